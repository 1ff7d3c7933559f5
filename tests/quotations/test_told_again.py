"""What a draft tells in its own way: of a part of a statement, of a table's cells, of a heading."""

from pathlib import Path

import pytest

from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.quotations.check import check_quotations
from assistant.quotations.check_text import summary
from assistant.quotations.checked import RIGHT
from assistant.quotations.draft_day import day_of
from assistant.quotations.kinds import tells_otherwise
from tests.library.fakes import CharacterEmbedder
from tests.quotations.conftest import TODAY

PLAN = """苇塘镇人民政府
苇政发〔2025〕3号
苇塘镇内涝灾害应急预案
第一条　为了做好内涝处置，制定本预案。
第二条　积水深度超过30厘米的，每个路口安排值守人员不少于4人。
第三条　新建泵站，流量在2立方米每秒以上的，一次性补助20万元；流量在5立方米每秒以上的，补助50万元。
第四条　清理堵塞的排水井，按清淤量每立方米80元补助，单口最高不超过600元。
第五条　动用物资须经值班镇长签字，夜间可先电话报告，次日补办手续。
第六条　泵站值守人员每半年轮训一次，脱岗的停发岗位津贴6个月。
第七条　隔离积水路段的，应当设置警示标志。
打开检查井的，须经排水科同意，作业时间不超过2小时。
苇塘镇人民政府
2025年5月12日
附表
响应启动权限
级别\t启动条件\t批准人\t通知范围
Ⅲ级\t积水10厘米以上\t排水站站长\t沿街商户
Ⅱ级\t积水30厘米以上\t分管副镇长\t沿街商户和各村
Ⅰ级\t积水50厘米以上\t镇长\t全体居民

泵站口径（毫米）\t轴流泵（元/台）\t潜水泵（元/台）
300以下\t2600\t1900
300—500以下\t4800\t3700
500以上\t9000\t7200
"""
GOODS = """苇塘镇菜场摊位收费管理办法
苇政发〔2024〕8号
第一条　为了规范收费，制定本办法。
第二条　固定摊位每个每月180元，临时摊位每个每天6元。
第三条　本办法自2024年3月1日起施行，有效期至2026年6月30日。
苇塘镇人民政府
2024年2月20日
"""
LAW = """中华人民共和国圩区自治组织法
（2019年3月1日通过）
第一条　为了保障圩区自治，制定本法。
第二条　圩区理事会由五人组成，每年至少召开两次会议，公布收支账目。
"""
REPLY = """苇塘镇人民政府关于2025年度圩堤维修用工补助标准的批复
苇政函〔2025〕11号
圩堤管理站：
一、圩堤巡查工每人每天补助95元。
二、驳岸砌筑工每人每天补助160元。
苇塘镇人民政府
2025年3月6日
"""


@pytest.fixture(scope="module")
def held(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Library:
    folder: Path = tmp_path_factory.mktemp("again")
    files = {"预案.txt": PLAN, "收费.txt": GOODS, "批复.txt": REPLY, "法.txt": LAW}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
    library.add([folder / name for name in files])
    return library


def wrong(library: Library, draft: str) -> list[tuple[str, str]]:
    found = check_quotations(f"各村：\n{draft}", library, TODAY).quotations
    return [(q.text, q.status.value) for q in found if q.status not in RIGHT]


NAMED = "一、排涝\n会议学习了《苇塘镇内涝灾害应急预案》。"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        # 预案 alone is the one named before, where it is said to say something
        (f"{NAMED}会议强调，预案规定“固定摊位每个每月180元”。", "misattributed"),
        (f"{NAMED}预案第三条还规定“每月开展一次夜间应急拉练”。", "not_found"),
        (f"{NAMED}积水深度超过30厘米的，预案要求每个路口安排值守人员不少于6人。", "6人"),
        # parts of the draft's own around a statement; the condition tells which figure is meant
        (f"{NAMED}泵站，流量在5立方米每秒以上的，补20万元，由财政所拨付。", "20万元"),
        # a short statement behind one that is the clause's, though in other words
        (f"{NAMED}疏通堵塞的排水井，按清淤量每立方米补80元，单口最高不超过900元。", "900元"),
        # words of the table's heads between the name of a row and a figure
        (f"{NAMED}口径300—500毫米以下的轴流泵每台3700元。", "3700"),
        # what the table has for another row
        (f"{NAMED}Ⅱ级响应由排水站站长批准，各村照此执行。", "排水站站长"),
        # a figure below a heading that tells of one document
        ("三、菜场摊位收费\n临时摊位每个每天8元。", "8元"),
        ("三、圩堤维修补助\n按2025年批复，圩堤巡查工每人每天补助120元。", "120元"),
    ],
)
def test_what_is_told_otherwise_is_found(held: Library, draft: str, expected: str) -> None:
    assert [any(expected in said for said in pair) for pair in wrong(held, draft)] == [True]


@pytest.mark.parametrize(
    "draft",
    [
        f"{NAMED}预案第七条规定“应当设置警示标志”，预案要求每个路口安排值守人员不少于4人。",
        f"{NAMED}泵站，流量在5立方米每秒以上的，补50万元，由财政所拨付。",
        f"{NAMED}口径300—500毫米以下的轴流泵每台4800元，潜水泵每台3700元。",
        f"{NAMED}Ⅱ级响应由分管副镇长批准，通知沿街商户；Ⅰ级响应由镇长批准。",
        # half a year is six months
        f"{NAMED}预案第六条规定，泵站值守人员每6个月轮训一次，脱岗的停发岗位津贴半年。",
        # a part that is no condition is passed over
        f"{NAMED}按第五条，动用物资须经值班镇长签字，次日补办手续。",
        # the sentence that is copied is over; the draft goes on in its own way
        f"{NAMED}预案第七条规定，隔离积水路段的，应当设置警示标志，而且作业时间不超过2小时也要做到。",
        # no heading of the draft tells of a document
        "三、其他收费\n临时摊位每个每天8元。",
        "三、水稻种植补助\n按2025年批复，圩堤巡查工每人每天补助120元。",
    ],
)
def test_what_is_only_told_in_other_words_is_no_fault(held: Library, draft: str) -> None:
    assert wrong(held, draft) == []


def test_a_condition_that_is_passed_over_is_a_fault(held: Library) -> None:
    draft = f"{NAMED}按第七条，打开检查井的，作业时间不超过2小时。"
    assert [status for _, status in wrong(held, draft)] == ["altered"]


OF_LAW = "《中华人民共和国圩区自治组织法》第一条规定了目的。"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("其实组织法第二条规定的是“每年至少召开两次会议”。", "exact"),
        ("组织法第二条规定“每年至少召开三次会议，公布收支账目”。", "altered"),
        ("合同法第二条规定“每年至少召开两次会议，公布收支账目”。", "misattributed"),
    ],
)
def test_the_tail_of_a_title_is_the_law_that_was_named(
    held: Library, draft: str, expected: str
) -> None:
    found = check_quotations(f"各村：\n{OF_LAW}{draft}", held, TODAY).quotations
    assert [q.status.value for q in found] == [expected]


def test_two_thirds_are_another_majority_than_more_than_half() -> None:
    assert tells_otherwise("过半数", "三分之二以上")


OF_FEES = "《苇塘镇菜场摊位收费管理办法》第二条规定“固定摊位每个每月180元”。\n"


def test_a_paper_in_its_term_on_the_day_of_the_draft_is_rightly_quoted(held: Library) -> None:
    draft = f"{OF_FEES}苇塘镇人民政府\n2026年5月20日\n"
    checked = check_quotations(draft, held, TODAY)
    assert [q.status in RIGHT for q in checked.quotations] == [True]
    assert "2026年5月20日还在有效期内，今天已过" in summary(checked)


@pytest.mark.parametrize("day", ["2026年8月20日", ""])
def test_one_that_was_over_that_day_is_not(held: Library, day: str) -> None:
    draft = f"{OF_FEES}苇塘镇人民政府\n{day}\n"
    (found,) = check_quotations(draft, held, TODAY).quotations
    assert found.status.value == "superseded"


def test_a_day_that_was_asked_for_is_the_one_that_counts(held: Library) -> None:
    draft = f"{OF_FEES}苇塘镇人民政府\n2026年5月20日\n"
    (found,) = check_quotations(draft, held, TODAY, of_its_day=False).quotations
    assert found.status.value == "superseded"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("通知\n各村：\n请于2026年12月1日前报送。\n苇塘镇人民政府\n2026年3月2日", "2026-03-02"),
        ("会议纪要\n2026年1月15日上午，镇长主持召开会议，研究排涝。\n现纪要如下。", "2026-01-15"),
        ("会议记录\n时间：2026年1月18日（逢场，下午）\n地点：村部\n会计：账贴了。", "2026-01-18"),
        ("政策摘编\n镇政府编　2026年2月\n一、收费\n临时摊位每个每天6元。", "2026-02-28"),
        ("截至2025年12月31日，我镇共建成泵站6座。", "None"),
    ],
)
def test_the_day_of_a_draft(draft: str, expected: str) -> None:
    assert str(day_of(draft)) == expected
