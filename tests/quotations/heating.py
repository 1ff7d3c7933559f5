"""A notice of a county that does not exist, to quote from, and drafts that quote it."""

NOTICE = """云岭县人民政府办公室关于做好冬季取暖救助工作的通知

云政办发〔2024〕18号

各乡镇人民政府：

为做好冬季取暖救助工作，经县政府同意，现通知如下。

一、提高救助标准。对低保户每户每年发放取暖补贴600元，对特困供养对象每户每年发放取暖补贴900元。

二、压实工作责任。各乡镇应当在每年10月15日前完成入户摸底，逐户登记造册，经公示后报县民政局审核。

三、加强资金监管。取暖补贴资金实行专户管理，任何单位和个人不得截留、挪用、挤占。

云岭县人民政府办公室

2024年9月2日
"""
NUMBER = "云政办发〔2024〕18号"
FIRST = "对低保户每户每年发放取暖补贴600元，对特困供养对象每户每年发放取暖补贴900元。"
SECOND = "各乡镇应当在每年10月15日前完成入户摸底，逐户登记造册，经公示后报县民政局审核。"
THIRD = "取暖补贴资金实行专户管理，任何单位和个人不得截留、挪用、挤占。"


def quoting(words: str, clause: str = "") -> str:
    """Return a sentence that quotes words from the notice, or from one of its clauses."""
    return f"{NUMBER}{clause}规定：“{words}”"
