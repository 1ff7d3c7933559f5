"""The lexicon beside the corpus: plain text files that an official can edit.

    words.txt      one term a line that jieba must keep whole (词 [词频] [词性])
    synonyms.txt   口语词 口语词 => 正式词 正式词: said by people => written in documents
    aliases.txt    甲 = 乙 = 丙: names of one thing, each as good as the other
    stopwords.txt  words of a question that carry nothing to search for
    courtesy.txt   words of greetings and thanks; several on a line
    contractions.txt   个税 = 个人所得税: by what names of documents are shortened; not searched for

Blank lines and lines that begin with # are skipped.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assistant.errors import LibraryError

_FILES = ("words.txt", "synonyms.txt", "aliases.txt", "stopwords.txt", "courtesy.txt")
_CONTRACTIONS = "contractions.txt"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists, read.

    `words` are all that the tokenizer must keep whole: those of words.txt, and what people say, so
    that 冷库 is found in 建个冷库存水果. `fingerprint` changes when one of them does.
    """

    words: tuple[str, ...]
    synonyms: dict[str, tuple[str, ...]]
    aliases: dict[str, tuple[str, ...]]
    stopwords: frozenset[str]
    courtesy: frozenset[str]
    fingerprint: str
    contractions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def written(self, word: str) -> tuple[str, ...]:
        """Return what documents call what people call `word`, if a list says so."""
        return (*self.synonyms.get(word, ()), *self.aliases.get(word, ()))


def read_lexicon(folder: Path) -> Lexicon:
    """Read the lists in `folder`; a list that is not there is empty.

    Raises:
        LibraryError: a list cannot be read, or a line is not in its form.
    """
    listed, synonym_lines, alias_lines, stopwords, courtesy = (
        tuple(_lines(folder / name)) for name in _FILES
    )
    synonyms, aliases = _synonyms(synonym_lines), _aliases(alias_lines)
    words = (*listed, *("".join(w.split()) for w in (*synonyms, *aliases)))
    return Lexicon(
        words=words,
        synonyms=synonyms,
        aliases=aliases,
        stopwords=frozenset(stopwords),
        courtesy=frozenset(word for line in courtesy for word in line.split()),
        fingerprint=hashlib.sha256("\n".join(words).encode()).hexdigest()[:12],
        contractions=_contractions(tuple(_lines(folder / _CONTRACTIONS))),
    )


def _lines(path: Path) -> Iterator[str]:
    if not path.exists():
        return
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LibraryError(f"读不到词表：{path}。", "请确认它是 UTF-8 编码的文本文件。") from error
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            yield line.strip()


def _synonyms(lines: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in lines:
        said, arrow, written = line.partition("=>")
        if not arrow or not said.strip() or not written.strip():
            raise LibraryError(f"同义词表里这一行看不懂：{line}", "请写成“口语词 => 正式词”。")
        for word in said.split():
            table[word] = (*table.get(word, ()), *written.split())
    return table


def _aliases(lines: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in lines:
        names = [name.strip() for name in line.split("=") if name.strip()]
        if len(names) < 2:
            raise LibraryError(f"别名表里这一行看不懂：{line}", "请写成“甲 = 乙”。")
        for name in names:
            table[name] = (*table.get(name, ()), *(n for n in names if n != name))
    return table


def _contractions(lines: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in lines:
        short, equals, long = (part.strip() for part in line.partition("="))
        if not (short and equals and long):
            raise LibraryError(f"缩写表里这一行看不懂：{line}", "请写成“缩写 = 全称”。")
        table[short] = (*table.get(short, ()), long)
    return table
