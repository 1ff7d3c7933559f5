"""Which document and clause a draft names, in laws with numbers of many kinds."""

from pathlib import Path

import pytest

from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.quotations.check import check_quotations
from tests.library.fakes import CharacterEmbedder
from tests.quotations.conftest import TODAY

ORDER = """中华人民共和国国务院令
第707号
现公布《供水管理条例》，自2019年1月1日起施行。
总理　　李某某
2018年12月18日
供水管理条例
第一条　为了加强供水管理，保障城乡居民饮水安全，制定本条例。
第二条　供水单位应当履行下列职责：
（一）按月检测水质并向社会公布检测结果；
（二）停水二十四小时以上的提前三日告知用户。
供水单位不得擅自改变取水口位置。
第三条　违反本条例第二条规定的，由水行政主管部门责令限期改正。
"""
RULES = """关于适用《供水管理条例》若干问题的规定（一）
第一条　供水单位应当依法接受检查，检查每季度不少于一次。
第二条　检查人员应当出示证件，并不得泄露用户信息。
"""
CASES = [
    ("国务院令第707号第三条规定：“由水行政主管部门责令限期改正”。", "exact"),
    ("参照国令第707号第三条之规定，“由水行政主管部门责令限期改正”。", "exact"),
    ("“由水行政主管部门责令限期改正”（见国务院令第707号第三条）。", "exact"),
    ("供水管理条例第二条第一款第（一）项规定“按月检测水质并向社会公布检测结果”。", "exact"),
    ("《供水管理条例》第二条第（二）项规定“按月检测水质并向社会公布检测结果”。", "misattributed"),
    ("《供水管理条例》第二条第二款规定“供水单位不得擅自改变取水口位置”。", "exact"),
    ("《供水管理条例》第二条第三款规定“供水单位不得擅自改变取水口位置”。", "misattributed"),
    ("《供水管理条例》第二条规定“供水单位应当依法接受检查”。", "misattributed"),
    ("《关于适用《供水管理条例》若干问题的规定（一）》明确，“供水单位应当依法接受检查”。", "exact"),
    ("《关于适用《供水管理条例》若干问题的规定（一）》第一条：“检查每月不少于一次”。", "altered"),
    ("《水质标准办法》第一条规定“按月检测水质并向社会公布检测结果”。", "misattributed"),
    ("依照本办法第一条规定，《供水管理条例》要求“按月检测水质并向社会公布检测结果”。", "exact"),
    ("（一）落实《供水管理条例》“按月检测水质并向社会公布检测结果”的要求。", "exact"),
    ("一再强调“供水单位要让群众喝上放心水”，这是底线（国务院令第707号）。", "not_found"),
    ("“供水单位不得擅自改变取水口位置”，这是底线（《供水管理条例》）。", "exact"),
    ("供水管理条例第二条第二款规定供水单位不得擅自改变取水口位置。", "exact"),
    ("供水管理条例第二条明确规定停水二十四小时以上的提前五日告知用户。", "altered"),
    ("供水管理条例要求按月检测水质并向社会公布检测结果；第一条要求加强供水。", "exact"),
]  # fmt: skip


@pytest.fixture(scope="module")
def laws(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Library:
    folder = tmp_path_factory.mktemp("laws")
    for name, text in (("order", ORDER), ("rules", RULES)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
    library.add([Path(folder / "order.txt"), Path(folder / "rules.txt")])
    return library


@pytest.mark.parametrize(("text", "status"), CASES)
def test_the_named_place_is_where_the_words_have_to_stand(
    laws: Library, text: str, status: str
) -> None:
    found = check_quotations(text, laws, TODAY).quotations
    assert [q.status.value for q in found] == [status]


def test_the_part_of_an_article_is_told(laws: Library) -> None:
    text = "供水管理条例第二条规定“停水二十四小时以上的提前三日告知用户”。"
    (found,) = check_quotations(text, laws, TODAY).quotations
    assert found.source is not None
    assert (found.source.clause, found.source.part) == ("第二条", "第一款第（二）项")


def library_of(laws: Library, folder: Path, *texts: str) -> Library:
    library = Library(folder / "library", laws.lexicon, laws.segmenter, laws.embedder)
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    library.add([folder / f"{number}.txt" for number in range(len(texts))])
    return library


def test_what_explains_a_law_is_not_the_law(laws: Library, tmp_path: Path) -> None:
    text = "《供水管理条例》第一条规定“供水单位应当依法接受检查”。"
    (found,) = check_quotations(text, library_of(laws, tmp_path, RULES), TODAY).quotations
    assert found.status.value == "misattributed"
    assert "库里没有《供水管理条例》" in found.note


def test_of_equal_clauses_the_newest_is_cited(laws: Library, tmp_path: Path) -> None:
    old, new = (
        f"某{place}节水办法\n第一条　用水单位应当每年开展一次用水审计并报送结果。\n{year}年5月1日\n"
        for place, year in (("县", 2015), ("市", 2021))
    )
    library = library_of(laws, tmp_path, new, old)
    text = "“用水单位应当每年开展一次用水审计并报送结果”，各单位照办。"
    (found,) = check_quotations(text, library, TODAY).quotations
    assert found.source is not None
    assert found.source.date == "2021-05-01"


def test_what_all_documents_say_is_quoted_from_none(laws: Library, tmp_path: Path) -> None:
    line = "各级各部门要提高政治站位、加强组织领导，确保各项任务落到实处。"
    texts = [
        f"关于{what}工作的通知\n各镇：\n{line}\n请认真{what}。\n"
        for what in ("防汛", "供水", "护林")
    ]
    library = library_of(laws, tmp_path, *texts)
    draft = f"第一段是引子。\n{line}"
    assert check_quotations(draft, library, TODAY).quotations == ()
    library.remove(library.documents[0].id)
    (found,) = check_quotations(draft, library, TODAY).quotations
    assert found.status.value == "exact"
