"""Years that a question asks about and no document prints: of them the library says nothing."""

import re

from assistant.answering.stating.value_ruling import YEAR
from assistant.answering.turn import Turn

_OWN_YEAR = re.compile(
    r"(?:我们?|俺们?|咱们?|家里?|本人)[^，。；？]{0,6}(?:19|20)\d\d\s*年"
    r"|(?:19|20)\d\d\s*年[^，。；？]{0,6}?(?:买|盖|建|修|生|办|交|参保|入职|毕业|结婚|退|来|迁|落户|签)[下了好]?的"
)
"""A year in which the one who asks did or got something: the rule need not name it."""


def unprinted_years(turn: Turn) -> frozenset[str]:
    """Return the years that are asked about, where no document prints any of them."""
    # What was pasted comes before; the question is the last sentence.
    *_pasted, asking = re.split(r"[。！\n]", turn.question.plain.rstrip("。！ "))
    years = frozenset(YEAR.findall(asking))
    printed = any(map(turn.library.prints, years))
    return frozenset() if printed or _OWN_YEAR.search(asking) else years
