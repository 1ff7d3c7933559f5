"""The tab of the library: what it lists, what it takes, and what it leaves behind."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant import Ingested, ReadingDoubt
from assistant.errors import LibraryError
from assistant.library.taking_in import FileOutcome
from tests.ui.fakes import FakeEngine
from youju_ui import documents_tab
from youju_ui.engine import Progress


@pytest.fixture
def uploaded(tmp_path: Path) -> Path:
    """Return a file where an upload would have put it: in a folder of its own."""
    file = tmp_path / "upload" / "通知.txt"
    file.parent.mkdir()
    file.write_text("关于甲的通知", encoding="utf-8")
    return file


def receive(engine: FakeEngine, file: Path, *, confirmed: bool = True) -> str:
    *_, (last, _) = documents_tab.received(engine, [str(file)], confirmed)
    return last


def test_documents_are_listed_with_their_standing() -> None:
    listed = documents_tab.listing(FakeEngine())
    assert "库内现有 1 份文件" in listed
    assert "连委办发〔2021〕36号" in listed
    assert "有效期已过" in listed
    assert "2021年5月14日" in listed


def test_what_a_document_says_cannot_break_the_table() -> None:
    row = documents_tab.listing(FakeEngine()).splitlines()[-1]
    assert "<意见>" not in row
    assert row.replace("\\|", "").count("|") == 3


def test_a_library_that_cannot_be_read_is_told() -> None:
    engine = FakeEngine(failure=LibraryError("库打不开。", "请重建。"))
    assert "库打不开。请重建。" in documents_tab.listing(engine)


def test_a_confirmed_file_goes_in_and_leaves_nothing_behind(uploaded: Path) -> None:
    engine = FakeEngine()
    told = receive(engine, uploaded)
    assert engine.received == [("通知.txt", "关于甲的通知".encode())]
    assert "新增" in told
    assert not uploaded.parent.exists()


def test_without_the_confirmation_nothing_goes_in(uploaded: Path) -> None:
    engine = FakeEngine()
    assert "没有入库" in receive(engine, uploaded, confirmed=False)
    assert engine.received == []
    assert not uploaded.parent.exists()


def test_a_failure_is_told_and_leaves_nothing_behind(uploaded: Path) -> None:
    engine = FakeEngine(failure=LibraryError("库打不开。", "请重建。"))
    assert "库打不开。请重建。" in receive(engine, uploaded)
    assert not uploaded.parent.exists()


def test_the_path_of_a_file_on_the_server_is_not_shown(uploaded: Path) -> None:
    assert str(uploaded.parent) not in receive(FakeEngine(), uploaded)


def test_each_step_is_told_while_a_file_goes_in(uploaded: Path) -> None:
    class Slow(FakeEngine):
        """An engine that tells its steps."""

        def ingest(
            self, files: Sequence[Path], progress: Progress | None = None
        ) -> Sequence[Ingested]:
            assert progress is not None
            for number in (1, 2):
                progress("整理条款", number, 2)
            return super().ingest(files)

    steps = documents_tab.received(Slow(), [str(uploaded)], confirmed=True)
    first, second, last = (told for told, _ in steps)
    assert (first, second) == ("正在整理条款（1/2）……", "正在整理条款（2/2）……")
    assert "新增" in last


def test_several_files_end_with_a_report_to_take_away(uploaded: Path) -> None:
    other = uploaded.with_name("函.txt")
    other.write_text("关于乙的函", encoding="utf-8")
    *_, (told, links) = documents_tab.received(FakeEngine(), [str(uploaded), str(other)], True)
    assert told.startswith("共 2 份：新增 2 份。")
    assert links.count("<a download") == 2
    assert str(uploaded.parent) not in told + links


def test_what_the_reading_was_unsure_of_is_shown() -> None:
    doubtful = Ingested("通知.txt", FileOutcome.ADDED, doubts=(ReadingDoubt("没有认出<标题>", 40),))
    assert "疑点 40：没有认出&lt;标题&gt;" in documents_tab.report([doubtful])
