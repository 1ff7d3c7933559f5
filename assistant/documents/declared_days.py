"""The days that only a page tells of a document: they count where its text has none.

The day of publishing is no 成文日期, but the only day that is left; and that a page prints the day
of force or the end of the 有效期 is its editor's word. The user is told both.
"""

from dataclasses import replace

from assistant.documents.dates import read_date
from assistant.documents.effect import Effect
from assistant.documents.model import PolicyDocument
from assistant.documents.reading import Declared

_PUBLISHED = "正文没有成文日期，记的是网页的发布日期；请核对原文。"
_EFFECT = "正文没有写明{days}，记的是网页上写的；请核对原文。"


def with_declared_days(document: PolicyDocument, declared: Declared) -> PolicyDocument:
    """Return the document with the days that its text leaves out, and a warning for each."""
    published = None if document.date else read_date(declared.published)
    effect, told = _effect(document.effect, declared)
    warnings = [_PUBLISHED] if published else []
    warnings += [_EFFECT.format(days="和".join(told))] if told else []
    return replace(
        document,
        date=document.date or published,
        effect=effect,
        warnings=(*document.warnings, *warnings),
    )


def _effect(effect: Effect, declared: Declared) -> tuple[Effect, list[str]]:
    """Return the effect with what is declared of it, and which of its days that gave."""
    begins = None if effect.effective_date else read_date(declared.effective)
    ends = None if effect.expires else read_date(declared.expires)
    told = [name for name, day in (("施行日期", begins), ("有效期", ends)) if day]
    completed = replace(
        effect,
        effective_date=effect.effective_date or begins,
        expires=effect.expires or ends,
    )
    return completed, told
