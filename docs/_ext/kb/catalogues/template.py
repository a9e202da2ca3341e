"""The messages that a catalogue must hold, made from the sources and kept by their content."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import polib

from kb.findings import BadInput, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

# What decides which messages Sphinx extracts: pages, data, settings, our code, and these packages.
_INPUTS = ("**/*.md", "conf.py", "docutils.conf", "languages.toml", "_data/**/*", "_ext/kb/**/*.py")
_PACKAGES = ("sphinx", "myst-parser", "docutils", "sphinx-design")
# The words of the interface; kept by hand, for Sphinx and furo are not ours to extract from.
INTERFACE_TEMPLATE = Path(__file__).parent.parent / "interface" / "messages.pot"


def make_templates(root: Path) -> Path:
    """The folder of the templates of all pages of the checkout ``root``, made anew only after a change.

    Raises BadInput if Sphinx cannot read the sources.
    """
    target = root / "build" / "gettext" / _hash(root / "docs")
    if not target.is_dir():
        _extract(root, target)
    return target


def _hash(docs: Path) -> str:
    digest = hashlib.sha256()
    for package in _PACKAGES:
        digest.update(f"{package} {version(package)}\n".encode())
    for path in _inputs(docs):
        digest.update(f"{path.relative_to(docs).as_posix()} {path.stat().st_size}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _inputs(docs: Path) -> Iterator[Path]:
    paths = {path for pattern in _INPUTS for path in docs.glob(pattern) if path.is_file()}
    return iter(sorted(path for path in paths if "__pycache__" not in path.parts))


def _extract(root: Path, target: Path) -> None:
    """Run Sphinx into a folder beside ``target`` and put it there whole; older templates go."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="tmp-") as work:
        made = Path(work) / "templates"
        command = [sys.executable, "-m", "sphinx", "-b", "gettext", "-q", "-E", "-d", str(Path(work) / "doctrees")]
        process = subprocess.run(
            [*command, str(root / "docs"), str(made)], capture_output=True, text=True, encoding="utf-8", check=False
        )
        if process.returncode:
            last = (process.stderr.strip().splitlines() or ["no message"])[-1]
            wrong = f"the messages could not be extracted ({last[:200]})"
            raise BadInput(Finding("docs", 1, wrong, "run nox -s site: it names the fault"))
        for old in target.parent.iterdir():
            if not old.name.startswith("tmp-"):
                shutil.rmtree(old, ignore_errors=True)
        try:
            made.rename(target)
        except OSError:
            # Another process has just put the same templates there.
            if not target.is_dir():
                raise


def template_msgids(templates: Path, stem: str) -> dict[str, str]:
    """The msgids of the page ``stem``; for each its msgid_plural, or an empty string."""
    path = templates / f"{stem}.pot"
    if not path.is_file():
        return {}
    return _msgids(path)


def interface_msgids() -> dict[str, str]:
    """The msgids of the interface, as ``template_msgids`` gives them."""
    return _msgids(INTERFACE_TEMPLATE)


def _msgids(path: Path) -> dict[str, str]:
    catalogue = polib.pofile(path.read_text(encoding="utf-8"), wrapwidth=0)
    return {entry.msgid: entry.msgid_plural for entry in catalogue if not entry.obsolete}
