"""Words typed by their sound are read as meant; words that are right are left alone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.parse import parse_document
from assistant.documents.readers import read_file
from assistant.library.segment import Segmenter
from assistant.question.spelling import Speller
from tests.conftest import CORPUS

CLAUSES = [
    c.text for f in sorted(CORPUS.glob("*.txt")) for c in parse_document(read_file(f).text).clauses
]
SENTENCES = [s for text in CLAUSES for s in re.split(r"(?<=[。；！？\n])", text) if s.strip()]
PHRASES = [p for s in SENTENCES for p in re.split(r"[，、,。；：]", s) if p.strip()]
ASKED = ("{}", "请问{}", "{}是什么意思", "{}怎么办理？", "文件里“{}”指的什么")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("厕所各命怎么搞", "厕所革命"),
        ("四好农村露", "四好农村路"),
        ("快弟进村有没有", "快递进村"),
        ("残级人之家", "残疾人之家"),
        ("建了几个样板存", "样板村"),
        ("耕地保乎", "耕地保护"),
        ("富民墙村行动", "富民强村"),
        ("低宝标准", "低保标准"),
        ("防贫宝一年多少钱", "防贫保"),
        ("扩大受助棉", "受助面"),
    ],
)
def test_a_word_of_the_same_sound_is_found(speller: Speller, typed: str, meant: str) -> None:
    (correction,) = speller.corrections(typed)
    assert correction.meant == meant
    assert correction.written in typed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kongchuobaoxue", ["控辍保学"]),
        ("kong chuo bao xue 是什么", ["控辍保学"]),
        ("fangpinbao多少钱", ["防贫保"]),
        ("Xiaoe Xindai", ["小额信贷"]),
        ("cesuogeming", ["厕所革命"]),
        ("nongcun gonglu", ["农村公路"]),
    ],
)
def test_pinyin_is_read_as_words(speller: Speller, typed: str, meant: list[str]) -> None:
    assert [c.meant for c in speller.corrections(typed)] == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("怎么脱贪", "脱贫"),
        ("巩固拓展脱贪攻坚成果", "脱贫攻坚"),
        ("低俣对象有哪些", "低保对象"),
        ("什么是控缀保学", "控辍保学"),
        ("厕听革命", "厕所革命"),
    ],
)
def test_a_word_that_looks_the_same_is_found(speller: Speller, typed: str, meant: str) -> None:
    assert [c.meant for c in speller.corrections(typed)] == [meant]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("厕所革民怎么搞", "厕所革命"),
        ("四好隆村路", "四好农村路"),
        ("小鹅信代怎么申请", "小额信贷"),
        ("有几个样办村", "样板村"),
        ("残鸡人之家", "残疾人之家"),
        ("fangpingbao 一年多少钱", "防贫保"),
        ("kongcuobaoxue", "控辍保学"),
    ],
)
def test_a_word_of_a_sound_that_is_near_is_found(speller: Speller, typed: str, meant: str) -> None:
    assert [c.meant for c in speller.corrections(typed)] == [meant]


@given(data=st.data(), form=st.sampled_from(ASKED))
def test_a_question_of_words_of_the_library_is_never_changed(
    speller: Speller, library_words: list[str], data: st.DataObject, form: str
) -> None:
    words = data.draw(st.lists(st.sampled_from(library_words), min_size=1, max_size=8))
    assert speller.corrections(form.format("".join(words))) == ()


@given(sentence=st.sampled_from(SENTENCES), form=st.sampled_from(ASKED))
def test_a_sentence_of_the_corpus_is_never_changed(
    speller: Speller, sentence: str, form: str
) -> None:
    assert speller.corrections(form.format(sentence.strip())) == ()


def test_no_sentence_and_no_phrase_of_the_corpus_is_changed(speller: Speller) -> None:
    changed = [t for t in (*SENTENCES, *PHRASES) if speller.corrections(t)]
    assert changed == []


@pytest.mark.parametrize(
    "question",
    [
        "我家孩子上学有补助吗",
        "第一书记要派到所有村吗",
        "这个事儿归谁管",
        "俺村的路坏了咋办",
        "去年剩的钱还算数不",
        "什么叫四个不摘",
        "两万六千七百八十人的百分之十是多少",
        "灌云县伊山镇",
        "海州区锦屏镇刘湾村王大爷八十二了",
        "光伏电站收益归谁",
        "今天天气怎么样",
        "说简单点，我听不懂",
        "张三和李四能评上低保吗",
        "高额打赏怎么要回来",
        "帮信罪怎么判",
        "夜里开车撞上石墩能赔吗",
        "拼团买的东西坏了",
        "第三人提供的担保有效吗",
        "产品侵权诉讼中由哪一方提供证据",
    ],
)
def test_a_plain_question_is_left_alone(speller: Speller, question: str) -> None:
    assert speller.corrections(question) == ()


@pytest.mark.parametrize(
    "text",
    ["hello world", "what is this policy", "5G", "PDF", "WiFi", "email", "beijing", "", "123"],
)
def test_other_letters_are_left_alone(speller: Speller, text: str) -> None:
    assert speller.corrections(text) == ()


@given(text=st.text(max_size=60))
def test_any_text_can_be_looked_through(speller: Speller, text: str) -> None:
    for correction in speller.corrections(text):
        assert correction.written != correction.meant


def test_two_small_words_are_no_misspelling(speller: Speller) -> None:
    assert speller.corrections("防返贫和防贫保是一回事吗") == ()


def test_of_two_words_of_one_sound_the_first_given_is_meant(segmenter: Segmenter) -> None:
    meant = [
        Speller(words, segmenter).corrections("今年的保废")[0].meant
        for words in (["保费", "报废"], ["报废", "保费"])
    ]
    assert meant == ["保费", "报废"]
