"""The last look at a composed sum: a word of another operation that it did not do vetoes it."""

import re

from assistant.calculation.composed.money_asked import MoneyAsked
from assistant.calculation.steps import Calculation

_DONE_BY = (
    (re.compile(r"四舍五入|取整|进一|去尾|零头|只舍|只入|不够一个"), re.compile(r"$^")),
    (re.compile(r"(?<!不)(?:扣除|扣掉|减去|减掉|抵扣|抵用|抵掉|冲抵)"), re.compile(r"−")),
    (re.compile(r"(?<!不[计算含])(?<!不考虑)(?<!先不扣)(?:结余|节余)"), re.compile(r"−|结余|节余")),
    (re.compile(r"封顶|最高不超|不超过|上限|限额"), re.compile(r"取小|−|÷")),
    (re.compile(r"另加|外加|再加上|加上|增发"), re.compile(r"＋")),
    (re.compile(r"比例|[参投入]保率"), re.compile(r"%|比例")),
    (re.compile(r"其余|剩下的|余下的"), re.compile(r"−|总额")),
    (re.compile(r"[两二三四五六]\s*(?:项|样|种|头)(?!目)"), re.compile(r"＋|−")),
    (re.compile(r"(?:每[人户]|人均|户均)分|平分|均分|那半|各半|一半"), re.compile(r"÷|50%|一半")),
    (re.compile(r"连同|加上|一起用|一块用"), re.compile(r"＋|−")),
    (re.compile(r"(?:扣|罚|追回|退)了?(?:多少|几)"), re.compile(r"$^")),
    (re.compile(r"收入|差额|恰好|正好(?!花|用|够)|达到多少|整[十百千]|整数倍"), re.compile(r"$^")),
    (re.compile(r"需?筹集|缺口|(?:还|尚|仍)[要需得]?筹"), re.compile(r"−|筹|缺口|÷|总额")),
)
"""Words that ask for an operation, each with the sign in the steps that shows that it was done."""


def leaves_out(asked: MoneyAsked, done: Calculation) -> bool:
    """Tell whether a sum leaves out an operation that the words of the question ask for."""
    worked = "".join(f"{step.label}{step.expression}" for step in done.steps)
    names = "".join(figure.label for figure in done.figures)
    text = asked.uniform
    return any(word.search(text) and not sign.search(f"{worked}{names}") for word, sign in _DONE_BY)


_WITH_WHAT_IS_LEFT = re.compile(
    r"连同[^,。;?]{0,16}(?:结余|剩|余下)|(?:结余|剩)[^,。;?]{0,8}一[起块]用"
)


def leaves_funds_out(text: str, done: Calculation) -> bool:
    """Tell whether money left over is said to be used too, and a calculation has none."""
    names = "".join(figure.label for figure in done.figures)
    return bool(_WITH_WHAT_IS_LEFT.search(text)) and not re.search(r"结余|节余|剩", names)
