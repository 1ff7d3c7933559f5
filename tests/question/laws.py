"""Made-up laws and 公文 that are known to the 项: what was written, and where it stands."""

from dataclasses import dataclass

from hypothesis import strategies as st

from assistant.documents.model import PolicyDocument
from assistant.documents.numbers.numerals import print_integer
from assistant.documents.parse import parse_document

MATTERS = ("材料不齐的", "超过规定期限的", "不符合规划的", "未按规定公示的", "弄虚作假的")

LAW = """某某救助条例
第一章　总则
第一条　为了规范救助工作，制定本条例。
第二条　县级人民政府负责救助工作。
镇人民政府协助做好救助工作。
第二章　救助
第三条　有下列情形之一的，不予救助：
（一）材料不齐的；
（二）弄虚作假的；
（三）有本条例第二条第二款规定情形的。
前款第（二）项所称弄虚作假，由民政部门认定。
有本条第一款规定情形的，依照第五条、第六条处理。
第四条　救助标准由民政部门公布，前条规定的除外。
第五条　违反本条例第三条第一款第一项、第三项规定的，责令改正。
第六条　依照《某某监督条例》第三条的规定监督；依照《未入库条例》第四条的规定公开。
第七条　本条例自2021年1月1日起施行。
"""
OTHER_LAW = """某某监督条例
第一条　为了加强监督，制定本条例。
第二条　监督应当公开。
第三条　民政部门每年监督一次。
第四条　违反某某救助条例第四条的，予以通报。
"""
OPINION = """某县人民政府文件
某政发〔2021〕9号
某县人民政府关于加强医疗救助和防贫工作的实施意见
各镇人民政府：
为做好医疗救助工作，提出如下意见。
一、总体要求
（一）指导思想。坚持托底保障。
（二）基本原则。坚持公平公开。
二、重点任务
（一）明确救助对象。低保对象按照本意见第二部分（三）的标准救助。
（二）规范救助程序。程序如下。
1.申请。向镇人民政府提出申请。
2.审核。由县医保局审核。
（三）确定救助标准。救助比例为百分之七十，见附件2。
附件：1.救助标准表
2.某县医疗救助办法
3.申请表
某县人民政府
2021年3月2日
附件1
救助标准表
重点救助对象救助比例为百分之七十。
附件2
某县医疗救助办法
第一条　为了规范救助，制定本办法。
第二条　救助对象包括低保对象。
第三条　依照本办法第二条认定的对象，由县医保局救助。
"""


def law() -> PolicyDocument:
    return parse_document(LAW)


def other_law() -> PolicyDocument:
    return parse_document(OTHER_LAW)


def opinion() -> PolicyDocument:
    return parse_document(OPINION)


@dataclass(frozen=True)
class Article:
    """An article as written: its 款, each a lead and its 项."""

    number: int
    paragraphs: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def text(self) -> str:
        lines = []
        for lead, items in self.paragraphs:
            lines.append(lead + ("：" if items else "。"))
            ends = (["；"] * len(items))[1:] + ["。"] * bool(items)
            lines += [
                f"（{print_integer(i)}）{item}{end}"
                for i, (item, end) in enumerate(zip(items, ends, strict=True), start=1)
            ]
        return f"第{print_integer(self.number)}条　" + "\n".join(lines)


@st.composite
def laws(draw: st.DrawFn) -> tuple[PolicyDocument, tuple[Article, ...]]:
    """Draw a law of 2 to 40 articles, and what was written into it."""
    count = draw(st.integers(2, 40))
    articles = tuple(draw(_articles(number)) for number in range(1, count + 1))
    return parse_document("\n".join(["某某条例", *(a.text for a in articles)])), articles


@st.composite
def _articles(draw: st.DrawFn, number: int) -> Article:
    paragraphs = []
    for ordinal in range(1, draw(st.integers(1, 3)) + 1):
        items = tuple(draw(st.lists(st.sampled_from(MATTERS), max_size=3, unique=True)))
        lead = f"关于第几件事之{number}之{ordinal}" + (
            "有下列情形之一的" if items else "由县里办理"
        )
        paragraphs.append((lead, items))
    return Article(number, tuple(paragraphs))
