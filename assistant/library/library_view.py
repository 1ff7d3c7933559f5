"""A view: the library as some people may see it, a library of its own over the same texts.

    <folder>/views/<audiences>/   what is derived of the documents that they may see

Nothing behind this module knows of audiences: a view has its own manifest, words, links, vectors
and Chroma index, and a document that is not in them cannot come out of them. It is only read.
"""

import hashlib
from pathlib import Path
from typing import ClassVar

from assistant.derived import drop
from assistant.errors import LibraryError
from assistant.library.library import Library, Progress
from assistant.library.manifest import read_manifest
from assistant.library.snapshot.folder import Snapshot
from assistant.library.visible import visible

_VIEWS = "views"
_MOST_KEPT = 64
"""Views whose derived files are kept; those that were opened longest ago are made again."""


class LibraryView(Library):
    """A library without the documents that people of some audiences may not see.

    It must not be written down as if it were the whole, so all that changes a library is refused.
    """

    only_read: ClassVar[bool] = True
    audiences: frozenset[str]

    def __init__(self, whole: Library, audiences: frozenset[str]) -> None:
        """Open what people of these audiences may see of `whole`.

        Raises:
            LibraryError: what is derived of it cannot be written.
        """
        self._whole, self.audiences = whole, audiences
        super().__init__(
            whole.folder, whole.lexicon, whole.segmenter, whole.embedder,
            chroma_url=whole.chroma_url,
        )  # fmt: skip

    def _read_manifest(self, before: Snapshot | None, progress: Progress | None = None) -> None:
        """Read the manifest without the hidden documents, and derive from what is left.

        Where nothing is hidden the view is the library, and shares its files.
        """
        everything = read_manifest(self.folder)
        manifest = visible(everything, self.audiences)
        place = self.folder if manifest is everything else self._own_folder()
        if place != self._derived:
            self._store.close()
            self._derive_in(place)
        # The whole library has cut every document already, newly come ones too.
        snapshot = self._made(manifest, self._whole._snapshot, progress)
        self._load(manifest, snapshot, progress)

    def _own_folder(self) -> Path:
        """Return the folder of this view, made where it was not; what is too many goes."""
        name = hashlib.sha256("\n".join(sorted(self.audiences)).encode()).hexdigest()[:12]
        own, views = self.folder / _VIEWS / name, self.folder / _VIEWS
        try:
            own.mkdir(parents=True, exist_ok=True)
            own.touch()
            kept = sorted(views.iterdir(), key=lambda each: -each.stat().st_mtime)
        except OSError as error:
            raise LibraryError(
                f"库文件夹不可写：{self.folder}。", "请核对写入权限，腾出磁盘空间后重试。"
            ) from error
        for stale in kept[_MOST_KEPT:]:
            drop(stale)
        return own
