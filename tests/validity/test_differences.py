"""Two texts beside each other: what became of every clause, and that nothing is lost of either."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.model import PolicyDocument
from assistant.documents.parse import parse_document
from assistant.documents.text import fold
from assistant.validity.clause_matching import words_of
from assistant.validity.differences import Became, comparison, differences
from assistant.validity.differences_text import listing
from assistant.validity.subject_pairs import subject_pairs
from assistant.validity.word_changes import with_changes, word_changes
from tests.validity.forest import RULES, rules
from tests.validity.papers import gongwen

ARTICLES = (
    "为了规范农村公益岗位管理，制定本办法。",
    "岗位由乡镇人民政府根据需要设置，报县人力资源部门备案。",
    "聘用人员应当年满十八周岁，身体健康。",
    "补助标准为每人每月500元，由县财政承担。",
    "乡镇每季度检查一次在岗情况；检查结果向社会公示五日。",
    "弄虚作假的，责令退回补助，三年内不得申报。",
    "本办法由县人力资源部门解释。",
)
NUMBERS = "一二三四五六七八九十"


def law(*articles: str) -> PolicyDocument:
    lines = [f"第{number}条　{text}" for number, text in zip(NUMBERS, articles, strict=False)]
    return parse_document("\n".join(["某县公益岗位办法", *lines]))


def became(old: PolicyDocument, new: PolicyDocument) -> list[tuple[str, str]]:
    """Return the changed clauses in order: what became of each, and what it is called."""
    found = differences(old, new)
    return [(d.became.value, d.label) for d in found if d.became is not Became.UNCHANGED]


def test_a_text_is_not_different_from_itself() -> None:
    found = differences(rules(), rules())
    assert {d.became for d in found} == {Became.UNCHANGED}
    assert len(found) == len(rules().clauses)


def test_words_are_told_with_figures_and_units_whole() -> None:
    changes = word_changes("补助为每人每月1200元，占10%。", "补助为每人每月1500元，占12.5%。")
    assert [c.said for c in changes] == ["“1200元”改为“1500元”", "“10%”改为“12.5%”"]


def test_an_article_between_others_moves_those_behind_it() -> None:
    new = law(*ARTICLES[:3], "聘期一年，期满考核合格的可以续聘。", *ARTICLES[3:])
    assert became(law(*ARTICLES), new) == [
        ("新增", "第四条"), ("移动", "第五条（原第四条）"), ("移动", "第六条（原第五条）"),
        ("移动", "第七条（原第六条）"), ("移动", "第八条（原第七条）"),
    ]  # fmt: skip


def test_a_changed_article_is_found_under_its_new_number() -> None:
    new = law(*ARTICLES[:1], *ARTICLES[2:3], ARTICLES[3].replace("500元", "600元"), *ARTICLES[4:])
    assert ("修改", "第三条（原第四条）") in became(law(*ARTICLES), new)
    assert ("删去", "第二条") in became(law(*ARTICLES), new)


def test_articles_that_change_places_have_moved() -> None:
    new = law(ARTICLES[0], ARTICLES[2], ARTICLES[1], *ARTICLES[3:])
    assert became(law(*ARTICLES), new) == [
        ("移动", "第二条（原第三条）"), ("移动", "第三条（原第二条）"),
    ]  # fmt: skip


def test_an_article_that_is_parted_and_one_that_is_joined() -> None:
    parted = law(
        *ARTICLES[:4], "乡镇每季度检查一次在岗情况。", "检查结果向社会公示五日。", *ARTICLES[5:]
    )
    assert became(law(*ARTICLES), parted)[0] == ("修改", "第五条、第六条（原第五条）")
    assert became(parted, law(*ARTICLES))[0] == ("修改", "第五条（原第五条、第六条）")
    text = listing(comparison(law(*ARTICLES), parted, ("旧", "新")), whole=False)
    assert "修改（一条分为2条）" in text


def test_rows_of_a_table_are_matched_by_their_names() -> None:
    changed = rules(
        RULES.replace("生态护林员\t500\t120\n公益林护林员\t450\t60",
                      "公益林护林员\t480\t60\n草原管护员\t400\t10")
    )  # fmt: skip
    assert sorted(became(rules(), changed)) == [
        ("修改", "附件表1第1行（原附件表1第2行）"),
        ("删去", "附件表1第1行"),
        ("新增", "附件表1第2行"),
    ]


def test_width_and_space_are_no_difference() -> None:
    assert became(rules(), rules(RULES.replace("（一）", "(一)").replace("，", ","))) == []


def test_documents_that_share_nothing_are_not_listed_as_added_and_removed() -> None:
    other = parse_document("河道采砂通告\n第一条　禁止夜间采砂。\n第二条　船只须登记。")
    found = comparison(law(*ARTICLES), other, ("甲", "乙"))
    assert (found.related, found.differences) == (False, ())
    assert "没有相同或者相近的条款" in listing(found, whole=False)


def test_unchanged_clauses_are_only_counted_unless_all_are_wanted() -> None:
    found = comparison(
        law(*ARTICLES), law("为了规范岗位，制定本办法。", *ARTICLES[1:]), ("甲", "乙")
    )
    assert "修改 1，新增 0，删去 0，移动 0，未改 7" in listing(found, whole=False)
    assert "未改　第三条" not in listing(found, whole=False)
    assert "未改　第三条" in listing(found, whole=True)


@pytest.mark.slow
def test_a_thousand_clauses_are_compared_one_by_one() -> None:
    def long(word: str) -> PolicyDocument:
        lines = [
            f"第{n}条　{word}{n * 7919 % 1009}号事项由第{n % 37}组在{n % 29}日内办理，"
            f"{ARTICLES[n % 7]}{word * (n % 5)}"
            for n in range(1, 1001)
        ]
        return parse_document("\n".join(["某县事项规定", *lines]))

    found = differences(long("登记"), long("备案"))
    assert len(found) >= 1000


PIECE = st.text("县乡财政补助岗位管理人员每月100元，。；", min_size=0, max_size=30)
TEXTS = st.lists(st.sampled_from([*ARTICLES, *(a[:-1] + "，但另有规定的除外。" for a in ARTICLES)]),
                 min_size=2, max_size=8)  # fmt: skip


@given(PIECE, PIECE)
def test_the_changes_of_words_make_the_newer_of_the_older(old: str, new: str) -> None:
    assert with_changes(old, word_changes(old, new)) == new


@given(TEXTS, TEXTS)
def test_differences_hold_every_clause_once_and_make_the_newer_text(
    old: list[str], new: list[str]
) -> None:
    one, other = law(*old), law(*new)
    found = differences(one, other)
    ours = [c.id for d in found for c in d.old]
    assert sorted(ours) == sorted(c.id for c in one.clauses)
    made = [c for d in found for c in d.new]
    assert [c.id for c in made] == [c.id for c in other.clauses]
    for each in found:
        if each.old and each.new:
            assert with_changes(each.old_words, each.changes) == each.new_words
        if each.became in (Became.UNCHANGED, Became.MOVED):
            assert fold(each.old_words) == fold(each.new_words)
    assert [words_of(c) for c in made if c.number] == new


def test_papers_written_anew_are_paired_by_headings_and_words() -> None:
    older = gongwen(
        "一、发放范围。凡具有本县户籍、年满80周岁的老年人，均可申请高龄津贴。",
        "二、申请和审核。提交照片两张、存折复印件一份，乡镇在7个工作日内审核。",
        "三、资金来源。所需资金由县财政负担70%、乡镇财政负担30%。",
        title="某县民政局关于发放高龄津贴的通知",
    )
    newer = gongwen(
        "一、办理。实行“免申即享”，不再要求老人跑腿。",
        "二、对象。具有本县户籍、年满80周岁的老年人，服刑人员除外。",
        "三、资金。改为县财政负担80%。",
        title="某县民政局关于调整高龄津贴的通知",
        issued="2025年3月5日",
    )
    pairs = [(one.label, other.label) for one, other in subject_pairs(older, newer)]
    assert pairs == [("一、", "二、"), ("三、", "三、")]
