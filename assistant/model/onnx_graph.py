"""An ONNX graph while it is built: nodes, constants, and the inputs that the engine gives."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

PIECES, PLACES, MARKS = "pieces", "places", "marks"
"""The inputs: pieces by number (texts, length), 0 to length - 1, and the flat places of the marks
that begin and end texts (all marks, 1)."""
VECTORS, EACH = "vectors", "each"
"""The outputs: the mean over a text (texts, hidden), or of each piece (texts, length, hidden)."""
_CONTRIBUTED = "com.microsoft"
_OPERATORS, _FORMAT = 18, 10
"""The versions of ONNX's operators and of its file format in which a graph is written."""


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
        shown: dict[str, list[str | int | None]] = {
            VECTORS: ["texts", hidden], EACH: ["texts", "length", hidden],
        }  # fmt: skip
        outputs = [helper.make_tensor_value_info(n, number, shown.get(n)) for n in self.outputs]
        graph = helper.make_graph(
            self.nodes, "encoder", inputs, outputs, list(self.constants.values())
        )
        opsets = [helper.make_opsetid("", _OPERATORS), helper.make_opsetid(_CONTRIBUTED, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=_FORMAT)
