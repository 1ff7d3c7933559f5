"""LibreOffice opens what the classroom gives out, and its pages look as an office expects them."""

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from assistant.teaching.handout import handout
from assistant.teaching.item import Item
from assistant.teaching.paper_order import paper
from assistant.teaching.paper_word import paper_word
from assistant.teaching.slide_deck import slide_show

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(
        not any(map(shutil.which, ("soffice", "libreoffice"))),
        reason="LibreOffice is not installed",
    ),
]


@pytest.fixture(scope="module")
def printed(items: tuple[Item, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which LibreOffice printed a paper, a handout and slides, in one go."""
    folder = tmp_path_factory.mktemp("printed")
    made = {
        "paper.docx": paper_word(paper(items, 7), "政策测试"),
        "handout.docx": handout(items, "政策讲义"),
        "slides.pptx": slide_show(items, "政策学习"),
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    program = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))))
    subprocess.run(  # noqa: S603  found by its name on the path
        [
            program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to", "pdf", "--outdir", str(folder), *(str(folder / n) for n in made),
        ],
        check=False, capture_output=True, timeout=180,
    )  # fmt: skip
    return folder


def pages(file: Path) -> list[pypdfium2.PdfPage]:
    if not file.exists():
        pytest.skip(f"LibreOffice is installed without what prints {file.stem}")
    return list(pypdfium2.PdfDocument(file))


@pytest.mark.parametrize("name", ["paper", "handout"])
def test_word_pages_are_a4_and_black(printed: Path, name: str) -> None:
    for page in pages(printed / f"{name}.pdf"):
        assert [round(size * 25.4 / 72) for size in page.get_size()] == [210, 297]
        red, green, blue = page.render(scale=0.5).to_pil().convert("RGB").split()
        assert red.tobytes() == green.tobytes() == blue.tobytes()


def test_a_paper_is_read_from_its_pages(printed: Path, items: tuple[Item, ...]) -> None:
    text = "".join(p.get_textpage().get_text_range() for p in pages(printed / "paper.pdf"))
    read = "".join(text.split())
    assert "政策测试（A卷）" in read
    assert {"密", "封", "座"} <= {*read}  # turned text is read sign by sign
    assert all("".join(choice.split()) in read for item in items for choice in item.choices)


def test_slides_print_within_their_edges(printed: Path) -> None:
    for page in pages(printed / "slides.pdf"):
        width, height = page.get_size()
        text = page.get_textpage()
        for number in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(number)
            assert 0 <= left < right <= width
            assert 0 <= bottom < top <= height
