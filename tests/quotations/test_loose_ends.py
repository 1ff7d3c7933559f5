"""What is not corrected for the drafter: ends that are a guess, names, the numbers of clauses."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.quotations.check import check_quotations
from assistant.quotations.check_text import summary
from assistant.quotations.checked import Quotation, QuotationStatus
from assistant.quotations.returned_draft import ReturnedDraft, return_draft
from tests.documents.readers.word_files import p, word_file
from tests.library.fakes import CharacterEmbedder
from tests.quotations.conftest import TODAY, Check
from tests.quotations.revisions import accepted, text
from tests.quotations.test_returned_draft import comments
from tests.quotations.water import RULES, TITLE

Sent = Callable[[str], ReturnedDraft]


@pytest.fixture(scope="module")
def water(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Library:
    folder: Path = tmp_path_factory.mktemp("water")
    (folder / "办法.txt").write_text(RULES, "utf-8")
    library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
    library.add([folder / "办法.txt"])
    return library


@pytest.fixture
def told(water: Library) -> Check:
    return lambda words: check_quotations(f"汇报\n{words}\n请审阅。", water, TODAY)


@pytest.fixture
def sent(water: Library) -> Sent:
    def given(words: str) -> ReturnedDraft:
        draft = word_file(p("汇报") + p(words) + p("请审阅。"))
        return return_draft(check_quotations(text(draft), water, TODAY), draft, "草稿.docx", TODAY)

    return given


def taken(back: ReturnedDraft) -> str:
    """Return the paragraph in the middle with all changes accepted."""
    return text(accepted(back.data)).split("\n")[1]


LOOSE = [
    "第三条规定：“可以自收到缴费通知之日起60日内向供水单位申请复核”。",
    "第三条规定，可以自收到缴费通知之日起60日内向供水单位申请复核。",
    "第八条规定：“缺乏依据但确有困难的申请，不予支持”。",
    "第八条规定：“缺乏依据但确有困难的申请，应当作出说明解释”。",
    "第六条规定：“欠缴水费的责任在二年内未被追究的，不再予以追究；涉及公共用水安全的，延长至三年”。",
    "第九条规定：“用户擅自改装水表，造成损失的，供水单位可以解除供水合同。”",
]


@pytest.mark.parametrize("words", LOOSE)
def test_an_end_that_is_a_guess_is_told_and_left(told: Check, sent: Sent, words: str) -> None:
    checked = told(TITLE + words)
    (found,) = checked.quotations
    assert found.status is QuotationStatus.ALTERED
    assert found.by_hand == "引文首尾与原文对不上，请照原文改"
    assert found.by_hand in summary(checked)
    back = sent(TITLE + words)
    assert (back.corrected, taken(back)) == (0, TITLE + words)
    assert "没有作修订：引文首尾与原文对不上，请照原文改。" in comments(back.data)["1"]


INNER = {
    "第四条规定：“用户提前二十日以书面形式通知供水单位，可以解除供水合同。”": ("二十日", "十日"),
    "第四条规定：“用户提前二十日以书面形式通知供水单位”的，": ("二十日", "十日"),
    "第四条规定：“用户提前十日以书面形式通知供水单位，不得解除供水合同。”": ("不得", "可以"),
    "第八条规定：“缺乏依据但确有困难的申请，应当作出解释说明，帮助用户解决困难”。": (
        "解决困难", "解决实际困难",
    ),
    "第七条规定：“新用户的水价不得低于供水合同约定水价的百分之六十”。": None,
}  # fmt: skip


@pytest.mark.parametrize("words", INNER)
def test_what_is_changed_inside_is_corrected(sent: Sent, words: str) -> None:
    back = sent(TITLE + words)
    wanted = INNER[words] or (
        "供水合同约定水价的百分之六十",
        "同一区域用户的最低水价或者供水合同约定水价的百分之八十",
    )
    assert (back.corrected, taken(back)) == (1, TITLE + words.replace(*wanted))


def test_the_number_of_a_clause_is_put_for_no_word(told: Check, sent: Sent) -> None:
    said = "要坚持节约用水，统筹安排生产用水，鼓励循环使用。"
    for words in (f"张局长强调：“{said}”", f"{TITLE}第二条规定：“{said}”"):
        (found,) = told(words).quotations
        assert [(d.source, d.quoted) for d in found.differences] == [("", "要")]
        assert taken(sent(words)) == words


def test_a_wrong_number_of_a_clause_is_corrected(sent: Sent) -> None:
    words = f"{TITLE}第二条规定：“（三）坚持节约用水，统筹安排生产用水，鼓励循环使用。”"
    assert taken(sent(words)) == words.replace("三", "二").replace("第二条", "第二条")


def test_words_behind_a_clause_and_a_comma_begin_there(told: Check, sent: Sent) -> None:
    words = f"根据{TITLE}第四条第一款，用户提前十日以书面形式通知供水单位，可以解除供水合同。"
    (found,) = told(words).quotations
    assert (found.status, found.named) == (QuotationStatus.EXACT, f"{TITLE}第四条第一款")
    assert taken(sent(words)) == words
    wrong = words.replace("十日", "六十日")
    assert taken(sent(wrong)) == words


def test_a_clause_in_the_middle_of_a_sentence_begins_no_words(told: Check) -> None:
    copied = "用户违反本办法第四条，由主管部门责令改正，并处二百元以上五百元以下罚款。"
    for words in (f"{TITLE}要严格执行。{copied}", f"{TITLE}第十二条规定，{copied}"):
        assert {q.status for q in told(words).quotations} == {QuotationStatus.EXACT}


def test_no_correction_touches_a_name_of_the_draft(check: Check) -> None:
    words = (
        "根据连委办发〔2021〕63号文件精神，继续实施基本医疗保险资助参保、大病保险倾斜支付、"
        "医疗救助等各项医疗保障帮扶政策。"
    )
    found: list[Quotation] = [q for q in check(f"{words}\n请审阅。").quotations if "63号" in q.text]
    assert [q.by_hand for q in found] == ["改动会落在文件名称、条款号上，请照原文改"]


ABSENT = [
    "《云岭县供热条例》第四条规定，用户提前十日以书面形式通知供水单位，可以解除供水合同。",
    "云政办发〔2020〕77号文件明确，用户提前十日以书面形式通知供水单位，可以解除供水合同。",
    "根据云政办发〔2020〕77号文件，“用户提前十日以书面形式通知供水单位”。",
]


@pytest.mark.parametrize("words", ABSENT)
def test_right_words_of_a_source_that_is_not_held_are_wrongly_given(
    told: Check, words: str
) -> None:
    (found,) = told(words).quotations
    assert found.status is QuotationStatus.MISATTRIBUTED
    assert "库里没有" in found.note
    assert "同样的话在《云岭县供水用水管理办法》第四条" in found.note


def test_a_source_called_by_part_of_its_title_is_not_absent(told: Check) -> None:
    words = "《供水用水管理办法》第四条规定，用户提前十日以书面形式通知供水单位，可以解除供水合同。"
    assert [q.status for q in told(words).quotations] == [QuotationStatus.EXACT]


FIGURES = {
    "第五条规定，水表安装的期限一般不超过24日，情况复杂的可以延长，但延长不得超过24日。": ["24日"],
    "第三条规定，用户对水费有异议的，可以自收到缴费通知之日起15日内申请核查。": ["15日"],
    "第七条规定，新用户的水价不得低于供水合同约定水价的70%。": ["70%"],
}


@pytest.mark.parametrize("words", FIGURES)
def test_another_figure_is_found_beside_words_left_out(told: Check, words: str) -> None:
    found = told(TITLE + words).quotations
    wrong = [q for q in found if q.status is QuotationStatus.ALTERED]
    assert len(wrong) == len(FIGURES[words])
    assert all(figure in q.text for figure, q in zip(FIGURES[words], wrong, strict=True))


def test_a_figure_of_another_case_of_the_clauses_is_no_fault(told: Check) -> None:
    words = (
        f"安装费依{TITLE}第十条、第十一条：一级水表为18元的安装费，二级水表为16元，三级水表为13元，"
        "四级水表为9元，五级水表为9元。"
    )
    wrong = [q.text for q in told(words).quotations if q.status is QuotationStatus.ALTERED]
    assert len(wrong) == 1
    assert "9元" in wrong[0]


def test_a_figure_of_the_drafts_own_is_none_of_the_clause(told: Check) -> None:
    words = "第五条规定，水表安装的期限一般不超过12日，我镇今年已有45日安装了300块。"
    assert all(q.status is not QuotationStatus.ALTERED for q in told(TITLE + words).quotations)


def test_an_omission_does_not_hide_a_not(told: Check, sent: Sent) -> None:
    words = f"{TITLE}第七条规定：“新用户的水价……低于同一区域用户的最低水价”。"
    (found,) = told(words).quotations
    assert found.status is QuotationStatus.ALTERED
    assert [(d.source, d.quoted) for d in found.differences] == [("不得", "")]
    assert taken(sent(words)) == words.replace("低于", "不得低于")
    right = f"{TITLE}第七条规定：“新用户的水价……供水合同约定水价的百分之八十”。"
    assert [q.status for q in told(right).quotations] == [QuotationStatus.EXACT]


def test_a_stop_for_a_semicolon_leaves_no_exception_out(told: Check) -> None:
    words = f"{TITLE}第六条规定：“欠缴水费的责任在二年内未被追究的，不再予以追究。”"
    (found,) = told(words).quotations
    assert found.status is QuotationStatus.ALTERED
    left_out = "".join(d.source for d in found.differences)
    assert (
        left_out
        == "涉及公共用水安全、居民饮水安全且有危害后果的，上述期限延长至五年。法律另有规定的除外。"
    )
    part = f"{TITLE}第六条规定：“欠缴水费的责任在二年内未被追究的，不再予以追究”。"
    assert [q.status for q in told(part).quotations] == [QuotationStatus.EXACT]
