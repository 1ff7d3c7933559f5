"""Kinds of difference: what of the changes of a sentence of one's own tells something else.

Another figure, another ruling word (可以 for 不得), a condition or an item of a list that is left
out, another word in its place. Whatever else is changed is only a way to tell what the source says.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from assistant.documents.model import Clause
from assistant.library.wording import letters_of
from assistant.quotations.as_printed import Difference
from assistant.quotations.counted_amounts import Amount, every_amount
from assistant.quotations.equal_quantities import measure
from assistant.quotations.judged import Judged

_EITHER = tuple(
    tuple(re.compile(words) for words in row)
    for row in (
        (
            r"不得|禁止|严禁|不准|不许|不应|不予",
            r"可以|(?<![许认])可(?!能)|允许",
            r"应当?|必须|须|一律",
        ),
        (r"以上", r"以下"),
        (r"[以之]内|内", r"[以之]外|除外"),
        (r"[以之]前|届满前", r"[以之]后"),
        (r"当[年月日天]", r"次[年月日]", r"上[年月]"),
        (
            r"作出",
            r"收到|接到",
            r"送达",
            r"知道",
            r"受理",
            r"认定|确认",
            r"办理",
            r"出生",
            r"公布|印发",
        ),
        (r"或者?", r"和|及|并且?|且"),
        (r"高于|多于|超过|大于|[满足]", r"低于|少于|不足|小于"),
        (r"有", r"无|没有"),
        (r"提高|增加|上浮|加收", r"降低|减少|下浮|减收|减免"),
        (r"全部|全额|全免", r"部分|减半|半数|多数", r"分之"),
    )
)
"""Words of which one says something else than another of its row."""
_PERIODS = tuple(map(re.compile, (r"季", r"月", r"(?<!半)年", r"半年")))
"""The same of words without figures: 次月 for 次季度."""
_NO = re.compile(r"不(?![同])|未|无|非|没(?!收|入)|免|禁|除外")
_SMALL = re.compile(
    r"逐步|做到|做好|已经|均|都|也|了|已|要|将|会|则|还|并|由|对|按照?|的|其|该|是|为|应当?|必须|须|把|就|即|且"
)
"""What a sentence of one's own has more or less."""
_LISTED = re.compile(r"^、|、$")
"""What is put into a list, or left out of it."""
_TURNS, _FLIP = 4, 5
"""Letters that turn a rule where they alone are put in or left out, 不 or 不报送; of a ruling word
that is put for another."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_CONDITION = re.compile(
    r"(?:[的时后前下内外中]|为限|同意|批准|核准|许可|除外|基础上|情况)[，,]?$|^(?:并|且|经|须经|除)"
)
"""How words begin or end without which the rest says more than its source."""
_CHOICE = re.compile(r"^(?:或者?|以及|及其?|、)")
"""How the last of several cases begins: who leaves it out tells of fewer."""
_GRANTS = re.compile(r"可以|允许|有权")
_SHORTEST_CONDITION, _SHORTEST_WORD, _SHORTEST_ADDED = 4, 2, 4
_HAN = re.compile(r"[\u4e00-\u9fff]")
_POINTS = re.compile(r"(?:上述|前述|前款|[该本此])?(?:规定|所列|所称)?的?")
_OF_AMOUNT = re.compile(
    r"补[助贴]|奖[补励]|给予|发放|一次性|(?:提高|增加|调[整高低]|降低|减少)[到至为]?|每个?[\u4e00-\u9fff]"
)
"""Words around a figure, of which one may stand for another: 每户补助, 提高到."""
_COMMAS = ("，", ",")


def tells_something(change: Difference, quote: str) -> bool:
    """Say whether a change to a `quote` is of one of the kinds that tell something else."""
    source, quoted = change.source, change.quoted
    if source and quoted:
        return tells_otherwise(*_with_neighbours(change, quote)) or _is_other_word(source, quoted)
    if source:
        return _leaves_out(change, quote)
    return _adds(change)


def _leaves_out(change: Difference, quote: str) -> bool:
    """Say whether what is left out is a ruling word, a condition, or an item within a list."""
    words = letters_of(change.source)
    if len(words) <= _TURNS and tells_otherwise(words, ""):
        return True
    if _is_item(change, quote):
        return True
    if _CHOICE.search(change.source):
        return False
    return len(words) >= _SHORTEST_CONDITION and bool(_CONDITION.search(change.source))


def _is_item(change: Difference, quote: str) -> bool:
    """Say whether what is left out stands between two items of a list: 政治关、政策关、文字关."""
    ahead = quote[max(0, change.at - 1) : change.at]
    behind = quote[change.at + len(change.source) :][:1]
    return (change.source.endswith("、") and ahead == "、") or (
        change.source.startswith("、") and behind == "、"
    )


def _adds(change: Difference) -> bool:
    """Say whether what is put in rules something, or is more than a part of one's own."""
    words = letters_of(change.quoted)
    if change.quoted[-1:] in _COMMAS:
        return False
    if _LISTED.search(change.quoted) or _GRANTS.search(words):
        return True
    if len(words) <= _TURNS:
        return tells_otherwise("", words)
    return change.quoted[:1] not in _COMMAS and len(without_small(words)) >= _SHORTEST_ADDED


def _is_other_word(source: str, quoted: str) -> bool:
    """Say whether a word is put for another with which it has nothing in common."""
    words = [letters_of(_POINTS.sub("", _OF_AMOUNT.sub("", t))) for t in (source, quoted)]
    long = min(len(_HAN.findall(w)) for w in words) >= _SHORTEST_WORD
    return long and all(map(without_small, words)) and not set(words[0]) & set(words[1])


def tells_otherwise(source: str, quoted: str) -> bool:
    """Say whether words put for others say something else beyond doubt."""
    if _has_other_figures(source, quoted):
        return True
    if bool(_NO.search(source)) != bool(_NO.search(quoted)):
        return True
    rows = _EITHER if every_amount(source + quoted) else (*_EITHER, _PERIODS)
    return any(_is_another(row, source, quoted) for row in rows)


def puts_another(change: Difference, gone: Sequence[str]) -> bool:
    """Say whether a word is put in for one that is `gone` elsewhere: 通知书作出 for 收到通知书."""
    if change.source:
        return False
    words = letters_of(change.quoted)
    return any(
        _is_another(row, each, words)
        for row in _EITHER
        for each in gone
        if all(any(w.fullmatch(t) for w in row) for t in (each, words))
    )


def _has_other_figures(source: str, quoted: str) -> bool:
    """Say whether texts have other figures; 75至84 leaves out a unit of 75周岁至84, and is none."""
    ones, others = every_amount(source), every_amount(quoted)
    if not ones or not others or sorted(map(_as_text, ones)) == sorted(map(_as_text, others)):
        return False
    pairs = list(zip(ones, others, strict=False))
    same = len(ones) == len(others) and all(a.value == b.value for a, b in pairs)
    return not (same and all(a.unit == b.unit or not (a.unit and b.unit) for a, b in pairs))


def _as_text(amount: Amount) -> str:
    return str(measure(amount))


def turning_word(words: str) -> str:
    """Return the first word that says no, of two letters: 免费; "" where there is none."""
    found = _NO.search(words)
    word = words[found.start() : found.start() + 2] if found else ""
    return word if len(word) > 1 else ""


def sets_another(change: Difference) -> bool:
    """Say whether a change puts one figure, or one ruling word, for another of its kind."""
    source, quoted = change.source, change.quoted
    if not (source and quoted) and len(letters_of(source or quoted)) > _TURNS:
        return False
    figures = [every_amount(text) for text in (source, quoted)]
    if not any(figures):
        short = max(len(letters_of(source)), len(letters_of(quoted))) <= _FLIP
        return short and tells_otherwise(source, quoted)
    measured = [list(map(measure, found)) for found in figures]
    alike = [unit for _, unit in measured[0]] == [unit for _, unit in measured[1]]
    beside = _beside_figures(source) == _beside_figures(quoted)
    years = any(map(_may_be_year, (*figures[0], *figures[1])))
    return alike and beside and measured[0] != measured[1] and not years


def _may_be_year(amount: Amount) -> bool:
    return not amount.unit and _FIRST_YEAR <= Decimal(amount.value) <= _LAST_YEAR


def _beside_figures(text: str) -> str:
    """Return the letters of a text without its figures."""
    for each in reversed(every_amount(text)):
        text = text[: each.start] + text[each.end :]
    return without_small(letters_of(text))


def _is_another(row: tuple[re.Pattern[str], ...], source: str, quoted: str) -> bool:
    found = [{n for n, words in enumerate(row) if words.search(t)} for t in (source, quoted)]
    return all(found) and found[0] != found[1]


def all_tell_otherwise(changes: Sequence[Difference], verdict: Judged) -> bool:
    """Say whether each of some changes says something else beyond doubt."""
    quote = verdict.laid.quote if verdict.laid else ""
    return all(
        _LISTED.search(d.source or d.quoted) or tells_otherwise(*_with_neighbours(d, quote))
        for d in changes
    )


def has_other_figure(
    changes: Sequence[Difference], verdict: Judged, clauses: Iterable[Clause]
) -> bool:
    """Say whether some changes give a figure that the clauses have nowhere, and else leave out.

    A figure that stands elsewhere in the clauses may be that of another case, told in short.
    """
    put = [d for d in changes if d.quoted or all_tell_otherwise((d,), verdict)]
    there = {a.value for c in clauses for a in every_amount(c.text)}
    own = (a.value for d in put if every_amount(d.source) for a in every_amount(d.quoted))
    return all_tell_otherwise(put, verdict) and any(value not in there for value in own)


def _with_neighbours(change: Difference, quote: str) -> tuple[str, str]:
    """Return both sides of a change with the letters beside it: 次月, 当月 for 次, 当."""
    end = change.at + len(change.source)
    ahead, behind = quote[max(0, change.at - 1) : change.at], quote[end : end + 1]
    return f"{ahead}{change.source}{behind}", f"{ahead}{change.quoted}{behind}"


def without_small(letters: str) -> str:
    """Return letters without the small words that a sentence of one's own has more or less."""
    return _SMALL.sub("", letters)
