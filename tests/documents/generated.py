"""Made-up 公文 that are known to the character: what was written, and what a reader should find."""

from dataclasses import dataclass

from hypothesis import strategies as st

PHRASES = (
    "完善农村公路管护制度", "健全多部门联动机制", "提高村级公共服务水平", "落实保费补助",
    "支持合作社发展特色种养业", "加强组织领导", "按季度报送进展", "引导社会力量参与",
    "每人每年 100 元", "共需 1.5 万元", "用2—3年时间建成样板村（点）", "坚持“五级”书记一起抓",
)  # fmt: skip
BODIES = ("市委办公室", "某县人民政府", "某区农业农村局（代）", "乡村振兴工作领导小组办公室")
TITLES = (
    "关于做好农村道路管护工作的通知",
    "某县人民政府 关于加强养老服务的意见",
    "关于拨付资金的请示",
)
NUMBERS = ("某政发〔2021〕3号", "某农办(2020)12号", "某委发[2019]100号")
HEADINGS = ("总体要求", "主要任务", "保障措施", "组织实施")
ORDINALS = "一二三四五六七八九十"


@dataclass(frozen=True)
class Written:
    """A text, and the labels and the words of its body clauses in order."""

    source: str
    labels: tuple[str, ...]
    texts: tuple[str, ...]


@st.composite
def sentences(draw: st.DrawFn) -> str:
    phrases = draw(st.lists(st.sampled_from(PHRASES), min_size=2, max_size=5))
    return "，".join(phrases) + draw(st.sampled_from("。；"))


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    """Draw one to three sentences that end in a full stop."""
    drawn = draw(st.lists(sentences(), min_size=1, max_size=3))
    return "".join(drawn)[:-1] + "。"


@st.composite
def printed(draw: st.DrawFn, paragraph: str) -> str:
    """Draw `paragraph` as printed: whole, or broken off by a page inside its running prose."""
    first = paragraph.index("，") + 1
    places = [i for i in range(first + 1, len(paragraph) - 1) if _may_break(paragraph, i)]
    if not places or not draw(st.booleans()):
        return paragraph
    at = draw(st.sampled_from(places))
    return paragraph[:at] + draw(st.sampled_from(("\n", "\n\n", "\n\n\n"))) + paragraph[at:]


def _may_break(paragraph: str, at: int) -> bool:
    """Say whether a page may end here: before a Han character, after one or a comma."""
    before, after = paragraph[at - 1], paragraph[at]
    return _is_han(after) and (_is_han(before) or before in "，、")


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


@st.composite
def documents(draw: st.DrawFn) -> Written:
    """Draw a whole document: head, lead, numbered body with page breaks, tail."""
    body: list[tuple[str, str]] = []
    lead = draw(st.lists(paragraphs(), min_size=1, max_size=3))
    sections = draw(st.integers(0, 3))
    kind = "导语" if sections else "正文"
    body += [(f"{kind}第{i}段", text) for i, text in enumerate(lead, start=1)]
    item = 0
    for section in range(sections):
        body.append((f"{ORDINALS[section]}、", f"{ORDINALS[section]}、{HEADINGS[section]}"))
        for _ in range(draw(st.integers(0, 3))):
            label = f"（{ORDINALS[item]}）"
            body.append((label, label + draw(paragraphs())))
            item += 1
    lines = draw(_heads())
    lines += [draw(printed(text)) if "，" in text else text for _, text in body]
    lines += draw(_tails())
    gap = draw(st.sampled_from(("\n", "\n\n", "\r\n", "\n　\n")))
    source = gap.join(lines) + draw(st.sampled_from(("", "\n", "\n\n\n")))
    return Written(source, tuple(label for label, _ in body), tuple(text for _, text in body))


@st.composite
def _heads(draw: st.DrawFn) -> list[str]:
    optional = ("某县人民政府文件", draw(st.sampled_from(NUMBERS)), "签发人：王某")
    kept = [line for line in optional if draw(st.booleans())]
    recipients = draw(st.sampled_from(("各镇人民政府，县各有关单位：", "区政府:")))
    return [*kept, draw(st.sampled_from(TITLES)), recipients]


@st.composite
def _tails(draw: st.DrawFn) -> list[str]:
    attachment = ["附件：经费测算表"] if draw(st.booleans()) else []
    signatures = draw(st.lists(st.sampled_from(BODIES), min_size=1, max_size=2, unique=True))
    date = draw(st.sampled_from(("2021年5月14日", "二〇二一年五月十四日", "2020年12月1日")))
    return [*attachment, *signatures, date]
