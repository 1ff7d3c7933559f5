"""What kind of money is asked for, and what kind a standard is: a premium is no allowance."""

import re

from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("保险", re.compile(r"保费|(?:保|伤害|意外)险(?!公司|员|[能会可以该要]*赔)")),
    ("奖励", re.compile("奖")),
    ("津贴", re.compile(r"津贴")),
    ("慰问", re.compile(r"慰问")),
    ("补助", re.compile(r"补助|补贴|资助|救助|奖补")),
    ("保额", re.compile(r"保额|保险金额|赔")),
    ("工资", re.compile(r"工资|报酬|薪")),
)
"""Kinds of money; what is named by none of these may be any of them."""
_PAYS_IN = re.compile(r"(?:自己|个人|自家|每人|农户|户)(?:要|得|该|应|需|还|再)*[交缴]|自缴")
_GRANTED = re.compile(r"资助|补助|补贴|救助|报销|奖补|减免")
_PAID_IN = re.compile(r"[收交缴]|自付|负担|承担")
"""What is paid in is told from what is granted towards it."""


def is_of_another_kind(scope: SumScope, main: Term) -> bool:
    """Tell whether a standard is by its own words of another kind of money than is asked for."""
    if _is_granted(main) and _PAYS_IN.search(scope.text):
        return True
    asked = _kinds(scope.text)
    own = _kinds(main.subject) or _kinds("|".join(main.provision.clause.path[:1]))
    return bool(asked and own) and not asked & own


def _is_granted(main: Term) -> bool:
    """Tell whether a standard is what is granted to somebody, and not what they pay."""
    p = main.provision
    words = f"{p.own}|{p.condition}|{main.after}"
    return bool(_GRANTED.search(words)) and not _PAID_IN.search(words)


def _kinds(words: str) -> set[str]:
    return {name for name, written in _KINDS if written.search(words)}
