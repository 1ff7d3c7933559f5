"""Laws as documents, of those articles that a writer was shown.

    python -m training.reading.laws CLAUSES SHOWN TARGET [--from FOLDER]

CLAUSES as in `training.statutes`. SHOWN is {file name: {"law": …, "articles": [第三条, …]}}: the
texts are not ours, so names and labels alone are kept. A law becomes a file of TARGET, its articles
in their order. With --from SHOWN is first made of the files that the writers had: the name of the
law, then articles, each a line with its label and an ideographic space before it.
"""

import json
import re
from pathlib import Path
from typing import Any

import click

from training.statutes import Article, by_law, law_text, read_articles

_LABEL = re.compile(
    r"^(第[一二三四五六七八九十百千零〇]+条(?:之[一二三四五六七八九十]+)?)　", re.MULTILINE
)

Shown = dict[str, dict[str, Any]]


def shown_in(folder: Path) -> Shown:
    """Return which articles of which law each file shows."""
    texts = {file.name: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.txt"))}
    return {
        name: {"law": text.partition("\n")[0], "articles": _LABEL.findall(text)}
        for name, text in texts.items()
    }


def law_files(shown: Shown, articles: list[Article]) -> dict[str, str]:
    """Return the text of each file."""
    laws = by_law(articles)
    texts = {}
    for name, each in shown.items():
        wanted = set(each["articles"])
        own = {a.label: a for a in laws[each["law"]] if a.label in wanted}
        texts[name] = law_text(each["law"], own.values())
    return texts


@click.command()
@click.argument("clauses", type=click.Path(exists=True, path_type=Path))
@click.argument("shown", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--from", "source", type=click.Path(exists=True, path_type=Path))
def main(clauses: Path, shown: Path, target: Path, source: Path | None) -> None:
    """Write the laws that SHOWN names into TARGET."""
    if source:
        made = json.dumps(shown_in(source), ensure_ascii=False, indent=0)
        shown.write_text(made, encoding="utf-8")
    target.mkdir(parents=True, exist_ok=True)
    named = json.loads(shown.read_text(encoding="utf-8"))
    for name, text in law_files(named, read_articles(clauses)).items():
        (target / name).write_text(text, encoding="utf-8")
    click.echo(f"{len(named)} laws")


if __name__ == "__main__":
    main()
