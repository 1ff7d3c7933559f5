"""The served page: its two endpoints, and what it must not offer."""

import re
from base64 import b64decode, b64encode
from io import BytesIO
from typing import Any

import httpx
import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError
from PIL import Image

from assistant.errors import CalculationError
from tests.ui.fakes import ANSWER, HOLDING, QUOTE, FakeEngine
from youju_ui import failures, render

pytestmark = pytest.mark.slow

FIGURES = ("2.678万", "10%", "100", "172686.63")


def get(address: str, path: str) -> httpx.Response:
    """Fetch one address of the page, past any proxy."""
    return httpx.get(f"{address}{path}", trust_env=False, timeout=20)


def test_ask_returns_the_answer_with_its_sources(client: Client, engine: FakeEngine) -> None:
    shown = client.predict("每人多少钱？", api_name="/ask")
    assert shown.startswith(ANSWER.text)
    assert QUOTE in shown
    assert render.NOTICE in shown
    assert engine.asked == [("每人多少钱？", [])]


def test_premium_returns_the_steps(client: Client, engine: FakeEngine) -> None:
    assert "95113.37" in client.predict(*FIGURES, api_name="/premium")
    assert engine.figures == [FIGURES]


TABLE = "乡镇,农村人口,参保比例,保费标准,上年结余\n甲镇,2.678万,10%,100,172686.63\n".encode(
    "gb18030"
)


def test_towns_returns_the_sums_and_the_workbook(client: Client, engine: FakeEngine) -> None:
    sent = b64encode(TABLE).decode()
    shown, book = client.predict(table=sent, name="表.csv", api_name="/towns")
    assert "需筹集95113.37元" in shown
    assert render.NOTICE in shown
    assert b64decode(book) == "1处".encode()
    assert engine.failure is None


def test_a_table_is_worked_out_by_any_formula(client: Client) -> None:
    sent = b64encode("村,人数,月数\n东村,35,12\n".encode()).decode()
    given = {"标准": "50元"}
    shown, book = client.predict("高龄津贴", sent, "表.csv", given, "", api_name="/formula_table")
    assert "应发总额21000.00元" in shown
    assert b64decode(book).decode() == "结果.xlsx：表.csv"


def test_towns_refuses_what_is_no_file(client: Client, engine: FakeEngine) -> None:
    with pytest.raises(AppError) as caught:
        client.predict(table="表", name="表.csv", api_name="/towns")
    assert "base64" in caught.value.message
    assert engine.failure is None


def test_endpoints_take_names(client: Client, engine: FakeEngine) -> None:
    figures = dict(zip(("population", "ratio", "rate", "carry_over"), FIGURES, strict=True))
    assert "95113.37" in client.predict(api_name="/premium", **figures)
    assert ANSWER.text in client.predict(api_name="/ask", question="每人多少钱？")
    assert engine.figures == [FIGURES]


def test_fields_are_sent_by_their_names(client: Client, engine: FakeEngine) -> None:
    fields = {"budget": "8万", "rate": "100"}
    assert "95113.37" in client.predict(fields, api_name="/calculate")
    assert engine.figures == [("budget=8万", "rate=100")]


def test_a_formula_is_worked_out_by_its_name(client: Client, engine: FakeEngine) -> None:
    assert "高龄津贴" in client.predict(api_name="/formulas")
    figures = {"人数": "120", "标准": "50元", "月数": "12"}
    assert "72000.00元" in client.predict("高龄津贴", figures, api_name="/formula")
    rest = {"人数": "120", "标准": "50元"}
    back = client.predict("高龄津贴", rest, "月数", "7.2万", api_name="/formula")
    assert "应为12月" in back
    with pytest.raises(AppError) as caught:
        client.predict("高龄津贴", rest, api_name="/formula")
    assert "还缺：月数" in caught.value.message
    assert engine.failure is None


def test_question_may_come_with_what_was_said_before(client: Client, engine: FakeEngine) -> None:
    before = [{"role": "user", "content": "标准是多少"}]
    assert ANSWER.text in client.predict("哪条写的？", before, api_name="/follow_up")
    assert engine.asked == [("哪条写的？", before)]


def test_a_question_is_asked_of_a_day(client: Client, engine: FakeEngine) -> None:
    assert ANSWER.text in client.predict("标准？", "2024-01-01", api_name="/ask_as_of")
    assert engine.asked[-1][0] == "标准？2024-01-01"
    with pytest.raises(AppError, match="没有这一天"):
        client.predict("标准？", "2023-02-30", api_name="/ask_as_of")


def test_a_draft_and_the_documents_are_of_a_day(client: Client, engine: FakeEngine) -> None:
    assert "共核对引文" in client.predict("草稿", "2024-01-01", api_name="/check_as_of")
    assert HOLDING.title in client.predict("2024-01-01", api_name="/documents_as_of")
    assert [asked for asked, _ in engine.asked] == ["草稿2024-01-01", "2024-01-01"]
    with pytest.raises(AppError, match="没有这一天"):
        client.predict("昨天", api_name="/documents_as_of")


def test_two_texts_are_compared(client: Client, engine: FakeEngine) -> None:
    said = client.predict("36号文@旧版", "36号文", api_name="/compare")
    assert "**旧** 36号文@旧版" in said
    assert "修改 0" in said
    assert engine.asked == [("36号文@旧版 36号文", [])]


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (CalculationError("人口读不懂。", "请写成 2.678万。"), "人口读不懂。请写成 2.678万。"),
        (ValueError("invalid literal"), failures.UNEXPECTED),
    ],
)
def test_failure_is_a_chinese_sentence(
    client: Client, engine: FakeEngine, failure: Exception, sentence: str
) -> None:
    engine.failure = failure
    for name, inputs in (("/ask", ("问",)), ("/premium", FIGURES)):
        with pytest.raises(AppError) as caught:
            client.predict(*inputs, api_name=name)
        assert caught.value.message == sentence


def test_other_programs_find_these_endpoints_and_no_more(address: str) -> None:
    info: dict[str, Any] = get(address, "gradio_api/info").json()
    assert set(info["named_endpoints"]) == {
        "/ask", "/ask_as_of", "/calculate", "/check", "/check_as_of", "/compare",
        "/documents_as_of", "/follow_up", "/formula", "/formula_table", "/formulas", "/premium",
        "/timeline", "/towns",
    }  # fmt: skip
    assert info["unnamed_endpoints"] == {}


@pytest.mark.parametrize("path", ["monitoring", "monitoring/summary", "docs", "redoc"])
def test_nothing_is_monitored_or_documented_from_outside(address: str, path: str) -> None:
    assert not get(address, path).is_success


def test_theme_names_no_other_host(address: str) -> None:
    css = get(address, "theme.css").text
    assert "Microsoft YaHei" in css
    inlined = css.replace("http://www.w3.org/2000/svg", "")  # a name inside a picture, no address
    assert not re.findall(r"https?:|@import|url\(['\"]?//", inlined)


def test_page_is_told_to_send_and_keep_nothing(address: str) -> None:
    config: dict[str, Any] = get(address, "config").json()
    assert config["analytics_enabled"] is False
    assert config["footer_links"] == []
    assert not config["run_history"]


def test_standing_notice_is_in_the_page_itself(address: str) -> None:
    components = get(address, "config").json()["components"]
    assert any(render.NOTICE in str(component["props"].get("value")) for component in components)


def test_gradio_says_nothing_of_its_own_while_it_works(address: str) -> None:
    events: list[dict[str, Any]] = get(address, "config").json()["dependencies"]
    shown = [e["id"] for e in events if e["backend_fn"] and e["targets"] and e["outputs"]]
    assert shown
    assert {e["show_progress"] for e in events if e["id"] in shown} == {"hidden"}


def test_the_page_is_sent_compressed_and_its_parts_are_kept(address: str) -> None:
    page = get(address, "")
    assert page.headers["content-encoding"] == "gzip"
    assert int(page.headers["content-length"]) < 60_000
    part = re.search(r"assets/index-[\w-]+\.js", page.text)
    assert part is not None
    kept = get(address, part[0]).headers
    assert "immutable" in kept["cache-control"]
    assert "cache-control" not in get(address, "theme.css").headers
    assert get(address, "d/-/page.css").headers["content-encoding"] == "gzip"


def test_the_page_can_be_put_on_the_first_screen_of_a_phone(address: str) -> None:
    manifest: dict[str, Any] = get(address, "d/-/manifest.json").json()
    assert (manifest["name"], manifest["display"]) == ("有据", "standalone")
    assert manifest["start_url"] == manifest["scope"] == "/"
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in manifest["icons"]}
    for icon in manifest["icons"]:
        picture = Image.open(BytesIO(get(address, icon["src"].lstrip("/")).content))
        assert f"{picture.width}x{picture.height}" == icon["sizes"]
    assert '<link rel="manifest" href="/d/-/manifest.json">' in get(address, "d/").text


def test_a_page_can_tell_whether_it_is_the_same_run_of_the_program(address: str) -> None:
    first, second = get(address, "alive"), get(address, "alive")
    assert first.json() == second.json()
    assert first.headers["cache-control"] == "no-store"
