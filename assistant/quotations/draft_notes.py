"""Notes of a draft: ① behind a quotation, and the line ①《某办法》第九条 that says its source."""

import re

_MARK = r"[①-⑳㉑-㉟]|[\[［〔【]\s*\d{1,3}\s*[\]］〕】]"
_CALLED = re.compile(rf"[”」』\"]?[，。；、,;.]?[”」』\"]?\s?(?P<mark>{_MARK})")
_NOTE = re.compile(
    rf"^[ \t\u3000]*(?:注释?[：:]?\s*)?(?P<mark>{_MARK})[\s\u3000.．、:：]*"
    r"(?:详?见|参见|摘自|引自|出自|源自|载于|据|语出)?\s*",
    re.MULTILINE,
)


class DraftNotes:
    """The notes of one draft, by the mark that calls them."""

    def __init__(self, text: str) -> None:
        """Read the lines of `text` that begin with such a mark."""
        self._text = text
        self._found = [(_bare(m["mark"]), m.start(), m.end()) for m in _NOTE.finditer(text)]

    def called(self, end: int) -> int | None:
        """Return where the note begins to speak that is called behind a quotation's `end`.

        It is the next one of that mark: every page may count its own from ① on.
        """
        call = _CALLED.match(self._text, end) if self._found else None
        if call is None:
            return None
        mark = _bare(call["mark"])
        behind = (said for m, start, said in self._found if m == mark and start > call.start())
        return next(behind, None)


def _bare(mark: str) -> str:
    return re.sub(r"\D", "", mark) or mark
