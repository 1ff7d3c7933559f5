"""Make the file that ships of what a training keeps.

    python -m training.reading.exporting READER TARGET PAIRS… [--whole]

Factors and heads go into TARGET in half precision. The bounds of the values inside of the encoder
are measured on pairs of PAIRS that were learned from, so that the engine can reckon in whole
numbers; with --whole they are left out, and it reckons in full ones.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import numpy as np
import torch
from safetensors.numpy import save_file

from assistant.model.arithmetic import Whole
from assistant.model.encoder_graph import piece_encoder
from assistant.model.reader_file import BOUNDS, HEADS, Numbers, read_reader
from assistant.model.reader_pieces import Paired, paired
from assistant.model.tokenizer import make_tokenizer
from assistant.model.wheel_weights import Weights, read_weights, trimmed, wheel_file
from training.ranges import WholeEncoder, bounds, by_site
from training.reading.measuring import load_model
from training.reading.model import ReaderModel
from training.reading.pairs import question_of, read_records
from training.reading.written import LEARNED

EVERY = 25
"""One question in so many is read, with all its candidates."""
_HEADS = ("gather", "verdict", "affirm", "answer")


def kept(model: ReaderModel) -> dict[str, Numbers]:
    """Return factors and heads by the names that the engine knows them by."""
    factors: dict[str, torch.Tensor] = {}
    for name, thin in model.factors().items():
        factors[f"{name}.down"], factors[f"{name}.up"] = thin.factors()
    heads = {
        f"{HEADS}{name}.{kind}": getattr(getattr(model, name), kind)
        for name in _HEADS for kind in ("weight", "bias")
    }  # fmt: skip
    return {name: _half(value) for name, value in (factors | heads).items()}


def _half(value: torch.Tensor) -> Numbers:
    return value.detach().half().contiguous().numpy()


def measured(file: Path, weights: Weights, pairs: Sequence[Paired]) -> dict[str, Numbers]:
    """Return the bounds of the values inside of the encoder that a file makes, over pairs."""
    read = read_reader(file)
    encoder = WholeEncoder(weights, piece_encoder(weights, read.changes, Whole(), read.layers))

    def readings() -> Iterator[dict[str, Numbers]]:
        for pair in pairs:
            yield by_site(encoder.values(pair.pieces, pair.marks), pair.marks)

    return {f"{BOUNDS}{n}": v.astype(np.float16) for n, v in bounds(readings()).items()}


@click.command()
@click.argument("reader", type=click.Path(exists=True, path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.argument("pairs", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--whole", is_flag=True, help="leave the bounds out")
def main(reader: Path, target: Path, pairs: tuple[Path, ...], *, whole: bool) -> None:
    """Write the reader in READER to TARGET."""
    weights = trimmed(read_weights(wheel_file()))
    tensors = kept(load_model(reader, weights))
    save_file(tensors, target)
    if not whole:
        tokenizer = make_tokenizer(weights)
        records = read_records(pairs, LEARNED)[::EVERY]
        read = [
            paired(tokenizer, question_of(r), c["text"]) for r in records for c in r["candidates"]
        ]
        save_file(tensors | measured(target, weights, read), target)
    click.echo(f"{target.stat().st_size / 2**20:.1f} MiB")


if __name__ == "__main__":
    main()
