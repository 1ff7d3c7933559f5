"""Timelines: the days that a document names itself, what others do to it, how its sources stand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.model import PolicyDocument
from assistant.library.links import Links
from assistant.records import to_json
from assistant.validity.timeline import (
    DEADLINE,
    EXPIRES,
    IN_FORCE,
    ISSUED,
    MENTIONED,
    RECURS,
    Timeline,
    timeline,
)
from assistant.validity.timeline_text import markdown
from tests.validity.papers import gongwen

DAY = date(2026, 11, 30)


def of(document: PolicyDocument, *others: PolicyDocument, day: date = DAY) -> Timeline:
    return timeline(document, Links([document, *others]), day)


def days(found: Timeline) -> list[tuple[str, str, bool]]:
    return [(event.day.isoformat(), event.kind, event.passed) for event in found.events]


def test_days_of_the_opinion(opinion: PolicyDocument, application: PolicyDocument) -> None:
    found = of(opinion, application)
    assert ("2021-05-14", ISSUED, True) in days(found)
    assert ("2021-12-31", DEADLINE, True) in days(found)
    assert ("2035-12-31", DEADLINE, False) in days(found)
    assert [e.document.document_number for e in found.events if e.by] == [
        application.document_number
    ]
    assert all(e.clause is not None and e.words in e.clause.text for e in found.events)


def test_a_document_that_only_tells_of_it_does_nothing_to_it(
    opinion: PolicyDocument, application: PolicyDocument
) -> None:
    assert {e.kind for e in of(opinion, application).events if e.by} == {MENTIONED}


def test_of_clauses_only_their_own_days(opinion: PolicyDocument) -> None:
    [clause] = [c for c in opinion.clauses if c.label == "（四）"]
    found = timeline(opinion, Links([opinion]), DAY, [clause])
    assert {event.clause for event in found.events} == {clause}
    assert [event.day.year for event in found.events] == [2021, 2025, 2035]
    assert found.subject.endswith("（四）")


def test_a_document_is_not_said_to_cite_itself(opinion: PolicyDocument) -> None:
    assert of(opinion).cited == ()


def test_what_is_cited_is_told_with_how_it_stands(
    opinion: PolicyDocument, application: PolicyDocument
) -> None:
    [cited] = of(application, opinion).cited
    assert (cited.name, cited.status and cited.status.standing.value) == (
        opinion.document_number,
        "未知",
    )
    assert {c.status for c in of(application).cited} == {None}


def test_force_and_term_are_days() -> None:
    document = gongwen("本办法自2021年5月1日起施行，有效期5年。")
    assert ("2021-05-01", IN_FORCE, True) in days(of(document))
    assert ("2026-04-30", EXPIRES, True) in days(of(document))
    assert ("2026-04-30", EXPIRES, False) in days(of(document, day=date(2026, 4, 30)))


def test_a_period_without_a_first_day_says_how_it_was_reckoned() -> None:
    shown = markdown(of(gongwen("设立5年过渡期。")))
    assert "2026年3月5日 期限（已过，按成文日期起算）：“设立5年过渡期。”" in shown
    assert "不等于文件废止" in shown


def test_a_goal_is_said_as_the_year_that_it_names() -> None:
    found = of(gongwen("到2035年，实现全覆盖。", "到2035年底，完成改造。"))
    shown = markdown(found)
    assert "2035年 目标（未到）：“到2035年，实现全覆盖。”" in shown
    assert "2035年12月31日 期限（未到）：“到2035年底，完成改造。”" in shown
    dated = [each for each in to_json(found)["events"] if each["kind"] == DEADLINE]
    assert [each["goal"] for each in dated] == [True, False]


def test_what_repeals_it_is_a_day_of_another() -> None:
    old = gongwen("加强救助。")
    words = "本办法自2022年1月1日起施行。《某县救助办法》同时废止。"
    new = gongwen(words, title="某县社会救助办法", issued="2021年12月1日")
    [event] = [e for e in of(old, new).events if e.by]
    assert (event.day, event.kind, event.document) == (date(2022, 1, 1), "废止", new)
    assert "被废止" in markdown(of(old, new))


def test_what_is_due_today_is_still_ahead_and_what_begins_today_has_begun() -> None:
    document = gongwen("到2026年11月30日，完成摸底。", "本办法自2026年11月30日起施行。")
    found = of(document)
    assert [e.kind for e in found.ahead] == [DEADLINE]
    assert [e.kind for e in found.over] == [ISSUED, IN_FORCE]
    shown = markdown(found).splitlines()
    assert shown.index("- ── 2026年11月30日，今天 ──") < next(
        n for n, line in enumerate(shown) if "期限（未到）" in line
    )
    assert any("2026年11月30日 施行：" in line for line in shown), "not 施行（未到）"


def test_no_deadline_says_so() -> None:
    document = gongwen("加强救助。", issued="")
    assert of(document).events == ()
    assert "没有写明任何期限" in markdown(of(document))


@given(st.lists(st.integers(2022, 2040), min_size=1, max_size=6), st.dates(date(2022, 1, 1)))
def test_days_are_in_order_and_passed_is_before_the_day(years: list[int], day: date) -> None:
    document = gongwen(*(f"到{year}年，实现第{year}项目标。" for year in years))
    found = of(document, day=day)
    assert [e.day for e in found.events] == sorted(e.day for e in found.events)
    assert all(e.passed == (e.day < day) for e in found.events if e.kind == DEADLINE)
    assert len([e for e in found.events if e.kind == DEADLINE]) == len(years)


@pytest.mark.parametrize("kind", [ISSUED, IN_FORCE])
def test_what_happened_is_not_called_over(kind: str) -> None:
    shown = markdown(of(gongwen("本办法自2021年5月1日起施行。")))
    assert f"{kind}：" in shown


def recurring(found: Timeline) -> list[tuple[str, str]]:
    return [(e.printed_day, e.label) for e in found.events if e.kind == RECURS]


def test_a_duty_that_recurs_stands_with_its_next_day_behind_today() -> None:
    document = gongwen("2022年起，每年2月底前完成公示。", "2021年12月31日前完成首次公示。")
    found = of(document)
    assert recurring(found) == [("下一次：2027年2月28日前", "重复期限（每年2月底前）")]
    shown = markdown(found)
    assert shown.index("2021年12月31日") < shown.index("今天") < shown.index("下一次")
    assert found.closing


def test_a_duty_is_not_over_and_no_deadline_has_passed() -> None:
    found = of(gongwen("每月5日前报送台账。"))
    assert found.closing == ""
    assert [e.passed for e in found.events if e.kind == RECURS] == [False]


def test_how_often_alone_is_reckoned_to_the_end_of_the_period() -> None:
    [(day, label)] = recurring(of(gongwen("每半年召开一次会议。")))
    assert day == "下一次：2026年12月31日前"
    assert "没写哪一天" in label


def test_a_duty_ends_with_the_term_of_its_document() -> None:
    document = gongwen("每月5日前报送台账。", "本办法自2021年5月1日起施行，有效期5年。")
    assert [d for d, _ in recurring(of(document))] == ["最后一次：2026年4月5日前"]
    assert [d for d, _ in recurring(of(document, day=date(2026, 4, 1)))] == [
        "下一次：2026年4月5日前"
    ]
    assert [d for d, _ in recurring(of(document, day=date(2026, 4, 6)))] == [
        "最后一次：2026年4月5日前"
    ]


def test_a_duty_ends_with_what_repeals_its_document() -> None:
    old = gongwen("每月5日前报送台账。")
    words = "本办法自2023年1月1日起施行。《某县救助办法》同时废止。"
    new = gongwen(words, title="某县社会救助办法", issued="2022年12月1日")
    assert [d for d, _ in recurring(of(old, new))] == ["最后一次：2022年12月5日前"]


def test_durations_and_what_is_told_are_no_days() -> None:
    document = gongwen(
        "骗取资金的，三年内不得申报。",
        "自受理之日起10个工作日内办结。",
        "从现在到2025年，将是灾害高发期。",
        "截至2020年底，已建成30个村。",
        "《关于“十四五”期间有关政策的请示》收悉。",
    )
    assert [e.kind for e in of(document).events] == [ISSUED]


def test_of_the_clause_that_states_force_and_term_these_are_the_days() -> None:
    document = gongwen("加强救助。", "一、总则", "二、本办法自2021年5月1日起施行，有效期5年。")
    [clause] = [c for c in document.clauses if "有效期" in c.text]
    found = timeline(document, Links([document]), DAY, [clause])
    assert [e.kind for e in found.events] == [IN_FORCE, EXPIRES]


def test_what_another_does_to_it_never_lies_before_it_was_issued() -> None:
    amending = gongwen("修改《某县救助办法》。", title="关于修改办法的决定", issued="2025年3月10日")
    later = gongwen(
        "根据《关于修改办法的决定》修正。", "本办法自2023年5月1日起施行。", issued="2023年4月10日"
    )
    assert [e for e in of(amending, later).events if e.by] == []
    looking_back = gongwen(
        "根据《关于修改办法的决定》，制定本细则。", "本细则自2025年1月1日起施行。",
        title="某县救助细则", issued="2025年4月2日",
    )  # fmt: skip
    [event] = [e for e in of(amending, looking_back).events if e.by]
    assert event.day == date(2025, 4, 2)


def test_records_give_the_kind_and_the_next_day() -> None:
    record = to_json(of(gongwen("每年2月底前完成公示。", "2022年6月底前完成整改。")))
    told = [(e["kind"], e["date"], e["next"], e["every"]) for e in record["events"]]
    assert (RECURS, "2027-02-28", "2027-02-28", "每年2月底前") in told
    assert (DEADLINE, "2022-06-30", None, "") in told
