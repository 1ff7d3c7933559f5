"""What survives of one document in each format that it may come in.

    python -m benchmarks.formats TEXT.txt... [--keep FOLDER] [--json]

Each text is made into a .docx laid out as a 公文 (python-docx), printed to .pdf by LibreOffice,
scanned from that print at 200 dots an inch, and written as .ofd. Each is read and compared with
the text: the same metadata and clause labels, `identical` characters without white space, and
`cer`, the share of characters to be changed to get from one to the other.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pypdfium2
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from rapidfuzz.distance import Levenshtein

from assistant.documents.model import Element, PolicyDocument
from assistant.documents.open import open_document
from benchmarks.common import as_json_option, existing_file, report
from tests.documents.readers.ofd_files import write_ofd

_DPI = 200
_FONT = "Noto Serif CJK SC"
_CENTRED = (Element.ISSUING_MARK, Element.NUMBER, Element.TITLE, Element.REMARK)
_RIGHT = (Element.SIGNATURE, Element.DATE)
_FLUSH = (Element.RECIPIENTS,)
_ALIGNED = {"centre": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}
_HEADERS = ("text", "format", "metadata", "labels", "identical", "cer")


def write_docx(document: PolicyDocument, target: Path) -> None:
    """Lay a document out as a 公文 (GB/T 9704): 三号, indents of two characters, page numbers."""
    made = Document()
    _lay_out(made)
    lines, align = lay_out(document)
    titles = {line for c in document.clauses if c.element is Element.TITLE for line in [c.text]}
    for ordinal, line in enumerate(lines):
        paragraph = made.add_paragraph(line.lstrip("　"))
        if ordinal in align:
            paragraph.alignment = _ALIGNED[align[ordinal]]
            if line in titles:
                paragraph.runs[0].font.size = Pt(22)
        elif line.startswith("　"):
            paragraph.paragraph_format.first_line_indent = Pt(32)
    made.save(str(target))


def _lay_out(made: Any) -> None:  # noqa: ANN401  python-docx does not name its types
    section, style = made.sections[0], made.styles["Normal"]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
    style.font.name, style.font.size = _FONT, Pt(16)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after = Pt(0)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    foot._p.append(field)
    foot.add_run(" —")


def lay_out(document: PolicyDocument) -> tuple[list[str], dict[int, str]]:
    """Return the lines of a document as they are printed, and which are centred or at the right."""
    lines: list[str] = []
    align: dict[int, str] = {}
    for clause in document.clauses:
        for line in clause.text.split("\n"):
            if clause.element in (*_CENTRED, *_RIGHT):
                align[len(lines)] = "centre" if clause.element in _CENTRED else "right"
            flush = clause.element in (*_CENTRED, *_RIGHT, *_FLUSH) or "\t" in line
            lines.append(line if flush else f"　　{line}")
        if clause.element is Element.TITLE:
            lines.append("")
    return lines, align


def write_page_file(document: PolicyDocument, target: Path) -> None:
    """Write a document as an OFD, laid out as a 公文."""
    lines, align = lay_out(document)
    target.write_bytes(write_ofd(lines, align=align))


def print_pdf(source: Path, target: Path) -> None:
    """Print a Word file by LibreOffice."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise click.ClickException("LibreOffice is not installed")
    command = [
        program,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(target.parent),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  no shell
    source.with_suffix(".pdf").rename(target)


def scan(source: Path, target: Path) -> None:
    """Write the pages of a PDF as pictures into another, as a scanner does."""
    with pypdfium2.PdfDocument(source) as pages:
        pictures = [page.render(scale=_DPI / 72).to_pil().convert("L") for page in pages]
    pictures[0].save(target, save_all=True, append_images=pictures[1:], resolution=_DPI, quality=85)


def compare(document: PolicyDocument, other: PolicyDocument) -> dict[str, Any]:
    """Return what of `document` is the same in `other`."""
    known, found = _facts(document), _facts(other)
    text, read = _characters(document), _characters(other)
    return {
        "metadata": known == found,
        "labels": [c.label for c in document.clauses] == [c.label for c in other.clauses],
        "identical": text == read,
        "cer": round(Levenshtein.distance(text, read) / max(len(text), 1), 5),
    }


def _facts(document: PolicyDocument) -> tuple[object, ...]:
    return (document.title, document.number_key, document.date, document.issuers, document.type)


def _characters(document: PolicyDocument) -> str:
    return "".join("".join(c.text.split()) for c in document.clauses)


def measure(text: Path, folder: Path) -> dict[str, dict[str, Any]]:
    """Make every format of `text` in `folder`, read each, and compare."""
    document, _ = open_document(text)
    name = text.stem
    word, pdf = folder / f"{name}.docx", folder / f"{name}.pdf"
    scanned, ofd = folder / f"{name}-scan.pdf", folder / f"{name}.ofd"
    makers: dict[Path, Callable[[], object]] = {
        word: lambda: write_docx(document, word),
        pdf: lambda: print_pdf(word, pdf),
        scanned: lambda: scan(pdf, scanned),
        ofd: lambda: write_page_file(document, ofd),
    }
    found = {}
    for file, make in makers.items():
        make()
        found[file.name.removeprefix(name)] = compare(document, open_document(file)[0])
    return found


@click.command()
@click.argument("texts", nargs=-1, required=True, type=existing_file)
@click.option(
    "--keep", type=click.Path(file_okay=False, path_type=Path), help="folder for the files"
)
@as_json_option
def main(texts: tuple[Path, ...], keep: Path | None, as_json: bool) -> None:
    """Print one row a text and format."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        records = {text.name: measure(text, folder) for text in texts}
    rows = [
        (name, kind, *figures.values())
        for name, kinds in records.items()
        for kind, figures in kinds.items()
    ]
    report(records, _HEADERS, rows, as_json=as_json)


if __name__ == "__main__":
    main()
