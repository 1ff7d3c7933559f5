"""The formats that can be read: the one table of them.

What a file is, its bytes say, not its name: many files have a wrong one. A new format is a module
with two functions, as `known` and `read` of `Format` are, and a line in `FORMATS`; the files taken
from a folder and the sentence about an unknown file follow from the table.
"""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.documents.readers.mail.mail_reader import is_mail, read_mail
from assistant.documents.readers.ofd.ofd_reader import is_ofd, read_ofd
from assistant.documents.readers.pdf.pdf_reader import is_pdf, read_pdf
from assistant.documents.readers.scan.scan_reader import is_image, read_image
from assistant.documents.readers.text.plain_text import is_plain_text, read_plain_text
from assistant.documents.readers.unreadable import is_unreadable, refuse
from assistant.documents.readers.web.web_page import is_web_page, read_web_page
from assistant.documents.readers.word.legacy_office import is_legacy_office, read_legacy_office
from assistant.documents.readers.word.word_reader import is_word, read_word
from assistant.documents.reading import Reading
from assistant.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    `name` is what users call it, `suffixes` by what file names it is taken from a folder. `known`
    says whether bytes are of it; `read` reads them, with the file's name for the error's sentence,
    and raises a `DocumentError` where they cannot be read.
    """

    name: str
    suffixes: tuple[str, ...]
    known: Callable[[bytes], bool]
    read: Callable[[bytes, str], Reading]


FORMATS = (
    Format("PDF", (".pdf",), is_pdf, read_pdf),
    Format("OFD", (".ofd",), is_ofd, read_ofd),
    Format("Word（.docx）", (".docx", ".docm"), is_word, read_word),
    Format("旧版 Word、WPS、RTF", (".doc", ".wps", ".rtf"), is_legacy_office, read_legacy_office),
    Format(
        "图片", (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"), is_image, read_image
    ),
    Format("", (), is_unreadable, refuse),
    Format("邮件", (".eml",), is_mail, read_mail),
    Format("网页", (".html", ".htm", ".mht", ".mhtml"), is_web_page, read_web_page),
    Format("文本", (".txt", ".md"), is_plain_text, read_plain_text),
)
"""In the order they are tried: zip archives that are documents come before other archives, mail
before pages, for a page saved as one file is a mail to look at, and text last, for all these are
text too. The one without a name is what is known and holds no document."""
SUFFIXES = tuple(suffix for each in FORMATS for suffix in each.suffixes)
"""The names of files that are taken from a folder; of a file itself its bytes decide."""


def recognised_format(data: bytes, name: str) -> Format:
    """Return the format of a file's bytes; `name` is for the error's sentence.

    Raises:
        DocumentError: they are of none.
    """
    found = next((each for each in FORMATS if each.known(data)), None)
    if found is None:
        names = "、".join(each.name for each in FORMATS if each.name)
        raise DocumentError(
            f"认不出文件的格式或文字编码：{name}。",
            f"请另存为能读的一种：{names}；文本请存为 UTF-8 编码。",
        )
    return found
