"""Formulas of Word files: the fraction bar, the brackets and the powers are in the text."""

import pytest

from assistant.documents.readers.word.word_reader import read_word
from tests.documents.readers.word_files import r, word_file


def m(name: str, *parts: str) -> str:
    return f"<m:{name}>{''.join(parts)}</m:{name}>"


def t(text: str) -> str:
    return m("r", m("t", text))


@pytest.mark.parametrize(
    ("shape", "printed"),
    [
        (m("f", m("num", t("面积")), m("den", t("总面积"))), "面积/总面积"),
        (m("f", m("num", t("a+b")), m("den", t("c"))), "(a+b)/c"),
        (m("sSup", m("e", t("1+r")), m("sup", t("n"))), "(1+r)^n"),
        (m("sSubSup", m("e", t("x")), m("sub", t("1")), m("sup", t("2"))), "x1^2"),
        (m("rad", m("deg"), m("e", t("x"))), "√x"),
        (m("d", m("e", t("a")), m("e", t("b"))), "(a|b)"),
    ],
)
def test_a_formula_says_what_its_shape_says(shape: str, printed: str) -> None:
    body = f"<w:p>{r('按')}<m:oMathPara><m:oMath>{shape}</m:oMath></m:oMathPara>{r('计算')}</w:p>"
    assert read_word(word_file(body), "公式.docx").text == f"按{printed}计算\n"
