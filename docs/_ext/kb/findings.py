"""What a check says: one line with file, line, what is wrong and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ERROR = "error"
WARNING = "warning"


@dataclass(frozen=True, order=True)
class Finding:
    """One fault in a file that people edit.

    ``path`` is relative to the repository, ``line`` counts from 1. ``level`` is ERROR or WARNING.
    ``check`` names the check that found it, where checks have names, and ``values`` are what its
    message was filled with, so that another language can say the same.
    """

    path: str
    line: int
    wrong: str
    mend: str
    level: str = ERROR
    check: str = ""
    values: Mapping[str, str] = field(default_factory=dict, compare=False)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.wrong}: {self.mend}"


class BadInput(Exception):
    """Raised when a file that people edit cannot be used; carries its findings."""

    def __init__(self, *findings: Finding) -> None:
        self.findings = sorted(findings)
        super().__init__("\n".join(map(str, self.findings)))


def relative(path: Path, root: Path) -> str:
    """``path`` as people see it: from ``root``, with forward slashes."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def read_utf8(path: Path, shown: str) -> str:
    """The text of the file at ``path``; ``shown`` is its name in messages.

    Raises BadInput, with the line of the first bad byte, for anything but UTF-8.
    """
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadInput(Finding(shown, line, "not UTF-8", "save the file with the encoding UTF-8")) from None
