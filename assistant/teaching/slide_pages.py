"""The pages of a slide show: 16:9, native text boxes, the fonts of a Chinese office, notes.

What is not said of the East Asian font is garbled or set in what the machine likes: each run says
it, as `a:ea`.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.chart.data import ChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.text.text import TextFrame, _Run
from pptx.util import Length, Pt

from assistant.notice import MAKER, NOTICE
from assistant.papers.clean_text import clean_text
from assistant.teaching.slide_text import GAP, LINE, TextBox

FONT = "微软雅黑"
_TONES = ((0x22, 0x22, 0x22), (0x66, 0x66, 0x66), (0xD0, 0xD0, 0xD0), (0x92, 0x1B, 0x12))
INK, GREY, PALE, RED = (RGBColor(*tone) for tone in _TONES)  # type: ignore[no-untyped-call]
"""The red is that of the head of a 公文, dark enough to be read by itself."""
_WIDTH, _HEIGHT = 960, 540
_SIDE, _TOP = 54, 30
_INSIDE = _WIDTH - 2 * _SIDE
TITLE = TextBox(_INSIDE, 74, (32, 28, 24, 20))
BODY = TextBox(_INSIDE, 380, (32, 28, 26, 24, 22, 20))
READ = TextBox(_INSIDE, 380, (32, 30, 28))
"""What is read aloud together is never so small that the last row cannot."""
_BODY_TOP, _BLANK_LAYOUT = 118, 6


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a text stands on a slide, and how it looks there."""

    top: int
    box: TextBox
    color: RGBColor = INK
    bold: bool = False
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP
    left: int = _SIDE


_HEADING = _Place(_TOP, TITLE, RED, bold=True, anchor=MSO_ANCHOR.MIDDLE)
_BODY_PLACE = _Place(_BODY_TOP, BODY)
_COVER = _Place(
    110, TextBox(_INSIDE, 130, (44, 40, 36, 32, 28)), RED, bold=True, anchor=MSO_ANCHOR.BOTTOM
)
_UNDER_COVER = _Place(272, TextBox(_INSIDE, 220, (24, 22, 20, 18, 16, 14)))
_FOOT = _Place(508, TextBox(_INSIDE, 24, (12,)), GREY)


class SlidePages:
    """One slide show that is written from its first slide to its last."""

    def __init__(self, title: str) -> None:
        """Begin it, without a slide."""
        self._show = Presentation()
        self._show.slide_width, self._show.slide_height = Pt(_WIDTH), Pt(_HEIGHT)
        properties = self._show.core_properties
        properties.title, properties.author = clean_text(title), MAKER
        properties.last_modified_by = MAKER
        properties.comments, properties.keywords = NOTICE, "AI 辅助生成"

    @property
    def count(self) -> int:
        """How many slides there are."""
        return len(self._show.slides)

    def cover(self, title: str, lines: Sequence[str], notes: str) -> None:
        """Add the first slide: the title and what the lesson is about."""
        slide = self._slide(notes)
        self._write(slide, _COVER, [title], frozenset())
        self._rule(slide, 256)
        self._write(slide, _UNDER_COVER, lines, frozenset())

    def page(
        self, title: str, paragraphs: Sequence[str], notes: str, *, marked: Sequence[int] = ()
    ) -> None:
        """Add a slide of one idea; the paragraphs `marked`, by their numbers, stand out."""
        slide = self._titled(title, notes)
        self._write(slide, _BODY_PLACE, paragraphs, frozenset(marked))

    def chart(self, title: str, kind: XL_CHART_TYPE, data: ChartData, notes: str) -> Chart:
        """Add a slide with a native chart, and return the chart to be dressed."""
        slide = self._titled(title, notes)
        at = (Pt(_SIDE), Pt(_BODY_TOP), Pt(_INSIDE), Pt(BODY.height))
        chart: Chart = slide.shapes.add_chart(kind, *at, data).chart  # type: ignore[attr-defined]
        chart.has_legend = chart.has_title = False
        chart.font.size, chart.font.name = Pt(16), FONT
        chart.font.color.rgb = INK
        _set_east_asian(chart.font._rPr)
        return chart

    def saved(self) -> bytes:
        """Return the bytes of the .pptx file."""
        out = BytesIO()
        self._show.save(out)
        return out.getvalue()

    def _titled(self, title: str, notes: str) -> Slide:
        slide = self._slide(notes)
        self._write(slide, _HEADING, [title], frozenset())
        self._rule(slide, _TOP + TITLE.height + 4)
        return slide

    def _slide(self, notes: str) -> Slide:
        """Add an empty slide with its foot and its notes."""
        slide: Slide = self._show.slides.add_slide(self._show.slide_layouts[_BLANK_LAYOUT])
        self._write(slide, _FOOT, [f"{NOTICE}　　{self.count}"], frozenset())
        frame = slide.notes_slide.notes_text_frame
        if frame is not None:
            frame.text = clean_text(notes)
            for paragraph in frame.paragraphs:
                for run in paragraph.runs:
                    _set_font(run, 12, INK)
        return slide

    @staticmethod
    def _rule(slide: Slide, top: int) -> None:
        rule = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(_SIDE), Pt(top), Pt(_INSIDE), Pt(2))
        rule.fill.solid()
        rule.fill.fore_color.rgb = RED
        rule.line.fill.background()

    @staticmethod
    def _write(slide: Slide, place: _Place, paragraphs: Sequence[str], marked: Set[int]) -> None:
        """Write paragraphs into a box of their own, as large as they fit; some stand out."""
        box = place.box
        at = (Pt(place.left), Pt(place.top), Pt(box.width), Pt(box.height))
        frame = slide.shapes.add_textbox(*at).text_frame
        _shape_frame(frame, place.anchor)
        size = box.size(paragraphs) or box.sizes[-1]
        for number, text in enumerate(paragraphs):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            # in points, for fonts differ in what they call a line
            paragraph.line_spacing, paragraph.alignment = Pt(size * LINE), PP_ALIGN.LEFT
            paragraph.space_before = Pt(size * GAP if number else 0)
            run = paragraph.add_run()
            run.text = clean_text(text)
            stands_out = number in marked
            color = RED if stands_out else place.color
            _set_font(run, size, color, bold=place.bold or stands_out)


def chart_data(
    number_format: str, categories: Sequence[str], series: Mapping[str, Sequence[Decimal | float]]
) -> ChartData:
    """Return what a chart shows: a value of each series for each category."""
    data = ChartData(number_format=number_format)  # type: ignore[no-untyped-call]
    data.categories = [*map(clean_text, categories)]
    for name, values in series.items():
        data.add_series(name, values)  # type: ignore[no-untyped-call]
    return data


def _shape_frame(frame: TextFrame, anchor: MSO_ANCHOR) -> None:
    frame.word_wrap, frame.vertical_anchor = True, anchor
    none = Length(0)
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = none


def _set_font(run: _Run, size: int, color: RGBColor, *, bold: bool = False) -> None:
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
    run.font.color.rgb = color
    _set_east_asian(run.font._rPr)


def _set_east_asian(properties: object) -> None:
    """Say the East Asian font beside the Latin one, in the place where the schema wants it."""
    latin = properties.find(qn("a:latin"))  # type: ignore[attr-defined]
    for tag in ("a:cs", "a:ea"):
        other = latin.makeelement(qn(tag), {"typeface": FONT})
        latin.addnext(other)
