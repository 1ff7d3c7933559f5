"""What a strict reader objects to in an item: what tells its key without the clause."""

import dataclasses
import re
from collections.abc import Callable

import pytest

from assistant.library.library import Library
from assistant.teaching.item import Item, ItemKind
from assistant.teaching.item_checks import Ground
from assistant.teaching.item_guard import failing
from assistant.teaching.item_hints import ends_apart, repeats_word
from assistant.teaching.makers.figure_items import asking_for
from assistant.teaching.making import make
from assistant.teaching.near_figures import asked_figures
from tests.teaching.bank_samples import ITEM, NOTICE, Shelf, changed, lesson_of, shelf

__all__ = ["shelf"]

TASKS = """青塘县人民政府文件

青政发〔2025〕3号

青塘县人民政府关于做好防汛物资储备的通知

各镇人民政府，县政府各部门：

现就防汛物资储备通知如下：

一、储备数量

全县储备编织袋26万条，其中县级15万条，镇级9万条，村级2万条。车牌共8位，依次为简称、代号、序号和汉字。

二、储备期限

各镇于2025年4月底前完成物资清点。2026年起，每年3月底前完成上述工作。
三、登记造册

县应急局于2025年6月底前建立防汛物资电子台账。

四、仓库管理

推行“一仓一档”模式，落实“先进先出”制度。建立“三查四定”工作法，即查账目、查实物、查标签。

五、禁止挪用

要加强仓库安全管理，不得出租防汛物资仓库。防汛物资不得挪用于其他工程建设。

六、报送时限

防汛条例第三条所称险情报告，是指仓库管理单位在发现险情的十五日内，向县应急局报送书面材料。

青塘县人民政府

2025年2月20日
"""
LATE = "险情报告是指在发现险情的十五日内，向县应急局报送书面材料。"
ROWS = """青塘县人民政府文件

青政发〔2025〕4号

青塘县人民政府关于印发考核指标的通知

各镇人民政府：

现将考核指标印发给你们，请认真执行。

附件：护林考核指标

青塘县人民政府

2025年3月1日

附件

青塘县护林员年度考核指标
一级指标
二级指标
指标性质
一、巡护质量
1.巡护天数达标率
定量
计算方法：实际巡护天数与应当巡护天数的比例，由县林业局统计。
"""


def choosing(right: str, *wrong: str, kind: ItemKind = ItemKind.SINGLE, stem: str = "") -> Item:
    return changed(kind=kind, choices=(right, *wrong), key=("A",), stem=stem or ITEM.stem)


def of(library: Library, number: str = "") -> list[Item]:
    made = make(lesson_of(library), 200).items
    return [item for item in made if number in item.proof.document_number]


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("体育总局", ("财政部", "广电总局", "人力资源社会保障部"), True),
        ("财政部", ("体育总局", "广电总局", "公安部"), False),
    ],
)
def test_a_word_of_the_title_tells_no_key(right: str, wrong: tuple[str, ...], told: bool) -> None:
    stem = "根据《关于加快发展体育产业的意见》，“支持企业”的工作由哪个部门负责？"
    assert repeats_word(choosing(right, *wrong, stem=stem)) is told


def test_a_blank_is_not_filled_from_beside_it() -> None:
    stem = "根据《意见》，坚持“体育+”和“____”做法，促进产业深度融合。"
    filled = changed(kind=ItemKind.FILL, stem=stem, choices=(), key=("+体育",))
    assert repeats_word(filled)
    assert not repeats_word(dataclasses.replace(filled, key=("走出去",)))


def test_choices_of_another_ending_are_told_apart() -> None:
    income = changed(
        kind=ItemKind.MULTIPLE,
        choices=("挂号收入", "床位收入", "诊察收入", "运营效率", "持续发展"),
        key=("A", "B", "C"),
    )
    assert ends_apart(income)
    alike = dataclasses.replace(income, choices=(*income.choices[:3], "药事收入", "护理收入"))
    assert not ends_apart(alike)


def test_the_guard_says_why() -> None:
    stem = "根据《关于体育产业的意见》，“支持企业发展”的工作由哪个部门负责？"
    item = choosing("体育总局", "财政部", "公安部", "商务部", stem=stem)
    proved = dataclasses.replace(item, proof=dataclasses.replace(item.proof, quote="体育总局负责"))
    reason = failing(proved, Ground("体育总局负责", lambda _choice, _asked: False))
    assert reason in {"答案可由题目其余部分推出", "题干透露答案"}


@pytest.fixture
def tasks(shelf: Shelf) -> list[Item]:
    return of(shelf(通知=TASKS).library)


def test_sums_and_counts_are_not_asked_for(tasks: list[Item]) -> None:
    stems = [item.stem for item in tasks if item.kind is not ItemKind.SHORT]
    assert not [stem for stem in stems if re.search(r"部分，.*(?:编织袋|车牌)", stem)]


def test_a_day_with_a_second_answer_is_not_asked_for(tasks: list[Item]) -> None:
    asked = [item for item in tasks if item.kind in (ItemKind.SINGLE, ItemKind.FILL)]
    assert not [item.stem for item in asked if re.search(r"部分，.*物资清点", item.stem)]


def test_a_set_phrase_is_chosen_among_none_of_another_kind(tasks: list[Item]) -> None:
    assert not [
        item for item in tasks if item.kind is ItemKind.SINGLE and "“（　　）”" in item.stem
    ]
    assert any(item.kind is ItemKind.FILL and "“____”模式" in item.stem for item in tasks)


def test_what_a_method_means_is_asked_by_its_name(tasks: list[Item]) -> None:
    meant = [item.stem for item in tasks if "三查四定" in item.stem and "是指" in item.stem]
    assert meant
    assert all(re.search(r"部分，“三查四定”工作法是指哪几项？$", stem) for stem in meant)


def test_no_contrary_speaks_against_its_own_sentence(tasks: list[Item]) -> None:
    assert not [item for item in tasks if "可以出租" in item.stem or "可以挪用" in item.stem]


def test_a_term_of_another_text_is_asked_as_its_word(shelf: Shelf) -> None:
    items = make(lesson_of(shelf(通知=TASKS).library), 200, {ItemKind.SHORT}).items
    (meant,) = [item for item in items if "是指什么" in item.stem]
    assert meant.stem.endswith("，防汛条例第三条所称的“险情报告”是指什么？")


def test_a_sentence_is_asked_for_up_to_its_end() -> None:
    (asked,) = asked_figures(LATE)
    assert asking_for(LATE, asked) == LATE.replace("十五日", "（　　）")


def test_rows_printed_line_by_line_are_no_parts(shelf: Shelf) -> None:
    items = of(shelf(通知=ROWS).library)
    assert not [item for item in items if "一级指标" in item.stem or "达标率”部分" in item.stem]


def test_a_text_held_twice_is_asked_once(shelf: Shelf) -> None:
    once = of(shelf(通知=NOTICE).library)
    twice = of(shelf(通知=NOTICE, 另存=f"{NOTICE}\n").library)
    assert len({item.stem for item in twice}) == len(twice) == len(once)


@pytest.fixture
def cases(shelf: Shelf) -> Callable[[str], list[Item]]:
    def cases_of(text: str) -> list[Item]:
        return [*make(lesson_of(shelf(案=text).library), 200, {ItemKind.CASE}).items]

    return cases_of


def test_a_case_is_facts_against_a_deadline(cases: Callable[[str], list[Item]]) -> None:
    (case,) = [item for item in cases(TASKS) if "台账" in item.stem]
    done = re.search(r"于2025年(\d+)月10日完成", case.stem)
    assert done
    kept = "不符合" if int(done[1]) > 6 else "符合"
    assert case.true_choices == (f"{kept}时限要求，因为规定的时限是2025年6月底前",)


def test_points_and_figures_are_printed_clean(shelf: Shelf) -> None:
    items = of(shelf(通知=NOTICE.replace("60周岁", " 60 周岁")).library)
    assert not [item for item in items if re.search(r"\d [\u4e00-\u9fff]", item.stem)]
    assert not [
        k for item in items if item.kind is ItemKind.SHORT for k in item.key if k[-1] == "。"
    ]
