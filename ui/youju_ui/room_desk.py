"""The rooms that are open in this process: who leads them, who is told when something changes."""

import asyncio
import contextlib
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from assistant import Item, Room
from assistant.errors import RoomError
from assistant.service.people.rate_limits import RateLimits
from youju_ui.why_found import FoundBy

MOST_ROOMS = 20
"""Rooms at the same time."""
IDLE_S = 4 * 3600
"""Seconds without a step or an answer after which a room is closed."""
_CODES = 9000
_WRONG_CODES = 20
"""Wrong numbers a minute from one address, which a whole class may share."""


class Bell:
    """Wakes whoever waits for a change; made and rung inside the event loop."""

    def __init__(self) -> None:
        """Begin with nothing rung."""
        self.rung = 0
        self._event = asyncio.Event()

    def ring(self) -> None:
        """Tell everybody who waits."""
        self.rung += 1
        self._event.set()
        self._event = asyncio.Event()

    async def after(self, seen: int, patience: float) -> int:
        """Return how often it has rung, once that is more than `seen`, or after `patience` s."""
        if self.rung == seen:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._event.wait(), patience)
        return self.rung


@dataclass(slots=True)
class OpenRoom:
    """A room with the secret of its trainer, and the bells of its screen and of its phones."""

    room: Room
    secret: str
    trainer: str
    used: float
    turned: Bell = field(default_factory=Bell)
    counted: Bell = field(default_factory=Bell)
    why: dict[str, list[FoundBy]] = field(default_factory=dict)
    """By item, what its trainer's search found: another trainer may not see the same documents."""
    over: bool = False

    @property
    def seen(self) -> str:
        """What stands on the screen: the item and how far it is shown."""
        return f"{self.room.at}.{self.room.stage.name}"

    def step(self, name: str, seen: str = "") -> None:
        """Go forward or back, and tell screen and phones.

        `seen` is what stood there for whoever pressed; where something else is shown by now, by
        the remote or by a press before, the step was not meant for it.
        """
        steps = {"next": self.room.forward, "back": self.room.back, "skip": self.room.next_item}
        if name not in steps:
            raise RoomError("没有这一步。", "请用“下一步”或“上一步”。")
        if seen not in ("", self.seen):
            return
        steps[name]()
        self.used = time.monotonic()
        self.turned.ring()
        self.counted.ring()

    def require_open(self) -> None:
        """Raise `RoomError` where the lesson has ended."""
        if self.over:
            raise RoomError("这个课堂已经结束。", "可以关上这一页了。")

    def join(self, phone: str) -> None:
        """Let a phone in, and tell the screen of one that is new."""
        if phone not in self.room.phones:
            self.room.join(phone)
            self.counted.ring()

    def answer(self, phone: str, item_id: str, chosen: Sequence[str]) -> str:
        """Take an answer, and tell the screen; the phones need not know."""
        given = self.room.answer(phone, item_id, chosen)
        self.used = time.monotonic()
        self.counted.ring()
        return given


class RoomDesk:
    """Opens and finds rooms; one for a trainer, and so many in all."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin without rooms; `clock` times how often a wrong number is tried."""
        self._rooms: dict[str, OpenRoom] = {}
        self._ended: set[str] = set()
        self._wrong = RateLimits(_WRONG_CODES, clock, "课堂号输错太多次了。")

    def open(self, items: Sequence[Item], trainer: str) -> OpenRoom:
        """Open a room; the one that the trainer led before is closed.

        Raises:
            RoomError: there are no items, or too many rooms.
        """
        self._forget_idle()
        for opened in [r for r in self._rooms.values() if r.trainer == trainer]:
            self.close(opened.secret)
        if not items:
            raise RoomError("没有可以用的题。", "请先出题，或把要用的题改为“采用”。")
        if len(self._rooms) >= MOST_ROOMS:
            raise RoomError("现在开着的课堂太多了。", "请等别的课堂结束，或请管理员重启程序。")
        opened = OpenRoom(
            Room(self._code(), tuple(items)), secrets.token_urlsafe(12), trainer, time.monotonic()
        )
        self._rooms[opened.secret] = opened
        return opened

    def led(self, secret: str) -> OpenRoom:
        """Return the room that this secret leads.

        Raises:
            RoomError: there is none.
        """
        if secret not in self._rooms:
            raise RoomError("这个课堂已经结束。", "请从“上课”重新开一个。")
        return self._rooms[secret]

    def joined(self, code: str, phone: str, address: str) -> OpenRoom:
        """Return the room of this short number, for a phone that asks from an address.

        Whoever tries one number after another has to wait, and so do those beside them that are
        not in yet. A phone that is in, or that comes back to a lesson that is over, tries nothing.

        Raises:
            RoomError: there is none.
            TooOftenError: too many wrong numbers came from this address.
        """
        code = code.strip()
        opened = next((r for r in self._rooms.values() if r.room.code == code), None)
        if opened and phone in opened.room.phones:
            return opened
        self._wrong.require_one(address)
        if opened:
            return opened
        if code not in self._ended:
            self._wrong.take(address)
        raise RoomError(f"没有课堂号 {code[:8]}。", "请看屏幕上的四位课堂号再输一次。")

    def close(self, secret: str) -> None:
        """End a room: nothing of it is kept."""
        opened = self._rooms.pop(secret, None)
        if opened:
            self._ended.add(opened.room.code)
            opened.over = True
            opened.turned.ring()
            opened.counted.ring()

    def _forget_idle(self) -> None:
        now = time.monotonic()
        for opened in [r for r in self._rooms.values() if now - r.used > IDLE_S]:
            self.close(opened.secret)

    def _code(self) -> str:
        taken = {r.room.code for r in self._rooms.values()}
        free = (str(1000 + secrets.randbelow(_CODES)) for _ in iter(int, 1))
        return next(code for code in free if code not in taken)
