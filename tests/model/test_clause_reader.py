"""The clause reader: held to torch, blind to what else is read, and at home in odd texts."""

from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer

from assistant.errors import ModelError
from assistant.model.clause_reader import ClauseReader
from assistant.model.reader_file import read_reader
from assistant.model.reader_pieces import LONGEST_PAIR, folded, paired
from assistant.model.tokenizer import make_tokenizer
from assistant.model.wheel_weights import Weights, read_weights, trimmed, wheel_file
from tests.conftest import MODELS
from training.reading.exporting import kept, measured
from training.reading.measuring import read_all
from training.reading.model import ReaderModel
from training.reading.pairs import pair_of

pytestmark = pytest.mark.model

QUESTION = "八十三的老人每月多少 / 那九十二的呢"
CLAUSES = (
    "岚桥镇高龄津贴办法\n（一）年满80周岁的，每人每月60元；（二）年满90周岁的，每人每月150元。",
    "岚桥镇高龄津贴办法\n津贴每季度发放一次，由镇民政办核定。", "短。",
    "各村于每月5日前报送名单，逾期不再受理。" * 20,
)  # fmt: skip
LAYERS = 3


@pytest.fixture(scope="module")
def weights() -> Weights:
    return trimmed(read_weights(wheel_file()))


@pytest.fixture(scope="module")
def tokenizer(weights: Weights) -> Tokenizer:
    return make_tokenizer(weights)


@pytest.fixture(scope="module")
def model(weights: Weights) -> ReaderModel:
    torch.manual_seed(1)
    made = ReaderModel(weights, LAYERS, rank=4)
    for thin in made.factors().values():
        torch.nn.init.normal_(thin.up, std=0.01)
    return made.eval()


@pytest.fixture(scope="module")
def file(model: ReaderModel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reader") / "whole.safetensors"
    save_file(kept(model), path)
    return path


@pytest.fixture(scope="module")
def short(file: Path, weights: Weights, tokenizer: Tokenizer) -> ClauseReader:
    pairs = [paired(tokenizer, QUESTION, clause) for clause in CLAUSES]
    path = file.with_name("short.safetensors")
    save_file(load_file(file) | measured(file, weights, pairs), path)
    return ClauseReader(file.parent, path)


@pytest.fixture(scope="module")
def engines(file: Path, short: ClauseReader) -> dict[str, ClauseReader]:
    return {"whole": ClauseReader(file.parent, file), "short": short}


def test_a_training_goes_on_from_what_ships(model: ReaderModel, file: Path) -> None:
    weights, held = trimmed(read_weights(wheel_file())), load_file(file)
    begun = ReaderModel(weights, LAYERS, rank=4)
    begun.take(read_reader(file))
    again = kept(begun)
    assert held.keys() == again.keys() == kept(model).keys()
    assert all(np.allclose(held[name], again[name], atol=1e-3) for name in held)


@pytest.mark.parametrize(("kind", "near"), [("whole", 0.01), ("short", 0.08)])
def test_the_engine_reads_as_torch_does(
    kind: str, near: float, model: ReaderModel, engines: dict[str, ClauseReader],
    tokenizer: Tokenizer,
) -> None:  # fmt: skip
    reader = engines[kind]
    records = [{"history": [], "question": QUESTION, "premise": ""}] * len(CLAUSES)
    texts = [{"text": text, "spans": [], "label": 0} for text in CLAUSES]
    pairs = [pair_of(tokenizer, r, c) for r, c in zip(records, texts, strict=True)]
    for wanted, found in zip(read_all(model, pairs), reader.read(QUESTION, CLAUSES), strict=True):
        assert found.states == pytest.approx(wanted.sure, abs=near)
        assert found.partly == pytest.approx(wanted.partly, abs=near)
        assert found.affirms == pytest.approx(1 / (1 + np.exp(-wanted.affirms)), abs=near)


def test_a_pair_is_read_alone_as_among_others(short: ClauseReader) -> None:
    together = short.read(QUESTION, [*CLAUSES, CLAUSES[0]])
    alone = [short.read(QUESTION, [clause])[0] for clause in CLAUSES]
    assert together == (*alone, alone[0])
    assert short.read(QUESTION, []) == ()


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.integers(1, 40))
def test_whatever_is_written_is_read(short: ClauseReader, asked: str, text: str, n: int) -> None:
    (found,) = short.read(asked * n, [text * n])
    assert 0 <= found.states <= 1
    assert 0 <= found.start <= found.end <= len(text * n)


def test_a_pair_is_cut_at_its_limit_and_keeps_the_end_of_the_question(tokenizer: Tokenizer) -> None:
    pair = paired(tokenizer, "前面说的很多话" * 40 + "那九十二的呢", CLAUSES[3])
    assert len(pair.pieces) == LONGEST_PAIR
    assert "九十二" in tokenizer.decode(pair.pieces[: pair.first])
    assert [pair.pieces[n] for n in pair.marks] == [0, 2, 2, 2]


def test_pieces_and_characters_lead_to_each_other(tokenizer: Tokenizer) -> None:
    clause = CLAUSES[0]
    pair = paired(tokenizer, QUESTION, clause)
    at = clause.index("150元")
    places = pair.pieces_of(at, at + 4)
    assert places
    start, end = pair.characters(*places)
    assert clause[start:end].endswith("150元")
    assert pair.pieces_of(len(clause) + 1, len(clause) + 2) is None


def test_the_last_turns_are_read_with_a_question() -> None:
    assert folded(["一", "二", "三", "四"], "五") == "二 / 三 / 四 / 五"
    assert folded([], "五") == "五"


def test_a_file_that_cannot_be_read_is_told_in_chinese(tmp_path: Path) -> None:
    broken = tmp_path / "broken.safetensors"
    broken.write_bytes(b"not a reader")
    for path in (broken, tmp_path / "none.safetensors"):
        with pytest.raises(ModelError, match="读不到条款阅读文件"):
            ClauseReader(MODELS, path).read(QUESTION, CLAUSES)
