"""Where a Word file asks for a font that a machine lacks: which one stands in for it.

The 方正 types of a 公文 are bought; without them Word takes what it likes. In the table of fonts a
second name says what to take instead.
"""

from collections.abc import Iterator

from docx.document import Document
from docx.opc.part import Part
from lxml import etree

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STAND_INS = {
    "方正小标宋简体": ("宋体", "roman"),
    "仿宋": ("仿宋_GB2312", "modern"),
    "黑体": ("SimHei", "swiss"),
    "楷体": ("楷体_GB2312", "modern"),
}
"""By the font that is asked for: its other name or the next best, and the family it is of."""
_CHINESE = "86"
"""The character set GB2312, as fonts give it."""


def add_stand_ins(document: Document) -> None:
    """Write the stand-ins into the table of fonts of a document."""
    for part in _tables(document):
        table = etree.fromstring(part.blob)
        for name, (other, family) in STAND_INS.items():
            font = etree.SubElement(table, f"{{{_W}}}font", {f"{{{_W}}}name": name})
            # in the order that the schema wants
            for tag, value in (("altName", other), ("charset", _CHINESE), ("family", family)):
                etree.SubElement(font, f"{{{_W}}}{tag}", {f"{{{_W}}}val": value})
        part._blob = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)


def _tables(document: Document) -> Iterator[Part]:
    package = document.part.package
    for part in package.iter_parts() if package else ():
        if part.partname == "/word/fontTable.xml":
            yield part
