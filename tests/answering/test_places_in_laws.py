"""款, 项, ranges, attachments and what clauses refer to, as a user is answered."""

from collections.abc import Callable

import pytest

from assistant import Answer, Assistant, Outcome, Settings
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from tests.answering.asking import WITHHELD, Ask, asking, unfaithful
from tests.library.fakes import CharacterEmbedder
from tests.question.laws import LAW, OPINION, OTHER_LAW

TEXTS = {"救助": LAW, "监督": OTHER_LAW, "意见": OPINION}
Opened = tuple[Library, Ask]


@pytest.fixture(scope="module")
def open_with(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Opened]:
    """Return what makes a library of the texts of these names, and asks it."""

    def opened(*names: str) -> Opened:
        folder = tmp_path_factory.mktemp("laws")
        files = [folder / f"{name}.txt" for name in names]
        for file in files:
            file.write_text(TEXTS[file.stem], encoding="utf-8")
        library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
        library.add(files)
        return library, asking(Assistant(Settings(library=library.folder), library))

    return opened


@pytest.fixture(scope="module")
def opened(open_with: Callable[..., Opened]) -> Opened:
    return open_with(*TEXTS)


def shown(answer: Answer) -> list[tuple[str, str]]:
    """Return the places and the words that are quoted, without what is brought along."""
    quoted = [c for c in answer.citations if f"> {c.quote.splitlines()[0].strip()}" in answer.text]
    return [(c.clause, c.quote) for c in quoted]


@pytest.mark.parametrize(
    ("question", "place", "words"),
    [
        ("某某救助条例第三条第一款第（二）项", "第三条第一款第（二）项", "（二）弄虚作假的；"),
        ("某某救助条例第3条第2项", "第三条第一款第（二）项", "（二）弄虚作假的；"),
        ("《某某救助条例》第二条第二款怎么说", "第二条第二款", "镇人民政府协助做好救助工作。"),
        ("医疗救助意见附件2第二条", "附件2第二条", "第二条　救助对象包括低保对象。"),
        ("某政发〔2021〕9号二（二）2", "（二）2.", "2.审核。由县医保局审核。"),
        ("防贫意见第二部分（三）", "（三）", "（三）确定救助标准。救助比例为百分之七十，见附件2。"),
    ],
)
def test_a_part_is_quoted_by_itself_under_its_own_name(
    opened: Opened, question: str, place: str, words: str
) -> None:
    library, ask = opened
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert shown(answer)[0] == (place, words)
    assert place.removeprefix("（二）") in answer.text
    assert not unfaithful(answer, library)


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("某某救助条例第四条至第六条", ["第四条", "第五条", "第六条"]),
        ("某某救助条例四到六条讲什么", ["第四条", "第五条", "第六条"]),
        ("某某救助条例第一条、第四条和第七条", ["第一条", "第四条", "第七条"]),
        ("某某救助条例第四条的上一条", ["第三条"]),
        ("某某救助条例第四条后面那一条", ["第五条"]),
        ("某某救助条例前两条", ["第一条", "第二条"]),
    ],
)
def test_several_clauses_come_in_order(opened: Opened, question: str, places: list[str]) -> None:
    assert [place for place, _ in shown(opened[1](question))] == places


@pytest.mark.parametrize(
    ("questions", "place"),
    [
        (("某某救助条例第四条", "下一条呢"), "第五条"),
        (("某某救助条例第四条", "下一条呢", "再下一条"), "第六条"),
        (("某某救助条例第四条", "上一条"), "第三条"),
        (("某某救助条例第三条第二款", "上一款呢"), "第三条第一款"),
        (("某某救助条例第三条", "第二款呢"), "第三条第二款"),
        (("某某救助条例第三条第一款", "第（三）项呢"), "第三条第一款第（三）项"),
        (("某某救助条例第四条", "第五条"), "第五条"),
        (("某某监督条例第二条", "第五条"), "第五条"),
        (("某某救助条例第四条至第六条", "后面那一条呢"), "第七条"),
        (("某某救助条例第四条至第六条", "前面那一条呢"), "第三条"),
    ],
)
def test_the_next_is_counted_from_what_was_cited_last(
    opened: Opened, questions: tuple[str, ...], place: str
) -> None:
    (only,) = shown(opened[1](*questions))
    assert only[0] == place


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("某某救助条例第0条", "共 7 条，从第一条到第七条"),
        ("某某救助条例第九百九十九条", "共 7 条，从第一条到第七条"),
        ("某某救助条例第五条至第九百条", "共 7 条，从第一条到第七条"),
        ("某某救助条例第三条第九款", "第三条没有第九款：共 3 款，从第一款到第三款"),
        ("某某救助条例第三条第一款第（九）项", "没有第（九）项：共 3 项"),
        ("某某救助条例第四条第三款", "第四条没有第三款：它不分款"),
        ("某某救助条例第二条第一款第一项", "没有第一项：它不分项"),
        ("某某救助条例第七条的下一条", "往后数，没有“下一条”"),
        ("某某救助条例第九章", "共 2 章，从第一章到第二章"),
        ("某政发〔2021〕9号附件9", "共 2 个附件，从附件1到附件2"),
        ("某政发〔2021〕9号附件3", "的附件说明列有“申请表”，入库的文件里没有它的正文"),
        ("某某救助条例附件1", "入库的文件里没有附件"),
        ("某政发〔2021〕9号附件2第九条", "附件2没有第九条：附件2共 3 条"),
        ("附件2第九条", "附件2没有第九条：附件2共 3 条"),
        ("某政发〔2021〕9号附件1第二条", "附件1没有第二条：它不分条"),
        ("某某救助条例第二章第一条", "第二章没有第一条：共 5 条，从第三条到第七条"),
        ("某某救助条例第一百万条", "没有第一百万条：全文共 7 条"),
    ],
)
def test_what_is_not_there_is_said_with_how_many_there_are(
    opened: Opened, question: str, said: str
) -> None:
    library, ask = opened
    answer = ask(question)
    assert said in answer.text
    assert WITHHELD not in answer.text
    assert answer.citations
    assert not unfaithful(answer, library)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("某某救助条例第五条至第三条", "前后写反了"),
        ("上一条", "没有可以接着数的条款"),
        ("下一条呢", "没有可以接着数的条款"),
        ("第二款", "没有可以接着数的条款"),
    ],
)
def test_what_cannot_be_counted_is_asked_back(opened: Opened, question: str, said: str) -> None:
    answer = opened[1](question)
    assert answer.outcome is Outcome.CLARIFY
    assert said in answer.text
    assert not answer.citations


@pytest.mark.parametrize(
    "question",
    ["民法典第三条", "《未入库条例》第四条怎么规定的", "道路管护办法第三条", "公司规定第三条"],
)
def test_a_law_that_is_not_there_is_said_not_to_be(opened: Opened, question: str) -> None:
    answer = opened[1](question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert "库里没有" in answer.text
    assert not answer.citations


def test_one_that_is_there_and_one_that_is_not_are_both_told_of(opened: Opened) -> None:
    answer = opened[1]("某某救助条例第四条和第九十条")
    assert [place for place, _ in shown(answer)] == ["第四条"]
    assert "没有第九十条：全文共 7 条" in answer.text


def test_a_number_without_its_document_says_how_many_have_it(opened: Opened) -> None:
    answer = opened[1]("第三条")
    assert "没有写明是哪份文件，库内有 2 份文件有第三条" in answer.text


@pytest.mark.parametrize(
    ("question", "along"),
    [
        ("某某救助条例第六条", ["第三条"]),
        ("某某救助条例第三条第二款", ["第三条第一款第（二）项"]),
        ("某某救助条例第五条", ["第三条第一款第（一）项", "第三条第一款第（三）项"]),
        ("某某救助条例第三条", ["第二条第二款", "第五条", "第六条"]),
        ("某某救助条例第七条", []),
    ],
)
def test_what_a_clause_refers_to_is_brought_along(
    opened: Opened, question: str, along: list[str]
) -> None:
    answer = opened[1](question)
    quoted = len(shown(answer))
    assert [c.clause for c in answer.citations[quoted:]] == along
    assert ("另见" in answer.text) is bool(along)


def test_what_is_not_in_the_library_is_not_brought_along(
    open_with: Callable[..., Opened],
) -> None:
    answer = open_with("救助")[1]("某某救助条例第六条")
    assert [c.clause for c in answer.citations] == ["第六条"]


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("哪一条提到弄虚作假", ["第三条"]),
        ("哪条说了“每年监督一次”", ["第三条"]),
        ("责令改正是哪条说的", ["第五条"]),
        ("某某救助条例哪一条讲到镇人民政府", ["第二条"]),
    ],
)
def test_the_clause_that_says_a_thing_is_found_by_its_words(
    opened: Opened, question: str, places: list[str]
) -> None:
    answer = opened[1](question)
    assert [c.clause for c in answer.citations] == places
    assert f"见 {len(places)} 个条款" in answer.text or "出自" in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [("某某救助条例第三条有几款", "共 3 款"), ("某某救助条例第三条第一款有几项", "共 3 项")],
)
def test_parts_are_counted(opened: Opened, question: str, said: str) -> None:
    assert said in opened[1](question).text
