"""The reader as torch has it: first layers of the shipped encoder, thin factors, small heads.

It is written out here and not taken from `transformers`, so that it reckons in half-long numbers
throughout: on two cores that halves the time of a step.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from assistant.model.encoder_graph import PARTS, matrix_name
from assistant.model.reader_file import Heads, ReaderFile
from assistant.model.wheel_weights import Weights
from training.low_rank import SHORT_NUMBERS

_VERDICTS = 3
_NOWHERE = -1e4
BLANK = 1
"""The piece that fills pairs up to one length."""
_EPSILON, _WEIGHT, _DROPPED = 1e-12, 2.0, 0.1
_NUMBERS = torch.bfloat16 if SHORT_NUMBERS else torch.float32


class Thin(torch.nn.Module):
    """A matrix that does not learn, with two thin ones beside it that do."""

    matrix: torch.Tensor
    bias: torch.Tensor

    def __init__(self, matrix: npt.NDArray[np.float32], bias: npt.ArrayLike, rank: int) -> None:
        """Begin with a change of nothing."""
        super().__init__()
        rows, columns = matrix.shape
        self.register_buffer("matrix", _short(matrix), persistent=False)
        self.register_buffer("bias", _short(bias), persistent=False)
        self.down = torch.nn.Parameter(torch.randn(rank, columns) / columns**0.5)
        self.up = torch.nn.Parameter(torch.zeros(rows, rank))

    def forward(self, value: torch.Tensor) -> torch.Tensor:
        """Return the changed product of rows."""
        thin = value @ (_WEIGHT * self.down).to(value.dtype).T
        plain = torch.nn.functional.linear(value, self.matrix, self.bias)
        return torch.addmm(plain, thin, self.up.to(value.dtype).T)

    def factors(self) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the two thin ones such that their product is what is added."""
        return self.down, _WEIGHT * self.up


def _short(values: npt.ArrayLike) -> torch.Tensor:
    return torch.from_numpy(np.array(values, dtype=np.float32)).to(_NUMBERS)


class Layer(torch.nn.Module):
    """One layer of the encoder."""

    def __init__(self, weights: Weights, number: int, rank: int) -> None:
        """Take the layer of this number."""
        super().__init__()
        self.heads, self.size = weights.heads, weights.hidden // weights.heads
        tensors = {part: weights.tensors[f"l{number}.{part}.w"] for part in PARTS}
        self.parts = torch.nn.ModuleDict({
            part: Thin(
                values.reshape(-1, weights.inner if part == "fo" else weights.hidden),
                weights.tensors[f"l{number}.{part}.b"], rank,
            )
            for part, values in tensors.items()
        })  # fmt: skip
        self.norms = {
            norm: [_short(weights.tensors[f"l{number}.{norm}.{kind}"]) for kind in "wb"]
            for norm in ("aln", "oln")
        }

    def forward(self, value: torch.Tensor, unseen: torch.Tensor) -> torch.Tensor:
        """Return what the layer makes of (pairs, length, hidden); blanks are `unseen`."""
        pairs, length, hidden = value.shape
        rows = value.reshape(-1, hidden)
        asked, keys, values = (
            self.parts[part](rows).view(pairs, length, self.heads, self.size).transpose(1, 2)
            for part in "qkv"
        )
        near = (asked * self.size**-0.5) @ keys.transpose(2, 3)
        taken = (near.add_(unseen).softmax(dim=-1) @ values).transpose(1, 2)
        rows = self._normed("aln", rows + self.parts["ao"](taken.reshape(-1, hidden)))
        inner = torch.nn.functional.gelu(self.parts["fi"](rows), approximate="tanh")
        rows = self._normed("oln", rows + self.parts["fo"](inner))
        return rows.view(pairs, length, hidden)

    def _normed(self, norm: str, rows: torch.Tensor) -> torch.Tensor:
        return _normed(rows, self.norms[norm])


def _normed(rows: torch.Tensor, norm: Sequence[torch.Tensor]) -> torch.Tensor:
    gain, bias = norm
    return torch.nn.functional.layer_norm(rows, rows.shape[-1:], gain, bias, _EPSILON)


@dataclass(frozen=True, slots=True)
class Read:
    """What the heads say: verdicts (pairs, 3), ends of the answer (pairs, pieces, 2), yes."""

    verdicts: torch.Tensor
    ends: torch.Tensor
    affirms: torch.Tensor


class ReaderModel(torch.nn.Module):
    """Reads pairs that are filled up to one length."""

    def __init__(self, weights: Weights, layers: int, rank: int) -> None:
        """Take the first `layers` of the encoder."""
        super().__init__()
        self.rank, hidden = rank, weights.hidden
        self.layers = torch.nn.ModuleList([Layer(weights, n, rank) for n in range(layers)])
        self.words = _short(weights.words.whole())
        places = weights.tensors["emb.pos"].reshape(-1, hidden)
        self.places = _short(places + weights.tensors["emb.type"][:hidden])
        self.norm = [_short(weights.tensors[f"emb.ln.{kind}"]) for kind in "wb"]
        self.gather = torch.nn.Linear(2 * hidden, hidden)
        self.verdict = torch.nn.Linear(hidden, _VERDICTS)
        self.affirm = torch.nn.Linear(hidden, 1)
        self.answer = torch.nn.Linear(hidden, 2)
        self.dropout = torch.nn.Dropout(_DROPPED)

    def factors(self) -> dict[str, Thin]:
        """Return the matrices with their changes, by the names that adapters have for them."""
        return {
            matrix_name(n, part).removeprefix("encoder."): thin
            for n, layer in enumerate(self.layers)
            for part, thin in layer.parts.items()  # type: ignore[operator, union-attr]
        }

    def take(self, file: ReaderFile) -> None:
        """Begin with what a reader of the same layers and rank has learned."""
        with torch.no_grad():
            for name, thin in self.factors().items():
                thin.down.copy_(torch.from_numpy(file.factors[f"{name}.down"]))
                thin.up.copy_(torch.from_numpy(file.factors[f"{name}.up"]) / _WEIGHT)
            for name in Heads.__slots__:
                weight, bias = getattr(file.heads, name)
                getattr(self, name).weight.copy_(torch.from_numpy(weight))
                getattr(self, name).bias.copy_(torch.from_numpy(bias))

    def forward(self, pieces: torch.Tensor, firsts: torch.Tensor) -> Read:
        """Read pairs; `firsts` is where the clause of each begins."""
        filled = pieces != BLANK
        last = self._encoded(pieces, filled).float()
        places = torch.arange(pieces.shape[1])
        of_clause = (places >= firsts[:, None]) & (places < filled.sum(dim=1, keepdim=True) - 1)
        shares = of_clause / of_clause.sum(dim=1, keepdim=True).clamp(min=1)
        mean = (last * shares[..., None]).sum(dim=1)
        whole = torch.cat([last[:, 0], mean], dim=1)
        gathered = self.dropout(torch.tanh(self.gather(whole)))
        ends = self.answer(last).masked_fill(~of_clause[..., None], _NOWHERE)
        return Read(self.verdict(gathered), ends, self.affirm(gathered)[:, 0])

    def _encoded(self, pieces: torch.Tensor, filled: torch.Tensor) -> torch.Tensor:
        value = self.words[pieces] + self.places[: pieces.shape[1]]
        value = _normed(value, self.norm)
        unseen = torch.where(filled, 0.0, _NOWHERE).to(value.dtype)[:, None, None, :]
        for layer in self.layers:
            value = layer(value, unseen)
        return value
