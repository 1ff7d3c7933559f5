"""The reader: a question is read once, with what the conversation before it lends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.library import Library
from assistant.question.asked import Question
from assistant.question.privacy import MASK
from assistant.question.reader import Reader

OPINION, APPLICATION = "连委办发〔2021〕36号", "连区扶办(2021)2号"
TOLD = "> 每人每年100元。\n>\n> —— 连委办发〔2021〕36号 （九）防止返贫，2021年5月14日"


@pytest.fixture(scope="module")
def reader(real_library: Library) -> Reader:
    return Reader(real_library)


def after(reader: Reader, question: str, *earlier: str) -> Question:
    """Return a question that was asked after others and their answers, in turns."""
    roles = ("user", "assistant")
    history = [{"role": roles[n % 2], "content": said} for n, said in enumerate(earlier)]
    return reader.read(question, history)


def test_a_plain_question_is_read_in_one_piece(reader: Reader) -> None:
    question = reader.read("孩子上学有困难有政策吗")
    assert question.typed is question.own is question.whole
    assert question.words is question.sought is question.subject is question.beside_names
    assert (question.text, question.follows) == ("孩子上学有困难有政策吗", False)


def test_what_is_read_of_words_is_kept(reader: Reader) -> None:
    question = reader.read("保费多少")
    assert question.words is question.words
    assert question.words.vector is question.words.vector


def test_names_are_resolved_to_documents_and_places(reader: Reader) -> None:
    question = reader.read("36号文第九条和第九十条怎么说")
    assert [d.document_number for d in question.named] == [OPINION]
    assert [p.label for p in question.places] == ["（九）"]
    assert [bool(r.places) for r in question.references] == [True, False]
    assert question.whole.without_places == "和 怎么说"


def test_personal_numbers_are_masked_before_anything_is_read(reader: Reader) -> None:
    question = after(reader, "电话13812345678能办吗", "我电话13912345678")
    assert question.masked == ("手机号",)
    assert "138" not in f"{question}"
    assert "139" not in f"{question}"
    assert MASK in question.asked
    assert MASK not in question.about + question.text


def test_traditional_characters_are_read_as_simplified_and_shown_as_typed(reader: Reader) -> None:
    question = reader.read("連委辦發〔2021〕36號第九條")
    assert question.asked == "連委辦發〔2021〕36號第九條"
    assert question.plain == "连委办发〔2021〕36号第九条"
    assert [p.label for p in question.places] == ["（九）"]


def test_a_follow_up_takes_topic_document_and_places_of_the_answer(reader: Reader) -> None:
    question = after(reader, "下一条呢", "防贫保每人多少钱", TOLD)
    assert question.follows
    assert question.named == ()
    assert [d.document_number for d in question.documents] == [OPINION]
    assert [p.label for p in question.before] == ["（九）"]
    assert [p.label for r in question.references for p in r.places] == ["（十）"]


def test_a_follow_up_takes_no_figure_along(reader: Reader) -> None:
    question = after(reader, "那保费呢", "人口2.678万，每人100元", "好")
    assert question.follows
    assert "2.678" not in question.text
    assert "100元" not in question.text


def test_a_change_of_subject_leaves_the_topic_behind(reader: Reader) -> None:
    question = after(reader, "换个话题，厕所怎么改", "防贫保每人多少钱", TOLD)
    assert (question.follows, question.text, question.documents) == (False, "厕所怎么改", ())


@pytest.mark.parametrize(
    "question",
    ["另外问下厕所，怎么改", "好的，另外想问一下厕所，怎么改", "另外问个事，厕所，怎么改"],
)
def test_what_is_asked_behind_the_words_of_a_change_is_kept(reader: Reader, question: str) -> None:
    asked = after(reader, question, "防贫保每人多少钱", TOLD)
    assert (asked.follows, asked.text) == (False, "厕所，怎么改")


def test_words_that_correct_the_last_answer_are_not_asked(reader: Reader) -> None:
    assert after(reader, "不对，我问的是污水", "厕所怎么改", TOLD).plain == "污水"
    assert after(reader, "不是贫困户能申请吗", "厕所怎么改", TOLD).plain == "不是贫困户能申请吗"
    assert reader.read("不对，我问的是污水").plain == "不对，我问的是污水"
    doubted = "不对吧，不是200元吗"
    assert after(reader, doubted, "厕所怎么改", TOLD).plain == doubted


@pytest.mark.parametrize("quoted", ["“应纳尽纳、应保尽保”", "95113.37"])
def test_what_is_quoted_exactly_names_its_place(reader: Reader, quoted: str) -> None:
    assert reader.read(f"{quoted}在哪里").exact_words == (quoted.strip("“”"),)


@given(
    typed=st.text(max_size=40)
    | st.text(st.sampled_from("第36号文条款（九）上一“”《》呢"), max_size=20),
    earlier=st.lists(st.text(max_size=40), max_size=3),
)
def test_anything_can_be_read(reader: Reader, typed: str, earlier: list[str]) -> None:
    question = after(reader, typed, *earlier)
    assert set(question.named) <= set(reader.known.documents)
    assert all(p.document in reader.known.documents for p in question.places)


def test_a_short_question_about_another_document_is_a_new_one(reader: Reader) -> None:
    told = "> 一\n>\n> —— 连区扶办(2021)2号 标题"
    assert not after(reader, "科技特派员驻村吗", "请示写了什么", told).follows
    assert after(reader, "那科技特派员呢", "请示写了什么", told).follows
    assert after(reader, "还差多少", "请示写了什么", told).follows
