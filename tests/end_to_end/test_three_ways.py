"""One calculation asked in conversation, by command and by another program: the same figures."""

import json
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from gradio_client import Client

from assistant import Assistant
from tests.commands.youju import Youju, runner

pytestmark = pytest.mark.slow

Fields = dict[str, str]

CASES: tuple[tuple[str, Fields, Fields], ...] = (
    (
        "我们镇农村人口3.2万，按12%参保，每人90元，上年结余98765.43元，还差多少",
        {"population": "3.2万", "ratio": "12%", "rate": "90", "carry_over": "98765.43"},
        {"insured": "3840", "premium": "345600.00", "gap": "246834.57", "surplus": "0.00"},
    ),
    (
        "三万零五百口人，一成参保，每人八十块，上年剩九万八千零一块五毛，还短多少",
        {
            "population": "三万零五百口人", "ratio": "一成", "rate": "每人八十块",
            "carry_over": "九万八千零一块五毛",
        },
        {"premium": "244000.00", "gap": "145998.50"},
    ),
    (
        "农村人口6000，参保一成，每人100元，结余7.5万，还用筹钱吗",
        {"population": "6000", "ratio": "一成", "rate": "100", "carry_over": "7.5万"},
        {"premium": "60000.00", "gap": "0.00", "surplus": "15000.00"},
    ),
    (
        "农村人口12345，参保8%，每人95元，结余1000.01元，缺口多少",
        {"population": "12345", "ratio": "8%", "rate": "95", "carry_over": "1000.01"},
        {"gap": "92821.99", "gap_floor": "92764.99", "gap_ceiling": "92859.99"},
    ),
    (
        "农村人口24000，参保10%，标准90，应缴261000元，结余50000元，缺口211000元，哪一步算错了",
        {
            "population": "24000", "ratio": "10%", "rate": "90", "premium": "261000",
            "carry_over": "50000", "gap": "211000",
        },
        {"premium": "216000.00", "gap": "166000.00"},
    ),
    (
        "农村人口2.4万，参保10%，每人90元，结余5万，标准上浮两成的话缺口是多少",
        {
            "population": "2.4万", "ratio": "10%", "rate": "90", "carry_over": "5万",
            "change": "标准上浮两成",
        },
        {"premium": "259200.00", "gap": "209200.00"},
    ),
    (
        "今年预算30万，加上结余45678.9元，每人110元，最多能保多少人",
        {"budget": "30万", "carry_over": "45678.9", "rate": "110"},
        {"insured": "3142", "funds": "345678.90", "remainder": "58.90"},
    ),
    (
        "预算30万，2750人参保，每人的标准最高能定多少",
        {"budget": "30万", "insured": "2750"},
        {"rate": "109.09", "remainder": "2.50"},
    ),
    (
        "预算30万，农村人口3.1万，每人100元，参保比例最高能到多少",
        {"budget": "30万", "population": "3.1万", "rate": "100"},
        {"ratio": "0.0967", "insured": "3000"},
    ),
    (
        "农村人口2万，10%参保，每人100元，预算15万，够不够，缺口多少",
        {"population": "2万", "ratio": "10%", "rate": "100", "budget": "15万"},
        {"premium": "200000.00", "shortfall": "50000.00"},
    ),
    (
        "缺口87654.32元，由区里出六成五、镇里出三成五，各出多少",
        {"gap": "87654.32", "share": "区里出六成五、镇里出三成五"},
        {"share_1": "56975.31", "share_2": "30679.01"},
    ),
    (
        "把保费123456.75元平摊给九个乡镇，各多少",
        {"premium": "123456.75", "share": "九个乡镇"},
        {"share_1": "13717.42", "share_9": "13717.41"},
    ),
    (
        "缺口90000.01元，区里先出五成，余下的三个镇平分，各多少",
        {"gap": "90000.01", "share": "区里先出五成，余下的三个镇平分"},
        {"share_1": "45000.01", "share_2": "15000.00"},
    ),
    (
        "上年结余61234.5元，占今年应缴保费198000元的百分之几",
        {"carry_over": "61234.5", "premium": "198000", "percent": "结余"},
        {"percentage": "30.93"},
    ),
    (
        "当年保费198000元，赔付了87654.3元，赔付率是多少",
        {"premium": "198000", "payout": "87654.3", "percent": "赔付"},
        {"percentage": "44.27"},
    ),
    (
        "保费198000元，赔付87654.3元，年底能结余多少转到下一年",
        {"premium": "198000", "payout": "87654.3"},
        {"next_carry_over": "110345.70"},
    ),
    (
        "缺口87654.32元，参保2345人，摊到每人多少",
        {"gap": "87654.32", "insured": "2345", "per_head": "缺口"},
        {"per_head": "37.38"},
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def client(address: str) -> Iterator[Client]:
    caller = Client(address, verbose=False, analytics_enabled=False, httpx_kwargs={"timeout": 60})
    yield caller
    caller.close()


@pytest.fixture
def youju(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], assistant: Assistant
) -> Youju:
    return runner(monkeypatch, capsys, assistant.library)


@pytest.mark.parametrize("case", CASES, ids=range(len(CASES)))
def test_figures_are_the_same(
    assistant: Assistant, youju: Youju, client: Client, case: tuple[str, Fields, Fields]
) -> None:
    question, fields, figures = case
    asked = assistant.ask(question).to_json()["calculation"]["result"]
    options = [part for name, text in fields.items() for part in (option(name), text)]
    command = json.loads(youju("premium", *options, "--json").out)["result"]
    assert figures.items() <= asked.items()
    assert command == asked
    shown = client.predict(fields, api_name="/calculate")
    answered = client.predict(question, api_name="/ask")
    for name, figure in figures.items():
        printed = {"ratio": "9.67%"}.get(name, figure)
        assert printed in shown
        assert printed in answered


def option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def test_towns_are_the_same(
    assistant: Assistant, youju: Youju, client: Client, tmp_path: Path
) -> None:
    question = (
        "甲镇农村人口8300，结余1.6万；乙镇1.24万，结余20480.4元。都按10%、90元，两镇合计还差多少"
    )
    text = "乡镇,农村人口,上年结余（元）\n甲镇,8300,16000\n乙镇,1.24万,20480.4\n"
    table, result = tmp_path / "表.csv", tmp_path / "结果.xlsx"
    table.write_text(text, "utf-8")
    asked = assistant.ask(question).to_json()["calculation"]["result"]
    assert (asked["gap_1"], asked["gap_2"], asked["gap"]) == ("58700.00", "91119.60", "149819.60")
    given = ("--ratio", "10%", "--rate", "90")
    district = json.loads(youju("towns", table, result, *given, "--json").out)
    assert [t["result"]["gap"] for t in district["towns"]] == [asked["gap_1"], asked["gap_2"]]
    assert district["totals"]["gap"] == asked["gap"]
    sent = b64encode(text.encode()).decode()
    shown, _ = client.predict(sent, "表.csv", "10%", "90", "", api_name="/towns")
    assert all(figure in shown for figure in ("58700.00", "91119.60", "149819.60"))


def test_figures_said_before_count_in_each_way(assistant: Assistant, client: Client) -> None:
    before = [{"role": "user", "content": "我们镇农村人口1.6万，按10%、每人100元，保费多少"}]
    question = "账上要是还有两万七没用完呢"
    assert assistant.ask(question, before).to_json()["calculation"]["result"]["gap"] == "133000.00"
    assert "133000.00" in client.predict(question, before, api_name="/follow_up")
