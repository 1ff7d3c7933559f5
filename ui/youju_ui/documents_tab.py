"""The tab of the library: layout and wiring of the list, of what puts files in and takes them out.

Nothing is asked of the library before the tab is opened: who only asks a question waits for none
of it.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import gradio as gr

from assistant import Ingested
from youju_ui import file_intake, holdings_list, removal, shown_to, upkeep, version_questions
from youju_ui.asker import name_of
from youju_ui.engine import Engine
from youju_ui.version_questions import VersionQuestion

CONFIRMED = "我确认：这些文件不涉密、不是工作秘密、已经审查过。打了勾才能选文件"
INTRODUCTION = (
    "可以放入 Word、PDF、OFD、网页、邮件和文本文件，一次可选多份。"
    "标着密级、份号，或者写着“内部资料”“不得公开”的，程序不收。没有标也不等于不涉密，请先自己看过。"
)
CLOSED = "这个网页不接收文件。管理员可以用 youju ingest 命令入库。"
_PRIVATE: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
Shown = dict[Any, Any]
"""What becomes of components, by the component."""


def build(engine: Engine, tab: gr.Tab, *, uploads: bool, shares: bool = False) -> None:
    """Add the tab's components to the page and connect them to the engine.

    With `shares` it is asked who may see a document, which matters where people have accounts.
    """
    desk = _Desk(engine, shares=shares)
    with gr.Row(elem_classes="halves", equal_height=False):
        with gr.Column(scale=2):
            if uploads:
                desk.add_intake()
                desk.add_changes()
            else:
                gr.Markdown(CLOSED)
            desk.add_upkeep(rebuild=uploads)
        with gr.Column(scale=3):
            desk.add_list()
    if uploads:
        desk.connect_changes()
    desk.connect_list(tab, chosen_from=uploads)


class _Desk:
    """The components of the tab, each made where it is to stand, connected once all are there."""

    def __init__(self, engine: Engine, *, shares: bool) -> None:
        self._engine, self._shares = engine, shares
        self._changing: list[Any] = []
        """The events after which the library may have changed."""

    def add_intake(self) -> None:
        """Add what takes files in, and what is asked where a file may be a new version."""
        gr.Markdown(INTRODUCTION)
        self._confirmed = gr.Checkbox(label=CONFIRMED, value=False, elem_id="confirmed")
        self._for = gr.Textbox(
            label=shown_to.LABEL, placeholder=shown_to.AT_FIRST, elem_id="for", visible=self._shares
        )
        self._button = gr.UploadButton(
            "选择文件入库", file_count="multiple", interactive=False, elem_id="upload"
        )
        self._told = gr.HTML(elem_id="ingested")
        self._links = gr.HTML(elem_id="ingest-report")
        self._asked = gr.State([])
        self._question = gr.HTML(elem_id="version-question")
        with gr.Row():
            self._join = gr.Button(version_questions.JOIN, variant="primary", visible=False)
            self._apart = gr.Button(version_questions.APART, visible=False)

    def add_list(self) -> None:
        """Add the list of what is there."""
        self._shown = gr.Radio(
            list(holdings_list.CHOICES), value=holdings_list.RECENT, label="看哪些",
            elem_id="which-documents",
        )  # fmt: skip
        self._list = gr.HTML(elem_id="documents")

    def add_changes(self) -> None:
        """Add what replaces and takes out one document."""
        named = "换新版、改给谁看、移出" if self._shares else "换新版、移出"
        with gr.Accordion(named, open=False, elem_id="changes"):
            self._choice = gr.Dropdown(label="哪一份", choices=[], value=None, elem_id="which")
            with gr.Row():
                self._new = gr.UploadButton("放入它的新版", interactive=False, elem_id="replace")
                self._out = gr.Button(removal.TAKE_OUT, elem_id="remove")
            with gr.Row(visible=self._shares):
                self._whom = gr.Textbox(
                    label=shown_to.LABEL, placeholder=shown_to.LATER, elem_id="whom", scale=3
                )
                self._share = gr.Button(shown_to.BUTTON, elem_id="share")
            self._loss = gr.HTML(elem_id="loss")
            with gr.Row():
                self._first = gr.Button(removal.FIRST, visible=False, variant="stop")
                self._second = gr.Button(removal.SECOND, variant="stop", visible=False)
                self._keep = gr.Button("不移出", visible=False)

    def add_upkeep(self, *, rebuild: bool) -> None:
        """Add the health of the program, and the making anew of its index."""
        with gr.Accordion("检查和重建索引", open=False, elem_id="upkeep"):
            with gr.Row():
                check = gr.Button("检查各项是否正常")
                anew = gr.Button("重建索引", visible=rebuild)
            told = gr.HTML(elem_id="health")
        check.click(partial(upkeep.health, self._engine), None, told, **_PRIVATE)
        if rebuild:
            work = partial(upkeep.rebuilt, self._engine)
            anew.click(work, None, told, concurrency_limit=1, **_PRIVATE)

    def connect_list(self, tab: gr.Tab, *, chosen_from: bool) -> None:
        """Show the list when the tab is opened, and again after every change."""
        outputs: list[gr.Component] = [self._list]
        show = self._listed
        if chosen_from:
            outputs.append(self._choice)
            show = self._listed_to_choose
        for event in (tab.select, self._shown.change, *(done.then for done in self._changing)):
            event(show, self._shown, outputs, **_PRIVATE)

    def _listed(self, which: str) -> Shown:
        return {self._list: holdings_list.listing(self._engine, which)}

    def _listed_to_choose(self, which: str) -> Shown:
        return {**self._listed(which), self._choice: gr.Dropdown(choices=self._choices())}

    def _choices(self) -> list[tuple[str, str]]:
        try:
            return [(each.name, each.id) for each in removal.removable(self._engine)]
        except Exception:  # noqa: BLE001 - the list above says what is wrong
            return []

    def connect_changes(self) -> None:
        """Let files in, ask about them, and take documents out."""
        self._connect_intake()
        self._connect_removal()

    def _connect_intake(self) -> None:
        asking = [self._asked, self._question, self._join, self._apart]
        outputs = [self._told, self._links, *asking]
        files = [self._button, self._confirmed, self._for]
        self._confirmed.change(
            lambda agreed: [gr.update(interactive=agreed)] * 2,
            self._confirmed, [self._button, self._new], **_PRIVATE,
        )  # fmt: skip
        taken = self._button.upload(self._received, files, outputs, concurrency_limit=1, **_PRIVATE)
        replaced = self._new.upload(
            self._replaced, [self._new, self._confirmed, self._choice], outputs,
            concurrency_limit=1, **_PRIVATE,
        )  # fmt: skip
        joined = self._join.click(self._joined, self._asked, [self._told, *asking], **_PRIVATE)
        self._apart.click(self._left_apart, self._asked, asking, **_PRIVATE)
        self._changing += [taken, replaced, joined]

    def _received(
        self, files: Sequence[str] | None, agreed: bool, written: str | None, request: gr.Request
    ) -> Iterator[Shown]:
        audiences, person = shown_to.audiences_in(written) or None, name_of(request)
        for told in file_intake.received(self._engine, files or [], agreed, person, audiences):
            asked = version_questions.questions(self._engine, told.outcomes or ())
            yield {self._told: told.html, self._links: told.links, **self._asking(asked)}

    def _replaced(
        self, file: str | None, agreed: bool, earlier: str | None, request: gr.Request
    ) -> Iterator[Shown]:
        if removal.found(self._engine, earlier or "") is None:
            said = removal.GONE if earlier else removal.NOT_CHOSEN
            yield {self._told: f'<p role="status">{said}</p>', **self._asking([])}
            return
        files = [file] if file else []
        replacing, person = earlier or "", name_of(request)
        for told in file_intake.received(self._engine, files, agreed, person, replacing=replacing):
            said, asked = self._after(replacing, told.outcomes or ())
            yield {self._told: told.html + said, self._links: "", **self._asking(asked)}

    def _after(
        self, earlier: str, outcomes: Sequence[Ingested]
    ) -> tuple[str, list[VersionQuestion]]:
        return version_questions.after_replacing(self._engine, earlier, outcomes)

    def _asking(self, asked: list[VersionQuestion]) -> Shown:
        """Show the first of what is to be asked."""
        visible = bool(asked)
        return {
            self._asked: asked,
            self._question: asked[0].html if asked else "",
            self._join: gr.Button(visible=visible),
            self._apart: gr.Button(visible=visible),
        }

    def _joined(self, asked: list[VersionQuestion]) -> Shown:
        told = version_questions.joined(self._engine, asked[0]) if asked else ""
        return {self._told: told, **self._asking(asked[1:])}

    def _left_apart(self, asked: list[VersionQuestion]) -> Shown:
        return self._asking(asked[1:])

    def _connect_removal(self) -> None:
        choice = self._choice
        outputs = [self._loss, self._first, self._second, self._keep]
        self._out.click(self._warned, choice, outputs, **_PRIVATE)
        self._first.click(partial(self._buttons, second=True), None, outputs[1:], **_PRIVATE)
        for kept in (self._keep.click, choice.input):
            kept(lambda: {self._loss: "", **self._buttons()}, None, outputs, **_PRIVATE)
        self._changing.append(
            self._share.click(
                lambda chosen, written: shown_to.changed(self._engine, chosen or "", written),
                [choice, self._whom], self._loss, concurrency_limit=1, **_PRIVATE,
            )
        )  # fmt: skip
        self._changing.append(
            self._second.click(
                self._taken_out, choice, [*outputs, choice], concurrency_limit=1, **_PRIVATE
            )
        )

    def _warned(self, chosen: str | None) -> Shown:
        found = removal.found(self._engine, chosen or "")
        if found is None:
            said = removal.GONE if chosen else removal.NOT_CHOSEN
            return {self._loss: f'<p role="status">{said}</p>', **self._buttons()}
        return {self._loss: removal.losses(self._engine, found), **self._buttons(first=True)}

    def _taken_out(self, chosen: str | None) -> Shown:
        told = removal.taken_out(self._engine, chosen or "")
        return {self._loss: told, self._choice: gr.Dropdown(value=None), **self._buttons()}

    def _buttons(self, *, first: bool = False, second: bool = False) -> Shown:
        """Show the first or the second question, or none, and the way out."""
        return {
            self._first: gr.Button(visible=first),
            self._second: gr.Button(visible=second),
            self._keep: gr.Button(visible=first or second),
        }
