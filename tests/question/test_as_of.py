"""Of which day a question is: the words that say so, and the dates that say nothing of it."""

from datetime import date

import pytest

from assistant.question.as_of import read_as_of


@pytest.mark.parametrize(
    ("asked", "day", "rest"),
    [
        ("2024年1月1日适用的护林员补贴标准是多少", date(2024, 1, 1), "护林员补贴标准是多少"),
        ("2020年12月31日青政发〔2019〕4号有效吗", date(2020, 12, 31), "青政发〔2019〕4号有效吗"),
        ("2022年8月1日应当执行哪份林长制办法", date(2022, 8, 1), "应当执行哪份林长制办法"),
        ("截至2021年3月1日，高龄津贴标准是多少", date(2021, 3, 1), "高龄津贴标准是多少"),
        ("在2022年8月1日这天，还能不能按4号文办", date(2022, 8, 1), "还能不能按4号文办"),
        ("以2023年6月30日为准，第六条怎么写", date(2023, 6, 30), "第六条怎么写"),
        ("2023年6月的时候护林员补贴多少", date(2023, 6, 1), "护林员补贴多少"),
        ("2025年1月1日青政规〔2021〕3号第八条", date(2025, 1, 1), "青政规〔2021〕3号第八条"),
        ("2024年9月1日护林员管理办法第六条", date(2024, 9, 1), "护林员管理办法第六条"),
        ("2024年9月1日《护林员管理办法》", date(2024, 9, 1), "《护林员管理办法》"),
        ("2024年9月1日第六条怎么写", date(2024, 9, 1), "第六条怎么写"),
        ("2022年执行的是哪个办法", date(2022, 12, 31), "执行的是哪个办法"),
    ],
)  # fmt: skip
def test_a_day_is_read_and_taken_out_of_the_question(asked: str, day: date, rest: str) -> None:
    found, left = read_as_of(asked)
    assert found is not None
    assert (found.day, left, found.perhaps) == (day, rest, False)


@pytest.mark.parametrize(
    "asked",
    [
        "2025年12月31日前要报送什么",
        "2021年5月14日印发的文件说了什么",
        "到2025年要达到什么目标",
        "2021-2025年的目标是什么",
        "2021年那份通知是谁发的",
        "2023年的办法第六条是什么",
        "2019年7月1日起施行的办法第六条",
        "2021年5月14日县政府印发的办法第六条",
        "2021年5月14日的《护林员管理办法》谁发的",
        "修改前后第四条有什么变化",
        "新旧办法有什么不同",
        "原来的标准上浮两成是多少",
    ],
)
def test_other_dates_and_comparisons_say_nothing_of_the_day(asked: str) -> None:
    assert read_as_of(asked) == (None, asked)


@pytest.mark.parametrize(
    ("asked", "rest"),
    [
        ("青政办发〔2023〕9号旧版第六条第一款", "青政办发〔2023〕9号第六条第一款"),
        ("修改前护林员补贴是多少", "护林员补贴是多少"),
        ("老版本的第九条", "第九条"),
    ],
)
def test_an_older_text_is_asked_for(asked: str, rest: str) -> None:
    found, left = read_as_of(asked)
    assert found is not None
    assert found.older
    assert left == rest


def test_a_year_may_be_the_day_or_a_part_of_what_is_asked() -> None:
    found, left = read_as_of("2023年护林员补贴是多少")
    assert found is not None
    assert (found.day, found.perhaps, left) == (date(2023, 12, 31), True, "护林员补贴是多少")


@pytest.mark.parametrize("asked", ["2023年2月30日适用的标准是多少", "2023年13月当时的标准是多少"])
def test_a_day_that_does_not_exist_is_told(asked: str) -> None:
    found, _ = read_as_of(asked)
    assert found is not None
    assert found.impossible
    assert found.day is None


def test_then_is_the_day_that_the_user_named_last() -> None:
    turns = [
        {"role": "user", "content": "2022年8月1日应当执行哪份林长制办法"},
        {"role": "assistant", "content": "2019年6月10日印发的那份。"},
    ]
    found, left = read_as_of("当时的补贴标准是多少", turns)
    assert found is not None
    assert (found.day, left) == (date(2022, 8, 1), "补贴标准是多少")


def test_then_is_that_day_in_every_turn_that_says_so() -> None:
    asked = ("2022年8月1日应当执行哪份林长制办法", "谢谢", "当时的补贴标准是多少")
    found, _ = read_as_of("当时谁出钱", [{"role": "user", "content": each} for each in asked])
    assert found is not None
    assert found.day == date(2022, 8, 1)


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        ("护林员2023年上半年一共领多少", date(2023, 6, 30)),
        ("护林员2023年下半年一共领多少", date(2023, 12, 31)),
        ("护林员2023年第一季度一共领多少", date(2023, 3, 31)),
        ("护林员2023年三季度一共领多少", date(2023, 9, 30)),
        ("护林员2023年一共领多少", date(2023, 12, 31)),
    ],
)
def test_a_part_of_a_year_is_meant_as_of_its_end(asked: str, day: date) -> None:
    found, _ = read_as_of(asked)
    assert found is not None
    assert (found.day, found.perhaps) == (day, True)


@pytest.mark.parametrize(
    ("asked", "ago", "rest"),
    [
        ("去年护林员补贴标准是多少", 1, "护林员补贴标准是多少"),
        ("护林员前年的补贴标准是多少", 2, "护林员补贴标准是多少"),
        ("大前年呢", 3, "呢"),
    ],
)
def test_a_year_told_from_today_is_read(asked: str, ago: int, rest: str) -> None:
    found, left = read_as_of(asked)
    assert found is not None
    assert (found.years_ago, found.perhaps, left) == (ago, True, rest)
    assert found.on(date(2026, 11, 30)).day == date(2026 - ago, 12, 31)


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        ("24年护林员补贴标准是多少", date(2024, 12, 31)),
        ("那24年呢", date(2024, 12, 31)),
        ("2020年呢", date(2020, 12, 31)),
    ],
)
def test_a_year_in_short_is_read(asked: str, day: date) -> None:
    found, _ = read_as_of(asked)
    assert found is not None
    assert (found.day, found.perhaps) == (day, True)


@pytest.mark.parametrize(
    "asked",
    [
        "工作满24年补多少",
        "护林员干了20年补多少",
        "20年工龄补多少",
        "10年以上的护林员补多少",
        "20年的房子补多少",
        "以前年度的标准是多少",
        "去年底前要报什么",
    ],
)
def test_a_length_of_time_is_no_year(asked: str) -> None:
    assert read_as_of(asked) == (None, asked)


@pytest.mark.parametrize(
    ("asked", "day", "rest"),
    [
        (
            "2021年3月他申请补贴，按当时的规定几年内不得申报",
            date(2021, 3, 1),
            "他申请补贴，几年内不得申报",
        ),
        (
            "2022年的一辆货车进村道，当时要交多少保证金",
            date(2022, 12, 31),
            "一辆货车进村道，要交多少保证金",
        ),
        ("2024年7月青政规〔2023〕4号第六条", date(2024, 7, 1), "青政规〔2023〕4号第六条"),
        ("2022年底落户的企业，当时给多少奖励", date(2022, 12, 31), "落户的企业，给多少奖励"),
    ],
)
def test_then_is_the_day_that_the_case_tells(asked: str, day: date, rest: str) -> None:
    found, left = read_as_of(asked)
    assert found is not None
    assert (found.day, found.perhaps, left) == (day, False, rest)


def test_a_month_of_last_year_is_read() -> None:
    found, left = read_as_of("去年3月护林员补贴标准是多少")
    assert found is not None
    assert (found.on(date(2026, 11, 30)).day, left) == (date(2025, 3, 1), "护林员补贴标准是多少")


def test_what_happened_on_a_day_is_asked_about_as_of_it() -> None:
    found, _ = read_as_of("2023年6月村里按每吨1.60元收水费对不对，哪条规定的")
    assert found is not None
    assert (found.day, found.perhaps) == (date(2023, 6, 1), True)


@pytest.mark.parametrize(
    "asked",
    [
        "证书2026年9月30日到期，什么时候申请换证",
        "我爸1943年5月生的，能领高龄津贴吗",
        "2024年签的合同现在还能履行吗",
        "2024年8月立案，到2024年11月还没处罚，该按修改前还是修改后的规定处罚",
        "2024年度的补助没领，2025年6月10日去领还行不行",
    ],
)
def test_days_of_a_case_that_are_not_those_of_the_rule(asked: str) -> None:
    assert read_as_of(asked) == (None, asked)
