"""Ages that are said without 岁: 我娘今年八十七了, 隔壁大爷97."""

import re

_OLD = (
    r"(?:大[爷娘妈伯叔婶]|奶奶|爷爷|[姥外][姥爷公婆]|老(?:丈人|丈母娘|人家?|[头伴娘爹妈爸汉太])"
    r"|父亲|母亲|公公|婆婆|[爸妈爹娘])"
)
_TENS = r"(?:[六七八九]十[一二三四五六七八九]?|一百零?[一二三四五六七八九]?)"
_AGE = re.compile(
    rf"{_OLD}(?:今年|现在|都|已经|满|刚|有)*(?:1[01]\d|[6-9]\d|{_TENS})(?=了|[,，。;；?？!！]|$)"
)


def with_ages(text: str) -> str:
    """Return a text with 岁 behind the ages of old people that are said without it."""
    return _AGE.sub(lambda match: f"{match[0]}岁", text)
