"""Deletes the records of questions when their days are over, whether or not anybody asks."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio import create_task_group, sleep, to_thread

from assistant.service.people.entrance import Entrance

_EVERY_S = 3600
logger = logging.getLogger(__name__)


@asynccontextmanager
async def forgetting(entrance: Entrance) -> AsyncIterator[None]:
    """Look for records that are over, at once and then every hour, until this is left.

    Where records are not kept any more, what was kept before is over too.
    """

    async def look() -> None:
        while True:
            try:
                await to_thread.run_sync(entrance.records.expire, entrance.settings.day())
            except OSError as error:
                logger.warning("留存的问题到期了，可是删不掉：%s", error)
            await sleep(_EVERY_S)

    async with create_task_group() as tasks:
        tasks.start_soon(look)
        yield
        tasks.cancel_scope.cancel()
