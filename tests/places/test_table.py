"""The table of places on a page that a test writes: order, words, labels, marks, downloads."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.citations.test_page import BIB
from tests.helpers.stub import PAGES, PLACES, build, build_site, page, stub, translate, write
from tests.site import evidence, reading

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Site

# In the file neither by the Hungarian nor by the Kazakh alphabet.
ROWS = """\
zsana,Zsana,kiskunsag,district,bacs-kiskun,46.38,19.66,yes,Egykori puszta,first
ulles,Üllés,kiskunsag,district,csongrad-csanad,46.34,19.85,yes,Egykori puszta,second third
karcag,Karcag,nagykunsag,district,jasz-nagykun-szolnok,47.31,20.92,yes,A legnagyobb,first
"""
TABLE = "(page)=\n# Lap\n\nBevezető.\n\nLásd: [Karcag sora](#place-karcag).\n\n```{cuman-places}\n```\n"
NOTES = {"Egykori puszta": "Бұрынғы жайылым", "A legnagyobb": "Ең үлкені"}


def made(target: Path, rows: str = ROWS) -> Path:
    root = stub(target, {**PAGES, "section/page": page(TABLE)}, ("hu", "kk"))
    write(root / "docs" / "_data" / "sources.bib", BIB)
    write(root / "docs" / "_data" / "places.csv", PLACES + rows)
    return root


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = made(tmp_path_factory.mktemp("places") / "checkout")
    translate(root, "kk", "section/page", NOTES)
    return build_site(root)


def rows(site: Site, code: str) -> list[tuple[str, list[str]]]:
    """The label and the cells of each row of the body."""
    present = next(p for p in reading.pages(site)[0] if (p.code, p.docname) == (code, "section/page"))
    (table,) = (node for node in evidence.with_class(present, "kb-places-table") if reading.tag(node) == "table")
    found = [node for node in table.iter() if reading.tag(node) == "tr" and node.get("id")]
    return [(str(row.get("id")), [reading.text_of(cell) for cell in row]) for row in found]


def download(site: Site, code: str, ending: str) -> bytes:
    return (site.dist / code / "section" / f"page.{ending}").read_bytes()


def test_rows_stand_in_the_order_of_the_alphabet_of_the_edition(built: Site) -> None:
    # Zs is the last letter in Hungarian; Ж comes before К in Kazakh.
    assert [label for label, _cells in rows(built, "hu")] == ["place-karcag", "place-ulles", "place-zsana"]
    assert [label for label, _cells in rows(built, "kk")] == ["place-zsana", "place-karcag", "place-ulles"]


def test_a_row_gives_every_spelling_and_the_words_of_the_edition(built: Site) -> None:
    cells = dict(rows(built, "kk"))["place-karcag"]
    assert "Карцаг" in cells[0]
    assert "Karcag" in cells[0]
    assert "Яс-Надькун-Сольнок облысы" in cells[0]
    assert cells[1:3] == ["Үлкен Құмания (Надькуншаг)", "округ"]
    assert cells[3].startswith("Ең үлкені")
    assert "Карцаг" in dict(rows(built, "hu"))["place-karcag"][0]


def test_another_spelling_is_marked_with_its_language(built: Site) -> None:
    html = built.path("kk", "section/page").read_text(encoding="utf-8")
    assert '<span lang="hu">Zsana</span>' in html.replace('class="language-hu" ', "")


def test_a_page_links_to_a_row_by_its_label(built: Site) -> None:
    assert 'href="#place-karcag"' in built.path("kk", "section/page").read_text(encoding="utf-8")


def test_marks_in_rows_are_citations_like_others(built: Site) -> None:
    assert evidence.check_citations(built) == []


def test_the_table_in_csv_has_the_words_of_the_edition(built: Site) -> None:
    data = download(built, "kk", "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in table] == ["zsana", "karcag", "ulles"]
    assert table[2]["note"] == "Бұрынғы жайылым"
    assert (table[2]["name"], table[2]["name_hu"], table[2]["sources"]) == ("Юллеш", "Üllés", "second third")


@pytest.mark.parametrize("code", ["hu", "kk"])
def test_the_geojson_passes_rfc_7946(built: Site, code: str) -> None:
    collection = json.loads(download(built, code, "geojson").decode("utf-8"))
    assert faults(collection) == []
    karcag = next(feature for feature in collection["features"] if feature["id"] == "karcag")
    assert karcag["geometry"]["coordinates"] == [20.92, 47.31]
    assert karcag["properties"]["row"] == "page.html#place-karcag"


def test_the_check_of_geojson_sees_what_the_rfc_forbids() -> None:
    feature: dict[str, Any] = {
        "type": "Feature", "id": "a", "properties": None, "geometry": {"type": "Point", "coordinates": [20.9, 47.3]},
    }  # fmt: skip
    assert faults({"type": "FeatureCollection", "features": [feature]}) == []
    for broken in (
        {"type": "FeatureCollection", "features": [feature], "crs": {}},
        {"type": "Collection", "features": [feature]},
        {"type": "FeatureCollection", "features": [{**feature, "coordinates": []}]},
        {"type": "FeatureCollection", "features": [{**feature, "geometry": {"type": "Point", "coordinates": [47.3]}}]},
        {"type": "FeatureCollection", "features": [{name: feature[name] for name in ("type", "geometry")}]},
    ):
        assert faults(broken), broken


def faults(collection: dict[str, Any]) -> list[str]:
    """What is not as RFC 7946 wants a collection of points (sections 3.1–3.3, 4, 7)."""
    found = [] if set(collection) == {"type", "features"} else ["members of the collection"]
    found += [] if collection["type"] == "FeatureCollection" else ["type of the collection"]
    for feature in collection["features"]:
        if feature.get("type") != "Feature" or set(feature) != {"type", "id", "geometry", "properties"}:
            found.append(f"members of {feature}")
            continue
        point = feature["geometry"]
        position = point.get("coordinates", [])
        numbers = len(position) == 2 and all(isinstance(number, float) for number in position)
        if set(point) != {"type", "coordinates"} or point["type"] != "Point" or not numbers:
            found.append(f"geometry of {feature['id']}")
        elif not (-180 <= position[0] <= 180 and -90 <= position[1] <= 90):
            found.append(f"position of {feature['id']}")
        if not (feature["properties"] is None or isinstance(feature["properties"], dict)):
            found.append(f"properties of {feature['id']}")
    return found


def test_a_row_with_an_unknown_source_stops_the_build_with_its_line(tmp_path: Path) -> None:
    result = build(made(tmp_path / "checkout", ROWS.replace("A legnagyobb,first", "A legnagyobb,none")))
    assert result.code == 1
    assert "docs/_data/places.csv:4: unknown source 'none'" in result.output
    assert "Traceback" not in result.output


def test_a_bad_row_stops_the_build_with_its_line(tmp_path: Path) -> None:
    result = build(made(tmp_path / "checkout", ROWS.replace("46.34,19.85", "19.85,46.34")))
    assert result.code == 1
    assert "docs/_data/places.csv:3: latitude '19.85' is not in Hungary" in result.output
    assert "Traceback" not in result.output
