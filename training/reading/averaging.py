"""Take two trainings of the reader together: the mean of what they learned, weight by weight.

    python -m training.reading.averaging BEGUN LEARNED_ON TARGET [--share N]

A training that goes on over other questions learns these and unlearns some of what it knew; on
the way from one to the other lies a reader that has most of both (docs/model-card.md). Both must
be of one line: LEARNED_ON began where BEGUN ended.
"""

from collections.abc import Mapping
from pathlib import Path

import click
import torch

Learned = Mapping[str, torch.Tensor]


def averaged(begun: Learned, learned_on: Learned, share: float) -> dict[str, torch.Tensor]:
    """Return the mean of two sets of weights of one shape; `share` is what the second counts.

    Raises:
        ValueError: they are not of one shape.
    """
    shapes = [{name: each.shape for name, each in kept.items()} for kept in (begun, learned_on)]
    if shapes[0] != shapes[1]:
        raise ValueError("The two trainings are not of one shape.")
    return {n: torch.lerp(begun[n].float(), learned_on[n].float(), share) for n in begun}


@click.command()
@click.argument("begun", type=click.Path(exists=True, path_type=Path))
@click.argument("learned_on", type=click.Path(exists=True, path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--share", type=click.FloatRange(0, 1), default=0.5, show_default=True)
def main(begun: Path, learned_on: Path, target: Path, *, share: float) -> None:
    """Write the mean of BEGUN and LEARNED_ON to TARGET."""
    first, second = (torch.load(path, weights_only=True) for path in (begun, learned_on))
    learned = averaged(first["learned"], second["learned"], share)
    torch.save(second | {"learned": learned}, target)


if __name__ == "__main__":
    main()
