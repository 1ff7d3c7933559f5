"""What a document changed: its older and its newer text, or two documents, clause by clause."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import Draft, cite, drafted
from assistant.answering.draft_parts import Compared, Said
from assistant.answering.listing import MOST, bulleted, enumerated, names_of
from assistant.answering.turn import Turn
from assistant.answering.ways.texts_meant import Meant, texts_meant
from assistant.documents.dates import ANY_DATE
from assistant.documents.model import Clause, PolicyDocument
from assistant.question.places import Place
from assistant.question.references import from_chain
from assistant.question.resolving import Region
from assistant.validity.differences import Became, ClauseDifference, Comparison
from assistant.validity.differences_text import counted_differences
from assistant.validity.later_papers import same_matter
from assistant.validity.subject_pairs import said_of, subject_pairs
from assistant.validity.versions import HeldText

_ASKED = re.compile(
    r"(?:前后|新旧)[^，。？]{0,16}(?:对比|对照|比较|区别|差别|变化|不同|差异|不一样|改)|"
    r"(?:对比|对照|比较)[^，。？]{0,12}(?:前后|新旧)|(?:相比|相较|比起来?)[^。？]{0,16}(?:变|不同|区别|差|改|调整)|"
    r"(?:[与和跟同及、]|号|办法|意见|规定|通知|方案|细则)[^。？]{0,30}有?(?:哪些|什么|何|啥|哪里)?(?:的|地方)?"
    r"(?:变化|不同|区别|差别|差异|改动|不一样)|"
    r"(?:改|修[改订正]|调整|变[动更]?|更改)了?(?:些)?(?:哪些|哪几|什么|啥|哪里|哪儿|几[条处个])|"
    r"(?:有|作|做)了?(?:哪些|什么|何|啥)(?:变化|变动|修[改订正]|改动|调整)|"
    r"(?:哪些|哪几[条处个])[^，。？]{0,6}(?:被)?(?:改|变|修[改订正]|调整)(?:过|了|动)|"
    r"(?:哪些|哪几|[几多]少?)[条款处][^，。？]{0,6}(?:没有?|未|不)(?:被|作)?(?:改|变|修[改订正]|调整|动)"
)
_NOT_CHANGED = re.compile(r"(?:没有?|未|不)(?:被|作)?(?:改|变|修[改订正]|调整|动)")
_FRAME = re.compile(
    rf"{ANY_DATE}|截至|截止|适用|现行|如今|目前|当前|今[天日]|"
    r"修[改订正]|调整|变[动更化]|更改|改[动了前后过]?|前后|新旧|试行|正式|暂行|新|旧|原来|以前|对比|对照|比较|相比|相较|比起来?|"
    r"不同|区别|差别|差异|不一样|哪些|哪里|哪儿|哪几|什么|啥|何|几[条处个]|条款|内容|地方|版本?|文件|规定|"
    r"办法|意见|通知|方案|细则|条例|决定|逐条|列出?|分别|之后|之前|现在|最新|表格?"
)
_MOSTLY = 0.67
"""The share of the words of the best difference that another one must have to be told too."""
_WHICH = "有过修改的文件不止一份：{names}。请写明是哪一份。"
_APART = "{old} 与 {new} 没有相同或者相近的条款，不逐条比较。"
_BESIDE = "{old} 与 {new} 写法不同，不能逐字对照；标题或者内容相近的条款并列如下："
_SPOKEN_OF = (
    "{old} 与 {new} 写法不同，不能逐字对照；"
    "关于“{of}”，两份文件里最接近的原文如下，是不是同一件事请对照判断。"
)
_UNCHANGED = "{old} 与 {new} 相比，{clause}文字未改。"
_SAME = "{old} 与 {new} 相比，各条文字全都相同。"
_PUT_TOGETHER = "新的文字由程序按修改文件整理，引用请以修改文件为准。"


def compared_texts(turn: Turn) -> Draft | None:
    """Tell what became of the clauses that are asked for, quoting the older and the newer text."""
    if not _ASKED.search(turn.question.plain):
        return None
    meant = texts_meant(turn)
    if meant is None:
        return None
    if len(meant.candidates) > 1:
        return drafted(Outcome.CLARIFY, (Said(_WHICH.format(names=names_of(meant.candidates))),))
    if meant.texts is None:
        return _alone(meant, turn)
    found = meant.comparison(turn)
    if not found.related:
        return _side_by_side(found, turn)
    return _told(found, meant, turn)


def _alone(meant: Meant, turn: Turn) -> Draft | None:
    """Say that there is one text only, where the question speaks of two: 修改前后."""
    if meant.unchanged:
        return drafted(Outcome.ANSWERED, (Compared(meant.unchanged),))
    if not meant.candidates or not re.search("前后|新旧|修[改订]", turn.question.plain):
        return None
    closing = "请先把旧版或者修改它的文件入库。"
    return drafted(Outcome.NOT_FOUND, (Said(meant.alone),), closing=closing)


def _told(found: Comparison, meant: Meant, turn: Turn) -> Draft | None:
    named = _named_in(found, turn)
    chosen = [d for d in found.differences if not named or _ids(d) & named]
    about = _about(turn)
    if about:
        chosen = _having(chosen, about)
    if _NOT_CHANGED.search(turn.question.plain):
        return _left_alone(found, chosen)
    changed = [d for d in chosen if d.became is not Became.UNCHANGED]
    if not changed:
        return _unchanged(found, chosen, meant, asked=bool(named))
    moved = [d for d in changed if d.became is not Became.MOVED] or changed
    names = f"{found.old_name} 与 {found.new_name} 相比"
    whole = f"，{counted_differences(found)}" if not named and not about else "："
    lines = [*(_line(d, meant) for d in changed)]
    lead = "\n\n".join(filter(None, [f"{names}{whole}", bulleted(lines), *_notes(found, meant)]))
    return drafted(Outcome.ANSWERED, (Compared(lead),), _quoted(moved, meant))


def _about(turn: Turn) -> list[str]:
    """Return the words of what the comparison is about, beside what is compared."""
    terms = turn.question.terms_of(_FRAME.sub(" ", turn.question.typed.without_names()))
    return [t for t in terms if len(t) > 1]


def _having(
    differences: Iterable[ClauseDifference], about: Sequence[str]
) -> list[ClauseDifference]:
    """Return the differences that have most of the words: not all that have one of them."""
    scored = [(said_of(about, f"{d.old_words}{d.new_words}"), d) for d in differences]
    most = max((score for score, _ in scored), default=0)
    return [d for score, d in scored if score and score >= _MOSTLY * most]


def _left_alone(found: Comparison, chosen: Iterable[ClauseDifference]) -> Draft:
    """Say which clauses have the same words in both texts, those with another number behind."""
    same = (Became.UNCHANGED, Became.MOVED)
    left = [d for d in chosen if d.became in same and not any(c.element for c in d.new)]
    labels = enumerated(tuple(d.label for d in left), "处")
    told = f"文字未改的有 {len(left)} 处：{labels}。" if left else "没有一处文字未改。"
    said = f"{found.old_name} 与 {found.new_name} 相比，{told}"
    return drafted(Outcome.ANSWERED, (Compared(said),))


def _quoted(changed: Iterable[ClauseDifference], meant: Meant) -> list[Citation]:
    """Return the quotes of the first differences, as many as a list shows; lines tell of all."""
    quoted: dict[Citation, None] = {}
    for each in changed:
        more = dict.fromkeys(_cited(each, meant))
        if len(quoted | more) > MOST:
            break
        quoted |= more
    return list(quoted)


def _unchanged(
    found: Comparison, chosen: list[ClauseDifference], meant: Meant, *, asked: bool
) -> Draft | None:
    """Say of the clause that is asked for, or of the whole, that its words are the same."""
    names = {"old": found.old_name, "new": found.new_name}
    if not chosen:
        return None
    clauses = [c for d in chosen for c in d.new]
    said = _UNCHANGED.format(**names, clause=chosen[0].label) if asked else _SAME.format(**names)
    cited = [cite(meant.new.document, c) for c in clauses[:1]] if asked and meant.held_new else []
    return drafted(Outcome.ANSWERED, (Compared(said),), cited)


def _notes(found: Comparison, meant: Meant) -> list[str]:
    put = [_PUT_TOGETHER] if meant.new.consolidation else []
    return [*put, *(f"注意：{note}" for note in found.notes)]


def _ids(each: ClauseDifference) -> frozenset[tuple[str, str]]:
    """Return what tells the clauses of a difference: in which text, and where."""
    old = {("old", c.id) for c in each.old}
    return frozenset(old | {("new", c.id) for c in each.new})


def _named_in(found: Comparison, turn: Turn) -> frozenset[tuple[str, str]]:
    """Return the clauses that the question names, in the numbers of either text."""
    chains = [c for c in turn.question.typed.chains if c.stands_alone]
    named = set()
    for side, document in (("old", found.old), ("new", found.new)):
        places = [p for c in chains for p in _places(c, document)]
        named |= {(side, p.clause.id) for p in places}
    return frozenset(named)


def _places(chain: "object", document: PolicyDocument) -> tuple[Place, ...]:
    found = from_chain(chain, [Region(document)])  # type: ignore[arg-type]
    return found.places or found.within


def _line(each: ClauseDifference, meant: Meant) -> str:
    """Return what became of a clause on one line; of a text put together its words as well."""
    said = "；".join(change.said for change in each.changes)
    what = {
        Became.CHANGED: f"{each.label}：{said}",
        Became.ADDED: f"新增{each.label}",
        Became.REMOVED: f"删去{each.label}",
        Became.MOVED: f"{each.label}文字未改，只是序号变了",
    }[each.became]
    if not meant.new.consolidation or each.became is not Became.CHANGED:
        return what
    words = " ".join(" ".join(c.text.split()) for c in each.new)
    return f"{what}。整理后：{words}"


def _cited(each: ClauseDifference, meant: Meant) -> Iterator[Citation]:
    """Yield the older words, and the newer or the words that put them in their place."""
    yield from (_cite(meant.old, c) for c in each.old)
    if meant.new.consolidation is None:
        yield from (_cite(meant.new, c) for c in each.new)
        return
    ids = {c.id for c in (*each.old, *each.new)}
    for clause in meant.new.consolidation.clauses:
        if clause.clause.id in ids:
            for change in clause.changes:
                yield cite(change.paper, change.instruction.clause)


def _cite(text: HeldText, clause: Clause) -> Citation:
    """Cite a clause of a version, and say of which."""
    version = text.name.removeprefix(text.document.name)
    return replace(cite(text.document, clause), clause=f"{clause.label}{version}")


def _side_by_side(found: Comparison, turn: Turn) -> Draft:
    """Put what two documents say of one thing, or of one matter, beside each other."""
    about, documents = _about(turn), (found.old, found.new)
    names = {"old": found.old_name, "new": found.new_name}
    if about:
        words = turn.question.words_of("".join(about))
        best = [turn.retriever.search(words, 1, {d.id}) for d in documents]
        cited = [cite(e.document, e.clause) for hits in best for e in hits]
        said = _SPOKEN_OF.format(**names, of="、".join(about))
        if len(cited) == len(documents):
            return drafted(Outcome.ANSWERED, (Compared(said),), cited)
    pairs = subject_pairs(*documents) if same_matter(found.new, found.old) else ()
    if not pairs:
        return drafted(Outcome.ANSWERED, (Compared(_APART.format(**names)),), _titles(found))
    lines = bulleted(f"{one.title}　↔　{other.title}" for one, other in pairs)
    cited = [cite(d, c) for pair in pairs for d, c in zip(documents, pair, strict=True)]
    return drafted(Outcome.ANSWERED, (Compared(f"{_BESIDE.format(**names)}\n\n{lines}"),), cited)


def _titles(found: Comparison) -> Iterable[Citation]:
    for document in (found.old, found.new):
        first = next((c for c in document.clauses if c.element == "标题"), None)
        if first is not None:
            yield cite(document, first)
