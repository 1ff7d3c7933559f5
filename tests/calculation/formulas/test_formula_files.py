"""Formulas as files: what is read, what is said of a mistake, and that the others still load."""

import re
from pathlib import Path

import pytest

from assistant.calculation.formulas.formula_file import read_formula
from assistant.calculation.formulas.shelf import listing, read_shelf
from assistant.errors import CalculationError
from assistant.settings import PROJECT, Settings

SHIPPED = PROJECT / "corpus" / "formulas"
GOOD = """name = "慰问"
purpose = "算一共要多少。"

[[input]]
name = "户数"
unit = "户"
least = "1户"

[[input]]
name = "标准"
unit = "元/户"

[[step]]
name = "总额"
unit = "元"
expression = "户数 × 标准"

[[check]]
condition = "标准 <= 500元/户"
note = "超过了500元。"
"""


@pytest.mark.parametrize(
    ("written", "instead", "line", "said"),
    [
        ('name = "慰问"', 'name = "慰问', 1, "写法不对"),
        ('unit = "户"', "unit = “户”", 6, "写法不对"),
        ('name = "慰问"', 'name = "慰 问"', 1, "不能作名称"),
        ('purpose = "算一共要多少。"', "purpose = 3", 2, "purpose 应是引号里的文字"),
        ('least = "1户"', 'least = "1元"', 7, "应以户计"),
        ('least = "1户"', 'leats = "1户"', 7, "没有“leats”这一项"),
        ('name = "标准"', 'name = "户数"', 10, "写了两次"),
        ('unit = "元/户"', 'unit = "元/哇"', 11, "不是认得的单位"),
        ('unit = "元"', 'unit = "户"', 15, "算式的单位是元，不是户"),
        ("户数 × 标准", "户数 × 标难", 16, "“标难”没有这一项"),
        ("户数 × 标准", "户数 + 标准", 16, "单位不同"),
        ("户数 × 标准", "户数 × 标准 ×", 16, "没有写完"),
        ("标准 <= 500元/户", "标准 <= 500元", 19, "单位不同"),
        ("标准 <= 500元/户", "标准 500元/户", 19, "条件里没有"),
        ('note = "超过', 'refuse = "甲"\nnote = "超过', 19, "只写一个"),
        ('least = "1户"', 'whole = "凑整"', 7, "whole 只能是"),
        ('least = "1户"', "words = 3", 7, "words 应写成"),
        ('least = "1户"', 'words = [""]', 7, "words 应写成"),
        ('least = "1户"', 'words = ["几户", " "]', 7, "引号里都要有字"),
        ('unit = "元/户"', 'unit = "元/户"\nwords = ["户数"]', 12, "“户数”已经是另一项的名称"),
        ('least = "1户"', 'words = ["标准"]', 10, "“标准”已经是“户数”的叫法"),
        ('least = "1户"', 'least = "9户"\nmost = "1户"', 8, "最大比最小还小"),
        ('least = "1户"', 'most = "-1户"', 7, "不写 least，最小就是零"),
        ('least = "1户"', "least = " + "9" * 5000, 7, "有一个数太大"),
        ('least = "1户"', "least = 1e99999999999999999999", 7, "有一个数太大"),
    ],
)
def test_a_mistake_is_told_with_its_line(written: str, instead: str, line: int, said: str) -> None:
    wrong = GOOD.replace(written, instead, 1)
    assert wrong != GOOD
    with pytest.raises(CalculationError, match=said) as failure:
        read_formula(wrong.encode(), "慰问.toml")
    assert failure.value.message.startswith(f"第{line}行：")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (GOOD.encode("gb18030"), "不是 UTF-8"),
        (b"", "第1行：至少要有一个"),
        (GOOD.split("[[step]]", maxsplit=1)[0].encode(), "至少要有一个"),
        (b'name = "a"\ninput = 3\n', "第2行：input 应写成"),
        (b"#" * 200_000, "千字节"),
    ],
)
def test_what_is_no_formula_is_told(data: bytes, said: str) -> None:
    with pytest.raises(CalculationError, match=said):
        read_formula(data, "慰问.toml")


SHARED = """name = "分担"
purpose = "试"

[[input]]
name = "资金"
unit = "元"

[[input]]
name = "省级比例"
unit = "%"
words = ["省"]

[[input]]
name = "县级比例"
unit = "%"
words = ["县"]

[share]
total = "资金"
parties = [
  { name = "省级", weight = "省级比例" },
  { name = "县级", weight = "县级比例" },
]
"""


@pytest.mark.parametrize(
    ("written", "instead", "line", "said"),
    [
        ('name = "县级",', 'name = "县级比例",', 22, "“县级比例”写了两次"),
        ('name = "县级",', 'name = "资金",', 22, "“资金”写了两次"),
        ('name = "县级",', 'name = "1.县级",', 22, "“1.县级”不能作名称"),
        ('name = "县级",', 'name = "县级:财政",', 22, "不能作名称"),
        ('name = "县级",', 'name = "A[1]",', 22, "不能作名称"),
        ('name = "县级",', 'name = "省级",', 20, "同一方写了两次"),
        ('words = ["县"]', 'words = ["省"]', 16, "“省”已经指“省级比例”"),
    ],
)
def test_what_stands_for_two_things_is_told(
    written: str, instead: str, line: int, said: str
) -> None:
    wrong = SHARED.replace(written, instead, 1)
    assert wrong != SHARED
    with pytest.raises(CalculationError, match=re.escape(said)) as failure:
        read_formula(wrong.encode(), "分担.toml")
    assert failure.value.message.startswith(f"第{line}行：")


def test_a_total_is_shared_once() -> None:
    read_formula(SHARED.encode(), "分担.toml")
    again = SHARED.replace("[share]", "[[share]]")
    with pytest.raises(CalculationError, match=r"第24行：\[share\] 只能写一个"):
        read_formula((again + again.split("\n\n")[-1]).encode(), "分担.toml")


BANDS = """
[[table]]
name = "比例表"
line = "起点"
rows = [
  { upto = "1万元", rate = "60%" },
  { rate = "80%" },
]
"""
BANDED = GOOD.replace("[[step]]", '[[input]]\nname = "起点"\nunit = "元"\n' + BANDS + "[[step]]", 1)


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ('upto = "1万元", ', "", "只有最后一行可以不写 upto"),
        ('rate = "80%"', 'rates = "80%"', "rows 的每一行应写成"),
        ('rate = "80%"', "rate = 0.8", "第22行：rows 应是引号里的算式"),
        ("60%", "六成", "“六成”没有这一项"),
        ('line = "起点"', 'line = "终点"', "第19行：算式里的“终点”没有这一项"),
    ],
)
def test_a_mistake_in_bands_is_told(written: str, instead: str, said: str) -> None:
    wrong = BANDED.replace(written, instead, 1)
    assert wrong != BANDED
    with pytest.raises(CalculationError, match=said):
        read_formula(wrong.encode(), "慰问.toml")
    read_formula(BANDED.encode(), "慰问.toml")


def test_a_file_that_would_explode_is_refused() -> None:
    """Each step doubles the one before: fifty of them would be more than there are atoms."""
    step = '[[step]]\nname = "步{}"\nunit = "元"\nexpression = "{} + {}"\n'
    steps = "".join(step.format(n + 1, f"步{n}", f"步{n}") for n in range(1, 40))
    head, tail = GOOD.split("[[step]]", maxsplit=1)
    first = "[[step]]" + tail.split("[[check]]", maxsplit=1)[0].replace("总额", "步1")
    with pytest.raises(CalculationError, match="几步合起来的算式太长"):
        read_formula(f"{head}{first}{steps}".encode(), "慰问.toml")
    with pytest.raises(CalculationError, match="第1行：方括号套得太深"):
        read_formula(b"a = " + b"[" * 50_000, "慰问.toml")


def test_nested_functions_take_no_longer_than_they_are_long() -> None:
    nested = "标准"
    for _ in range(25):
        nested = f"取小({nested}, 标准)"
    formula = read_formula(GOOD.replace("户数 × 标准", f"户数 × {nested}").encode(), "慰问.toml")
    assert formula.name == "慰问"


def test_the_files_beside_a_wrong_one_are_there(tmp_path: Path) -> None:
    (tmp_path / "甲.toml").write_text(GOOD, "utf-8")
    (tmp_path / "乙.toml").write_text(GOOD.replace("户数 ×", "户数 ＋"), "utf-8")
    (tmp_path / "丙.toml").write_text(GOOD, "utf-8")
    shelf = read_shelf(tmp_path)
    assert [formula.file for formula in shelf.formulas] == ["丙.toml"]
    assert [mistake.file for mistake in shelf.mistakes] == ["乙.toml", "甲.toml"]
    assert "乙.toml第16行：" in listing(shelf)
    assert "丙.toml里已经有“慰问”" in listing(shelf)
    with pytest.raises(CalculationError, match=r"乙\.toml第16行"):
        shelf.find("乙")
    with pytest.raises(CalculationError, match="现有：慰问"):
        shelf.find("没有的")


def test_the_file_that_is_called_so_stays_before_its_copies(tmp_path: Path) -> None:
    copy = GOOD.replace("户数 × 标准", "户数 × 标准 × 2")
    for name, text in (("慰问", GOOD), ("慰问 - 副本", copy), ("慰问 (1)", copy), ("a", copy)):
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    shelf = read_shelf(tmp_path)
    assert [formula.file for formula in shelf.formulas] == ["慰问.toml"]
    assert {mistake.reason for mistake in shelf.mistakes} == {"第1行：慰问.toml里已经有“慰问”。"}
    assert len(shelf.mistakes) == 3


def test_a_file_that_notepad_named_is_told(tmp_path: Path) -> None:
    (tmp_path / "慰问.toml.txt").write_text(GOOD, "utf-8")
    shelf = read_shelf(tmp_path)
    assert "慰问.toml.txt的文件名末尾多了“.txt”，没有读。请改名去掉“.txt”" in listing(shelf)
    with pytest.raises(CalculationError, match="的文件名末尾多了"):
        shelf.find("慰问")


def test_a_number_without_end_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / "慰问.toml").write_text(GOOD, "utf-8")
    (tmp_path / "坏.toml").write_text("basis = " + "9" * 5000, "utf-8")
    shelf = read_shelf(tmp_path)
    assert [formula.name for formula in shelf.formulas] == ["慰问"]
    assert shelf.mistakes[0].reason == "第1行：有一个数太大，读不了。"


def test_a_folder_that_is_not_there_has_no_formulas(tmp_path: Path) -> None:
    assert listing(read_shelf(tmp_path / "none")) == "还没有算法。"


def test_what_is_shipped_has_no_mistake_and_states_no_rate() -> None:
    shelf = read_shelf(SHIPPED)
    assert shelf.mistakes == ()
    assert Settings().formulas == SHIPPED
    assert {"高龄津贴", "公益性岗位补贴", "危房改造补助", "分段报销", "配套资金分担"} <= {
        formula.name for formula in shelf.formulas
    }
    for file in SHIPPED.glob("*.toml"):
        lines = [line for line in file.read_text("utf-8").splitlines() if "expression" in line]
        states = [re.sub(r"\b(?:1年|0元)", "", line) for line in lines]  # a unit, and nothing
        assert not [line for line in states if any(character.isdigit() for character in line)]
