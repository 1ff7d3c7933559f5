"""The tab of the library: what it lists, takes, asks about and takes out, and leaves behind."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import gradio as gr
import pytest

from assistant import Ingested, ReadingDoubt, Version
from assistant.errors import LibraryError
from assistant.library.taking_in import FileOutcome
from tests.ui.fakes import HOLDING, FakeEngine, entry_of
from youju_ui import (
    documents_tab,
    file_intake,
    holdings_list,
    removal,
    upkeep,
    version_questions,
)
from youju_ui.engine import Progress
from youju_ui.version_questions import VersionQuestion

OLD = Version("o1", "2019-01-02", "旧<稿>.txt", "2026-11-30T02:43:00+00:00", "张三", "/d/x@o1")
WITH_OLD = replace(HOLDING, versions=(OLD,), address="/d/x", added_by="李<四>")
OTHER = replace(HOLDING, id="b2", title="另一份", added="2026-11-30T02:44:00+00:00")
BROKEN = LibraryError("库打不开。", "请重建。")


@pytest.fixture
def uploaded(tmp_path: Path) -> Path:
    """Return a file where an upload would have put it: in a folder of its own."""
    file = tmp_path / "upload" / "通知.txt"
    file.parent.mkdir()
    file.write_text("关于甲的通知", encoding="utf-8")
    return file


def receive(engine: FakeEngine, file: Path, *, confirmed: bool = True) -> str:
    *_, last = file_intake.received(engine, [str(file)], confirmed, "张三")
    return last.html


def test_documents_are_listed_with_their_standing() -> None:
    listed = holdings_list.listing(FakeEngine())
    assert "库里现有 1 份文件" in listed
    assert "连委办发〔2021〕36号" in listed
    assert "有效期已过" in listed
    assert "2021年5月14日" in listed


def test_who_put_a_document_in_and_when_is_listed_and_each_version_opens() -> None:
    listed = holdings_list.listing(FakeEngine(holdings=(WITH_OLD,)))
    assert "李&lt;四&gt; 放入，时间没有记下" in listed
    assert '<a href="/d/x@o1">旧版，2019年1月2日</a>' in listed
    assert "张三 放入，2026年11月30日" in listed
    assert "旧&lt;稿&gt;.txt" in listed
    assert "放入：时间没有记下" in holdings_list.listing(FakeEngine())


def test_what_a_document_says_is_no_markup() -> None:
    assert "<意见>" not in holdings_list.listing(FakeEngine())


def test_a_long_list_shows_what_came_last_and_leads_to_the_rest() -> None:
    many = tuple(replace(HOLDING, id=str(n), title=f"第{n}份", added=f"{n:04}") for n in range(60))
    listed = holdings_list.listing(FakeEngine(holdings=many))
    assert "库里现有 60 份文件，这里列出 50 份" in listed
    assert listed.index("第59份") < listed.index("第10份")
    assert "第9份" not in listed
    assert 'href="/d/"' in listed


def test_what_was_read_with_doubt_can_be_looked_through() -> None:
    doubtful = replace(OTHER, doubts=(ReadingDoubt("没有认出<标题>", 40),))
    listed = holdings_list.listing(FakeEngine(holdings=(HOLDING, doubtful)), holdings_list.DOUBTFUL)
    assert "有疑点的 1 份" in listed
    assert "疑点 40：没有认出&lt;标题&gt;" in listed
    assert HOLDING.title not in listed


def test_a_library_that_cannot_be_read_is_told() -> None:
    assert "库打不开。请重建。" in holdings_list.listing(FakeEngine(failure=BROKEN))


def test_a_confirmed_file_goes_in(uploaded: Path) -> None:
    engine = FakeEngine()
    told = receive(engine, uploaded)
    assert engine.received == [("通知.txt", "关于甲的通知".encode())]
    assert engine.people == ["张三"]
    assert "新增" in told
    assert "下一步：不用处理。" in told


def test_without_the_confirmation_nothing_goes_in(uploaded: Path) -> None:
    engine = FakeEngine()
    assert "没有入库" in receive(engine, uploaded, confirmed=False)
    assert engine.received == []


def test_a_failure_is_told(uploaded: Path) -> None:
    assert "库打不开。请重建。" in receive(FakeEngine(failure=BROKEN), uploaded)


def test_the_path_of_a_file_on_the_server_is_not_shown(uploaded: Path) -> None:
    assert str(uploaded.parent) not in receive(FakeEngine(), uploaded)


def test_each_file_is_told_while_files_go_in(uploaded: Path) -> None:
    class Slow(FakeEngine):
        """An engine that tells its steps."""

        def ingest(
            self,
            files: Sequence[Path],
            progress: Progress | None = None,
            *,
            by: str = "",
            audiences: Sequence[str] | None = None,
            replacing: str = "",
        ) -> Sequence[Ingested]:
            assert progress is not None
            progress("读取文件", 1, 2)
            progress("建索引", 5, 9)
            return super().ingest(files, by=by, audiences=audiences)

    other = uploaded.with_name("<函>.txt")
    other.write_text("关于乙的函", encoding="utf-8")
    steps = file_intake.received(Slow(), [str(uploaded), str(other)], confirmed=True)
    first, second, last = steps
    assert "<li>读过了　通知.txt</li><li>正在读　&lt;函&gt;.txt</li>" in first.html
    assert "正在建索引（5/9）……" in second.html
    assert first.outcomes is None
    assert "共 2 份：新增 2 份。" in last.html
    assert last.links.count("<a download") == 2
    assert str(uploaded.parent) not in last.html + last.links


def test_what_the_reading_was_unsure_of_is_shown_with_what_to_do() -> None:
    doubtful = Ingested(
        "通知.txt", FileOutcome.ADDED, "某通知", doubts=(ReadingDoubt("没有认出<标题>", 40),)
    )
    refused = Ingested(
        "/x/坏.pdf", FileOutcome.FAILED, "读不了<它>。下一步：请另存。", next_step="请另存。"
    )
    told = file_intake.report([doubtful, refused])
    assert "疑点 40：没有认出&lt;标题&gt;" in told
    assert "请对照原件核对" in told
    assert "坏.pdf<p>读不了&lt;它&gt;。</p><p>下一步：请另存。</p>" in told
    assert told.index("坏.pdf") < told.index("通知.txt")


def test_it_is_asked_whether_a_file_is_the_new_version_of_one_that_is_like_it() -> None:
    engine = FakeEngine(holdings=(WITH_OLD, OTHER), alike=(entry_of(WITH_OLD),))
    added = Ingested("x.txt", FileOutcome.ADDED, "另一份", document_id="b2")
    (asked,) = version_questions.questions(engine, [added])
    assert (asked.later, asked.earlier) == ("b2", "a1")
    assert "《关于印发&lt;意见&gt;的通知》" in asked.html
    assert "已换成新版" in version_questions.joined(engine, asked)
    assert engine.joined == [("b2", "a1")]
    assert version_questions.questions(FakeEngine(holdings=(OTHER,)), [added]) == []


def test_a_new_version_is_for_those_for_whom_the_chosen_document_is(uploaded: Path) -> None:
    engine = FakeEngine(holdings=(WITH_OLD, OTHER))
    desk = documents_tab._Desk(engine, shares=True)
    for component in ("told", "links", "asked", "question", "join", "apart"):
        setattr(desk, f"_{component}", component)
    list(desk._replaced(str(uploaded), agreed=True, earlier="a1", request=gr.Request()))
    assert engine.replaced == ["a1"]
    assert engine.audiences == [None]


def test_what_is_lost_is_told_above_the_list() -> None:
    lost = replace(entry_of(OTHER), title="防汛<办法>")
    for holdings in ((HOLDING,), ()):
        listed = holdings_list.listing(FakeEngine(holdings=holdings, lost=(lost,)))
        assert "《防汛&lt;办法&gt;》。请把原文件重新放入" in listed
    assert "原文丢了" not in holdings_list.listing(FakeEngine())


def test_a_document_that_is_gone_meanwhile_is_not_joined() -> None:
    engine = FakeEngine()
    told = version_questions.joined(engine, VersionQuestion("b2", "a1", ""))
    assert version_questions.GONE in told
    assert engine.joined == []


@pytest.mark.parametrize(
    ("holdings", "came", "told", "asked"),
    [
        ((HOLDING, OTHER), "b2", "", 1),
        ((replace(OTHER, versions=(replace(OLD, id="a1"),)),), "b2", "已换成新版", 0),
        ((HOLDING,), "a1", "与库里的一样", 0),
        ((HOLDING,), "", "", 0),
    ],
)
def test_a_new_file_for_a_document_replaces_it_or_is_asked_about(
    holdings: tuple[object, ...], came: str, told: str, asked: int
) -> None:
    engine = FakeEngine(holdings=holdings)  # type: ignore[arg-type]
    outcome = Ingested("x.txt", FileOutcome.ADDED, document_id=came)
    said, questions = version_questions.after_replacing(engine, "a1", [outcome])
    assert told in said
    assert len(questions) == asked


def test_what_is_lost_is_said_before_a_document_is_taken_out() -> None:
    engine = FakeEngine(holdings=(replace(WITH_OLD, address=""),))
    whole, old = removal.removable(engine)
    assert "连同旧版 1 份一起移出" in removal.losses(engine, whole)
    assert "只移出这一个旧版" in removal.losses(engine, old)
    assert "旧&lt;稿&gt;.txt" in removal.losses(engine, old)


def test_a_document_is_taken_out_and_a_second_time_it_is_gone() -> None:
    engine = FakeEngine(holdings=(WITH_OLD,))
    assert "连同旧版 1 份" in removal.taken_out(engine, "a1")
    assert engine.holdings == ()
    assert removal.GONE in removal.taken_out(engine, "a1")


def test_health_says_what_is_wrong_first() -> None:
    told = upkeep.health(FakeEngine())
    assert "有 1 项还不能用" in told
    assert told.index("磁盘：只剩 &lt;9&gt; MB") < told.index("库：2 份文件")
    assert "库打不开" in upkeep.health(FakeEngine(failure=BROKEN))


def test_the_index_is_made_anew_step_by_step() -> None:
    steps = list(upkeep.rebuilt(FakeEngine()))
    assert "正在整理条款（1/2）" in steps[1]
    assert "索引重建好了" in steps[-1]
    assert "没有重建成" in list(upkeep.rebuilt(FakeEngine(failure=BROKEN)))[-1]
