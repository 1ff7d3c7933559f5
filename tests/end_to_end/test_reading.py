"""What was asked for is what the screen shows first, and no figure on it is broken in two."""

from typing import TYPE_CHECKING

import pytest

from tests.end_to_end.conftest import PATIENCE
from tests.end_to_end.test_page import ask, overflow

if TYPE_CHECKING:
    from playwright.sync_api import Page

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = pytest.mark.browser

ACCOUNT = "农村人口2.678万，参保10%，每人100元，结余172686.63元，还要筹多少？"
TABLE = "乡镇,农村人口,参保比例,标准,上年结余\n甲镇,26780,10%,100,172686.63\n乙镇,3万,8%,100,1\n"
ENGLISH = """[...document.querySelectorAll('[aria-label], [title]')]
  .flatMap((node) => [node.getAttribute('aria-label'), node.getAttribute('title')])
  .filter((text) => /^[A-Za-z' ]+$/.test(text ?? ''))"""
BROKEN = """[...document.querySelectorAll('td')].filter((cell) => {
  const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
  const figure = /^[\\d.]+/.exec(words?.data ?? '');
  if (!figure || !cell.checkVisibility()) return false;
  const range = document.createRange();
  range.setStart(words, 0);
  range.setEnd(words, figure[0].length);
  return range.getClientRects().length > 1;
}).map((cell) => cell.innerText)"""
"""Cells whose figure takes more than one line."""
READ_FROM_THE_TOP = """([row, box]) => {
  const rise = row.getBoundingClientRect().top - box.getBoundingClientRect().top;
  const left = box.scrollHeight - box.clientHeight - box.scrollTop;
  return rise > -8 && (rise < 40 || left < 2);
}"""
"""The question is at the top of the talk, or the talk ends before it can get there."""


@pytest.mark.parametrize("height", [844, 560])
def test_answer_is_read_from_its_first_word(opened: "Page", height: int) -> None:
    opened.set_viewport_size({"width": 390, "height": height})
    chat = opened.locator("#chat .bubble-wrap")
    for number in range(2):
        ask(opened, ACCOUNT)
        question = opened.locator("#chat .user-row").nth(number)
        expect(opened.get_by_role("button", name="提问")).to_be_visible(timeout=PATIENCE)
        question.wait_for(timeout=PATIENCE)
        opened.wait_for_function(
            READ_FROM_THE_TOP,
            arg=[question.element_handle(), chat.element_handle()],
            timeout=PATIENCE,
        )


def test_figures_are_whole_on_a_phone(opened: "Page") -> None:
    ask(opened, ACCOUNT)
    opened.get_by_role("button", name="看算式和每一步").tap()
    opened.locator("#chat td").first.wait_for(timeout=PATIENCE)
    assert opened.evaluate(BROKEN) == []
    opened.get_by_role("tab", name="算一算").tap()
    file = {"name": "表.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    opened.locator("#calculator-tab input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    opened.locator("#towns td").first.wait_for(timeout=PATIENCE)
    assert opened.evaluate(BROKEN) == []
    assert overflow(opened) <= 0


def test_nothing_is_called_in_english(opened: "Page") -> None:
    ask(opened, ACCOUNT)
    assert opened.evaluate(ENGLISH) == []
    for name in ("算一算", "核引文", "看期限", "管文件"):
        opened.get_by_role("tab", name=name).tap()
        expect(opened.get_by_role("tab", name=name, selected=True)).to_be_visible(timeout=PATIENCE)
        assert opened.evaluate(ENGLISH) == []
