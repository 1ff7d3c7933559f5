"""The quotation check as a LangChain tool, for a model that calls tools."""

import json
from datetime import date

from langchain_core.tools import BaseTool, StructuredTool

from assistant.errors import YoujuError
from assistant.library.library import Library
from assistant.quotations.check import check_quotations

_DESCRIPTION = """核对一段文字里引用的政策原文，逐字比对。

每处引文说明是一致、仅排版不同、文字有改动、出处不对，还是库内没有。
参数 text 照用户给的文字原样填写，连同引号和所写的文件、条款，不要改写。"""


def check_quotes_tool(library: Library, today: date) -> BaseTool:
    """Return a tool that checks a text by `library`, as of `today`."""

    def check_quotes(text: str) -> str:
        try:
            checked = check_quotations(text, library, today)
        except YoujuError as error:
            return json.dumps({"error": error.message, "next": error.next_step}, ensure_ascii=False)
        return json.dumps(checked.to_json(), ensure_ascii=False)

    return StructuredTool.from_function(check_quotes, name="check_quotes", description=_DESCRIPTION)
