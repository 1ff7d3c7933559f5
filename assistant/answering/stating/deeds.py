"""What is done with money: a question for a fine is not answered by a subsidy."""

_DEEDS = {"罚": "罚处", "奖": "奖", "赔": "赔", "贷": "贷", "补": "补助贴", "扣": "扣", "押": "押"}
"""A deed as a question asks it, and the characters of which one must be said of it."""
_STRICT = ("罚",)
"""Deeds that documents always call by their name."""


def says_deeds(asked: str, said: str) -> bool:
    """Say whether a text says every deed that a question asks."""
    written = (_DEEDS[deed] for deed in _DEEDS if deed in asked)
    return all(any(character in said for character in each) for each in written)


def says_strict_deeds(asked: str, said: str) -> bool:
    """Say the same of the deeds that no document leaves to its heading."""
    strict = "".join(deed for deed in _STRICT if deed in asked)
    return says_deeds(strict, said)
