"""What the page says when something fails: always a Chinese sentence, never a traceback."""

import logging
import traceback

from assistant.errors import YoujuError

UNEXPECTED = "程序出错，这一次没有办成。请稍后再试；仍不行，请告诉管理员查看运行日志。"

logger = logging.getLogger(__name__)


def sentence(error: Exception) -> str:
    """Return the sentence for the user; an error that is not ours is logged and not shown."""
    if isinstance(error, YoujuError):
        return f"{error.message}{error.next_step}"
    # Without the message: it may repeat what the user typed, which no log may keep.
    frames = "".join(traceback.format_tb(error.__traceback__))
    logger.error("%s\n%s", type(error).__name__, frames)
    return UNEXPECTED
