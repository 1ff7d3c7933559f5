"""The sum of one account never answers for another place or fee, or for what is to be reckoned."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import Assistant, Outcome, Settings
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.model.embedder import Embedder
from tests.answering.asking import Ask, asking
from tests.answering.conftest import TODAY

SUMS = ("267800", "95113.37", "172686.63")


@pytest.mark.parametrize(
    "question",
    [
        "石桥镇的保费要交多少",
        "东海县今年防贫保缺口多少",
        "青龙乡结余有多少",
        "灌云县2021年防贫保保费合计",
        "我们镇保费一共多少",
        "俺村今年要交多少保费",
        "保费的三成由村民自己交，区里还要筹多少",
        "担保费顶多收几个钱",
    ],
)
def test_another_places_or_fees_sum_is_asked_or_not_stated(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.outcome in {Outcome.CLARIFY, Outcome.NOT_FOUND}
    assert not any(total in answer.text for total in SUMS)


def test_the_place_goes_on_from_the_question_before(ask: Ask) -> None:
    answer = ask("2021年防贫保还要筹多少", "那石桥镇呢")
    assert answer.outcome is Outcome.CLARIFY
    assert "石桥镇" in answer.text


@pytest.mark.parametrize(
    "question",
    ["车辆保费多少钱", "农业保险保费一共多少", "结余率是多少", "保费26.78万，每月要拨多少"],
)
def test_the_stated_sum_does_not_answer_what_is_another(ask: Ask, question: str) -> None:
    assert ask(question).trace.way not in {"stated_sum", "sums"}


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("2021年全区保费一共多少", "267800"),
        ("2021年防贫保还要筹多少钱", "95113.37"),
        ("上一年度保费结余多少", "172686.63"),
    ],
)
def test_the_sum_that_is_meant_is_quoted(ask: Ask, question: str, total: str) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert any(total in citation.quote for citation in answer.citations)


GRAIN = """东陂县农业农村局文件

东农〔2025〕9号

东陂县种粮补贴办法

一、种粮大户补贴按种植面积计算，每亩60元。

东陂县农业农村局
2025年3月2日
"""
GUARDS = """西坑县林业局文件

西林〔2025〕7号

西坑县护林员补助办法

一、护林员每人每月补助800元。

西坑县林业局
2025年3月2日
"""


def asked_over(library: Library, folder: Path, *texts: str) -> Ask:
    """Put texts into a library, and return who is asked about them."""
    files = [folder / f"{number}.txt" for number in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    library.add(files)
    return asking(Assistant(Settings(library=library.folder, today=TODAY), library))


def test_what_only_another_document_speaks_of_is_not_reckoned_with_what_is_near(
    lexicon: Lexicon, segmenter: Segmenter, embedder: Embedder, tmp_path: Path
) -> None:
    library = Library(tmp_path / "library", lexicon, segmenter, embedder)
    asked = asked_over(library, tmp_path, GRAIN, GUARDS)
    assert "108000" not in asked("我在东陂县管1800亩林子，护林员一个月补几块").text


DIKES = """东陂县柳港镇人民政府文件

柳政发〔2026〕4号

关于圩堤维修资金安排的通知

一、圩堤维修资金36万元，由河口村、圩头村、塘下村按3:2:1分配。

二、各村于6月底前完工。

柳港镇人民政府
2026年3月2日
"""


def test_money_that_a_clause_divides_is_not_given_in_equal_parts(
    asking_about: Callable[[str], Ask],
) -> None:
    asked = asking_about(DIKES)
    answer = asked("圩堤维修那笔36万，三个村各分多少")
    assert "120000" not in answer.text.replace(",", "")
    assert any("3:2:1" in citation.quote for citation in answer.citations)
    assert "120000" in asked("36万平分给三个村，各分多少").text.replace(",", "")


AID = """东陂县民政局文件

东民发〔2026〕6号

东陂县困难家庭医疗救助办法

第一条 住院救助：低保对象起付线1000元，按60%给予；监测对象起付线3000元，按40%给予。

第二条 经住院救助后，个人负担的合规费用仍超过1万元的，超过部分按50%给予倾斜救助，每人每年最高3万元。

东陂县民政局
2026年3月2日
"""


def test_a_second_step_is_not_reckoned_before_the_first_was_spoken_of(
    asking_about: Callable[[str], Ask],
) -> None:
    asked = asking_about(AID)
    answer = asked("今年住院自己出了两万四，倾斜救助能给多少")
    assert answer.outcome is Outcome.CLARIFY
    assert "住院救助" in answer.text
    assert "7000" in asked("住院救助完自己还出了两万四，倾斜救助能给多少").text.replace(",", "")


OLD_AGE = """东陂县民政局文件

东民发〔2023〕6号

关于发放高龄津贴的通知

一、发放标准：80—89周岁每人每月50元；90—99周岁每人每月120元。

二、本通知自2024年1月1日起执行。

东陂县民政局
2023年12月2日
"""
RAISED = """东陂县民政局文件

东民发〔2025〕9号

关于调整高龄津贴标准的通知

现就《关于发放高龄津贴的通知》（东民发〔2023〕6号）规定的标准调整如下：

一、90—99周岁老年人高龄津贴标准由每人每月120元提高到每人每月150元。

二、本通知自2025年7月1日起执行。

东陂县民政局
2025年6月2日
"""


def test_half_a_year_is_reckoned_by_what_held_then(
    lexicon: Lexicon, segmenter: Segmenter, embedder: Embedder, tmp_path: Path
) -> None:
    library = Library(tmp_path / "library", lexicon, segmenter, embedder)
    asked = asked_over(library, tmp_path, OLD_AGE, RAISED)
    assert "720元" in asked("95岁的老人2025年上半年一共领多少高龄津贴").text
    assert "150元" in asked("95岁的老人2025年下半年每月领多少高龄津贴").text
