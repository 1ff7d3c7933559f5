"""Traditional characters, as the input methods of 香港、澳门、台湾 and older files have them.

Only a question is converted, to find what simplified documents say; nothing shown is.
"""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_CONFIG = "hk2s"
"""As t2s, and the forms that only Hong Kong writes (衞)."""
_BOTH = frozenset("乾菸薹拚捱摺吒後徵夥榘於袷麴醣麽")
"""The characters of GB 2312, the set of simplified ones, that OpenCC still makes others of."""


def simplified(text: str) -> str:
    """Return `text` in simplified characters; a text without traditional ones as it is.

    So a word of simplified text never becomes another: OpenCC makes 破坏土地 破坯土地.
    """
    if not any(map(_is_traditional, text)):
        return text
    return str(_converter().convert(text))


@cache
def _converter() -> "OpenCC":
    from opencc import OpenCC  # noqa: PLC0415  only where a question is read

    return OpenCC(_CONFIG)


@cache
def _is_traditional(character: str) -> bool:
    """Ask OpenCC, which takes a while to load, only where simplified writing is not certain."""
    if not "\u3400" <= character <= "\u9fff" or _is_simplified(character):
        return False
    return bool(_converter().convert(character) != character)


def _is_simplified(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return character not in _BOTH
