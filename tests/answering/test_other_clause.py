"""The answer stands in another clause, in the row or below the heading that the question means."""

from collections.abc import Callable

import pytest

from assistant import Outcome
from tests.answering.asking import Ask

DOGS = """临湖市养犬管理规定
第一条 为了规范养犬行为，制定本规定。
第二条 办理养犬登记，应当提交以下材料：
1.养犬人身份证明；
2.犬只免疫证明。
第三条 禁止携犬进入学校、医院、候车室等公共场所。
第四条 不得虐待、遗弃犬只。
第五条 重点管理区内每户限养一只犬，禁止饲养烈性犬。
第六条 禁止在供水管道上方堆放重物。
第七条 有前条行为的，由水务部门处三千元以上一万元以下罚款。
第八条 携犬进入禁止进入的公共场所的，由公安机关处一百元以上五百元以下罚款。
第九条 违反本规定第五条，饲养烈性犬的，没收犬只，并处两千元以上五千元以下罚款。
第十条 本规定自2022年5月1日起施行。
"""
VILLAGES = """临湖市农业农村局关于开展村庄清洁行动的通知
临农发〔2022〕15号
各乡镇人民政府：
一、“三清一改”内容
各村要组织村民落实以下任务：
（一）清生活垃圾。
（二）清村内沟渠。
（三）改不良习惯。
二、“四个不准”要求
1.不准在路边堆放柴草。
2.不准散养家禽。
三、“红黑榜”制度
各乡镇要建立“红黑榜”制度，定期公布。
临湖市农业农村局
2022年3月18日
"""
VETERANS = """云岭区退役军人就业创业扶持办法
云政规〔2022〕3号
一、扶持对象
年满十八周岁不满六十周岁的退役军人。
二、申请材料
（一）退役证件；
（二）营业执照副本；
（三）场地租赁合同。
三、办理流程
1.向街道退役军人服务站提出申请。
2.街道五个工作日内初审。
四、办理地点
区政务服务中心二楼18号窗口。
五、监督电话
0871-6330912。
六、本办法自2022年7月1日起施行。
"""
ELDERLY = """云岭区高龄老人生活补贴发放通知
云民发〔2023〕27号
各街道办事处：
一、补贴标准
（每人每月，单位：元）
年龄\t城镇户籍\t农村户籍
80至89周岁\t60\t80
90至99周岁\t120\t150
二、申请时限
年满80周岁当月即可申请，自批准的次月起发放。
云岭区民政局
2023年9月5日
"""
REPLY = """路北区卫生健康局关于区中医院医师辞职的批复
路卫发〔2011〕76号
区中医院：
你院《关于王某某同志辞职的请示》收悉。经研究，同意王某某同志辞去公职。
此复。
路北区卫生健康局
2011年9月5日
"""
TEXTS = {"犬": DOGS, "村": VILLAGES, "军": VETERANS, "老": ELDERLY, "复": REPLY}


@pytest.fixture(scope="module")
def about(asking_about: Callable[[str], Ask]) -> dict[str, Ask]:
    """Return by a short name for each of the texts who is asked about it."""
    return {name: asking_about(text) for name, text in TEXTS.items()}


@pytest.mark.parametrize(
    ("text", "question", "stated"),
    [
        pytest.param(
            *("犬", "带犬进医院罚多少钱", ("第三条", "一百元以上五百元以下")),
            marks=pytest.mark.xfail(strict=True, reason="the reader sees neither of the two"),
        ),
        ("犬", "养烈性犬会怎么处理", ("第五条", "两千元以上五千元以下")),
        ("犬", "在水管上堆重东西罚款多少", ("第六条", "三千元以上一万元以下")),
        ("犬", "办狗证要带什么", ("身份证明", "免疫证明")),
        ("村", "三清一改都清哪些改啥", ("生活垃圾", "沟渠", "习惯")),
        ("村", "四个不准是哪四个", ("柴草", "家禽")),
        pytest.param(
            "军",
            "退伍军人办补贴要交啥材料",
            ("退役证件", "营业执照", "租赁合同"),
            marks=pytest.mark.xfail(strict=True, reason="the reader doubts what the list leads in"),
        ),
        ("军", "退役军人扶持走哪几步流程", ("服务站", "初审")),
        ("军", "退役军人扶持在哪办", ("18号窗口",)),
        ("军", "想投诉打啥电话", ("0871-6330912",)),
        ("军", "退役军人61岁还能不能享受扶持", ("不满六十周岁", "61岁不在这个范围内")),
        ("老", "92岁农村老人一个月多少", ("90至99周岁", "农村户籍 150元")),
        ("老", "79岁能领高龄补贴吗", ("80至89周岁", "79岁不在这个范围内")),
        ("复", "区中医院的辞职请示批了没有", ("同意王某某同志",)),
        ("复", "王某某辞职同意了吗", ("同意王某某同志",)),
    ],
)
@pytest.mark.model
def test_it_is_found_where_it_stands(
    about: dict[str, Ask], text: str, question: str, stated: tuple[str, ...]
) -> None:
    answer = about[text](question)
    assert answer.outcome is Outcome.ANSWERED
    assert all(words in answer.text for words in stated)


@pytest.mark.parametrize(
    ("text", "question"),
    [("犬", "虐待狗罚多少"), ("犬", "酒驾罚多少"), ("村", "红黑榜是啥意思")],
)
@pytest.mark.model
def test_what_no_other_clause_says_is_not_stated(
    about: dict[str, Ask], text: str, question: str
) -> None:
    answer = about[text](question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert "未载明" in answer.text


@pytest.mark.parametrize("question", ["李某某辞职批了吗", "区妇幼保健院那个辞职批了没"])
def test_a_reply_to_somebody_else_is_none(about: dict[str, Ask], question: str) -> None:
    assert "库内有这件事的答复" not in about["复"](question).text
