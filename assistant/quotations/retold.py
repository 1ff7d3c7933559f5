"""Retelling: which changes a drafter makes who puts a rule in a sentence of his own.

He sets his own office for the authority (我局 for 行政机关), leaves out its rank, adds 均 or 了,
passes over a statement. What tells something else are other figures, 可以 for 不得, 当月 for 次月.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from assistant.documents.model import Clause
from assistant.library.wording import letters_of
from assistant.quotations.as_printed import Difference
from assistant.quotations.counted_amounts import Amount, every_amount
from assistant.quotations.equal_quantities import measure, say_the_same
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
_NO = re.compile(r"不(?![同])|未|无|非|没(?!收|入)|免|禁|除外")
_SMALL = re.compile(
    r"逐步|做到|做好|已经|均|都|也|了|已|要|将|会|则|还|并|由|对|按照?|的|其|该|是|为|应当?|必须|须|把|就|即|且"
)
"""What a sentence of one's own has more or less."""
_REFERENCE = re.compile(
    r"(?:按照?|根据|依照|依据)?(?:上述|前述|[该本此])(?:文件|通知|意见|办法|规定|条例|方案|细则|决定|法)"
)
_CONDITION = re.compile(r"(?:[的时后前下内外中]|同意|批准|核准|许可|除外|基础上|情况)$")
"""How a part of a sentence ends without which the rest says more than its source."""
_OWN_BEGINNING = re.compile(r"[自从在由按对向经于]")
_OWN_PLACE = re.compile(r"[我本全该](?:[省市县区镇乡村局]|单位|街道)(?:实际|的)?")
_LABEL = re.compile(r"[（(]?(?:[一二三四五六七八九十]+|\d+)[）)]?[、.．]?\s*")
_RANK = re.compile(
    r"(?:[省州市县区旗镇乡]|街道|人民|政府|行政|主管|有关|相关|各级|地方|级|以上|民(?=政府)|各|[（()）、])+"
)
_OF_RANK = re.compile(r"级|政府|行政|[（(]")
_BODY = re.compile(r"(?:机关|部门|政府|单位|机构|委员会)$")
_OWN_OFFICE = re.compile(
    r"[我本][\u4e00-\u9fff]{0,6}(?:[局委办院所站校厅省市县区镇乡村]|中心|单位|街道)"
)
_OFFICE = re.compile(r"[县市区镇乡]?(?P<name>[\u4e00-\u9fff]{2,8})?(?:局|委|办|站|所|中心)")
_ENDS_STATEMENT = re.compile(r"[；;。\n]\s*$")
_ENDS_SENTENCE = re.compile(r"[。\n]\s*$")
_COMMAS = ("，", ",")
_PART = re.compile(r"[^，,]+")
_APART = re.compile(r"[，,。；;：:、！!？?\s（(）)]")
_DASHES = " \t\u3000—–-·•★"
_LISTED = re.compile(r"^、|、$")
"""What is put into a list, or left out of it."""
_RULED, _DONE = re.compile(r"不得|不|应当?|必须|须"), re.compile(r"(?:一律|全部|均)?(?:没有|未|已)")
"""What a rule says, and what a report of its being kept says: 一律没有列入 for 不得列入."""
_TURNS, _FLIP = 4, 5
"""Letters that turn a rule where they alone are put in or left out, 不 or 不报送; of a ruling word
that is put for another."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_FEWEST = 8
"""Letters of a sentence that is told behind words of one's own."""
_SHORT_FORMS = {"最低生活保障": "低保"}


def tells_otherwise(source: str, quoted: str) -> bool:
    """Say whether words put for others say something else beyond doubt."""
    figures = [sorted(map(str, map(measure, every_amount(t)))) for t in (source, quoted)]
    if figures[0] != figures[1] and all(figures):
        return True
    if bool(_NO.search(source)) != bool(_NO.search(quoted)):
        return True
    return any(_is_another(row, source, quoted) for row in _EITHER)


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


def faults(
    verdict: Judged, words: str, *, leads_on: bool = False, said: str = ""
) -> tuple[Difference, ...]:
    """Return the changes of words that are more than a way to tell what the source says.

    Words that lead on to a quotation end in the draft's own way. What was `said` before them in
    their sentence need not be said again.
    """
    laid = verdict.laid
    if laid is None:
        return ()
    changed = [d for d in laid.differences if not d.layout]
    wrong = [d for d in changed if not _is_way_of_telling(d, words)]
    wrong = [d for d in wrong if not _passes_over(d, laid.quote) and not _was_said(d, said)]
    wrong = [d for d in wrong if not _is_own_end(d, laid.quote, words, leads_on=leads_on)]
    if wrong and _goes_on_otherwise(changed[0], laid.quote, words):
        return ()
    return () if wrong and _begins_otherwise(changed[-1], laid.quote, words) else tuple(wrong)


def _goes_on_otherwise(first: Difference, quote: str, words: str) -> bool:
    """Say whether all changes stand behind the sentence of the source that words begin with."""
    before = quote[: first.at]
    begun = letters_of(before)
    ended = _ENDS_SENTENCE.search(before) or _ENDS_SENTENCE.search(first.source[:1])
    return bool(ended) and len(begun) >= _FEWEST and letters_of(words).startswith(begun)


def _begins_otherwise(last: Difference, quote: str, words: str) -> bool:
    """Say whether all changes stand before the sentence of the source that words end with."""
    end = last.at + len(last.source)
    rest = letters_of(quote[end:])
    ended = _ENDS_STATEMENT.search(quote[: end + 1]) or _ENDS_STATEMENT.search(quote[:end])
    own = letters_of(words)
    return bool(ended) and len(rest) >= _FEWEST and own.endswith(rest)


def _is_own_end(change: Difference, quote: str, words: str, *, leads_on: bool) -> bool:
    """Say whether a change is only how the draft begins or goes on.

    A statement of the source begins, or ends, where it is left away.
    """
    if tells_otherwise(change.source, change.quoted):
        return False
    end = change.at + len(change.source)
    begins = change.at == 0 and words.lstrip(_DASHES).startswith(change.quoted)
    ends = end == len(quote) and words.endswith(change.quoted)
    if begins and _OWN_BEGINNING.fullmatch(change.quoted):
        return True
    return (begins and bool(_APART.search(quote[max(0, end - 1) : end + 1]))) or (
        ends and (leads_on or bool(_APART.search(quote[max(0, change.at - 1) : change.at + 1])))
    )


def without_small(letters: str) -> str:
    """Return letters without the small words that a sentence of one's own has more or less."""
    return _SMALL.sub("", letters)


def _is_way_of_telling(change: Difference, words: str) -> bool:
    source, quoted = change.source, change.quoted
    if say_the_same(source, quoted):
        return True
    said = without_small(_REFERENCE.sub("", letters_of(quoted)))
    own = _OWN_PLACE.sub("", said)
    if not own and (not source or _LABEL.fullmatch(source.strip()) or _is_of_rank(source)):
        return True
    if _RULED.fullmatch(source) and _DONE.fullmatch(quoted):
        return True
    if not quoted and _ENDS_STATEMENT.search(source):
        return True
    if _is_short_form(source, quoted, words) or _is_own_office(letters_of(source), said):
        return True
    return own == without_small(letters_of(source))


def _passes_over(change: Difference, quote: str) -> bool:
    """Say whether whole parts of a sentence are passed over, none of them a condition."""
    parts = _PART.findall(change.source)
    whole = change.source[-1:] in _COMMAS and quote[max(0, change.at - 1) : change.at] in _COMMAS
    return not change.quoted and whole and not any(_CONDITION.search(p) for p in parts)


def _was_said(change: Difference, said: str) -> bool:
    left_out = letters_of(change.source)
    return not change.quoted and len(left_out) > 1 and left_out in letters_of(said)


def _is_of_rank(source: str) -> bool:
    """Say whether words only tell which rank an authority has: 县级以上人民政府, 行政."""
    return bool(_RANK.fullmatch(source) and _OF_RANK.search(source))


def _is_own_office(source: str, own: str) -> bool:
    """Say whether an office stands for the authority that the source names: 我局, 县民政局."""
    if not _BODY.search(source):
        return False
    office = _OFFICE.fullmatch(own)
    named = office and (office["name"] or "") in source
    return bool(_OWN_OFFICE.fullmatch(own) or named)


def _is_short_form(source: str, quoted: str, words: str) -> bool:
    """Say whether what is left out is what a short name leaves out: 低保 for 最低生活保障."""
    forms = _SHORT_FORMS.items()
    return not quoted and any(source in long and short in words for long, short in forms)
