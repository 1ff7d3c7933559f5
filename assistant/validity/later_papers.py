"""Papers that change an older one in substance, though they order no change of its text.

A 补充通知 or a 调整…的通知 names the paper that it goes on from, or is of the same issuer and on
the same matter. A request changes nothing (a 请示 asks), nor does a paper of a place further down.
"""

import re
from collections.abc import Iterator
from datetime import date

from assistant.documents.metadata import without_issuer
from assistant.documents.model import PolicyDocument
from assistant.documents.relations import RelationKind
from assistant.library.library import Library

_CHANGES = re.compile(r"补充|调整|提高|降低|延长|变更|放宽|推迟|完善|改进|优化|提标|扩大|取消")
_ASKS = ("请示", "报告", "议案", "函", "纪要", "方案")
_SPEAKS_ONLY = (
    RelationKind.REPEALS, RelationKind.FORWARDS, RelationKind.EXPLAINS,
    RelationKind.PROPOSES, RelationKind.BELONGS_TO,
)  # fmt: skip
_GOES_BEFORE = re.compile(r"不一致的[^。]{0,12}以本|[其][他余][^。]{0,12}仍按|原[按定规]")
_FRAME = re.compile(
    r"关于|进一步|做好|印发|调整|提高|降低|补充|完善|有关|事项|问题|工作|标准|规定|试行|暂行|管理|实施|"
    r"通知|公告|办法|细则|意见|决定|方案|的|[《》〈〉（）()\d年度]"
)
_YEAR = re.compile(r"(?:19|20)\d\d年")
_LOW = re.compile(r"(?:[镇乡]|街道|村)(?:人民政府|党委|党工委|办事处|民?委员会|办公室)")
_COUNTY = re.compile(r"^(?:中共|中国共产党)?(?P<name>[\u4e00-\u9fff]{1,5}?[省市县区旗州])")
_MATTER = 4
"""Characters in a run that the titles must have in common for a paper that names none."""


def later_papers(document: PolicyDocument, library: Library) -> Iterator[PolicyDocument]:
    """Yield the papers that may say that something of `document` is otherwise since."""
    named = {
        link.document.id: link.document
        for link in library.links.to(document)
        if link.relation.kind not in _SPEAKS_ONLY
    }
    for paper in named.values():
        if _may_change(paper, document) and (_CHANGES.search(paper.title) or _says_so(paper)):
            yield paper
    for paper in library.documents:
        if paper.id not in named and _CHANGES.search(paper.title) and _follows(paper, document):
            yield paper


def _may_change(paper: PolicyDocument, document: PolicyDocument) -> bool:
    """Say whether a paper is younger than another and of a place that may speak for it."""
    if paper.id == document.id or not paper.publication.orders or paper.genre in _ASKS:
        return False
    return _date(paper) > _date(document) and _is_of_its_place(paper, document)


def _follows(paper: PolicyDocument, document: PolicyDocument) -> bool:
    """Say whether a paper of the same issuer is on the same matter, of no other year."""
    if not set(paper.issuers) & set(document.issuers) or not _may_change(paper, document):
        return False
    years = (set(_YEAR.findall(each.title)) for each in (paper, document))
    mine, theirs = years
    return not (mine and theirs and mine != theirs) and same_matter(paper, document)


def same_matter(paper: PolicyDocument, document: PolicyDocument) -> bool:
    """Say whether the titles of two documents name one matter, offices and 文种 apart."""
    matters = _FRAME.sub(" ", without_issuer(paper.title)).split()
    titles = "|".join(map(without_issuer, document.titles))
    return any(
        matter[at : at + _MATTER] in titles
        for matter in matters
        for at in range(len(matter) - _MATTER + 1)
    )


def _says_so(paper: PolicyDocument) -> bool:
    return any(_GOES_BEFORE.search(clause.text) for clause in paper.clauses)


def _is_of_its_place(paper: PolicyDocument, document: PolicyDocument) -> bool:
    """Say whether no issuer of the paper is of another county, or of a town of the same one."""
    mine, theirs = "".join(paper.issuers), "".join(document.issuers)
    one, other = _COUNTY.match(mine), _COUNTY.match(theirs)
    if one and other and one["name"] != other["name"]:
        return False
    return not _LOW.search(mine) or _LOW.search(theirs) is not None


def _date(document: PolicyDocument) -> date:
    return document.date or date.min
