"""Commands that calculate: premium."""

import click

from assistant.commands.common import AS_JSON, print_json


@click.command(help="测算：农村人口 × 参保比例 × 保费标准 − 结余")
@click.option("--population", required=True, help="农村人口，如 2.678万")
@click.option("--ratio", required=True, help="参保比例，如 10%、一成")
@click.option("--rate", required=True, help="保费标准（元/人·年），如 100")
@click.option("--carry-over", default="0", show_default=True, help="上年结余（元）")
@AS_JSON
def premium(population: str, ratio: str, rate: str, carry_over: str, as_json: bool) -> None:
    """Calculate the premium that is still to be raised."""
    from assistant.tools import premium as tool  # noqa: PLC0415
    from assistant.tools.presentation import markdown  # noqa: PLC0415

    calculation = tool.premium(population, ratio, rate, carry_over)
    print_json(calculation.to_json()) if as_json else click.echo(markdown(calculation))
