"""No answer changes unseen: every question that was recorded gets the answer that was recorded.

The gate asks a sixth of them, `pytest tests/recorded --thorough` all. Where a change is wanted,
`pytest tests/recorded --record` writes the answers anew; what became different is then read in
the diff, and told in CHANGELOG.md.
"""

import pytest

from assistant.library.library import Library
from tests.recorded.replay import FOLDER, asked_again, read, some, write

pytestmark = [pytest.mark.model, pytest.mark.slow]
LIBRARIES = {"corpus": "real_library", "county": "county_library"}


@pytest.mark.parametrize("name", LIBRARIES)
def test_answers_are_those_that_were_recorded(name: str, request: pytest.FixtureRequest) -> None:
    library: Library = request.getfixturevalue(LIBRARIES[name])
    file = FOLDER / f"{name}.jsonl"
    recording = request.config.getoption("record")
    before = read(file)
    if not recording and not request.config.getoption("thorough"):
        before = some(before)
    now = list(asked_again(library, before))
    if recording:
        write(file, now)
        return
    changed = [
        f"{old['question']}\n--- {old['way']}\n{old['text']}\n+++ {new['way']}\n{new['text']}"
        for old, new in zip(before, now, strict=True)
        if old["digest"] != new["digest"]
    ]
    assert not changed, f"{len(changed)} 个回答变了：\n\n" + "\n\n".join(changed)
