"""Retelling: which changes a drafter makes who puts a rule in a sentence of his own.

He sets his own office for the authority (我局 for 行政机关), leaves out its rank, adds 均 or 了,
passes over a statement. What tells something else are other figures, 可以 for 不得, 当月 for 次月.
"""

import re

from assistant.library.wording import letters_of
from assistant.quotations.as_printed import Difference
from assistant.quotations.counted_amounts import every_amount
from assistant.quotations.equal_quantities import say_the_same
from assistant.quotations.judged import Judged
from assistant.quotations.kinds import (
    puts_another,
    tells_otherwise,
    tells_something,
    turning_word,
    without_small,
)

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
_ENDS = re.compile(r"[。；;\n]")
_NUMBER = re.compile(r"[〔\[（(]?\d*[〕\]）)]?第?\d+号")
_PART = re.compile(r"[^，,]+")
_APART = re.compile(r"[，,。；;：:、！!？?\s（(）)]")
_DASHES = " \t\u3000—–-·•★"
_RULED, _DONE = re.compile(r"不得|不|应当?|必须|须"), re.compile(r"(?:一律|全部|均)?(?:没有|未|已)")
"""What a rule says, and what a report of its being kept says: 一律没有列入 for 不得列入."""
_FEWEST = 8
"""Letters of a sentence that is told behind words of one's own."""
_SHORT_FORMS = {"最低生活保障": "低保"}


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
    gone = [letters_of(d.source) for d in changed if not d.quoted]
    wrong = [d for d in wrong if tells_something(d, laid.quote) or puts_another(d, gone)]
    wrong = [d for d in wrong if not _is_beside(d, verdict)]
    if wrong and _goes_on_otherwise(changed[0], laid.quote, words):
        return ()
    return () if wrong and _begins_otherwise(changed[-1], laid.quote, words) else tuple(wrong)


def _is_beside(change: Difference, verdict: Judged) -> bool:
    """Say whether what is put in stands in the source's sentence beside the words: 免 of 免除….

    The number of a document no source has in its place.
    """
    words, placed = letters_of(change.quoted), verdict.placed
    if not words or placed is None or _NUMBER.fullmatch(change.quoted):
        return bool(words)
    if every_amount(change.quoted):
        return False
    source, found = placed.stretch.wording, placed.alignment
    ahead = source.printed[: source.origins[found.start]]
    behind = source.printed[source.origins[found.end - 1] + 1 :]
    near = letters_of(_ENDS.split(ahead)[-1]), letters_of(_ENDS.split(behind)[0])
    turns = turning_word(words)
    return any(words in rest or (turns and turns in rest) for rest in near)


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
