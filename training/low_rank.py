"""A low-rank change to the encoder: two thin factors for each matrix, which alone learn."""

import torch
from sentence_transformers import SentenceTransformer
from torch.nn.utils.parametrize import register_parametrization

RANK, WEIGHT = 32, 2.0
"""Columns of a factor, and what their product is multiplied with in training."""
SHORT_NUMBERS = bool(torch.cpu.get_capabilities().get("avx512_bf16"))
"""Without them in the processor torch reckons with short numbers a hundred times as slowly."""
MATRICES = (
    "attention.self.query", "attention.self.key", "attention.self.value",
    "attention.output.dense", "intermediate.dense", "output.dense",
)  # fmt: skip


class LowRank(torch.nn.Module):
    """A matrix with the product of two thin factors added."""

    def __init__(self, rows: int, columns: int) -> None:
        """Begin with a product of nothing."""
        super().__init__()
        self.down = torch.nn.Parameter(torch.randn(RANK, columns) / columns**0.5)
        self.up = torch.nn.Parameter(torch.zeros(rows, RANK))

    def forward(self, matrix: torch.Tensor) -> torch.Tensor:
        """Return the changed matrix."""
        return matrix + WEIGHT * self.up @ self.down


def with_factors(model: SentenceTransformer) -> dict[str, LowRank]:
    """Put factors on the matrices of the encoder, and let nothing else be learned."""
    for parameter in model.parameters():
        parameter.requires_grad = False
    put = {}
    for name, module in list(model.named_modules()):
        if name.endswith(MATRICES) and isinstance(module, torch.nn.Linear):
            change = LowRank(module.out_features, module.in_features)
            register_parametrization(module, "weight", change)
            put[name.partition("encoder.")[2]] = change
    return put


def tensors(factors: dict[str, LowRank], kept: float) -> dict[str, torch.Tensor]:
    """Return the factors as they are kept, in half precision, the `kept` share of the change."""
    down = {f"{name}.down": each.down for name, each in factors.items()}
    up = {f"{name}.up": kept * WEIGHT * each.up for name, each in factors.items()}
    return {name: value.detach().half().contiguous() for name, value in (down | up).items()}
