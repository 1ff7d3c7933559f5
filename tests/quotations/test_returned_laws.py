"""Whatever the runs and whatever the changes: rejecting gives the draft back, accepting the source.

The library is opened once; every draft is checked by it as a user's is.
"""

from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.library.library import Library
from assistant.library.wording import letters_of
from assistant.quotations.check import check_quotations
from assistant.quotations.checked import Checked, QuotationStatus
from assistant.quotations.returned_draft import return_draft
from tests.documents.readers.word_files import tbl, tc, word_file
from tests.quotations.conftest import TODAY
from tests.quotations.heating import FIRST, SECOND, THIRD, quoting
from tests.quotations.revisions import MAIN, accepted, characters, members, rejected, text

FORMS = ("", "<w:b/>", "<w:i/>", '<w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/>')
WIDTHLESS = (
    "", '<w:proofErr w:type="spellStart"/>', '<w:bookmarkStart w:id="3" w:name="a"/>',
    '<w:bookmarkEnd w:id="3"/>', "<w:r><w:lastRenderedPageBreak/></w:r>", "<w:r/>",
)  # fmt: skip
THEIRS = (
    '<w:ins w:id="50" w:author="老王"><w:r><w:t>各</w:t></w:r></w:ins>',
    '<w:del w:id="51" w:author="老王"><w:r><w:delText>各</w:delText></w:r></w:del>',
)
PRINTED = (
    "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", "<w:r><w:noBreakHyphen/></w:r>", *THEIRS,
)  # fmt: skip


@st.composite
def quoted(draw: st.DrawFn) -> str:
    """Return a sentence that quotes the notice, with some of the words changed."""
    words = draw(st.sampled_from((FIRST, SECOND, THIRD)))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(words) - 1))
        till = at + draw(st.integers(0, 3))
        words = words[:at] + draw(st.text("各 ，5镇村按期", max_size=3)) + words[till:]
    return (
        draw(st.sampled_from(("", "经研究，"))) + quoting(words) + draw(st.sampled_from(("", "。")))
    )


@st.composite
def in_runs(draw: st.DrawFn, words: str, between: Sequence[str]) -> str:
    """Return a paragraph that has words in runs of any size and form, something between some."""
    cuts = sorted(draw(st.sets(st.integers(1, len(words) - 1), max_size=8)))
    runs: list[str] = []
    for start, end in zip([0, *cuts], [*cuts, len(words)], strict=True):
        inner = f'<w:t xml:space="preserve">{words[start:end]}</w:t>'
        joined = draw(st.booleans()) and runs and runs[-1].endswith("</w:t></w:r>")
        if joined:
            runs[-1] = f"{runs[-1].removesuffix('</w:r>')}{inner}</w:r>"
        else:
            form = draw(st.sampled_from(FORMS))
            runs += [draw(st.sampled_from(between)), f"<w:r><w:rPr>{form}</w:rPr>{inner}</w:r>"]
    return f"<w:p>{''.join(runs)}</w:p>"


@st.composite
def drafts(draw: st.DrawFn, between: Sequence[str]) -> bytes:
    """Return a Word draft of some paragraphs, one of them in a table."""
    paragraphs = [draw(in_runs(draw(quoted()), between)) for _ in range(draw(st.integers(1, 3)))]
    if draw(st.booleans()):
        paragraphs.append(
            tbl(f"<w:tr>{tc('一')}{tc(draw(in_runs(draw(quoted()), between)))}</w:tr>")
        )
    return word_file("".join(paragraphs))


def check(library: Library, draft: bytes) -> Checked:
    return check_quotations(text(draft), library, TODAY)


def corrected(draft: str, checked: Checked) -> str:
    """Return a draft with the words of the source for every quotation that can be corrected."""
    for quotation in reversed(checked.quotations):
        left = quotation.by_hand
        if quotation.status is QuotationStatus.ALTERED and quotation.source and not left:
            start, end = quotation.span
            draft = draft[:start] + quotation.source.quote + draft[end:]
    return draft


def around(draft: str) -> list[str]:
    """Return what stands outside of the quotation marks."""
    return [piece for line in draft.replace("”", "“").split("\n") for piece in line.split("“")[::2]]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(draft=drafts(WIDTHLESS))
def test_rejected_is_the_draft_and_accepted_is_the_source(heating: Library, draft: bytes) -> None:
    checked = check(heating, draft)
    back = return_draft(checked, draft, "草稿.docx", TODAY)
    altered = [q for q in checked.quotations if q.status is QuotationStatus.ALTERED]
    assert back.corrected == sum(not q.by_hand for q in altered)
    assert back.comments == 1 + len(checked.wrong) + len(checked.namings)
    assert characters(rejected(back.data)) == characters(draft)
    assert text(rejected(back.data)) == text(draft)
    new = text(accepted(back.data))
    assert letters_of(new) == letters_of(corrected(text(draft), checked))
    assert around(new) == around(text(draft))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(draft=drafts((*WIDTHLESS, *PRINTED)))
def test_whatever_stands_between_the_runs_rejected_is_the_draft(
    heating: Library, draft: bytes
) -> None:
    checked = check(heating, draft)
    back = return_draft(checked, draft, "草稿.docx", TODAY)
    assert characters(rejected(back.data)) == characters(draft)
    assert text(rejected(back.data)) == text(draft)
    for theirs in THEIRS:
        before, behind = (members(data)[MAIN].count(theirs.encode()) for data in (draft, back.data))
        assert before == behind
