"""Whose share of a standard a sum passes over, or pays to those whose it is not.

低保户每户1500元，脱贫户按低保户标准的80%: the one sum is of one of the two, and never of both.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole, terms_of
from assistant.calculation.stated.group_shares import (
    GroupShare,
    group_share,
    is_taken_of,
    names_them,
)
from assistant.calculation.stated.provision import Provision
from assistant.calculation.stated.shared_words import pairs
from assistant.calculation.steps import Calculation
from assistant.documents.numbers.decimals import narrow

_AT_A_SHARE = re.compile(r"(?:^|[,;、])(?:其中,?)?对?(?P<whom>[^,;、按]{2,16}?)的?,?可?按照?$")
_NO_GROUP = re.compile(
    r"财政|资金|[省市县区镇乡村]级?$|承担|负担|自付|自筹|费用|造价|部分|起付|超过"
)
"""Words before a share of who pays it, or of what: none of them is a group that is paid."""


def of_another_group(scope: SumScope, done: Calculation) -> str:
    """Return what to ask where a share of a group and what the question says do not go together."""
    shown = {(figure.text, figure.source) for figure in done.figures}
    for base, share, theirs in _shares(scope, done):
        used = (share.text, share.source) in shown
        named = names_them(scope.stated, theirs, base)
        if used and named is not True:
            return f"文件对{theirs.whom}才按{share.text}算，请说明是不是{theirs.whom}。"
        if not used and named is not False:
            return f"文件对{theirs.whom}另按{share.text}算，请说明是不是{theirs.whom}。"
        if used and _both_are_named(scope, theirs):
            return f"{theirs.of}和{theirs.whom}的标准不一样，请分开问。"
    return ""


def _shares(
    scope: SumScope, done: Calculation
) -> Iterator[tuple[Provision, Provision, GroupShare]]:
    """Yield the standards of a sum with the shares that groups are paid of them."""
    texts = {figure.text for figure in done.figures}
    for document in scope.documents:
        terms = terms_of(document)
        for base in (t.provision for t in terms if _is_used(t, done, texts)):
            for share in (t.provision for t in terms):
                if theirs := _of(share, base):
                    yield base, share, theirs


def _is_used(term: Term, done: Calculation, texts: set[str]) -> bool:
    p = term.provision
    return term.role is TermRole.RATE and p.clause.id in done.clause_ids and p.text in texts


def _of(share: Provision, base: Provision) -> GroupShare | None:
    """Return whose share of this standard a provision is, said in full or 脱贫户按80% beside it."""
    if theirs := group_share(share):
        return theirs if is_taken_of(share, theirs, base) else None
    beside = share.is_share and not share.row and share.quote == base.quote
    match = _AT_A_SHARE.search(narrow(share.own)) if beside else None
    if not match or _NO_GROUP.search(match["whom"]):
        return None
    return GroupShare(match["whom"], "")


def _both_are_named(scope: SumScope, theirs: GroupShare) -> bool:
    """Tell whether the question names the group and the one whose standard it is, with numbers."""
    other = pairs(theirs.of) - pairs(theirs.whom)
    now = pairs(scope.first) or scope.stated.pairs
    return bool(other & now) and len(_counted(scope)) > 1


def _counted(scope: SumScope) -> Sequence[object]:
    return [f for unit in ("人", "户") for f in scope.counts(unit)]
