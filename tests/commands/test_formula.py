"""`youju formula`: the list, a sum, what is wrong; and a formula by one who read only the guide."""

import json
import re
import shutil
from pathlib import Path

import pytest

from assistant.library.library import Library
from assistant.settings import PROJECT
from tests.commands.youju import Youju, runner

GUIDE = (PROJECT / "docs" / "formulas.md").read_text("utf-8")
SUM = ("人数=120", "标准=50元", "月数=12")


@pytest.fixture
def youju(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], real_library: Library
) -> Youju:
    return runner(monkeypatch, capsys, real_library)


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the formulas of a corpus of its own."""
    corpus = tmp_path / "corpus"
    shutil.copytree(PROJECT / "corpus" / "formulas", corpus / "formulas")
    monkeypatch.setenv("YOUJU_CORPUS", str(corpus))
    return corpus / "formulas"


def test_the_list_says_what_each_is_for_and_asks_for(youju: Youju) -> None:
    ran = youju("formula")
    assert ran.status == 0
    assert "**高龄津贴**" in ran.out
    assert "标准（元/人·月）" in ran.out
    listed = json.loads(youju("formula", "--json").out)
    assert listed["mistakes"] == []
    words = ["每人每月", "月标准", "津贴标准"]
    assert {"name": "标准", "unit": "元/人·月", "words": words, "optional": False} in [
        each for formula in listed["formulas"] for each in formula["inputs"]
    ]


def test_a_sum_comes_as_words_and_as_json(youju: Youju) -> None:
    assert "72000.00元" in youju("formula", "高龄津贴", *SUM).out.splitlines()[0]
    record = json.loads(youju("formula", "高龄津贴", *SUM, "--json").out)
    assert record["result"] == {"应发总额": "72000.00"}
    assert record["inputs"]["标准"] == {
        "value": "50", "unit": "元/人·月", "text": "50元", "source": "用户",
    }  # fmt: skip


def test_reverse_what_if_and_export(youju: Youju, tmp_path: Path) -> None:
    reverse = youju("formula", "高龄津贴", *SUM[:2], "--solve", "月数", "--result", "7.2万元")
    assert "月数应为12月" in reverse.out
    changed = youju("formula", "高龄津贴", *SUM, "--change", "标准=60元", "--change", "月数=6")
    assert "少28800.00元" in changed.out
    record = tmp_path / "测算.docx"
    assert youju("formula", "高龄津贴", *SUM, "--export", record).status == 0
    assert record.exists()


@pytest.mark.parametrize(
    ("call", "status", "words"),
    [
        (("没有的", *SUM), 1, "没有“没有的”这个算法"),
        (("高龄津贴", "人数"), 2, "名称=数"),
        (("高龄津贴", "人数="), 2, "名称=数"),
        (("高龄津贴", "人数=1", "人数=2"), 2, "写了两次"),
        (("高龄津贴", "人数=1"), 2, "还缺"),
        (("高龄津贴", "人数=1户", *SUM[1:]), 1, "应以人计"),
        (("高龄津贴", *SUM, "--solve", "月数"), 2, "反算要写两样"),
        (("高龄津贴", *SUM, "--change", "标准"), 2, "名称=数"),
    ],
)
def test_what_fails_is_one_sentence(
    youju: Youju, call: tuple[str, ...], status: int, words: str
) -> None:
    ran = youju("formula", *call)
    assert ran.status == status
    assert words in ran.err
    assert ran.out == ""
    assert len(ran.err.strip().splitlines()) == 1


def example() -> str:
    """Return the file that the guide writes out."""
    block = re.search(r"```toml\n(name = \"春节慰问\".*?)```", GUIDE, re.DOTALL)
    assert block
    return block[1]


def test_a_formula_written_after_the_guide_works_at_once(youju: Youju, folder: Path) -> None:
    assert "春节慰问" not in youju("formula").out
    (folder / "春节慰问.toml").write_text(example(), "utf-8")
    assert "春节慰问" in youju("formula").out
    (call,) = re.findall(r"^youju formula 春节慰问 (.+)$", GUIDE, re.MULTILINE)
    ran = youju("formula", "春节慰问", *call.split())
    assert ran.status == 0
    (said,) = re.findall(r"^慰问总额 (\S+) 元，并提示(.+)。$", GUIDE, re.MULTILINE)
    assert f"慰问总额{said[0]}元" in ran.out
    assert "每户标准超过了上限" in said[1]
    assert "每户标准超过了上限" in ran.out


def test_a_mistake_in_it_is_told_as_the_guide_says(youju: Youju, folder: Path) -> None:
    wrong = example().replace("取小(每户标准", "取小(每户标难", 1)
    (folder / "春节慰问.toml").write_text(wrong, "utf-8")
    ran = youju("formula")
    assert ran.status == 0
    assert "**高龄津贴**" in ran.out
    (told,) = re.findall(r"^- 春节慰问\.toml第.+$", GUIDE, re.MULTILINE)
    assert told in ran.out
    assert "春节慰问.toml第" in youju("formula", "春节慰问", "户数=1").err


def test_other_parts_of_the_guide_are_read_too(youju: Youju, folder: Path) -> None:
    """The table of bands and the shares that the guide shows, each in a formula around it."""
    _, bands, share = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)

    def asked(name: str, unit: str) -> str:
        return f'[[input]]\nname = "{name}"\nunit = "{unit}"\n'

    head = 'name = "{}"\npurpose = "试。"\n'
    step = '[[step]]\nname = "报销"\nunit = "元"\nexpression = "分段(费用, 报销比例)"\n'
    money = "".join(asked(name, "元") for name in ("费用", "起付线", "封顶线"))
    (folder / "甲.toml").write_text(head.format("甲") + money + bands + step, "utf-8")
    levels = asked("资金总额", "元") + asked("省级比例", "%") + asked("县级比例", "%")
    (folder / "乙.toml").write_text(head.format("乙") + levels + share, "utf-8")
    first = youju("formula", "甲", "费用=45000", "起付线=500", "封顶线=20万")
    assert "报销31700.00元" in first.out
    second = youju("formula", "乙", "资金总额=100.01", "省级比例=70%", "县级比例=30%")
    assert "省级70.01元，县级30.00元；合计100.01元" in second.out


def test_the_table_of_the_guide_is_worked_out_as_it_says(youju: Youju, tmp_path: Path) -> None:
    (text,) = re.findall(r"```csv\n(.*?)```", GUIDE, re.DOTALL)
    (call,) = re.findall(r"^youju formula 高龄津贴 --table \S+ (.+?) --export", GUIDE, re.MULTILINE)
    table, result = tmp_path / "高龄.csv", tmp_path / "结果.xlsx"
    table.write_text(text, "utf-8")
    ran = youju("formula", "高龄津贴", "--table", table, call, "--export", result)
    assert ran.status == 0
    (said,) = re.findall(r"^应发总额 (\S+) 元，南村没有填人数", GUIDE, re.MULTILINE)
    assert f"应发总额{said}元" in ran.out.splitlines()[0]
    (asked,) = re.findall(r"^C4：.+$", GUIDE, re.MULTILINE)
    assert asked in ran.out
    record = json.loads(youju("formula", "高龄津贴", "--table", result, call, "--json").out)
    assert record["totals"] == {"人数": "55", "应发总额": said}
    assert record["refused"][0]["row"] == 4
    assert youju("formula", "高龄津贴", "--table", table, call, "--export", table).status == 2


def test_an_empty_table_and_calls_that_do_not_fit(youju: Youju, tmp_path: Path) -> None:
    empty = tmp_path / "空表.xlsx"
    assert youju("formula", "危房改造补助", "--template", empty).status == 0
    assert "没有要算的行" in youju("formula", "危房改造补助", "--table", empty).err
    ran = youju("formula", "高龄津贴", "--table", empty, "--solve", "月数", "--result", "1元")
    assert (ran.status, ran.out) == (2, "")
    assert "不做反算和假设" in ran.err
