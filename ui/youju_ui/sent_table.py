"""A table that a trainer sends with a form: a review, the counts of a lesson, a questionnaire."""

from pathlib import Path

from starlette.datastructures import FormData, UploadFile

from assistant.errors import TableError

_LARGEST_MB = 20


async def table_in(form: FormData, field: str) -> tuple[str, bytes] | None:
    """Return the name and the bytes of a table, None where none was sent.

    Raises:
        TableError: it is too large; one that is cut off would be taken for another table.
    """
    file = form.get(field)
    if not isinstance(file, UploadFile) or not file.filename:
        return None
    most = _LARGEST_MB * 1_000_000
    data = await file.read(most + 1)
    if len(data) > most:
        raise TableError("文件太大。", f"请换一份 {_LARGEST_MB} MB 以内的表。")
    return Path(file.filename).name, data
