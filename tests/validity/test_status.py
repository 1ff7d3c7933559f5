"""Whether a document applies on a day: what a text says decides, and silence is 未知."""

from datetime import date

import pytest

from assistant.documents.model import PolicyDocument
from assistant.documents.parse import parse_document
from assistant.library.links import Links
from assistant.validity.standing import Standing, status
from tests.validity.papers import gongwen

DAY = date(2026, 6, 1)


def law(*articles: str) -> PolicyDocument:
    numbered = zip("一二三四五", articles, strict=False)
    lines = [f"第{number}条　{article}" for number, article in numbered]
    return parse_document("\n".join(["某省救助条例", *lines]))


def judged(document: PolicyDocument, *others: PolicyDocument, day: date = DAY) -> tuple[str, str]:
    found = status(document, Links([document, *others]), day)
    return found.standing.value, found.sentence


@pytest.mark.parametrize(
    ("document", "standing", "sentence"),
    [
        (gongwen("加强救助。"), "未知", ""),
        (gongwen("本办法自2021年5月1日起施行。"), "现行", "本办法自2021年5月1日起施行。"),
        (law("为了救助，制定本条例。", "本条例自2021年5月1日起施行。"), "现行",
         "第二条　本条例自2021年5月1日起施行。"),
        (law("为了救助，制定本条例。", "本条例自2027年1月1日起施行。"), "尚未施行",
         "第二条　本条例自2027年1月1日起施行。"),
        (gongwen("本办法自2021年5月1日起施行，有效期至2030年4月30日。"), "现行",
         "本办法自2021年5月1日起施行，有效期至2030年4月30日。"),
        (gongwen("本办法自2021年5月1日起施行，有效期3年。"), "有效期已过",
         "本办法自2021年5月1日起施行，有效期3年。"),
        (gongwen("到2025年，实现全覆盖。"), "未知", ""),
        (gongwen("到2035年，实现全覆盖。"), "未知", ""),
        (gongwen("设立5年过渡期。"), "未知", ""),
    ],
)  # fmt: skip
def test_the_standing_and_the_sentence_that_says_so(
    document: PolicyDocument, standing: str, sentence: str
) -> None:
    assert judged(document) == (standing, sentence)


def test_targets_of_the_past_say_nothing_of_the_document() -> None:
    document = gongwen("到2022年，全面建成。", "2021年6月底前报送方案。", "每年2月底前报送总结。")
    assert judged(document, day=date(2040, 1, 1)) == (Standing.UNKNOWN, "")


def test_what_applies_from_its_issue_on_is_in_force_on_a_later_day() -> None:
    document = gongwen("本通知自印发之日起施行。")
    assert judged(document)[0] == Standing.IN_FORCE
    assert judged(gongwen("本办法自2027年1月1日起施行。"))[0] == Standing.NOT_YET


def test_what_another_document_repeals_is_repealed_from_the_day_that_it_applies() -> None:
    old = gongwen("加强救助。")
    words = "本办法自2022年1月1日起施行。《某县救助办法》同时废止。"
    new = gongwen(words, title="某县社会救助办法", issued="2021年12月1日")
    assert judged(old, new) == ("已废止", "《某县救助办法》同时废止。")
    assert judged(old, new, day=date(2021, 12, 15))[0] == Standing.UNKNOWN


def test_what_is_amended_or_cited_is_not_repealed() -> None:
    old = gongwen("加强救助。")
    for words in ("根据《某县救助办法》，现通知如下。", "《某县救助办法》第三条同时废止。"):
        assert judged(old, gongwen(words, title="关于救助的通知"))[0] == Standing.UNKNOWN


def test_the_last_day_of_a_term_still_counts() -> None:
    document = gongwen("本办法自2021年5月1日起施行，有效期5年。")
    assert judged(document, day=date(2026, 4, 30))[0] == Standing.IN_FORCE
    assert judged(document, day=date(2026, 5, 1))[0] == Standing.EXPIRED


OLD = gongwen("加强救助。", "本办法自2015年1月1日起施行。", issued="2014年12月1日")


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("某县关于废止救助办法的请示", "拟废止《某县救助办法》。妥否，请批示。"),
        ("某县关于废止救助办法的请示", "《某县救助办法》同时废止。妥否，请批示。"),
        ("某县清理文件情况的报告", "决定废止《某县救助办法》。"),
        ("某县关于清理文件的议案", "废止《某县救助办法》。"),
        ("某县关于清理文件的通知", "请各单位就废止《某县救助办法》提出意见。"),
        ("某县第3次常务会议纪要", "会议讨论了是否废止《某县救助办法》，决定暂缓。"),
        ("某县第3次常务会议纪要", "会议决定废止《某县救助办法》，由县司法局按程序办理。"),
        ("某县第3次常务会议纪要", "县民政局汇报后，废止《某县救助办法》。"),
        ("某县关于清理文件的通知", "《某县救助办法》不予废止，继续执行。"),
        ("某县关于清理文件的通知", "撤销关于废止《某县救助办法》的决定，恢复执行。"),
        ("某县关于清理文件的通知", "新办法出台后，《某县救助办法》自行废止。"),
    ],
)
def test_who_only_speaks_of_a_repeal_repeals_nothing(title: str, words: str) -> None:
    assert judged(OLD, gongwen(words, title=title))[0] == Standing.IN_FORCE


def test_what_a_meeting_decides_is_repealed() -> None:
    minutes = gongwen("会议决定废止《某县救助办法》。", title="某县第3次常务会议纪要")
    assert judged(OLD, minutes) == ("已废止", "会议决定废止《某县救助办法》。")
