"""The body of a request, as far as its errand needs one: who sends more is cut off."""

from starlette.datastructures import Headers
from starlette.types import Message, Receive

from assistant.errors import OversizeError


class BoundedBody:
    """Receives a body, and hears a disconnect instead once too much has come."""

    def __init__(self, receive: Receive, headers: Headers, most: int) -> None:
        """Take up to `most` bytes.

        Raises:
            OversizeError: the head of the request says that there will be more.
        """
        self._receive, self._most, self._got = receive, most, 0
        told = f"{most // 1_000_000} 兆字节" if most >= 1_000_000 else f"{most // 1000} KB"
        self.too_large = OversizeError(f"请求太大，超过 {told}。", "请把内容分成几次发。")
        declared = headers.get("content-length", "0")
        if not declared.isdecimal() or int(declared) > most:
            raise self.too_large

    @property
    def exceeded(self) -> bool:
        """Whether it was cut off."""
        return self._got > self._most

    async def receive(self) -> Message:
        """Return the next piece. A sender who declared no length is trusted no further."""
        message = await self._receive()
        self._got += len(message.get("body", b""))
        return {"type": "http.disconnect"} if self.exceeded else message
