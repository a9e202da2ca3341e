"""Names on the map: none covers a mark or another name, the first ones first, none off the map."""

from __future__ import annotations

import itertools

import pytest
from tests.conftest import REPOSITORY

from kb.figures.labels import Box, Measures, Name, around, place
from kb.figures.places import pictured
from kb.places import load

FRAME = Box(0, 0, 300, 200)
MEASURES = Measures(size=12, radius=4, most=9, askew=False)


def test_a_name_stands_at_the_right_of_its_mark_and_at_the_left_where_the_map_ends() -> None:
    names = [Name("a", "Karcag", 100, 100), Name("b", "Karcag", 290, 50)]
    found = place(names, [around(100, 100, 4), around(290, 50, 4)], MEASURES, FRAME)
    assert [(one.name.id, one.align) for one in found] == [("a", "left"), ("b", "right")]


def test_a_name_without_room_is_left_out_and_the_first_one_stays() -> None:
    names = [Name("first", "Kiskunfélegyháza", 100, 100), Name("second", "Kiskunfélegyháza", 104, 102)]
    crowd = [around(x, y, 4) for x in range(60, 150, 9) for y in (88, 112)]
    found = place(names, [around(name.x, name.y, 4) for name in names] + crowd, MEASURES, FRAME)
    assert [one.name.id for one in found] in (["first"], [])
    assert place(names[:1], [around(100, 100, 4)], MEASURES, FRAME)[0].name.id == "first"


def test_no_more_names_of_places_than_allowed_but_every_river() -> None:
    names = [Name("river", "Tisza", 20, 20, style="river")]
    names += [Name(str(y), "Bugac", 100, y) for y in range(40, 180, 20)]
    found = place(names, [], Measures(12, 4, 3, askew=False), FRAME)
    assert [one.name.id for one in found] == ["river", "40", "60", "80"]


@pytest.mark.parametrize("code", ["hu", "en", "kk", "ru"])
@pytest.mark.parametrize("narrow", [False, True])
def test_no_two_names_of_the_site_overlap(code: str, narrow: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Box] = []

    def watch(*arguments: object) -> object:
        placed = place(*arguments)  # type: ignore[arg-type]
        seen.extend(one.box for one in placed)
        return placed

    monkeypatch.setattr("kb.figures.labels.place", watch)
    docs = REPOSITORY / "docs"
    spec = pictured(docs, {}, code, narrow=narrow)
    assert len(seen) >= (8 if narrow else 15)
    assert not [pair for pair in itertools.combinations(seen, 2) if pair[0].meets(pair[1])]
    assert all(box.left >= 0 and box.right <= spec["width"] for box in seen)
    own = {place.names[code] for place in load(docs)}
    written = {
        row["text"] for layer in spec["layer"] if layer["mark"]["type"] == "text" for row in layer["data"]["values"]
    }
    assert len(written & own) >= (5 if narrow else 12)
