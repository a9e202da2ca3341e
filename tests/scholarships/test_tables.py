"""Chart and table on pages that a test writes: numbers and dates in the form of each language, gaps said, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.citations.test_page import BIB
from tests.helpers.stub import PAGES, build, build_site, page, stub, write
from tests.scholarships.test_data import CSV, YAML
from tests.site import checks, evidence, reading

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Site

WORDS = {
    "title": "Számok", "description": "Négy rész.", "places": "Hely", "applicants": "Jelentkező",
    "holders": "Ösztöndíjas", "students": "Hallgató", "exact": "közölt",
    "about": "mintegy", "more-than": "több mint", "gap": "hiányzik",
}  # fmt: skip
CHART = "```{chart} scholarships\n" + "".join(f":{key}: {words}\n" for key, words in WORDS.items()) + "```\n"
BODY = f"(page)=\n# Lap\n\nBevezető.\n\n{CHART}\n```{{scholarship-deadlines}}\n```\n"
CODES = ("hu", "en", "kk", "ru")


def made(target: Path, table: str = CSV) -> Path:
    root = stub(target, {**PAGES, "section/page": page(BODY)}, CODES)
    write(root / "docs" / "_data" / "sources.bib", BIB)
    write(root / "docs" / "_data" / "scholarships.csv", table)
    write(root / "docs" / "_data" / "scholarship-deadlines.yaml", YAML)
    return root


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = made(tmp_path_factory.mktemp("scholarships") / "checkout")
    return build_site(root)


def rows(site: Site, code: str, number: int) -> list[list[str]]:
    """The cells of a table's body, without the marks of sources."""
    present = next(p for p in reading.pages(site)[0] if (p.code, p.docname) == (code, "section/page"))
    kinds = ("kb-figure-table", "kb-scholarships")
    marked = [element for kind in kinds for element in evidence.with_class(present, kind)]
    tables = [element for element in marked if reading.tag(element) == "table"]
    table = tables[number]
    body = next(element for element in table.iter() if reading.tag(element) == "tbody")
    lines = [element for element in body if reading.tag(element) == "tr"]
    return [[reading.text_of(cell).replace("\u2060", "").split("[")[0].strip() for cell in line] for line in lines]


@pytest.mark.parametrize(
    ("code", "gap", "more", "july", "about"),
    [
        ("hu", "nincs adat", "több mint 1060", "2025. július", "mintegy 1000"),
        ("en", "no data", "more than 1,060", "July 2025", "about 1,000"),
        ("kk", "дерек жоқ", "1060 адамнан астам", "2025 жылғы шілде", "шамамен 1000"),
        ("ru", "нет данных", "больше 1060", "июль 2025 года", "около 1000"),
    ],
)
def test_numbers_stand_by_year_with_their_bounds_and_a_gap_is_said(
    built: Site, code: str, gap: str, more: str, july: str, about: str
) -> None:
    assert rows(built, code, 0) == [
        ["2024–2025", "250", gap],
        ["2025–2026", gap, more],
        ["2026–2027", "260", gap],
    ]
    said = [(period, number) for period, _what, number in rows(built, code, 1)]
    assert said == [("2025", "482"), (july, about)]


def test_the_download_holds_the_rows_of_the_file(built: Site) -> None:
    data = (built.dist / "kk" / "section" / "figure-scholarships.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").split("\r\n") == CSV.split("\n")
    assert 'href="figure-scholarships.csv"' in built.path("kk", "section/page").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("code", "dates"),
    [
        ("hu", ["2024. január 15.", "2023. december 19. – 2024. január 17.", "2023. január 16., 14:00 (Budapest)"]),
        ("en", ["15 January 2024", "19 December 2023 – 17 January 2024", "16 January 2023, 14:00 (Budapest)"]),
        (
            "kk",
            [
                "2024 жылғы 15 қаңтар",
                "2023 жылғы 19 желтоқсан – 2024 жылғы 17 қаңтар",
                "2023 жылғы 16 қаңтар, 14:00 (Будапешт)",
            ],
        ),
        (
            "ru",
            [
                "15 января 2024 года",
                "19 декабря 2023 года – 17 января 2024 года",
                "16 января 2023 года, 14:00 (Будапешт)",
            ],
        ),
    ],
)
def test_every_date_stands_beside_its_academic_year(built: Site, code: str, dates: list[str]) -> None:
    found = [(line[0], line[-1]) for line in rows(built, code, 2)]
    assert found == list(zip(["2024–2025", "2024–2025", "2023–2024"], dates, strict=True))


def test_no_id_stands_twice(built: Site) -> None:
    assert [finding for finding in checks.check_ids(built) if "stands twice" in finding] == []


def test_the_sources_of_both_tables_are_cited_like_others(built: Site) -> None:
    assert evidence.check_citations(built) == []
    text = built.path("kk", "section/page").read_text(encoding="utf-8")
    assert all(f'id="source-{key}"' in text for key in ("first", "second", "third"))


def test_no_word_of_a_table_waits_for_a_translation(built: Site) -> None:
    text = built.path("kk", "section/page").read_text(encoding="utf-8")
    tables = text[text.index("<table") : text.rindex("</table>")]
    assert 'lang="hu"' not in tables
    assert "Academic year" not in tables


def test_an_unknown_source_stops_the_build_with_its_line(tmp_path: Path) -> None:
    result = build(made(tmp_path / "checkout", CSV.replace("third", "none")))
    assert result.code == 1
    assert "docs/_data/scholarships.csv:4: unknown source 'none'" in result.output
    assert "Traceback" not in result.output


def test_a_bad_row_stops_the_build_with_its_line(tmp_path: Path) -> None:
    result = build(made(tmp_path / "checkout", CSV.replace("1060", "ezer")))
    assert result.code == 1
    assert "docs/_data/scholarships.csv:6: the value is no whole number ('ezer')" in result.output
    assert "Traceback" not in result.output
