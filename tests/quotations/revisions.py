"""What accepting or rejecting tracked changes makes of a Word file: our own way, LibreOffice's."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from lxml import etree

from assistant.documents.readers.word.word_reader import read_word
from assistant.documents.readers.word.word_xml import WordElement
from assistant.quotations.tracked_changes import AUTHOR
from tests.documents.readers.word_files import zipped

MAIN = "word/document.xml"
_INSERTED, _DELETED = qn("w:ins"), qn("w:del")
_MARKS = tuple(map(qn, ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")))

needs_libreoffice = pytest.mark.skipif(
    not any(map(shutil.which, ("soffice", "libreoffice"))), reason="LibreOffice is not installed"
)


def members(data: bytes) -> dict[str, bytes]:
    """Return the parts of a file, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def document(data: bytes) -> WordElement:
    """Return the main document of a file."""
    return etree.fromstring(members(data)[MAIN])


def text(data: bytes) -> str:
    """Return what the reader makes of a file, which is its text with all changes accepted."""
    return read_word(data, "草稿.docx").text


def accepted(data: bytes) -> bytes:
    """Return a file with our changes accepted, those of others as they are."""
    return _settled(data, kept=_INSERTED, dropped=_DELETED)


def rejected(data: bytes) -> bytes:
    """Return a file with our changes rejected, those of others as they are."""
    return _settled(data, kept=_DELETED, dropped=_INSERTED)


def _settled(data: bytes, *, kept: str, dropped: str) -> bytes:
    root = document(data)
    for change in [e for e in root.iter(kept, dropped) if e.get(qn("w:author")) == AUTHOR]:
        place = change.getparent().index(change)
        if change.tag == kept:
            for deleted in change.iter(qn("w:delText")):
                deleted.tag = qn("w:t")
            change.getparent()[place:place] = list(change)
        change.getparent().remove(change)
    for mark in list(root.iter(*_MARKS)):
        mark.getparent().remove(mark)
    return zipped({**members(data), MAIN: etree.tostring(root)})


def characters(data: bytes) -> list[tuple[str, str]]:
    """Return all that stands in the runs of a file, character by character, each with its form."""
    found = []
    for run in document(data).iter(qn("w:r")):
        form = run.find(qn("w:rPr"))
        look = "" if form is None or not len(form) else etree.tostring(form, method="c14n").decode()
        for element in run:
            if element.tag in (qn("w:t"), qn("w:delText")):
                found += [(character, look) for character in element.text or ""]
            elif element.tag not in (qn("w:rPr"), qn("w:commentReference"), qn("w:r")):
                found.append((etree.QName(element).localname, look))
    return found


_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Revisions"/>
</library:library>"""
_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Revisions"
 script:language="StarBasic">
Sub Settle(source As String, target As String, command As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  frame = document.CurrentController.Frame
  dispatcher.executeDispatch(frame, ".uno:" &amp; command, "", 0, Array())
  Dim saved(0) As New com.sun.star.beans.PropertyValue
  saved(0).Name = "FilterName"
  saved(0).Value = "MS Word 2007 XML"
  document.storeToURL(target, saved())
  document.close(True)
End Sub
</script:module>"""


class Office:
    """LibreOffice with a profile of its own, in which a macro settles tracked changes."""

    def __init__(self, folder: Path) -> None:
        """Let it make its profile, and put the macro where that keeps macros."""
        self.folder = folder
        self._run(
            "--convert-to", "txt:Text", "--outdir", str(folder), self._put("profile.docx", b"")
        )
        library = folder / "profile" / "user" / "basic" / "Standard"
        if not library.is_dir():
            pytest.skip("LibreOffice is installed without Writer")
        (library / "script.xlb").write_text(_LIBRARY, "utf-8")
        (library / "Revisions.xba").write_text(_MACRO, "utf-8")

    def accepted(self, data: bytes) -> bytes:
        """Return a file with all changes accepted."""
        return self._settled(data, "AcceptAllTrackedChanges")

    def rejected(self, data: bytes) -> bytes:
        """Return a file with all changes rejected."""
        return self._settled(data, "RejectAllTrackedChanges")

    def saved(self, data: bytes) -> bytes:
        """Return a file as it is when it was opened and saved."""
        return self._settled(data, "None")

    def _settled(self, data: bytes, command: str) -> bytes:
        source, target = Path(self._put("given.docx", data)), self.folder / "settled.docx"
        target.unlink(missing_ok=True)
        arguments = f'"{source.as_uri()}","{target.as_uri()}","{command}"'
        self._run(f"macro:///Standard.Revisions.Settle({arguments})")
        return target.read_bytes()

    def _put(self, name: str, data: bytes) -> str:
        path = self.folder / name
        path.write_bytes(data)
        return str(path)

    def _run(self, *arguments: str) -> None:
        program = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))))
        profile = f"-env:UserInstallation={(self.folder / 'profile').as_uri()}"
        subprocess.run(  # noqa: S603  found by its name on the path
            [program, "--headless", "--norestore", profile, *arguments],
            check=False, capture_output=True, timeout=180,
        )  # fmt: skip
