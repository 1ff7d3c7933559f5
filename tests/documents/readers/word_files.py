"""Word files for tests, written out as XML, so that a test shows what it is that is read."""

import io
import zipfile
from collections.abc import Mapping

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": _W,
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS = {"header": "hdr", "footer": "ftr"}


def word_file(body: str, **parts: str) -> bytes:
    """Return a .docx with this XML in `w:body`; `parts` are by kind: styles, numbering, header."""
    return zipped(word_parts(body, **parts))


def word_parts(body: str, **parts: str) -> dict[str, bytes]:
    """Return the members of such a file."""
    kinds = ("document", *parts)
    types = "".join(
        f'<Override PartName="/word/{k}.xml" ContentType="{_MAIN_TYPE}.{k}+xml"/>'
        for k in ("document.main", *parts)
    ).replace("/word/document.main.xml", "/word/document.xml")
    links = "".join(
        f'<Relationship Id="r{i}" Type="{_LINK}/{kind}" Target="{kind}.xml"/>'
        for i, kind in enumerate(parts)
    )
    members = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{types}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r0" '
        f'Type="{_LINK}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{links}</Relationships>",
    }
    contents = {"document": f"<w:body>{body}</w:body>", **parts}
    for kind in kinds:
        root = _ROOTS.get(kind, kind)
        members[f"word/{kind}.xml"] = f"<w:{root} {_NAMES}>{contents[kind]}</w:{root}>"
    return {name: content.encode() for name, content in members.items()}


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Return an archive of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def p(text: str = "", properties: str = "") -> str:
    """Return a paragraph with one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run."""
    inner = f'<w:t xml:space="preserve">{text}</w:t>' if text else ""
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"


def tc(content: str, properties: str = "") -> str:
    """Return a cell of a table; plain text becomes its one paragraph."""
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str) -> str:
    """Return a row of a table."""
    return f"<w:tr>{''.join(c if c.startswith('<w:tc>') else tc(c) for c in cells)}</w:tr>"


def tbl(*rows: str) -> str:
    """Return a table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def lvl(at: int, number_format: str, pattern: str, *more: str, start: int = 1) -> str:
    """Return a level of a list; `more` stands after its `w:start` and format."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>'
        f'{"".join(more)}<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def numbering(*levels: str, more: str = "") -> str:
    """Return one abstract list of these levels and its instance 1; `more` are other instances."""
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
    )


def item(level: int, instance: int = 1) -> str:
    """Return the paragraph property that makes an item of a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>'
