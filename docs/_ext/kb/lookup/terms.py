"""What readers call the concepts of the site: their terms and names, and ``docs/_data/search.yaml``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from kb.findings import BadInput, Finding, read_utf8
from kb.terms import load_concepts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kb import terms


@dataclass
class Concept:
    """One thing: its preferred names by language, and all names that readers type for it."""

    id: str
    preferred: dict[str, list[str]] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    # Spellings of no one language.
    spellings: list[str] = field(default_factory=list)

    def all_names(self, language: str) -> list[str]:
        """Every name in ``language``, the preferred ones first, each once."""
        return list(dict.fromkeys([*self.preferred.get(language, ()), *self.names.get(language, ())]))


@dataclass(frozen=True)
class Words:
    """What the search knows of words: concepts, stop words by language, ids of the examples, pages set aside."""

    concepts: tuple[Concept, ...]
    stop: dict[str, list[str]]
    examples: tuple[str, ...]
    aside: tuple[str, ...] = ()

    def example_names(self, language: str) -> list[str]:
        """The preferred names of the examples in ``language``."""
        preferred = {concept.id: concept.preferred.get(language, []) for concept in self.concepts}
        return [name for example in self.examples for name in preferred.get(example, [])[:1]]


def load(docs: Path) -> Words:
    """Read the concepts and ``_data/search.yaml`` below ``docs``; raises BadInput naming file and line."""
    concepts = {concept.id: _concept(concept) for concept in load_concepts(docs)}
    text, settings = _settings(docs / "_data" / "search.yaml")
    if not isinstance(settings, dict) or set(settings) != {"examples", "aside", "same", "readers", "stop"}:
        raise _bad(text, "", "not the five lists", "write examples, aside, same, readers and stop")

    def demand(identity: str) -> None:
        if identity not in concepts:
            raise _bad(text, identity, f"unknown id {identity!r}", "use an id of terms.yaml or names.yaml")

    for example in settings["examples"]:
        demand(example)
    for group in settings["same"]:
        for identity in group["ids"]:
            demand(identity)
        _join([concepts.pop(one) for one in group["ids"]], group["spellings"], concepts)
    for number, row in enumerate(settings["readers"]):
        if "id" in row:
            demand(row["id"])
        concept = concepts.setdefault(row.get("id", f"readers-{number}"), Concept(row.get("id", f"readers-{number}")))
        for code in row.keys() - {"id"}:
            concept.names.setdefault(code, []).extend(row[code])
    return Words(tuple(concepts.values()), settings["stop"], tuple(settings["examples"]), tuple(settings["aside"]))


def _concept(term: terms.Concept) -> Concept:
    """A concept with all that readers type for it: rejected forms too, without what brackets explain."""
    names = {code: [_plain(form) for form in forms] for code, forms in term.also.items()}
    for code, rejected in term.never.items():
        names.setdefault(code, []).extend(_plain(form.form) for form in rejected)
    preferred = {code: [name] for code, name in term.preferred.items()}
    return Concept(term.id, preferred, names)


def _plain(form: str) -> str:
    return re.sub(r"\s*\([^)]*\)", "", form)


def _join(parts: list[Concept], spellings: Iterable[str], concepts: dict[str, Concept]) -> None:
    joined = Concept(parts[0].id, spellings=list(spellings))
    for part in parts:
        for target, source in ((joined.preferred, part.preferred), (joined.names, part.names)):
            for code, names in source.items():
                target.setdefault(code, []).extend(names)
    concepts[joined.id] = joined


def _settings(path: Path) -> tuple[str, Any]:
    shown = "docs/_data/search.yaml"
    try:
        text = read_utf8(path, shown)
        return text, yaml.safe_load(text)
    except FileNotFoundError:
        raise BadInput(Finding(shown, 1, "the file is missing", "restore it from git")) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        wrong = f"not valid YAML ({error.problem})"
        raise BadInput(Finding(shown, line, wrong, "mend the syntax of this line")) from None


def _bad(text: str, token: str, wrong: str, mend: str) -> BadInput:
    line = next((number for number, row in enumerate(text.splitlines(), 1) if token and token in row), 1)
    return BadInput(Finding("docs/_data/search.yaml", line, wrong, mend))
