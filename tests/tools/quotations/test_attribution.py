"""Which document and clause a draft names, in laws with numbers of many kinds."""

from pathlib import Path

import pytest

from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.tools.quotations.check import check_quotations
from tests.library.fakes import CharacterEmbedder
from tests.tools.quotations.conftest import TODAY

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
