"""What a question quotes, counts or dates is not always what it asks for."""

from collections.abc import Callable

import pytest

from assistant import Outcome
from tests.answering.asking import Ask, cited

pytestmark = pytest.mark.model

HOMES = """临湖市住房保障中心文件
临房发〔2023〕8号
临湖市住房保障中心关于购房补贴的通知
各县区人民政府：
一、优化新市民购房资格
“新市民家庭”须在本市居住、全市范围内没有自有住房，申请开具购房证明时满足如下条件：
1.两年内没有住房交易记录。
2.在本市连续缴纳社会保险十二个月。
二、补贴怎么给
在“三园一带”购买新建住房的，给予契税总额60%的补贴。“本地农村人口”由户籍所在乡镇认定。
三、房源
2023年新建保障性住房4000套。
四、“十三五”期间，城东县、城西县两个县完成住房改造，退出试点名单。
签发人：王立
临湖市住房保障中心
2023年5月6日
"""


@pytest.fixture(scope="module")
def homes(asking_about: Callable[[str], Ask]) -> Ask:
    return asking_about(HOMES)


def first(ask: Ask, question: str) -> str:
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED, answer.text
    return answer.citations[0].quote


def test_what_leads_a_list_in_keeps_its_own_words(homes: Ask) -> None:
    answer = homes("新市民家庭买房要满足哪些条件")
    assert "没有自有住房，申请开具购房证明时满足如下条件：" in answer.text
    assert "两年内没有住房交易记录" in answer.text


def test_words_in_marks_may_only_be_the_subject(homes: Ask) -> None:
    quote = first(homes, "购房补贴里“本地农村人口”由谁认定？")
    assert "由户籍所在乡镇认定" in quote


def test_words_in_marks_are_still_placed_where_their_place_is_asked(homes: Ask) -> None:
    assert homes("“由户籍所在乡镇认定”在哪一条").text.startswith("出自：")


def test_two_of_something_else_are_no_part_of_a_term(homes: Ask) -> None:
    quote = first(homes, "“十三五”期间哪两个县退出了试点名单？")
    assert "城东县、城西县" in quote


def test_how_much_may_be_a_share(homes: Ask) -> None:
    assert "契税总额60%" in first(homes, "在三园一带买新房补贴多少？")


def test_figures_of_one_year_do_not_answer_for_another(homes: Ask) -> None:
    assert "4000套" in first(homes, "2023年新建多少套保障性住房？")
    assert homes("2025年新建多少套保障性住房？").outcome is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("那份请示是哪个领导签发的", "签发人"),
        ("那份请示落款是哪一天", "成文日期"),
    ],
)
def test_who_signed_and_which_day_are_not_whose_it_is(ask: Ask, question: str, told: str) -> None:
    assert cited(ask(question))[0].endswith(told)


def test_which_number_is_no_number(ask: Ask) -> None:
    assert "库里没有" not in ask("区里申请防贫保费，依据的是市里哪一号文件？").text
