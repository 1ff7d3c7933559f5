"""Whether a sentence can be understood by whoever has only it and the name of its document."""

import re
from functools import lru_cache

from assistant.documents.plain import plain

_POINTS_BACK = re.compile(
    r"前[款条项述]|[上前]述|本[条款项目章节](?!例)|此[类种项次举时]|(?<![应当])该(?!当)|这|上面|以上(?:各|所|规|要|内|任|政策|措施|标准|事项|条件|情形|款|单位|人员|部门|办法|通知)"
    r"|本(?:条例|办法|法|文|规[定则程范]|意见|通知|细则|方案|措施|政策|预案|计划|公告|通告|决定|指南|标准|制度|文件|报告|请示|批复|函|附件|表)"
    r"|现(?:将|就|予|印发|转发|批复|函复|公布)|同时(?=废止|[^，。]{0,6}停止)"
)
_POINTS_ON = re.compile(
    r"下列|如下|以下(?:简?称|统称|几|各|列|[方内意要任措问情])|下同|附后|见?附[件表图录]|[：:]$"
)
_SPOKEN_TO = re.compile(
    r"你[们部省市局区县]?|我(?:省|市|县|区|部|局|委|院|办|镇|乡|会|们)|贵[部省市局区县]|妥否"
)
_WHEN = re.compile(r"今[年后]|明年|去年|目前|当前|现已|近[日期年]|日前|届时|最近")
_JOINED = re.compile(
    r"^(?:并|且|但|而(?!且)|或|和|及|同时|其[，中余他]|对此|为此|因此|据此|由此|此外|另外|还|也|均|都|则|否则|"
    r"再次|并且|而且|以及|[一二三四五六七八九十]是|首先|其次|最后|[其此之]|已经|分别|[一二三四五]方面)"
)
_OWNER = re.compile(r"^[^，。；]{0,5}其(?!他|它|余|中|实|次)")
_ORDERS = re.compile(
    r"^(?:将|把|删[去除]|增加).{0,60}(?:修改为|删[去除]|调整为“|改为“|增加一)|作为第.{1,4}[条款项]"
)
"""An order to change a text: it is carried out, and taught as the text then reads."""
_LACKING = re.compile(r"XX|××|\t|…|□|图\d|单位：")
_NO_OBJECT = re.compile(r"^[^，。；“”]{2,24}(?:参加|出席|承担|采用|执行|办理|列入|纳入)，")
"""What is taken part in or carried out stands in the sentence before."""
_PERSONAL = re.compile(r"出生|籍贯|身份证|民族[，、]")
"""Of a person nobody is taught."""
_PAIRS = ("“”", "《》", "（）", "〔〕", "()")
_MEASURE = re.compile(
    r"加[强快大]|促进|完善|[健建]|[强深优简]化|推[进动行]|提[升高]|规范|支持|引导|培育|打造|[发开拓]展|统筹|激励|启动|落实|实[施行]|"
    r"做好|打通|改善|鼓励|积极|大力|持续|切实|充分|明确|动员|探索|发挥|清理|聚焦|构建|营造|防止|释放|拓宽|创新|严[格控]|突出|"
    r"优先|继续|深入|广泛|组织|坚持|保留|调整|对|分[层类]|整合|增强|扩大|畅通|依托|利用|注重|压实|抓好|牢固"
)
"""How a measure begins: what is to be done, and not what is so."""
_OWN_NOUN = re.compile(r"(?:应|应当)该")


def reads_alone(sentence: str) -> bool:
    """Say whether nothing in a sentence refers to what stands before or behind it."""
    text = _OWN_NOUN.sub("应当", sentence.strip())
    pointing = (_POINTS_BACK, _POINTS_ON, _SPOKEN_TO, _WHEN, _LACKING, _ORDERS, _PERSONAL)
    if any(pattern.search(text) for pattern in pointing):
        return False
    lacking = (_JOINED, _OWNER, _NO_OBJECT)
    return not any(pattern.match(text) for pattern in lacking) and is_whole(text)


def is_whole(text: str) -> bool:
    """Say whether every bracket and quotation mark of a text has its other half."""
    return all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS)


@lru_cache(maxsize=16_384)
def pairs_of(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of a text, by which texts are compared."""
    bare = re.sub(r"\W", "", plain(text))
    return frozenset(bare[i : i + 2] for i in range(len(bare) - 1))


def shared(text: str, other: str) -> float:
    """Return which part of the pairs of `text` stands in `other` too."""
    own = pairs_of(text)
    return len(own & pairs_of(other)) / len(own) if own else 0.0


def says_measure(sentence: str) -> bool:
    """Say whether a sentence or a heading says what is to be done."""
    return bool(_MEASURE.match(sentence))


def tells(heading: str, words: frozenset[str]) -> bool:
    """Say whether a heading shares so much with a sentence that it tells what it says."""
    return len(pairs_of(heading) & words) >= 2
