"""Commands about what users say of answers: objections."""

from dataclasses import asdict

import click

from assistant.commands.common import AS_JSON, library_option, open_assistant, print_json
from assistant.settings import Settings

_NONE = "还没有人说哪个回答不对。"


@click.command(help="看用户点了“这条不对”的回答：哪天、哪里不对、引的是哪一条")
@AS_JSON
@library_option
@click.pass_obj
def objections(settings: Settings, as_json: bool) -> None:
    """Print what users call wrong, the oldest first."""
    found = open_assistant(settings).objections()
    if as_json:
        print_json([asdict(each) for each in found])
    else:
        click.echo("\n".join(each.told for each in found) or _NONE)
