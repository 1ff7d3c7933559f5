"""Cases drawn from a seeded random: the same in every run, and cheap enough for thousands.

Hypothesis stands beside them: it draws fewer cases, and makes those that fail small.
"""

from collections.abc import Iterator
from decimal import Decimal
from random import Random

CASES = 2_500
"""In the gate; `--thorough` tries four times as many, the first of them the same."""
EDGES = ("100%", "0.01%", "99.99%", "50%", "33.33%", "10%", "0.1%")


def cases(law: str) -> Iterator[tuple[int, Random]]:
    """Return the number of each case of a law, and the random that it is drawn from."""
    random = Random(law)  # noqa: S311 - the same cases in every run
    return ((number, random) for number in range(CASES))


def size(random: Random, digits: int) -> int:
    """Return a positive number of up to `digits` digits, each length as likely as another."""
    return random.randint(1, 10 ** random.randint(0, digits))


def money(random: Random, digits: int = 14) -> Decimal:
    """Return an amount in 元: none, whole ones, ones beside a whole one, ones to the 分."""
    fen = size(random, digits)
    whole = fen // 100 * 100
    return Decimal(random.choice((0, whole, whole + 1, whole + 99, fen, fen, fen, fen))) / 100


def price(random: Random, digits: int = 7) -> Decimal:
    """Return an amount of at least one 分."""
    return money(random, digits) or Decimal("0.01")


def ratio(random: Random) -> str:
    """Return a ratio as it is typed, to two places of a per cent, often at the edge."""
    drawn = f"{Decimal(random.randint(1, 10_000)) / 100}%"
    return random.choice((*EDGES, *[drawn] * len(EDGES)))


def weights(random: Random) -> list[Decimal]:
    """Return weights of one to sixty parties: alike, whole, with places, some of them zero."""
    count = random.randint(1, 60) if random.random() < 0.2 else random.randint(1, 8)
    kind = random.choice(("alike", "whole", "places", "zeros"))
    if kind == "alike":
        return [Decimal(1)] * count
    drawn = [Decimal(size(random, 8)) for _ in range(count)]
    if kind == "places":
        return [each / 10_000 for each in drawn]
    kept = random.randrange(count)
    return [
        each if kind == "whole" or at == kept else each * random.randint(0, 1)
        for at, each in enumerate(drawn)
    ]
