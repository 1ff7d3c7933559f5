"""`youju compare` and `youju consolidate`: over a library with a document and what amends it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import Assistant, Settings
from assistant.errors import LibraryError, UsageError
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from tests.commands.youju import Youju, runner
from tests.library.fakes import CharacterEmbedder
from tests.validity.forest import RULES, paper

RULE, AMENDING = "临政办发〔2022〕7号", "临政办发〔2024〕5号"
REMARK = (
    "（根据2024年5月10日《关于修改〈临河县护林员管理办法〉的通知》（临政办发〔2024〕5号）修正）\n"
)
REVISED = RULES.replace("办法\n第一章", f"办法\n{REMARK}第一章").replace("不超过4名", "不超过6名")
PAPER = paper("一、将第四条中的“不超过4名”修改为“不超过6名”。").source


@pytest.fixture(scope="module")
def held(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Library]:
    """Return a function that puts texts into a library, one after the other."""

    def hold(*texts: str) -> Library:
        folder = tmp_path_factory.mktemp("held")
        library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
        for at, text in enumerate(texts):
            file = folder / f"{at}.txt"
            file.write_text(text, encoding="utf-8")
            library.add([file])
        return library

    return hold


@pytest.fixture(scope="module")
def amended(held: Callable[..., Library]) -> Library:
    return held(RULES, PAPER)


@pytest.fixture
def youju(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], amended: Library
) -> Youju:
    monkeypatch.setenv("YOUJU_TODAY", "2026-01-01")
    return runner(monkeypatch, capsys, amended)


def engine(library: Library) -> Assistant:
    return Assistant(Settings(library=library.folder, today="2026-01-01"), library)  # type: ignore[arg-type]


def test_days_before_and_after_are_compared(youju: Youju, amended: Library) -> None:
    texts = f"{RULE}@2024-05-31", f"{RULE}@2024-06-01"
    ran = youju("compare", *texts, "--library", amended.folder)
    assert ran.status == 0, ran.err
    assert "修改 1，新增 0，删去 0，移动 0" in ran.out
    assert "改动：“4名”改为“6名”" in ran.out
    assert "未改　第一条" not in ran.out
    assert "未改　第一条" in youju("compare", *texts, "--all", "--library", amended.folder).out


def test_a_comparison_is_printed_as_json(youju: Youju, amended: Library) -> None:
    ran = youju("compare", f"{RULE}@旧版", f"{RULE}@现行", "--json", "--library", amended.folder)
    found = json.loads(ran.out)
    (changed,) = [d for d in found["differences"] if d["became"] != "未改"]
    assert found["counts"]["修改"] == 1
    assert changed["old"][0]["label"] == changed["new"][0]["label"] == "第四条"
    (change,) = changed["changes"]
    start, end = change["at"]
    words = changed["old"][0]["text"].split("　", 1)[1]
    assert words[start:end] == change["old"]


def test_a_file_is_compared_with_what_is_held(
    youju: Youju, amended: Library, tmp_path: Path
) -> None:
    draft = tmp_path / "修正稿.txt"
    draft.write_text(REVISED, encoding="utf-8")
    ran = youju("compare", draft, f"{RULE}@整理本", "--library", amended.folder)
    assert "修改 0，新增 0，删去 1，移动 0" in ran.out
    assert "删去　办法题注" in ran.out


@pytest.mark.parametrize(
    ("texts", "status", "said"),
    [
        ((RULE, RULE), 2, "两边是同一份文本"),
        ((f"{RULE}@甲版", RULE), 2, "没有“甲版”这个版本"),
        ((f"{RULE}@2024-13-01", RULE), 2, "没有“2024-13-01”这个版本"),
        (("临政办发〔2001〕1号", RULE), 1, "库里没有这份文件"),
        ((f"{AMENDING}@旧版", RULE), 1, "只有一个版本"),
        (("没有的.docx", RULE), 1, "读不到文件"),
        (("", RULE), 1, "库里没有这份文件"),
    ],
)
def test_what_cannot_be_compared_is_said(
    youju: Youju, amended: Library, texts: tuple[str, str], status: int, said: str
) -> None:
    ran = youju("compare", *texts, "--library", amended.folder)
    assert (ran.status, ran.out) == (status, "")
    assert said in ran.err


def test_a_paper_is_no_version_of_what_it_amends(youju: Youju, amended: Library) -> None:
    ran = youju("compare", RULE, AMENDING, "--library", amended.folder)
    assert f"{AMENDING}是修改{RULE}的文件，不是它的新版" in ran.out


def test_a_consolidation_says_of_each_clause_where_it_comes_from(
    youju: Youju, amended: Library
) -> None:
    ran = youju("consolidate", RULE, "--library", amended.folder)
    assert ran.status == 0, ran.err
    assert "聘用护林员不超过6名" in ran.out
    assert "〔由临政办发〔2024〕5号第一条修改〕" in ran.out
    assert "程序整理，不是正式文本" in ran.out
    before = youju("consolidate", RULE, "--as-of", "2024-05-31", "--library", amended.folder)
    assert "聘用护林员不超过4名" in before.out
    assert "自2024年6月1日起施行，没有并入" in before.out


def test_a_consolidation_is_printed_as_json(youju: Youju, amended: Library) -> None:
    ran = youju("consolidate", RULE, "--json", "--library", amended.folder)
    found = json.loads(ran.out)
    (changed,) = [c for c in found["clauses"] if c["origin"] != "原文"]
    assert (changed["label"], changed["was"]) == ("第四条", "第四条")
    assert changed["changed_by"][0]["sentence"].startswith("一、将第四条中的")
    assert (found["official"], found["papers"]) == (False, [AMENDING])


@pytest.mark.parametrize("texts", [(RULES, REVISED, PAPER), (REVISED, RULES, PAPER)])
def test_the_revised_text_is_the_newer_one_whenever_it_was_added(
    held: Callable[..., Library], texts: tuple[str, ...]
) -> None:
    assistant = engine(held(*texts))
    found = assistant.compare(f"{RULE}@旧版", RULE)
    assert [d.label for d in found.changed] == ["办法题注", "第四条"]
    assert found.new_name == f"{RULE}（2024年5月10日修正）"
    checked = assistant.consolidated(RULE)
    assert checked.official is not None
    assert (checked.departures, checked.failed) == ((), ())
    early = assistant.compare(f"{RULE}@2024-05-31", f"{RULE}@2024-06-01")
    assert [d.label for d in early.changed] == ["办法题注", "第四条"]


def test_what_an_official_text_says_otherwise_is_told(held: Callable[..., Library]) -> None:
    other = REVISED.replace("不超过6名", "不超过7名")
    found = engine(held(RULES, other, PAPER)).consolidated(RULE)
    assert [d.label for d in found.departures] == ["第四条"]


def test_a_string_is_never_taken_for_a_path(amended: Library, tmp_path: Path) -> None:
    secret = tmp_path / "a.txt"
    secret.write_text(RULES, encoding="utf-8")
    with pytest.raises(LibraryError):
        engine(amended).compare(str(secret), RULE)
    with pytest.raises(UsageError):
        engine(amended).compare(RULE, RULE)
