"""What earlier builds left in ``build/html``, and whether it may be used again.

Beside each finished edition stands a stamp: the hash of what it was built from, and that of what
came out. It goes before a build begins and comes back only after it succeeded, so whatever a killed
or failed build leaves, and whatever somebody changed since, is built again.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from kb.editions.inputs import digest_of_tree

if TYPE_CHECKING:
    from pathlib import Path


def holds(root: Path, code: str, inputs: str) -> bool:
    """Whether the edition ``code`` stands in ``root/build`` as a build from ``inputs`` left it."""
    stamp = _stamp(root, code)
    return stamp.is_file() and stamp.read_text() == _words(root, code, inputs)


def clear(root: Path, code: str) -> None:
    """Take away what was built of the edition ``code``, its stamp first."""
    _stamp(root, code).unlink(missing_ok=True)
    for folder in (root / "build" / "html" / code, root / "build" / "doctrees" / f"html-{code}"):
        if folder.exists():
            shutil.rmtree(folder)


def keep(root: Path, code: str, inputs: str) -> None:
    """Note that the edition ``code`` has been built from ``inputs``, wholly and without a fault."""
    stamp = _stamp(root, code)
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(_words(root, code, inputs))


def _stamp(root: Path, code: str) -> Path:
    return root / "build" / "editions" / code


def _words(root: Path, code: str, inputs: str) -> str:
    return f"{inputs} {digest_of_tree(root / 'build' / 'html' / code)}"
