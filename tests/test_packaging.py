"""What is installed: the lock holds what is declared."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from assistant.settings import PROJECT

DECLARED = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
LOCKS = {name: (PROJECT / "locks" / f"{name}.lock").read_text("utf-8") for name in ("run", "dev")}
TORCH = next(d for d in DECLARED["dependencies"] if d.startswith("torch=="))

_LOCKED = re.compile(r"^(\S+)==(\S+)(.*?)\\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.M)


def declared(*extras: str) -> list[Requirement]:
    """Return the requirements of the project, and of some extras, without torch and itself."""
    lines = [*DECLARED["dependencies"]]
    for extra in extras:
        lines += DECLARED["optional-dependencies"][extra]
    read = [Requirement(line) for line in lines]
    return [r for r in read if r.name not in {"torch", "youju"}]


def locked(name: str) -> dict[str, set[str]]:
    """Return the versions that a lock holds of each package, one for each Python if they differ."""
    found: dict[str, set[str]] = {}
    for package, version, _marker, _hashes in _LOCKED.findall(LOCKS[name]):
        found.setdefault(package, set()).add(version)
    return found


@pytest.mark.parametrize(("name", "extras"), [("run", ()), ("dev", ("ocr", "dev"))])
def test_lock_holds_what_is_declared(name: str, extras: tuple[str, ...]) -> None:
    held = locked(name)
    for requirement in declared(*extras):
        versions = held[canonicalize_name(requirement.name)]
        assert all(requirement.specifier.contains(v) for v in versions), requirement


@pytest.mark.parametrize("name", LOCKS)
def test_lock_is_nothing_but_packages_with_hashes(name: str) -> None:
    rest = _LOCKED.sub("", LOCKS[name])
    assert [line for line in rest.splitlines() if not line.startswith("#")] == []
    assert "://" not in LOCKS[name]


@pytest.mark.parametrize("name", LOCKS)
def test_lock_leaves_torch_and_its_graphics_packages_out(name: str) -> None:
    assert [p for p in locked(name) if p.startswith(("torch", "triton", "nvidia", "cuda"))] == []


def test_locks_agree() -> None:
    assert locked("run").items() <= locked("dev").items()


def test_guide_installs_the_torch_that_is_declared() -> None:
    guide = (PROJECT / "docs" / "administrator.md").read_text("utf-8")
    assert set(re.findall(r"torch==[\d.]+", guide)) == {TORCH}
