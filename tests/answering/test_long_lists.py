"""Lists in a library of forty documents: none longer than one reads, each says how to get the rest.

All forty are alike, so what fits one of them fits them all.
"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import Answer
from assistant.answering.listing import MOST, bulleted, enumerated, listed, stacked
from assistant.answering.quote_answerer import QuoteAnswerer
from assistant.answering.ways.order import fitting
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.retrieval.retriever import PolicyRetriever
from tests.answering.conftest import TODAY
from tests.library.fakes import CharacterEmbedder

MEASURE = """某县人民政府文件
某政发〔2021〕{n}号
某县人民政府关于印发《某县第{n}片区整治办法》的通知
各镇人民政府：
现将《某县第{n}片区整治办法》印发给你们，请认真贯彻执行。
某县人民政府
2021年3月2日
某县第{n}片区整治办法
第一条　为了规范第{n}片区“三清一改”工作，根据《某县整治总则》（某委发〔2020〕1号），制定本办法。
第二条　补助标准为每户{n}00元，到2022年底前发放完毕。
第三条　本办法由某县第{n}片区管理局负责解释。
第四条　本办法自2021年4月1日起施行。
"""
REQUEST = """某县第{n}片区管理局文件
片区{n}发〔2021〕2号
关于申请拨付第{n}片区防贫保资金的请示
县人民政府：
农村户籍人口{n}.5万人，按10%的比例确定参保基数，人均保费100元，结余{n}万元，需筹集资金{n}5万元。
妥否，请批示。
联系人：张某，电话：0518-0000000
某县第{n}片区管理局
2021年6月1日
"""
CHANGES = """某县人民政府文件
某政发〔2022〕1号
某县人民政府关于调整《某县补贴办法》的通知
各镇人民政府：
现就《某县补贴办法》（某政发〔2020〕9号）有关事项调整如下：
{items}
某县人民政府
2022年3月2日
"""
ITEMS = "".join(
    f"{numeral}、《某县补贴办法》第{number}条规定的“第{number}项”调整为“第{number + 50}项”。\n"
    for number, numeral in enumerate("一二三四五六七八九十", 1)
)
ITEMS += "".join(
    f"十{numeral}、《某县补贴办法》第{number}条规定的“第{number}项”调整为“第{number + 50}项”。\n"
    for number, numeral in enumerate("一二三四五六七八九", 11)
)
LAW = "".join(f"第{n}条　第{n}项工作由片区完成，到2022年底前结束。\n" for n in range(1, 41))
ROWS = "".join(f"第{n}村\t{n}\t一类\t{n}00元/人\t按月\n" for n in range(1, 31))
LONG = f"""某县补贴办法
（某政发〔2020〕9号）
{LAW}附件
补贴标准表
村名\t序号\t类别\t补助标准\t周期
{ROWS}"""
TEXTS = {
    **{f"办法{n}": MEASURE.format(n=n) for n in range(1, 21)},
    **{f"请示{n}": REQUEST.format(n=n) for n in range(1, 21)},
    "补贴": LONG,
    "调整": CHANGES.format(items=ITEMS),
}
"""Forty short documents of two kinds, and a long one."""


@pytest.fixture(scope="module")
def crowd(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Library:
    folder = tmp_path_factory.mktemp("crowd")
    files = [folder / f"{name}.txt" for name in TEXTS]
    for file in files:
        file.write_text(TEXTS[file.stem], encoding="utf-8")
    library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
    library.add(files)
    return library


@pytest.fixture(scope="module")
def answerer(crowd: Library) -> QuoteAnswerer:
    return QuoteAnswerer(PolicyRetriever(crowd.snapshot()), 2000)


MISSING = "、".join(f"第{number}条" for number in range(101, 131))
LONG_LISTS = [
    ("谁负责解释？", "metadata", 20, "处"),
    ("联系电话是多少", "metadata", 20, "处"),
    ("什么时候废止？", "metadata", 42, "份"),
    ("收文日期是哪天", "metadata", 42, "份"),
    ("某政发〔2020〕9号主送给谁", "metadata", 41, "份"),
    ("“三清一改”在哪些地方出现过", "every_place", 20, "处"),
    ("哪条提到三清一改", "which_clause", 20, "处"),
    ("“三清一改”这个词哪份文件有", "which_document", 42, "份"),
    ("“防贫保资金”这几个字哪份文件写了", "which_document", 42, "份"),
    ("某政发〔2099〕7号讲了什么", "unknown_document", 42, "份"),
    ("某政發〔2099〕7號講了什麼", "unknown_document", 42, "份"),
    ("哪些文件引用了某委发〔2020〕1号", "related_documents", 20, "处"),
    ("钱拨了没有", "approval", 20, "份"),
    ("能不能当政策依据", "standing", 42, "份"),
    ("第三条", "named_clause", 22, "处"),
    ("某政发〔2020〕9号第一条到第四十条", "named_clause", 40, "处"),
    ("某政发〔2020〕9号有多少条", "count_clauses", 40, "处"),
    ("“自2021年4月1日起施行”", "quoted_words", 20, "处"),
    ("某政发〔2022〕1号改了哪些条", "changes", 19, "处"),
    ("补贴标准一类各是多少", "table_row", 30, "行"),
    ("、".join(f"某政发〔2099〕{n}号" for n in range(1, 31)), "unknown_document", 30, "份"),
    (f"某政发〔2020〕9号{MISSING}", "missing_clause", 30, "处"),
]
"""Questions, the ways that answer them, and how many there are of what they ask for."""
SHORT_LISTS = [
    "第九十九条",
    "某政发〔2021〕3号的签发人是谁",
    "农村户籍人口3万，参保比例10%，每人100元，结余5万，还要筹多少",
    "防贫保要筹集多少",
    "这些文件最迟什么时候完成",
    "什么是三清一改",
    "1999年的补助标准是多少",
    "补助标准是多少",
    "能不能帮我认定够不够条件",
    "最后一条的原文是什么",
    "您好",
]


@pytest.mark.parametrize(("question", "way", "all_there_are", "unit"), LONG_LISTS)
def test_a_long_list_is_cut_and_says_so(
    answerer: QuoteAnswerer, question: str, way: str, all_there_are: int, unit: str
) -> None:
    *_lines, answer = answerer.stream(question, (), TODAY)
    assert isinstance(answer, Answer)
    assert answer.trace.way == way
    told = f"共 {all_there_are} {unit}，先列 {MOST} {unit}；其余请在问题里写明文件或条款再问"
    assert told in answer.text
    assert not answer.withheld


@pytest.mark.parametrize("question", [*(q for q, *_ in LONG_LISTS), *SHORT_LISTS])
def test_no_way_lists_more_than_one_reads(
    answerer: QuoteAnswerer, crowd: Library, question: str
) -> None:
    found = answerer.find(question, (), TODAY)
    names = [document.name for document in crowd.documents]
    for way, draft in fitting(found.turn):
        said = "\n".join(words.text for words in draft.words)
        assert len(draft.citations) <= MOST, way.name
        assert len(draft.also) <= MOST, way.name
        assert len(re.findall(r"^- ", said, re.MULTILINE)) <= MOST, way.name
        assert sum(len(re.findall(rf"{re.escape(n)}(?!\d)", said)) for n in names) <= MOST + 2


def test_what_has_the_words_is_listed_before_what_has_not(answerer: QuoteAnswerer) -> None:
    *_lines, answer = answerer.stream("“防贫保资金”这几个字哪份文件写了", (), TODAY)
    assert isinstance(answer, Answer)
    assert answer.text.count("：有“防贫保资金”") == MOST


@given(st.lists(st.text("甲乙丙", min_size=1), max_size=3 * MOST))
def test_a_list_is_whole_or_says_how_much_it_lacks(words: list[str]) -> None:
    some = listed(words)
    assert list(some.shown) == words[:MOST]
    assert bool(some.rest) == (len(words) > MOST)
    for text in (enumerated(words), bulleted(words), stacked(words)):
        assert (f"共 {len(words)} 处" in text) == bool(some.rest)
