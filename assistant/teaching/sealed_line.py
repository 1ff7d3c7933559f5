"""The sealed line of a paper: a strip beside the text where one writes who one is.

It is a box with its text turned, on the first page; what is written there is folded away before the
paper is marked.
"""

from docx.oxml import parse_xml
from docx.shared import Mm
from docx.text.paragraph import Paragraph

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_LEFT, _TOP, _WIDTH, _HEIGHT = Mm(7), Mm(20), Mm(18), Mm(257)
_FIELDS = "单位：____________________　姓名：______________　座位号：________"
_DOTS = "…" * 8
_LINE = f"{_DOTS}密{_DOTS}封{_DOTS}线{_DOTS}（线内不要答题）"
_PROPERTIES = (
    '<w:rPr><w:rFonts w:ascii="仿宋" w:hAnsi="仿宋" w:eastAsia="仿宋"/>'
    '<w:color w:val="000000"/><w:sz w:val="24"/></w:rPr>'
)


def _paragraph(text: str) -> str:
    return (
        '<w:p><w:pPr><w:spacing w:line="400" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr>'
        f'<w:r>{_PROPERTIES}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


_BOX = f"""<w:r {_NAMES}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0"
 locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="page"><wp:posOffset>{_LEFT}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>{_TOP}</wp:posOffset></wp:positionV>
<wp:extent cx="{_WIDTH}" cy="{_HEIGHT}"/><wp:wrapNone/><wp:docPr id="9001" name="密封线"/>
<a:graphic><a:graphicData
 uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>
<a:ext cx="{_WIDTH}" cy="{_HEIGHT}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
<a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>
{_paragraph(_FIELDS)}{_paragraph(_LINE)}
</w:txbxContent></wps:txbx><wps:bodyPr vert="vert270" lIns="0" tIns="0" rIns="0" bIns="0"
 anchor="ctr"/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>
</mc:AlternateContent></w:r>"""


def add_sealed_line(paragraph: Paragraph) -> None:
    """Put the strip beside the page on which the paragraph stands."""
    paragraph._p.append(parse_xml(_BOX.replace("\n", "")))
