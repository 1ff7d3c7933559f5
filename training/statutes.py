"""Statute files of the public benchmark: articles by law, and laws as texts.

A line of CLAUSES (.jsonl or .jsonl.gz) is {"id", "law", "article", "text"}; a line of QUERIES is
{"id", "question", "gold": [ids of clauses]}.
"""

import gzip
import itertools
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.documents.numbers.numerals import read_integer

_ARTICLE = re.compile(r"第(.+?)条(?:之(.+))?$")


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a law; `label` is 第三条."""

    id: int
    law: str
    label: str
    text: str

    @property
    def printed(self) -> str:
        """The article as it stands in its law."""
        return f"{self.label}　{self.text}"


@dataclass(frozen=True, slots=True)
class Query:
    """A question and the ids of the articles that answer it."""

    id: int
    question: str
    gold: tuple[int, ...]


def read_articles(path: Path, limit: int | None = None) -> list[Article]:
    """Return the articles of a file in its order, the first `limit`."""
    records = itertools.islice(_records(path), limit)
    return [Article(r["id"], r["law"], r["article"], r["text"]) for r in records]


def read_queries(path: Path) -> list[Query]:
    """Return the questions of a file in its order."""
    return [Query(r["id"], r["question"], tuple(r["gold"])) for r in _records(path)]


def _records(path: Path) -> Iterator[dict[str, Any]]:
    opening = gzip.open if path.suffix == ".gz" else open
    with opening(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def by_law(articles: Iterable[Article]) -> dict[str, list[Article]]:
    """Return the articles of each law in the order of their numbers."""
    laws: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        laws[article.law].append(article)
    return {law: sorted(held, key=_ordinal) for law, held in laws.items()}


def _ordinal(article: Article) -> tuple[int, int]:
    match = _ARTICLE.match(article.label)
    number, branch = match.groups() if match else ("", None)
    return read_integer(number) or 0, read_integer(branch) or 0 if branch else 0


def law_text(law: str, articles: Iterable[Article]) -> str:
    """Return a law as it is printed: its title, then article by article."""
    return "\n".join([law, *(a.printed for a in articles), ""])
