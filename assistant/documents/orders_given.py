"""Orders given: whether a document repeals or amends another, or only speaks of doing so.

What is intended, asked, refused, put off or undone is no order, nor is what hangs on something
still to come: 拟废止《甲》, 就废止《甲》提出意见, 《甲》不予废止, 新办法出台后《甲》自行废止.

A 请示, 报告 or 议案 orders nothing: it asks, tells or moves (党政机关公文处理工作条例 第八条).
A 纪要 records 会议主要情况和议定事项 (there too): what the meeting decided binds who held it, what
it only talked of, agreed to in principle or left to others to bring about does not.
"""

import re

from assistant.documents.document_number import find_document_numbers

_ASKING = frozenset({"请示", "报告", "议案"})
_MINUTES = "纪要"
_DECIDED = re.compile(r"(?:会议|一致|研究|讨论|审议)[^。；]{0,12}(?<!原则)(?:决定|议定|同意|通过)")
_LEFT_TO_DO = re.compile(
    r"按(?:照)?(?:规定|法定|有关|相关)?程序|[提报呈][请送经][^，。；]{0,16}(?:审|批|决定|废止|印发)|另行|尽快|抓紧|"
    r"(?:由|请|责成)[^，。；]{2,30}(?:印发|发文|行文|负责|牵头|办理|起草|落实|会同|拟)|"
    r"原则(?:上|通过)?(?:同意|通过)"
)

_VERB = (
    r"(?:废止|失效|作废|停止执行|不再执行|替代|取代|修[改订正]|删[去除]|调整|延[长续期]|顺延|展期)"
)
_SAYS_BEFORE = re.compile(rf"{_VERB}(?:了|原)?[^，。；的]{{0,6}}$")
_SAYS_BEHIND = re.compile(rf"[^。；]{{0,60}}?(?={_VERB})")
_NAME = r"(?:《》|〈〉)"
"""Another document, and the one that is spoken of."""
_WORDS = r"[^，。；《》〈〉]"
_ADVERBS = r"(?:予以?|一并|同时|立即|自行|自动|相应|即行|全部|整体|进行|作出?)"
_ON_IT = r"(?:[对将把](?![象口接应来]))"
_STARTS = r"(?:出台|施行|实施|印发|发布|公布|颁布|下发|生效|实行)"
_ONCE = (
    r"(?:(?:以|之)?后|之日|之?时)(?![间期]|起?(?:满|[0-9０-９一二三四五六七八九十])|"
    r"起?，?(?:正式)?(?:施行|实施|执行|生效))"
)
"""之日 of 新办法施行之日, and not that of 自发布之日起施行, by which a text says it of itself."""
_CONDITION = (
    r"(?:(?:新的?|修[订改正]后?的?|上级|国家|中央|省|市|县|《》|另行制定的)"
    rf"[^，。；本此自从]{{0,16}}{_STARTS}|(?:^|[，：自从待])[^，。；本此]{{0,16}}出台){_ONCE}"
)
_THEN = r"[^，。；]*(?:，[^，。；〈〉]{0,8}(?:〈〉[^，。；已]{0,6})?)?$"
"""At most one comma on to the verb; in 新办法出台后，《甲》已不适应，予以废止 it has come."""
_DECIDES_AFTER_ALL = r"(?!.*，[^，]*(?:决定|现将|现予))"
_LED_BY = tuple(
    re.compile(pattern)
    for pattern in (
        # refused: 不予废止, 暂不修改, 尚未停止执行
        rf"(?:不|未|没有|暂缓|无[需须])(?:得|再|会|能|应|宜|必|需要?|要|可)*{_ADVERBS}*$",
        # asked: 是否废止, 何时废止
        rf"(?:[是可能应]否|能不能|要不要|该不该)[^，。；]*$|(?:何时|如何|怎样){_WORDS}{{0,4}}$",
        # intended; that goes on over commas
        rf"(?<![模虚草代起比])拟(?=$|[对将把废停修予于作以同宣由自请在从重进取不继统延《〈]){_DECIDES_AFTER_ALL}",
        rf"(?<![的关表员化和、类份条])建议(?=$|[，：对将把废停修予同由尽及立延《〈]){_DECIDES_AFTER_ALL}",
        # asked of others: 提请县政府废止《甲》, 提请县政府对《甲》予以废止
        rf"(?:提请|恳请|商请|报请|呈请|申请|请求|提议){_WORDS}{{0,16}}(?:{_ON_IT}[^，。；]{{0,40}})?$",
        # thought about; 经县政府常务会议研究 is how a decision comes about
        r"(?:^|[，：])(?!经|根据|按)[^，：]*(?:研究|讨论|审议|论证|酝酿|考虑|计划|准备|打算|商议|筹备)了?"
        rf"(?:{_ON_IT}?{_NAME})?(?:关于|{_ON_IT})?{_ADVERBS}*$",
        # still to be done: 抓紧修订《甲》, 《甲》应予废止
        r"(?:尽快|抓紧|适时|及时|加快|推动|推进|启动|逐步|力争|争取|必要时|条件成熟[时后]?)"
        rf"(?:{_WORDS}{{0,8}}|{_WORDS}{{0,6}}{_ON_IT}[^，。；]{{0,4}}{_NAME}{_WORDS}{{0,6}})$",
        r"(?:(?<![对相反响供])应(?:当|该)?|(?<!许)可以?|[确亟仍还均也都]需要?|须|〈〉需要?)(?:予以?|进行)?$",
        # supposed
        r"(?:^|[，：])(?:如果|若(?!干)|倘若|假如|一旦|如(?=[遇有需因无未不]|国家|上级|今后|出现))[^。；]*$",
        # of what goes against another text, which is a part
        r"(?:不一致|不相?符|抵触|冲突)的(?:地方|部分|规定|内容|条款|文件)?，?[^，。；]{0,8}$",
        # undone: 撤销对《甲》的废止
        rf"(?:撤销|撤回|暂停|暂缓|中止|推迟|延缓|放弃)(?:关于)?(?:{_WORDS}{{0,4}}|对{_WORDS}{{0,4}}{_NAME}的?)$",
        # once something has come: 新办法出台后, 《乙》施行之日起, 过渡期结束后
        rf"{_CONDITION}{_THEN}",
        rf"待(?![遇批])[^，。；]{{1,40}}(?:后|时|之日){_THEN}",
        rf"(?:(?:到期|期满|届满|结束|成熟|完成)(?:以|之)?(?:后|时|之日)|届时){_THEN}",
    )
)
"""What stands before the verb where there is no order."""
_FOLLOWED_BY = tuple(
    re.compile(pattern)
    for pattern in (
        r"^(?:等[^，。；]{0,14})?的(?:请示|建议|议案|提案|报告|汇报|申请|草案|必要性|可行性|理由|设想|考虑|打算)"
        r"(?=[，。；、：（）》]|$|如下|收悉)",
        r"^[^，。；]{0,16}?(?:提出|征求|征集|听取|反馈|发表)[^，。；]{0,12}(?:意见|建议)",
        r"^[^，。；]{0,16}?(?:进行|开展|作)了?(?:研究|讨论|论证|评估|审查|协商|调研)",
        r"^[^，。；]{0,8}(?:暂缓|暂不|不予|(?:另行|再行|进一步)研究|再议)",
        r"^[^。；]{0,60}，(?:会议|经研究|最后|最终|现|暂时?)*(?:决定|同意|认为)?(?:暂缓|暂不|不予)"
        r"(?=[，。；]|$|废止|执行|办理|施行|实施|处理|通过|同意)",
        r"^[^。；]{0,60}，(?:妥否|当否|可否|请[^，。；]{0,8}(?:批示|审议|审定|函复|反馈意见)|(?:另行|再行)研究|再议)",
        rf"^[^，。；]{{0,16}}，?自{_CONDITION}",
    )
)
"""What follows behind the verb, or behind the name where the verb goes before."""
_PART_OF_IT = re.compile(
    r"^(?:第|中|的|所|有关|相关|附件|规定|设定)[^，。；]*?"
    r"(?=拟|建议|[是可能应]否|应[当予该]|[不未]|没有|暂缓|待|自|届时|到期|期满|届满|现|予以|作|进行|同时|$)"
)
"""What of it is meant, whose words say nothing of the order: 《甲》第八条申请条件修改为."""
_OF_AN_ORDER = re.compile(
    r"^[^，。；]{0,20}?的(?:决定|通知|公告|通告|命令|意见|规定|文件|决议)(?P<behind>[^，。；]{0,16})"
)
_UNDOES = re.compile(
    r"撤销|撤回|收回|取消|停止执行|不再执行|暂停|暂缓|中止|终止|纠正|无效|废止|失效|作废|恢复|不予"
)
_NAMES = re.compile(
    r"《(?:[^《》]|《[^《》]*》)*》(?:[（(](?:[^（）()]|[（(][^（）()]*[）)])*[）)])?"
)
_QUOTED = re.compile(r"[“「][^”」]*[”」]?")
_PLAIN = str.maketrans(",;:", "，；：")


def may_order(genre: str, sentence: str) -> bool:
    """Say whether what a document of this 文种 says in a sentence can be an order at all."""
    if genre == _MINUTES:
        return _DECIDED.search(sentence) is not None and not _LEFT_TO_DO.search(sentence)
    return genre not in _ASKING


def only_spoken_of(ahead: str, behind: str) -> bool:
    """Say whether words that name a repeal, an amendment or an extension do not order it.

    `ahead` is what stands in the sentence before the name of the document, with 《》 for each name
    of another in it, `behind` what stands behind the name.
    """
    ahead, behind = _plain(ahead).rpartition("；")[2], _plain(behind)
    verb = _SAYS_BEFORE.search(ahead)
    if verb:
        led, rest = ahead[: verb.start()], behind
    else:
        up_to = _SAYS_BEHIND.match(behind)
        end = up_to.end() if up_to else 0
        up_to_verb = _PART_OF_IT.sub("", behind[:end])
        led, rest = f"{ahead}〈〉{up_to_verb}", re.sub(_VERB, "", behind[end:], count=1)
    if verb and _is_undone(led, rest):
        return True
    new_words = rest.startswith("为")
    rest = "" if new_words else rest.partition("：")[0]
    return any(p.search(led) for p in _LED_BY) or any(p.search(rest) for p in _FOLLOWED_BY)


def with_names_marked(words: str) -> str:
    """Return words with 《》 for each name of a document in them, notes behind it included."""
    marked = _NAMES.sub("《》", words)
    for number in reversed(find_document_numbers(marked)):
        marked = f"{marked[: number.start]}《》{marked[number.end :]}"
    return marked


def _is_undone(led: str, rest: str) -> bool:
    """Say whether it is an order to repeal that is done away with: 撤销关于废止《甲》的决定."""
    paper = _OF_AN_ORDER.match(rest)
    undoing = paper and (_UNDOES.search(led.rpartition("，")[2]) or _UNDOES.search(paper["behind"]))
    return bool(undoing)


def _plain(words: str) -> str:
    """Return words without space and without what they quote, which is another text's."""
    return _QUOTED.sub("", "".join(words.split()).translate(_PLAIN))
