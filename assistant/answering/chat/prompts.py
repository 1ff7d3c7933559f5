"""Prompts: the model's instructions, read from files so that an official can see and change them.

None stands in the code. Each has a digest, which goes into the trace of every answer.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from string import Template

from assistant.errors import ChatError

_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt file: its name without the ending, its text with `$name` for what is put in."""

    name: str
    text: str

    @property
    def digest(self) -> str:
        """The first twelve hex digits of the SHA-256 of the text."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:_DIGITS]

    def filled(self, **values: str) -> str:
        """Return the text with the values put in; a value's own `$` stays as it is."""
        return Template(self.text).safe_substitute(values)


@dataclass(frozen=True, slots=True)
class Prompts:
    """The prompts of the model answerer, and what a model is told of each tool (`tool_…`)."""

    answer: Prompt
    question: Prompt
    tools: Prompt
    tool_search: Prompt
    tool_clause: Prompt
    tool_premium: Prompt
    tool_formula: Prompt
    tool_timeline: Prompt
    tool_calculate: Prompt
    tool_check_quotes: Prompt


def read_prompts(folder: Path) -> Prompts:
    """Read the prompts from their folder.

    Raises:
        ChatError: a file is missing, empty or not UTF-8.
    """
    return Prompts(**{name: read_prompt(folder / f"{name}.md") for name in Prompts.__slots__})


def read_prompt(file: Path) -> Prompt:
    """Read one prompt.

    Raises:
        ChatError: the file is missing, empty or not UTF-8.
    """
    try:
        text = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ChatError(f"读不了提示词：{file}。", "请从项目里恢复这个文件。") from error
    if not text:
        raise ChatError(f"提示词是空的：{file}。", "请从项目里恢复这个文件。")
    return Prompt(file.stem, text)
