"""The page: its tabs, and the one place where it is put on the network."""

import json
from collections.abc import Callable
from functools import partial
from typing import cast

import gradio as gr
from fastapi import FastAPI

from assistant import Assistant, Fault, Settings
from assistant.service.people.entrance import Entrance
from assistant.service.people.gate import asking_now
from assistant.service.people.oidc import OidcDoor
from assistant.service.people.own_assistant import OwnAssistant
from assistant.service.server import Served, check_port, keep_open, serve_in_background
from assistant.service.service_app import service_app
from youju_ui import (
    calculator_tab,
    chat_tab,
    documents_tab,
    endpoints,
    liveness,
    quotations_tab,
    render,
    timeline_tab,
)
from youju_ui.account_pages import AccountPages
from youju_ui.answer_actions import AnswerActions
from youju_ui.asker import asker_of
from youju_ui.bank_pages import BankEngine, BankPages
from youju_ui.document_pages import DocumentPages
from youju_ui.engine import Engine
from youju_ui.phone_pages import PhonePages
from youju_ui.room_desk import RoomDesk
from youju_ui.room_pages import RoomPages
from youju_ui.theme import ICON, LARGE, PRINT, SCRIPTS, STYLE, theme
from youju_ui.wire import sparing

AT_ONCE = 4
"""Questions answered at the same time; the rest wait in the queue."""
KEPT_S = 900
"""Seconds after which what was sent, or made for download, is deleted from the disk."""
SWEPT_S = 60
"""Seconds from one look for such files to the next."""
WAITING = 64
"""Questions that may wait before a visitor is turned away."""

INSTALLED = (
    "for (const link of document.querySelectorAll('link[rel=manifest]'))"
    " link.href = '/d/-/manifest.json';"
)
"""Gradio's own manifest has no icon of the sizes that a phone wants, and is behind the sign-in."""
HEAD = "".join(
    (
        f"<script>{INSTALLED}</script>",
        '<link rel="apple-touch-icon" href="/d/-/icon-192.png">',
        f"<style>{LARGE.read_text(encoding='utf-8')}</style>",
        f'<style media="print">{PRINT.read_text(encoding="utf-8")}</style>',
        f"<script>window.youjuFaults = {json.dumps(list(Fault), ensure_ascii=False)}</script>",
        *(f"<script>{script.read_text(encoding='utf-8')}</script>" for script in SCRIPTS),
    )
)
WORDS = {
    "chatbot.copy_message": "复制",
    "chatbot.copied_message": "已复制",
    "common.complete": "完成",
    "status.queue_position": "排队：第 {position} 个，共 {size} 个",
}
"""What Gradio's own Chinese lacks."""
MASTHEAD = f"""<header id="masthead">
<p class="brand">有据</p><p class="slogan">问政策，答有据</p>
<nav aria-label="全站"><a href="/d/">读文件</a><a href="/teach/">上课</a>{{account}}
<button type="button" id="larger" aria-pressed="false">大字</button></nav>
<p class="notice" role="note">{render.NOTICE}</p>
</header>"""
ACCOUNT = '<a href="/account">账号</a>'


def build_page(engine: Engine, *, uploads: bool = True, guarded: bool = False) -> gr.Blocks:
    """Return the page over an engine, not yet served; `guarded` where people have accounts."""
    page = gr.Blocks(
        title="有据", analytics_enabled=False, fill_height=True, delete_cache=(SWEPT_S, KEPT_S)
    )
    with page:
        gr.HTML(MASTHEAD.format(account=ACCOUNT if guarded else ""), elem_id="top")
        with gr.Tabs(elem_id="tabs", overflow_behavior="wrap"):
            with gr.Tab("问政策", scale=1, elem_id="chat-tab"):
                chat_tab.build(engine, page)
            with gr.Tab("算一算", elem_id="calculator-tab"):
                calculator_tab.build(engine, uploads=uploads)
            with gr.Tab("核引文", elem_id="quotations-tab"):
                quotations_tab.build(engine, uploads=uploads)
            with gr.Tab("看期限", elem_id="timeline-tab"):
                timeline_tab.build(engine, uploads=uploads)
            with gr.Tab("管文件", elem_id="documents-tab") as documents:
                documents_tab.build(engine, documents, uploads=uploads, shares=guarded)
        endpoints.add(engine)
    return page


def application(engine: Engine, settings: Settings) -> FastAPI:
    """Return the whole application: doors, pages of documents, Gradio's page for all the rest.

    Raises:
        ServeError: the network is to be served, and nobody could sign in.
    """
    whole = cast("Assistant", engine)
    app = service_app(whole, settings)
    entrance: Entrance = app.state.entrance
    oidc = OidcDoor(settings) if entrance.by_oidc else None
    listening = cast("Engine", OwnAssistant(whole, entrance, asker_of(entrance)))
    page = build_page(listening, uploads=settings.uploads, guarded=entrance.guarded)
    page.queue(default_concurrency_limit=AT_ONCE, max_size=WAITING)
    # Gradio looks at which files a browser names only once `launch` was called, which is not here.
    page.has_launched = True
    reading = cast("Engine", OwnAssistant(whole, entrance, asking_now.get))
    app.include_router(AccountPages(entrance, oidc).router())
    app.include_router(DocumentPages(reading).router())
    app.include_router(BankPages(cast("BankEngine", reading)).router())
    desk = RoomDesk()
    app.include_router(RoomPages(reading, desk, settings.host).router())
    app.include_router(PhonePages(desk).router())
    app.include_router(AnswerActions(reading).router())
    run = liveness.new_run()
    app.include_router(liveness.router(run))
    gr.mount_gradio_app(
        app,
        page,
        path="/",
        server_name=settings.host,
        server_port=settings.port,
        run_history=False,
        enable_monitoring=False,
        mcp_server=False,
        ssr_mode=False,
        pwa=True,
        show_error=False,
        footer_links=[],
        # Where nothing takes a file, the upload route cannot be closed, only made narrow.
        max_file_size=engine.largest_file if settings.uploads else "1kb",
        favicon_path=str(ICON),
        theme=theme(),
        css_paths=STYLE,
        head=liveness.mark(run) + HEAD,
        i18n=gr.I18n(**{"zh-CN": WORDS, "zh": WORDS, "en": WORDS}),
    )
    sparing(app)
    return app


def launch(engine: Engine, settings: Settings) -> Served:
    """Serve the page in the background and return it; `close()` ends it.

    Raises:
        ServeError: the address cannot be listened on.
    """
    check_port(settings.host, settings.port)
    Entrance(settings).require_somebody()
    build = partial(application, engine, settings)
    return serve_in_background(build, settings.host, settings.port)


def serve(engine: Engine, settings: Settings, once_open: Callable[[], None]) -> None:
    """Serve the page until the process is interrupted; do `once_open` while it can be seen."""
    page = launch(engine, settings)
    keep_open(page, f"有据已启动，请用浏览器打开 {page.url}（按 Ctrl+C 停止）", once_open)
