"""What a question lists to be added up: 基本报酬、绩效报酬和高温补贴合计."""

import re

from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term
from assistant.calculation.enumerated.word_likeness import NONE, Words, bag

_ITEM = r"[一-鿿]{2,8}"
_LISTED = re.compile(
    rf"(?P<items>{_ITEM}?(?:、{_ITEM}?)*(?:和|与|以及|加上?|连同){_ITEM}?)"
    r"(?:[两三四五2345]项|全部|都)?(?:加起来|加在一起|合起来|一起|合计|一共|总共|共计|统共|拢共|共)"
)
_APART = re.compile(r"、|和|与|以及|加上?|连同")
_PAID = re.compile(
    r"(?:报酬|工资|补贴|补助|津贴|奖金|奖励|慰问金|[保运]费|经费|费用|费|救助|资助|险|金)$"
)


def items_named(scope: SumScope) -> tuple[str, ...]:
    """Return the kinds of money that are listed to be added up; () where there are none."""
    match = _LISTED.search(scope.text)
    items = tuple(each for each in _APART.split(match["items"]) if each) if match else ()
    return items if len(items) > 1 and all(map(_PAID.search, items)) else ()


def own_words(scope: SumScope, item: str, items: tuple[str, ...]) -> Words:
    """Return what only one of the items is called, of the words that documents know."""
    others = frozenset[str]().union(*(bag(other) for other in items if other != item))
    own = frozenset(w for w in bag(item) - others if scope.lexicon.weight(w) > NONE)
    return frozenset(w for w in own if len(w) > 1) or own


def is_told(scope: SumScope, item: str, items: tuple[str, ...], terms: tuple[Term, ...]) -> bool:
    """Tell whether one of the standards of a sum is of an item, by what only it is called."""
    own = own_words(scope, item, items)
    return not own or any(own & bag(f"{t.words}|{t.provision.quote}") for t in terms)
