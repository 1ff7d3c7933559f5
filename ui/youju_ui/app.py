"""The page: its tabs, and the one place where it is put on the network."""

import errno
import os
import socket
import time
from collections.abc import Callable

import click
import gradio as gr

from assistant import Settings
from assistant.errors import ServeError
from youju_ui import (
    calculator_tab,
    chat_tab,
    documents_tab,
    endpoints,
    quotations_tab,
    render,
    timeline_tab,
)
from youju_ui.engine import Engine
from youju_ui.theme import ICON, PRINT, SCRIPTS, STYLE, theme

AT_ONCE = 4
"""Questions answered at the same time; the rest wait in the queue."""
KEPT_S = 900
"""Seconds after which what was made for download is deleted from the disk."""
WAITING = 64
"""Questions that may wait before a visitor is turned away."""

HEAD = "".join(
    (
        f'<style media="print">{PRINT.read_text(encoding="utf-8")}</style>',
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
<p class="notice" role="note">{render.NOTICE}</p>
</header>"""


def build_page(engine: Engine, *, uploads: bool = True) -> gr.Blocks:
    """Return the page over an engine, not yet served."""
    page = gr.Blocks(
        title="有据", analytics_enabled=False, fill_height=True, delete_cache=(KEPT_S, KEPT_S)
    )
    with page:
        gr.HTML(MASTHEAD, elem_id="top")
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab("问答", scale=1, elem_id="chat-tab"):
                chat_tab.build(engine, page)
            with gr.Tab("保费测算", elem_id="calculator-tab"):
                calculator_tab.build(engine, uploads=uploads)
            with gr.Tab("引文核对", elem_id="quotations-tab"):
                quotations_tab.build(engine, uploads=uploads)
            with gr.Tab("期限", elem_id="timeline-tab"):
                timeline_tab.build(engine, uploads=uploads)
            with gr.Tab("文件", elem_id="documents-tab"):
                documents_tab.build(engine, page, uploads=uploads)
        endpoints.add(engine)
    return page


def launch(engine: Engine, settings: Settings) -> gr.Blocks:
    """Serve the page in the background and return it; `close()` ends it."""
    check_port(settings.host, settings.port)
    bypass_proxy(settings.host)
    page = build_page(engine, uploads=settings.uploads)
    page.queue(default_concurrency_limit=AT_ONCE, max_size=WAITING)
    page.launch(
        server_name=settings.host,
        server_port=settings.port,
        prevent_thread_lock=True,
        quiet=True,
        inbrowser=False,
        share=False,
        run_history=False,
        enable_monitoring=False,
        mcp_server=False,
        ssr_mode=False,
        pwa=False,
        show_error=False,
        footer_links=[],
        # Where nothing takes a file, the upload route cannot be closed, only made narrow.
        max_file_size=engine.largest_file if settings.uploads else "1kb",
        favicon_path=ICON,
        theme=theme(),
        css_paths=STYLE,
        head=HEAD,
        i18n=gr.I18n(**{"zh-CN": WORDS, "zh": WORDS, "en": WORDS}),
    )
    return page


def serve(engine: Engine, settings: Settings, once_open: Callable[[], None]) -> None:
    """Serve the page until the process is interrupted; do `once_open` while it can be seen."""
    page = launch(engine, settings)
    click.echo(f"有据已启动，请用浏览器打开 {page.local_url}（按 Ctrl+C 停止）")
    try:
        once_open()
        rest()
    except KeyboardInterrupt:
        click.echo("有据已停止。")
    finally:
        page.close(verbose=False)


def rest() -> None:
    """Do nothing until an interrupt; a sleep is the one wait that Ctrl+C ends on Windows too."""
    while True:
        time.sleep(60)


def check_port(host: str, port: int) -> None:
    """Raise `ServeError` where the page could not listen; Gradio itself would say it in English."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            if os.name == "posix":  # on Windows this would let two programs share a port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise refused(host, port, error) from error


def refused(host: str, port: int, error: OSError) -> ServeError:
    """Return the sentence for an address that cannot be listened on."""
    if error.errno == errno.EADDRINUSE:
        return ServeError(
            f"端口 {port} 已被占用。", "请关闭占用它的程序，或用 --port 换一个端口，例如 7861。"
        )
    if error.errno == errno.EACCES:
        return ServeError(f"没有权限使用端口 {port}。", "请用 --port 换一个 1024 以上的端口。")
    return ServeError(
        f"无法在 {host} 上监听。", "请检查 YOUJU_HOST：本机用 127.0.0.1，供内网访问用 0.0.0.0。"
    )


def bypass_proxy(host: str) -> None:
    """Let Gradio reach its own page: it asks itself over HTTP, and an office proxy cannot."""
    known = os.environ.get("no_proxy") or os.environ.get("NO_PROXY", "")
    hosts = [name for name in known.split(",") if name]
    missing = [name for name in ("localhost", "127.0.0.1", host) if name not in hosts]
    os.environ["NO_PROXY"] = os.environ["no_proxy"] = ",".join([*hosts, *missing])
