"""署名: the offices that sign, each apart and without its seal (GB/T 9704 7.3.5)."""

import re

from assistant.documents.lines import is_organisation, is_person

_SEAL = re.compile(r"\s*[（(](?:代\s*章|印\s*章|公\s*章|盖\s*章|签\s*章|章|印|代)[）)]\s*$")
_APART = re.compile(r"[\t\n]|[ \u3000]{2,}")
_LISTED = re.compile(r"[、，,]")
_WIDE = re.compile(r"[\s\u3000]+")
_SHORT = re.compile(r"(?:[省市县区州旗镇乡](?![^\W\d]{0,3}[省市县区州旗镇乡])|本级)")
_PARTS = ("办公室", "秘书处", "办公厅", "委员会")
"""The end of a long name, on a line of its own."""
_FEWEST = 3
"""Characters of an office's name at least."""


def offices_of(text: str) -> list[str]:
    """Return the offices that a signature of one line or several names; a person is none."""
    found: list[str] = []
    for line in text.split("\n"):
        if found and line.strip() in _PARTS:
            found[-1] += line.strip()
        elif not is_person(line):
            found += _side_by_side(line)
    return list(dict.fromkeys(found))


def _side_by_side(line: str) -> list[str]:
    """Return the offices on one line, apart by tabs, wide spaces or 、 where each is a name."""
    for pattern in (_APART, _WIDE, _LISTED):
        parts = [bare for part in pattern.split(line) if (bare := _without_seal(part))]
        if len(parts) > 1 and all(_is_name(part) for part in parts):
            return parts
    whole = _without_seal("".join(line.split()))
    return [whole] if whole else []


def _without_seal(name: str) -> str:
    return "".join(_SEAL.sub("", name.strip()).split())


def _is_name(text: str) -> bool:
    return len(text) >= _FEWEST and is_organisation(text)


def is_short(office: str) -> bool:
    """Say whether an office is called as its own place calls it: 市政府办公厅, 县发改局."""
    return _SHORT.match(office) is not None


def is_office(name: str) -> bool:
    """Say whether a name is an office, and not a place alone (某县) or a word of a page."""
    return is_organisation(name) and not re.search(r"[省市县区乡镇]$|[:：|｜《》]", name)
