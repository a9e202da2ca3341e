"""The project's own words: ``docs/_data/words/<code>.txt``, sorted, one a line.

``word`` is accepted as it stands (and with a capital at the head of a sentence), ``stem*`` with
any ending. A line that begins with ``#`` is a comment, at the top only.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kb.findings import BadInput, Finding, read_utf8

if TYPE_CHECKING:
    from pathlib import Path

# The longest chain of endings that a stem of the list may take.
_MAX_ENDING = 12


@dataclass(frozen=True)
class WordList:
    """Whole words and stems that the project accepts beside the dictionary."""

    words: frozenset[str]
    stems: frozenset[str]

    def __contains__(self, word: str) -> bool:
        if word in self.words or word[:1].lower() + word[1:] in self.words:
            return True
        return any(
            form[:length] in self.stems
            for form in (word, word[:1].lower() + word[1:])
            for length in range(max(2, len(form) - _MAX_ENDING), len(form) + 1)
        )


@cache
def load_words(docs: Path, code: str) -> WordList:
    """The word list of the language ``code``; empty if there is none.

    Raises BadInput, naming the line, for words out of order, twice, or with blanks.
    """
    path = docs / "_data" / "words" / f"{code}.txt"
    shown = f"docs/_data/words/{code}.txt"
    if not path.is_file():
        return WordList(frozenset(), frozenset())
    findings = []
    lines = read_utf8(path, shown).splitlines()
    entries = [(number, line) for number, line in enumerate(lines, 1) if not line.startswith("#")]
    previous = ""
    for number, line in entries:
        if not line or not line.rstrip("*").replace("-", "").replace("’", "").isalpha():
            findings.append(Finding(shown, number, f"not a word: {line!r}", "write one word a line, or stem*"))
        elif line == previous:
            findings.append(Finding(shown, number, f"{line!r} stands twice", "keep one"))
        elif line < previous:
            findings.append(Finding(shown, number, f"{line!r} is out of order", f"put it before {previous!r}"))
        previous = line
    if findings:
        raise BadInput(*findings)
    words = frozenset(line for _, line in entries if not line.endswith("*"))
    return WordList(words, frozenset(line.rstrip("*") for _, line in entries if line.endswith("*")))
