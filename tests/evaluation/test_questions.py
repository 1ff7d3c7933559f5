"""A question file: what a line may hold, and what its author is told when a line is wrong."""

from pathlib import Path

import pytest

from assistant.errors import UsageError
from assistant.evaluation.questions import UNSORTED, read_questions


def written(folder: Path, text: str) -> Path:
    file = folder / "问题.jsonl"
    file.write_text(text, encoding="utf-8")
    return file


def told(file: Path) -> str:
    with pytest.raises(UsageError) as caught:
        read_questions(file)
    return str(caught.value)


def test_whole_line_is_read(tmp_path: Path) -> None:
    line = (
        '{"id": "a", "question": "那呢", "history": [{"role": "user", "content": "防贫保"}],'
        ' "style": "追问", "gold": ["36号（九）"], "must_contain": ["100元"], "answer": "提高至",'
        ' "answerable": false}'
    )
    (question,) = read_questions(written(tmp_path, line)).questions
    assert question.history == ({"role": "user", "content": "防贫保"},)
    assert (question.id, question.style, question.answerable) == ("a", "追问", False)
    assert (question.gold, question.must_contain) == (("36号（九）",), ("100元",))
    assert question.answer == "提高至"


def test_only_the_question_is_needed(tmp_path: Path) -> None:
    text = '\ufeff{"question": "一"}\n\n{"question": "二", "gold": null, "id": 7}\n'
    first, second = read_questions(written(tmp_path, text)).questions
    assert (first.id, first.style, first.answerable) == ("1", UNSORTED, True)
    assert (second.id, second.gold) == ("7", ())


def test_line_separators_within_a_question_do_not_end_it(tmp_path: Path) -> None:
    (question,) = read_questions(written(tmp_path, '{"question": "一\u2028二"}')).questions
    assert question.question == "一\u2028二"


def test_fields_that_nothing_is_judged_by_are_told(tmp_path: Path) -> None:
    text = '{"question": "一", "must_contains": ["九"]}\n{"question": "二", "clause": "九"}'
    assert read_questions(written(tmp_path, text)).unused == ("must_contains", "clause")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"question": "一"}\n{"question": ', ("第 2 行不是 JSON 对象",)),
        ('["一"]', ("第 1 行不是 JSON 对象",)),
        ('{"id": "a"}', ("第 1 行的 question 没有写",)),
        ('{"question": "一", "gold": "36号（九）"}', ("第 1 行的 gold",)),
        ('{"question": "一", "answerable": "也许"}', ("第 1 行的 answerable",)),
        ('{"question": "一", "history": [1]}', ("第 1 行的 history",)),
        ("{}\n\n1", ("第 1 行", "第 3 行")),
        ("1\n" * 9, ("第 5 行", "等 9 行")),
        ("\n \n", ("没有问题",)),
        ('{"id": 1, "question": "一"}\n{"id": "1", "question": "二"}', ("id", "不止一次：1")),
    ],
)
def test_malformed_lines_are_told_by_number(
    tmp_path: Path, text: str, words: tuple[str, ...]
) -> None:
    sentence = told(written(tmp_path, text))
    assert all(word in sentence for word in words), sentence
    assert sentence.count("。") == 2  # what happened, and the next step


@pytest.mark.parametrize("data", [None, b"\xb0\xd7\xc3\xfb"])
def test_file_that_cannot_be_read(tmp_path: Path, data: bytes | None) -> None:
    file = tmp_path / "问题.jsonl"
    if data:
        file.write_bytes(data)
    assert "读不到问题文件" in told(file)
