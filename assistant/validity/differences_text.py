"""A comparison in words, for the terminal, the page and other programs."""

from collections.abc import Callable, Iterator, Mapping

from assistant.documents.model import ClauseKind
from assistant.validity.differences import Became, ClauseDifference, Comparison

APART = "两份文件没有相同或者相近的条款，不逐条比较。"
SAME = "各条文字全都相同。"


def markdown(found: Comparison) -> str:
    """Return a comparison: the counts, then what is not the same, in the order of the newer."""
    return listing(found, whole=False)


def listing(found: Comparison, *, whole: bool) -> str:
    """Return a comparison as Markdown; with `whole` also what is unchanged, by its label."""
    head = f"**旧** {found.old_name}\n\n**新** {found.new_name}"
    if not found.related:
        return "\n\n".join([head, APART, *found.notes])
    shown = found.differences if whole else found.changed
    rows = [told(each) for each in shown] or [SAME]
    return "\n\n".join(
        [head, counted_differences(found), *rows, *(f"注意：{n}" for n in found.notes)]
    )


def counted_differences(found: Comparison) -> str:
    """Return how many clauses became what: 修改 3，新增 1，未改 30."""
    order = (Became.CHANGED, Became.ADDED, Became.REMOVED, Became.MOVED, Became.UNCHANGED)
    counts = "，".join(f"{became} {found.counts[became]}" for became in order)
    return f"共 {len(found.differences)} 处：{counts}。"


def told(each: ClauseDifference) -> str:
    """Return one difference: what became of which clause, its words before and now."""
    return _TELLERS[each.became](each)


def _changed(each: ClauseDifference) -> str:
    how = _how(each)
    said = "；".join(change.said for change in each.changes)
    return "\n".join([
        f"**{how}　{each.label}**",
        *_quoted("旧", each.old), *_quoted("新", each.new),
        *([f"　　改动：{said}。"] if said else []),
    ])  # fmt: skip


def _how(each: ClauseDifference) -> str:
    if len(each.new) > 1:
        return f"修改（一条分为{len(each.new)}条）"
    return f"修改（{len(each.old)}条并为一条）" if len(each.old) > 1 else "修改"


def _added(each: ClauseDifference) -> str:
    return "\n".join([f"**新增　{each.label}**", *_quoted("新", each.new)])


def _removed(each: ClauseDifference) -> str:
    return "\n".join([f"**删去　{each.label}**", *_quoted("旧", each.old)])


def _quoted(side: str, clauses: tuple[object, ...]) -> Iterator[str]:
    for clause in clauses:
        text = getattr(clause, "text", "")
        kind = getattr(clause, "kind", None)
        shown = text.replace("\t", " | ") if kind is ClauseKind.ROW else text
        yield f"　　{side}　{'　／　'.join(shown.splitlines())}"


def _moved(each: ClauseDifference) -> str:
    return f"**移动　{each.label}**　文字未改"


def _unchanged(each: ClauseDifference) -> str:
    return f"未改　{each.label}"


_TELLERS: Mapping[Became, Callable[[ClauseDifference], str]] = {
    Became.CHANGED: _changed,
    Became.ADDED: _added,
    Became.REMOVED: _removed,
    Became.MOVED: _moved,
    Became.UNCHANGED: _unchanged,
}
