"""The tab that checks a draft: changes marked, words escaped, the draft not kept, a report."""

from dataclasses import replace
from pathlib import Path

from assistant import Checked, Quotation
from assistant.errors import DocumentError
from assistant.quotations.checked import QuotationStatus
from tests.ui.fakes import CHECKED, FakeEngine
from youju_ui import downloads, quotation_cards, quotations_tab, render


def test_changes_are_marked_and_words_are_no_markup() -> None:
    shown = quotations_tab.checked(FakeEngine(), "草稿", None).html
    assert "<del>切实</del>减轻&lt;群众&gt;负担。</blockquote>" in shown
    assert "<b>原文</b><blockquote>减轻&lt;群众&gt;负担。</blockquote>" in shown
    assert "每户&lt;三千&gt;元" in shown
    assert "<群众>" not in shown
    assert "文字有改动 1 处，库内没有 1 处" in shown
    assert "注意：草稿有修订标记。" in shown
    assert render.NOTICE in shown


def mixed() -> tuple[Quotation, ...]:
    """Return what is right, and what is wrong in two ways."""
    altered, absent = CHECKED.quotations
    right = replace(altered, status=QuotationStatus.EXACT, changes=(), paragraph=1)
    return (
        right,
        replace(altered, paragraph=3, page=2, sentence="规定：“切实减轻<群众>负担。”"),
        absent,
    )


def test_problems_come_first_and_can_be_looked_at_alone() -> None:
    shown = quotation_cards.cards(Checked(mixed()))
    places = [shown.index(f'class="{kind}') for kind in ("altered", "not_found", "exact")]
    assert places == sorted(places)
    for value, words in (("all", "全部 3"), ("wrong", "有问题 2"), ("right", "一致 1"),
                         ("altered", "文字有改动 1"), ("not_found", "库内没有 1")):  # fmt: skip
        assert f'value="{value}"' in shown
        assert words in shown
    assert "filters" not in quotation_cards.cards(Checked(mixed()[:1]))


def test_place_and_sentence_in_the_draft_are_shown_and_the_source_opens() -> None:
    shown = quotation_cards.cards(Checked(mixed()))
    assert "文字有改动（第2页，全文第3段）" in shown
    assert "草稿里的这一句：规定：“<mark>切实减轻&lt;群众&gt;负担。</mark>”" in shown
    assert "库里没有找到这句话" in shown
    assert 'href="/d/a-9#"' in shown


def test_report_is_there_to_take() -> None:
    page = quotations_tab.checked(FakeEngine(), "草稿", None, "http://10.0.0.5")
    assert page.report is not None
    assert Path(page.report).name == "引文核对-草稿.docx"
    assert Path(page.report).read_text("utf-8") == "CheckedDraft http://10.0.0.5"
    assert page.returned is None


def test_report_on_a_file_leads_back_to_where_the_page_was_opened(tmp_path: Path) -> None:
    draft = tmp_path / "请示.txt"
    draft.write_text("某草稿", "utf-8")
    page = quotations_tab.checked(FakeEngine(), "", str(draft), "http://10.0.0.5")
    assert page.report is not None
    assert Path(page.report).read_text("utf-8") == "CheckedDraft http://10.0.0.5"


def test_report_does_not_stay_on_the_disk() -> None:
    saved = quotations_tab.checked(FakeEngine(), "草稿", None).report
    assert saved is not None
    downloads.wipe(saved)
    assert not Path(saved).parent.exists()
    downloads.wipe(None)


def test_what_was_checked_is_told_and_what_is_replaced() -> None:
    of_box = quotations_tab.CheckedPage("…", report="甲.docx")
    of_file = quotations_tab.CheckedPage("…", report="甲.docx", file="请示.docx")
    assert of_file.told("") == of_file.told("旧稿.docx") == "下面是“请示.docx”的结果。"
    assert of_box.told("") == "下面是框里文字的结果。"
    assert "前面那份“请示.docx”的结果换下了" in of_box.told("请示.docx")
    assert quotations_tab.CheckedPage("读不了。").told("请示.docx") == ""


def test_a_file_is_checked(tmp_path: Path) -> None:
    draft = tmp_path / "请示.txt"
    draft.write_text("某草稿", "utf-8")
    engine = FakeEngine()
    page = quotations_tab.checked(engine, "", str(draft))
    assert engine.received == [("请示.txt", "某草稿".encode())]
    assert page.report is not None
    assert "请示" in page.report
    assert page.returned is None
    assert "只有 .docx：&lt;请示.txt&gt;。请另存为 .docx。" in page.html
    assert "文字有改动 1 处" in page.html


def test_a_word_draft_comes_back_and_the_page_says_what_was_done(tmp_path: Path) -> None:
    draft = tmp_path / "请示.docx"
    draft.write_bytes(b"words")
    page = quotations_tab.checked(FakeEngine(), "", str(draft))
    assert page.returned is not None
    assert Path(page.returned).name == "批注稿-请示.docx"
    assert Path(page.returned).read_bytes() == b"marked words"
    assert "修订 2 处引文，批注 3 条。&lt;注意&gt;。" in page.html
    downloads.wipe(page.report, page.returned)


def test_nothing_to_check_is_said() -> None:
    engine = FakeEngine()
    page = quotations_tab.checked(engine, "  ", None)
    assert page == quotations_tab.CheckedPage(quotations_tab.EMPTY)
    assert engine.asked == []
    assert quotation_cards.NOTHING in quotation_cards.cards(Checked(()))


def test_a_draft_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    draft = tmp_path / "坏.docx"
    draft.write_bytes(b"x")
    engine = FakeEngine(failure=DocumentError("<坏>读不了。", "请另存。"))
    page = quotations_tab.checked(engine, "", str(draft))
    assert page == quotations_tab.CheckedPage("&lt;坏&gt;读不了。请另存。")
