"""Documents that repeal and cite one another: asked which, and whether they still apply."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant import Assistant, Outcome, Settings
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from tests.answering.asking import Ask, asking
from tests.library.fakes import CharacterEmbedder

OLD = """某县救助办法
（某政发〔2015〕3号）
第一条　为了规范救助工作，根据《社会救助暂行办法》，制定本办法。
第二条　救助标准为每人每月五百元。
第三条　本办法自2015年1月1日起施行。
"""
NEW = """某县人民政府文件
某政发〔2021〕9号
某县人民政府关于印发《某县困难群众救助办法》的通知
各镇人民政府：
现将《某县困难群众救助办法》印发给你们，请认真贯彻执行。
某县人民政府
2021年3月2日
某县困难群众救助办法
第一条　为了规范困难群众救助工作，根据《社会救助暂行办法》，制定本办法。
第二条　救助标准为每人每月八百元。
第三条　本办法自2021年4月1日起施行，有效期5年。《某县救助办法》（某政发〔2015〕3号）同时废止。
"""
REQUEST = """某镇人民政府文件
某镇发〔2021〕2号
关于申请拨付救助资金的请示
县政府：
根据《某县困难群众救助办法》（某政发〔2021〕9号），共需资金10万元。
妥否，请批示。
某镇人民政府
2021年6月1日
"""
SAME_NUMBER = NEW.replace("《社会救助暂行办法》", "《某市救助办法》（市政发〔2015〕9号）")
TEXTS = {"旧办法": OLD, "新办法": NEW, "请示": REQUEST, "同号": SAME_NUMBER}


Opener = Callable[..., Library]


@pytest.fixture(scope="module")
def open_with(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Opener:
    """Return what makes a library of the texts of these names."""

    def opened(*names: str) -> Library:
        folder = tmp_path_factory.mktemp("between")
        files = [folder / f"{name}.txt" for name in names]
        for file in files:
            file.write_text(TEXTS[file.stem], encoding="utf-8")
        library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
        library.add(files)
        return library

    return opened


@pytest.fixture(scope="module")
def library(open_with: Opener) -> Library:
    return open_with("旧办法", "新办法", "请示")


def as_of(library: Library, day: date) -> Ask:
    return asking(Assistant(Settings(library=library.folder, today=day), library))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("哪些文件引用了某政发〔2021〕9号？", "（某政发〔2021〕9号），共需资金10万元。"),
        ("某政发〔2021〕9号被哪些文件作为依据？", "共需资金10万元。"),
        ("某政发〔2021〕9号废止了哪些文件？", "《某县救助办法》（某政发〔2015〕3号）同时废止。"),
        ("哪份文件废止了某政发〔2015〕3号？", "同时废止。"),
        ("哪些文件依据了《社会救助暂行办法》？", "根据《社会救助暂行办法》，制定本办法。"),
    ],
)  # fmt: skip
def test_references_are_found_both_ways(library: Library, question: str, words: str) -> None:
    answer = as_of(library, date(2022, 1, 1))(question)
    assert answer.outcome is Outcome.ANSWERED
    assert any(words in c.quote for c in answer.citations)


def test_no_reference_is_said_so(library: Library) -> None:
    answer = as_of(library, date(2022, 1, 1))("哪些文件废止了某政发〔2021〕9号？")
    assert answer.outcome is Outcome.NOT_FOUND
    assert "没有找到" in answer.text
    assert not answer.citations


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2021, 3, 15), "尚未施行"),
        (date(2022, 1, 1), "现行有效"),
        (date(2026, 4, 1), "有效期已过"),
    ],
)
def test_a_document_applies_within_its_own_dates(library: Library, day: date, said: str) -> None:
    answer = as_of(library, day)("某政发〔2021〕9号还有效吗？")
    assert said in answer.text
    assert "废止。" not in answer.text.split(said)[0]
    assert any("有效期5年" in c.quote for c in answer.citations)


def test_a_repealed_document_names_what_repealed_it(library: Library) -> None:
    answer = as_of(library, date(2022, 1, 1))("某政发〔2015〕3号还有效吗？")
    assert "已被某政发〔2021〕9号废止" in answer.text
    assert answer.citations[0].document_number == "某政发〔2021〕9号"


def test_what_repealed_a_document_is_told_though_only_its_name_is_here(open_with: Opener) -> None:
    answer = as_of(open_with("新办法"), date(2022, 1, 1))("某政发〔2015〕3号还有效吗？")
    assert "库里没有" in answer.text
    assert "同时废止" in answer.citations[0].quote


def test_the_first_day_is_told_in_the_document_s_words(library: Library) -> None:
    answer = as_of(library, date(2022, 1, 1))("某政发〔2021〕9号什么时候施行？")
    assert "自2021年4月1日起施行" in answer.citations[0].quote


def test_the_catalogue_shows_each_standing(library: Library) -> None:
    settings = Settings(library=library.folder, today=date(2026, 5, 1))
    holdings = {h.document_number: h for h in Assistant(settings, library).catalogue()}
    assert holdings["某政发〔2021〕9号"].standing == "有效期已过"
    assert holdings["某政发〔2021〕9号"].replaces == ("《某县救助办法》（某政发〔2015〕3号）",)
    assert holdings["某政发〔2021〕9号"].type == "法规"
    assert holdings["某镇发〔2021〕2号"].standing == "未知"
    (old,) = (h for h in holdings.values() if h.date == "" or "2015" in h.document_number)
    assert old.standing == "已废止"
    assert "同时废止" in old.reason


def test_relations_by_id_number_and_of_what_is_not_held(library: Library) -> None:
    assistant = Assistant(Settings(library=library.folder), library)
    new = next(d for d in assistant.documents() if d.number_key == "某政发|2021|9")
    (by_id,), (by_number,) = assistant.related(new.id), assistant.related("某政发〔2021〕9号")
    assert by_id == by_number
    assert {link.document.genre for link in by_id.referred_to_by} == {"请示"}
    (law,) = assistant.related("《社会救助暂行办法》")
    assert not law.held
    assert len(law.referred_to_by) == 2


@pytest.mark.parametrize(
    ("question", "judges"),
    [
        ("某政发〔2021〕9号和某政发〔2015〕3号是什么关系，3号还有效吗？", True),
        ("某政发〔2021〕9号和某政发〔2015〕3号是什么关系？", False),
        ("某政发〔2021〕9号是不是废止了某政发〔2015〕3号？", True),
        ("《某县困难群众救助办法》和《某县救助办法》有什么关系？", False),
    ],
)
def test_of_two_documents_the_sentence_in_which_one_speaks_of_the_other(
    open_with: Opener, question: str, judges: bool
) -> None:
    for library in (open_with("新办法"), open_with("新办法", "旧办法")):
        answer = as_of(library, date(2022, 1, 1))(question)
        assert answer.outcome is Outcome.ANSWERED
        assert "写明废止" in answer.text
        assert ("已经废止" in answer.text) == judges
        assert "《某县救助办法》（某政发〔2015〕3号）同时废止。" in answer.citations[0].quote


def test_what_is_repealed_later_is_not_yet_over(open_with: Opener) -> None:
    asked = "某政发〔2021〕9号和某政发〔2015〕3号是什么关系，3号还有效吗？"
    answer = as_of(open_with("新办法", "旧办法"), date(2021, 3, 10))(asked)
    assert "写明废止" in answer.text
    assert "已经废止" not in answer.text
    assert "以2021年3月10日为准，某政发〔2015〕3号：现行。" in answer.text


def test_two_documents_that_do_not_speak_of_each_other(library: Library) -> None:
    answer = as_of(library, date(2022, 1, 1))("某镇发〔2021〕2号和某政发〔2015〕3号是什么关系？")
    assert answer.outcome is Outcome.NOT_FOUND
    assert "没有找到" in answer.text


def test_a_number_that_two_documents_share_is_one_name(open_with: Opener) -> None:
    answer = as_of(open_with("同号"), date(2022, 1, 1))("9号文还有效吗？")
    assert "为依据" not in answer.text
    assert "现行有效" in answer.text
