"""The notice that goes with everything the program makes (标识办法 第四、五条)."""

NOTICE = "AI 辅助，不作办理依据，以文件原文和主管部门解释为准"
"""Shown on the page, in every copy and in every exported file."""
MAKER = "有据（AI 辅助生成）"
"""Written into the properties of an exported file, where a reader does not see it."""
