"""The state of a message: what the edition's catalogue of the page says about it."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

import polib

if TYPE_CHECKING:
    from pathlib import Path


class State(enum.StrEnum):
    """What a reader of an edition gets for one message of the source.

    ``OUTDATED`` is a translation of an older source text (``#, fuzzy`` in the catalogue): it is
    not shown, so its reader gets the source text as for ``MISSING``.
    """

    TRANSLATED = "translated"
    OUTDATED = "outdated"
    MISSING = "missing"


class Translations:
    """The translations of one page into one language, by msgid."""

    def __init__(self, path: Path) -> None:
        """Read the catalogue at ``path``, as ``kb.catalogues`` left it for the build; none means all missing."""
        entries = polib.pofile(str(path), encoding="utf-8") if path.is_file() else ()
        self._entries = {entry.msgid: entry for entry in entries if not entry.obsolete and not entry.msgctxt}

    def state(self, msgid: str) -> State:
        """The state of ``msgid``; a translation that equals its source is one."""
        entry = self._entries.get(msgid)
        if entry is None or not entry.msgstr.strip():
            return State.MISSING
        return State.OUTDATED if entry.fuzzy else State.TRANSLATED

    def translation(self, msgid: str) -> str:
        """The msgstr of a message whose state is TRANSLATED."""
        return str(self._entries[msgid].msgstr)
