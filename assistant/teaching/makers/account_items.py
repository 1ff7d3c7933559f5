"""Items of an account that a document states: each of its figures, and sums by its terms."""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.calculation.library_account import LibraryAccount, library_accounts
from assistant.calculation.roles import Role
from assistant.documents.numbers.decimals import plain_text
from assistant.teaching.crafting import called, item_of, proof_of
from assistant.teaching.drawing import lot
from assistant.teaching.even_choices import drawn_by_size
from assistant.teaching.item import BLANK, Item, ItemKind
from assistant.teaching.lesson import Lesson
from assistant.teaching.near_figures import asked_figures, near_figures, value_of

_ASKED: tuple[tuple[Role, str, str], ...] = (
    (Role.POPULATION, "{year}年测算保费所用的农村人口是", "人"),
    (Role.RATIO, "{year}年测算保费时，参保基数占农村人口的比例是", ""),
    (Role.RATE, "{year}年测算保费所用的保费标准是每人每年", "元"),
    (Role.PREMIUM, "{year}年测算出的保费总额是", "元"),
    (Role.CARRY_OVER, "{year}年度结余的保费是", "元"),
    (Role.GAP, "{year}年的保费除去结余，还要筹集", "元"),
)
"""What is asked of each figure, the year it is of, and its unit."""
_TOPIC = "保费测算"
_PRINTED = re.compile(r"(?P<number>\d+(?:\.\d+)?)\s*(?P<scale>[万亿]?)(?P<unit>[元%]?)")
_PLACES = (("某村", 1200), ("某村", 1800), ("某镇", 15000), ("某镇", 24000), ("某街道", 9000))


def account_items(lesson: Lesson) -> Iterator[Item]:
    """Yield the items of each account that a taught clause states."""
    for found in library_accounts(lesson.documents):
        if lesson.teaches(found.document, found.clause):
            for role, words, unit in _ASKED:
                if role in found.account and role in found.years:
                    yield from _of_figure(lesson, found, role, (words, unit))
            yield from _cases(lesson, found)


def _of_figure(
    lesson: Lesson, found: LibraryAccount, role: Role, asked: tuple[str, str]
) -> Iterator[Item]:
    match = _PRINTED.match(found.account[role].text)
    if not match:
        return
    document, clause, (words, unit) = found.document, found.clause, asked
    begin = f"根据{called(document, clause)}，{words.format(year=found.years[role])}"
    proof = proof_of(document, clause)
    wrong = _others(lesson, match)
    if wrong:
        yield item_of(
            ItemKind.SINGLE, f"{begin}多少{'' if match['unit'] == '%' else unit}？", proof,
            right=[match[0]], wrong=wrong, topic=_TOPIC, difficulty=2, seed=lesson.seed,
        )  # fmt: skip
    key = match[0].removesuffix("元")
    yield item_of(
        ItemKind.FILL, f"{begin}{BLANK}{unit}。", proof, right=[key], topic=_TOPIC, difficulty=2
    )


def _others(lesson: Lesson, printed: re.Match[str]) -> list[str]:
    """Return three other values of a figure, written as it is."""
    unit = printed["unit"] or "人"
    near = [
        n.removesuffix(unit) + printed["unit"]
        for asked in asked_figures(f"{printed['number']}{printed['scale']}{unit}")
        for n in near_figures(asked, lesson.seed)
    ]
    return drawn_by_size(
        printed[0],
        near,
        lambda text: value_of(text if printed["unit"] else f"{text}人"),
        lesson.seed,
    )


def _cases(lesson: Lesson, found: LibraryAccount) -> Iterator[Item]:
    """Yield sums for a place of its own population: how many are insured, and what that costs."""
    ratio, rate = found.account.get(Role.RATIO), found.account.get(Role.RATE)
    if ratio is None or rate is None:
        return
    place, people = _PLACES[lot(lesson.seed, found.clause.id, "place") % len(_PLACES)]
    terms = [f"{plain_text(ratio.value * part * 100)}%" for part in map(Decimal, ("1", "2"))]
    rates = [f"{plain_text(rate.value * part)}元" for part in map(Decimal, ("1", "1.5"))]
    name = called(found.document, found.clause)
    who = f"{place}有农村人口{people}人。按照{name}测算保费的口径，"
    sums = [_sum(people, ratio.value * m, rate.value * Decimal(k), t, r)
            for m, t in zip((1, 2), terms, strict=True)
            for k, r in zip(("1", "1.5"), rates, strict=True)]  # fmt: skip
    yield _case(lesson, found, f"{who}一年需要多少保费？", sums)
    shares = [Decimal(n) for n in ("0.5", "1", "1.5", "2")]
    place, people = _PLACES[(lot(lesson.seed, found.clause.id, "place") + 2) % len(_PLACES)]
    heads = [_heads(people, ratio.value * share) for share in shares]
    asks = f"{place}在册的{people}名农村人口里，照{name}的算法有多少人算作参保基数？"
    yield _case(lesson, found, asks, [heads[1], heads[0], *heads[2:]])
    if Role.CARRY_OVER in found.account:
        left = people * 2
        has = f"{place}当年需要保费{people * 10}元，上一年度还结余保费{left}元。"
        asks = f"{has}仿照{name}，要向财政申请多少钱？"
        yield _case(lesson, found, asks, _rests(people * 10, left))


def _case(lesson: Lesson, found: LibraryAccount, stem: str, choices: list[str]) -> Item:
    """Return a case whose first choice is the true one."""
    return item_of(
        ItemKind.CASE, stem, proof_of(found.document, found.clause), right=choices[:1],
        wrong=choices[1:], topic=_TOPIC,
        difficulty=3, seed=lesson.seed,
    )  # fmt: skip


def _sum(people: int, ratio: Decimal, rate: Decimal, term: str, price: str) -> str:
    return f"{people}人×{term}×{price}＝{plain_text(people * ratio * rate)}元"


def _rests(premium: int, left: int) -> list[str]:
    """Return what is lacking after what is left over, and three sums that miss it."""
    rests = [(premium, "－", left), (premium, "＋", left), (premium, "－", left // 2)]
    told = [f"{a}元{sign}{b}元＝{a - b if sign == '－' else a + b}元" for a, sign, b in rests]
    return [*told, f"{premium}元－0元＝{premium}元"]


def _heads(people: int, ratio: Decimal) -> str:
    return f"{people}人×{plain_text(ratio * 100)}%＝{plain_text(people * ratio)}人"
