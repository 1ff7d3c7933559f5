"""The description of the API in Chinese, as OpenAPI has it."""

from collections.abc import Callable
from typing import Any, TypeVar

from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi

from assistant.errors import NoSuchCallError

_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
_PROBLEM = {
    "type": "object",
    "title": "没有办成",
    "description": "RFC 9457 的问题说明。",
    "properties": {
        "type": {"type": "string", "title": "类别的网址"},
        "title": {"type": "string", "title": "出了什么事"},
        "status": {"type": "integer", "title": "HTTP 状态"},
        "detail": {"type": "string", "title": "出了什么事和下一步"},
        "next_step": {"type": "string", "title": "下一步怎么办"},
        "kind": {"type": "string", "title": "给程序看的种类"},
    },
}
_CONTENT = {"application/problem+json": {"schema": _PROBLEM}}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {"description": "请求不是合法的 JSON。", "content": _CONTENT},
    404: {"description": "库里没有这份文件、这一条。", "content": _CONTENT},
    413: {"description": "请求太大，或者嵌套太深。", "content": _CONTENT},
    422: {"description": "有一项写得不对，或者缺一个数。", "content": _CONTENT},
    503: {"description": "排队的人太多，或者库暂时不能用。", "content": _CONTENT},
}
"""How every call may be refused."""
MISREAD: dict[int | str, dict[str, Any]] = {422: {"description": "有一项写得不对，或者缺一项。"}}
"""How a call that follows a convention of others may be refused, in that convention's form."""
_ABOUT = (
    "只依据库内政策文件作答，每句话附出处、地址和效力。"
    "各个接口给出的依据与网页、命令行一样；怎样调用，见 docs/api.md。"
)


Handler = TypeVar("Handler", bound=Callable[..., Any])


def calls(router: APIRouter, tag: str) -> Callable[..., Callable[[Handler], Handler]]:
    """Return what registers a handler with what is said of it."""

    def call(
        path: str,
        title: str,
        about: str,
        method: str = "POST",
        **more: Any,  # noqa: ANN401
    ) -> Callable[[Handler], Handler]:
        return router.api_route(
            path, methods=[method], summary=title, description=about, tags=[tag],
            response_description="办成了。", response_model=None, **more,
        )  # fmt: skip

    return call


def refuse_others(router: APIRouter) -> None:
    """Let a router, which has all its calls, refuse every other path and method below it."""

    @router.api_route("/{rest:path}", methods=_METHODS, include_in_schema=False)
    async def refuse(rest: str) -> None:
        where = f"{router.prefix}/{rest[:80]}"
        raise NoSuchCallError(
            f"没有这个接口，或者它不接受这种方法：{where}。", "请看接口说明 docs/api.md。"
        )


def described(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI description of the doors of an application."""
    return get_openapi(
        title="有据的接口", version="1", description=_ABOUT, routes=app.routes,
        tags=[{"name": "接口", "description": "给内网里别的程序用。"},
              {"name": "兼容", "description": "照别家的约定，让现成的程序直接接上。"}],
    )  # fmt: skip
