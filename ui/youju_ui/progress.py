"""What the page says while a long piece of work is under way, step by step, in Chinese."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from typing import TypeVar

from youju_ui.engine import Progress

Done = TypeVar("Done")


def followed(work: Callable[[Progress], Done]) -> Iterator[str | Done]:
    """Do the work in a thread of its own; yield each step as a sentence, last what it returned."""
    told: SimpleQueue[str | None] = SimpleQueue()

    def tell(step: str, done: int, total: int) -> None:
        told.put(f"正在{step}（{done}/{total}）……")

    with ThreadPoolExecutor(1) as thread:
        working = thread.submit(work, tell)
        working.add_done_callback(lambda _: told.put(None))
        yield from iter(told.get, None)
    yield working.result()
