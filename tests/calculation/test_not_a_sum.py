"""Questions that the documents answer, and talk: with numbers in them, but nothing to calculate."""

import pytest

from assistant.calculation.premium_question import premium_question
from assistant.documents.model import PolicyDocument
from tests.calculation.reading import said

QUESTIONS = [
    "请示取农村人口的百分之几作参保基数",
    "参保基数占农村人口多大比例，请示怎么写的",
    "2号文按农村人口的几成参保",
    "请示里三个钱数：总的、剩的、缺的，我只要缺的那个，到分",
    "三笔钱里我只想知道结余那笔，精确到分",
    "标准提到每人多少钱",
    "保费标准现在是一人一年多少",
    "36号文把防贫保标准提高到多少",
    "请示里全区农村人口有多少",
    "2020年结余了多少保费",
    "仍需筹集的那笔钱找谁解决",
    "结余的钱退到哪个账户上",
    "防贫保每人每年100元是谁定的",
    "第九条讲了哪些保险",
    "列出36号文里所有带数字的要求",
    "2号文的文号、日期、签发人各是什么",
    "到2021年底启动20个样板村、打造10个产业园，对吗",
    "低保标准2倍以下的哪些人能纳入",
    "“一二三四”管理模式是哪四个数",
    "2—3年建成的样板村有多少个",
    "5年过渡期从哪年算到哪年",
    "请示一共几段",
    "36号文分几个部分，一共多少条",
    "你好",
    "谢谢，算得真快",
    "你能算什么账",
    "今天天气怎么样，30度热不热",
    "个人所得税起征点5000元，工资8000元要交多少税",
    "经济补偿按工作年限每满一年支付一个月工资，干了6.5年给几个月",
    "违约金约定30%是不是过高",
    "借款20万元，利率超过四倍还要不要还",
    "试用期工资不得低于约定工资的80%，这话出自哪条",
    "罚款500元以上2000元以下的情形有哪些",
    "醉驾80毫克每百毫升怎么处罚",
    "合同标的100万元，定金最多能收20%吗",
    "三人以上合伙，各出10万元，亏损怎么分担",
    "赔偿金按人数平均分给五个继承人可以吗",
    "10×10米的地块要办什么手续",
    "2-3年以下有期徒刑的缓刑条件",
    "股东会表决权三分之二以上通过的事项有哪些",
    "2020年度结余保费直接退至哪家公司账户",
    "请示的缺口是申请哪一级财政解决",
    "小额信用贷款最高多少万元",
    "把第九条换成大白话",
    "把请示的标题写成一句话",
    "单位：万元是什么意思",
    "人均收入低于多少算低收入",
    "集体收益怎么平均分配到户",
    "公益性岗位每人每月补贴多少",
    "2035年目标是什么",
    "每个县区要建几个产业园",
    "镇里和区里各承担什么责任",
    "农村人口的10%参保是哪份文件写的",
    "267800元是怎么来的这句话在第几段",
    "样板村20个、产业园10个，加起来几个",
    "精准防贫保每人100元包括哪些保障",
    "哪份文件要求每人每年交100元",
]

AN_ACCOUNT_BEFORE = "我们镇农村人口1.8万，按10%、每人100元，结余2万，还差多少？"


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("before", [(), (AN_ACCOUNT_BEFORE,)], ids=["first", "later"])
def test_nothing_is_calculated(
    question: str, before: tuple[str, ...], request_document: PolicyDocument
) -> None:
    history = [{"role": "user", "content": text} for text in before]
    assert premium_question(said(question, history), (request_document,)) is None
