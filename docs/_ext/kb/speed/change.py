"""A change to a library's code that leaves every byte of the site as it is and saves time or memory.

Each change is one module of ``kb.speed.changes`` with a ``CHANGE``; nothing else names it, so a
module can be removed alone. A change touches private names, so it is applied only on the exact
versions that it was read against.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# What takes each change back, the last one last.
_undoing: list[Callable[[], object]] = []


@dataclass(frozen=True)
class Change:
    """One replacement.

    ``replaces`` names what the library does, ``safe`` says why the site stays the same, ``versions``
    has the packages that the replaced code belongs to, ``gain`` what was measured, and ``apply``
    puts the replacement in place with ``put``.
    """

    name: str
    replaces: str
    safe: str
    versions: Mapping[str, str]
    gain: str
    apply: Callable[[], None]

    def unfit(self) -> str:
        """Which package is of another version than the one read, or an empty string."""
        for package, read in self.versions.items():
            try:
                found = version(package)
            except PackageNotFoundError:
                found = "missing"
            if found != read:
                return f"{package} is {found}, not {read}"
        return ""


def put(owner: Any, name: str, replacement: Any) -> None:
    """Set ``owner.name`` to ``replacement`` until ``undo``; AttributeError if there is no such name."""
    stock = getattr(owner, name)
    take_back(lambda: setattr(owner, name, stock))
    setattr(owner, name, replacement)


def take_back(how: Callable[[], object]) -> None:
    """Have ``undo`` call ``how``."""
    _undoing.append(how)


def undo() -> None:
    """Put everything back, so that a process may build with other changes."""
    while _undoing:
        _undoing.pop()()
