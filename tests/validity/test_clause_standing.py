"""How a clause stands on a day: repealed, amended, not yet, and in force to the letter."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant.documents.model import PolicyDocument
from assistant.library.editions import editions_of
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.links import Links
from assistant.library.segment import Segmenter
from assistant.validity import clause_standing
from assistant.validity.clause_standing import clause_status, document_status, set_back
from assistant.validity.consolidation import Consolidation, consolidated
from tests.library.fakes import CharacterEmbedder
from tests.validity.amended_county import written

TODAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def library(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Library:
    folder = tmp_path_factory.mktemp("county")
    library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
    library.add(written(folder))
    return library


def paper(library: Library, number: str) -> PolicyDocument:
    return next(d for d in library.documents if d.document_number == number)


def stands(library: Library, document: PolicyDocument, label: str, day: str) -> str:
    clause = next(c for c in document.clauses if c.label == label)
    return clause_status(document, clause, library, date.fromisoformat(day)).told


def test_the_revision_is_the_current_text_whatever_came_in_last(library: Library) -> None:
    editions = editions_of(library, paper(library, "青政办发〔2023〕9号").id)
    assert [e.begins for e in editions] == [date(2025, 4, 1), date(2023, 5, 1)]
    assert "900元" in editions[0].document.source


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2019-06-30", "尚未施行（2019年7月1日起）"),
        ("2020-12-31", "现行"),
        ("2022-12-31", "有效期已过"),
        ("2023-05-01", "已被青政办发〔2023〕9号废止（2023年5月1日起）"),
    ],
)
def test_a_trial_rule_from_before_its_start_to_its_repeal(
    library: Library, day: str, told: str
) -> None:
    assert stands(library, paper(library, "青政办发〔2019〕4号"), "第三条", day) == told


@pytest.mark.parametrize(
    ("label", "day", "told"),
    [
        ("第三条", "2025-03-31", "现行"),
        ("第三条", "2025-04-01", "已被青政办发〔2025〕3号修改（2025年4月1日起）"),
        ("第四条", "2025-04-01", "现行"),
        ("第五条", "2025-04-01", "现行"),
    ],
)
def test_of_the_text_before_the_revision_only_what_was_changed_is_amended(
    library: Library, label: str, day: str, told: str
) -> None:
    first = editions_of(library, paper(library, "青政办发〔2023〕9号").id)[1].document
    assert stands(library, first, label, day) == told


def test_changed_words_come_with_those_that_hold(library: Library) -> None:
    first = editions_of(library, paper(library, "青政办发〔2023〕9号").id)[1].document
    third = next(c for c in first.clauses if c.label == "第三条")
    newer = clause_status(first, third, library, TODAY).newer
    assert newer is not None
    assert "900元" in newer.text


def test_the_revision_does_not_hold_before_its_day(library: Library) -> None:
    revised = paper(library, "青政办发〔2023〕9号")
    assert stands(library, revised, "第三条", "2024-01-01") == "尚未施行（2025年4月1日起）"
    assert document_status(revised, library, TODAY).standing.value == "现行"


def test_what_was_repealed_and_what_was_carried_out_stand_back(library: Library) -> None:
    behind = set_back(library.documents, library, TODAY)
    names = {d.document_number for d in library.documents if d.id in behind}
    assert names == {"青政办发〔2019〕4号", "青政办发〔2025〕3号"}


def test_an_older_repeal_of_the_same_title_is_not_of_the_newer_document(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path: Path
) -> None:
    texts = {
        "新": "青岭县林地管理办法\n第一条　本办法自2024年1月1日起施行。\n"
        "第二条　林地不得擅自占用。\n青岭县人民政府\n2023年12月1日",
        "旧": "青岭县人民政府关于林地管理的通知\n各乡镇：\n"
        "　　一、林地由乡镇登记。\n"
        "　　二、《青岭县林地管理办法》同时废止。\n青岭县人民政府\n2015年3月2日",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    library = Library(tmp_path / "library", lexicon, segmenter, CharacterEmbedder())
    library.add([tmp_path / "新.txt", tmp_path / "旧.txt"])
    newer = next(d for d in library.documents if "管理办法" in d.title)
    assert document_status(newer, library, TODAY).standing.value == "现行"


def test_only_what_was_asked_for_lately_is_remembered(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[date] = []

    def counted(document: PolicyDocument, links: Links, day: date) -> Consolidation:
        made.append(day)
        return consolidated(document, links, day)

    monkeypatch.setattr(clause_standing, "consolidated", counted)
    document = paper(library, "青政办发〔2023〕9号")
    for days in (*range(300), 299, 0):
        stands(library, document, "第三条", (date(2026, 1, 1) + timedelta(days)).isoformat())
    assert len(made) == 301
    assert made[-1] == date(2026, 1, 1)


ENDED = """青岭县人民政府文件
青政发〔2019〕7号
青岭县人民政府关于印发《青岭县渡口管理办法》的通知
各乡镇人民政府：
现将《青岭县渡口管理办法》印发给你们，请认真贯彻执行。
青岭县人民政府
2019年12月1日
青岭县渡口管理办法
第一条　为加强渡口管理，制定本办法。
第二条　渡船每年检验一次，每船收费80元。
第三条　渡工应当持证上岗。
第四条　本办法自2020年1月1日起施行，有效期五年。
"""
CHANGED = """青岭县人民政府文件
青政发〔2023〕2号
青岭县人民政府关于修改《青岭县渡口管理办法》的决定
各乡镇人民政府：
县政府决定对《青岭县渡口管理办法》（青政发〔2019〕7号）作如下修改：
一、将第二条修改为：“渡船每年检验两次，每船收费120元。”
本决定自2023年3月1日起施行。
青岭县人民政府
2023年2月1日
"""


@pytest.mark.parametrize(
    ("label", "day", "told"),
    [
        ("第二条", "2023-02-28", "现行"),
        ("第三条", "2026-11-30", "有效期已过"),
    ],
)
def test_an_end_alone_is_told_of_what_nothing_changed(
    ended: Library, label: str, day: str, told: str
) -> None:
    assert stands(ended, paper(ended, "青政发〔2019〕7号"), label, day) == told


def test_an_end_does_not_hide_what_was_changed_before_it(ended: Library) -> None:
    document = paper(ended, "青政发〔2019〕7号")
    second = next(c for c in document.clauses if c.label == "第二条")
    found = clause_status(document, second, ended, TODAY)
    assert found.told.startswith("有效期已过，已被")
    assert found.told.endswith("修改（2023年3月1日起）")
    assert "120元" in found.words
    assert found.lapsed is not None
    assert "有效期五年" in found.lapsed.sentence


@pytest.fixture(scope="module")
def ended(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Library:
    folder = tmp_path_factory.mktemp("ended")
    (folder / "办法.txt").write_text(ENDED, encoding="utf-8")
    (folder / "决定.txt").write_text(CHANGED, encoding="utf-8")
    library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
    library.add([folder / "办法.txt", folder / "决定.txt"])
    return library
