"""What is not told because something said beside it, or asked, speaks for another sum."""

import pytest

from assistant.calculation.missing import MissingInput
from assistant.calculation.steps import Calculation
from tests.calculation.composed.reckoning import reckoned, total

PAPER = """云溪县教育局文件

云教〔2025〕6号

云溪县2025年食堂与助学补助办法

一、厨工工资。每80名就餐学生配备1名厨工，厨工工资每人每月2200元，按10个月计发。
二、辅具。购置助听器的，按购置价格的80%补贴，每件最高3000元；儿童按购置价格的100%补贴，每件最高1万元。
三、体检费。每人每年120元，由医保基金支付40元、卫生经费支付50元、学生自付30元。
四、运转经费。食堂运转经费每校每年8万元。
五、村级饮水点维修资金，市级承担15%，县级承担60%，乡镇承担25%。
六、支出型救助。个人自付医疗费用超过1万元的，超过部分按30%给予救助，最高2万元。
七、水毁修复。水毁村道每公里补助14万元，修复补助由市、县、乡镇、村按40%、35%、15%、10%分担。
八、参保资助。特困学生由县财政全额资助；困难学生按每人每年200元资助。

云溪县教育局
2025年3月2日
"""
HEEDLESS = [
    ("我校就餐学生346个，食堂厨工一年工资要给多少", "7612000"),
    ("娃儿童助听器花了2800元，补贴多少", "2240"),
    ("学生体检费有40人，自付部分要交多少元", "4800"),
    ("两个学校二四年并成一个，二五年食堂运转经费给多少", "160000"),
]


@pytest.mark.parametrize(("question", "wrong"), HEEDLESS)
def test_what_does_not_heed_the_question_is_not_told(question: str, wrong: str) -> None:
    found = reckoned(question, PAPER)
    told = found.summary if isinstance(found, Calculation) else ""
    assert wrong not in told


def test_the_same_standards_are_told_where_nothing_speaks_against_it() -> None:
    assert total("食堂请了3个厨工，一年工资一共多少", PAPER) == "66000.00"


def test_the_users_own_shares_go_before_those_of_a_document() -> None:
    found = reckoned("维修饮水点要36.8万元，县跟镇六四开，各家掏多少", PAPER)
    assert isinstance(found, Calculation)
    assert {"220800.00", "147200.00"} <= {str(value) for value in found.result.values()}


def test_a_sum_is_asked_about_where_a_party_is_left_out() -> None:
    found = reckoned("饮水点维修48.6万元，市县乡镇各出多少", PAPER)
    told = found.summary if isinstance(found, Calculation) else ""
    assert isinstance(found, MissingInput) or "市72900.00" in told


def test_who_pays_all_by_the_clause_is_no_missing_part() -> None:
    assert total("困难学生23人参保，县里资助多少", PAPER) == "4600.00"


def test_a_share_of_what_lies_over_a_line_is_not_taken_of_all() -> None:
    assert total("个人自付医疗费用46500元，给予支出型救助多少元", PAPER) == "10950.00"


def test_shares_in_a_list_are_read() -> None:
    assert total("水毁了3.2公里村道，修复补助村里要掏多少", PAPER) == "44800.00"


def test_what_something_cost_is_not_told_for_what_is_paid_for_it() -> None:
    found = reckoned("购置烘干机1台，价格32万元，补贴应为多少元", PAPER)
    assert "320000" not in (found.summary if isinstance(found, Calculation) else "")


STAFF = """云溪县民政局文件

云民〔2026〕5号

云溪县养老机构护理员配备办法

一、护理员
（一）护理员按每6名失能老人配备1名，不足6名的部分按1名配备。
（二）护理员工资每人每月2500元，按12个月发放。
二、老人生活
（一）失能老人零用钱每人每月120元。

云溪县民政局
2026年2月3日

附件 各养老院入住情况（人）
养老院	失能老人
北溪养老院	37
南塘养老院	18
"""


def test_those_whom_a_column_counts_are_not_paid_as_the_staff_kept_for_them() -> None:
    found = reckoned("北溪养老院护理员按失能老人配齐，一年工资一共多少", STAFF)
    assert "1110000" not in getattr(found, "summary", "")
    assert total("北溪养老院失能老人零用钱一年一共多少", STAFF) == "53280.00"
    assert total("请了7个护理员，一年工资一共多少", STAFF) == "210000.00"
