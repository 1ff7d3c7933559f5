"""`youju …`: what each command prints, with --json and without."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.library.library import Library
from assistant.settings import PROJECT, Settings
from tests.commands.youju import Youju, contents, runner

OPINION = PROJECT / "corpus" / "连委办发2021年36号.txt"
APPLICATION = PROJECT / "corpus" / "连区扶办2021年2号.txt"
FIGURES = (
    "--population",
    "2.678万",
    "--ratio",
    "10%",
    "--rate",
    "100",
    "--carry-over",
    "172686.63",
)


@pytest.fixture
def youju(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], real_library: Library
) -> Youju:
    return runner(monkeypatch, capsys, real_library)


@pytest.fixture(scope="module")
def library(real_library: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a library that these tests only read; that is checked when they are done."""
    folder = tmp_path_factory.mktemp("cli") / "library"
    shutil.copytree(real_library.folder, folder)
    before = contents(folder)
    yield folder
    texts = {k: v for k, v in contents(folder).items() if not k.startswith("index-")}
    assert texts == {k: v for k, v in before.items() if not k.startswith("index-")}


def decoded(text: str) -> Any:
    return json.loads(text)


def test_ask_prints_the_text_the_user_reads(youju: Youju, library: Path) -> None:
    ran = youju("ask", "--library", library, "36号文第二十条")
    assert ran.status == 0
    assert ran.out.startswith("原文如下：\n\n> （二十）加强土地政策支持。")
    assert ran.err == ""


def test_ask_prints_the_answer_contract(youju: Youju, library: Path) -> None:
    record = decoded(youju("ask", "36号文第二十条", "--json", "--library", library).out)
    assert record["outcome"] == "answered"
    assert record["citations"][0]["clause"] == "（二十）"


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
@pytest.mark.parametrize("command", [("documents",), ("clause", "第九条"), ("search", "防贫保")])
def test_library_option_stands_before_or_after_the_command(
    youju: Youju,
    library: Path,
    before: bool,
    command: tuple[str, ...],
) -> None:
    name, *rest = command
    chosen = ("--library", library)
    ran = youju(*chosen, name, *rest) if before else youju(name, *rest, *chosen)
    assert ran.status == 0
    assert "36号" in ran.out


def test_library_is_taken_from_the_environment(
    youju: Youju, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YOUJU_LIBRARY", str(library))
    assert youju("documents").status == 0


def test_documents_lists_what_the_library_holds(youju: Youju, library: Path) -> None:
    records = decoded(youju("documents", "--json", "--library", library).out)
    assert {r["document_number"] for r in records} == {"连委办发〔2021〕36号", "连区扶办(2021)2号"}
    assert {r["date"] for r in records} == {"2021-05-14", "2021-05-25"}
    printed = youju("documents", "--library", library).out
    assert all(r["id"] in printed and r["title"] in printed for r in records)


@pytest.mark.parametrize("count", [1, 3, 5])
def test_search_lists_so_many_clauses(youju: Youju, library: Path, count: int) -> None:
    found = decoded(youju("search", "样板村", "-k", count, "--json", "--library", library).out)
    assert len(found) == count
    assert {"document_number", "label", "text", "reason", "score"} <= set(found[0])


@pytest.mark.parametrize("count", ["0", "-2"])
def test_search_for_no_clause_is_a_wrong_call(youju: Youju, library: Path, count: str) -> None:
    assert youju("search", "样板村", "-k", count, "--library", library).status == 2


def test_search_for_nothing_is_refused(youju: Youju, library: Path) -> None:
    assert youju("search", "", "--library", library).status != 0


def test_clause_prints_the_whole_clause(youju: Youju, library: Path) -> None:
    (found,) = decoded(youju("clause", "36号文第九条", "--json", "--library", library).out)
    assert found["label"] == "（九）"
    assert "100 元/人·年" in found["text"]
    assert found["text"] in youju("clause", "36号文第九条", "--library", library).out


def test_parse_prints_the_document_and_indexes_nothing(youju: Youju, tmp_path: Path) -> None:
    record = decoded(youju("parse", APPLICATION, "--json").out)
    assert record["type"] == "gongwen"
    assert record["signer"] == "陈松"
    assert record["date"] == "2021-05-25"
    assert record["references"] == ["连委办发〔2021〕36号"]
    assert {"id", "label", "path", "text", "span"} <= set(record["clauses"][0])
    assert "正文第2段" in youju("parse", APPLICATION).out
    assert not (tmp_path / "library").exists()


def test_parse_says_what_a_document_says_of_its_force_and_of_others(
    youju: Youju, tmp_path: Path
) -> None:
    lines = [
        "某县救助办法",
        "第一条　依据《某省条例》，制定本办法。",
        "第二条　本办法自2021年1月1日起施行。",
    ]
    record = decoded(youju("parse", written(tmp_path / "办法.txt", lines), "--json").out)
    assert record["type"] == "law"
    assert record["effective_date"] == "2021-01-01"
    assert [(r["kind"], r["name"]) for r in record["relations"]] == [("依据", "《某省条例》")]


def test_show_prints_a_document_of_the_library_and_its_older_versions(
    youju: Youju, tmp_path: Path
) -> None:
    chosen, file = ("--library", tmp_path / "new"), tmp_path / "通知.txt"
    for what in ("防汛", "抗旱"):
        text = f"　　请各镇每日安排人员值守，做好{what}工作。"
        lines = ["关于做好值守的通知", "各镇：", text, "某县", "2021年3月5日"]
        youju("ingest", written(file, lines), *chosen)
    (held,) = decoded(youju("documents", "--json", *chosen).out)
    (older,) = held["versions"]
    assert f"旧版 {older['id']}" in youju("documents", *chosen).out
    assert "做好抗旱工作。" in youju("show", held["id"], *chosen).out
    assert "做好防汛工作。" in youju("show", older["id"], *chosen).out
    assert "没有" in youju("show", "nothing", *chosen).err


def test_relations_are_printed_both_ways(youju: Youju, library: Path) -> None:
    printed = youju("relations", "36号文", "--library", library).out
    assert "被 连区扶办(2021)2号" in printed
    (record,) = decoded(youju("relations", "36号文", "--json", "--library", library).out)
    assert record["held"]
    assert record["referred_to_by"]


def test_premium_prints_the_account(youju: Youju) -> None:
    record = decoded(youju("premium", *FIGURES, "--json").out)
    assert record["result"]["gap"] == "95113.37"
    assert record["result"]["premium"] == "267800.00"
    assert "95113.37" in youju("premium", *FIGURES).out


def test_documents_go_in_once_and_out_again(youju: Youju, tmp_path: Path) -> None:
    chosen = ("--library", tmp_path / "new")
    first = decoded(youju("ingest", APPLICATION, "--json", *chosen).out)
    again = decoded(youju("ingest", APPLICATION, "--json", *chosen).out)
    assert [o["outcome"] for o in (*first, *again)] == ["新增", "未变"]
    (held,) = decoded(youju("documents", "--json", *chosen).out)
    assert "已移出" in youju("remove", held["id"], *chosen).out
    assert decoded(youju("documents", "--json", *chosen).out) == []


def test_ingest_writes_a_report_of_the_batch(youju: Youju, tmp_path: Path) -> None:
    file = tmp_path / "通知.txt"
    file.write_text("某县关于防汛的通知\n各镇：\n　　请做好防汛工作。", encoding="utf-8")
    target = tmp_path / "报告.csv"
    told = youju("ingest", file, "--report", target, "--library", tmp_path / "library")
    assert (told.status, "疑点" in told.out) == (0, True)
    assert "通知.txt" in target.read_text(encoding="utf-8-sig")
    refused = youju("ingest", file, "--report", "报告.pdf", "--library", tmp_path / "library")
    assert refused.status == 2


def test_a_folder_with_nothing_to_read_is_told(youju: Youju, tmp_path: Path) -> None:
    empty = tmp_path / "照片"
    empty.mkdir()
    (empty / "会场.heic").write_bytes(b"x")
    chosen = ("--library", tmp_path / "library")
    alone = youju("ingest", empty, *chosen)
    assert alone.status == 1
    assert f"文件夹里没有能读的文件：{empty}" in alone.out
    assert ".docx" in alone.out
    beside = youju("ingest", empty, APPLICATION, *chosen)
    assert (beside.status, beside.out.count("失败"), beside.out.count("新增")) == (1, 1, 1)


def test_the_audit_log_knows_what_went_in_and_nothing_that_did_not(
    youju: Youju, tmp_path: Path
) -> None:
    youju("users", "add", "zhao", "--role", "管理员", "--no-password")
    (tmp_path / "空.txt").write_bytes(b"")
    chosen = ("--json", "--library", tmp_path / "library")

    def put_in(*more: object) -> list[str]:
        log = Settings().people / "audit.log"
        before = len(log.read_text("utf-8").splitlines())
        youju("ingest", APPLICATION, tmp_path / "空.txt", *more, *chosen)
        told = [json.loads(line) for line in log.read_text("utf-8").splitlines()[before:]]
        return [each["what"] for each in told if each["event"] == "入库"]

    first = put_in()
    (held,) = decoded(youju("documents", *chosen).out)
    assert first == [held["id"]]
    assert put_in() == []
    assert put_in("--for", "财务科") == [held["id"]]


def test_ingest_without_a_path_takes_the_corpus(youju: Youju, tmp_path: Path) -> None:
    ran = youju("ingest", "--library", tmp_path / "new")
    assert ran.status == 0
    assert ran.out.count("新增") == 2
    assert "建索引" in ran.err


@pytest.mark.parametrize(
    "command", [("remove", "x"), ("doctor",), ("show", "x"), ("relations", "36号文")]
)
def test_every_command_has_json(youju: Youju, library: Path, command: tuple[str, ...]) -> None:
    assert "没有这个选项" not in youju(*command, "--json", "--library", library).err


def written(file: Path, lines: list[str]) -> Path:
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_batch_answers_line_by_line_in_order(youju: Youju, library: Path, tmp_path: Path) -> None:
    asked: list[dict[str, Any]] = [
        {"id": "c", "question": "36号文第八条"},
        {"id": "a", "question": ""},
        {"id": "b", "question": "问" * 2000},
        {"id": 4, "question": "？？？？？"},
        {"id": "e", "question": "下一条呢", "history": [
            {"role": "user", "content": "36号文第五条讲什么"},
            {"role": "assistant", "content": "（五）对农村低收入人口进行动态监测。"}]},
        {"id": "f"},
        {"id": "n", "question": None},
        {"id": "g", "question": "2号文签发人", "history": None},
    ]  # fmt: skip
    source = written(tmp_path / "in.jsonl", [json.dumps(a) for a in asked])
    target = tmp_path / "out.jsonl"
    assert youju("ask", "--batch", source, target, "--library", library).status == 0
    records = [decoded(line) for line in target.read_text("utf-8").splitlines()]
    assert [r["id"] for r in records] == ["c", "a", "b", 4, "e", "f", "n", "g"]
    outcomes = dict.fromkeys("cabefng", "clarify") | dict.fromkeys("ceg", "answered")
    assert [r["outcome"] for r in records] == [outcomes.get(r["id"], "clarify") for r in records]
    assert records[6]["question"] == ""
    assert "下一步" in records[1]["text"]
    assert records[4]["citations"][0]["clause"] == "（六）"


def test_batch_reads_a_file_with_a_mark_and_empty_lines(
    youju: Youju, library: Path, tmp_path: Path
) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text('\ufeff{"id": 1, "question": "第八条"}\n\n', encoding="utf-8")
    target = tmp_path / "out.jsonl"
    assert youju("ask", "--library", library, "--batch", source, target).status == 0
    assert len(target.read_text("utf-8").splitlines()) == 1


def test_batch_prints_the_whole_contract_for_a_refused_line(
    youju: Youju, library: Path, tmp_path: Path
) -> None:
    source = written(tmp_path / "in.jsonl", ['{"id": 1, "question": ""}'])
    youju("ask", "--library", library, "--batch", source, tmp_path / "out.jsonl")
    record = decoded((tmp_path / "out.jsonl").read_text("utf-8"))
    assert {"question", "standalone_question", "notices", "calculation", "mode"} <= set(record)


EVALUATED: list[dict[str, Any]] = [
    {"id": "a", "style": "点条款", "question": "36号文第八条", "gold": ["36号（八）"]},
    {"id": "b", "style": "点条款", "question": "36号文第七条", "gold": ["36号（八）"]},
    {"id": "c", "style": "库外", "question": "今天天气怎么样", "answerable": False},
]


@pytest.fixture
def evaluated(tmp_path: Path) -> Path:
    """Return a file of three questions, two of which are answered right."""
    return written(tmp_path / "in.jsonl", [json.dumps(line) for line in EVALUATED])


def test_eval_reports_by_kind_of_question(youju: Youju, library: Path, evaluated: Path) -> None:
    ran = youju("eval", evaluated, "--library", library)
    assert ran.status == 0
    rows = [[cell.strip() for cell in row.split("|")[1:-1]] for row in ran.out.splitlines()]
    assert all(row in rows for row in (["点条款", "1/2"], ["库外", "1/1"], ["答对", "2/3"]))
    assert "引错条款" not in ran.out
    assert "作答 3/3" in ran.err


def test_eval_lists_what_is_wrong_and_why(youju: Youju, library: Path, evaluated: Path) -> None:
    printed = youju("eval", evaluated, "--wrong", "--library", library).out
    assert "- b [点条款] 36号文第七条\n  - 引错条款" in printed
    assert "- a [" not in printed


def test_eval_prints_json_and_writes_the_report(
    youju: Youju, library: Path, evaluated: Path, tmp_path: Path
) -> None:
    target = tmp_path / "报告.md"
    ran = youju("eval", evaluated, "--json", "--output", target, "--library", library)
    record = decoded(ran.out)
    assert record["right"] == {"right": 2, "total": 3}
    assert [q["reasons"] for q in record["questions"]] == [[], ["引错条款"], []]
    assert "- b [点条款] 36号文第七条" in target.read_text("utf-8")


@pytest.mark.parametrize(("least", "status"), [(2, 0), (3, 1)])
def test_eval_fails_below_the_number_asked_for(
    youju: Youju, library: Path, evaluated: Path, least: int, status: int
) -> None:
    ran = youju("eval", evaluated, "--at-least", least, "--library", library)
    assert ran.status == status
    assert ("答对 2/3 题，少于要求的 3 题" in ran.err) == bool(status)
    assert "# 评测报告" in ran.out


@pytest.mark.model
def test_shell_gets_the_answer_and_nothing_else(library: Path) -> None:
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "assistant.cli", "ask", "样板村要建几个", "--json",
         "--library", str(library)],
        capture_output=True, text=True, check=True, cwd=PROJECT,
    )  # fmt: skip
    assert decoded(done.stdout)["outcome"] == "answered"
    assert "Warning" not in done.stderr
