"""What a paper has struck out: the words before a change, which it says no longer."""

STRUCK_OUT = "文件里有删除线，划去的字没有读入。"
"""Read with the rest they would be joined to what stands in their place: 20003000元."""
