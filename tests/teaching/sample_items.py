"""Items that a trainer would make of the two documents, and what hypothesis draws for any item."""

from hypothesis import strategies as st

from assistant.documents.model import PolicyDocument
from assistant.library.addresses import address_of
from assistant.teaching.item import BLANK, LETTERS, Item, ItemKind, ItemState, Proof

INSURANCE, GOALS, MONITORED = "精准防贫保", "帮促目标", "动态监测"


def proved(document: PolicyDocument, label: str) -> Proof:
    """Return the clause of a document that is called `label`, as a proof."""
    clause = next(c for c in document.clauses if c.label == label)
    return Proof(
        document.id, document.document_number, document.title_of(clause), clause.id, clause.label,
        document.date.isoformat() if document.date else "", clause.text, address_of(clause.id),
    )  # fmt: skip


def sample_items(opinion: PolicyDocument, application: PolicyDocument) -> tuple[Item, ...]:
    """Return nine items of all six kinds, each proved by its clause."""
    ninth, fourth = proved(opinion, "（九）"), proved(opinion, "（四）")
    fifth, eighth = proved(opinion, "（五）"), proved(opinion, "（八）")
    second, asked = proved(opinion, "（二）"), proved(application, "正文第2段")
    return (
        Item(
            "36-9-1", ItemKind.SINGLE, "连委办发〔2021〕36号规定，精准防贫保的保费标准提高至多少？",
            ("50 元/人·年", "100 元/人·年", "120 元/人·年", "200 元/人·年"), ("B",), ninth,
            INSURANCE,
        ),
        Item(
            "36-4-1", ItemKind.SINGLE,
            "到 2021 年底，36号文要求打造多少个市级乡村振兴（扶贫）产业园？",
            ("5 个", "10 个", "15 个", "20 个"), ("B",), fourth, GOALS, 2,
        ),
        Item(
            "36-5-1", ItemKind.MULTIPLE, "36号文（五）列举的动态监测对象包括哪些？",
            (
                "农村低保对象", "特困人员", "全体农村户籍人口",
                "因病因灾因意外事故等刚性支出较大或收入大幅缩减导致基本生活出现严重困难人口",
            ),
            ("A", "B", "D"), fifth, MONITORED, 2,
        ),
        Item(
            "36-2-1", ItemKind.JUDGE, "36号文为帮促对象设立了 5 年过渡期。", (), ("对",), second,
            GOALS,
        ),
        Item(
            "2-2-1", ItemKind.JUDGE,
            "据2号请示测算，连云区 2021 年共需防贫保保费 95113.37 元。", (), ("错",), asked,
            INSURANCE, 3, ItemState.ACCEPTED,
        ),
        Item(
            "2-2-2", ItemKind.FILL,
            f"2021年连云区共需防贫保保费{BLANK}元，仍需筹集{BLANK}元。", (),
            ("267800", "95113.37"), asked, INSURANCE,
        ),
        Item(
            "36-8-1", ItemKind.SHORT, "36号文所说的“一二三四”管理模式是指什么？", (),
            ("拉网排查", "确权颁证", "底数三清", "常态监管"), eighth, "资产管理", 2,
        ),
        Item(
            "36-9-2", ItemKind.CASE,
            "村民老李患大病，自付医疗费较多。入户干部要向他介绍36号文（九）列明的医疗保障"
            "帮扶政策，下列哪些在列？",
            ("基本医疗保险资助参保", "大病保险倾斜支付", "医疗救助", "购车补贴"),
            ("A", "B", "C"), ninth, INSURANCE, 3,
        ),
        Item(
            "36-4-2", ItemKind.SINGLE, "原来的表述（已被新文件改动，留作例子）是哪一年？",
            ("2021 年", "2022 年"), ("A",), fourth, GOALS, 1, ItemState.CHANGED, "依据改过，待看",
        ),
    )  # fmt: skip


_TEXT = st.text(max_size=30) | st.sampled_from(
    (
        "=1+1",
        "+86",
        "-5%",
        "@某人",
        " 两头空格 ",
        "第一段\n第二段",
        "a\tb",
        "\r\n",
        "~=#{}:\\",
        "_x000D_",
    )
)


def _keys(kind: ItemKind, choices: int) -> st.SearchStrategy[tuple[str, ...]]:
    if kind in (ItemKind.SINGLE, ItemKind.MULTIPLE, ItemKind.CASE):
        drawn = st.sets(st.sampled_from(LETTERS[:choices]), min_size=1)
        return drawn.map(lambda letters: tuple(sorted(letters)))
    if kind is ItemKind.JUDGE:
        return st.sampled_from((("对",), ("错",)))
    return st.lists(_TEXT, min_size=1, max_size=4).map(tuple)


@st.composite
def any_items(draw: st.DrawFn) -> Item:
    """Draw an item of any kind whose texts hold whatever a clause or a trainer may have put in."""
    kind = draw(st.sampled_from(ItemKind))
    lettered = kind in (ItemKind.SINGLE, ItemKind.MULTIPLE, ItemKind.CASE)
    choices = draw(st.lists(_TEXT, min_size=2, max_size=8)) if lettered else []
    proof = Proof(*(draw(_TEXT) for _ in range(8)))
    return Item(
        draw(_TEXT), kind, draw(_TEXT), tuple(choices), draw(_keys(kind, len(choices))), proof,
        draw(_TEXT), draw(st.integers(1, 3)), draw(st.sampled_from(ItemState)), draw(_TEXT),
    )  # fmt: skip


def any_bank(size: int = 5) -> st.SearchStrategy[list[Item]]:
    """Draw a bank: its items have ids of their own, which is how a row finds its item."""
    return st.lists(any_items(), max_size=size, unique_by=lambda item: item.id)
