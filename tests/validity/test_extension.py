"""Until when others let a document go on whose 有效期 has passed."""

import pytest

from tests.validity.papers import gongwen, told

FIRST, OTHER = (
    gongwen(
        "加强救助。", "本办法自2020年4月1日起施行，有效期3年。", title=title, issued="2020年3月1日"
    )
    for title in ("某县甲办法", "某县乙办法")
)
EXTENDS = "某县关于延长《某县甲办法》有效期的通知"
SEVERAL = "某县关于延长部分文件有效期的通知"


def holds(last: str, title: str, *lines: str, issued: str = "2023年3月1日") -> bool:
    """Say whether the first document holds up to the day `last`, and not on the first of April."""
    paper = gongwen(*lines, title=title, issued=issued)
    after = f"{int(last[:4]) + 1}-04-01"
    stand = [told(FIRST, OTHER, paper, day=day) for day in (last, after)]
    return stand == ["现行", "有效期已过"]


@pytest.mark.parametrize(
    ("last", "title", "lines"),
    [
        ("2026-03-31", EXTENDS, ("《某县甲办法》有效期延长3年。",)),
        ("2026-03-31", EXTENDS, ("《某县甲办法》继续有效，有效期至2026年3月31日。",)),
        ("2026-03-31", EXTENDS, ("决定延长《某县甲办法》有效期至2026-03-31。",)),
        ("2025-12-31", EXTENDS,
         ("《某县甲办法》将于2023年3月31日到期。", "经评估，其有效期延长至2025年底。")),
        ("2024-09-30", EXTENDS, ("《某县甲办法》有效期延长一年半。",)),
        ("2026-03-31", "某县关于继续执行《某县甲办法》的通知",
         ("《某县甲办法》到期后继续执行，有效期三年。",)),
        ("2026-03-31", SEVERAL,
         ("下列文件有效期延长3年：", "1.《某县甲办法》", "2.《某县乙办法》")),
        ("2024-03-31", SEVERAL, ("《某县甲办法》有效期延长1年，《某县乙办法》有效期延长3年。",)),
        ("2026-03-31", "某县关于有关事项的通知", ("《某县甲办法》有效期延长3年。",)),
    ],
)  # fmt: skip
def test_what_is_extended_has_not_passed(last: str, title: str, lines: tuple[str, ...]) -> None:
    assert holds(last, title, *lines)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("某县关于延长《某县甲办法》有效期的请示", "将《某县甲办法》有效期延长3年。"),
        (EXTENDS, "拟将《某县甲办法》有效期延长3年。"),
        (EXTENDS, "建议《某县甲办法》有效期延长3年。"),
        (SEVERAL, "《某县甲办法》不再延长。下列文件有效期延长3年：《某县乙办法》。"),
        (SEVERAL, "根据《某县甲办法》，《某县乙办法》有效期延长3年。"),
        (EXTENDS, "《某县甲办法》按程序评估。本通知自印发之日起施行，有效期至2027年12月31日。"),
    ],
)
def test_what_is_asked_for_or_said_of_another_extends_nothing(title: str, words: str) -> None:
    paper = gongwen(words, title=title, issued="2023年3月1日")
    assert told(FIRST, OTHER, paper, day="2024-06-01") == "有效期已过"


def test_one_extension_counts_on_from_another() -> None:
    papers = [
        gongwen(
            f"《某县甲办法》有效期延长{term}。",
            title=f"{EXTENDS}（{year}）",
            issued=f"{year}年3月1日",
        )
        for year, term in ((2025, "1年"), (2023, "两年"))
    ]
    days = ("2025-03-31", "2026-03-31", "2026-04-01")
    assert [told(FIRST, *papers, day=day) for day in days] == ["现行", "现行", "有效期已过"]


def test_an_extension_counts_from_its_own_day_on() -> None:
    paper = gongwen("《某县甲办法》有效期延长3年。", title=EXTENDS, issued="2023年6月1日")
    stand = [told(FIRST, paper, day=day) for day in ("2023-05-01", "2023-06-01")]
    assert stand == ["有效期已过", "现行"]
