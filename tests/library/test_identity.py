"""Identity: an update has title, issuer, kind and a text of another day; all else stands beside."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.publication import Publication
from assistant.library.identity import kind_of, own_number
from assistant.library.manifest import Manifest, ManifestEntry, read_manifest, write_manifest
from assistant.library.register import Register
from assistant.library.taking_in import FileOutcome, Ingested, take_in
from assistant.library.texts import Texts

BODY = "各镇：\n　　一、挂牌保护。\n　　二、每年检查一次。\n　　三、补助百分之三十。\n"
TITLE, NUMBER = "某市房产局关于保护历史建筑的通知", "某房发〔2026〕1号"
NOTICE = f"{TITLE}\n{NUMBER}\n{BODY}某市房产局\n2026年1月8日\n"
EXPLAINED = (
    "一、制定背景\n为保护历史建筑，制定《关于保护历史建筑的通知》。\n二、主要内容\n三项措施。\n"
)
TEXTS = {
    "notice": NOTICE,
    "explanation": f"《关于保护历史建筑的通知》政策解读\n{NUMBER}\n{EXPLAINED}",
    "draft": NOTICE.replace("的通知", "的通知（征求意见稿）").replace(f"{NUMBER}\n", ""),
    "annex": f"附件1\n某市历史建筑名录\n{NUMBER}\n　　一、鼓楼在中街。\n　　二、钟楼在西街。\n",
    "correction": f"关于{NUMBER}的更正公告\n　　“三十”应为“三十五”。\n某市房产局\n2026年2月1日\n",
    "series": NOTICE.replace("保护历史建筑", "公布第二批名单").replace("一次", "两次"),
    "last year": NOTICE.replace("2026", "2025").replace("一次", "三次"),
    "other issuer": NOTICE.replace("某市房产局", "某县建设局").replace(f"{NUMBER}\n", ""),
    "unnumbered": NOTICE.replace("1月8日", "6月1日").replace(f"{NUMBER}\n", "").replace("一", "四"),
}  # fmt: skip
"""Documents that share a number or a title, and are nine."""


class Folder:
    """A register with its texts: a library without its indexes."""

    def __init__(self, folder: Path) -> None:
        (folder / "texts").mkdir(parents=True)
        self.folder, self.texts, self.register = folder, Texts(folder), Register(Manifest())

    def take(self, text: str, name: str) -> Ingested:
        file = self.folder / f"{name}.txt"
        file.write_text(text, encoding="utf-8")
        return take_in(file, self.register, self.texts)

    @property
    def current(self) -> list[str]:
        return [e.file.removesuffix(".txt") for e in self.register.manifest.current]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "held")


def test_nothing_takes_the_place_of_another_whatever_order_they_come_in(tmp_path: Path) -> None:
    entries = Folder(tmp_path / "read")
    for name, text in TEXTS.items():
        assert entries.take(text, name).outcome is FileOutcome.ADDED, name
    held = entries.register.manifest.entries
    turned = [held[at:] + held[:at] for at in range(len(held))]
    for order in (*turned, *(each[::-1] for each in turned)):
        register = Register(Manifest())
        for entry in order:
            register.add(replace(entry, beside="", warnings=()))
        assert len(register.manifest.current) == len(TEXTS)


@pytest.mark.parametrize(
    ("text", "outcome", "said"),
    [
        (NOTICE, "未变", ""),
        (NOTICE.replace("。", "．"), "更新", ""),
        (NOTICE.replace("1月8日", "3月8日"), "更新", ""),
        (NOTICE.replace("1月8日", "3月8日").replace("一次", "两次"), "更新", ""),
        (NOTICE.replace("8日", "7日").replace("一次", "两次"), "旧版", ""),
        (NOTICE.replace("一次", "两次"), "新增", "同号同题"),
        (NOTICE.replace("一次", "两次").replace("的通知", "的通知（修订）"), "更新", ""),
        (NOTICE.replace("某市房产局", "", 1), "更新", ""),
        (NOTICE.replace(f"{NUMBER}\n", ""), "旧版", ""),
        (TEXTS["series"], "新增", "同号，另存一份，没有替换"),
        (TEXTS["unnumbered"], "新增", "同题，另存一份，没有替换"),
        (TEXTS["annex"], "新增", "同号，另存一份，没有替换"),
        (TEXTS["explanation"], "新增", "这一份自己没有文号"),
        (TEXTS["last year"], "新增", ""),
    ],
)  # fmt: skip
def test_what_comes_in_beside_a_notice_is_told(
    folder: Folder, text: str, outcome: str, said: str
) -> None:
    folder.take(NOTICE, "notice")
    told = folder.take(text, "other")
    assert told.outcome.value == outcome
    assert said in "".join(told.warnings)
    assert bool(told.warnings) == bool(said)
    for entry in folder.register.manifest.entries[1:]:
        assert folder.texts.document(entry).warnings == told.warnings


def test_a_file_that_was_edited_takes_its_own_place(folder: Folder) -> None:
    folder.take(NOTICE, "notice")
    assert folder.take(NOTICE.replace("一次", "两次"), "notice").outcome is FileOutcome.UPDATED
    assert folder.take(TEXTS["draft"], "notice").outcome is FileOutcome.ADDED
    other = folder.take("某县关于防汛的通知\n　　各镇要加强值守，每日报告汛情。\n", "notice")
    assert other.outcome is FileOutcome.ADDED
    assert "同一个文件原来存的是" in other.warnings[0]


def test_two_papers_of_one_number_have_clauses_of_their_own_names(folder: Folder) -> None:
    for name in ("notice", "series", "annex"):
        folder.take(TEXTS[name], name)
    documents = [folder.texts.document(e) for e in folder.register.manifest.entries]
    ids = [c.id for d in documents for c in d.clauses]
    assert len(ids) == len(set(ids))
    assert [d.publication.value for d in documents] == ["原件", "同号", "附件"]
    assert [d.name for d in documents][:2] == [NUMBER, "《某市房产局关于公布第二批名单的通知》"]


def test_what_an_older_version_replaced_is_current_again_when_it_is_read_again(
    folder: Folder,
) -> None:
    """0.5 took the number that a page shows for the page's own, and the notice for its version."""
    for name in ("notice", "explanation"):
        folder.take(TEXTS[name], name)
    notice, page = folder.register.manifest.entries
    stolen = replace(page, number_key=notice.number_key, publication="", body="")
    older = replace(notice, replaced_by=page.id, publication="", body="")
    folder.register = Register(Manifest((older, stolen)))
    assert folder.current == ["explanation"]
    assert folder.take(TEXTS["notice"], "notice").outcome is FileOutcome.UPDATED
    assert folder.take(TEXTS["explanation"], "explanation").outcome is FileOutcome.UNCHANGED
    assert folder.current == ["notice", "explanation"]
    assert [e.number_key for e in folder.register.manifest.entries] == ["某房发|2026|1", ""]


def test_a_manifest_of_an_older_version_is_read(tmp_path: Path) -> None:
    entry = ManifestEntry("a1", "甲.txt", "关于甲的通知", "某发〔2021〕3号", "某发|2021|3")
    write_manifest(tmp_path, Manifest((entry,)))
    file = tmp_path / "manifest.json"
    new = (
        "publication", "body", "annexes", "beside", "doubts", "audiences", "added_by",
        "file_size", "file_hash",
    )  # fmt: skip
    lines = file.read_text(encoding="utf-8").splitlines()
    kept = "\n".join(line for line in lines if not any(f'"{n}"' in line for n in new))
    file.write_text(kept.replace('"revised": "",', '"revised": ""'), encoding="utf-8")
    assert "beside" not in file.read_text(encoding="utf-8")
    assert read_manifest(tmp_path) == Manifest((entry,))


FEW = st.sampled_from(["", "关于救助的通知", "某县救助办法", "《某县救助办法》政策解读"])
ENTRIES = st.lists(
    st.builds(
        ManifestEntry, st.uuids().map(str), st.just("甲.txt"), FEW, st.just(""),
        st.sampled_from(["", "某发|2021|3", "某发|2022|9"]),
        issuers=st.sampled_from([(), ("某县",), ("乙县",)]),
        date=st.sampled_from(["", "2019-01-01", "2021-05-14"]), body=st.sampled_from(["b1", "b2"]),
        publication=st.sampled_from([p.value for p in Publication if p is not Publication.SHARING]),
    ),
    max_size=10,
)  # fmt: skip


@given(ENTRIES)
def test_no_order_loses_a_document(entries: list[ManifestEntry]) -> None:
    register = Register(Manifest())
    for entry in entries:
        register.add(entry)
    held = {e.id: e for e in register.manifest.entries}
    assert held.keys() == {e.id for e in entries}
    for entry in held.values():
        newest = entry
        while newest.replaced_by:
            newest = held[newest.replaced_by]
        kinds = {kind_of(entry), kind_of(newest)}
        assert len(kinds) == 1 or kinds == {Publication.ORIGINAL, Publication.REPRINT}
        assert len({own_number(entry), own_number(newest)} - {""}) <= 1
