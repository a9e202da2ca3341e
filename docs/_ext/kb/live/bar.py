"""The bar on the page: what is to be mended, in the translator's language. It is data; ``live.js`` makes text of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.locale import get_translator

from kb.catalogues.report import LANGUAGES, say
from kb.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.live.desk import Faults

# More lines would cover the page; all of them stand in the terminal.
MOST = 6


def bar(faults: Faults, language: str) -> dict[str, Any]:
    """What the bar says to a reader of ``language``; empty if there is nothing to say.

    ``parts`` have a heading and lines; a line has its text and the code of its language.
    """
    words = get_translator("sphinx").gettext
    here, elsewhere = _to_say(faults.here), _to_say(faults.elsewhere)
    shown, others = here[:MOST], elsewhere[: max(0, MOST - len(here))]
    parts = []
    if faults.held or here:
        held = words("This is the last version without faults. First mend:")
        parts.append(_part(held if faults.held else words("To mend on this page:"), shown, language))
    if others:
        parts.append(_part(words("In other files:"), others, language))
    left = len(here) + len(elsewhere) - len(shown) - len(others)
    more = words("{count} more in the terminal").format(count=left) if left and parts else ""
    return {"language": language, "held": faults.held, "parts": parts, "more": more} if parts else {}


def terminal(faults: Iterable[Finding | str], language: str) -> list[str]:
    """All lines for the terminal, in order."""
    return sorted(_line(fault, language)["text"] for fault in _to_say(faults))


def _to_say(faults: Iterable[Finding | str]) -> list[Finding | str]:
    """Without what the page itself marks: paragraphs that are not translated yet."""
    return [fault for fault in faults if not (isinstance(fault, Finding) and fault.check in ("untranslated", "fuzzy"))]


def _part(heading: str, faults: Iterable[Finding | str], language: str) -> dict[str, Any]:
    return {"heading": heading, "lines": [_line(fault, language) for fault in faults]}


def _line(fault: Finding | str, language: str) -> dict[str, str]:
    """Catalogue checks speak the reader's language; the checks of pages, and Sphinx, English."""
    if isinstance(fault, str):
        return {"text": fault, "language": "en"}
    spoken = language if language in LANGUAGES and fault.check else "en"
    return {"text": say(fault, spoken), "language": spoken}
