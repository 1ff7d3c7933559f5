"""What the requests of all doors share: Chinese titles, and what becomes of unknown fields."""

from typing import Any

from pydantic import BaseModel, ConfigDict
from pydantic.fields import ComputedFieldInfo, FieldInfo


def _titled(name: str, field: FieldInfo | ComputedFieldInfo) -> str:
    return field.title or name


def _without_docstring(schema: dict[str, Any]) -> None:
    """Take out what a class says to programmers; users read its title."""
    schema.pop("description", None)


class StrictRequest(BaseModel):
    """A request of our own: a field that it does not have is a mistake, and is told."""

    model_config = ConfigDict(
        extra="forbid", field_title_generator=_titled, json_schema_extra=_without_docstring
    )


class TolerantRequest(BaseModel):
    """A request as another program makes it: what it sends beyond what is read is let pass."""

    model_config = ConfigDict(
        extra="ignore", field_title_generator=_titled, json_schema_extra=_without_docstring
    )
