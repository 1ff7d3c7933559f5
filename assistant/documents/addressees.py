"""主送机关: whom a document is sent to, on one line or several before the body (GB/T 9704 7.3.2).

The line ends in a colon, as a sentence does that leads a list in, the label of a form and a counter
of a page. What is a name is known by what it is not: no verb of a lead-in, no label, no figure.
"""

import re

from assistant.documents.layout import Paragraph
from assistant.documents.lines import ATTACHMENT, LONGEST_LINE, SENTENCE, SIGNER
from assistant.documents.numbering import opening

_NAMED = re.compile(r"^(?:各|全[省市县区州]|驻|有关|[^，。；：]{1,4}各)")
"""How a line begins that names everybody of a kind, whatever word it ends with."""
_LEADS_IN = re.compile(
    r"(?:如下|以下|下列.{0,8}|是|为|有|包括|要求|规定|指出|强调|认为|决定|注)[:：]$|"
    r"^(?:为了?(?!民)|根据|依据|依照|按照|遵照|鉴于|由于|因|经(?!济|信|开|营|销|办|贸)|现(?!代|场)|凡|对于?|自(?!然|治|来|贸)|"
    r"本(?![市县区省州院校镇乡]))|"
    r"不予|决定[，,对]|作出?修[改订]|应当|应该|必须|需要|可以|不得|提供|提交|作出?如下|作以下|修改为|现将|特此|的决定[:：]|《|“"
)
_LABEL = re.compile(
    r"(?:名称|盖章|签[字章名]|[日限]期|时间|次数|编号|文号|字号|电话|传真|地[址点]|邮编|邮箱|金额|姓名|性别|内容|范围|条件|"
    r"材料|标准|程序|流程|要求|问题|说明|备注|来源|万元|元|依据|目标|任务|原则|措施|方式|情形|情况|结果|意见|名单|"
    r"事项|公式|方法|如图|附表|目录|定义|步骤|比例|期限|(?:申报|填报|填表|制表|主办|承办|责任|牵头|发布|编制|计量|金额)单位|"
    r"^单位|(?:联系|负责|填表|经办|申请|审核|审批|签发|承办|撰稿|制表)人)(?:[（(][^）)]*[）)])?\s*[:：]$"
)
_STAMP = re.compile(r"\d{4}[-/.年]\d|\d[:：]\d|[:：].*[:：]")
_LONGEST = 400
_MOST_LINES = 4
_GOES_ON = ("，", "、", ",", "；", "（", "(")


def is_addressees(text: str) -> bool:
    """Say whether a line before the body is a 主送机关."""
    if not text.endswith(("：", ":")) or len(text) > _LONGEST or "\t" in text:
        return False
    if SENTENCE.search(text.replace("；", "，")) or opening(text) or _is_label(text):
        return False
    return not _LEADS_IN.search(text)


def _is_label(text: str) -> bool:
    if SIGNER.search(text) or ATTACHMENT.search(text) or _STAMP.search(text):
        return True
    return not _NAMED.search(text) and _LABEL.search(text) is not None


def with_addressees_whole(lines: list[Paragraph]) -> list[Paragraph]:
    """Join the lines of a 主送机关 that is printed on several, near the beginning of `lines`."""
    for index, line in enumerate(lines[1:], start=1):
        if SENTENCE.search(line.text.replace("；", "，")) or line.cells:
            break
        if not _begins(line.text):
            continue
        whole = line
        for end in range(index + 1, min(index + _MOST_LINES, len(lines))):
            if lines[end].cells or lines[end].opened:
                break
            whole = whole.joined(lines[end])
            if is_addressees(whole.text):
                return [*lines[:index], whole, *lines[end + 1 :]]
    return lines


def _begins(text: str) -> bool:
    """Say whether a line may be the first of several: a list of names that is not at its end."""
    listed = "，" in text or "、" in text or "," in text
    long = len(text) >= LONGEST_LINE // 2 and _NAMED.search(text) is not None
    return listed and not text.endswith(("：", ":")) and (text.endswith(_GOES_ON) or long)
