"""What stands under a heading that names what is asked: 三、申请材料, 五、办理地点, 四、办理流程.

去哪办 and 要交啥材料 have no word in common with 区政务服务中心二楼 and 退役证件; the heading
between them has. All that stands under it is one answer, not the item that search likes best.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.draft import Draft, cite, quoting
from assistant.answering.listed_under import heading_of, with_items
from assistant.answering.stating.readings import BOUND, Read, as_fits, as_read, read_clauses
from assistant.answering.stating.relevance_bound import least_score
from assistant.answering.turn import Turn
from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.model.odds import log_odds

_TELEPHONE = re.compile(r"电话|联系|咨询|热线|监督")
_ASKED = (
    (
        re.compile(
            r"(?:什么|啥|哪些|哪几[样种个])(?:样的?)?(?:证明)?(?:材料|手续|资料|东西|证件?|表格?)"
            r"|(?:材料|手续|资料|证件)(?:都|要|有|是|得)*(?:哪些|什么|啥)"
            r"|(?:带|准备|提供|提交|交)(?:什么|啥|哪些|哪几样)(?:[，。？?]|$)"
        ),
        re.compile(r"材料|资料|手续|要件"),
    ),
    (
        re.compile(
            r"(?:什么|啥|哪些|哪几[个种])(?:样的?)?(?:条件|资格)|(?:条件|资格)(?:都|有|是)*(?:什么|啥|哪)"
            r"|(?:什么|啥|哪些)(?:样的?)?(?:人|单位|企业|家庭)(?:才|都)?(?:能|可以|算|可)|谁(?:才)?(?:能|可以)"
        ),
        re.compile(r"条件|资格|对象|范围"),
    ),
    (
        re.compile(
            r"(?:怎么|怎样|如何|咋)(?:样|个|去)?(?:申请|申领|申报|报名|报|办(?!法)|领|走)"
            r"|流程|步骤|程序|(?:哪|几)(?:几)?(?:步|道手续)|怎么个办法"
        ),
        re.compile(r"程序|流程|步骤|(?:申[请领报]|办理|报名|受理|领取)(?:方式|办法|方法)"),
    ),
    (
        re.compile(
            r"(?:在|去|到|上|往|找)(?:哪|什么(?:地方|单位|部门))(?:里|儿|个|家|边)?(?:单位|部门|地方)?(?:去|能|可以)?"
            r"(?:办|领|申请|申报|报|交|受理|登记|递)|(?:地点|地址)(?:在|是)?(?:哪|什么|啥)|哪(?:里|儿)受理"
        ),
        re.compile(r"地点|地址|窗口|受理|(?:办理|经办)(?:机构|单位|部门)"),
    ),
    (
        re.compile(
            r"(?:什么时候|啥时候?|何时|哪天|几[号月点])[^，。？]{0,4}(?:申请|申报|报|办|交|受理|开始|截止)"
            r"|(?:报名|申请|受理|申报)(?:的)?时间(?:是|在)?"
        ),
        re.compile(r"(?:报名|申请|受理|申报|办理|登记|实施)[^，。]{0,6}(?:时间|时限|期限|日期)"),
    ),
    (
        re.compile(r"(?:电话|号码|热线)|(?:打|拨)(?:哪|什么|啥)|联系方式|怎么联系"),
        _TELEPHONE,
    ),
)
"""What is asked, and how a heading names it."""
_DOCUMENTS = 2
_LONGEST_HEADING = 40
_BETTER = 3.0
"""How far before what stands under the heading, in fit, another clause answers by itself."""
_NAMED = 1.25
"""What the heading's own word for what is asked counts beside the reader."""
_NUMBERED = re.compile(r"\d{7,}|\d{3,4}[-—－ ]\d{6,}|\b1\d{4}\b|\b96\d{3}\b")
"""A telephone number; whose it is the heading 电话 does not tell, so the reader must see it."""
_LONGEST_READ, _LONGEST_ITEM = 600, 20


@dataclass(frozen=True, slots=True)
class _Headed:
    """A heading that names what is asked, with all below it, and how well that answers."""

    document: PolicyDocument
    clauses: tuple[Clause, ...]
    fit: float

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(clause.id for clause in self.clauses)

    @property
    def told(self) -> tuple[Clause, ...]:
        """What is quoted: a heading says nothing that its name above each clause does not say."""
        below = tuple(c for c in self.clauses if c.kind is not ClauseKind.HEADING)
        return below or self.clauses


def headed(turn: Turn) -> Draft | None:
    """Show what stands under the heading that names what is asked, where that answers best."""
    named = [heading for asked, heading in _ASKED if asked.search(turn.question.about)]
    reads = read_clauses(turn) if named else ()
    if not reads:
        return None
    found = [best for heading in named if (best := _best(turn, heading, reads))]
    if not found:
        return None
    shown = list({c.id: (h.document, c) for h in found for c in h.told}.values())
    return quoting("原文是：", (cite(document, clause) for document, clause in shown))


def _best(turn: Turn, heading: re.Pattern[str], reads: Sequence[Read]) -> _Headed | None:
    """Return what stands under the best heading of a kind, unless another clause is better."""
    headings = sorted(_headed(turn, heading, reads), key=lambda h: -h.fit)
    best = headings[0] if headings else None
    if best is None or best.fit < BOUND - (0 if heading is _TELEPHONE else _NAMED):
        return None
    if heading is _TELEPHONE and not any(_NUMBERED.search(c.text) for c in best.told):
        return None
    others = (r for r in reads if r.evidence.clause.id not in best.ids)
    elsewhere = [r.fit for r in others if not _is_item(r.evidence.clause)]
    return None if elsewhere and max(elsewhere) > best.fit + _BETTER else best


def _is_item(clause: Clause) -> bool:
    """Say whether a clause is no more than an item of a list: （一）学生本人申请书；."""
    return len(clause.text) < _LONGEST_ITEM or clause.text.rstrip().endswith(("；", ";"))


def _headed(turn: Turn, heading: re.Pattern[str], reads: Sequence[Read]) -> Iterator[_Headed]:
    """Yield the headings of a kind in the documents found, read with what stands below."""
    scores: dict[str, float] = {}
    for read in reads:
        key = read.evidence.document.id
        scores[key] = max(scores.get(key, 0.0), read.evidence.score)
    documents = {r.evidence.document.id: r.evidence.document for r in reads}
    first = sorted(documents.values(), key=lambda d: -scores[d.id])[:_DOCUMENTS]
    under = [
        (document, with_items(document, clause))
        for document in first
        for clause in document.clauses
        if (line := heading_of(clause)) and heading.search(line) and len(line) <= _LONGEST_HEADING
    ]
    if not under or turn.reader is None:
        return
    views = [_view(document, clauses) for document, clauses in under]
    readings = turn.readings(as_read(turn), views)
    bound = least_score(turn.library)
    for (document, clauses), reading in zip(under, readings, strict=True):
        told = log_odds(reading.states + reading.partly)
        fit = as_fits(told, scores[document.id] - bound)
        yield _Headed(document, clauses, fit)


def _view(document: PolicyDocument, clauses: Sequence[Clause]) -> str:
    """Return a heading and what stands below it as one text for the reader."""
    text = "\n".join(clause.text for clause in clauses)[:_LONGEST_READ]
    return f"{document.title_of(clauses[0])} {' '.join(clauses[0].path[:-1])}\n{text}"
