"""The Cuman places of Hungary: ``docs/_data/places.csv`` read and checked.

Columns: ``id`` (that of the place's record in names.yaml), ``name_hu`` (its Hungarian name there),
``region`` and ``kind`` (codes below), ``county`` (id in names.yaml), ``latitude`` and ``longitude``
(WGS 84, degrees), ``rounded`` (yes: town centre to two decimals), ``note`` (Hungarian, why the place
is listed), ``sources`` (keys of sources.bib, separated by blanks).
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.findings import BadInput, Finding, read_utf8
from kb.terms import form_in, load_concepts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kb.terms import Concept

SHOWN = "docs/_data/places.csv"
REGIONS = ("kiskunsag", "nagykunsag", "other")
KINDS = (
    "district", "medieval-seat", "medieval-settlement", "find", "tradition", "memorial",
    "popular-usage", "name-only", "jasz",
)  # fmt: skip
_COLUMNS = ["id", "name_hu", "region", "kind", "county", "latitude", "longitude", "rounded", "note", "sources"]
# Degrees between which all of Hungary lies; a place outside has its coordinates swapped or mistyped.
_LATITUDES = (45.7, 48.6)
_LONGITUDES = (16.1, 22.9)


@dataclass(frozen=True)
class Place:
    """One place; ``line`` is that of its row, ``names`` and ``county`` are by language code."""

    id: str
    line: int
    names: Mapping[str, str]
    region: str
    kind: str
    county: Mapping[str, str]
    latitude: float
    longitude: float
    rounded: bool
    note: str
    sources: tuple[str, ...]

    def name(self, code: str) -> str:
        """Its name in the language ``code``; the Hungarian one if the names have no such language yet."""
        return form_in(self.names, code)[0]

    def county_name(self, code: str) -> str:
        """Its county's name, as ``name``."""
        return form_in(self.county, code)[0]

    @property
    def label(self) -> str:
        """The label of its row: other pages and the map link to it."""
        return f"place-{self.id}"


def load(docs: Path) -> list[Place]:
    """The places below ``docs`` in the order of the file; raises BadInput naming the bad rows."""
    try:
        text = read_utf8(docs / "_data" / "places.csv", SHOWN)
    except FileNotFoundError:
        raise BadInput(Finding(SHOWN, 1, "the file is missing", "restore it from git")) from None
    concepts = {concept.id: concept for concept in load_concepts(docs)}
    rows = csv.reader(io.StringIO(text, newline=""))
    if next(rows, []) != _COLUMNS:
        raise BadInput(Finding(SHOWN, 1, "wrong columns", f"write {','.join(_COLUMNS)}"))
    findings: list[Finding] = []
    places: dict[str, Place] = {}
    for row in rows:
        line = rows.line_num
        if len(row) != len(_COLUMNS):
            findings.append(Finding(SHOWN, line, f"{len(row)} fields", f"give {len(_COLUMNS)}; quote a comma"))
            continue
        record = dict(zip(_COLUMNS, row, strict=True))
        problems = list(_problems(record, concepts))
        if record["id"] in places:
            problems.append((f"place {record['id']!r} stands twice", "keep one row"))
        findings += [Finding(SHOWN, line, *problem) for problem in problems]
        if not problems:
            places[record["id"]] = _place(record, line, concepts)
    if findings:
        raise BadInput(*findings)
    return list(places.values())


def _place(record: dict[str, str], line: int, concepts: Mapping[str, Concept]) -> Place:
    return Place(
        id=record["id"],
        line=line,
        names=concepts[record["id"]].preferred,
        region=record["region"],
        kind=record["kind"],
        county=concepts[record["county"]].preferred,
        latitude=float(record["latitude"]),
        longitude=float(record["longitude"]),
        rounded=record["rounded"] == "yes",
        note=record["note"],
        sources=tuple(record["sources"].split()),
    )


def _problems(record: dict[str, str], concepts: Mapping[str, Concept]) -> Iterator[tuple[str, str]]:
    """What is wrong with one row, as pairs of fault and mending."""
    for column in ("id", "county"):
        if record[column] not in concepts:
            yield f"no name {record[column]!r}", "use the id of a record of docs/_data/names.yaml"
    known = concepts.get(record["id"])
    if known and known.preferred["hu"] != record["name_hu"]:
        yield f"{record['name_hu']!r} is not the name of {record['id']!r}", f"write {known.preferred['hu']}"
    for column, codes in (("region", REGIONS), ("kind", KINDS), ("rounded", ("yes", "no"))):
        if record[column] not in codes:
            yield f"unknown {column} {record[column]!r}", f"use one of {', '.join(codes)}"
    for column, (least, most) in (("latitude", _LATITUDES), ("longitude", _LONGITUDES)):
        value = record[column]
        if not re.fullmatch(r"\d\d\.\d{1,6}", value) or not least <= float(value) <= most:
            yield f"{column} {value!r} is not in Hungary", f"write degrees from {least} to {most}, like 46.71"
    if not record["note"].strip():
        yield "a place without note", "say in Hungarian why it is listed"
    if not record["sources"].split():
        yield "a place without source", "name keys of docs/_data/sources.bib"
