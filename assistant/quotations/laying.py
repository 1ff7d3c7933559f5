"""Laying: an alignment in whole words and figures, as both texts are printed."""

from dataclasses import replace

from assistant.library.wording import Wording
from assistant.quotations.as_printed import Laid, lay
from assistant.quotations.edits import Bounds, completed, readable, side
from assistant.quotations.landmarks import landmarks
from assistant.quotations.loose_ends import Ends, LaidText
from assistant.quotations.placing import Placed


def laid_as_printed(placed: Placed, quoted: Wording, bounds: Bounds) -> Laid:
    """Return what the source prints, what was changed in it, and whether an end of it is loose."""
    found, stretch = placed.alignment, placed.stretch
    if not found.edits:
        return lay(stretch.wording, quoted, found.start, found.end, ())
    marks = landmarks(quoted)
    source = side(stretch.wording.letters, stretch.marks, bounds)
    edits = completed(found.edits, source, found.start, found.end, len(quoted.letters))
    edits = readable(edits, source, side(quoted.letters, marks, bounds))
    start = min([found.start, *(e.start for e in edits)])
    end = max([found.end, *(e.end for e in edits)])
    texts = LaidText(stretch.wording, stretch.marks), LaidText(quoted, marks)
    laid = lay(stretch.wording, quoted, start, end, edits)
    return replace(laid, loose=Ends(*texts, start, end, edits).are_loose)
