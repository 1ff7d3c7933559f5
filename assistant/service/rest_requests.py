"""What the REST calls take: each field with its Chinese name, its bounds and an example."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from assistant import Assistant, DocumentType, Scope
from assistant.service.request_model import StrictRequest

MOST_TURNS = 100
"""Turns of a history that are taken; the engine looks at the last of them."""
MOST_FOUND = 50
"""Clauses that one search gives."""
_MOST_FIGURES = 200
_TYPES = {"公文": DocumentType.GONGWEN, "法规": DocumentType.LAW}
_LONG, _NAME = 2000, 200


AsOf = Annotated[
    date | None,
    Field(
        title="日期",
        description="按这一天的版本和效力判断，写成 2024-01-01；不写，按今天。",
        examples=["2024-01-01"],
    ),
]
Figures = Annotated[
    dict[str, str],
    Field(
        max_length=_MOST_FIGURES,
        title="已知的数",
        description="按名称填写，数照平常的写法，如 2.678万、10%、50元。",
        examples=[{"人数": "120", "标准": "50元", "月数": "12"}],
    ),
]


def _text(title: str, description: str, longest: int = _LONG, shortest: int = 1) -> Any:  # noqa: ANN401
    return Field(title=title, description=description, max_length=longest, min_length=shortest)


Reference = Annotated[
    str, _text("指名", "文件或条款的名称，如 36号文第九条、连委办发〔2021〕36号、《标题》。", _NAME)
]


class PastTurn(StrictRequest):
    """One earlier turn of the conversation."""

    model_config = ConfigDict(title="一轮对话")

    role: Annotated[
        Literal["user", "assistant"],
        Field(title="谁说的", description="user 是提问的人，assistant 是有据。"),
    ]
    content: Annotated[str, Field(title="说的话", description="原话。")]


class AskRequest(StrictRequest):
    """A question."""

    model_config = ConfigDict(title="提问")

    question: Annotated[
        str,
        Field(title="问题", description="一句平常的话。", examples=["精准防贫保每人每年多少钱？"]),
    ]
    history: Annotated[
        tuple[PastTurn, ...],
        Field(max_length=MOST_TURNS, title="此前的对话", description="先说的在前；没有就不写。"),
    ] = ()
    as_of: AsOf = None
    stream: Annotated[bool, Field(title="边答边发", description="true 时用 SSE 一段一段地发。")] = (
        False
    )


class SearchRequest(StrictRequest):
    """A search for clauses."""

    model_config = ConfigDict(title="检索")

    query: Annotated[
        str, Field(title="检索的话", description="一句话或几个词。", examples=["产业园"])
    ]
    k: Annotated[int, Field(ge=1, le=MOST_FOUND, title="条数", description="最多给出几条。")] = 8
    document: Annotated[
        str,
        Field(max_length=_NAME, title="文件", description="只查这份文件：编号、文号或《标题》。"),
    ] = ""
    type: Annotated[
        Literal["公文", "法规"] | None, Field(title="类型", description="只查公文，或只查法规。")
    ] = None
    issuer: Annotated[
        str, Field(max_length=_NAME, title="机关", description="只查这个机关发的。")
    ] = ""
    since: Annotated[date | None, Field(title="不早于", description="成文日期不早于这一天。")] = (
        None
    )
    until: Annotated[date | None, Field(title="不晚于", description="成文日期不晚于这一天。")] = (
        None
    )
    in_force: Annotated[
        bool, Field(title="只查管用的", description="true 时不查已废止和尚未施行的。")
    ] = False
    as_of: AsOf = None

    def scope(self, assistant: Assistant) -> Scope | None:
        """Return what the search is kept to; None where it is kept to nothing."""
        scope = Scope(
            document=self.document,
            issuer=self.issuer,
            type=_TYPES[self.type] if self.type else None,
            since=self.since,
            until=self.until,
            without=assistant.no_longer_in_force() if self.in_force else frozenset(),
        )
        return None if scope == Scope() else scope


class ReferenceRequest(StrictRequest):
    """A document or a clause, by its name."""

    model_config = ConfigDict(title="指名")

    reference: Reference
    as_of: AsOf = None


class CompareRequest(StrictRequest):
    """Two texts of the library."""

    model_config = ConfigDict(title="比较")

    old: Annotated[str, _text("旧的", "如 36号文@旧版、36号文@2024-01-01。", _NAME)]
    new: Annotated[str, _text("新的", "如 36号文、36号文@整理本。", _NAME)]


class CheckRequest(StrictRequest):
    """A draft whose quotations are to be checked."""

    model_config = ConfigDict(title="核对引文")

    text: Annotated[str, Field(title="草稿", description="草稿的全文；核对以后不留存。")]
    as_of: AsOf = None


class CalculateRequest(StrictRequest):
    """A sum by one of the formulas."""

    model_config = ConfigDict(title="测算")

    formula: Annotated[
        str,
        Field(
            max_length=_NAME,
            title="算法",
            description="算法的名称，见 /api/v1/formulas；不写，是防贫保保费，各项用它的英文名。",
        ),
    ] = ""
    figures: Figures
    solve: Annotated[
        str, Field(max_length=_NAME, title="反算", description="反算哪一项，同 result 一起用。")
    ] = ""
    result: Annotated[
        str,
        Field(max_length=_NAME, title="要达到", description="反算时结果要达到多少，如 100000元。"),
    ] = ""
    change: Annotated[
        dict[str, str] | None,
        Field(max_length=_MOST_FIGURES, title="假设", description="改成别的数再算一遍，列出差额。"),
    ] = None
