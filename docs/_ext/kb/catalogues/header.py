"""The header of a catalogue: known fields, each once, no markup, the right language and plurals."""

from __future__ import annotations

import gettext
import re
from typing import TYPE_CHECKING

from kb.catalogues.plurals import plural_forms
from kb.catalogues.report import fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.catalogues.read import Catalogue
    from kb.findings import Finding
    from kb.languages import Edition

# The fields that gettext's manual names, and those that the common editors add.
_FIELDS = frozenset(
    {"Project-Id-Version", "Report-Msgid-Bugs-To", "POT-Creation-Date", "PO-Revision-Date", "Last-Translator",
     "Language-Team", "Language", "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Plural-Forms",
     "Generated-By"}
)  # fmt: skip
_OF_EDITORS = re.compile(r"X-(?:Generator|Language|Source-Language|(?:Poedit|Crowdin|Lokalize|Virtaal)-[A-Za-z0-9-]+)")
# How the file is to be read leaves no choice.
_FIXED = {"MIME-Version": "1.0", "Content-Transfer-Encoding": "8bit"}
_FORMULA = re.compile(r"nplurals=(\d); ?plural=([n0-9%&|!=<>?:() ]{1,300});?")
_PEOPLE = ("Last-Translator", "Language-Team", "Report-Msgid-Bugs-To")
_MARKUP = re.compile(r"[<>{}`\[\]$&]|javascript:|data:", re.IGNORECASE)


def check_header(catalogue: Catalogue, edition: Edition) -> Iterator[Finding]:
    """Everything wrong with the header of ``catalogue``, which must be in the language of ``edition``."""
    lines = list(header_lines(catalogue.text))
    if not lines:
        yield fault("header-missing", catalogue.shown, 1)
        return
    seen: dict[str, tuple[int, str]] = {}
    for number, text in lines:
        name, separator, value = text.partition(": ")
        if not separator or not (name in _FIELDS or _OF_EDITORS.fullmatch(name)):
            yield fault("header-unknown", catalogue.shown, number, field=text or '""')
        elif name in seen:
            yield fault("header-double", catalogue.shown, number, field=name)
        elif _has_markup(name, value) or (name in _FIXED and value.lower() != _FIXED[name]):
            yield fault("header-markup", catalogue.shown, number, field=name)
        seen.setdefault(name, (number, value))
    yield from _check_values(catalogue.shown, seen, edition)


def header_lines(text: str) -> Iterator[tuple[int, str]]:
    """The fields of the header, each with its line: what stands in the msgstr of the first, empty msgid."""
    inside = False
    pending = ""
    first = True
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            if inside:
                break
            continue
        if line.startswith(("msgctxt", "msgid_plural")):
            return
        if line.startswith("msgid"):
            if not first or _string(line):
                return
            first = False
            continue
        if line.startswith("msgstr"):
            inside = True
        elif not inside:
            return
        pending += _string(line)
        *whole, pending = pending.split(r"\n")
        for field in whole:
            yield number, field
    if pending:
        yield number, pending


def _string(line: str) -> str:
    return line[line.index('"') + 1 : line.rindex('"')]


def _has_markup(name: str, value: str) -> bool:
    if name == "Plural-Forms":
        return False
    if name in _PEOPLE:
        value = re.sub(r"<[\w.+-]+@[\w.-]+>|<LL@li\.org>", "", value)
    return bool(_MARKUP.search(value)) or not value.isprintable()


def _check_values(shown: str, seen: dict[str, tuple[int, str]], edition: Edition) -> Iterator[Finding]:
    number, charset = seen.get("Content-Type", (1, ""))
    if charset.replace(" ", "").lower() != "text/plain;charset=utf-8":
        yield fault("header-charset", shown, number)
    number, language = seen.get("Language", (1, ""))
    if language.split("_")[0].split("-")[0] != edition.catalogue.split("_")[0]:
        yield fault("header-language", shown, number, found=language, expected=edition.catalogue)
    number, formula = seen.get("Plural-Forms", (1, ""))
    if not _same_plurals(formula, edition.code):
        yield fault("header-plural", shown, number, expected=plural_forms(edition.code).header)


def _same_plurals(formula: str, code: str) -> bool:
    """Whether ``formula`` counts as the known one of the language does; it is parsed, never evaluated as Python."""
    known = plural_forms(code)
    match = _FORMULA.fullmatch(formula.strip())
    if not match or int(match[1]) != known.number:
        return False
    try:
        found, expected = gettext.c2py(match[2]), gettext.c2py(known.formula)
        return all(found(n) == expected(n) for n in range(202))
    except (ValueError, ZeroDivisionError, RecursionError, MemoryError, OverflowError):
        return False
