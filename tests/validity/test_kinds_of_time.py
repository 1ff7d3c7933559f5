"""What a text says of time, by kind: only days to act by and duties that recur are events."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.validity.deadlines import deadlines, times
from assistant.validity.stated_time import StatedTime, TimeKind

ISSUED = date(2024, 3, 15)
DAY = date(2026, 11, 30)
DEADLINE, RECURRING = TimeKind.DEADLINE, TimeKind.RECURRING

DATED = [
    ("各镇应于2024年6月底前完成摸底。", "2024-06-30"),
    ("2024年12月31日前将工作总结报县农业农村局。", "2024-12-31"),
    ("到2027年，全县建成高标准农田30万亩。", "2027-12-31"),
    ("到2025年底，村级卫生室标准化率达到90%。", "2025-12-31"),
    ("力争2030年基本实现农业现代化。", "2030-12-31"),
    ("至2026年末，行政村快递服务全覆盖。", "2026-12-31"),
    ("2024年内完成所有自建房的排查。", "2024-12-31"),
    ("2025年6月底前完成方案编制，9月底前组织实施。", "2025-06-30 2025-09-30"),
    ("2024年5月底前、10月底前各开展一次检查。", "2024-05-31 2024-10-31"),
    ("“十四五”期间，新增公共停车位5000个。", "2025-12-31"),
    ("“十五五”时期，全面建成现代水网。", "2030-12-31"),
    ("努力实现“十四五”期间全县节水目标。", "2025-12-31"),
    ("经过“十四五”期间的努力，使其成为样板地区。", "2025-12-31"),
    ("用2年左右时间，完成老旧管网改造。", "2026-03-15"),
    ("力争三年内实现行政村污水治理全覆盖。", "2027-03-15"),
    ("争取三到五年时间内，监管机制更加完善。", "2029-03-15"),
    ("设立3年过渡期，过渡期内保持政策稳定。", "2027-03-15"),
    ("自本通知印发之日起30日内，各部门报送实施细则。", "2024-04-14"),
    ("自2024年4月1日起，用三年时间完成整治。", "2027-03-31"),
    ("今年年底前全部完成整改。", "2024-12-31"),
    ("请于4月20日前将名单报县民政局。", "2024-04-20"),
    ("明年3月底前完成验收。", "2025-03-31"),
    ("二〇二六年十月底前完成换届。", "2026-10-31"),
    ("2024年第三季度前完成招标。", "2024-09-30"),
    ("2024年上半年完成设备采购。", "2024-06-30"),
    ("（二）集中整治阶段（2024年5月1日至2024年8月31日）。", "2024-08-31"),
    ("申报时间：2024年4月1日至4月30日。", "2024-04-30"),
    ("2024年，建立县级统一的数据平台。", "2024-12-31"),
    ("新校区不晚于2025年3月1日投入使用。", "2025-03-01"),
    ("材料应在2024年9月30日17时前提交。", "2024-09-30"),
    ("报名截止时间为2024年9月30日。", "2024-09-30"),
    ("应于2025年5月20日之前向县政府作出书面说明。", "2025-05-20"),
    ("（一）摸底阶段（2024年4月）。", "2024-04-30"),
    ("整改完成时限：2024年7月31日。", "2024-07-31"),
    ("2025年起，用两年时间，实现村村通硬化路。", "2026-12-31"),
    ("2024年—2026年，用三年时间完成改造。", "2026-12-31"),
    ("从即日起到年底，开展专项清理。", "2024-12-31"),
    ("回执于4月3日17时前报县应急局。", "2024-04-03"),
    ("资金分两次拨付，10月底前拨付六成，次年3月底前拨付四成。", "2024-10-31 2025-03-31"),
    ("秋季学期10月31日前、春季学期2月15日前发放到校。", "2024-10-31 2025-02-15"),
    ("基金部分3月31日前完成测算，4月20日前将补差发放到户。", "2024-03-31 2024-04-20"),
]

RECURS = [
    ("每年2月底前，各镇报送上年度总结。", "2027-02-28"),
    ("2025年起，每年1月底前完成数据上传。", "2027-01-31"),
    ("从2028年起，县财政局每年3月31日前公布收费目录。", "2028-03-31"),
    ("自2025年起，各镇于每年10月15日前提出计划。", "2027-10-15"),
    ("每月5日前报送上月台账。", "2026-12-05"),
    ("村级应当于每月二十日前公开账目。", "2026-12-20"),
    ("每季度首月10日前通报进度。", "2027-01-10"),
    ("每半年开展一次联合检查。", "2026-12-31"),
    ("每周一前上报值班安排。", "2026-11-30"),
    ("每周五前汇总一次进展。", "2026-12-04"),
    ("每月底前报送用工情况。", "2026-11-30"),
    ("每年6月底、12月底前分别上报。", "2026-12-31"),
    ("每年1月15日、7月15日前公布名单。", "2027-01-15"),
    ("每年2月底前各镇完成自评，3月底前县级完成复核。", "2027-02-28 2027-03-31"),
    ("每年10月底前完成申报，次年1月底前完成拨付。", "2027-10-31 2027-01-31"),
    ("2024年至2026年，每年12月底前完成100户改造。", "2026-12-31"),
    ("每季度结束后15日内报送统计表。", "2027-01-15"),
    ("每年年底前向县政府报告。", "2026-12-31"),
    ("每季度末公布一次监测结果。", "2026-12-31"),
    ("预案每三年修订一次。", "2027-03-15"),
    ("每年3月、9月集中受理申报。", "2027-03-31"),
    ("每年第一季度组织述职。", "2027-03-31"),
    ("应当每季度抽查不少于5%的项目。", "2026-12-31"),
    ("镇政府每月25日前报送用工情况，县财政局于次月10日前拨付。", "2026-12-25 2026-12-10"),
    ("汛期每日17时前报告水情。", "2026-11-30"),
    ("联席会议原则上每年召开两次会议。", "2026-12-31"),
    ("部门负责人会议一般两个月召开一次。", "2027-01-15"),
    ("各部门在年中和年末向县政府报告执行情况。", "2026-12-31"),
    ("每季度前10日内报送上季度报表。", "2027-01-10"),
    ("每季度末月20日前完成评定。", "2026-12-20"),
    ("每月5日前提取名单，12日前推送乡镇核对。", "2026-12-05 2026-12-12"),
    ("按年度于次年3月底前报送决算。", "2027-03-31"),
    ("每年9月1日至12月20日为集中缴费期。", "2026-12-20"),
    ("县政府督查室每周一汇总进度。", "2026-11-30"),
]

GOALS = (
    "到2027年，全县", "力争2030年", "“十四五”期间", "“十五五”时期", "用2年左右时间", "力争三年内",
    "争取三到五年", "设立3年过渡期", "2024年，建立", "2024年—2026年", "2025年起，用两年",
)  # fmt: skip
"""Of the dated those that name a year, a plan or a number of years alone: no day to act by."""

OVER = [
    ("“十四五”期间，每年10月底前完成50个村。", "2025-10-31"),
    ("2024年至2025年，每年5月底前开展普查。", "2025-05-31"),
]

MIXED = "2024年6月底前完成首次评估，此后每年6月底前更新。"

NO_EVENT = [
    ("本办法自2024年5月1日起施行，有效期5年。", TimeKind.TERM),
    ("本办法有效期至2029年4月30日。", TimeKind.TERM),
    ("本规定自印发之日起试行，试行期二年。", TimeKind.TERM),
    ("本通知自2024年4月1日起执行，至2026年3月31日止。", TimeKind.TERM),
    ("三年内不得申报同类项目。", TimeKind.DURATION),
    ("一年内累计旷工超过15日的，予以解聘。", TimeKind.DURATION),
    ("自受理之日起10个工作日内作出决定。", TimeKind.DURATION),
    ("在本县连续居住6个月以上。", TimeKind.DURATION),
    ("2024年1月1日至2027年6月30日期间购买新建住房的，给予补贴。", TimeKind.DURATION),
    ("在任期内不得兼任。", TimeKind.DURATION),
    ("有效期内可在全县通用。", TimeKind.DURATION),
    ("经营许可证有效期为三年。", TimeKind.DURATION),
    ("对守信企业，两年内免予现场检查。", TimeKind.DURATION),
    ("在两年之内对其申请实行直通车。", TimeKind.DURATION),
    ("自接到通知之日起15日内提出申诉。", TimeKind.DURATION),
    ("服务期5年，未满的退还补助。", TimeKind.DURATION),
    ("近三年内无重大违法记录。", TimeKind.DURATION),
    ("扣缴义务人在次月十五日内申报。", TimeKind.DURATION),
    ("公示期不少于7日。", TimeKind.DURATION),
    ("补贴期限一般不超过3年。", TimeKind.DURATION),
    ("距法定退休年龄不足5年的可以延长。", TimeKind.DURATION),
    ("合同签订后一年内完成建设。", TimeKind.DURATION),
    ("补贴期限届满后累计不超过6年。", TimeKind.DURATION),
    ("截至2023年底，全县已建成示范村42个。", TimeKind.TOLD),
    ("预计到2030年，老年人口将占三成。", TimeKind.TOLD),
    ("从现在到2028年，随着蓄水，将是洪涝灾害高发期。", TimeKind.TOLD),
    ("《某县“十四五”期间水利发展规划》已经批准。", TimeKind.TOLD),
    ("你单位《关于2025年底前完成搬迁的请示》收悉。", TimeKind.TOLD),
    ("“十三五”期间，全县累计脱贫1.2万人。", TimeKind.TOLD),
    ("“十四五”期间，县财政每年仍安排500万元。", TimeKind.TOLD),
    ("到2020年，全县所有贫困村已全部退出。", TimeKind.TOLD),
    ("该桥于2019年12月底前建成。", TimeKind.TOLD),
    ("2023年12月31日前已参保的人员不再登记。", TimeKind.TOLD),
    ("据测算，到2026年需资金2亿元。", TimeKind.TOLD),
    ("2010年前参加工作的教师，按原办法执行。", TimeKind.TOLD),
    ("任期三年，自2024年4月1日至2027年3月31日。", TimeKind.DURATION),
    ("2024年6月30日以前的用水仍按原价计收。", TimeKind.TOLD),
    ("2024年6月30日以前，仍按原标准执行。", TimeKind.TOLD),
    ("持证船员须为2024年4月30日前登记的船员。", TimeKind.TOLD),
    ("标准由每人70元提高到2025年度的每人85元。", TimeKind.TOLD),
    ("取消每年3月上门认证。", TimeKind.TOLD),
    ("对结果有异议的，自公布之日起5日内书面提出。", TimeKind.DURATION),
    ("出院次年3月31日前持材料办理。", TimeKind.DURATION),
    ("本细则自印发之日起执行，2025年底前有效。", TimeKind.TERM),
    ("同一事由每年不得超过一次。", None),
    ("每月迟到三次以上的，扣减补贴。", None),
    ("每天9时至12时开放窗口。", None),
    ("每周三下午免费接诊。", None),
    ("按年一次缴清的，优惠一个月。", TimeKind.DURATION),
    ("2022年以来，共查处32起。", None),
    ("每人每年可享受一次免费体检。", None),
    ("补贴标准为每人每月800元。", None),
    ("每年申请不超过两次。", None),
    ("每年6月为安全生产月。", None),
    ("第十五届运动会将于2025年举行。", None),
    ("本年度住院人数除以上一年度住院人数。", None),
    ("自2024年5月1日起施行。", None),
]


def events(text: str) -> list[tuple[TimeKind, str]]:
    stated = (t for t in times(text, ISSUED) if t.kind in (DEADLINE, RECURRING))
    return [(t.kind, str(day_of(t))) for t in stated]


def day_of(found: StatedTime) -> date | None:
    return found.recurrence.on(DAY) if found.recurrence else found.last_day


@pytest.mark.parametrize(("text", "days"), DATED)
def test_a_day_by_which_something_is_to_be_done(text: str, days: str) -> None:
    assert events(text) == [(DEADLINE, day) for day in days.split()]


@pytest.mark.parametrize("text", [text for text, _ in DATED])
def test_a_year_or_a_plan_is_a_goal_and_a_day_is_not(text: str) -> None:
    assert {t.goal for t in times(text, ISSUED) if t.last_day} == {any(g in text for g in GOALS)}


@pytest.mark.parametrize("when", ["2025年前", "最迟2025年", "到2025年年底，"])
def test_the_end_of_a_year_is_a_day(when: str) -> None:
    (found,) = times(f"{when}完成整治。", ISSUED)
    assert (found.last_day, found.goal) == (date(2025, 12, 31), False)


@pytest.mark.parametrize(("text", "days"), [*RECURS, *OVER])
def test_a_duty_that_recurs_has_a_next_day(text: str, days: str) -> None:
    assert events(text) == [(RECURRING, day) for day in days.split()]


@pytest.mark.parametrize(("text", "day"), OVER)
def test_a_duty_whose_last_year_has_passed_does_not_come_again(text: str, day: str) -> None:
    [found] = times(text, ISSUED)
    assert found.recurrence is not None
    assert found.recurrence.next_day(DAY) is None
    assert found.recurrence.next_day(date.fromisoformat(day)) == date.fromisoformat(day)


def test_a_duty_that_follows_a_first_time_begins_after_it() -> None:
    first, then = times(MIXED, ISSUED)
    assert (first.kind, first.last_day) == (DEADLINE, date(2024, 6, 30))
    assert then.recurrence is not None
    assert then.recurrence.next_day(ISSUED) == date(2025, 6, 30)


@pytest.mark.parametrize(("text", "kind"), NO_EVENT)
def test_what_is_no_event_has_no_day(text: str, kind: TimeKind | None) -> None:
    assert events(text) == []
    assert {t.kind for t in times(text, ISSUED)} == ({kind} if kind else set())


@pytest.mark.parametrize(("text", "kind"), [row for row in NO_EVENT if row[1] is TimeKind.DURATION])
def test_a_duration_is_none_either_without_a_date_of_issue(text: str, kind: TimeKind) -> None:
    assert {t.kind for t in times(text, None)} == {kind}


@given(st.dates(date(2024, 4, 1), date(2060, 1, 1)), st.sampled_from([t for t, _ in RECURS]))
def test_the_next_day_never_lies_before_the_day_and_is_its_own_next(day: date, text: str) -> None:
    for found in times(text, ISSUED):
        coming = found.recurrence.next_day(day) if found.recurrence else None
        if found.recurrence and coming:
            assert coming >= day
            assert found.recurrence.next_day(coming) == coming


@given(
    st.text("每年月季度半周底末前至到于起自从，。十四五20二三内期间完成用力争“”《》", max_size=50)
)
def test_any_text_is_read_without_failing(text: str) -> None:
    found = times(text, ISSUED)
    assert [t.start for t in found] == sorted(t.start for t in found)
    assert all(t.words == text[t.start : t.end].strip() for t in found)
    assert {d.start for d in deadlines(text, ISSUED)} <= {t.start for t in found}
