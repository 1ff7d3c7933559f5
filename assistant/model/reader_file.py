"""The file of the clause reader: thin factors, bounds of values, heads (`training.reading`)."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.errors import ModelError
from assistant.model.adapter import products

SHIPPED_READER = Path(__file__).with_name("reader.safetensors")
BOUNDS, HEADS = "bounds.", "heads."
"""What the names of bounds and of heads begin with; all others are factors."""
_REINSTALL = "请重新安装有据。"

Numbers = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Heads:
    """What is made of the encoder's vectors, as matrices and biases.

    `gather` takes the first piece and the mean of the clause; `verdict` (not, partly, states) and
    `affirm` take what it gives; `answer` takes each piece: does an answer begin, does one end.
    """

    gather: tuple[Numbers, Numbers]
    verdict: tuple[Numbers, Numbers]
    affirm: tuple[Numbers, Numbers]
    answer: tuple[Numbers, Numbers]


@dataclass(frozen=True, slots=True)
class ReaderFile:
    """What the file holds: thin factors for the first `layers` of the encoder, bounds, heads."""

    factors: dict[str, Numbers]
    bounds: dict[str, npt.NDArray[np.float16]]
    heads: Heads
    layers: int

    @property
    def changes(self) -> dict[str, Numbers]:
        """What is added to the matrices; it is only wanted where a graph is made."""
        return products(self.factors)


def read_reader(path: Path) -> ReaderFile:
    """Return what a file holds.

    Raises:
        ModelError: it cannot be read.
    """
    from safetensors import SafetensorError  # noqa: PLC0415  beside the import below
    from safetensors.numpy import load_file  # noqa: PLC0415  only where a model is loaded

    try:
        held = load_file(path)
        named = {n: v.astype(np.float32) for n, v in held.items() if not n.startswith(BOUNDS)}
        heads = {name: _head(named, name) for name in Heads.__slots__}
    except (OSError, SafetensorError, KeyError) as error:
        raise ModelError(f"读不到条款阅读文件：{path}。", _REINSTALL) from error
    bounds = {n.removeprefix(BOUNDS): v for n, v in held.items() if n.startswith(BOUNDS)}
    factors = {n: v for n, v in named.items() if not n.startswith(HEADS)}
    layers = 1 + max(int(name.split(".")[1]) for name in factors)
    return ReaderFile(factors, bounds, Heads(**heads), layers)


def _head(named: dict[str, Numbers], name: str) -> tuple[Numbers, Numbers]:
    return named[f"{HEADS}{name}.weight"], named[f"{HEADS}{name}.bias"]
