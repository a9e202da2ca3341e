"""The words of the site: ``docs/_data/terms.yaml`` and ``names.yaml``, read and checked.

One concept has one preferred term in each language; rejected forms stand beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

from kb.findings import BadInput, Finding, read_utf8

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ANYWHERE = "anywhere"
CONCEPT = "concept"
NOTE = "note"
_LANGUAGES = ("hu", "en", "kk", "ru")
_REQUIRED = ("id", *_LANGUAGES)
_KNOWN = frozenset(
    {
        *_REQUIRED,
        "domain",
        "type",
        "kk_status",
        "also",
        "never",
        "glossary",
        "definition",
        "inflection",
        "note",
        "loose",
    }
)
# libyaml where its wheel has it: the pure reader needs half a second for these files.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Rejected:
    """A form that must not be written: anywhere, only as the name of its concept, or a note for people."""

    form: str
    reason: str
    where: str


@dataclass(frozen=True)
class Concept:
    """A concept or a proper name with its preferred term in each language."""

    id: str
    kind: str
    preferred: dict[str, str] = field(hash=False)
    also: dict[str, tuple[str, ...]] = field(hash=False)
    never: dict[str, tuple[Rejected, ...]] = field(hash=False)
    inflection: dict[str, str] = field(hash=False)
    glossary: bool = False
    definition: str = ""
    name: bool = False
    loose: bool = False

    def accepted(self, code: str) -> tuple[str, ...]:
        """The preferred term in the language ``code`` and its accepted variants, without rejected forms."""
        rejected = {form.form for form in self.never.get(code, ())}
        forms = (self.preferred.get(code, ""), *self.also.get(code, ()))
        return tuple(form for form in forms if form and form not in rejected)


def form_in(preferred: Mapping[str, str], code: str) -> tuple[str, str]:
    """The preferred form in the language ``code``, and the code of its language: Hungarian where it has none yet."""
    shown = code if code in preferred else "hu"
    return preferred[shown], shown


@cache
def load_concepts(docs: Path) -> tuple[Concept, ...]:
    """All terms and names below ``docs``; raises BadInput naming what cannot be used."""
    data = docs / "_data"
    return (*_load(data / "terms.yaml", name=False), *_load(data / "names.yaml", name=True))


def _load(path: Path, *, name: bool) -> list[Concept]:
    shown = f"docs/_data/{path.name}"
    try:
        rows = yaml.load(read_utf8(path, shown), Loader=_Loader)  # noqa: S506 (both are safe loaders)
    except FileNotFoundError:
        raise BadInput(Finding(shown, 1, "the file is missing", "restore it from git")) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadInput(Finding(shown, line, f"not valid YAML ({error.problem})", "mend the syntax here")) from None
    if not isinstance(rows, list):
        raise BadInput(Finding(shown, 1, "not a list of concepts", "begin each with - id:"))
    findings: list[Finding] = []
    seen: set[str] = set()
    for number, row in enumerate(rows, 1):
        for wrong, mend in _problems(row, seen):
            findings.append(Finding(shown, _line_of(path, row, number), wrong, mend))
        seen.add(row.get("id", "") if isinstance(row, dict) else "")
    if findings:
        raise BadInput(*findings)
    return [_concept(row, name) for row in rows]


def _problems(row: Any, seen: set[str]) -> list[tuple[str, str]]:
    if not isinstance(row, dict) or not row.get("id"):
        return [("a concept without id", "begin it with - id: english-words")]
    name = row["id"]
    problems = []
    if name in seen:
        problems.append((f"concept {name!r} stands twice", "keep one"))
    missing = [key for key in _REQUIRED if not isinstance(row.get(key), str) or not row[key]]
    unknown = sorted(set(row) - _KNOWN)
    if missing:
        problems.append((f"concept {name!r} lacks {', '.join(missing)}", "give each as text"))
    if unknown:
        problems.append((f"concept {name!r} has unknown keys", f"remove {', '.join(unknown)}"))
    if row.get("glossary") and not row.get("definition"):
        problems.append((f"concept {name!r} stands in the glossary without a definition", "add one plain sentence"))
    for forms in (row.get("never") or {}).values():
        if not all(isinstance(form, dict) and form.get("where") in (ANYWHERE, CONCEPT, NOTE) for form in forms):
            problems.append(
                (f"a rejected form of {name!r} lacks where", f"write where: {ANYWHERE}, {CONCEPT} or {NOTE}")
            )
    return problems


def _line_of(path: Path, row: Any, number: int) -> int:
    """The line of the ``number``-th concept."""
    starts = [n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if line.startswith("- ")]
    return starts[number - 1] if number <= len(starts) else 1


def _concept(row: dict[str, Any], name: bool) -> Concept:
    never = {
        code: tuple(Rejected(form["form"], form.get("reason", ""), form["where"]) for form in forms)
        for code, forms in (row.get("never") or {}).items()
    }
    return Concept(
        row["id"],
        row.get("domain") or row.get("type") or "",
        {code: row[code] for code in _LANGUAGES},
        {code: tuple(forms) for code, forms in (row.get("also") or {}).items()},
        never,
        row.get("inflection") or {},
        bool(row.get("glossary")),
        row.get("definition") or "",
        name,
        bool(row.get("loose")),
    )
