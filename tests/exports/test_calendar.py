"""A timeline in a calendar: what is to come, the same days as the duty says, UIDs that stay."""

from datetime import date, datetime, time
from itertools import islice
from typing import Any

import icalendar
import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from assistant import Assistant, Settings, Timeline
from assistant.documents.parse import parse_document
from assistant.errors import LibraryError
from assistant.exports.calendar_rules import calendar_days
from assistant.exports.export_pages import Making
from assistant.exports.timeline_calendar import timeline_calendar
from assistant.library.library import Library
from assistant.notice import NOTICE
from assistant.validity.recurrence import DayIn, Period, Recurrence
from assistant.validity.timeline import timeline

DAY = date(2026, 11, 30)
BEFORE = date(2021, 6, 1)
"""A day on which 到2021年底 of the shipped document is still to come."""
SITE = "http://10.0.0.5:7860"
PAPER = """某县救助办法
某发〔2026〕3号
第一条　每年2月底前，各乡镇报送名单。
第二条　到2027年6月30日，<建成>平台;\u202e\x07逗号，分号。
第三条　到2025年底，完成摸底。
第四条　本办法自2026年3月1日起施行，有效期至2031年2月28日。
某县人民政府
2026年1月5日"""


def of_paper(library: Library, day: date = DAY) -> Timeline:
    return timeline(parse_document(PAPER), library.links, day)


def entries(data: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def test_what_is_to_come_is_entered_and_what_has_passed_is_not(real_library: Library) -> None:
    found = entries(timeline_calendar(of_paper(real_library), Making(real_library, DAY)))
    days = sorted(e.decoded("dtstart") for e in found)
    assert days == [date(2027, 2, 28), date(2027, 6, 30), date(2031, 2, 28)]
    yearly = next(e for e in found if "rrule" in e)
    assert yearly["rrule"]["FREQ"] == ["YEARLY"]
    assert yearly["rrule"]["BYMONTHDAY"] == [-1]
    assert "每年2月底前" in str(yearly["description"])
    assert all(NOTICE in str(e["description"]) for e in found)


def test_words_of_a_document_are_no_markup_of_the_calendar(real_library: Library) -> None:
    data = timeline_calendar(of_paper(real_library), Making(real_library, DAY))
    built = next(e for e in entries(data) if e.decoded("dtstart") == date(2027, 6, 30))
    assert "<建成>平台" in str(built["summary"])
    assert "\u202e" not in data.decode()


def test_the_same_clause_has_the_same_uid_on_another_day(real_library: Library) -> None:
    uids = [
        {str(e["uid"]) for e in entries(timeline_calendar(of_paper(real_library, day), making))}
        for day in (DAY, date(2026, 12, 15))
        if (making := Making(real_library, day))
    ]
    assert len(uids[0]) == 3
    assert uids[0] == uids[1]


def test_what_is_due_today_is_entered(real_library: Library) -> None:
    today = date(2027, 6, 30)
    found = of_paper(real_library, today)
    days = [
        e.decoded("dtstart") for e in entries(timeline_calendar(found, Making(real_library, today)))
    ]
    assert today in days


SEVERAL = (
    "某县救助办法\n某发〔2026〕3号\n第一条　第一批到2026年12月31日，第二批到2027年6月30日，"
    "第三批到2027年12月31日，完成改造。\n第二条　每季度末、每年6月30日前报送。\n"
    "某县人民政府\n2026年1月5日"
)


def uids_of_days(library: Library, day: date) -> dict[str, str]:
    """Return the UID of every one-off day, and of every duty by how often it is."""
    found = timeline(parse_document(SEVERAL), library.links, day)
    data = timeline_calendar(found, Making(library, day))
    return {
        str(e["rrule"]["FREQ"] if "rrule" in e else e.decoded("dtstart")): str(e["uid"])
        for e in entries(data)
    }


def test_several_days_of_a_sentence_are_several_entries_and_stay_so(real_library: Library) -> None:
    """RFC 5545, 3.8.4.7: of two entries with one UID a calendar keeps one."""
    first = uids_of_days(real_library, DAY)
    assert len(first) == len(set(first.values())) == 5
    later = uids_of_days(real_library, date(2027, 5, 1))
    assert later == {day: uid for day, uid in first.items() if day != "2026-12-31"}


def test_an_entry_opens_its_clause(real_library: Library) -> None:
    assistant = Assistant(Settings(today=BEFORE), real_library)
    data = assistant.calendar(assistant.timeline("36号文第四条"), SITE)
    (entry,) = entries(data)
    assert str(entry["url"]).startswith(f"{SITE}/d/")
    assert "（四）" in str(entry["description"])


@pytest.mark.parametrize("reference", ["2号文", "36号文"])
def test_where_no_day_is_to_come_there_is_no_calendar(
    real_library: Library, reference: str
) -> None:
    assistant = Assistant(Settings(today=DAY), real_library)
    with pytest.raises(LibraryError, match="没有还没到的、写明哪一天的期限"):
        assistant.calendar(assistant.timeline(reference))


def test_goals_are_not_entered(real_library: Library) -> None:
    paper = PAPER.replace("到2027年6月30日，", "到2027年，")
    found = timeline(parse_document(paper), real_library.links, DAY)
    days = [
        e.decoded("dtstart") for e in entries(timeline_calendar(found, Making(real_library, DAY)))
    ]
    assert sorted(days) == [date(2027, 2, 28), date(2031, 2, 28)]


DUTIES = st.builds(
    Recurrence,
    words=st.just("每"),
    period=st.sampled_from(Period),
    days=st.lists(
        st.builds(DayIn, month=st.integers(0, 1), day=st.integers(0, 7), after=st.just(0))
        | st.builds(DayIn, after=st.integers(1, 28))
        | st.builds(DayIn, month=st.integers(0, 1), day=st.integers(0, 31)),
        max_size=2, unique=True,
    ).map(tuple),
    since=st.none() | st.dates(date(2019, 1, 1), date(2027, 1, 1)),
    until=st.none() | st.dates(date(2028, 1, 1), date(2034, 1, 1)),
    count=st.integers(1, 3),
)  # fmt: skip


def in_order(duty: Recurrence, day: date) -> list[date]:
    """Return the next days of a duty, found one after the other."""
    found: list[date] = []
    coming = duty.next_day(day)
    while coming and len(found) < 6:
        found.append(coming)
        coming = duty.next_day(date.fromordinal(coming.toordinal() + 1))
    return found


@given(DUTIES, st.dates(date(2020, 1, 1), date(2027, 12, 31)))
def test_a_rule_says_the_days_that_the_duty_says(duty: Recurrence, today: date) -> None:
    if not duty.period.months:
        duty = Recurrence(
            duty.words, duty.period, tuple(DayIn(day=max(1, min(7, d.day))) for d in duty.days),
            duty.since, duty.until, duty.count,
        )  # fmt: skip
    if duty.count > 1 and duty.since is None:
        return  # it is counted from a day that is not known
    for entered in calendar_days(duty, today):
        if entered.rule is None:
            continue
        days = [d for d in duty.days if duty.count == 1]
        alone = [Recurrence(duty.words, duty.period, (d,), duty.since, duty.until) for d in days]
        written = entered.rule.to_ical()  # type: ignore[no-untyped-call]
        rule = rrulestr(written.decode(), dtstart=datetime.combine(entered.day, time.min))
        said = [when.date() for when in islice(rule, 6)]
        assert said in [in_order(each, today) for each in alone or [duty]]
