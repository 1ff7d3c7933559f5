"""Who bears a share, by the words of a document, and whose part a question asks for."""

import re
from collections.abc import Mapping
from fractions import Fraction

from assistant.question.place_names import places_named

LEVELS = r"(?:上级|中央|国家|省|市|县|区|乡镇|乡|镇|村集体|村|街道)"
OWN = "自己"
"""The party that asks: 自己交多少, 农户自缴多少."""
_OTHERS = (
    r"(?:农户|个人|单位|企业|职工|居民|学生|家庭|群众|养殖户|种植户|投保人|参保人|医保基金|保险公司|社会|业主|受益户"
    r"|用户|农民|自筹|家长|学校|村民)"
)
_PARTY = re.compile(rf"({LEVELS})(?:级|本级|财政|负担)*|({_OTHERS})")
_BEARS = re.compile(
    r"(?:承担|负担|补贴|补助|配套|自筹|自缴|自付|缴纳|支付|出资|分担|安排|解决|资助|列支|筹集|匹配|缴费|出)*$"
)
_AT_END = re.compile(
    rf"(?:^|[由、,，和]|其中|费|金|资|助|险|贴)?({LEVELS}|{_OTHERS})(?:级|本级|财政)*"
    r"(?:(?:衔接|福彩|专项|补助|配套|奖补)*资金)?$"
)
_NO_WORDS = re.compile(r"[()（）]|比例|占")
_TAIL = 8
_SAME: Mapping[str, tuple[str, ...]] = {
    OWN: (
        "农户", "个人", "居民", "自筹", "学生", "职工", "养殖户", "种植户", "投保人", "参保人",
        "农民", "群众", "家庭", "用户", "业主", "家长", "村民",
    ),
    "镇": ("镇", "乡镇", "乡", "街道"), "乡": ("乡", "乡镇", "镇", "街道"),
    "乡镇": ("乡镇", "镇", "乡", "街道"), "街道": ("街道", "乡镇", "镇"),
    "县": ("县", "区"), "区": ("区", "县"), "村": ("村", "村集体"), "村集体": ("村集体", "村"),
    "国家": ("中央", "国家"), "中央": ("中央", "国家"),
    "公司": ("保险公司", "单位", "企业"), "单位": ("单位", "企业"), "企业": ("企业", "单位"),
}  # fmt: skip
_PAYS = (
    r"(?:来|自己|还|再|要|得|该|应|需|能|少|多(?!少)|实际|最终|先|一共|总共|统共|各|分别|共|级|里|上|财政|头|本级|资金"
    r"|(?:每|一)个?月|[一每全]年)*"
    r"(?:出|掏|拿|承担|负担|分担|担|配套|配|缴|交|付|认|筹|贴|摊|补(?!助标准)|资助|代缴|垫|安排|负责)"
)
_A_DEED = (
    r"(?<=认)[定为可证领养]|(?<=出)[台具现]|(?<=配)[备发送置合]|(?<=[^承负分]担)[任保]|(?<=交)[通流接界]|(?<=补)[办栽种植选]"
    r"|(?<=安排|负责)[^,。;?]{0,8}?\d+(?:\.\d+)?(?![\d.元块万千百%成])"
)
"""Behind what would pay: it begins another word, or is done with so many of something.

咱镇认定了16个船员 and 镇里安排600亩 ask for no part of the town.
"""
_ASKED = re.compile(
    rf"(?<![乡农])({LEVELS})(?:级|里|上|头|财政|这边|这块|本级|(?:衔接|专项|统筹)?资金)*{_PAYS}"
    rf"(?![了过完]|{_A_DEED})"
)
_ASKED_OWN = re.compile(
    r"(?:自己|自个儿?(?=[还再要得该应需])|个人|本人|自家|农户|养殖户|种植户|我家?|俺家?|老百姓|群众|农民|家长|家里|学生|居民|户里|职工)"
    r"(?:还|再|要|得|该|应|需|实际|一共|总共|统共|合计|一年|每年)*(?:出|掏|拿|承担|负担|缴|交|付|摊|担)(?!了|过|完|的(?!钱?[是有]?多少)|约?\d)"
    r"|(?:自付|自缴|自筹|自负|自掏|个人缴)(?:的)?(?:部分|资金|金额|钱|费用|保费)?[^,，。;；]{0,4}(?:多少|几|好多)"
)
_ASKED_OTHER = re.compile(
    r"(保险公司|医保基金|单位|企业|公司|学校)(?:还|再|要|得|该|应|需|来)*(?:出|掏|拿|承担|负担|缴|交|付|摊|担)"
)


def bearer(own: str) -> str:
    """Return who bears a share by the words before it; "" where nobody does."""
    tail = _BEARS.sub("", _NO_WORDS.sub("", own))[-_TAIL:]
    match = _AT_END.search(tail)
    return match[1] if match else ""


def party_in(words: str) -> str:
    """Return the one name of the last party that words name, or ""."""
    found = [*_PARTY.finditer(words)]
    return (found[-1][1] or found[-1][2]) if found else ""


def parties_asked(uniform: str) -> tuple[str, ...]:
    """Return whose part of a sum is asked for: 镇里要出多少, 自己交多少."""
    places = {m.end() for p in places_named(uniform) for m in re.finditer(re.escape(p), uniform)}
    matches = (*_ASKED.finditer(uniform), *_ASKED_OTHER.finditer(uniform))
    parties = [m[1] for m in matches if m.end(1) not in places]  # 枫林镇应缴 is all of its own
    if _ASKED_OWN.search(uniform) and not parties:
        parties.append(OWN)
    return tuple(dict.fromkeys(parties))


def meant_party(asked: str, parts: Mapping[str, Fraction]) -> str:
    """Return the party of a split that is asked for, or ""."""
    return next((name for name in _SAME.get(asked, (asked,)) if name in parts), "")
