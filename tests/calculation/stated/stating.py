"""How tests of provisions have a document state something."""

from assistant.calculation.stated.document_provisions import provisions_of
from assistant.calculation.stated.provision import Provision
from assistant.documents.parse import parse_document

HEAD = """禾川县民政局文件
禾民发〔2025〕30号
禾川县民政局关于做好有关补助工作的通知
各乡镇人民政府：
现将有关事项通知如下：
"""
TAIL = """
禾川县民政局
2025年4月1日
"""


def provisions(text: str) -> list[Provision]:
    """Return the provisions of a notice with this text, but for the dates of its head and tail."""
    return [*provisions_of(parse_document(f"{HEAD}{text}{TAIL}"))]


def written(provision: Provision) -> str:
    """Return the value of a provision with its unit."""
    value = provision.value
    number = int(value) if value.denominator == 1 else float(value)
    return f"{number}{provision.unit.text}"
