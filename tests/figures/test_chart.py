"""The chart of trade on a page that a test writes: drawn as the data say, in the words of the edition."""

from __future__ import annotations

import csv
import gzip
import io
import re
from typing import TYPE_CHECKING

import pytest
from tests.citations.test_page import BIB
from tests.conftest import REPOSITORY
from tests.figures.geometry import grid_start, pieces, svgs, unit
from tests.helpers.stub import PAGES, build, build_site, page, stub, translate, write
from tests.site import checks, evidence

from kb.figures import trade
from kb.figures.drawing import draw

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Site

TRADE = """\
period,statistic,stated_by,measure,bound,value,unit,source,fact
2010,kazakhstan,ambassador,turnover,,30.5,million-usd,first,fact-one
2012,hungary,government,turnover,more-than,90,million-usd,second,fact-two
2012,kazakhstan,press,turnover,,60,million-usd,first,fact-one
2012,kazakhstan,press,to-hungary,,20,million-usd,first,fact-one
2013-01/2013-08,hungary,government,turnover,,70,million-usd,third,fact-two
2014,hungary,ambassador,turnover,,120.5,million-usd,third,fact-two
2015,kazakhstan,presidency,turnover,more-than,150,million-usd,second,fact-two
"""
# Only yearly turnovers are drawn.
DRAWN = [
    ("2010", "kazakhstan", 30.5),
    ("2012", "hungary-more", 90),
    ("2012", "kazakhstan", 60),
    ("2014", "hungary", 120.5),
    ("2015", "kazakhstan-more", 150),
]
WORDS = {
    "title": "A forgalom", "description": "Öt jel.", "unit": "millió", "kazakhstan": "kazah", "kazakhstan-more":
    "kazah, több", "hungary": "magyar", "hungary-more": "magyar, több",
}  # fmt: skip
SAID = {
    "A forgalom": "Тауар айналымы", "Öt jel.": "Бес белгі.", "millió": "миллион", "kazah": "қазақ", "kazah, több":
    "қазақ, көп", "magyar": "мажар", "magyar, több": "мажар, көп", "Nem egy sorozat.": "Бір қатар емес.",
}  # fmt: skip
CHART = (
    "(page)=\n# Lap\n\nBevezető.{cite}`first,second,third`\n\n```{chart} trade\n"
    + "".join(f":{key}: {words}\n" for key, words in WORDS.items())
    + "\nNem egy sorozat.\n```\n"
)


def made(target: Path, body: str = CHART, table: str = TRADE) -> Path:
    root = stub(target, {**PAGES, "section/page": page(body)}, ("hu", "kk"))
    write(root / "docs" / "_data" / "sources.bib", BIB)
    write(root / "docs" / "_data" / "trade.csv", table)
    return root


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = made(tmp_path_factory.mktemp("chart") / "checkout")
    translate(root, "kk", "section/page", SAID)
    return build_site(root)


def html(site: Site, code: str) -> str:
    return site.path(code, "section/page").read_text(encoding="utf-8")


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_marks_stand_where_the_data_say(built: Site, size: str) -> None:
    found = pieces(svgs(html(built, "kk"), "trade")[size])
    across = size == "narrow"
    zero = grid_start(found, across=across)
    _, million = unit(found, (100, 200), across=across)
    start, step = unit(found, (2010, 2012), across=not across)
    read = []
    for piece in found:
        if "data-figure" in piece.attributes:
            value, year = (piece.x, piece.y) if across else (piece.y, piece.x)
            sign = piece.attributes["data-figure"].split()[1]
            read.append((str(2010 + round((year - start) / step)), sign, (value - zero) / million))
    assert sorted(row[:2] for row in read) == sorted(row[:2] for row in DRAWN)
    for year, sign, value in read:
        wanted = next(row[2] for row in DRAWN if row[:2] == (year, sign))
        assert value == pytest.approx(wanted, abs=1), (year, sign)


def test_each_sign_has_a_shape_and_no_two_differ_by_colour_alone() -> None:
    for narrow in (False, True):
        assert len({trade.shape(name, narrow=narrow) for name in trade.SIGNS}) == len(trade.SIGNS)


def test_no_line_joins_two_marks(built: Site) -> None:
    """Lines run along one axis only: from zero to a mark, or a grid."""
    for svg in svgs(html(built, "hu"), "trade").values():
        for piece in pieces(svg):
            if piece.tag == "line":
                assert not ({"x2", "y2"} <= piece.attributes.keys())
            if "data-figure" not in piece.attributes:
                assert piece.tag != "path"


@pytest.mark.parametrize(("code", "number"), [("hu", "30,5"), ("kk", "30,5")])
def test_numbers_and_words_are_those_of_the_edition(built: Site, code: str, number: str) -> None:
    words = list(WORDS.values()) if code == "hu" else [SAID[said] for said in WORDS.values()]
    text = html(built, code)
    assert all(said in text for said in words)
    for svg in svgs(text, "trade").values():
        texts = [piece.text for piece in pieces(svg) if piece.tag in ("text", "desc")]
        assert {number, "> 150", words[1], words[2]} <= set(texts)
    if code == "kk":
        figure = text[text.index("<figure") : text.index("</figure>")]
        assert not any(f">{said}<" in figure for said in WORDS.values())


def test_english_numbers_have_a_point() -> None:
    assert trade.in_millions(trade.figures(REPOSITORY / "docs")[-1], "en") == "195.8"


def test_the_table_and_the_download_hold_what_is_drawn(built: Site) -> None:
    text = html(built, "kk")
    rows = re.findall(r"<tr.*?</tr>", text[text.index("kb-figure-table") :], re.DOTALL)
    cells = [re.findall(r"<p>([^<]*)", row)[:3] for row in rows[1:6]]
    assert cells == [
        ["2010", "Қазақстан", "30,5"],
        ["2012", "Мажарстан", "90 миллионнан астам"],
        ["2012", "Қазақстан", "60"],
        ["2014", "Мажарстан", "120,5"],
        ["2015", "Қазақстан", "150 миллионнан астам"],
    ]
    data = (built.dist / "kk" / "section" / "figure-trade.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [(row["period"], row["statistic"], row["value"]) for row in table] == [
        (year, sign.removesuffix("-more"), f"{value:g}") for year, sign, value in DRAWN
    ]
    assert 'href="figure-trade.csv"' in text


def test_every_mark_has_its_source_and_ids_stand_once(built: Site) -> None:
    assert evidence.check_citations(built) == []
    assert [finding for finding in checks.check_ids(built) if "stands twice" in finding] == []
    assert checks.check_links(built) == []


def test_both_sizes_on_the_site_are_small_and_the_same_every_time() -> None:
    docs = REPOSITORY / "docs"
    words = dict.fromkeys(trade.WORDS, "Қазақстан айтқан сан, миллион АҚШ доллары")

    def both() -> str:
        specs = (trade.pictured(docs, words, "kk", narrow=narrow) for narrow in (False, True))
        return "".join(draw(spec, f"size-{number}", "title", "Сөз. " * 40) for number, spec in enumerate(specs))

    assert both() == both()
    assert len(gzip.compress(both().encode(), mtime=0)) <= 15 * 1024


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        (":unit: millió\n", "", "the figure 'trade' lacks its unit: write :unit:"),
        (":hungary: magyar\n", ":hungary:\n", "the figure 'trade' lacks its hungary"),
        ("{chart} trade", "{chart} tread", "there is no chart 'tread': use one of trade"),
        (":unit: millió\n", ":unit: millió\n:units: millió\n", "'units'"),
    ],
)
def test_a_missing_or_unknown_word_is_refused_with_its_line(tmp_path: Path, old: str, new: str, wrong: str) -> None:
    assert old in CHART
    result = build(made(tmp_path / "checkout", CHART.replace(old, new)))
    assert result.code == 1
    assert wrong in result.output
    assert re.search(r"section/page\.md:1\d", result.output)


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("period,", "year,", "docs/_data/trade.csv:1: wrong columns: write period,statistic"),
        (",60,", ",hatvan,", "docs/_data/trade.csv:4: bad value 'hatvan': write a number above zero"),
        (",90,million-usd,second", ",90,million-usd,none", "docs/_data/trade.csv:3: unknown source 'none'"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(tmp_path: Path, old: str, new: str, wrong: str) -> None:
    assert old in TRADE
    result = build(made(tmp_path / "checkout", table=TRADE.replace(old, new)))
    assert result.code == 1
    assert wrong in result.output
    assert "Traceback" not in result.output


def test_words_without_a_translation_say_their_language(tmp_path: Path) -> None:
    root = made(tmp_path / "checkout")
    translate(root, "kk", "section/page", {key: said for key, said in SAID.items() if key not in ("kazah", "millió")})
    text = build_site(root).path("kk", "section/page").read_text(encoding="utf-8")
    assert re.search(r'<li lang="hu"><svg[^>]*>.*?</svg>kazah</li>', text)
    assert re.search(r"<li><svg[^>]*>.*?</svg>мажар</li>", text)
    assert '<svg lang="hu" role="img" aria-labelledby="figure-trade-title"' in text
