"""The kinds of file and their readers. What a file is, its first bytes say, not its name."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.documents.readers.ofd.ofd_reader import is_ofd, read_ofd
from assistant.documents.readers.pdf.pdf_reader import is_pdf, read_pdf
from assistant.documents.readers.scan.scan_reader import is_image, read_image
from assistant.documents.readers.text.plain_text import read_plain_text
from assistant.documents.readers.unreadable import is_unreadable, refuse
from assistant.documents.readers.web.web_page import is_web_page, read_web_page
from assistant.documents.readers.word.legacy_office import is_legacy_office, read_legacy_office
from assistant.documents.readers.word.word_reader import is_word, read_word
from assistant.documents.reading import Reading


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file: how its bytes are known, and its reader (bytes and the file's name)."""

    known: Callable[[bytes], bool]
    read: Callable[[bytes, str], Reading]


FORMATS = (
    Format(is_pdf, read_pdf),
    Format(is_ofd, read_ofd),
    Format(is_word, read_word),
    Format(is_legacy_office, read_legacy_office),
    Format(is_image, read_image),
    Format(is_unreadable, refuse),
    Format(is_web_page, read_web_page),
    Format(lambda _: True, read_plain_text),
)
"""In the order they are tried; the last takes what no other knows."""
