"""Files that the page makes for a visitor to take, and that do not stay on the disk."""

import shutil
from base64 import b64encode
from html import escape
from pathlib import Path
from tempfile import mkdtemp


def offered(data: bytes, name: str) -> str:
    """Write a file where Gradio may hand it out, in a folder of its own; return its path."""
    target = Path(mkdtemp(prefix="youju-")) / Path(name).name
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
