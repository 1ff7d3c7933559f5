"""Personal numbers never come back: not in the text, the question, what was searched, a notice."""

import json
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import Answer
from assistant.documents.text import fold
from assistant.question.privacy import MASK, mask
from tests.answering.asking import Ask, cited, opinion

IDENTITY = ["11010519491231002X", "320703198801015678", "110105491231002"]
CARDS = ["6222020000000000123", "6200000000000005", "622848000000000012"]
MOBILES = ["13812345678", "19900001111"]
LANDLINES = ["0518-85821234", "010-12345678", "0518 8582123"]
NUMBERS = [*IDENTITY, *CARDS, *MOBILES, *LANDLINES]
FULL_WIDTH = str.maketrans("0123456789X-", "０１２３４５６７８９Ｘ－")


def forms(number: str) -> list[str]:
    """Return the number as people write it: full width, and in groups."""
    groups = [number[i : i + 4] for i in range(0, len(number), 4)]
    written = [number, number.translate(FULL_WIDTH)]
    if "-" in number or " " in number:
        return written
    return [*written, " ".join(groups), "-".join(groups), "　".join(groups)]


WRITTEN = [form for number in NUMBERS for form in forms(number)]


def bare(text: str) -> str:
    """Return the digits and letters of a text, in half width."""
    return re.sub(r"[^0-9x]", "", fold(text))


def shown(answer: Answer) -> str:
    """Return everything that leaves the program with an answer."""
    return json.dumps({**answer.to_json(), "elapsed_ms": 0}, ensure_ascii=False)


@pytest.mark.parametrize("number", WRITTEN)
def test_number_is_replaced_by_a_mark(number: str) -> None:
    masked = mask(f"我的号码是{number}，请问")
    assert masked.text == f"我的号码是{MASK}，请问"
    assert masked.kinds


@pytest.mark.parametrize("number", [*NUMBERS, *(n.translate(FULL_WIDTH) for n in NUMBERS)])
@pytest.mark.parametrize("question", ["我叫赵某，号码{number}，36号文第二十条讲什么", "{number}"])
def test_number_leaves_the_program_nowhere(ask: Ask, number: str, question: str) -> None:
    answer = ask(question.format(number=number))
    assert bare(number) not in bare(shown(answer))
    assert MASK in answer.question
    assert "已经遮蔽" in answer.notices[0]
    assert answer.notices[0] in answer.text


@pytest.mark.parametrize("number", [*IDENTITY, *CARDS, *MOBILES, "0518-85821234"])
@pytest.mark.parametrize(
    "follow_up", ["那第八条呢", "还有谁能代缴", "每人100元，比例10%，一共多少"]
)
def test_number_of_an_earlier_turn_does_not_come_back(
    ask: Ask, number: str, follow_up: str
) -> None:
    answer = ask(f"证件号{number}的人，养老保险谁来交", follow_up)
    assert bare(number) not in bare(shown(answer))


def test_clause_is_still_answered(ask: Ask) -> None:
    answer = ask("我是11010519491231002X，36号文第二十条讲什么")
    assert [c.clause for c in answer.citations] == ["（二十）"]


@pytest.mark.parametrize(
    "text",
    [
        "应缴267800元，结余172686.63元，还差95113.37元",
        "连委办发〔2021〕36号、连区扶办(2021)2号",
        "2021年5月14日到2025年12月31日",
        "农村人口15600，比例10，标准100，结余41230.5",
        "267800 172686.63 95113.37",
        "一共123456789012元",
        "2.678万人",
    ],
)
def test_ordinary_numbers_are_left_alone(text: str) -> None:
    assert mask(text).text == text


LEAKS = [
    "+8613812345678",
    "138  1234  5678",
    "110105  19491231  002X",
    "110105.19491231.002X",
    "6222—0200—0000—0000",
    "(0518)85821234",
    "（0518）85821234",
    "051885821234",
    "0518—85821234",
]


@pytest.mark.parametrize("number", LEAKS)
def test_number_is_known_in_other_forms_too(number: str) -> None:
    assert MASK in mask(f"号码{number}。").text


MASKED = [
    "俺叫李四，电话13712345678，家里老人能代缴养老保险不",
    "我爸赵某某，身份证110105 19491231 002X，交不起养老保险，文件上有代缴的说法吗",
    "手机号码是13812345678，养老保险有没有代缴",
    "卡号：6222020000000000000，养老保险费代缴怎么说",
    f"身份证号{MASK}，养老保险能不能代缴",
]


@pytest.mark.parametrize("question", MASKED)
def test_the_question_beside_a_number_is_what_is_searched_for(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert opinion("（九）")[0] in cited(answer)
    assert "养老保险费代缴" in answer.text
    assert not re.search("身份证|手机|卡号|号码", answer.standalone_question)


@pytest.mark.parametrize(
    "text",
    [
        "2021-05-14 2021-05-25 隔几天",
        "2021-2025 2026-2030 两个时期",
        "15600 156000 41230.5 123769.5 哪个不对",
        "人口 26780 26780 267800 对不对",
    ],
)
def test_row_of_figures_is_no_card(text: str) -> None:
    assert mask(text).text == text


@given(st.sampled_from(NUMBERS), st.text("我是的电话身份证，。？abc", max_size=10))
def test_mark_stands_wherever_the_number_stood(number: str, around: str) -> None:
    assert mask(f"{around}{number}{around}").text == f"{around}{MASK}{around}"


def test_hundred_random_numbers_are_all_masked() -> None:
    chance = random.Random(36)  # noqa: S311  a fixed seed for a test, nothing secret
    for length in (11, 15, 16, 18, 19):
        for _ in range(20):
            first = "13" if length == 11 else "62"
            number = first + "".join(chance.choices("0123456789", k=length - 2))
            assert number not in mask(f"号{number}号").text
