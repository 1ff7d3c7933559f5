"""What becomes of files that people send: each has their own, and nothing else is touched."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import LibraryError
from tests.ui.fakes import FakeEngine
from youju_ui import file_intake, formula_tab, quotations_tab, timeline_tab, towns_tab

TOWNS = "乡镇,农村人口,参保比例,保费标准,上年结余\n甲镇,2.678万,10%,100,0\n"
MONTHS = "村,人数,月数\n东村,35,12\n"
Tab = Callable[[FakeEngine, str], str]


def put_in(engine: FakeEngine, file: str) -> str:
    *_, last = file_intake.received(engine, [file], confirmed=True)
    return last.html


def worked_out(engine: FakeEngine, file: str) -> str:
    texts = ["", "50元", "", *[None] * 9]
    return formula_tab.tabled(engine, "高龄津贴", texts, file)[0]


TABS: dict[str, tuple[Tab, str, str]] = {
    "管文件": (put_in, "关于甲的通知", "新增"),
    "核引文": (lambda e, file: quotations_tab.checked(e, "", file).html, "某草稿", "有改动"),
    "看期限": (lambda e, file: timeline_tab.shown_of(e, file).html, "某草稿", "某县救助办法"),
    "乡镇表": (lambda e, file: towns_tab.calculated(e, file, "", "", "")[0], TOWNS, "267,800.00元"),
    "整张表": (worked_out, MONTHS, "应发总额21,000.00元"),
}
"""How each tab takes a file, a file for it, and what the tab then shows."""


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where Gradio puts what is sent, in a temporary folder of this test's own."""
    folder = tmp_path / "temporary" / "gradio"
    folder.mkdir(parents=True)
    monkeypatch.setattr(tempfile, "tempdir", str(folder.parent))
    return folder


def sent(inbox: Path, words: str, digest: str = "0a1b") -> Path:
    """Return a file where Gradio puts it, so that it is there once whoever sent it."""
    file = inbox / digest / "表.csv"
    file.parent.mkdir()
    file.write_text(words, "utf-8")
    return file


@pytest.mark.parametrize("tab", TABS)
def test_two_people_may_send_the_same_file(inbox: Path, tab: str) -> None:
    shown, words, told = TABS[tab]
    file = str(sent(inbox, words))
    assert [told in shown(FakeEngine(), file) for _ in range(2)] == [True, True]


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("named", [".", "anything", "0a1b", "../elsewhere.csv"])
def test_what_a_browser_names_is_never_deleted(inbox: Path, tab: str, named: str) -> None:
    shown, words, _ = TABS[tab]
    file, other = sent(inbox, words), inbox.parent / "elsewhere.csv"
    other.write_text("of another program", "utf-8")
    assert shown(FakeEngine(), str(inbox / named))
    assert file.exists()
    assert other.exists()


def test_what_is_no_file_is_told(inbox: Path) -> None:
    for shown, *_ in TABS.values():
        assert "文件没有传到。请再选一次。" in shown(FakeEngine(), str(inbox / "anything"))


@pytest.mark.parametrize("failure", [None, LibraryError("库打不开。", "请重建。")])
def test_a_copy_does_not_stay_on_the_disk(inbox: Path, failure: Exception | None) -> None:
    put_in(FakeEngine(failure=failure), str(sent(inbox, "某草稿")))
    assert [each.name for each in inbox.parent.iterdir()] == ["gradio"]


def test_files_of_one_name_go_in_together(inbox: Path) -> None:
    files = [str(sent(inbox, words, words)) for words in ("甲", "乙")]
    engine = FakeEngine()
    list(file_intake.received(engine, files, confirmed=True))
    assert [data.decode() for _, data in engine.received] == ["甲", "乙"]
