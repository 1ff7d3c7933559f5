"""Blocks of questions: every answer gets its place, and what fits nothing is told."""

from pathlib import Path

from training.reading.blocks import Row, Shelf, found_words, read_blocks
from training.reading.laws import law_files, shown_in
from training.reading.written import Gold, Written, fifth, read_written, save_written
from training.statutes import Article

POLICY = """岚桥镇高龄津贴办法

第一条　年满80周岁的老人，每人每月60元；
年满90周岁的，每人每月150元。
第二条　津贴每季度发放一次。
"""
LINES = (
    "@ 办法.txt",
    "colloquial\tamount\tstates\t俺娘八十三了能领几个钱\t第一条\t每人每月60元",
    "follow_replace\tamount\tstates\t八十三的多少 || 那九十二的呢\t第一条\t每人每月150元"
    "\tplace=岚桥镇",
    "list\tscope\tstates\t什么人给多少、几时发\t第一条+第二条\t60元+每季度",
    "yes_no_false\twhether\tstates\t满70就能领吧\t第一条\t年满80周岁",
    "near_miss\tamount\tabsent\t过年另外发慰问金不\t第二条\t春节慰问金",
    "colloquial\tamount\tstates\t几个钱\t第一条\t每人每月99元",
)


def blocks(folder: Path) -> list[Written | str]:
    (folder / "documents").mkdir()
    (folder / "documents" / "办法.txt").write_text(POLICY, encoding="utf-8")
    (folder / "01.q").write_text("\n".join(LINES), encoding="utf-8")
    return list(read_blocks(folder, Shelf([folder / "documents"]), keep=True))


def test_answers_are_found_in_their_clauses_and_misfits_told(tmp_path: Path) -> None:
    *made, left = blocks(tmp_path)
    questions = [each for each in made if isinstance(each, Written)]
    assert [[g.words for g in q.gold] for q in questions] == [
        ["每人每月60元"], ["每人每月150元"], ["60元", "每季度"], ["年满80周岁"], []
    ]  # fmt: skip
    assert questions[1].history == ("八十三的多少",)
    assert questions[1].place == "岚桥镇"
    assert questions[3].premise == "false"
    assert questions[4].tempting == ("第二条",)
    assert questions[4].missing == "春节慰问金"
    assert isinstance(left, str)
    assert "99元" in left


def test_questions_are_read_as_they_were_kept(tmp_path: Path) -> None:
    questions = [each for each in blocks(tmp_path) if isinstance(each, Written)]
    save_written(questions, tmp_path / "kept.jsonl")
    assert read_written(tmp_path / "kept.jsonl") == questions


def test_white_space_in_a_clause_does_not_hide_words() -> None:
    assert found_words("每人\n每月 60元", "每人每月60元") == (0, 9)
    assert found_words("每人每月60元", "") is None


def test_a_line_that_lacks_columns_is_no_row() -> None:
    assert Row.of("colloquial\tamount") is None


def test_the_fifth_of_a_document_is_of_its_name_alone() -> None:
    counts = [[fifth(f"{n}.txt") for n in range(500)].count(k) for k in range(5)]
    assert min(counts) > 60
    assert fifth("办法.txt") == fifth("办法.txt")


def test_a_law_is_made_again_of_labels_alone(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text("甲法\n第三条　丙。\n第一条　甲。\n续。\n", encoding="utf-8")
    shown = shown_in(tmp_path)
    assert shown == {"甲.txt": {"law": "甲法", "articles": ["第三条", "第一条"]}}
    articles = [Article(n, "甲法", f"第{c}条", f"文{c}。") for n, c in enumerate("三二一")]
    assert law_files(shown, articles) == {"甲.txt": "甲法\n第一条　文一。\n第三条　文三。\n"}


def test_gold_of_others_documents_has_no_words() -> None:
    assert Gold("第一条", 0, 3).words == ""
