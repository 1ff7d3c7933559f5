"""Copies without marks in sentences of one's own: what is another rule, and what only a telling."""

from pathlib import Path

import pytest

from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.quotations.check import check_quotations
from assistant.quotations.checked import RIGHT
from assistant.quotations.kinds import tells_otherwise
from tests.library.fakes import CharacterEmbedder
from tests.quotations.conftest import TODAY

RULES = """枫渡市内河渡运管理办法
第一条　为了加强内河渡运管理，制定本办法。
第二条　渡口经营人应当在每班开航前清点乘客人数，渡运日志至少保存2年。
第三条　对逾期不改正的渡口，县级以上人民政府交通运输行政主管部门应当责令其停止渡运并向社会公告。
第四条　渡船乘客定额不足12人的配备船员1人，12人以上不足30人的配备船员2人，30人以上的配备船员3人。
第五条　船员离职的，自离职次月起停发岗位津贴。渡口停用的，经营人不得拆除岸线标志。
第六条　经营人对考核结果有异议的，可以自收到考核通知书之日起15日内向市交通运输局申请复核。
第七条　渡口每季度检查一次。检查结果为不合格的，由乡镇在5个工作日内督促整改。
第八条　渡船更新的补助期限最长为1年，每次安全演练不少于2小时，救生圈外径为72厘米。
第九条　乘客上下船时，渡工应当放置跳板；夜间渡运的，渡口应当开启照明。
第十条　渡口夜间停航的，应当关闭候船室；遇紧急情况的，经值班负责人同意可以临时开航。
"""
NAMED = "《枫渡市内河渡运管理办法》"


@pytest.fixture(scope="module")
def held(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Library:
    folder: Path = tmp_path_factory.mktemp("retold")
    (folder / "办法.txt").write_text(RULES, encoding="utf-8")
    library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
    library.add([folder / "办法.txt"])
    return library


def wrong(library: Library, draft: str) -> list[tuple[str, str]]:
    found = check_quotations(f"各渡口：\n{draft}", library, TODAY).quotations
    return [(q.text, q.status.value) for q in found if q.status not in RIGHT]


@pytest.mark.parametrize(
    "draft",
    [
        # one's own office for the authority, small words more, the sentence begun otherwise
        f"依照{NAMED}第三条，对逾期不改正的渡口，我局应当责令其停止渡运并向社会公告。",
        f"依照{NAMED}第三条，对逾期不改正的渡口，交通运输主管部门责令其停止渡运并向社会公告。",
        f"{NAMED}第二条已落实，渡口经营人均已在每班开航前清点了乘客人数。",
        f"按照{NAMED}，对检查结果为不合格的，由乡镇在5个工作日内督促整改，整改情况另行报告。",
        # one quantity in another form
        f"{NAMED}第二条规定，渡运日志至少保存两年。",
        f"{NAMED}第八条规定，渡船更新的补助期限最长为12个月，每次安全演练不少于120分钟，"
        "救生圈外径为720毫米。",
        f"{NAMED}第八条规定：“救生圈外径为720毫米”。",
        # what is left out by …… stands in the clause that is named, though it begins in another
        f"{NAMED}第十条规定：“渡口夜间停航的，……经值班负责人同意可以临时开航。”",
    ],
)
def test_a_way_to_tell_a_rule_is_no_fault(held: Library, draft: str) -> None:
    assert wrong(held, draft) == []


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        (f"按照{NAMED}，船员离职的，自离职当月起停发岗位津贴。", "自离职当月起停发"),
        (f"按照{NAMED}，渡口停用的，经营人可以拆除岸线标志。", "可以拆除"),
        (
            f"根据{NAMED}第六条，可以自考核通知书作出之日起15日内向市交通运输局申请复核。",
            "作出之日起",
        ),
        (f"{NAMED}第二条规定，渡运日志至少保存12个月。", "12个月"),
    ],
)
def test_another_rule_in_few_words_is_found(held: Library, draft: str, text: str) -> None:
    ((found, status),) = wrong(held, draft)
    assert (text in found, status) == (True, "altered")


def test_of_a_list_only_the_item_that_differs_is_told(held: Library) -> None:
    draft = (
        f"按照{NAMED}第四条，渡船乘客定额不足12人的配备船员1人，12人以上不足30人的配备船员2人，"
        "30人以上的配备船员4人。"
    )
    ((text, status),) = wrong(held, draft)
    assert (text, status) == ("30人以上的配备船员4人", "altered")


@pytest.mark.parametrize(
    ("source", "quoted", "told"),
    [
        ("不得", "可以", True), ("次月", "当月", True), ("以上", "以下", True),
        ("收到书面答复", "本意见书作出", True), ("20日", "15日", True), ("三年", "36个月", False),
        ("应当", "均", False), ("行政机关", "我局", False), ("", "逐步", False),
    ],
)  # fmt: skip
def test_what_tells_otherwise(source: str, quoted: str, told: bool) -> None:
    assert tells_otherwise(source, quoted) is told
