"""Terms and names: rejected forms, the preferred term where its concept stands, names put for others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kb.catalogues.forms import Forms, Index
from kb.terms import ANYWHERE, CONCEPT, load_concepts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.catalogues.structure import Problem
    from kb.terms import Concept

QUOTED = re.compile(r"«[^«»]*»|„[^„”“]*[”“]|“[^“”]*”")


@dataclass(frozen=True)
class Words:
    """The forms of all concepts for one language of the catalogue."""

    concepts: tuple[Concept, ...]
    source: Index
    preferred: dict[str, Forms]
    accepted: dict[str, Forms]
    parts: dict[str, tuple[Forms, ...]]
    never: tuple[tuple[Concept, str, str], ...]
    never_forms: Index


@cache
def load_words(docs: Path, code: str) -> Words:
    """The forms for catalogues of the language ``code``, whose source is Hungarian."""
    concepts = load_concepts(docs)
    never = tuple((concept, form.form, form.where) for concept in concepts for form in concept.never.get(code, ()))
    return Words(
        concepts,
        _source_index(docs),
        {concept.id: Forms((concept.preferred[code],), code) for concept in concepts if code in concept.preferred},
        {concept.id: Forms(concept.accepted(code), code) for concept in concepts},
        {concept.id: _parts(concept.preferred.get(code, ""), code) for concept in concepts},
        never,
        Index(Forms((form,), code) for _concept, form, _where in never),
    )


@cache
def _source_index(docs: Path) -> Index:
    return Index(Forms((concept.preferred["hu"],), "hu") for concept in load_concepts(docs))


def _parts(form: str, code: str) -> tuple[Forms, ...]:
    """The words of a name that tell by themselves whose it is: long, and with a capital."""
    return tuple(Forms((word,), code) for word in form.split() if len(word) >= 4 and word[0].isupper())


def check_words(msgid: str, msgstr: str, words: Words, code: str) -> Iterator[Problem]:
    """The problems with terms and names of the visible text ``msgstr``, beside that of its Hungarian ``msgid``."""
    unquoted = QUOTED.sub("", msgstr)
    present = [words.concepts[number] for number, _match in words.source.search(msgid)]
    ids = {concept.id for concept in present}
    for number, match in words.never_forms.search(unquoted):
        concept, form, where = words.never[number]
        if any(_covers(words.preferred[other.id], unquoted, match) for other in present):
            continue
        if where == ANYWHERE or (
            where == CONCEPT and concept.id in ids and not words.preferred[concept.id].search(msgstr)
        ):
            preferred = concept.preferred[code]
            yield "rejected-form", {"found": match[0], "form": form, "right": preferred}
    yield from _check_names(msgid, msgstr, words, present)
    for concept in present:
        said = words.accepted[concept.id].search(msgstr)
        if not said and not concept.loose and not _part_of(concept, present):
            yield "term", {"source": concept.preferred["hu"], "right": concept.preferred[code]}


def _covers(accepted: Forms, text: str, match: re.Match[str]) -> bool:
    """Whether what a rejected form found is part of an accepted term of another concept of the msgid."""
    return any(found.start() <= match.start() and match.end() <= found.end() for found in accepted.finditer(text))


def _part_of(concept: Concept, present: list[Concept]) -> bool:
    """Whether the concept's Hungarian name only stands within a longer name of another one."""
    name = concept.preferred["hu"].lower()
    return any(name in other.preferred["hu"].lower() and other is not concept for other in present)


def _check_names(msgid: str, msgstr: str, words: Words, present: list[Concept]) -> Iterator[Problem]:
    """A place or person of the msgid is missing, and one that the msgid does not have stands there instead."""
    groups = (("country", "place"), ("person",))
    for group in groups:
        lost = [c for c in present if c.kind in group and not _is_named(c, msgstr, words) and not _part_of(c, present)]
        if not lost:
            continue
        absent = [c for c in words.concepts if c.kind in group and c not in present]
        gained = [c for c in absent if words.preferred[c.id].search(msgstr) and not _within(c, msgstr, present, words)]
        if gained:
            match = words.preferred[gained[0].id].search(msgstr)
            yield "name", {"source": lost[0].preferred["hu"], "found": match[0] if match else ""}


def _is_named(concept: Concept, text: str, words: Words) -> bool:
    """Whether ``text`` has the name, or of a person one part of it: a khan's title moves about."""
    if words.accepted[concept.id].search(text):
        return True
    return concept.kind == "person" and any(part.search(text) for part in words.parts[concept.id])


def _within(concept: Concept, text: str, present: list[Concept], words: Words) -> bool:
    match = words.preferred[concept.id].search(text)
    return match is not None and any(_covers(words.accepted[other.id], text, match) for other in present)


def check_source_words(text: str, words: Words, code: str) -> Iterator[Problem]:
    """Rejected forms in a text that is itself the source, so that no concept can be looked up."""
    unquoted = QUOTED.sub("", text)
    for number, match in words.never_forms.search(unquoted):
        concept, form, where = words.never[number]
        if where == ANYWHERE:
            yield "rejected-form", {"found": match[0], "form": form, "right": concept.preferred[code]}
