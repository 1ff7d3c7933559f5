"""Front matter of a Markdown file: what stands between `---` (YAML) or `+++` (TOML) on top.

Of YAML only what people write there is read: a key and its value on a line, lists in brackets or
on lines with a dash. Anything else is no front matter, and stays text.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.documents.readers.web.web_header import read_header
from assistant.documents.readers.web.web_labels import FIELDS, HeaderField
from assistant.documents.reading import NOTHING_DECLARED, Declared

_BLOCK = re.compile(
    r"\s*(?P<mark>---|\+\+\+)[ \t]*\n(?P<text>.*?\n)(?P<end>---|\+\+\+|\.\.\.)[ \t]*(?:\n|$)",
    re.DOTALL,
)
_KEY = re.compile(
    r"(?P<key>[A-Za-z_\u4e00-\u9fff][\w\u4e00-\u9fff -]{0,30}?)\s*"
    r"(?P<colon>[:：])(?:(?<=：)|\s+|$)(?P<value>.*)"
)
_ITEM = re.compile(r"\s*-\s+(?P<value>.*)")
_LABELS = {
    HeaderField.TITLE: "标题",
    HeaderField.NUMBER: "文号",
    HeaderField.DATE: "成文日期",
    HeaderField.ISSUERS: "发文机关",
    HeaderField.PUBLISHED: "发布日期",
    HeaderField.EFFECTIVE: "施行日期",
    HeaderField.EXPIRES: "有效期至",
}
_ENGLISH = {
    HeaderField.TITLE: "title name",
    HeaderField.NUMBER: "number document_number doc_number docno doc_no document_no reference",
    HeaderField.DATE: "date issued issued_date issue_date signed_date date_issued",
    HeaderField.ISSUERS: "issuer issuers issued_by agency authority organization department",
    HeaderField.PUBLISHED: "published publish_date published_date pubdate pub_date created",
    HeaderField.EFFECTIVE: "effective effective_date in_force",
    HeaderField.EXPIRES: "expires expiry expiry_date valid_until",
}
_KEYS = {name: field for field, names in _ENGLISH.items() for name in names.split()}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter declares, and the text below it."""

    declared: Declared
    text: str


def read_front_matter(text: str) -> FrontMatter:
    """Return what stands on top of `text`, and the rest of it."""
    block = _BLOCK.match(text)
    values = _values(block["text"], toml=block["mark"] == "+++") if block else None
    if block is None or values is None:
        return FrontMatter(NOTHING_DECLARED, text)
    return FrontMatter(_declared(values), text[block.end() :])


def _declared(values: Mapping[str, list[str]]) -> Declared:
    """Return what the values say, read as the header table of a web page is read."""
    lines = []
    for key, said in values.items():
        name = re.sub(r"[\s-]+", "_", key.strip().lower())
        field = _KEYS.get(name, FIELDS.get("".join(key.split()), HeaderField.OTHER))
        if field in _LABELS and said:
            lines.append(f"{_LABELS[field]}\t{'、'.join(said)}")
    return read_header(lines)


def _values(text: str, *, toml: bool) -> dict[str, list[str]] | None:
    return _toml(text) if toml else _yaml(text)


def _toml(text: str) -> dict[str, list[str]] | None:
    try:
        loaded = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
    return {
        key: [str(each) for each in (value if isinstance(value, list) else [value])]
        for key, value in loaded.items()
        if not isinstance(value, dict)
    }


def _yaml(text: str) -> dict[str, list[str]] | None:
    """Return the values by their keys, or None when a line is neither key nor value."""
    values: dict[str, list[str]] = {}
    last = ""
    for line in text.splitlines():
        key, item = _KEY.fullmatch(line), _ITEM.fullmatch(line)
        if key and (key["colon"] == ":" or "".join(key["key"].split()) in FIELDS):
            last = key["key"]
            values[last] = _listed(key["value"])
        elif item and last:
            values[last].append(_plain(item["value"]))
        elif line.strip() and not (last and line[0] in " \t") and line[0] != "#":
            return None
    return values or None


def _listed(value: str) -> list[str]:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return [_plain(part) for part in re.split(r"[,，]", value[1:-1]) if part.strip()]
    return [_plain(value)] if value and value not in ("|", ">", "|-", ">-") else []


def _plain(value: str) -> str:
    value = re.sub(r"\s+#.*$", "", value.strip())
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
