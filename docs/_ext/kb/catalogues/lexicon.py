"""What the gate knows of a language: ``docs/_data/lexicon/<code>.toml``, described at the top of ``hu.toml``.

A language without such a file is checked for everything that needs no knowledge of it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from kb.findings import BadInput, Finding, read_utf8

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Lexicon:
    """The fields of a lexicon file; empty where a language has none."""

    code: str
    script: str = ""
    alphabet: str = ""
    function_of_others: str = ""
    quotes: tuple[str, ...] = ()
    dash: str = ""
    decimal: str = "."
    group: str = ","
    endings: str = ""
    joiners: str = ""
    months: tuple[str, ...] = ()
    ambiguous_months: tuple[int, ...] = ()
    optional: tuple[int, ...] = ()
    cardinals: dict[str, str] = field(default_factory=dict, hash=False)
    ordinals: dict[str, str] = field(default_factory=dict, hash=False)
    multipliers: dict[str, str] = field(default_factory=dict, hash=False)
    units: dict[str, str] = field(default_factory=dict, hash=False)


@cache
def load_lexicon(docs: Path, code: str) -> Lexicon:
    """The lexicon of the language ``code``; raises BadInput for a file that cannot be used."""
    path = docs / "_data" / "lexicon" / f"{code}.toml"
    shown = f"docs/_data/lexicon/{code}.toml"
    if not path.is_file():
        return Lexicon(code)
    try:
        data = tomllib.loads(read_utf8(path, shown))
        known: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in data.items()
        }
        lexicon = Lexicon(code, **known)
        for pattern in (lexicon.endings, *lexicon.months, *lexicon.units.values(), *lexicon.multipliers.values()):
            re.compile(pattern)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"at line (\d+)", str(error))
        wrong = f"not valid TOML ({error})"
        raise BadInput(Finding(shown, int(where[1]) if where else 1, wrong, "mend the syntax of this line")) from None
    except (TypeError, re.error) as error:
        raise BadInput(Finding(shown, 1, f"not a lexicon ({error})", "see the keys at the top of hu.toml")) from None
    return lexicon
