"""An answer, or a whole talk, as a Word file: question, answer, sources, what to know of it."""

from assistant.answering.answer import Answer, Citation
from assistant.documents.text import fold
from assistant.exports.answer_text import write_answer
from assistant.exports.export_pages import ExportPages, Making
from assistant.exports.export_source import source_of_citation
from assistant.exports.kept_talk import KeptTalk
from assistant.library.library import Library

_TITLE = "政策问答"
_CHANGED = "注意：库里现在查不到这段原文，文件可能已移出或换了版本，请找原件核对。"
_BY_MODEL = "其中的说明由大模型{0}撰写，文号、数字、引文都核对过。"
_MENDED = "按“{0}”理解。"
_SOURCES, _RELATED = "依据", "相关的原文"


def word_talk(talk: KeptTalk, making: Making) -> bytes:
    """Return a talk as the bytes of a .docx file."""
    pages = ExportPages(_TITLE, making)
    for number, answer in enumerate(talk.answers, 1):
        _write(pages, answer, f"{number}．" if len(talk.answers) > 1 else "")
    return pages.saved()


def word_answer(answer: Answer, making: Making) -> bytes:
    """Return one answer as the bytes of a .docx file."""
    return word_talk(KeptTalk((answer,)), making)


def _write(pages: ExportPages, answer: Answer, number: str) -> None:
    pages.pages.heading(f"{number}问：{answer.question}")
    if answer.understood:
        pages.pages.text(_MENDED.format(answer.understood))
    write_answer(pages, answer.text)
    _write_sources(pages, answer)
    if answer.mode == "model":
        pages.pages.text(_BY_MODEL.format(answer.trace.model))


def _write_sources(pages: ExportPages, answer: Answer) -> None:
    """Add the sources with their words, those that the answer has shown already without them."""
    told = fold(answer.text.replace(">", ""))
    if answer.citations:
        pages.pages.heading(_RELATED if answer.outcome.only_related else _SOURCES)
    for number, citation in enumerate(answer.citations, 1):
        pages.source(source_of_citation(citation), numbered=f"{number}．")
        if fold(citation.quote) not in told:
            pages.quote(citation.quote)
        if not _stands(citation, pages.making.library):
            pages.pages.text(_CHANGED)


def _stands(citation: Citation, library: Library) -> bool:
    """Say whether a clause of the library has these words: what a browser kept may be old."""
    try:
        _document, clause = library.clause(citation.clause_id)
    except KeyError:
        return False
    return fold(citation.quote) in fold(clause.text)
