"""A request with its account in prose, as the library would hold it."""

from collections.abc import Iterator
from datetime import date
from decimal import FloatOperation, localcontext

import pytest

from assistant.documents.effect import Effect
from assistant.documents.model import Clause, ClauseKind, DocumentType, PolicyDocument

ACCOUNT = (
    "据此,2021年全区按照2.678万农村人口的10%为参保基数、每人每年100元测算,共需保费267800元。"
    "其中该笔保费的172686.63元为2020年度结余保费,直接退至人保公司账户上作为2021年防贫保险保费使用,"
    "2021年保费仍需筹集95113.37元,现申请区财政予以解决。"
)


@pytest.fixture(autouse=True)
def no_float_becomes_a_decimal() -> Iterator[None]:
    """Let no test of a calculation pass in which a binary fraction is made a Decimal."""
    with localcontext() as context:
        context.traps[FloatOperation] = True
        yield


def document_with(text: str) -> PolicyDocument:
    """Return a request whose second paragraph is `text`."""
    clause = Clause("request-2", ClauseKind.PARAGRAPH, "正文第2段", text, (), (0, len(text)))
    return PolicyDocument(
        id="request",
        type=DocumentType.GONGWEN,
        title="关于申请拨付“精准防贫”保障资金的请示",
        document_number="连区扶办(2021)2号",
        number_key="连区扶办|2021|2",
        genre="请示",
        issuers=(),
        signer="",
        recipients=("区政府",),
        date=date(2021, 5, 25),
        attachments=(),
        references=(),
        relations=(),
        effect=Effect(None, None, ()),
        layers=(),
        clauses=(clause,),
        source="request.txt",
    )


@pytest.fixture
def request_document() -> PolicyDocument:
    """Return the request with its real account."""
    return document_with(ACCOUNT)
