"""Embedding without blanks: the texts of a batch stand one after another, as one long text.

In a batch of equal rows every text is filled up to the longest, and a seventh of the reckoning is
for blanks. Here only attention, where a text sees itself and no other, lays them out in rows, of a
width that torch's softmax of short numbers is quick with. The vectors are those of the ordinary
way to a cosine of 0.9999.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any, cast

import torch
from torch import Tensor
from transformers import AttentionInterface, AttentionMaskInterface
from transformers.integrations.sdpa_attention import sdpa_attention_forward
from transformers.masking_utils import sdpa_mask

from assistant.library.adapter import ENCODER

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from transformers import BertModel

NAME = "packed"
"""The attention's name among those of transformers."""
_WIDTH = 32
"""Rows are a multiple of this wide: as many short numbers as a register of AVX-512 holds, with
which torch's softmax is two to three times as quick as with others."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Where the pieces of a line of texts stand when each text has a row of its own.

    Of shape (texts, width): `spread` is for every place of the rows the piece that stands there,
    blanks take the first; `gather` for every piece its place; `blank` what is added to a score, a
    row for each text: nothing for a piece, minus infinity for a blank.
    """

    shape: tuple[int, int]
    spread: Tensor
    gather: Tensor
    blank: Tensor


def pack(model: "SentenceTransformer") -> None:
    """Make `model`, a BERT, ready for `embed_packed`; it embeds in the ordinary way as before."""
    AttentionInterface.register(NAME, attend)
    AttentionMaskInterface.register(NAME, sdpa_mask)
    cast("BertModel", model.get_submodule(ENCODER)).set_attn_implementation(NAME)


def pieces_of(model: "SentenceTransformer", texts: Sequence[str]) -> list[list[int]]:
    """Return the pieces of texts as documents, by their numbers, cut to what the model can take."""
    prompt = model.prompts.get("document") or ""
    prompted = [prompt + text for text in texts]
    cut: list[list[int]] = model.tokenizer(
        prompted, truncation=True, max_length=model.max_seq_length
    )["input_ids"]
    return cut


def embed_packed(model: "SentenceTransformer", batch: Sequence[Sequence[int]]) -> Tensor:
    """Return the unit vectors of texts, given as their pieces, one row each."""
    lengths = torch.tensor([len(pieces) for pieces in batch])
    ends = torch.tensor([0, *accumulate(map(len, batch))])
    places = torch.arange(int(ends[-1])) - torch.repeat_interleave(ends[:-1], lengths)
    numbers = model.get_parameter(f"{ENCODER}.embeddings.LayerNorm.weight").dtype
    line: dict[str, Any] = {
        "input_ids": torch.tensor([list(chain.from_iterable(batch))]),
        "position_ids": places[None],
        "cu_seq_lens_q": ends,
        "rows": _rows(lengths, places, numbers),
    }
    with torch.inference_mode():
        vectors: Tensor = model(line)["sentence_embedding"]
    return vectors


def _rows(lengths: Tensor, places: Tensor, dtype: torch.dtype) -> Rows:
    texts, width = len(lengths), -(-int(lengths.max()) // _WIDTH) * _WIDTH
    gather = torch.repeat_interleave(torch.arange(texts) * width, lengths) + places
    spread = torch.zeros(texts * width, dtype=torch.long)
    spread[gather] = torch.arange(len(places))
    beyond = torch.arange(width) >= lengths[:, None]
    blank = torch.zeros(texts, width, dtype=dtype).masked_fill_(beyond, float("-inf"))
    return Rows((texts, width), spread, gather, blank[None, :, None])


def attend(  # noqa: PLR0913, PLR0917  the parameters are those of transformers
    module: torch.nn.Module,
    query: Tensor,
    key: Tensor,
    value: Tensor,
    attention_mask: Tensor | None,
    scaling: float = 1.0,
    rows: Rows | None = None,
    **others: Any,  # noqa: ANN401
) -> tuple[Tensor, Tensor | None]:
    """Return what each piece takes from those of its own text; without `rows`, of its own batch.

    `query`, `key` and `value` are of shape (1, heads, pieces, numbers).
    """
    if rows is None:
        return sdpa_attention_forward(
            module, query, key, value, attention_mask, scaling=scaling, **others
        )
    heads, (texts, width) = query.shape[1], rows.shape
    laid = [each[0].index_select(1, rows.spread) for each in (query * scaling, key, value)]
    q, k, v = (each.view(heads * texts, width, -1) for each in laid)
    scores = torch.bmm(q, k.transpose(1, 2))
    scores.view(heads, texts, width, width).add_(rows.blank)
    taken = torch.bmm(torch.softmax(scores, -1), v).view(heads, texts * width, -1)
    return taken.index_select(1, rows.gather).transpose(0, 1)[None], None
