"""The encoder as an ONNX graph: multilingual-e5-small, a BERT, in full or in whole numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from onnx import ModelProto

from assistant.model.arithmetic import Arithmetic, Doubles, Scale
from assistant.model.onnx_graph import EACH, PIECES, PLACES, VECTORS, Graph
from assistant.model.wheel_weights import BLOCK_SIZE, Weights

Changes = Mapping[str, npt.NDArray[np.float32]]
"""What an adapter adds to a matrix, by the matrix' name (`matrix_name`)."""
PARTS = {
    "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
    "ao": "attention.output.dense", "fi": "intermediate.dense", "fo": "output.dense",
}  # fmt: skip
_EPSILON = 1e-12
"""What keeps a norm from dividing by nothing, as in the model's own configuration."""
_MOST = 80.0
"""The exponent of e that full numbers can still add up; nothing that is written comes near it."""


def matrix_name(layer: int, part: str) -> str:
    """Return the name that `transformers` gives a matrix of BERT, without `.weight`."""
    return f"encoder.layer.{layer}.{PARTS[part]}"


def site_names(layer: int) -> tuple[str, str, str, str]:
    """Return the sites of a layer: before q, k and v; after attention; before and after GELU."""
    return f"{layer}.seen", f"{layer}.attended", f"{layer}.settled", f"{layer}.raised"


def encoder(weights: Weights, changes: Changes, arithmetic: Arithmetic) -> ModelProto:
    """Return the graph of the encoder, with `changes` added to its matrices.

    Raises:
        ValueError: a change is for no matrix, or for one of another shape.
    """
    graph = Graph()
    last = _layers(graph, weights, changes, arithmetic, weights.layers)
    graph.give(VECTORS, graph.node("ReduceMean", last, graph.constant([1], np.int64), keepdims=0))
    return graph.model(weights.hidden)


def piece_encoder(
    weights: Weights, changes: Changes, arithmetic: Arithmetic, layers: int
) -> ModelProto:
    """Return the graph of the first `layers` of the encoder, which gives a vector for each piece.

    Raises:
        ValueError: a change is for no matrix, or for one of another shape.
    """
    graph = Graph()
    graph.give(EACH, _layers(graph, weights, changes, arithmetic, layers))
    return graph.model(weights.hidden)


def _layers(
    graph: Graph, weights: Weights, changes: Changes, arithmetic: Arithmetic, layers: int
) -> str:
    """Return what the first layers make of each piece."""
    known = {matrix_name(n, part) for n in range(layers) for part in PARTS}
    if unknown := set(changes) - known:
        raise ValueError(f"no such matrices: {sorted(unknown)}")
    value = _words(graph, weights)
    gain, bias = "emb.ln.w", "emb.ln.b"
    for n in range(layers):
        value = _Layer(graph, weights, changes, arithmetic, n).add(value, gain, bias)
        gain, bias = f"l{n}.oln.w", f"l{n}.oln.b"
    return _normed(graph, value, weights.tensors[gain], weights.tensors[bias])


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

        A piece takes a mean of values, so the scale of its site is given to the values. Each head
        has one value more, which is 1: its sum is what the others are divided by. So all sums are
        those of a matrix product, which adds in one order on every processor; a softmax does not.
        """
        graph, heads = self.graph, self.weights.heads
        out = self._matrix("ao")
        scale = self.arithmetic.scale(site, [out])
        size = self.weights.hidden // heads
        asked = self._times(read, self._matrix("q") / size**0.5, self._bias("q") / size**0.5, seen)
        values = _with_one(self._matrix("v") / scale.step[:, None], heads, 0.0)
        bias = _with_one(((self._bias("v") - scale.middle) / scale.step)[:, None], heads, 1.0)
        taken = self._times(read, values, bias[:, 0], seen)
        near = graph.own(
            "FusedMatMul", self._by_head(asked), self._by_head(self._product(read, "k", seen)),
            transB=1,
        )  # fmt: skip
        weight = graph.node("Exp", graph.node("Min", near, graph.constant(_MOST)))
        sums = graph.node("MatMul", weight, self._by_head(taken))
        mean = graph.node(
            "Div", _sliced(graph, sums, 0, size), _sliced(graph, sums, size, size + 1)
        )
        mean = graph.node("Transpose", mean, perm=[0, 2, 1, 3])
        shape = graph.constant([0, 0, self.weights.hidden], np.int64)
        read = self.arithmetic.read(graph, site, graph.node("Reshape", mean, shape))
        return self._times(read, out, self._bias("ao") + seen.middle, scale)

    def _by_head(self, value: str) -> str:
        """Lay (texts, length, channels) out as (texts, heads, length, channels of a head)."""
        shape = self.graph.constant([0, 0, self.weights.heads, -1], np.int64)
        return self.graph.node(
            "Transpose", self.graph.node("Reshape", value, shape), perm=[0, 2, 1, 3]
        )

    def _added(self, found: str, value: str, scale: Scale) -> str:
        """Add a value, without its middle, to what was found of it."""
        return self.graph.node(
            "Add", found, self.graph.node("Mul", value, self.graph.constant(scale.step))
        )

    def _product(self, read: str, part: str, scale: Scale) -> str:
        return self._times(read, self._matrix(part), self._bias(part), scale)

    def _times(self, read: str, matrix: Doubles, bias: Doubles, scale: Scale) -> str:
        """Multiply what is held by `scale`: the matrix takes the steps, the bias the middles."""
        held = matrix * scale.step
        return self.arithmetic.product(self.graph, read, held, bias + matrix @ scale.middle)

    def _matrix(self, part: str) -> Doubles:
        inner = self.weights.inner if part == "fo" else self.weights.hidden
        matrix = self._tensor(f"l{self.number}.{part}.w").reshape(-1, inner)
        change = self.changes.get(matrix_name(self.number, part))
        return matrix if change is None else matrix + change

    def _bias(self, part: str) -> Doubles:
        return self._tensor(f"l{self.number}.{part}.b")

    def _tensor(self, name: str) -> Doubles:
        return self.weights.tensors[name].astype(np.float64)


def _with_one(rows: Doubles, heads: int, last: float) -> Doubles:
    """Give the rows of each head one row more, of this number."""
    by_head = rows.reshape(heads, -1, rows.shape[1])
    more = np.full((heads, 1, rows.shape[1]), last)
    return np.concatenate([by_head, more], axis=1).reshape(-1, rows.shape[1])


def _sliced(graph: Graph, value: str, start: int, end: int) -> str:
    """Return a part of the last axis of a value."""
    bounds = (graph.constant([each], np.int64) for each in (start, end, -1))
    return graph.node("Slice", value, *bounds)
