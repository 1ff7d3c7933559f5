"""A county's rules for forest rangers, and papers that amend them: made up for these tests."""

from collections.abc import Sequence

from assistant.documents.model import PolicyDocument
from assistant.documents.parse import parse_document

HEAD = """临河县人民政府办公室文件
临政办发〔2022〕7号
临河县人民政府办公室关于印发《临河县护林员管理办法》的通知
各乡镇人民政府：
现将《临河县护林员管理办法》印发给你们，请认真贯彻执行。
附件：护林员补助标准表
临河县人民政府办公室
2022年3月1日
临河县护林员管理办法
"""
ARTICLES = """第一章　总则
第一条　为加强护林员管理，根据有关规定，制定本办法。
第二条　本办法所称护林员，是指由财政补助、在村组从事巡护的人员。
第三条　县林业局、县扶贫办负责护林员的管理，县财政局负责资金保障。
第二章　选聘与补助
第四条　每个行政村聘用护林员不超过4名，林地面积超过14000亩的行政村可以增聘1名。
第五条　护林员应当符合下列条件：
（一）本村居民，年满18周岁、未满60周岁；
（二）经县扶贫办认定的低收入人口；
（三）身体健康，能够胜任巡护。
第六条　护林员补助标准为每人每月500元。
补助由县、乡镇两级财政按照8∶2的比例分担。
第七条　乡镇人民政府应当于每月10日前报送上月巡护记录。
第八条　补助于每月20日前发放到个人账户。
第三章　监督
第九条　有下列情形之一的，应当解聘：
（一）一个月内缺勤超过5日的；
（二）擅自离岗造成火情的；
（三）弄虚作假骗取补助的。
违反前款规定造成损失的，依法承担责任；按照第八条发放的补助应当退回。
第四章　附则
第十条　本办法由县林业局负责解释。
第十一条　本办法自2022年4月1日起施行。"""
TABLE = """附件
护林员补助标准表
岗位\t补助标准（元/人·月）\t名额
生态护林员\t500\t120
公益林护林员\t450\t60"""
RULES = f"{HEAD}{ARTICLES}\n{TABLE}\n"


def rules(text: str = RULES) -> PolicyDocument:
    """Return the rules, or another text of them."""
    return parse_document(text)


def paper(
    *items: str,
    number: str = "临政办发〔2024〕5号",
    day: str = "2024年5月10日",
    since: str = "本通知自2024年6月1日起施行。",
    named: str = "《临河县护林员管理办法》（临政办发〔2022〕7号）",
) -> PolicyDocument:
    """Return a paper that amends the rules."""
    lines = [
        "临河县人民政府办公室文件",
        number,
        "临河县人民政府办公室关于修改《临河县护林员管理办法》的通知",
        "各乡镇人民政府：",
        f"经县政府同意，现对{named}作如下修改：",
        *items,
        since,
        "临河县人民政府办公室",
        day,
    ]
    return parse_document("\n".join(filter(None, lines)))


def body(document: PolicyDocument) -> list[str]:
    """Return the texts of the clauses of the rules and of the table, without the 通知."""
    own = [c for c in document.clauses if c.element is None and c.layer != "印发通知"]
    return [c.text for c in own]


def expected(replaced: dict[str, str], *, without: Sequence[str] = ()) -> list[str]:
    """Return the texts of the rules with some lines replaced, each found by how it begins."""
    text = f"{ARTICLES}\n{TABLE.split(chr(10), 2)[2]}"
    for at, old in enumerate(replaced):
        assert text.count(old) == 1, old
        text = text.replace(old, f"<{at}>")
    for at, new in enumerate(replaced.values()):
        text = text.replace(f"<{at}>", new)
    for line in without:
        assert text.count(f"\n{line}") == 1, line
        text = text.replace(f"\n{line}", "")
    return body(rules(f"{HEAD}{text.partition(chr(10) + '岗位')[0]}\n{_table(text)}\n"))


def _table(text: str) -> str:
    rows = text.partition("\n岗位")[2]
    return f"附件\n护林员补助标准表\n岗位{rows}"
