"""The retrieval adapter: a low-rank change to the default model, learned from public questions.

It changes how questions are read and leaves the documents as they are, so an index is the same
with it and without. The file holds two thin factors for each matrix of the encoder; their product
is added to the matrix when the encoder for questions is made, so nothing is slower. How it was
made: docs/model-card.md.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.errors import ModelError

SHIPPED = Path(__file__).with_name("adapter.safetensors")
_DOWN, _UP = ".down", ".up"
_REINSTALL = "请重新安装有据，或把“YOUJU_RETRIEVAL_ADAPTER”设为 False。"


def changes(adapter: Path) -> dict[str, npt.NDArray[np.float32]]:
    """Return what is added to each matrix of the encoder, by its name in `transformers`.

    Raises:
        ModelError: the file cannot be read.
    """
    from safetensors import SafetensorError  # noqa: PLC0415  beside the import below
    from safetensors.numpy import load_file  # noqa: PLC0415  only where a model is loaded

    try:
        factors = {name: each.astype(np.float32) for name, each in load_file(adapter).items()}
    except (OSError, SafetensorError) as error:
        raise ModelError(f"读不到检索适配文件：{adapter}。", _REINSTALL) from error
    return products(factors)


def products(factors: Mapping[str, npt.NDArray[np.float32]]) -> dict[str, npt.NDArray[np.float32]]:
    """Return the product of each pair of factors, by the name of the matrix that it is added to."""
    keys = (name.removesuffix(_DOWN) for name in factors if name.endswith(_DOWN))
    return {f"encoder.{key}": factors[key + _UP] @ factors[key + _DOWN] for key in keys}


def unfit(adapter: Path | None) -> ModelError:
    """Return what is told of an adapter that is for another model."""
    return ModelError(f"检索适配文件与内置模型不合：{adapter}。", _REINSTALL)
