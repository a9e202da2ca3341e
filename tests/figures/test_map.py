"""The map on a page that a test writes: every place where its coordinates say, in the words of the edition."""

from __future__ import annotations

import gzip
import itertools
import json
import math
import re
from typing import TYPE_CHECKING

import pytest
from tests.conftest import REPOSITORY
from tests.figures.geometry import pieces, svgs
from tests.helpers.stub import build, build_site, page, translate, write
from tests.places.test_table import NOTES, ROWS, made
from tests.site import checks, reading

from kb.figures import outlines, places
from kb.figures.drawing import draw
from kb.findings import BadInput
from kb.places import load

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Site

DOCS = REPOSITORY / "docs"
MAP = (
    "(page)=\n# Lap\n\nBevezető.\n\n"
    "```{cuman-map}\n:title: Helyek\n:description: Három hely.\n\nNem minden név.\n```\n\n"
    "```{cuman-places}\n```\n"
)
SAID = {**NOTES, "Helyek": "Жерлер", "Három hely.": "Үш жер.", "Nem minden név.": "Атаудың бәрі емес."}
OTHER = "hantos,Hantos,other,tradition,fejer,47.00,18.70,yes,Monda,first\n"


def page_with_map(root: Path, body: str = MAP) -> Path:
    write(root / "docs" / "section" / "page.md", page(body))
    return root


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = page_with_map(made(tmp_path_factory.mktemp("map") / "checkout", ROWS + OTHER))
    translate(root, "kk", "section/page", SAID)
    return build_site(root)


def html(site: Site, code: str) -> str:
    return site.path(code, "section/page").read_text(encoding="utf-8")


def degrees(x: float, y: float, width: float) -> tuple[float, float]:
    """Longitude and latitude of a pixel: Mercator, read from the edges that the map promises."""
    view = places.projection(narrow=width < 500)
    longitude = view.west + x / width * (view.east - view.west)
    top = math.asinh(math.tan(math.radians(view.north)))
    radians = top - y / width * math.radians(view.east - view.west)
    return longitude, math.degrees(math.atan(math.sinh(radians)))


@pytest.mark.parametrize("narrow", [False, True])
def test_every_place_of_the_site_stands_where_its_coordinates_say(narrow: bool) -> None:
    svg = draw(places.pictured(DOCS, {}, "hu", narrow=narrow), "one", "title", "Leírás")
    width = float(svg.split('viewBox="0 0 ')[1].split()[0])
    drawn = {p.attributes["data-place"]: degrees(p.x, p.y, width) for p in pieces(svg) if "data-place" in p.attributes}
    listed = {place.id: (place.longitude, place.latitude) for place in load(DOCS)}
    assert drawn.keys() == listed.keys()
    # A pixel of the small map is less than a hundredth of a degree.
    assert all(drawn[name] == pytest.approx(listed[name], abs=0.01) for name in listed)


def test_regions_differ_in_shape_and_reasons_in_fill(built: Site) -> None:
    for svg in svgs(html(built, "hu"), "places").values():
        marks = {p.attributes["data-place"]: p.attributes for p in pieces(svg) if "data-place" in p.attributes}
        assert marks.keys() == {"zsana", "ulles", "karcag", "hantos"}
        assert marks["zsana"]["d"] == marks["ulles"]["d"]
        assert len({mark["d"] for mark in marks.values()}) == 3
        assert marks["hantos"]["fill"] == "var(--kb-surface)"
        assert marks["karcag"]["fill"] not in ("var(--kb-surface)", marks["zsana"]["fill"])


def test_names_and_words_are_those_of_the_edition(built: Site) -> None:
    text = html(built, "kk")
    assert all(said in text for said in ("Жерлер", "Үш жер.", "Атаудың бәрі емес."))
    assert f"{reading.say(built, 'kk', 'elsewhere')}: {reading.say(built, 'kk', 'tradition')}<" in text
    for svg in svgs(text, "places").values():
        written = {piece.text for piece in pieces(svg) if piece.tag == "text"}
        assert {"Карцаг", "Дунай", "Тиса", "Будапешт"} <= written
        assert not {"Karcag", "Duna"} & written


def test_the_map_leaves_links_ids_and_downloads_whole(built: Site) -> None:
    assert [finding for finding in checks.check_ids(built) if "stands twice" in finding] == []
    assert checks.check_links(built) == []
    for ending in ("csv", "geojson"):
        assert f'href="page.{ending}" download' in html(built, "kk")
    assert "map.js" in html(built, "kk")
    assert "map.js" not in built.path("kk", "index").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", ["hu", "kk"])
def test_both_sizes_are_small_and_the_same_every_time(code: str) -> None:
    def both() -> str:
        specs = (places.pictured(DOCS, {}, code, narrow=narrow) for narrow in (False, True))
        return "".join(draw(spec, f"size-{number}", "title", "Szó. " * 50) for number, spec in enumerate(specs))

    assert both() == both()
    assert len(gzip.compress(both().encode(), mtime=0)) <= 15 * 1024


def test_the_outline_says_whose_it_is_and_is_rfc_7946() -> None:
    collection = json.loads((DOCS / "_data" / "great-plain.geojson").read_text(encoding="utf-8"))
    assert "Natural Earth, public domain" in collection["source"]
    assert "crs" not in collection
    (country,) = (f for f in collection["features"] if f["properties"]["kind"] == "country")
    (ring,) = country["geometry"]["coordinates"]
    assert ring[0] == ring[-1]
    turn = sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))
    assert turn > 0, "an outline runs counterclockwise (3.1.6)"


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ('"kind":"river"', '"kind":"stream"', "of an unknown kind ('stream')"),
        ('"type":"Point"', '"type":"Line"', "the geometry of budapest does not fit its kind"),
        ('"features":[', '"features":', "not valid JSON"),
    ],
)
def test_a_bad_outline_is_refused(tmp_path: Path, old: str, new: str, wrong: str) -> None:
    text = (DOCS / "_data" / "great-plain.geojson").read_text(encoding="utf-8")
    assert old in text
    write(tmp_path / "_data" / "great-plain.geojson", text.replace(old, new))
    with pytest.raises(BadInput) as caught:
        outlines.load(tmp_path)
    (finding,) = caught.value.findings
    assert wrong in finding.wrong
    assert finding.mend
    assert finding.path == "docs/_data/great-plain.geojson"


def test_a_missing_word_and_a_missing_outline_stop_the_build(tmp_path: Path) -> None:
    root = page_with_map(made(tmp_path / "checkout"), MAP.replace(":description: Három hely.\n", ""))
    result = build(root)
    assert result.code == 1
    assert "the figure 'places' lacks its description: write :description:" in result.output
    assert re.search(r"section/page\.md:1\d", result.output)
    page_with_map(root)
    (root / "docs" / "_data" / "great-plain.geojson").unlink()
    result = build(root)
    assert result.code == 1
    assert "docs/_data/great-plain.geojson:1: the file is missing: restore it from git" in result.output
