"""Page numbers and running heads: out of the text, on record, and nothing else with them."""

import pytest

from assistant.documents.parse import parse_document

BODY = ("统筹安排各项工作，压实责任，", "加强监督检查，", "按时完成任务。")


def paged(*pages: str) -> str:
    return "\f".join(pages)


def furniture(source: str) -> list[str]:
    return [f.text for f in parse_document(source).furniture]


def shown(source: str) -> str:
    return "\n".join(c.text for c in parse_document(source).clauses)


@pytest.mark.parametrize(
    "number", ["— 3 —", "－3－", "-3-", "—３—", "第 3 页 共 9 页", "第3页", "3 / 9", "3"]
)
def test_a_page_number_is_furniture_and_the_sentence_goes_on(number: str) -> None:
    source = paged(f"关于甲的通知\n　　{BODY[0]}\n{number}\n", f"{BODY[1]}{BODY[2]}\n")
    assert furniture(source) == [number]
    assert "".join(BODY) in shown(source)


def test_a_running_head_is_furniture_and_the_title_is_not() -> None:
    head = "某县救助政策汇编"
    pages = [f"{head}\n{text}\n— {n} —\n" for n, text in enumerate(BODY, start=2)]
    source = paged(f"{head}\n关于甲的通知\n现将有关事项通知如下。\n— 1 —\n", *pages)
    assert furniture(source) == [head, "— 1 —", head, "— 2 —", head, "— 3 —", head, "— 4 —"]
    assert "".join(BODY) in shown(source)


def test_the_title_that_runs_on_every_page_is_kept_once() -> None:
    title = "某县救助管理办法"
    source = paged(*(f"{title}\n　　{text}\n" for text in BODY))
    assert parse_document(source).title == title
    assert furniture(source) == [title, title]


@pytest.mark.parametrize("line", ["2021", "3", "第3页", "—"])
def test_a_number_in_a_text_without_pages_is_text(line: str) -> None:
    source = f"关于甲的通知\n各科室：\n{line}\n统筹安排。\n"
    assert furniture(source) == []
    assert line in shown(source)


def test_what_comes_again_inside_a_page_is_text() -> None:
    line = "（此处盖章）"
    text = "\n".join(["　　统筹安排。"] * 3)
    source = paged(*(f"{text}\n{line}\n{text}\n" for _ in range(4)))
    assert line not in furniture(source)


def test_a_word_that_stands_all_over_the_pages_is_no_running_head() -> None:
    pages = [
        "\n".join([f"指标{n}", "定量", "说明。", "定量", "说明。", "定量"]) for n in "一二三四"
    ]
    assert furniture(paged(*pages)) == []


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("2024/3/1 10:12　　某县人民政府", "https://www.example.gov.cn/a/1.html　　{}/2"),
        ("2024/3/1 上午10:12　　关于甲的通知", "file:///C:/a.html　　{}/2"),
        ("3/1/24, 10:12 AM　　某县", "https://www.example.gov.cn/a/1.html　　{}/2"),
        ("某县　　https://www.example.gov.cn/a/1.html", "第 {} 页，共 2 页　　2024/3/1 10:12"),
    ],
)
def test_what_a_browser_prints_round_the_pages_is_furniture(above: str, below: str) -> None:
    pages = [f"{above}\n{text}\n{below.format(n)}" for n, text in enumerate(BODY[:2], start=1)]
    assert furniture(paged(*pages)) == [above, below.format(1), above, below.format(2)]


def test_a_time_alone_is_the_page_s_and_an_address_below_alone_is_text() -> None:
    source = paged("2024/3/1 10:12\n" + BODY[0], BODY[1] + "\nhttps://www.example.gov.cn/a.html")
    assert furniture(source) == ["2024/3/1 10:12"]
