"""The answer contract: the object that is printed, and the stream."""

import json
from typing import Any

import pytest

from assistant import Answer, Assistant, Outcome
from tests.answering.asking import Ask

KEYS: dict[str, type | tuple[type, ...]] = {
    "question": str,
    "standalone_question": str,
    "outcome": str,
    "text": str,
    "citations": list,
    "calculation": (dict, type(None)),
    "notices": list,
    "mode": str,
    "withheld": int,
    "trace": dict,
    "elapsed_ms": float,
}
CITATION = {"document_number", "title", "clause", "path", "quote", "clause_id"}
QUESTIONS = [
    "您好",
    "36号文第九条",
    "“样板村”在哪些地方出现过",
    "防贫保赔了几户",
    "我家够不够低保条件",
    "农村人口3万，参保比例10%，每人100元，结余5万，还要筹多少",
    "农村人口3万，每人100元，结余5万，还差多少保费",
    "2035年的目标过期没",
]


def printed(answer: Answer) -> dict[str, Any]:
    """Return the object as a reader of the JSON gets it."""
    record: dict[str, Any] = json.loads(json.dumps(answer.to_json(), ensure_ascii=False))
    return record


@pytest.mark.parametrize("question", QUESTIONS)
def test_object_has_the_promised_keys_and_types(ask: Ask, question: str) -> None:
    record = printed(ask(question))
    choices = record.pop("choices", [])
    assert set(record) == set(KEYS)
    assert all(set(choice) == {"label", "question"} for choice in choices)
    assert all(isinstance(record[key], kind) for key, kind in KEYS.items())
    assert record["question"] == question
    assert record["outcome"] in {o.value for o in Outcome}
    assert record["mode"] == "quote"
    assert record["elapsed_ms"] >= 0
    assert all(isinstance(n, str) for n in record["notices"])


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_citation_has_the_promised_keys(ask: Ask, question: str) -> None:
    for citation in printed(ask(question))["citations"]:
        assert set(citation) >= CITATION
        assert isinstance(citation["path"], list)
        assert all(isinstance(citation[key], str) for key in CITATION - {"path"})


def test_calculation_prints_its_inputs_steps_and_result(ask: Ask) -> None:
    record = printed(ask(QUESTIONS[5]))["calculation"]
    assert record["inputs"]["population"]["value"] == "30000"
    assert record["inputs"]["population"]["source"].startswith("用户")
    assert record["result"]["gap"] == "250000.00"
    assert all(set(step) == {"label", "expression", "value"} for step in record["steps"])
    assert len(record["steps"]) >= 3


@pytest.mark.parametrize("question", QUESTIONS)
def test_stream_gives_the_text_in_pieces_and_then_the_answer(
    assistant: Assistant, question: str
) -> None:
    *pieces, last = assistant.stream(question)
    assert isinstance(last, Answer)
    assert all(isinstance(piece, str) and piece for piece in pieces)
    assert "".join(str(piece) for piece in pieces) == last.text


def test_stream_takes_the_history(assistant: Assistant) -> None:
    history = [
        {"role": "user", "content": "36号文第五条讲什么"},
        {"role": "assistant", "content": "（五）对农村低收入人口进行动态监测。（36号（五））"},
    ]
    last = list(assistant.stream("下一条呢", history))[-1]
    assert isinstance(last, Answer)
    assert [c.clause for c in last.citations] == ["（六）"]


def test_same_question_has_the_same_answer(assistant: Assistant) -> None:
    first, second = (printed(assistant.ask("快递能送到村里吗")) for _ in range(2))
    first.pop("elapsed_ms"), second.pop("elapsed_ms")
    assert first == second
