"""Serials as people write them, with their year and with whose they are."""

import pytest

from assistant.documents.parse import parse_document
from assistant.question.document_names import KnownNames
from assistant.question.text_names import TextNames


def _paper(number: str, office: str, matter: str, year: int) -> str:
    title = f"{office}关于{matter}的通知"
    return f"{title}\n\n{number}\n\n各单位：\n\n一、办好。\n\n{office}\n{year}年6月10日\n"


KNOWN = KnownNames(
    tuple(
        parse_document(_paper(*each))
        for each in (
            ("青农发〔2022〕15号", "青溪县农业农村局", "农田管护", 2022),
            ("青政办发〔2022〕15号", "青溪县人民政府办公室", "公路养护", 2022),
            ("青教〔2023〕7号", "青溪县教育局", "课后服务", 2023),
            ("青财社〔2021〕3号", "青溪县财政局", "特困供养", 2021),
            ("河财社〔2021〕7号", "河口县财政局", "临时救助", 2021),
        )
    )
)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2021年3号文第二条", ["青财社〔2021〕3号"]),
        ("21年3号文是谁发的", ["青财社〔2021〕3号"]),
        ("2021年第3号什么时候印发", ["青财社〔2021〕3号"]),
        ("[2021]3号第一条怎么说", ["青财社〔2021〕3号"]),
        ("2021-3号供养多少钱", ["青财社〔2021〕3号"]),
        ("二〇二三年七号文第二条", ["青教〔2023〕7号"]),
        ("2023年7号文", ["青教〔2023〕7号"]),
        ("2023年教育局7号文", ["青教〔2023〕7号"]),
        ("教育局〔2023〕7号", ["青教〔2023〕7号"]),
        ("河口2021年7号文", ["河财社〔2021〕7号"]),
        ("2022年15号文第一条", ["青农发〔2022〕15号", "青政办发〔2022〕15号"]),
        ("政府办22年15号文第二条", ["青政办发〔2022〕15号"]),
        ("青政办2022-15号", ["青政办发〔2022〕15号"]),
        ("农业农村局2022年15号文", ["青农发〔2022〕15号"]),
        ("2022年执行的3号文", ["青财社〔2021〕3号"]),
    ],
)
def test_a_serial_with_its_year_names_the_document(text: str, numbers: list[str]) -> None:
    assert [d.document_number for d in KNOWN.named(text)] == numbers


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("2020年7号文第一条", "2020年7号文"),
        ("2022年第7号", "2022年第7号"),
        ("民政局2023年7号文", "2023年7号文"),
        ("河口县2021年3号文", "2021年3号文"),
        ("青税〔2021〕3号", "青税〔2021〕3号"),
    ],
)
def test_another_year_or_office_is_not_taken(text: str, unknown: str) -> None:
    names = TextNames.read(text, KNOWN)
    assert names.documents == ()
    assert names.unknown_numbers == (unknown,)


@pytest.mark.parametrize("text", ["2023年12月2号开会", "在2024年3号楼", "电话2023年换了号"])
def test_a_day_or_a_house_is_no_serial(text: str) -> None:
    assert TextNames.read(text, KNOWN).mentions == ()
