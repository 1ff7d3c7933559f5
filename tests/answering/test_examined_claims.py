"""What a model says of two counties, of a user's own case, and of what is not stated.

Whose figure it is counts, whether the rule still holds, and every half of a sentence by itself.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.answering.chat.dossier import Dossier
from assistant.answering.chat.model_tools import model_tools
from assistant.answering.chat.prompts import read_prompts
from assistant.answering.chat.speech import Speech
from assistant.answering.draft import cite, quoting
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.retrieval.retriever import PolicyRetriever
from assistant.settings import Settings
from tests.answering.allowances import TEXTS
from tests.answering.conftest import TODAY
from tests.library.fakes import CharacterEmbedder

ASKED = "清河县和永安县的高龄津贴怎么发，我58岁，月收入2000元，听说每人每月200元，90岁的120元"


@pytest.fixture(scope="module")
def library(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Library:
    """Return a library of the papers of both counties."""
    folder: Path = tmp_path_factory.mktemp("allowances")
    files = [folder / f"{name}.txt" for name in TEXTS]
    for file in files:
        file.write_text(TEXTS[file.stem], encoding="utf-8")
    library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
    library.add(files)
    return library


def holding(library: Library, *numbers: str, day: date = TODAY) -> Dossier:
    """Return a dossier of all numbered clauses of the documents with these numbers."""
    cited = [
        cite(document, clause)
        for number in numbers
        for document in library.documents
        if document.document_number == number
        for clause in document.clauses
        if clause.element is None and clause.label[:1] in "一二三四"
    ]
    dossier = Dossier(ASKED, library, day)
    dossier.take_in(quoting("原文是：", cited), [])
    return dossier


QINGHE, REPEALED, YONGAN = "清民发〔2024〕12号", "清民发〔2018〕5号", "永民发〔2023〕7号"


@pytest.fixture(scope="module")
def qinghe(library: Library) -> Dossier:
    """Return the rules of one county."""
    return holding(library, QINGHE)


@pytest.fixture(scope="module")
def both(library: Library) -> Dossier:
    """Return the rules of both counties."""
    return holding(library, QINGHE, YONGAN)


@pytest.fixture(scope="module")
def changed(library: Library) -> Dossier:
    """Return the rules of one county, and those that they repealed."""
    return holding(library, QINGHE, REPEALED)


def shown(dossier: Dossier, said: str) -> str:
    """Return what a reader sees of what a model says."""
    speech = Speech(dossier, "")
    return "".join([*speech.hear(said), *speech.finish()])


STATED_BY_HALVES = [
    "高龄津贴可以由子女代领，文件没有规定次数。",
    "收入高的老人也能拿，文件没有规定收入门槛。",
    "文件没有规定次数，可以由子女代领。",
    "文件没有规定次数但可以由子女代领。",
    "可以代领，文件没有规定次数[1]。",
    "能不能走动都可以代领，文件没有规定次数。",
    "文件没有规定户籍要求。",
    "文件没有规定户口要求。",
    "文件没有规定年龄限制。",
    "可以代领。",
]


@pytest.mark.parametrize("said", STATED_BY_HALVES)
def test_what_is_not_stated_bears_out_no_claim_beside_it(qinghe: Dossier, said: str) -> None:
    assert shown(qinghe, said) == ""


@pytest.mark.parametrize(
    ("said", "marks"),
    [
        ("文件没有规定丧葬补助。", ""),
        ("标准是每人每月60元，文件没有规定丧葬补助。", "[2]"),
        ("文件没有规定丧葬补助，也没有提到护理费。", ""),
        ("关于丧葬补助，库内文件未载明。", ""),
        ("能否预支，文件没有写明。", ""),
        ("没有。", ""),
    ],
)
def test_what_no_clause_mentions_is_said_not_to_be_stated(
    qinghe: Dossier, said: str, marks: str
) -> None:
    assert shown(qinghe, said) == f"{said[:-1]}{marks}。"


JUDGEMENTS = [
    "您58岁不影响申请，能领到这项津贴。",
    "您今年58岁不低于规定的年龄，能拿到津贴。",
    "您月收入2000元未超过规定的上限。",
    "您58岁，文件里没有这个数，可以由子女代领。",
    "您58岁可以由子女代领，文件里没有这个数。",
    "您58岁，可以申请高龄津贴。",
    "您是老年人，能领高龄津贴。",
    "您属于发放对象。",
    "您说的120元，文件里没有这个数。",
    "您58岁没有超过规定，由乡镇审核。",
]


@pytest.mark.parametrize("said", JUDGEMENTS)
def test_a_figure_of_the_users_own_lets_no_judgement_of_the_case_pass(
    qinghe: Dossier, said: str
) -> None:
    assert shown(qinghe, said) == ""


@pytest.mark.parametrize(
    ("said", "marks"),
    [
        ("您说的200元，文件里没有这个数。", ""),
        ("您提到的200元标准，文件里没有这个数。", ""),
        ("您说的每人每月200元与文件规定的不一致，标准是每人每月60元。", "[2]"),
        ("标准是每人每月60元，不是您说的200元。", "[2]"),
        ("您可以向户籍所在地的村民委员会提出书面申请。", "[3]"),
        ("如果您年满80周岁，可以申请高龄津贴。", "[1]"),
        ("您问的高龄津贴，90周岁以上的老年人每人每月可领120元。", "[2]"),
    ],
)
def test_a_figure_of_the_users_own_may_be_told_as_not_in_the_documents(
    qinghe: Dossier, said: str, marks: str
) -> None:
    assert shown(qinghe, said) == f"{said[:-1]}{marks}。"


MISPLACED = [
    "清河县80至89周岁的老年人每人每月发放高龄津贴100元。",
    "清河县80至89周岁的老年人每人每月发放高龄津贴100元[6]。",
    "清河县高龄津贴每月100元，永安县每月60元。",
    "清河高龄津贴每月100元。",
    "每月100元的是清河县，每月60元的是永安县。",
    "清河县和永安县的高龄津贴分别是100元和60元。",
    "清河县和永安县的高龄津贴每月都是60元。",
    "清河县的高龄津贴是这样规定的：\n- 80至89周岁的老年人每人每月100元\n",
]


@pytest.mark.parametrize("said", MISPLACED)
def test_no_county_is_given_the_figures_of_another(both: Dossier, said: str) -> None:
    assert shown(both, said) == ""


@pytest.mark.parametrize(
    ("said", "marks"),
    [
        ("清河县80至89周岁的老年人每人每月发放高龄津贴60元。", "[2]"),
        ("清河县高龄津贴每月60元，永安县每月100元。", "[2][5]"),
        ("80至89周岁的老年人，清河县每人每月60元，永安县每人每月100元。", "[2][5]"),
        ("清河县规定，高龄津贴每月60元，永安县规定，高龄津贴每月100元。", "[1][2][5]"),
        ("永安县90周岁以上的老年人每人每月300元。", "[5]"),
        ("80至89周岁的老年人每人每月发放高龄津贴60元。", "[2]"),
    ],
)
def test_the_figures_of_each_county_are_told_of_it(both: Dossier, said: str, marks: str) -> None:
    assert shown(both, said) == f"{said[:-1]}{marks}。"


def test_what_follows_a_county_is_about_it_until_another_is_named(both: Dossier) -> None:
    first = "清河县80至89周岁的老年人每人每月60元"
    assert shown(both, f"{first}。90周岁以上的老年人每人每月300元。") == f"{first}[2]。"
    other = "永安县90周岁以上的老年人每人每月300元"
    assert shown(both, f"{first}。{other}。") == f"{first}[2]。{other}[5]。"


def test_what_names_no_place_is_about_that_of_the_question(library: Library) -> None:
    dossier = holding(library, QINGHE, YONGAN)
    dossier.elsewhere = PolicyRetriever(library).read("清河县的高龄津贴怎么发").elsewhere
    assert shown(dossier, "80至89周岁的老年人每人每月100元。") == ""
    assert shown(dossier, "永安县每人每月100元。") == "永安县每人每月100元[5]。"


STALE = [
    "80周岁以上的老年人每人每月发放高龄津贴40元[5]。",
    "清民发〔2018〕5号规定每人每月发放40元。",
    "清民发〔2018〕5号已废止，现在每人每月发放高龄津贴40元。",
    "高龄津贴由原来的每月60元改为现在的每月40元。",
    "乡镇在20个工作日内审核完毕。",
]


@pytest.mark.parametrize("said", STALE)
def test_what_was_repealed_is_not_told_as_the_rule(changed: Dossier, said: str) -> None:
    assert shown(changed, said) == ""


@pytest.mark.parametrize(
    ("said", "marks"),
    [
        ("已废止的清民发〔2018〕5号规定的是每人每月40元。", "[5]"),
        ("原来每人每月发放高龄津贴40元，现在是60元。", "[5][2]"),
        ("80至89周岁的老年人每人每月60元。", "[2]"),
        ("清民发〔2018〕5号已被清民发〔2024〕12号废止。", "[4]"),
    ],
)
def test_what_was_repealed_may_be_told_as_that(changed: Dossier, said: str, marks: str) -> None:
    assert shown(changed, said) == f"{said[:-1]}{marks}。"


def test_the_model_is_told_which_clauses_do_not_hold(changed: Dossier) -> None:
    told = changed.sources[4].shown.splitlines()[0]
    assert "已被清民发〔2024〕12号" in told
    assert "不能当作现在的规定" in told
    assert "不能当作" not in changed.sources[1].shown


def test_the_rules_of_the_day_that_is_asked_about_are_told(library: Library) -> None:
    then = holding(library, QINGHE, REPEALED, day=date(2024, 1, 1))
    assert (
        shown(then, "80周岁以上的老年人每人每月发放40元。")
        == "80周岁以上的老年人每人每月发放40元[5]。"
    )
    assert shown(then, "80至89周岁的老年人每人每月60元。") == ""


@pytest.fixture(scope="module")
def called(library: Library) -> Callable[..., str]:
    """Return a function that calls a tool in a turn with a question and its sources."""
    prompts, retriever = read_prompts(Settings().prompts), PolicyRetriever(library)

    def call(question: str, name: str, *numbers: str, **given: str) -> str:
        dossier = holding(library, *numbers)
        dossier.question, dossier.elsewhere = question, retriever.read(question).elsewhere
        [tool] = [t for t in model_tools(dossier, retriever, prompts, TODAY) if t.name == name]
        return str(tool.invoke(given))

    return call


def test_a_search_brings_in_no_rule_of_another_county(called: Callable[..., str]) -> None:
    query = "永安县高龄津贴发放标准"
    assert "100元" in called("高龄津贴每月多少", "search", query=query)
    assert "永安县" not in called("清河县高龄津贴每月多少", "search", query=query)


def test_a_search_brings_in_no_rule_that_was_repealed(called: Callable[..., str]) -> None:
    told = called("清河县高龄津贴每月多少", "search", query="清河县建立高龄津贴制度发放标准")
    assert "60元" in told
    assert "40元" not in told


def test_a_repealed_clause_called_by_its_name_is_marked(called: Callable[..., str]) -> None:
    told = called("高龄津贴每月多少", "clause", reference="清民发〔2018〕5号第一条")
    assert "40元" in told
    assert "不能当作现在的规定" in told


def test_nothing_is_reckoned_with_a_figure_that_was_repealed(called: Callable[..., str]) -> None:
    given = {"population": "3000人", "ratio": "10%"}
    asked = "3000人按10%参保，每年要多少"
    assert "找不到" in called(asked, "premium", QINGHE, REPEALED, **given, rate="40元")
    assert "找不到" not in called(asked, "premium", QINGHE, REPEALED, **given, rate="60元")
