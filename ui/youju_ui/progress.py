"""What the page says while a long piece of work is under way, step by step, in Chinese."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TypeVar

from youju_ui.engine import Progress

Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class ProgressStep:
    """A step that is being done: its name, how much of it is done, and how much there is."""

    name: str
    done: int
    total: int

    @property
    def sentence(self) -> str:
        """The step as a sentence: 正在整理条款（1/2）……."""
        return f"正在{self.name}（{self.done}/{self.total}）……"


def followed(work: Callable[[Progress], Done]) -> Iterator[ProgressStep | Done]:
    """Do the work in a thread of its own; yield each step that it tells, last what it returned."""
    told: SimpleQueue[ProgressStep | None] = SimpleQueue()

    def tell(name: str, done: int, total: int) -> None:
        told.put(ProgressStep(name, done, total))

    with ThreadPoolExecutor(1) as thread:
        working = thread.submit(work, tell)
        working.add_done_callback(lambda _: told.put(None))
        yield from iter(told.get, None)
    yield working.result()
