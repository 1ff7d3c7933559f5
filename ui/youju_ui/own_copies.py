"""Files that a browser has sent, as the page works on them: on copies of its own.

Gradio keeps what is sent where its content says, so two people who send the same file share one,
and the browser names the path. Nothing is deleted there but by Gradio, after `app.KEPT_S`.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.errors import UsageError

_NOT_THERE = UsageError("文件没有传到。", "请再选一次。")


@contextmanager
def own_copies(sent: Sequence[str]) -> Iterator[list[Path]]:
    """Copy files for as long as they are worked on, each by its name in a folder of its own.

    Raises:
        UsageError: one is no file.
    """
    with TemporaryDirectory(prefix="youju-", ignore_cleanup_errors=True) as folder:
        yield [_copied(Path(file), Path(folder, str(at))) for at, file in enumerate(sent)]


@contextmanager
def own_copy(sent: str) -> Iterator[Path]:
    """Copy one file for as long as it is worked on.

    Raises:
        UsageError: it is no file.
    """
    with own_copies([sent]) as (copy,):
        yield copy


def _copied(file: Path, folder: Path) -> Path:
    if not file.is_file():
        raise _NOT_THERE
    folder.mkdir()
    return Path(shutil.copyfile(file, folder / file.name))
