"""What is true of every quotation, whatever it says."""

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.documents.model import PolicyDocument
from assistant.library.library import Library
from assistant.library.wording import letters_of, worded
from assistant.quotations.as_printed import applied
from assistant.quotations.checked import QuotationStatus
from assistant.quotations.judged import Judged
from assistant.quotations.judging import Judge
from assistant.quotations.landmarks import landmarks
from assistant.quotations.placing import PlaceFinder
from assistant.quotations.superseding import Superseding
from tests.library.test_folded_texts import printed_otherwise
from tests.quotations.conftest import TODAY
from tests.quotations.test_sentence_ends import runs_over

_HAN = re.compile(r"[\u4e00-\u9fff]")
RIGHT = (QuotationStatus.EXACT, QuotationStatus.LAYOUT_ONLY)


def judge(library: Library, words: str) -> Judged:
    places = PlaceFinder(library)
    superseding = Superseding(library, TODAY)
    return Judge(places, library.segmenter.bounds, _by_date, superseding).judge(words, None)


def _by_date(document: PolicyDocument) -> tuple[bool, str]:
    return True, str(document.date)


@st.composite
def clauses(draw: st.DrawFn, library: Library) -> str:
    """Draw the text of a clause that has enough words to be found."""
    document = draw(st.sampled_from(library.documents))
    long = [c.text for c in document.clauses if len(letters_of(c.text)) > 10]
    return draw(st.sampled_from(long))


@st.composite
def stretches(draw: st.DrawFn, library: Library) -> str:
    """Draw a stretch of a clause that begins and ends with a word, and cuts no figure."""
    text = draw(clauses(library))
    ends = [m.start() for m in _HAN.finditer(text)]
    assume(len(ends) > 10)
    first = draw(st.integers(0, len(ends) - 11))
    last = draw(st.integers(first + 10, min(len(ends) - 1, first + 80)))
    marks = landmarks(worded(text))
    places = (len(letters_of(text[:at])) for at in (ends[first], ends[last] + 1))
    assume(not any(map(marks.figure_around, places)))
    return text[ends[first] : ends[last] + 1]


@st.composite
def changed(draw: st.DrawFn, words: str) -> str:
    """Draw `words` with some of them left out, put in or replaced."""
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(words) - 1))
        left_out = draw(st.integers(0, 4))
        put_in = draw(
            st.sampled_from(("", "不", "切实", "三十", "，", "5%", "（二）", "全面、及时"))
        )
        words = words[:at] + put_in + words[at + left_out :]
    return words


@given(st.data())
def test_a_clause_as_printed_is_exact(library: Library, data: st.DataObject) -> None:
    text = data.draw(clauses(library))
    verdict = judge(library, text)
    assert verdict.status is QuotationStatus.EXACT
    assert verdict.source is not None
    assert verdict.source.quote == text


@given(st.data())
def test_a_stretch_as_printed_is_exact(library: Library, data: st.DataObject) -> None:
    assert judge(library, data.draw(stretches(library))).status is QuotationStatus.EXACT


@given(st.data())
def test_another_layout_is_only_that(library: Library, data: st.DataObject) -> None:
    words = data.draw(stretches(library))
    assert judge(library, data.draw(printed_otherwise(words))).status in RIGHT


@given(st.data())
def test_changes_made_to_the_source_give_the_quotation_a_sentence_at_a_time(
    library: Library, data: st.DataObject
) -> None:
    words = data.draw(changed(data.draw(stretches(library))))
    assume(letters_of(words))
    verdict = judge(library, words)
    assume(verdict.laid is not None)
    assert verdict.laid is not None
    quoted = re.sub(r"\s*\n\s*", "\n", words.strip())
    assert applied(verdict.laid.quote, verdict.laid.differences) == quoted
    assert not any(map(runs_over, verdict.laid.differences))


@given(st.data())
def test_a_change_of_words_is_never_called_layout(library: Library, data: st.DataObject) -> None:
    words = data.draw(changed(data.draw(stretches(library))))
    every = "\n".join(letters_of(c.text) for d in library.documents for c in d.clauses)
    joined = every.replace("\n", "")
    assume(letters_of(words) and letters_of(words) not in joined)
    assert judge(library, words).status not in RIGHT
