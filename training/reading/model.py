"""The reader as torch has it: the first layers of the shipped encoder, thin factors, small heads."""

from dataclasses import dataclass
from pathlib import Path

import torch
from transformers import BertModel

from assistant.model.float_reference import reference_folder
from training.low_rank import MATRICES

_VERDICTS = 3
_NOWHERE = -1e4
BLANK = 1
"""The piece that fills pairs up to one length."""


class Thin(torch.nn.Module):
    """A matrix that does not learn, with two thin ones beside it that do."""

    def __init__(self, inner: torch.nn.Linear, rank: int, weight: float) -> None:
        """Begin with a change of nothing."""
        super().__init__()
        self.inner, self.weight = inner, weight
        columns, rows = inner.in_features, inner.out_features
        self.down = torch.nn.Parameter(torch.randn(rank, columns) / columns**0.5)
        self.up = torch.nn.Parameter(torch.zeros(rows, rank))

    def forward(self, value: torch.Tensor) -> torch.Tensor:
        """Return the changed product."""
        thin = torch.nn.functional.linear(value, self.weight * self.down)
        changed: torch.Tensor = self.inner(value) + torch.nn.functional.linear(thin, self.up)
        return changed


@dataclass(frozen=True, slots=True)
class Read:
    """What the heads say of pairs: verdicts (pairs, 3), ends of the answer (pairs, pieces, 2), yes."""

    verdicts: torch.Tensor
    ends: torch.Tensor
    affirms: torch.Tensor


class ReaderModel(torch.nn.Module):
    """Reads pairs that are filled up to one length."""

    def __init__(self, models: Path, layers: int, rank: int, weight: float = 2.0) -> None:
        """Take the first `layers` of the encoder that is unpacked in `models`."""
        super().__init__()
        self.layers, self.rank = layers, rank
        self.bert = BertModel.from_pretrained(
            reference_folder(models), num_hidden_layers=layers, add_pooling_layer=False,
            attn_implementation="eager",
        )  # fmt: skip
        self.bert.requires_grad_(False)
        self.factors = _thinned(self.bert, rank, weight)
        hidden = self.bert.config.hidden_size
        self.gather = torch.nn.Linear(2 * hidden, hidden)
        self.verdict = torch.nn.Linear(hidden, _VERDICTS)
        self.affirm = torch.nn.Linear(hidden, 1)
        self.answer = torch.nn.Linear(hidden, 2)
        self.dropout = torch.nn.Dropout(0.1)

    def learned(self) -> dict[str, torch.nn.Parameter]:
        """Return what learns, by name."""
        return {n: p for n, p in self.named_parameters() if p.requires_grad}

    def forward(self, pieces: torch.Tensor, firsts: torch.Tensor) -> Read:
        """Read pairs; `firsts` is where the clause of each begins."""
        filled = pieces != BLANK
        last = self.bert(input_ids=pieces, attention_mask=filled.long()).last_hidden_state
        places = torch.arange(pieces.shape[1])
        of_clause = (places >= firsts[:, None]) & (places < filled.sum(dim=1, keepdim=True) - 1)
        shares = of_clause / of_clause.sum(dim=1, keepdim=True).clamp(min=1)
        mean = (last * shares[..., None].to(last.dtype)).sum(dim=1)
        whole = torch.cat([last[:, 0], mean], dim=1)
        gathered = self.dropout(torch.tanh(self.gather(whole)))
        ends = self.answer(last).float().masked_fill(~of_clause[..., None], _NOWHERE)
        return Read(self.verdict(gathered).float(), ends, self.affirm(gathered).float()[:, 0])


def _thinned(bert: BertModel, rank: int, weight: float) -> dict[str, Thin]:
    """Put thin factors beside the matrices of an encoder; return them by the matrix' name."""
    named = [
        (n, m) for n, m in bert.named_modules()
        if n.endswith(MATRICES) and isinstance(m, torch.nn.Linear)
    ]  # fmt: skip
    made = {}
    for name, module in named:
        holder, _, last = name.rpartition(".")
        made[name.removeprefix("encoder.")] = thin = Thin(module, rank, weight)
        setattr(bert.get_submodule(holder), last, thin)
    return made
