"""What looks like an amount and is none: document and clause numbers, dates, 一起, 十分."""

import re

from assistant.documents.numbers.numerals import HAN_DIGITS, HAN_NUMERAL

_YEAR = rf"(?:(?<!\d)(?:19|20)\d{{2}}|[一二][零{HAN_DIGITS}]{{3}})"

YEAR = re.compile(rf"(?P<year>{_YEAR})\s*年(?:度|底|末|初)?(?!\d+号)")
"""A calendar year; it is read as one, and never as an amount."""

LIST_HEAD = rf"(?m:^\s*(?:\d{{1,2}}|[{HAN_DIGITS}十]+)[、.．)](?!\d))"
"""Pattern of the number of a heading or an item: 26. and 十一、, but not the 26. of 26.78万元."""

_LIST_HEAD = re.compile(LIST_HEAD)
_NEIGHBOURS = (
    "一两",
    "一二",
    "两三",
    "二三",
    "三四",
    "三五",
    "四五",
    "五六",
    "六七",
    "七八",
    "八九",
)
_DIGIT = rf"[\d零{HAN_DIGITS}两十百]"
_FORMS = (
    # Document numbers: 〔2021〕36号, 2021年2号文, 2021-2号, 国务院令第783号, GB/T 9704—2012.
    r"[〔\[【(]\s*\d{4}\s*[〕\]】)]\s*第?\s*\d+\s*号(?:文件?)?",
    rf"{_YEAR}(?:年度?|[-—–/]|(?=第))第?\d+号(?:文件?)?",
    r"(?<!\d)\d{2}年第?\d+号文件?",
    rf"第?{_DIGIT}+号(?:文件?|令|请示|通知)?",
    r"(?:(?<![\d%人元\s])|(?![xX]\s*\d))[A-Za-z]+(?:/[A-Za-z])?\s*\d+(?:[.—-]\d+)*",
    # Places in a document.
    rf"第{_DIGIT}+(?:条|款|项|目|部分|章|节|编|段|步|个|名|位|期|季度|次|批|页|行|句|一)?",
    rf"[（(][{HAN_DIGITS}十百]+[）)]",
    LIST_HEAD,
    # Dates and times, five-year plans.
    rf"{_YEAR}[年/.-]\d{{1,2}}[月/.-](?:\d{{1,2}}[日号]?)?",
    rf"{_DIGIT}+月(?:份|{_DIGIT}+[日号])?",
    rf"{_YEAR}\s*年(?:度|底|末|初)?",
    rf"(?<!\d){_YEAR}\s*[-—~至到]\s*{_YEAR}年?",
    r"十[一二三四五]五(?:时期|规划|期间|[”\"’'])",
    # Identifiers: telephone, card and identity numbers.
    r"\d{3,4}-\d{7,8}",
    r"\d(?:[ -]?\d){14,18}[Xx]?",
    r"(?<![\d.,])\d{11,}[Xx]?",
    r"[“\"‘'《]\d+[”\"’'》]",
    # 两三年, 三五万, 十七八个: neighbours stand for neither of the two, nor for 23.
    rf"(?<![\d零{HAN_DIGITS}])[十百千万]?(?:{'|'.join(_NEIGHBOURS)})"
    rf"(?:[十百千万亿]+(?![\d零{HAN_DIGITS}])|(?=[\s个口人户名家年月天日次倍条项岁元块毛角点成]))",
)
# Words that only contain a numeral; after another numeral (四万一千, 二十一人) they are none.
_WORDS = (
    r"一块儿?(?=用|算|出|凑|交|起|放|来|抵|顶|筹|付|儿)|一分不[差少多]|一成不变|[七八九]成新",
    r"十分(?!之)|百分百|一共|一起|一样|一下|一直|一些|一般|一定|一旦|一律|一致|一并|一次|一步",
    rf"[{HAN_DIGITS}]{{2,5}}开|(?:一九|二八|三七|四六|六四|七三|八二|九一)(?=分(?!之))",
    r"一边|一面|一方面|一肩挑|唯一|统一|万一|一口气|一笔|一时|一点[儿也都]?|两者|两不愁|三农|一样",
    r"[一1]\s*(?:个人|口人|人|年|家|户|个|口)(?:[/·]?年)?",
)
_PER_HEAD = (
    # 120一个人, 一百五一口: behind a price, where no such number of people could be written.
    rf"(?<=\d)一\s*个?(?:人|口)|(?<=[百千万零][{HAN_DIGITS}])一\s*个?(?:人|口)"
)
_NOT_AFTER = rf"(?<![\d{HAN_NUMERAL}])"
_NOT_AN_AMOUNT = re.compile(
    "|".join(
        (*(f"(?:{form})" for form in _FORMS), _PER_HEAD, f"{_NOT_AFTER}(?:{'|'.join(_WORDS)})")
    )
)

_OWN_ORDER = re.compile(
    rf"(?:(?<=[，。；：:;,、])|^)(?:第[{HAN_DIGITS}][,、:]|其?[{HAN_DIGITS}十][是则、,]"
    r"|[(]1?\d[)]|1?\d[.、)](?!\d))"
    rf"|[{HAN_DIGITS[1:]}两2-9](?:(?:个|大)?方面|层意思|件事|句话|种情况|类情况|点(?=[,:。]))"
)
"""A sentence's own order and its own count of its parts: no figure of a document."""
_WORDS_ONLY = re.compile(
    rf"(?<![{HAN_NUMERAL}几数])"
    r"(?:十分(?!之)|百姓|万一|千万(?=[不别要])|千方百计|千家万户|统一|唯一)"
    r"|(?<=[每同这那某任哪另统唯])一"
)
"""Words with a numeral in them that counts nothing."""

FILLER = "□"
"""Stands for each character of something that is no amount."""


def blank(uniform: str) -> str:
    """Return the half-width text with everything that is no amount filled, length unchanged."""
    return _NOT_AN_AMOUNT.sub(lambda match: FILLER * len(match[0]), uniform)


def unlisted(text: str) -> str:
    """Return a text of a document with the numbers of its headings and items filled."""
    return _LIST_HEAD.sub(FILLER, text)


def uncounted(sentence: str) -> str:
    """Return a `plain` sentence with its own order, 三个方面, 十分 and the like filled."""
    return _WORDS_ONLY.sub(FILLER, _OWN_ORDER.sub(FILLER, sentence))
