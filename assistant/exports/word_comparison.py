"""A comparison of two texts as a Word file: what became of each clause, the changes marked."""

from collections.abc import Iterator

from assistant.exports.export_pages import ExportPages, Making
from assistant.exports.export_source import source_of_document
from assistant.papers.word_pages import WordPiece
from assistant.validity.differences import Became, ClauseDifference, Comparison
from assistant.validity.differences_text import APART, SAME, counted_differences

_LEGEND = "标记：删除线是旧文字，下划线是新文字。没有改动的条款不列出。"


def word_comparison(found: Comparison, making: Making) -> bytes:
    """Return a comparison as the bytes of a .docx file."""
    pages = ExportPages("逐条对照", making)
    for side, name, document in (
        ("旧：", found.old_name, found.old),
        ("新：", found.new_name, found.new),
    ):
        pages.pages.text(f"{side}{name}")
        pages.source(source_of_document(making.library, document, making.day))
    if found.related:
        _write(pages, found)
    else:
        pages.pages.text(APART)
    pages.headed("需要注意", found.notes)
    return pages.saved()


def _write(pages: ExportPages, found: Comparison) -> None:
    pages.pages.text(f"{counted_differences(found)}{_LEGEND if found.changed else SAME}")
    for each in found.changed:
        pages.pages.heading(f"{each.became.value}　{each.label}")
        if each.became is Became.MOVED:
            pages.pages.text("文字没有改，位置变了。")
        else:
            pages.pages.quoted_pieces(_pieces(each))


def _pieces(each: ClauseDifference) -> Iterator[WordPiece]:
    """Yield the older words with what was left out and put in, or those of one text alone."""
    if not each.old or not each.new:
        text = each.old_words or each.new_words
        yield WordPiece(text, left_out=not each.new, put_in=not each.old)
        return
    text, at = each.old_words, 0
    for change in each.changes:
        yield WordPiece(text[at : change.start])
        yield WordPiece(change.old, left_out=True)
        yield WordPiece(change.new, put_in=True)
        at = change.end
    yield WordPiece(text[at:])
