"""The REST calls: the records of the commands, a day wherever there is one, Chinese refusals."""

import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from assistant import Assistant, to_json

pytestmark = pytest.mark.slow

NUMBER = "连委办发〔2021〕36号"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ALLOWANCE = {"人数": "120", "标准": "50元", "月数": "12"}


def post(http: httpx.Client, call: str, **body: object) -> Any:
    """Return what a call gives."""
    return http.post(f"/api/v1/{call}", json=body).raise_for_status().json()


def refused(http: httpx.Client, call: str, **body: object) -> httpx.Response:
    """Return the answer of a call that refuses; it is a problem with a Chinese sentence."""
    answer = http.post(f"/api/v1/{call}", json=body)
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == answer.status_code >= 400
    assert CHINESE.search(problem["title"])
    assert CHINESE.search(problem["next_step"])
    assert problem["detail"] == problem["title"] + problem["next_step"]
    return answer


def test_clauses_are_found_with_their_address_and_standing(http: httpx.Client) -> None:
    found = post(http, "search", query="样板村", k=4)["clauses"]
    assert {"（四）", "（十七）"} <= {each["label"] for each in found}
    assert len(found) == 4
    assert all(each["address"].startswith("/d/") and each["standing"]["as_of"] for each in found)


def test_a_search_is_kept_to_what_is_asked(http: httpx.Client) -> None:
    only = post(http, "search", query="防贫保", document="连区扶办(2021)2号", since="2021-05-20")
    assert {each["document_number"] for each in only["clauses"]} == {"连区扶办(2021)2号"}
    assert post(http, "search", query="防贫保", type="法规", in_force=True)["clauses"] == []


def test_a_clause_is_given_word_for_word(http: httpx.Client, assistant: Assistant) -> None:
    (found,) = post(http, "clause", reference="36号文第九条")["clauses"]
    assert found["text"] == assistant.clause("36号文第九条")[0].clause.text
    (dated,) = post(http, "clause", reference="36号文第九条", as_of="2021-06-01")["clauses"]
    assert dated["standing"]["as_of"] == "2021-06-01"


def test_a_draft_is_checked(http: httpx.Client) -> None:
    text = "36号文（九）规定“保费标准提高至120元/人·年”。"
    (found,) = post(http, "check", text=text, as_of="2024-01-01")["quotations"]
    assert [(d["source"], d["quoted"]) for d in found["differences"]] == [("100", "120")]


def test_any_formula_is_worked_out_and_turned_round(http: httpx.Client) -> None:
    done = post(http, "calculate", formula="高龄津贴", figures=ALLOWANCE)
    assert "72000.00" in json.dumps(done["steps"], ensure_ascii=False)
    names = [each["name"] for each in http.get("/api/v1/formulas").json()["formulas"]]
    assert {"高龄津贴", "防贫保保费"} <= set(names)
    given = {"人数": "120", "标准": "50元"}
    back = post(http, "calculate", formula="高龄津贴", figures=given, solve="月数", result="7.2万")
    assert "12" in back["result"].values()
    raised = post(http, "calculate", formula="高龄津贴", figures=ALLOWANCE, change={"标准": "60元"})
    assert "14400.00" in json.dumps(raised, ensure_ascii=False)


def test_the_premium_is_reckoned_by_the_fields_of_its_form(http: httpx.Client) -> None:
    fields = {"population": "2.678万", "ratio": "10%", "rate": "100", "carry_over": "172686.63"}
    assert post(http, "calculate", figures=fields)["result"]["gap"] == "95113.37"
    assert {f["name"] for f in http.get("/api/v1/formulas").json()["fields"]} > set(fields)
    said = refused(http, "calculate", figures=fields, solve="rate", result="1")
    assert "formula" in said.json()["next_step"]


def test_days_and_texts_are_told_as_the_commands_tell_them(
    http: httpx.Client, assistant: Assistant
) -> None:
    assert post(http, "timeline", reference="36号文") == to_json(assistant.timeline("36号文"))
    dated = post(http, "timeline", reference="36号文", as_of="2021-06-01")
    assert dated["as_of"] == "2021-06-01"
    compared = post(http, "compare", old="2号请示", new="36号文")
    assert compared["new"]["title"] == assistant.compare("2号请示", "36号文").new.title


def test_documents_are_listed_and_read(http: httpx.Client) -> None:
    held = http.get("/api/v1/documents", params={"as_of": "2022-01-01"}).json()["documents"]
    opinion = next(each for each in held if each["document_number"] == NUMBER)
    by_address = http.get(f"/api/v1/documents/{opinion['address'].removeprefix('/d/')}").json()
    by_id = http.get(f"/api/v1/documents/{opinion['id']}").json()
    assert by_address == by_id
    assert by_id["standing"]["status"]
    ninth = next(each for each in by_id["clauses"] if each["label"] == "（九）")
    assert ninth["address"] == f"{opinion['address']}#(%E4%B9%9D)"
    assert NUMBER in ninth["citation"]


def test_a_question_follows_the_ones_before(http: httpx.Client) -> None:
    asked = "36号文第九条的保费标准是多少？"
    said = post(http, "ask", question=asked)
    history = [
        {"role": "user", "content": asked}, {"role": "assistant", "content": said["text"]}
    ]  # fmt: skip
    follow = post(http, "ask", question="哪条写的？", history=history)
    assert follow["citations"][0]["clause"] == "（九）"


@pytest.mark.parametrize(
    ("call", "body", "status", "words"),
    [
        ("ask", {"question": ""}, 422, "问题"),
        ("ask", {"question": "长" * 2000}, 422, "字"),
        ("ask", {"question": 5}, 422, "“question”应当是文字"),
        ("ask", {}, 422, "缺少“question”"),
        ("ask", {"question": "问", "histroy": []}, 422, "没有“histroy”这一项"),
        ("ask", {"question": "问", "history": [{"role": "system", "content": ""}]}, 422, "role"),
        ("ask", {"question": "问", "as_of": "去年"}, 422, "2024-01-01"),
        ("search", {"query": "问", "k": 0}, 422, "不能小于 1"),
        ("search", {"query": ["问"]}, 422, "“query”应当是文字"),
        ("clause", {"reference": "36号文第三十条"}, 404, "没有第三十条"),
        ("timeline", {"reference": "不存在的文件"}, 404, "没有"),
        ("compare", {"old": "36号文", "new": "99号文"}, 404, "99号文"),
        ("compare", {"old": "36号文", "new": "/etc/passwd"}, 404, "没有这份文件"),
        ("check", {"text": "   "}, 422, "草稿"),
        ("calculate", {"formula": "没有的算法", "figures": {}}, 422, "没有的算法"),
        ("calculate", {"formula": "高龄津贴", "figures": {"人数": "120"}}, 422, "还缺"),
        ("calculate", {"formula": "高龄津贴", "figures": {"人数": 120}}, 422, "figures.人数"),
        ("nothing", {}, 404, "没有这个接口"),
    ],
)
def test_what_cannot_be_done_is_said_in_chinese(
    http: httpx.Client, call: str, body: dict[str, object], status: int, words: str
) -> None:
    answer = refused(http, call, **body)
    assert answer.status_code == status
    assert words in answer.json()["detail"]


def test_an_unknown_document_and_a_wrong_method_are_refused(http: httpx.Client) -> None:
    assert http.get("/api/v1/documents/nothing").status_code == 404
    assert http.get("/api/v1/documents", params={"as_of": "2023-02-30"}).status_code == 422
    wrong = http.get("/api/v1/ask")
    assert wrong.status_code == 404
    assert "方法" in wrong.json()["detail"]


def told(node: object) -> Iterator[str]:
    """Yield every title, summary and description of an OpenAPI document."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("title", "summary", "description") and isinstance(value, str):
                yield value
            yield from told(value)
    elif isinstance(node, list):
        for each in node:
            yield from told(each)


def test_the_description_is_chinese(http: httpx.Client) -> None:
    described = http.get("/api/v1/openapi.json").json()
    paths = {"/api/v1/ask", "/api/v1/documents/{name}", "/v1/chat/completions", "/retrieval"}
    assert paths <= set(described["paths"])
    assert [words for words in told(described) if not CHINESE.search(words)] == []
