"""Requests as Dify makes them to an external knowledge base."""

from typing import Any

import httpx
import pytest

pytestmark = pytest.mark.slow

KEY = {"Authorization": "Bearer some-key"}


def asked(query: str = "产业园", knowledge: str = "youju", **more: object) -> dict[str, Any]:
    """Return a request with Dify's usual setting."""
    setting = {"top_k": 4, "score_threshold": 0.0}
    return {"knowledge_id": knowledge, "query": query, "retrieval_setting": setting, **more}


def records(http: httpx.Client, **sent: Any) -> list[dict[str, Any]]:
    """Return the records of a request."""
    answer = http.post("/retrieval", json=asked(**sent), headers=KEY)
    return list(answer.raise_for_status().json()["records"])


def condition(name: str | list[str], operator: str, value: object = None) -> dict[str, Any]:
    """Return a request's condition."""
    one = {"name": name, "comparison_operator": operator, "value": value}
    return {"metadata_condition": {"logical_operator": "and", "conditions": [one]}}


def test_records_have_what_dify_reads_and_nothing_is_null(http: httpx.Client) -> None:
    found = records(http)
    assert found
    for each in found:
        assert each["content"]
        assert each["title"]
        assert 0 <= each["score"] <= 1
        assert None not in each["metadata"].values()
        assert each["metadata"]["url"].startswith(f"{http.base_url.join('/d/')}")
        assert each["metadata"]["clause"] in each["title"]
    scores = [each["score"] for each in found]
    assert scores == sorted(scores, reverse=True)


def test_no_more_are_given_than_asked_for_and_none_below_the_threshold(http: httpx.Client) -> None:
    strict = {"top_k": 2, "score_threshold": 0.0}
    assert len(records(http, retrieval_setting=strict)) == 2
    assert records(http, retrieval_setting={"top_k": 2, "score_threshold": 1.0}) == []
    named = records(http, query="36号文第九条", retrieval_setting=strict)
    assert (named[0]["metadata"]["clause"], named[0]["score"]) == ("（九）", 1.0)


def test_one_document_may_be_the_knowledge_base(http: httpx.Client) -> None:
    found = records(http, query="防贫保", knowledge="连区扶办(2021)2号")
    assert {each["metadata"]["document_number"] for each in found} == {"连区扶办(2021)2号"}


@pytest.mark.parametrize(
    "wanted",
    [
        condition("document_number", "contains", "36号"),
        condition(["document_number"], "start with", "连委办发"),
        condition("date", "before", "2021-05-20"),
        condition("clause", "not empty"),
        condition("document_number", "in", ["连委办发〔2021〕36号"]),
        condition("standing", "is", "未知"),
    ],
)
def test_conditions_are_kept(http: httpx.Client, wanted: dict[str, Any]) -> None:
    found = records(http, query="防贫保", **wanted)
    assert found
    if "standing" not in str(wanted) and "clause" not in str(wanted):
        assert {each["metadata"]["date"] for each in found} == {"2021-05-14"}


def test_a_condition_that_nothing_fulfils_leaves_nothing(http: httpx.Client) -> None:
    assert records(http, **condition("standing", "is", "现行")) == []
    assert records(http, **condition("date", ">", "3")) == []


@pytest.mark.parametrize(
    ("sent", "headers", "status", "code"),
    [
        (asked(), {"Authorization": "some-key"}, 400, 1001),
        (asked(), {"Authorization": "Bearer"}, 400, 1001),
        (asked(knowledge="nothing"), KEY, 404, 2001),
        ({"query": "产业园"}, KEY, 422, 422),
        (asked(query=""), KEY, 422, 422),
        (asked(**condition("date", "like", "2021")), KEY, 422, 422),
    ],
)
def test_refusals_have_the_form_of_dify(
    http: httpx.Client, sent: object, headers: dict[str, str], status: int, code: int
) -> None:
    answer = http.post("/retrieval", json=sent, headers=headers)
    assert answer.status_code == status
    assert answer.json()["error_code"] == code
    assert answer.json()["error_msg"]
