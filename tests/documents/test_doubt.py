"""What a reading was unsure of: nothing in a sound document, the fault in a wrong one."""

from dataclasses import replace

import pytest

from assistant.documents.doubt import DOUBTFUL, doubt_text, score_of
from assistant.documents.parse import parse_document
from assistant.documents.reading import Declared, Reading

SHORT = "关于做好防汛工作的通知"
TITLE, NUMBER = "某县人民政府关于做好防汛工作的通知", "某政发〔2021〕8号"
ENDS = (
    "并按期报送。",
    "",
    "重大险情第一时间上报县防汛指挥部办公室。",
    "确保安全。",
    "接受群众监督。",
)
ITEMS = tuple(
    f"　　{n}、加强第{n}项防汛工作，按时完成，压实各方责任。{end}"
    for n, end in zip("一二三四五", ENDS, strict=True)
)
BODY = ("各镇人民政府，县各有关单位：", "　　现就有关事项通知如下。", *ITEMS)
TAIL = ("某县人民政府", "2021年6月1日")
SOUND = "\n".join((TITLE, NUMBER, *BODY, *TAIL))


def said(text: str, declared: Declared | None = None, *warnings: str) -> str:
    reading = Reading(text, declared or Declared(), warnings=warnings)
    return doubt_text(parse_document(reading).doubts)


def test_a_sound_document_leaves_no_doubt() -> None:
    assert parse_document(SOUND).doubts == ()
    assert said(SOUND) == ""


TEXTS = [
    ("\n".join((NUMBER, *BODY, *TAIL)), "没有认出标题"),
    (SOUND.replace(NUMBER + "\n", ""), "没有认出发文字号"),
    (SOUND.replace("\n2021年6月1日", ""), "没有认出成文日期"),
    ("\n".join(("关于防汛的通知", NUMBER, *BODY, "2021年6月1日")), "没有认出发文机关"),
    ("\n".join((SHORT, NUMBER, *BODY, "县政府办公室", TAIL[1])), "只有简称"),
    (SOUND.replace("　　三、", "　　四、"), "出现两次"),
    (SOUND.replace("　　五、", "　　六、"), "编号不连续"),
    (
        SOUND.replace("　　一、", "　　二、", 1).replace("　　二、加强第二", "　　三、加强第二"),
        "开始",
    ),
    (SOUND.replace("压实各方责任。", "压实各方责任，" * 400 + "。"), "没有分出段落"),
    (
        SOUND.replace("　　五、", "".join(f"{c}\n" for c in "人民政府印章") + "　　五、"),
        "只有一个字",
    ),
    (SOUND.replace("防汛工作，按时", "fanghong gongzuo anshi wancheng " * 3), "汉字少得"),
    (SOUND.replace("，按时", "!\"#$%&'*+" * 3), "符号多得"),
    (SOUND.replace("，按时", "\ue011\ue012"), "认不出"),
    (SOUND.replace("　　五、", "扫一扫在手机打开当前页\n　　五、"), "网页上的话"),
    (SOUND.replace("险情第", "险情- 12 -第"), "混有页码"),
    (SOUND.replace("　　五、", "120\t35%\n18\t2021年\n七\t八\n　　五、"), "没有认出表头"),
]


@pytest.mark.parametrize(("text", "doubt"), TEXTS)
def test_what_is_unsure_is_said(text: str, doubt: str) -> None:
    assert doubt in said(text)


UNTITLED = "\n".join((*BODY, *TAIL))
PAGES = [
    (UNTITLED, Declared(title=TITLE), "标题取自网页"),
    (SOUND, Declared(date="2021年7月3日"), "不同"),
    (SOUND, Declared(document_number="某政发〔2021〕9号"), "文号与正文印的不同"),
    ("\n".join((SHORT, NUMBER, *BODY)), Declared(issuers=("部委联合发文",)), "不像机关"),
    (SOUND, Declared(issuers=("某市财政局",)), "与正文署名不同"),
]


@pytest.mark.parametrize(("text", "declared", "doubt"), PAGES)
def test_page_and_text_that_differ_are_told(text: str, declared: Declared, doubt: str) -> None:
    assert doubt in said(text, declared)


def test_what_a_reader_tells_weighs_too() -> None:
    assert "文字识别" not in said(SOUND)
    assert "可能有错字" in said(SOUND, None, "第3页是图片，已用文字识别读出，请与原件核对。")
    assert "图片没有读入" in said(SOUND, None, "网页里有 2 张图片没有读入。")


def test_the_score_is_the_sum_and_never_more_than_a_hundred() -> None:
    wrong = parse_document("上海市 | 查看更多\n!\"#$%&'*+\ue001\ue002" * 9).doubts
    assert DOUBTFUL <= score_of(wrong) <= 100
    assert score_of(wrong * 9) == 100
    one = replace(wrong[0], weight=7)
    assert doubt_text([one]) == f"疑点 7：{one.sentence}。"
