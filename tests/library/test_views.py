"""What some people see of a library: just what it would be if the rest had never come in."""

from itertools import combinations
from pathlib import Path

import pytest

from assistant import Assistant, Settings
from assistant.errors import LibraryError, UsageError
from assistant.library.library import Library
from assistant.library.library_view import LibraryView
from assistant.several_views import SeveralViews
from tests.library.conftest import Opener
from tests.library.fakes import nearest

_PAPER = "某县人民政府文件\n{number}\n{title}\n各镇人民政府：\n{body}\n某县人民政府\n{day}\n"


def paper(number: str, title: str, day: str, *body: str) -> str:
    """Return the text of a paper."""
    lines = "\n".join(f"　　{line}" for line in body)
    return _PAPER.format(number=number, title=title, day=day, body=lines)


RULES = paper(
    "某政发〔2019〕7号", "某县救助办法", "2019年3月5日",
    "第一条 救助金每人每月八百元。", "第二条 由民政所发放。",
)  # fmt: skip
LATER = paper(
    "某政发〔2021〕9号", "某县救助新办法", "2021年3月5日", "第一条 救助金每人每月九百元。",
    "第二条 《某县救助办法》（某政发〔2019〕7号）自2021年4月1日起废止。",
)  # fmt: skip
TWIN = paper("某政发〔2021〕9号", "某县渡口修缮办法", "2021年3月6日", "第一条 渡口每年修缮一次。")
BOATS = paper("某政发〔2021〕9号", "某县船只登记办法", "2021年3月7日", "第一条 船只每年登记一次。")
NOTICE = paper(
    "某政发〔2022〕2号", "关于做好救助工作的通知", "2022年1月5日",
    "根据《某县救助新办法》（某政发〔2021〕9号），现通知如下。", "一、按月发放。",
)  # fmt: skip
PAPERS = {"rules": RULES, "later": LATER, "twin": TWIN, "boats": BOATS, "notice": NOTICE}


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """Return five papers: one repeals another, three share a number, one cites."""
    written = {name: tmp_path / f"{name}.txt" for name in PAPERS}
    for name, file in written.items():
        file.write_text(PAPERS[name], encoding="utf-8")
    return written


@pytest.fixture
def library(open_library: Opener, tmp_path: Path, files: dict[str, Path]) -> Library:
    made = open_library(tmp_path / "library")
    made.add([*files.values()])
    return made


def told(library: Library) -> object:
    """Return all that a library can tell."""
    entries = [
        (e.id, e.title, e.number_key, e.beside, e.replaced_by, e.warnings)
        for e in library.manifest.entries
    ]
    links = [
        (d.id, link.relation, link.target.id if link.target else "", link.document.id)
        for d in library.documents
        for link in (*library.links.of(d), *library.links.to(d))
    ]
    words = [(p.searched, p.clause_id) for p in library.passages]
    spoken = dict(library.lexical.frequency)
    clauses = [(d.name, d.warnings, d.publication, d.clauses) for d in library.documents]
    near = [(n, round(c, 4)) for n, c in nearest(library, "救助金每月多少", 9).items()]
    return entries, links, words, spoken, clauses, sorted(near)


@pytest.mark.parametrize(
    "hidden", [h for size in (1, 2, 3) for h in combinations(PAPERS, size)][::2], ids="-".join
)
def test_a_view_is_the_library_into_which_the_hidden_never_came(
    hidden: tuple[str, ...],
    library: Library,
    files: dict[str, Path],
    open_library: Opener,
    tmp_path: Path,
) -> None:
    library.add([files[name] for name in hidden], audiences=["财务科"])
    alone = open_library(tmp_path / "alone")
    alone.add([file for name, file in files.items() if name not in hidden])
    view = LibraryView(library, frozenset())
    assert told(view) == told(alone)
    assert library.embedder.embedded == len(library.passages)  # type: ignore[attr-defined]
    view.close()


def test_a_hidden_document_leaves_no_word_in_the_files_of_a_view(
    library: Library, files: dict[str, Path], tmp_path: Path
) -> None:
    library.add([files["twin"]], audiences=["财务科"])
    view = LibraryView(library, frozenset({"人事科"}))
    nearest(view, "渡口", 3)
    view.seeds()
    view.close()
    kept = [f for f in (tmp_path / "library" / "views").rglob("*") if f.is_file()]
    assert kept
    assert not [f for f in kept if "渡口".encode() in f.read_bytes()]


def test_of_versions_the_newest_that_may_be_seen_is_shown(
    open_library: Opener, tmp_path: Path, files: dict[str, Path]
) -> None:
    library = open_library(tmp_path / "library")
    library.add([files["rules"]])
    newer = tmp_path / "newer.txt"
    newer.write_text(
        RULES.replace("八百", "八百五十").replace("2019年3月5日", "2020年3月5日"), "utf-8"
    )
    library.add([newer], audiences=["财务科"])
    assert [len(library.manifest.current), len(library.documents)] == [1, 1]
    shown = {
        names: LibraryView(library, frozenset(names)).documents[0].source
        for names in ((), ("财务科",))
    }
    assert "八百元" in shown[()]
    assert "八百五十元" in shown[("财务科",)]


def test_a_new_version_is_for_those_whom_the_document_was_for(
    open_library: Opener, tmp_path: Path, files: dict[str, Path]
) -> None:
    library = open_library(tmp_path / "library")
    library.add([files["rules"]], audiences=["财务科"])
    files["rules"].write_text(RULES.replace("八百", "八百五十"), "utf-8")
    library.add([files["rules"]])
    assert [e.audiences for e in library.manifest.entries] == [("财务科",), ("财务科",)]


def test_a_view_follows_what_is_shared_and_added_since(
    library: Library,
) -> None:
    whole = Assistant(Settings(library=library.folder), library)
    twin = next(d for d in library.documents if "渡口" in d.title).id
    reader = whole.seen_by(())
    assert len(reader.documents()) == 5
    whole.share(twin, ["财务科"])
    assert [len(whole.seen_by(names).catalogue()) for names in ((), ("财务科",))] == [4, 5]
    assert len(reader.catalogue()) == 5 - 1
    with pytest.raises(LibraryError, match="没有"):
        reader.document(twin)
    whole.share(twin, ["所有人"])
    assert len(whole.seen_by(()).catalogue()) == 5


def test_a_view_cannot_be_changed(library: Library, files: dict[str, Path]) -> None:
    whole = Assistant(Settings(library=library.folder), library)
    before = (library.folder / "manifest.json").read_bytes()
    view = whole.seen_by(())
    for change in (
        lambda: view.ingest([files["rules"]]),
        lambda: view.remove(library.documents[0].id),
        lambda: view.share(library.documents[0].id, ["财务科"]),
    ):
        with pytest.raises(LibraryError, match="不能改动"):
            change()
    assert (library.folder / "manifest.json").read_bytes() == before


def test_who_hides_what_repeals_is_told_who_is_misled(library: Library) -> None:
    whole = Assistant(Settings(library=library.folder), library)
    later = next(d for d in library.documents if "新办法" in d.title)
    assert whole.share(later.id, ["财务科"]).shadowed == ("《某县救助办法》",)
    assert whole.share(later.id, ["所有人"]).shadowed == ()


@pytest.mark.parametrize("name", ["", " ", "财务科 人事科", "财务科,", "a<b", "x" * 41, "=1"])
def test_what_is_no_name_is_no_audience(library: Library, name: str) -> None:
    whole = Assistant(Settings(library=library.folder), library)
    with pytest.raises(UsageError):
        whole.share(library.documents[0].id, [name])


def test_only_so_many_views_are_open() -> None:
    class Counted:
        open = 0

        def __init__(self, _names: frozenset[str]) -> None:
            Counted.open += 1

        def close(self) -> None:
            Counted.open -= 1

    views = SeveralViews(Counted, most=3)
    for name in "甲乙丙丁甲戊":
        views.of(frozenset(name))
        assert Counted.open <= 3
    assert views.of(frozenset("戊")) is views.of(frozenset("戊"))
    views.close()
    assert Counted.open == 0
