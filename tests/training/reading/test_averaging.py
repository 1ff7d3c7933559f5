"""The mean of two trainings lies between them, and of two shapes there is none."""

import pytest
import torch

from training.reading.averaging import averaged

_BEGUN = {"up": torch.tensor([0.0, 2.0]), "down": torch.tensor([[1.0]])}
_ON = {"up": torch.tensor([1.0, 4.0]), "down": torch.tensor([[-1.0]])}


@pytest.mark.parametrize(("share", "up"), [(0.0, [0.0, 2.0]), (0.5, [0.5, 3.0]), (1.0, [1.0, 4.0])])
def test_the_share_says_how_much_the_second_counts(share: float, up: list[float]) -> None:
    assert averaged(_BEGUN, _ON, share)["up"].tolist() == up


def test_two_shapes_have_no_mean() -> None:
    with pytest.raises(ValueError, match="one shape"):
        averaged(_BEGUN, {"up": _ON["up"]}, 0.5)
