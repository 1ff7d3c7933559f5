"""What is installed: the lock holds what is declared, the wheel works away from the project."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from assistant.errors import command_for
from assistant.settings import PROJECT

pytestmark = pytest.mark.slow

DECLARED = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
LOCKS = {name: (PROJECT / "locks" / f"{name}.lock").read_text("utf-8") for name in ("run", "dev")}
BUILT_FROM = ("assistant", "corpus", "prompts", "ui")
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


def test_nothing_that_is_built_or_fetched_is_kept_in_the_repository() -> None:
    git = shutil.which("git")
    if git is None or not (PROJECT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(  # noqa: S603
        [git, "ls-files"], check=True, cwd=PROJECT, capture_output=True, text=True
    )
    kept = listed.stdout.splitlines()
    assert [f for f in kept if f.endswith((".whl", ".tar.gz", ".onnx", ".pt", ".pyc"))] == []


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


@pytest.mark.parametrize("extra", ["ocr", "oidc", "bots"])
def test_guide_fetches_every_optional_package_for_an_office_without_the_internet(
    extra: str,
) -> None:
    guide = (PROJECT / "docs" / "administrator.md").read_text("utf-8")
    offline = guide.split("\n## 离线安装\n")[1].split("\n## ")[0]
    names = [Requirement(each).name for each in DECLARED["optional-dependencies"][extra]]
    assert re.search(rf"pip wheel .*--constraint wheels/versions.txt {' '.join(names)}\n", offline)
    assert "locks/dev.lock | tr -d" in offline  # the one lock that has their versions
    assert command_for(extra) in guide
    assert "pip install 'youju[" not in guide


def test_commit_hooks_call_what_make_installs_and_fetch_nothing() -> None:
    hooks = (PROJECT / ".pre-commit-config.yaml").read_text("utf-8")
    tools = set(re.findall(r"entry: \.venv/bin/(\w+)", hooks))
    assert len(re.findall("entry:", hooks)) == hooks.count("entry: .venv/bin/")
    assert re.findall(r"repo: (\S+)", hooks) == ["local"]
    assert tools <= {r.name for r in declared("dev")}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy, so that nothing is left in the project folder."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    for name in BUILT_FROM:
        shutil.copytree(PROJECT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(PROJECT / name, source)
    subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index",
         "--no-build-isolation", "--wheel-dir", str(folder), str(source)],
        check=True,
    )  # fmt: skip
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def unpacked(wheel: Path) -> Path:
    """Unpack the wheel, which is all that installing one does to it."""
    folder = wheel.with_name("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_wheel_installs_two_names(unpacked: Path) -> None:
    names = {p.name for p in unpacked.iterdir() if p.suffix != ".dist-info"}
    assert names == {"assistant", "youju_ui"}


def test_wheel_carries_every_file(unpacked: Path) -> None:
    homes = {
        "assistant": "assistant", "ui/youju_ui": "youju_ui",
        "corpus": "assistant/carried/corpus", "prompts": "assistant/carried/prompts",
    }  # fmt: skip
    for source, home in homes.items():
        for file in (PROJECT / source).rglob("*"):
            if file.is_file() and "__pycache__" not in file.parts:
                copy = unpacked / home / file.relative_to(PROJECT / source)
                assert copy.read_bytes() == file.read_bytes()
    assert (unpacked / "assistant" / "py.typed").exists()
    assert (unpacked / "youju_ui" / "py.typed").exists()


def test_installed_it_reads_what_it_carries_and_writes_to_the_user(
    unpacked: Path, tmp_path: Path
) -> None:
    code = f"""import sys; sys.path.insert(0, {str(unpacked)!r})
from assistant.settings import Settings
s = Settings()
print(s.corpus, s.prompts, s.library, s.models, sep="\\n")"""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("YOUJU_")}
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path,
        env={**kept, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")},
    )  # fmt: skip
    corpus, prompts, library, models = map(Path, done.stdout.splitlines())
    carried = unpacked / "assistant" / "carried"
    assert (corpus, prompts) == (carried / "corpus", carried / "prompts")
    assert {library.name, models.name} == {"library", "models"}
    assert library.is_relative_to(tmp_path)
    assert models.is_relative_to(tmp_path)
