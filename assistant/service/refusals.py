"""What a program is told when something fails: a status, a Chinese sentence, the next step."""

import logging
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from assistant import errors
from assistant.service.people.gate import head_of

_STATUS: Mapping[type[errors.YoujuError], int] = {
    errors.QuestionError: 422,
    errors.DocumentError: 422,
    errors.CalculationError: 422,
    errors.TableError: 422,
    errors.BankError: 422,
    errors.UsageError: 422,
    errors.OversizeError: 413,
    errors.NoSuchCallError: 404,
    errors.RequestError: 400,
    errors.NotHeldError: 404,
    errors.SignInError: 401,
    errors.AccessError: 403,
    errors.TooOftenError: 429,
    errors.PeopleError: 503,
    errors.BusyError: 503,
    errors.LibraryError: 503,
    errors.ModelError: 503,
    errors.ChatError: 503,
}
"""The first that an error is an instance of; what is in none of them is 500."""
_LATER = 5
"""Seconds after which one who was turned away may try again."""

_ASK_ADMINISTRATOR = "请稍后再试；仍不行，请告诉管理员查看运行日志。"
_READ_GUIDE = "请对照接口说明 docs/api.md 改正后再发。"
_HTTP = {
    400: "请求不是合法的 JSON。",
    404: "没有这个接口。",
    405: "这个接口不接受这种方法。",
    415: "请求的内容不是 JSON。",
}
_FAULTS: Mapping[str, str] = {
    "missing": "缺少“{where}”",
    "extra_forbidden": "没有“{where}”这一项",
    "string_type": "“{where}”应当是文字",
    "string_too_short": "“{where}”不能是空的",
    "string_too_long": "“{where}”太长，最多 {max_length} 个字",
    "too_short": "“{where}”至少要有 {min_length} 项",
    "too_long": "“{where}”最多 {max_length} 项",
    "list_type": "“{where}”应当是列表",
    "dict_type": "“{where}”应当是对象，按名称填写",
    "model_attributes_type": "“{where}”应当是 JSON 对象，Content-Type 写 application/json",
    "int_type": "“{where}”应当是整数",
    "int_parsing": "“{where}”应当是整数",
    "int_from_float": "“{where}”应当是整数",
    "float_type": "“{where}”应当是数",
    "float_parsing": "“{where}”应当是数",
    "finite_number": "“{where}”应当是数",
    "bool_type": "“{where}”只能是 true 或 false",
    "bool_parsing": "“{where}”只能是 true 或 false",
    "greater_than_equal": "“{where}”不能小于 {ge}",
    "less_than_equal": "“{where}”不能大于 {le}",
    "literal_error": "“{where}”只能是 {expected}",
    "date_type": "“{where}”不是日期，请写成 2024-01-01",
    "date_parsing": "“{where}”不是日期，请写成 2024-01-01",
    "date_from_datetime_parsing": "“{where}”不是日期，请写成 2024-01-01",
    "date_from_datetime_inexact": "“{where}”不是日期，请写成 2024-01-01",
    "json_invalid": "请求不是合法的 JSON",
}
"""By pydantic's name of what is wrong with a field."""
_MOST_FAULTS = 5
_BODY = "请求"

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something was not done; `kind` is a word for programs, the sentences are for people."""

    status: int
    kind: str
    message: str
    next_step: str
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """Return both sentences as one text."""
        return f"{self.message}{self.next_step}"


def refusal(error: Exception) -> Refusal:
    """Return what is told of a failure; one that is not ours is logged and not shown."""
    if isinstance(error, errors.YoujuError):
        status = next((s for kind, s in _STATUS.items() if isinstance(error, kind)), 500)
        headers = {"Retry-After": str(_LATER)} if status == 503 else head_of(error)
        return Refusal(status, type(error).__name__, error.message, error.next_step, headers)
    if isinstance(error, RequestValidationError):
        return _misread(error.errors())
    if isinstance(error, HTTPException):
        said = _HTTP.get(error.status_code, "请求没有办成。")
        return Refusal(error.status_code, "RequestError", said, _READ_GUIDE)
    # Without the message: it may repeat what the user typed, which no log may keep.
    frames = "".join(traceback.format_tb(error.__traceback__))
    logger.error("%s\n%s", type(error).__name__, frames)
    return Refusal(500, "YoujuError", "程序出错，这一次没有办成。", _ASK_ADMINISTRATOR)


def _misread(faults: Sequence[Mapping[str, Any]]) -> Refusal:
    """Return what is wrong with the fields of a request, in one sentence."""
    # The place of a fault begins with where it was sent: body, query, path.
    told = (fault_sentence({**f, "loc": f["loc"][1:]}) for f in faults[:_MOST_FAULTS])
    said = "；".join(dict.fromkeys(told))
    broken = any(f["type"] == "json_invalid" for f in faults)
    return Refusal(400 if broken else 422, "RequestError", f"{said}。", _READ_GUIDE)


def fault_sentence(fault: Mapping[str, Any]) -> str:
    """Return what pydantic found wrong with a field, in Chinese, without the value."""
    where = ".".join(str(part) for part in fault["loc"])
    wording = _FAULTS.get(str(fault["type"]), "“{where}”的值不对")
    expected = {**fault.get("ctx", {})}
    if "expected" in expected:
        expected["expected"] = str(expected["expected"]).replace(" or ", " 或 ")
    return wording.format(where=where or _BODY, **expected)
