"""The documents of an OFD file: their pages, with templates and shared resources, and marks."""

from collections import Counter
from collections.abc import Iterator

from assistant.documents.readers.ofd.ofd_graphics import Resources
from assistant.documents.readers.ofd.ofd_numbers import A4, page_box
from assistant.documents.readers.ofd.ofd_package import Package
from assistant.documents.readers.ofd.ofd_page import Sheet, read_marks, read_sheet
from assistant.documents.readers.ofd.ofd_xml import NEXT, OfdElement, child, children, tag, text_of
from assistant.errors import DocumentError

MOST_PAGES = 10_000
"""A file that claims more is made to be endless."""


class OfdDocument:
    """One document of the file; a file has one DocBody for each, nearly always only one."""

    def __init__(self, package: Package, body: OfdElement, path: str) -> None:
        """Find its parts; `path` is the part that `body` stands in.

        Raises:
            DocumentError: its root is missing or damaged.
        """
        self._package = package
        self._root, self._path = package.tree(text_of(child(body, "DocRoot")), path)
        common = child(self._root, "CommonData")
        self._usual = page_box(child(common, "PageArea"), A4)
        self._templates = {t.get("ID", ""): t for t in children(common, "TemplatePage")}
        self._resources = Resources(package)
        self._resources.add(children(common, "PublicRes", "DocumentRes"), self._path)

    def sheets(self) -> Iterator[Sheet]:
        """Yield the pages in order.

        Raises:
            DocumentError: one is missing, damaged or endless, or there are too many.
        """
        places = children(child(self._root, "Pages"), "Page")
        if len(places) > MOST_PAGES:
            raise DocumentError(f"文件页数多得不正常，没有读：{self._package.name}。", NEXT)
        locations = [place.get("BaseLoc", "") for place in places]
        uses = Counter(key for each in locations for key in self._keys(self._page(each)))
        for location in locations:
            page = self._page(location)
            below = [(self._template(key), uses[key] > 1) for key in self._keys(page)]
            yield read_sheet(page, below, self._usual, self._resources, self._package.name)

    def _page(self, location: str) -> OfdElement:
        return self._part(location, keep=False)

    def _part(self, location: str, *, keep: bool = True) -> OfdElement:
        root, path = self._package.tree(location, self._path, keep=keep)
        self._resources.add(children(root, "PageRes"), path)
        return root

    def _keys(self, page: OfdElement) -> list[str]:
        used = dict.fromkeys(each.get("TemplateID", "") for each in children(page, "Template"))
        return [key for key in used if key in self._templates]

    def _template(self, key: str) -> OfdElement:
        return self._part(self._templates[key].get("BaseLoc", ""))

    def marks(self) -> Iterator[str]:
        """Yield the text of what is stuck onto the pages: stamps, watermarks, remarks.

        A part that is missing here is passed over: what is stuck on is not the document's text.
        """
        for location in children(self._root, "Annotations"):
            for index, at in self._optional(location, self._path):
                files = (each for each in index.iter() if tag(each) == "FileLoc")
                for file in files:
                    for page, _ in self._optional(file, at):
                        yield from self._stuck_on(page)

    def _optional(self, location: OfdElement, beside: str) -> list[tuple[OfdElement, str]]:
        place = text_of(location)
        return [self._package.tree(place, beside)] if self._package.find(place, beside) else []

    def _stuck_on(self, page: OfdElement) -> Iterator[str]:
        for annotation in children(page, "Annot"):
            if annotation.get("Visible", "").strip().lower() not in ("false", "0"):
                for appearance in children(annotation, "Appearance"):
                    yield from read_marks(appearance, self._resources, self._package.name)
