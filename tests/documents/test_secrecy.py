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
        "绝密", "机密", "秘密", "绝密★长期", "机密★1年", "秘密★10年", "机密★", "机 密 ★ 1 年",
        "秘　密",
        "机密☆5年", "秘密*1年", "机密＊３年", "000001", "份号：000012", "№000012", "000001机密★1年",
        "机密★1年特急", "特急机密", "密级：机密", "密级\t秘密★5年", "内部资料", "内部资料 注意保存",
        "（内部资料，请勿外传）", "【内部文件】", "仅供内部使用", "内部使用，严禁外传", "工作秘密",
        "会后收回",
        "不得公开", "不予公开", "此件不公开", "（此件不予公开）", "（此件不宜公开）",
        "（此件不得对外公开）",
        "公开属性：不予公开", "公开方式\t不公开", "严禁外传", "本文件为内部资料",
    ],
)  # fmt: skip
def test_a_mark_at_the_head_is_refused_by_its_name(mark: str) -> None:
    with pytest.raises(DocumentError, match="不能入库") as caught:
        refuse_classified([mark, *HEAD, *BODY], (), "通知.docx")
    assert mark in caught.value.message
    assert "通知.docx" in caught.value.message


@pytest.mark.parametrize("mark", ["（此件不公开）", "内部资料", "机密★1年"])
def test_a_mark_at_the_end_or_in_a_header_is_seen_too(mark: str) -> None:
    with pytest.raises(DocumentError):
        refuse_classified([*HEAD, *BODY, mark], (), "通知.docx")
    with pytest.raises(DocumentError):
        refuse_classified([*HEAD, *BODY], (mark,), "通知.docx")


@pytest.mark.parametrize(
    "line",
    [
        "中华人民共和国保守国家秘密法", "涉及国家秘密的，依照有关规定执行。",
        "第十四条　国家秘密的密级分为绝密、机密、秘密三级。",
        "机密级国家秘密是重要的国家秘密。", "依法不予公开的政府信息，不得公开。",
        "应当保守商业秘密。",
        "泄露工作秘密的，依法给予处分。", "（此件公开发布）", "（此件依申请公开）",
        "公开属性：主动公开", "密级：普通",
        "内部控制制度", "内部审计", "内部监督管理办法", "一、不得公开的信息", "二、内部资料的管理",
        "公开方式：依申请公开", "（一）严格保密纪律。严禁外传内部资料。", "邮政编码：100000",
    ],
)  # fmt: skip
def test_speaking_of_secrecy_is_no_mark(line: str) -> None:
    refuse_classified([*HEAD, line, *BODY], (), "通知.docx")


@pytest.mark.parametrize("line", ["秘密", "机密", "123456"])
def test_what_is_a_mark_at_the_head_only_is_none_in_the_body(line: str) -> None:
    refuse_classified([*HEAD, *["请各单位抓好防汛工作。"] * 12, line, *BODY], (), "通知.docx")


def test_the_page_number_of_a_footer_is_no_serial() -> None:
    refuse_classified([*HEAD, *BODY], ("1", "100000", "— 2 —"), "通知.docx")


@given(st.lists(st.text(max_size=60)))
def test_any_lines_are_looked_through(lines: Sequence[str]) -> None:
    found = secrecy_mark(lines)
    assert found is None or found in [line.strip() for line in lines]
