"""Words that need no explaining: of what the program says, and of nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju_ui.page_words import exact, plain


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("库内文件未载明金额。", "库里的文件没写金额。"),
        ("库内“甲县”的文件和上级文件未载明这件事。", "库内“甲县”的文件和上级文件没写明这件事。"),
        ("**需筹集95,113.37元。**", "**还要凑95,113.37元。**"),
        ("| 还需筹集 | 95,113.37元 |", "| 还要凑 | 95,113.37元 |"),
        ("结余已够缴今年的保费，不需筹集。", "结余已够缴今年的保费，不用再凑。"),
        ("## 高龄津贴（反算）", "## 高龄津贴（倒着算）"),
    ],
)
def test_what_the_program_says_is_plain(said: str, shown: str) -> None:
    assert plain(said) == shown


@pytest.mark.parametrize(
    "words",
    [
        "> 2021年保费需筹集95113.37元,现申请区财政予以解决。",
        "按“需筹集多少”理解。",
        "《关于未载明事项的批复》",
        "2号写的是仍需筹集95113.37元。",
    ],
)
def test_words_of_a_document_and_of_the_user_stay(words: str) -> None:
    assert plain(words) == words


def test_a_result_named_as_the_page_names_it_is_known_to_the_program() -> None:
    assert exact("还要凑=5万") == "需筹集=5万"
    assert exact("100000元") == "100000元"


@given(st.text("未载明需筹集还反算库内文件仍不“”《》>\n甲", max_size=60))
def test_plain_words_are_not_made_plainer(text: str) -> None:
    assert plain(plain(text)) == plain(text)
