"""What pyproject.toml cannot say: the wheel carries the documents and the prompts."""

from pathlib import Path
from shutil import copytree

from setuptools import setup
from setuptools.command.build_py import build_py

CARRIED = ("corpus", "prompts")


class CarryingBuild(build_py):  # type: ignore[misc]  # setuptools has no types
    """Put the folders inside the package, where assistant/settings.py looks for them."""

    def run(self) -> None:
        """Build as ever; an editable install reads the folders where they are."""
        super().run()
        for name in () if self.editable_mode else CARRIED:
            copytree(name, Path(self.build_lib, "assistant", "carried", name), dirs_exist_ok=True)


setup(cmdclass={"build_py": CarryingBuild})
