"""Word files (.docx, .docm, and what WPS saves as such), as they would come out of the printer.

Macros are never run; pictures are not read. What is read how: `word_text` (characters of a
paragraph), `word_numbering` (labels), `word_tables`, `word_notes` (footnotes), `word_body` (order).
"""

import io
import zipfile

from docx.oxml.ns import qn

from assistant.documents.lines import SENTENCE
from assistant.documents.readers.archive import FAILURES
from assistant.documents.readers.unread_pictures import pictures_unread
from assistant.documents.readers.word.word_body import Story
from assistant.documents.readers.word.word_notes import read_notes
from assistant.documents.readers.word.word_numbering import read_numbering
from assistant.documents.readers.word.word_package import WordPackage, main_part, open_package
from assistant.documents.readers.word.word_pictures import pictures_of
from assistant.documents.readers.word.word_styles import Styles
from assistant.documents.readers.word.word_xml import WordElement
from assistant.documents.reading import Reading
from assistant.errors import DocumentError

_ZIP = b"PK\x03\x04"
_CHANGES = tuple(map(qn, ("w:ins", "w:del", "w:moveFrom", "w:moveTo")))
_OBJECTS = tuple(map(qn, ("dgm:relIds", "c:chart", "w:altChunk")))
_CHANGED = "文件带有修订痕迹，按接受修订后的文字读取。"
_COMMENTED = "文件带有批注，批注没有读入。"
_CHARTED = "文件里有图表或嵌入的对象，其中的文字没有读入。"
_FEW = 40
"""Characters; a file with fewer, no sentence and large pictures is a title over scanned pages."""


def is_word(data: bytes) -> bool:
    """Say whether the bytes are a Word file, by the names of what is in the archive.

    An archive too damaged to list is one when a Word part is named in it, so that the user hears
    of the damage and not of an unknown kind of file.
    """
    if not data.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except FAILURES:
        return b"word/document" in data
    return "[Content_Types].xml" in names and main_part(names) is not None


def read_word(data: bytes, name: str) -> Reading:
    """Read the Word file in `data`; `name` is for the error's sentence.

    Raises:
        DocumentError: the file is damaged, locked, no Word file, or holds pictures only.
    """
    package = open_package(data, name)
    try:
        reading = _read(package)
    except RecursionError as error:
        raise DocumentError(
            f"文件内部嵌套太深，读不了：{name}。", "请用 Word 或 WPS 打开后另存为 .docx，再重试。"
        ) from error
    if _is_pictures_only(package, reading.text):
        raise DocumentError(
            f"文件里只有图片，没有文字：{name}。", "请另存为 PDF 后重试，或换一份有文字的文件。"
        )
    return reading


def _is_pictures_only(package: WordPackage, text: str) -> bool:
    """Say whether there is nothing to read but pictures, or but a line above pages of them."""
    pictures = pictures_of(package.document)
    if not text:
        return bool(pictures) or _holds(package.document, *_OBJECTS)
    few = len("".join(text.split())) < _FEW and SENTENCE.search(text) is None
    return few and any(picture.large for picture in pictures)


def _read(package: WordPackage) -> Reading:
    story = story_of(package)
    text = body_text(story, package)
    margins = (*package.parts.get("header", ()), *package.parts.get("footer", ()))
    apart = [line.strip() for part in margins for line in story.text_lines(part)]
    return Reading(text, apart=tuple(dict.fromkeys(apart)), warnings=_warnings(package, story))


def story_of(package: WordPackage) -> Story:
    """Return what reads the parts of a file, before it has read any."""
    numbering = read_numbering(package.part("numbering"), package.part("styles"))
    return Story(Styles(package.part("styles"), numbering), numbering, read_notes(package))


def body_text(story: Story, package: WordPackage) -> str:
    """Return the text of the main document."""
    return "".join(f"{line}\n" for line in story.text_lines(package.document))


def _warnings(package: WordPackage, story: Story) -> tuple[str, ...]:
    left_out = [piece.left_out for printed in story.printed for piece in printed.pieces]
    said = (
        (_CHANGED, any(_holds(root, *_CHANGES) for root in package.roots())),
        (_COMMENTED, any(_holds(root, qn("w:commentReference")) for root in package.roots())),
        (_CHARTED, _holds(package.document, *_OBJECTS)),
    )
    pictures = [picture.attachment for picture in pictures_of(package.document)]
    unread = pictures_unread(pictures, "文件")
    told = dict.fromkeys(filter(None, left_out))
    return (*told, *(sentence for sentence, true in said if true), *unread)


def _holds(root: WordElement, *tags: str) -> bool:
    return next(root.iter(*tags), None) is not None
