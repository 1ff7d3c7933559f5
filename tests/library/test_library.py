"""The library as its owner sees it: adding, replacing, removing documents."""

from datetime import date
from pathlib import Path

import pytest

from assistant.errors import LibraryError
from assistant.library.library import Library
from assistant.library.sources import origin
from tests.conftest import CORPUS
from tests.library.conftest import Opener
from tests.library.fakes import CharacterEmbedder, nearest

NOTICE = (
    "关于做好{what}工作的通知\n{number}各镇：\n请各单位抓好{what}各项工作，每月底前按时报送进展情况。\n"
    "某县人民政府\n2021年3月5日\n"
)


def write(path: Path, what: str, number: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    line = f"{number}\n" if number else ""
    path.write_text(NOTICE.format(what=what, number=line), encoding="utf-8")
    return path


def outcomes(library: Library, *files: Path) -> list[str]:
    return [o.outcome.value for o in library.add(files)]


def test_a_folder_is_added_without_its_word_lists(open_library: Opener, tmp_path: Path) -> None:
    library = open_library(tmp_path / "library")
    assert outcomes(library, CORPUS) == ["新增", "新增"]
    assert {d.document_number for d in library.documents} == {
        "连委办发〔2021〕36号",
        "连区扶办(2021)2号",
    }
    assert library.passages


def test_adding_again_changes_nothing(open_library: Opener, folder: Path) -> None:
    library = open_library(folder)
    manifest = library.manifest
    assert outcomes(library, CORPUS) == ["未变", "未变"]
    assert library.manifest is manifest
    assert library.embedder.embedded == 0  # type: ignore[attr-defined]


def test_opening_again_embeds_nothing(open_library: Opener, folder: Path) -> None:
    embedder = CharacterEmbedder()
    library = open_library(folder, embedder)
    assert len(library.documents) == 2
    assert embedder.embedded == 0


def test_only_the_new_document_is_embedded(
    open_library: Opener, folder: Path, tmp_path: Path
) -> None:
    embedder = CharacterEmbedder()
    library = open_library(folder, embedder)
    before = len(library.passages)
    library.add([write(tmp_path / "新.txt", "秸秆禁烧")])
    assert embedder.embedded == len(library.passages) - before > 0


def test_a_newer_text_of_a_document_replaces_the_older(
    open_library: Opener, tmp_path: Path
) -> None:
    library = open_library(tmp_path / "library")
    older = write(tmp_path / "甲.txt", "防汛", "某发〔2021〕3号")
    text = older.read_text(encoding="utf-8").replace("每月底", "每周末").replace("3月5日", "6月1日")
    (tmp_path / "乙.txt").write_text(text, encoding="utf-8")
    assert outcomes(library, older) == ["新增"]
    assert outcomes(library, tmp_path / "乙.txt") == ["更新"]
    assert [d.date for d in library.documents] == [date(2021, 6, 1)]
    assert all("每月底" not in p.text for p in library.passages)
    assert all("每月底" not in library.passages[i].text for i in nearest(library, "每月底", 50))


def test_a_removed_document_is_found_no_more(open_library: Opener, folder: Path) -> None:
    library = open_library(folder)
    application = next(d for d in library.documents if d.genre == "请示")
    assert [e.document_number for e in library.remove(application.id)] == ["连区扶办(2021)2号"]
    assert application.id not in {p.document_id for p in library.passages}
    assert application.id not in {d.id for d in library.documents}
    assert not library.lexical.scores(["妥否"]).any()
    found = {library.passages[i].document_id for i in nearest(library, "妥否请示复", 200)}
    assert found == {d.id for d in library.documents}
    assert not (folder / "texts" / f"{application.id}.txt").exists()


def test_a_removal_lasts(open_library: Opener, folder: Path) -> None:
    library = open_library(folder)
    library.remove(library.documents[0].id)
    assert [d.id for d in open_library(folder).documents] == [library.documents[0].id]


def test_removing_what_is_not_there_is_told(open_library: Opener, folder: Path) -> None:
    with pytest.raises(LibraryError, match="nothing") as caught:
        open_library(folder).remove("nothing")
    assert "youju documents" in caught.value.next_step


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    open_library: Opener, tmp_path: Path
) -> None:
    noise = tmp_path / "图.txt"
    noise.write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    good = write(tmp_path / "通知.txt", "防汛")
    library = open_library(tmp_path / "library")
    told = library.add([noise, tmp_path / "没有.txt", good])
    assert [o.outcome for o in told] == ["失败", "失败", "新增"]
    assert "图.txt" in told[0].detail
    assert "没有.txt" in told[1].detail
    assert len(library.documents) == 1


def test_an_empty_library_finds_nothing(open_library: Opener, tmp_path: Path) -> None:
    library = open_library(tmp_path / "library")
    assert library.documents == ()
    assert nearest(library, "防贫保", 10) == {}


def test_every_passage_leads_back_to_its_clause(open_library: Opener, folder: Path) -> None:
    library = open_library(folder)
    for passage in library.passages:
        document, clause = library.clause(passage.clause_id)
        assert document.id == passage.document_id
        assert clause.text[passage.start : passage.end] == passage.text


def test_the_nearest_passage_of_a_passage_is_itself(open_library: Opener, folder: Path) -> None:
    library = open_library(folder)
    position = len(library.passages) // 2
    found = nearest(library, library.passages[position].searched, 3)
    assert max(found, key=found.__getitem__) == position
    assert found[position] == pytest.approx(1, abs=1e-4)


def test_what_the_register_says_of_a_file_is_kept(open_library: Opener, folder: Path) -> None:
    entries = open_library(folder).manifest.entries
    assert {e.source for e in entries} == {"用户提供"}
    assert origin(CORPUS / "没有登记.txt") == {}


def test_a_damaged_register_fails_the_files_beside_it(open_library: Opener, tmp_path: Path) -> None:
    file = write(tmp_path / "新" / "通知.txt", "防汛")
    (file.parent / "manifest.toml").write_text("[[document", encoding="utf-8")
    (told,) = open_library(tmp_path / "library").add([file])
    assert told.outcome == "失败"
    assert "manifest.toml" in told.detail


def test_a_register_with_a_mark_at_its_head_is_read(open_library: Opener, tmp_path: Path) -> None:
    file = write(tmp_path / "新" / "通知.txt", "防汛")
    said = '[[document]]\nfile = "通知.txt"\nsource = "县档案局"\n'
    (file.parent / "manifest.toml").write_text(said, encoding="utf-8-sig")
    library = open_library(tmp_path / "library")
    assert outcomes(library, file) == ["新增"]
    assert [e.source for e in library.manifest.entries] == ["县档案局"]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ('[[document]]\nfile = "通知.txt"\npublished = 2025-03-01', "published 不是文字"),
        ('[[document]]\nfile = "通知.txt"\nsource = 2025', "source 不是文字"),
        ('[document]\nfile = "通知.txt"', "登记表读不出来"),
        ('document = "通知.txt"', "登记表读不出来"),
    ],
)
def test_a_register_that_says_no_text_fails_that_file_and_not_the_batch(
    open_library: Opener, tmp_path: Path, said: str, reason: str
) -> None:
    file = write(tmp_path / "新" / "通知.txt", "防汛")
    (file.parent / "manifest.toml").write_text(said, encoding="utf-8")
    other = write(tmp_path / "旧" / "通知.txt", "抗旱", "某发〔2022〕9号")
    told, added = open_library(tmp_path / "library").add([file, other])
    assert (told.outcome, added.outcome) == ("失败", "新增")
    assert reason in told.detail
    assert told.next_step


def test_two_folders_may_hold_files_of_one_name(open_library: Opener, tmp_path: Path) -> None:
    first = write(tmp_path / "2021" / "通知.txt", "防汛", "某发〔2021〕3号")
    second = write(tmp_path / "2022" / "通知.txt", "抗旱", "某发〔2022〕9号")
    library = open_library(tmp_path / "library")
    assert outcomes(library, first, second) == ["新增", "新增"]
    assert len(library.documents) == 2


def test_a_replaced_document_stays_readable_and_goes_with_the_new_one(
    open_library: Opener, tmp_path: Path
) -> None:
    library = open_library(tmp_path / "library")
    library.add([write(tmp_path / "通知.txt", "防汛")])
    (older,) = library.documents
    edited = (tmp_path / "通知.txt").read_text(encoding="utf-8").replace("防汛", "抗旱", 1)
    (tmp_path / "通知.txt").write_text(edited, encoding="utf-8")
    assert outcomes(library, tmp_path / "通知.txt") == ["更新"]
    (current,) = library.documents
    assert library.version(older.id).title == "关于做好防汛工作的通知"
    assert len(library.remove(current.id)) == 2
    assert list((tmp_path / "library" / "texts").iterdir()) == []


def test_an_older_version_that_comes_later_is_kept_and_not_searched(
    open_library: Opener, tmp_path: Path
) -> None:
    older, newer = (
        write(tmp_path / name, "防汛", "某发〔2021〕3号") for name in ("旧.txt", "新.txt")
    )
    later = newer.read_text(encoding="utf-8").replace("3月5日", "9月9日")
    newer.write_text(later, encoding="utf-8")
    library = open_library(tmp_path / "library")
    assert outcomes(library, newer, older) == ["新增", "旧版"]
    (document,) = library.documents
    assert document.date is not None
    assert document.date.month == 9
    assert outcomes(library, newer, older) == ["未变", "未变"]


def test_progress_is_told_of_reading_and_of_embedding(open_library: Opener, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    files = [write(tmp_path / f"{what}.txt", what) for what in ("防汛", "抗旱")]
    library = open_library(tmp_path / "library")
    library.add(files, lambda *step: told.append(step))
    assert [t for t in told if t[0] == "读取文件"] == [("读取文件", 1, 2), ("读取文件", 2, 2)]
    assert told[-1] == ("建索引", len(library.passages), len(library.passages))


def test_a_secret_file_leaves_no_trace(open_library: Opener, tmp_path: Path) -> None:
    library = open_library(tmp_path / "library")
    file = write(tmp_path / "密件.txt", "防汛")
    file.write_text("机密★1年\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    (told,) = library.add([file])
    assert told.outcome.value == "失败"
    assert "机密★1年" in told.detail
    kept = [p for p in (tmp_path / "library").rglob("*") if p.is_file()]
    assert not any("防汛".encode() in p.read_bytes() for p in kept)


def test_a_question_under_way_keeps_the_library_it_began_with(
    open_library: Opener, folder: Path, tmp_path: Path
) -> None:
    library = open_library(folder)
    before = library.snapshot()
    library.add([write(tmp_path / "新.txt", "秸秆禁烧")])
    assert len(before.documents) == 2
    assert len(library.documents) == 3
    assert nearest(before, "秸秆禁烧", 200).keys() <= set(range(len(before.passages)))


def test_who_put_a_document_in_stays_with_it(open_library: Opener, tmp_path: Path) -> None:
    library = open_library(tmp_path / "library")
    library.add([write(tmp_path / "一.txt", "甲")], by="张三")
    library.add([write(tmp_path / "一.txt", "甲"), write(tmp_path / "二.txt", "乙")], by="李四")
    assert [e.added_by for e in library.manifest.entries] == ["张三", "李四"]
    assert open_library(tmp_path / "library").manifest.entries == library.manifest.entries


def test_a_document_becomes_the_older_version_of_one_that_is_said_to_follow_it(
    open_library: Opener, tmp_path: Path
) -> None:
    library = open_library(tmp_path / "library")
    library.add([write(tmp_path / "一.txt", "甲"), write(tmp_path / "二.txt", "乙")])
    earlier, later = (e.id for e in library.manifest.entries)
    library.succeed(later, earlier)
    assert [d.id for d in library.documents] == [later]
    assert [e.id for e in library.manifest.versions(later)] == [earlier]
    assert library.version(earlier).id == earlier
    for wrong in ((later, earlier), (later, later), (later, "nobody")):
        with pytest.raises(LibraryError):
            library.succeed(*wrong)


def test_a_document_that_follows_another_has_its_number_to_itself(
    open_library: Opener, tmp_path: Path
) -> None:
    library = open_library(tmp_path / "library")
    library.add([write(tmp_path / "一.txt", "甲", "某发〔2021〕3号")])
    library.add([write(tmp_path / "二.txt", "乙", "某发〔2021〕3号")])
    earlier, later = library.manifest.current
    assert any("没有替换" in warning for warning in later.warnings)
    library.succeed(later.id, earlier.id)
    (document,) = library.documents
    assert document.warnings == ()
    assert document.clauses[-1].id.startswith("某发|2021|3/")


def test_a_document_that_follows_one_that_is_kept_for_some_is_kept_for_them(
    open_library: Opener, tmp_path: Path
) -> None:
    library = open_library(tmp_path / "library")
    library.add([write(tmp_path / "一.txt", "甲")], audiences=["财务科"])
    library.add([write(tmp_path / "二.txt", "乙")])
    library.add([write(tmp_path / "三.txt", "丙")], audiences=["办公室"])
    first, second, third = (e.id for e in library.manifest.entries)
    library.succeed(second, first)
    assert {e.audiences for e in library.manifest.entries if e.id != third} == {("财务科",)}
    library.succeed(third, second)
    assert [e.audiences for e in library.manifest.current] == [("办公室",)]


def test_what_is_put_in_for_a_document_is_for_whom_that_is(
    open_library: Opener, tmp_path: Path
) -> None:
    library = open_library(tmp_path / "library")
    library.add([write(tmp_path / "一.txt", "甲")], audiences=["财务科"])
    library.add([write(tmp_path / "二.txt", "乙")])
    first, second = (e.id for e in library.manifest.entries)
    files = [write(tmp_path / "二.txt", "乙"), write(tmp_path / "三.txt", "丙")]
    assert [o.outcome for o in library.add(files, replacing=first)] == ["未变", "新增"]
    kept_for = {e.id: e.audiences for e in library.manifest.entries}
    assert kept_for.pop(second) == ()
    assert set(kept_for.values()) == {("财务科",)}


def test_a_file_that_goes_back_to_what_it_said_is_the_current_text_again(
    open_library: Opener, tmp_path: Path
) -> None:
    library = open_library(tmp_path / "library")
    file = write(tmp_path / "通知.txt", "防汛", "某发〔2021〕3号")
    wrong = write(tmp_path / "错.txt", "防汛", "某发〔2021〕3号")
    right = file.read_text(encoding="utf-8")
    library.add([file], audiences=["财务科"])
    for day in ("每周末", "每天"):
        file.write_text(right.replace("每月底", day), encoding="utf-8")
        assert outcomes(library, file) == ["更新"]
    file.write_text(right, encoding="utf-8")
    assert outcomes(library, file) == ["更新"]
    (document,) = library.documents
    assert "每月底" in document.source
    assert [p.document_id for p in library.passages] == [document.id] * len(library.passages)
    older = [library.version(e.id).source for e in library.manifest.versions(document.id)]
    assert ["每天" in older[0], "每周末" in older[1], len(older)] == [True, True, 2]
    assert {e.audiences for e in library.manifest.entries} == {("财务科",)}
    assert outcomes(library, file, wrong) == ["未变", "未变"]


def test_all_that_is_derived_is_made_anew(open_library: Opener, folder: Path) -> None:
    library = open_library(folder)
    before, held = library.passages.keys(), library.manifest
    told: list[str] = []
    library.rebuild(lambda step, done, total: told.append(f"{step} {done}/{total}"))
    assert library.passages.keys() == before
    assert library.manifest == held
    assert told[0] == "整理条款 1/2"
    assert told[-1].startswith("建索引")
    vector = library.embedder.question("低收入人口")
    assert len(library.nearest(vector, 3)) == 3
