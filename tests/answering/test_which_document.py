"""Which document a question means: by year and serial, by place, by a subject of the title."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant import Assistant, Settings
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.model.embedder import Embedder
from tests.answering.asking import Ask, asking

TEXTS = (
    "海滨市教育局关于校园食堂管理的通知\n\n海教〔2023〕26号\n\n各中小学：\n\n"
    "一、食堂实行校长负责制。\n二、伙食费每生每餐不超过12元。\n三、学校每学期公示两次收支。\n\n"
    "海滨市教育局\n2023年9月10日\n",
    "松原市人民政府关于禁止秸秆焚烧的通告\n\n松政告〔2024〕2号\n\n"
    "一、全市行政区域内全年禁止露天焚烧。\n二、违反的，处500元以上2000元以下罚款。\n\n"
    "松原市人民政府\n2024年3月15日\n",
    "湖东市人民政府办公室关于秸秆综合利用的意见\n\n湖政办发〔2024〕2号\n\n各县人民政府：\n\n"
    "一、秸秆离田每吨补助50元。\n二、到2025年综合利用率达到95%。\n\n"
    "湖东市人民政府办公室\n2024年5月20日\n",
    "湖东市民政局关于调整农村公益性岗位补贴的通知\n\n湖民发〔2024〕5号\n\n各县民政局：\n\n"
    "一、保洁员每月600元。\n二、护林员每月800元。\n\n湖东市民政局\n2024年2月20日\n",
    "松原市卫生局关于王某某同志辞职的批复\n\n松卫发〔2021〕76号\n\n市中医院：\n\n"
    "你院请示收悉。经研究，同意王某某同志辞去公职。\n\n松原市卫生局\n2021年9月5日\n",
)


@pytest.fixture(scope="module")
def places(
    lexicon: Lexicon,
    segmenter: Segmenter,
    embedder: Embedder,
    tmp_path_factory: pytest.TempPathFactory,
) -> Ask:
    """Return who is asked about papers of three cities."""
    folder = tmp_path_factory.mktemp("places")
    files = [folder / f"{at}.txt" for at in range(len(TEXTS))]
    for file, text in zip(files, TEXTS, strict=True):
        file.write_text(text, encoding="utf-8")
    library = Library(folder / "library", lexicon, segmenter, embedder)
    library.add(files)
    return asking(Assistant(Settings(library=library.folder, today=date(2026, 11, 30)), library))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("23年26号文伙食费多少", "12元"),
        ("海滨教育局2023-26号第三条", "公示两次"),
        ("2024年2号文第一条", "露天焚烧"),
        ("湖东2024年第2号第一条", "50元"),
        ("松原烧秸秆罚多少", "2000元"),
        ("湖民发〔2024〕5号公益性岗位补贴标准是多少", "800元"),
        ("公益岗位护林员一个月多少钱", "800元"),
        ("王某某辞职同意了吗", "同意王某某"),
    ],
)
def test_the_document_that_is_meant_answers(places: Ask, question: str, said: str) -> None:
    answer = places(question)
    assert answer.outcome.value == "answered"
    assert said in answer.text


@pytest.mark.parametrize(
    ("question", "not_said"),
    [
        ("松原秸秆离田一吨补多少", "50元"),
        ("湖东烧秸秆罚多少钱", "2000元"),
        ("2022年26号文第二条", "12元"),
        ("湖民发〔2024〕5号公益性岗位死亡赔偿多少钱", "600元"),
    ],
)
def test_what_another_states_is_not_told(places: Ask, question: str, not_said: str) -> None:
    answer = places(question)
    assert answer.outcome.value == "not_found"
    assert not_said not in answer.text


def test_whose_document_states_it_is_told(places: Ask) -> None:
    said = places("湖东秸秆离田一吨补多少", "松原呢").text
    assert "湖东市的 湖政办发〔2024〕2号" in said
    assert "未载明" in said


def test_a_day_is_no_subject_of_a_title(asking_about: Callable[[str], Ask]) -> None:
    notice = (
        "某县人民政府关于做好2025年汛期值班工作的通知\n\n某政发〔2025〕4号\n\n各镇人民政府：\n\n"
        "一、汛期实行领导带班。\n\n某县人民政府\n2025年4月2日\n"
    )
    assert (
        "汛期值班工作的通知》"
        not in asking_about(notice)("我有个户2025年4月20号报的按哪个标准").text
    )
    assert "没有写明是否有效" in asking_about(notice)("汛期值班按哪份文件").text
