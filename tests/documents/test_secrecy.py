"""The gate: marks of secrecy are seen, and speaking of secrecy is none."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.secrecy import refuse_classified, secrecy_mark
from assistant.errors import DocumentError

HEAD = ("某县人民政府文件", "某政发〔2021〕3号", "关于做好防汛工作的通知", "各镇人民政府：")
BODY = ("请各单位抓好防汛工作。", "某县人民政府", "2021年3月5日")


@pytest.mark.parametrize(
    "mark",
    [
        "绝密", "机密", "秘密", "绝密★长期", "机密★1年", "秘密★10年", "机密★", "机  密 ★ 1 年",
        "秘　密", "机密☆5年", "秘密*1年", "机密＊３年", "绝密 ★ 长期", "机密★2030年1月1日前",
        "机密★2030年1月1日", "000001", "份号：000012", "№000012", "№ 000012", "No.000012",
        "No：000012", "000001机密★1年", "000001 秘密", "000001　机密★1年　特急", "机密★1年特急",
        "特急机密", "机密 特急", "密级：机密", "密级：秘密★5年", "密 级：机密", "密级\t秘密★5年",
        "密级\t机密", "保密期限：10年", "密级和保密期限：秘密1年", "秘密 10年", "机密10年",
        "秘密★3个月", "机密（1年）", "机密·1年", "秘密★解密前", "绝密★启用前", "秘密★至2030年",
        "[机密]", "【秘密】", "〔秘密★1年〕", "内部资料", "内部资料 注意保存",
        "内部资料，注意保存", "内部资料 严禁外传", "（内部资料，请勿外传）", "【内部文件】",
        "内部材料", "仅供内部使用", "仅限内部使用", "内部使用", "内部使用，严禁外传",
        "内部使用 注意保存", "内部资料★", "内部文件 不得外传", "内部参阅", "工作秘密", "会后收回",
        "会后请收回", "会议材料 会后收回", "本材料会后收回", "阅后收回", "不得公开", "不予公开",
        "不公开", "此件不公开", "（此件不公开）", "（此件不予公开）", "(此件不予公开)",
        "（此件不宜公开）", "（此件不得对外公开）", "（此件不对外公开）", "（不公开）",
        "（此件非公开）", "公开属性：不予公开", "公开属性：不公开", "公开属性\t不予公开",
        "公开方式\t不公开", "信息公开选项：不予公开", "严禁外传", "（严禁外传）", "请勿外传",
        "不得外传", "本文件为内部资料", "此件为内部资料，不得外传", "（本文件不公开）",
        "（此件内部使用）", "（此件发至县团级，不公开）", "（本文不公开）", "国家秘密",
        "工作秘密 不得外传", "工作秘密★3年", "【工作秘密】", "工作秘密，妥善保管",
        "某政发〔2021〕3号　　机密★1年", "某政发〔2021〕3号 内部资料", "秘密▲1年", "机密女1年",
        "秘密大10年", "机密火1年", "机密 特 急", "内部资料·注意保存", "内部资料（注意保存）",
        "内部发行", "内部文件，请勿外传！", "密级：内部", "密级：工作秘密", "机 密", "机密★一年",
        "机密★五年", "机密 ★ 长 期", "此件不得公开", "属工作秘密，不得公开", "此件不公开。",
        "（不予公开）", "公开类型：不予公开", "公开选项：不公开", "信息公开属性：不予公开",
        "政府信息公开属性：不予公开", "公开类别\t不予公开", "是否公开：否", "是否公开：不公开",
        "是否公开\t否",
    ],
)  # fmt: skip
def test_a_mark_at_the_head_is_refused_by_its_name(mark: str) -> None:
    with pytest.raises(DocumentError, match="不能入库") as caught:
        refuse_classified([mark, *HEAD, *BODY], (), "通知.docx")
    assert mark.replace("\t", " ").rstrip("。") in caught.value.message
    assert "通知.docx" in caught.value.message


@pytest.mark.parametrize("mark", ["（此件不公开）", "内部资料", "机密★1年", "（机密）"])
def test_a_mark_at_the_end_or_in_a_header_is_seen_too(mark: str) -> None:
    with pytest.raises(DocumentError):
        refuse_classified([*HEAD, *BODY, mark], (), "通知.docx")
    with pytest.raises(DocumentError):
        refuse_classified([*HEAD, *BODY], (mark,), "通知.docx")


@pytest.mark.parametrize(
    "line",
    [
        "中华人民共和国保守国家秘密法", "中华人民共和国保守国家秘密法实施条例",
        "涉及国家秘密的，依照有关规定执行。",
        "第十四条　国家秘密的密级分为绝密、机密、秘密三级。", "机密级国家秘密是重要的国家秘密。",
        "机密文件应当由专人保管。", "依法不予公开的政府信息，不得公开。", "应当保守商业秘密。",
        "商业秘密", "三、商业秘密", "泄露工作秘密的，依法给予处分。", "（此件公开发布）",
        "此件公开发布", "（此件依申请公开）", "此件依申请公开", "（此件主动公开）",
        "公开属性：主动公开", "公开属性：依申请公开", "密级：普通", "密级：无", "密级：公开",
        "密级：非密", "密级\t无", "密级\t", "密级", "密级：", "内部控制制度", "内部审计",
        "内部监督管理办法", "内部控制", "一、不得公开的信息", "二、内部资料的管理", "第三章 保密",
        "公开方式：依申请公开", "（一）严格保密纪律。严禁外传内部资料。", "邮政编码：100000",
        "222000", "邮编：222000", "电话：85812345", "一、国家秘密",
        "第二章　国家秘密的范围和密级", "（一）国家秘密；", "（二）商业秘密；",
        "（三）不得公开的其他信息；", "（三）依法不得公开的；", "工作秘密管理暂行办法",
        "某县工作秘密管理办法", "关于印发《工作秘密管理办法》的通知",
        "《内部资料性出版物管理办法》", "内部资料性出版物管理办法", "国家秘密定密管理暂行规定",
        "关于做好保密工作的通知", "绝密级国家秘密载体管理", "二、不予公开的范围",
        "不予公开的政府信息", "（二）不予公开；", "政府信息公开申请不予公开决定书",
        "会后收回选票", "（此件发至各乡镇）", "（联系人：张三，电话：12345678）", "保密",
        "第五条 不得公开。", "不得公开的事项包括：", "（一）不公开；", "（不公开审理）",
        "不公开审理", "机密局", "秘密投票", "秘密\t3", "绝密\t10", "机密\t25", "密级\t数量\t期限",
        "绝密\t长期", "机密文件\t20份", "本次会议以无记名投票方式（秘密投票）选举",
        "内部使用面积", "内部使用的表格", "仅供参考", "公开", "主动公开", "公开形式：主动公开",
        "公开方式：主动公开", "信息公开选项：主动公开", "2021", "12", "100", "202105", "20210514",
        "-1-", "3", "内部管理", "内部职工", "内部通报制度",
        "公开属性\t主动公开\t文号\t某政发〔2021〕3号", "信息来源\t内部公开", "内部公开",
        "本办法未列入不予公开范围的，应当公开。", "（此件可公开）", "（此件删减后公开）",
        "（此件部分公开）", "无密级", "严禁私自外传",
    ],
)  # fmt: skip
def test_speaking_of_secrecy_is_no_mark(line: str) -> None:
    refuse_classified([*HEAD, line, *BODY], (), "通知.docx")
    refuse_classified([*HEAD, *BODY, line], (), "通知.docx")


@pytest.mark.parametrize("line", ["秘密", "机密", "123456"])
def test_what_is_a_mark_at_the_head_only_is_none_in_the_body(line: str) -> None:
    refuse_classified([*HEAD, *["请各单位抓好防汛工作。"] * 12, line, *BODY], (), "通知.docx")


def test_a_label_far_along_a_row_of_a_table_is_read() -> None:
    row = "\t".join(["索引号", "A1" * 30, "公开属性", "", "不予公开"])
    with pytest.raises(DocumentError, match="不予公开"):
        refuse_classified([*HEAD, *BODY, row], (), "通知.docx")


@pytest.mark.parametrize("line", ["000001", "份号：000001"])
def test_a_serial_is_one_of_the_first_lines_only(line: str) -> None:
    refuse_classified([*HEAD, *BODY, line], (), "通知.docx")


def test_what_to_do_is_said() -> None:
    with pytest.raises(DocumentError) as caught:
        refuse_classified(["机密★1年", *HEAD], (), "通知.docx")
    assert caught.value.message == "文件上有“机密★1年”标志，不能入库：通知.docx。"
    assert "按保密规定处理" in caught.value.next_step


def test_the_page_number_of_a_footer_is_no_serial() -> None:
    refuse_classified([*HEAD, *BODY], ("1", "100000", "— 2 —"), "通知.docx")


@given(st.lists(st.text(max_size=60)))
def test_any_lines_are_looked_through(lines: Sequence[str]) -> None:
    found = secrecy_mark(lines)
    assert found is None or all(any(cell in line for line in lines) for cell in found.split("\t"))
