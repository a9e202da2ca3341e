"""Read one catalogue strictly: babel's and polib's readers let bad lines pass in silence."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polib

from kb.catalogues.report import fault
from kb.findings import BadInput

if TYPE_CHECKING:
    from pathlib import Path

    from kb.findings import Finding

# No catalogue of a page comes near this; larger ones are refused before they are parsed.
MAX_BYTES = 2_000_000
_KEYWORD = r"msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?"
_LINE = re.compile(rf'(?:(?P<keyword>{_KEYWORD})\s+)?"(?:[^"\\]|\\[ntr"\\])*"[ \t]*')
# What str.splitlines takes for a line end beside \n: an entry could hide behind it.
_LINE_ENDS = tuple("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
# What may follow a keyword within one entry.
_FOLLOWS = {
    "msgctxt": ("msgid",),
    "msgid": ("msgid_plural", "msgstr"),
    "msgid_plural": ("msgstr[0]",),
    "msgstr": (),
}
_STARTS = ("msgctxt", "msgid")


@dataclass(frozen=True)
class Catalogue:
    """A catalogue that was read: its name in messages, polib's view, and the lines of its msgstrs."""

    shown: str
    text: str
    file: polib.POFile
    starts: tuple[int, ...]
    places: tuple[int, ...]

    def line(self, entry: polib.POEntry) -> int:
        """The line on which the (first) msgstr of ``entry`` stands, counted from 1."""
        index = bisect.bisect_left(self.starts, entry.linenum or 1)
        return self.places[index] if index < len(self.places) else 1

    def doubles(self) -> list[Finding]:
        """A finding for each msgid that stands a second time; the header's empty one is the first."""
        seen = {""}
        findings = []
        for entry in self.entries():
            if entry.msgid in seen:
                findings.append(fault("msgid-twice", self.shown, self.line(entry)))
            seen.add(entry.msgid)
        return findings

    def entries(self) -> list[polib.POEntry]:
        """All entries but the obsolete ones."""
        return [entry for entry in self.file if not entry.obsolete]


def read(path: Path, shown: str) -> Catalogue:
    """The catalogue at ``path``; ``shown`` is its name in messages.

    Raises BadInput for anything but a regular UTF-8 file in PO syntax.
    """
    if path.is_symlink() or not path.is_file():
        raise BadInput(fault("linked", shown, 1))
    if path.stat().st_size > MAX_BYTES:
        raise BadInput(fault("too-large", shown, 1, limit=MAX_BYTES))
    text = _decode(path.read_bytes(), shown)
    places = _scan(text, shown)
    try:
        catalogue = polib.pofile(text, wrapwidth=0)
    except OSError as error:
        where = re.search(r"\(line (\d+)\)", str(error))
        raise BadInput(fault("syntax", shown, int(where[1]) if where else 1)) from None
    except (UnicodeError, LookupError, IndexError, AttributeError, ValueError):
        raise BadInput(fault("syntax", shown, 1)) from None
    return Catalogue(shown, text, catalogue, tuple(places), tuple(places.values()))


def _decode(data: bytes, shown: str) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput(fault("not-utf8", shown, data.count(b"\n", 0, error.start) + 1)) from None
    if text.startswith("\ufeff"):
        raise BadInput(fault("byte-order-mark", shown, 1))
    return text


def _scan(text: str, shown: str) -> dict[int, int]:
    """Check every line of the file; the line of each entry's msgstr by the line of its first keyword.

    Every line is blank, a comment, or a string with or without a keyword, and keywords follow each
    other as gettext's manual has it; polib lets other things pass.
    """
    places: dict[int, int] = {}
    start = 0
    previous = ""
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if len(line.splitlines()) > 1 or line.endswith(_LINE_ENDS):
            raise BadInput(fault("line-end", shown, number))
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if not match or not (match["keyword"] or previous):
            raise BadInput(fault("syntax", shown, number))
        keyword = match["keyword"]
        if not keyword:
            continue
        if not _may_follow(previous, keyword):
            raise BadInput(fault("syntax", shown, number))
        if keyword in _STARTS and not (previous == "msgctxt" and keyword == "msgid"):
            start = number
        if keyword in ("msgstr", "msgstr[0]"):
            places[start] = number
        previous = keyword
    if previous and not previous.startswith("msgstr"):
        raise BadInput(fault("syntax", shown, number))
    return places


def _may_follow(previous: str, keyword: str) -> bool:
    if previous in _FOLLOWS and previous != "msgstr":
        return keyword in _FOLLOWS[previous]
    plural = re.fullmatch(r"msgstr\[(\d)\]", previous)
    if plural and keyword == f"msgstr[{int(plural[1]) + 1}]":
        return True
    return keyword in _STARTS
