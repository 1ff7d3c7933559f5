"""Files that the page makes for a visitor to take, and that do not stay on the disk."""

import re
import shutil
from base64 import b64encode
from html import escape
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import quote

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""What a browser calls a Word file."""


_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069]')
"""What no file may be called by on some system, or what turns its name around."""
_LONGEST = 60
"""Characters of a name without its ending; three bytes each, and 255 are the most."""


def file_name(name: str) -> str:
    """Return a name that every system takes for a file; names of documents and drafts are data."""
    path = Path(_UNFIT.sub("_", name))
    stem = path.stem.strip(". ")[:_LONGEST] or "文件"
    return f"{stem}{path.suffix}"


def attached(name: str) -> dict[str, str]:
    """Return the header by which a browser saves what is sent, under this name."""
    return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(file_name(name))}"}


def offered(data: bytes, name: str) -> str:
    """Write a file where Gradio may hand it out, in a folder of its own; return its path."""
    target = Path(mkdtemp(prefix="youju-")) / file_name(name)
    target.write_bytes(data)
    return str(target)


def wipe(*paths: str | None) -> None:
    """Delete files once Gradio has its copies, which it deletes itself after a while."""
    for path in filter(None, paths):
        shutil.rmtree(Path(path).parent, ignore_errors=True)


def link(data: bytes, name: str, words: str) -> str:
    """Return HTML of a link that holds the file itself, so that it never gets lost."""
    held = b64encode(data).decode("ascii")
    return (
        f'<a download="{escape(name)}" href="data:application/octet-stream;base64,{held}">'
        f"{escape(words)}</a>"
    )
