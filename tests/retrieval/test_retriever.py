"""The retriever: named clauses first, then the rest; for LangChain as it expects it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.model.encoder import Vectors
from assistant.retrieval.evidence import Reason
from assistant.retrieval.langchain_retriever import LangChainRetriever
from assistant.retrieval.retriever import PolicyRetriever, Search
from tests.library.fakes import CharacterEmbedder


def test_it_is_given_to_langchain_as_a_retriever(retriever: PolicyRetriever) -> None:
    adapted = LangChainRetriever(policy=retriever)
    assert isinstance(adapted, BaseRetriever)
    found = adapted.invoke("用地指标怎么安排")
    assert len(found) == retriever.k
    assert all(isinstance(d, Document) for d in found)


def test_a_langchain_document_says_where_it_stands(
    retriever: PolicyRetriever, real_library: Library
) -> None:
    first = LangChainRetriever(policy=retriever).invoke("36号文第二十条")[0]
    assert first.id is not None
    _, clause = real_library.clause(first.id)
    assert first.page_content == clause.text
    assert first.metadata == {
        "document_number": "连委办发〔2021〕36号",
        "title": "市委办公室市政府办公室印发《关于开展富民强村帮促行动接续推进乡村全面振兴的"
        "实施意见》的通知",
        "clause": "（二十）",
        "path": ["五、加强政策支持", "（二十）加强土地政策支持"],
        "reason": "点名",
        "score": 1.0,
    }


def test_a_named_clause_comes_before_what_search_finds(retriever: PolicyRetriever) -> None:
    found = retriever.find(retriever.read("36号文第二十条里厕所怎么说"), 3)
    assert found[0].clause.label == "（二十）"
    assert [e.reason for e in found] == [Reason.REFERENCE, Reason.SEARCH, Reason.SEARCH]


def test_a_named_clause_is_given_once(retriever: PolicyRetriever) -> None:
    found = retriever.find(retriever.read("第九条，就是（九），讲什么"), 30)
    assert [e.clause.label for e in found].count("（九）") == 1


def test_a_named_document_comes_before_the_others(retriever: PolicyRetriever) -> None:
    numbers = [
        e.document.document_number
        for e in retriever.find(retriever.read("2号请示里防贫保多少钱"), 8)
    ]
    assert numbers[0] == "连区扶办(2021)2号"
    last = len(numbers) - numbers[::-1].index("连区扶办(2021)2号")
    assert set(numbers[:last]) == {"连区扶办(2021)2号"}


def test_the_conversation_lends_its_document(
    retriever: PolicyRetriever, real_library: Library
) -> None:
    application = next(d for d in real_library.documents if d.genre == "请示")
    question = replace(retriever.read("第二段呢"), documents=(application,))
    found = retriever.named(question)
    assert [e.clause.label for e in found] == ["正文第2段"]


def test_nothing_is_named_where_nothing_is_named(retriever: PolicyRetriever) -> None:
    assert retriever.named(retriever.read("厕所怎么改")) == []
    assert retriever.named(retriever.read("36号文第九十条")) == []


@pytest.mark.parametrize(
    ("question", "number", "label"),
    [
        ("36号文主送哪些单位", "连委办发〔2021〕36号", "印发通知主送机关"),
        ("2号请示是谁签发的", "连区扶办(2021)2号", "签发人"),
        ("那份请示是报给谁的", "连区扶办(2021)2号", "主送机关"),
        ("申请拨付保障资金的那份，文号是多少", "连区扶办(2021)2号", "发文字号"),
    ],
)
def test_an_element_that_is_asked_for_comes_first(
    retriever: PolicyRetriever, question: str, number: str, label: str
) -> None:
    first = retriever.find(retriever.read(question), 3)[0]
    assert (first.document.document_number, first.clause.label) == (number, label)


def test_a_question_of_no_document_is_given_no_element(retriever: PolicyRetriever) -> None:
    found = retriever.find(retriever.read("补贴什么时候发的"), 8)
    assert all(e.clause.element is None for e in found)


def test_a_named_document_is_searched_though_many_others_fit_better(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path: Path
) -> None:
    body = "第一条 公益性岗位补贴为每人每月六百元。\n第二条 公益性岗位补贴按月发放。\n"
    for number in range(40):
        title = f"某县第{number}号公益性岗位补贴办法"
        (tmp_path / f"{number}.txt").write_text(
            f"{title}\n（某政发〔2020〕{number + 10}号）\n{body}"
        )
    wanted = "某县会议办法\n（某政发〔2021〕5号）\n第一条 会务从简。\n第二条 车辆统一调度。\n"
    (tmp_path / "wanted.txt").write_text(wanted)
    library = Library(tmp_path / "library", lexicon, segmenter, CharacterEmbedder())
    library.add([tmp_path])
    retriever = PolicyRetriever(library)
    found = retriever.find(retriever.read("某政发〔2021〕5号里公益性岗位补贴每人每月多少"), 3)
    assert [e.document.number_key for e in found[:2]] == ["某政发|2021|5"] * 2


class MeetingEmbedder(CharacterEmbedder):
    """Embeds a question only once another is being embedded as well."""

    def __init__(self) -> None:
        super().__init__()
        self._both = Barrier(2, timeout=60)

    def question(self, text: str) -> Vectors:
        self._both.wait()
        return super().question(text)


def test_two_people_who_ask_at_once_do_not_wait_for_each_other(
    tmp_path: Path, lexicon: Lexicon, segmenter: Segmenter
) -> None:
    (tmp_path / "one.txt").write_text("某县会议办法\n第一条 会务从简。\n第二条 车辆统一调度。\n")
    library = Library(tmp_path / "library", lexicon, segmenter, MeetingEmbedder())
    library.add([tmp_path / "one.txt"])
    retriever = PolicyRetriever(library)
    searches = [Search(retriever, retriever.read(asked)) for asked in ("会务怎么办", "车谁来调")]
    with ThreadPoolExecutor(2) as both:
        found = list(both.map(lambda search: search.hits, searches))
    assert all(found)
