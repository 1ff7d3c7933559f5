"""Commands that calculate: premium for one place, towns for a table, formula by any formula."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant import Calculator, in_words
from assistant.commands.common import AS_JSON, library_option, print_json
from assistant.commands.storing import keep_apart, read_table_file, store
from assistant.errors import UsageError
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant import Calculation, WorkedTable

_FILE = click.Path(dir_okay=False, path_type=Path)


def _fields(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add an option for each field of the form."""
    for name, field in reversed(Calculator.fields.items()):
        option = f"--{name.replace('_', '-')}"
        command = click.option(option, default="", help=field.line)(command)
    return command


@click.command(help="测算：农村人口 × 参保比例 × 保费标准 − 结余；也做复核、假设、反算、分摊")
@_fields
@click.option("--export", type=_FILE, help="另存成可附在请示后的 .docx 或 .xlsx")
@AS_JSON
@library_option
@click.pass_obj
def premium(settings: Settings, /, *, export: Path | None, as_json: bool, **figures: str) -> None:
    """Calculate the premium that is still to be raised, or what else the options ask for."""
    calculator = Calculator(settings)
    calculation = calculator.calculate(figures)
    if export:
        store(calculator.record(calculation, export.name), export)
    print_json(calculation.to_json()) if as_json else click.echo(in_words(calculation))


@click.command(
    help="按算法文件算：youju formula 高龄津贴 人数=120 标准=50元 月数=12；不写名称，列出有哪些算法"
)
@click.argument("name", required=False, default="")
@click.argument("figures", nargs=-1)
@click.option("--solve", default="", help="反算哪一项，同 --result 一起用")
@click.option("--result", default="", help="反算时，结果要达到多少，如 100000元")
@click.option("--change", multiple=True, help="假设某一项改成另一个数，如 标准=60元；可以写几个")
@click.option("--table", type=_FILE, help="整张表一起算：一行一个乡镇、村或户，.xlsx 或 .csv")
@click.option("--sheet", default="", help="工作簿里有几张表时，读哪一张")
@click.option("--template", type=_FILE, help="写出一份这个算法的空表")
@click.option("--export", type=_FILE, help="另存成可附在请示后的 .docx 或 .xlsx")
@AS_JSON
@library_option
@click.pass_obj
def formula(
    settings: Settings, /, name: str, figures: tuple[str, ...],
    *, export: Path | None, as_json: bool, **asked: Any,  # noqa: ANN401
) -> None:  # fmt: skip
    """Work out one formula of the corpus, for one case or for a table, or list them."""
    calculator = Calculator(settings)
    table, template, sheet = (asked.pop(name) for name in ("table", "template", "sheet"))
    if not name:
        shelf = calculator.formulas()
        print_json(shelf.to_json()) if as_json else click.echo(in_words(shelf))
        return
    keep_apart([template, export], [table])
    if template:
        store(calculator.formula_template(name), template)
        click.echo(f"空表已写入 {template}。")
        return
    changed = _by_name(asked.pop("change"))
    if table and (changed or any(asked.values())):
        raise UsageError("整张表一起算时，不做反算和假设。", "请去掉 --solve、--result、--change。")
    done: Calculation | WorkedTable
    if table:
        given = _by_name(figures)
        done = calculator.formula_table(name, read_table_file(table), table.name, given, sheet)
    else:
        done = calculator.formula(name, _by_name(figures), change=changed, **asked)
    if export:
        store(calculator.record(done, export.name), export)
    print_json(done.to_json()) if as_json else click.echo(in_words(done))


def _by_name(written: Sequence[str]) -> dict[str, str]:
    """Return figures that are written 人数=120 by their names.

    Raises:
        UsageError: one has no name or no figure, or a name stands twice.
    """
    found: dict[str, str] = {}
    for each in written:
        called, equals, text = each.replace("＝", "=", 1).partition("=")
        if not equals or not called.strip() or not text.strip():
            raise UsageError(f"“{each}”看不懂。", "请写成 名称=数，中间没有空格，如 人数=120。")
        if called.strip() in found:
            raise UsageError(f"{called.strip()}写了两次。", "请只写一个。")
        found[called.strip()] = text.strip()
    return found


@click.command(
    help="按乡镇表测算：youju towns 表.xlsx 结果.xlsx，或 youju towns --template 模板.xlsx"
)
@click.argument("table", required=False, type=_FILE)
@click.argument("result", required=False, type=_FILE)
@click.option("--template", type=_FILE, help="写出一份空的模板")
@click.option("--sheet", default="", help="工作簿里有几张表时，读哪一张")
@click.option("--ratio", default="", help="表里没有参保比例一栏时，各处都用这个比例")
@click.option("--rate", default="", help="表里没有保费标准一栏时，各处都用这个标准（元/人·年）")
@AS_JSON
@library_option
@click.pass_obj
def towns(
    settings: Settings, /, table: Path | None, result: Path | None, template: Path | None,
    *, as_json: bool, **options: Any,  # noqa: ANN401
) -> None:  # fmt: skip
    """Calculate a table of towns and write the result as a workbook."""
    keep_apart([template, result], [table])
    if template:
        store(Calculator(settings).towns_template(), template)
        click.echo(f"模板已写入 {template}。")
        return
    if table is None or result is None:
        raise UsageError("没有写表格和结果的文件名。", "请写成：youju towns 表.xlsx 结果.xlsx。")
    _calculate(settings, table, result, as_json=as_json, **options)


def _calculate(
    settings: Settings, table: Path, result: Path, *, as_json: bool, **options: str
) -> None:
    if result.suffix.lower() != ".xlsx":
        raise UsageError(f"结果只能写成 .xlsx：{result}。", "请换一个文件名。")
    calculator = Calculator(settings)
    district = calculator.towns(read_table_file(table), table.name, **options)
    store(calculator.towns_book(district), result)
    if as_json:
        print_json(district.to_json())
        return
    click.echo(f"{in_words(district)}\n\n结果已写入 {result}。")
