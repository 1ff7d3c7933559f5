"""What a paper says no longer, or shows nobody: what is struck out, and white letters on white."""

STRUCK_OUT = "文件里有删除线，划去的字没有读入。"
"""Read with the rest they would be joined to what stands in their place: 20003000元."""
WHITE = "文件里有白色的字，印出来看不见，没有读入。"
