"""Of which place documents are, and which are left aside for a question that names one."""

import pytest

from assistant.documents.parse import parse_document
from assistant.question.territories import Territories

_PAPER = "{office}关于{matter}\n\n一、办好。\n\n{office}\n2024年4月1日\n"
_RULES = "{title}\n第一条　为了管理，制定本办法。\n第二条　由部门办理。\n"
TEXTS = {
    "临湖": _PAPER.format(office="临湖市民政局", matter="创业补贴的通知"),
    "北岭": _RULES.format(title="北岭市停车管理办法"),
    "青石": _PAPER.format(office="临湖市青石县人民政府", matter="秸秆的通告"),
    "东江": _PAPER.format(office="东江省民政厅", matter="求职补贴的通知"),
    "全国": _PAPER.format(office="住房城乡建设部", matter="物业管理的通知"),
    "房市": _RULES.format(title="房地产市场管理办法"),
}
DOCUMENTS = {name: parse_document(text) for name, text in TEXTS.items()}
PLACES = Territories(tuple(DOCUMENTS.values()))


def aside(question: str) -> set[str]:
    ids = PLACES.elsewhere(question).ids
    return {name for name, document in DOCUMENTS.items() if document.id in ids}


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("北岭创业补贴多少钱", {"临湖", "青石"}),
        ("请问临湖市停车收费多少", {"北岭"}),
        ("临湖路边停车多少钱", {"北岭"}),
        ("青石县停车多少钱", {"北岭"}),
        ("北岭和临湖哪个补贴高", set()),
        ("换成北岭给多少", {"临湖", "青石"}),
        ("东江省的补贴多少", set()),
        ("补贴多少", set()),
        ("北岭路3号在哪", set()),
        ("住在临时安置房里怎么办", set()),
    ],
)
def test_other_places_of_the_level_are_left_aside(question: str, left: set[str]) -> None:
    assert aside(question) == left


def test_a_clause_that_prints_the_place_is_kept() -> None:
    found = PLACES.elsewhere("北岭创业补贴多少钱")
    other = DOCUMENTS["临湖"].id
    assert found.leaves_out(other, "每人补贴5000元。")
    assert not found.leaves_out(other, "北岭市户籍人员每人补贴5000元。")


_WITHOUT_PLACE = parse_document(
    "关于无房家庭购房的通知\n\n一、办好。\n二、在南京缴纳社会保险满12个月的，可以申请。\n\n"
    "市住房领导小组办公室\n2024年4月1日\n"
)


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("南京创业补贴多少钱", {"临湖", "北岭", "青石", "东江"}),
        ("请问沈阳市停车收费多少", {"临湖", "北岭", "青石", "东江"}),
        ("河南求职补贴多少", {"东江"}),
        ("南京打工的求职补贴多少", set()),
        ("去南京看病能不能补贴", set()),
        ("南京路停车多少钱", set()),
    ],
)
def test_a_city_that_no_paper_is_of_is_not_answered_by_others(
    question: str, left: set[str]
) -> None:
    assert aside(question) == left


def test_a_paper_without_a_place_is_of_the_city_that_its_text_names() -> None:
    places = Territories((*DOCUMENTS.values(), _WITHOUT_PLACE))
    assert places.places_of(_WITHOUT_PLACE) == ("南京市",)
    assert _WITHOUT_PLACE.id in places.elsewhere("北岭停车多少钱").ids
    assert _WITHOUT_PLACE.id not in places.elsewhere("南京创业补贴多少钱").ids
