"""The file of places: what is in it, and that a bad row is refused with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.stub import PLACES, write

from kb.findings import BadInput
from kb.places import load

if TYPE_CHECKING:
    from pathlib import Path

NAMES = """\
- {id: karcag, type: place, hu: Karcag, en: Karcag, kk: Карцаг, ru: Карцаг}
- {id: bugac, type: place, hu: Bugac, en: Bugac, kk: Бугац, ru: Бугац}
- {id: county, type: place, hu: Pest vármegye, en: Pest County, kk: Пешт облысы, ru: медье Пешт}
"""
GOOD = 'karcag,Karcag,nagykunsag,district,county,47.31,20.92,yes,"A legnagyobb, úgy mondják",one two\n'
BAD = "bugac,Bugac,kiskunsag,find,county,46.69,19.68,no,Megjegyzés,one\n"


def docs(root: Path, rows: str, names: str = NAMES) -> Path:
    write(root / "_data" / "terms.yaml", "[]")
    write(root / "_data" / "names.yaml", names)
    write(root / "_data" / "places.csv", PLACES + rows)
    return root


def test_a_place_has_its_names_and_its_county_in_every_language(tmp_path: Path) -> None:
    (place,) = load(docs(tmp_path, GOOD))
    assert (place.names["kk"], place.county["ru"], place.label) == ("Карцаг", "медье Пешт", "place-karcag")
    assert (place.latitude, place.longitude, place.rounded, place.sources) == (47.31, 20.92, True, ("one", "two"))
    assert place.note == "A legnagyobb, úgy mondják"


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("bugac,", "bugacz,", "no name 'bugacz'"),
        (",Bugac,", ",Bugacz,", "'Bugacz' is not the name of 'bugac'"),
        ("kiskunsag", "kunsag", "unknown region 'kunsag'"),
        ("find", "grave", "unknown kind 'grave'"),
        (",county,", ",village,", "no name 'village'"),
        # Swapped: the latitude of Hungary is no longitude of it.
        ("46.69,19.68", "19.68,46.69", "latitude '19.68' is not in Hungary"),
        ("46.69", "46,69", "11 fields"),
        (",no,", ",maybe,", "unknown rounded 'maybe'"),
        ("Megjegyzés", "", "a place without note"),
        (",one\n", ",\n", "a place without source"),
        (BAD, BAD + BAD, "place 'bugac' stands twice"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(tmp_path: Path, old: str, new: str, wrong: str) -> None:
    assert old in BAD
    with pytest.raises(BadInput) as caught:
        load(docs(tmp_path, GOOD + BAD.replace(old, new)))
    line = 4 if "twice" in wrong else 3
    found = [(finding.path, finding.line, finding.wrong) for finding in caught.value.findings]
    assert ("docs/_data/places.csv", line, wrong) in found
    assert all(finding.mend for finding in caught.value.findings)


def test_wrong_columns_and_a_missing_file_are_named(tmp_path: Path) -> None:
    root = docs(tmp_path, "")
    write(root / "_data" / "places.csv", "name,region\n")
    with pytest.raises(BadInput, match="wrong columns"):
        load(root)
    (root / "_data" / "places.csv").unlink()
    with pytest.raises(BadInput, match="the file is missing"):
        load(root)
