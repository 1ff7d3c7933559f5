"""The retrieval adapter: a low-rank change to the default model, learned from public questions.

The file holds two thin factors for each matrix of the model; their product is added to the matrix
when the model is unpacked, so that nothing is slower. How it was made: docs/model-card.md.
"""

import hashlib
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file

from assistant.errors import ModelError

SHIPPED = Path(__file__).with_name("adapter.safetensors")
_DOWN, _UP = ".down", ".up"


@lru_cache(maxsize=4)
def adapter_fingerprint(adapter: Path | None) -> str:
    """Return what tells one adapter from another, "" for none.

    Raises:
        ModelError: the file cannot be read.
    """
    if adapter is None:
        return ""
    try:
        return f"-{hashlib.sha256(adapter.read_bytes()).hexdigest()[:8]}"
    except OSError as error:
        raise ModelError(f"读不到检索适配文件：{adapter}。", "请重新安装有据。") from error


def changes(adapter: Path) -> dict[str, npt.NDArray[np.float32]]:
    """Return what is added to each matrix of the encoder, by its name in `transformers`."""
    factors = {name: each.astype(np.float32) for name, each in load_file(adapter).items()}
    keys = (name.removesuffix(_DOWN) for name in factors if name.endswith(_DOWN))
    return {f"encoder.{key}.weight": factors[key + _UP] @ factors[key + _DOWN] for key in keys}
