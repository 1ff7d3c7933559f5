"""How the page looks: system fonts only, the red of a 公文 head, 16 px text."""

from pathlib import Path

import gradio as gr

STYLE = Path(__file__).with_name("style.css")
LARGE, PRINT = map(Path(__file__).with_name, ("large.css", "print.css"))
SCRIPTS = tuple(
    map(
        Path(__file__).with_name,
        ("connection.js", "labels.js", "reading.js", "copying.js", "answers.js", "larger.js"),
    )
)
ICON = Path(__file__).with_name("icon.svg")

SANS = ["PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "sans-serif"]
MONO = ["Consolas", "Menlo", "Noto Sans Mono CJK SC", "monospace"]

RED = gr.themes.Color(
    name="cinnabar",
    c50="#fdf4f2",
    c100="#fae5e1",
    c200="#f5cbc4",
    c300="#f0a79b",
    c400="#e67b6b",
    c500="#c93a2b",
    c600="#b02418",
    c700="#921b12",
    c800="#761710",
    c900="#5c140f",
    c950="#360a07",
)
INK = gr.themes.Color(
    name="ink",
    c50="#faf8f5",
    c100="#f3f0ea",
    c200="#e5e0d8",
    c300="#cfc8bd",
    c400="#a39b8f",
    c500="#6f685e",
    c600="#575148",
    c700="#3f3a33",
    c800="#2a2622",
    c900="#1d1a17",
    c950="#141210",
)


TEXT = gr.themes.Size(
    name="reading",
    xxs="0.6875rem", xs="0.8125rem", sm="0.9375rem", md="1rem", lg="1.125rem", xl="1.375rem",
    xxl="1.625rem",
)  # fmt: skip
"""Sizes of type that follow the browser's own: 24 px there is 24 px here."""

WORKING = "() => '正在处理……'"
"""The script that fills a result until it comes; Gradio's own words for it are English."""


def showing(selector: str) -> str:
    """Return the script that brings a result into view where it begins in the lower half."""
    return f'() => showResult("{selector}")'


def theme() -> gr.themes.Base:
    """Return the theme; no font in it is fetched from anywhere."""
    return gr.themes.Base(
        primary_hue=RED,
        secondary_hue=RED,
        neutral_hue=INK,
        text_size=TEXT,
        radius_size="sm",
        font=SANS,
        font_mono=MONO,
    ).set(
        body_background_fill="*neutral_50",
        body_background_fill_dark="*neutral_950",
        body_text_color="*neutral_900",
        body_text_color_dark="*neutral_100",
        body_text_color_subdued="*neutral_600",
        body_text_color_subdued_dark="*neutral_300",
        button_primary_background_fill="*primary_600",
        button_primary_background_fill_hover="*primary_700",
        button_primary_background_fill_dark="*primary_600",
        button_primary_background_fill_hover_dark="*primary_700",
        button_primary_text_color="white",
        link_text_color_dark="*primary_300",
        link_text_color_hover_dark="*primary_200",
        link_text_color_visited_dark="*primary_300",
        link_text_color_active_dark="*primary_300",
        input_background_fill="white",
        checkbox_border_color="*neutral_500",
        checkbox_border_color_dark="*neutral_400",
        input_border_color="*neutral_400",
        input_border_color_dark="*neutral_500",
        input_border_color_focus="*primary_600",
        input_border_color_focus_dark="*primary_400",
        input_placeholder_color="*neutral_500",
        input_placeholder_color_dark="*neutral_300",
    )
