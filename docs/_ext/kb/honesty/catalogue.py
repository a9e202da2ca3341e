"""The state of a message: what the edition's catalogue of the page says about it."""

from __future__ import annotations

import enum
import gettext
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


class _Nothing(gettext.NullTranslations):
    """What stands in for a missing message: nothing, where gettext itself would give the msgid."""

    def gettext(self, message: str) -> str:
        return ""


class Translations:
    """The translations of one page into one language, by msgid."""

    def __init__(self, path: Path) -> None:
        """Read the catalogue at ``path``, compiled beside it, as ``kb.catalogues`` left both; none means all missing.

        The ``.po`` is parsed only if it has fuzzy entries, which the compiled file leaves out: that costs most.
        """
        compiled = path.with_suffix(".mo")
        if compiled.is_file():
            with compiled.open("rb") as file:
                self._finished: gettext.NullTranslations = gettext.GNUTranslations(file)
            self._finished.add_fallback(_Nothing())
        else:
            self._finished = _Nothing()
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        entries = polib.pofile(text) if "fuzzy" in text else ()
        self._outdated = {
            entry.msgid for entry in entries if entry.fuzzy and not entry.obsolete and entry.msgstr.strip()
        }

    def state(self, msgid: str) -> State:
        """The state of ``msgid``; a translation that equals its source is one."""
        if self.translation(msgid).strip():
            return State.TRANSLATED
        return State.OUTDATED if msgid in self._outdated else State.MISSING

    def translation(self, msgid: str) -> str:
        """The finished translation of ``msgid``; empty if there is none."""
        return self._finished.gettext(msgid)
