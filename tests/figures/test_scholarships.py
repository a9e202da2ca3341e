"""The chart of scholarships: each number of the data as a bar from zero, in the words and form of each language."""

from __future__ import annotations

import gzip
import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

import polib
import pytest
from tests.conftest import REPOSITORY
from tests.figures.geometry import Piece, pieces

from kb.figures import scholarships
from kb.figures.drawing import draw
from kb.findings import BadInput
from kb.scholarships.numbers import ABOUT, COLUMNS, MORE_THAN, STATISTICS, YEARLY, load

if TYPE_CHECKING:
    from pathlib import Path

DOCS = REPOSITORY / "docs"
CODES = ("hu", "en", "kk", "ru")
SIZES = pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
LANGUAGES = pytest.mark.parametrize("code", CODES)
WORDS = {name: f"{name}, fő" for name in STATISTICS} | {name: name for name in scholarships.SIGNS}
DATA = f"""\
{",".join(COLUMNS)}
places,2020-2021,,200,first,fact-one
places,2021-2022,,,,
places,2022-2023,,250,first second,fact-one
applicants,2020-2021,,,,
applicants,2021-2022,,12500,second,fact-two
applicants,2022-2023,,,,
holders,2022,,480,first,fact-one
students,2022-07,about,1000,first,fact-one
students,2022-11,more-than,1100,second,fact-two
"""


class Bar(NamedTuple):
    """A bar as it is drawn: what it says it shows, where it begins and how far it reaches, in pixels."""

    key: str
    start: float
    length: float
    fill: str


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    docs = tmp_path_factory.mktemp("planted")
    (docs / "_data").mkdir()
    (docs / "_data" / "scholarships.csv").write_text(DATA, encoding="utf-8")
    (docs / "languages.toml").write_bytes((DOCS / "languages.toml").read_bytes())
    return docs


def words_of_the_page(code: str) -> dict[str, str]:
    """The words that the page of the site gives to the picture, in one language."""
    text = (DOCS / "education" / "numbers.md").read_text(encoding="utf-8")
    words = {key: re.findall(rf"^:{key}: (.+)$", text, re.MULTILINE)[0] for key in scholarships.WORDS}
    if code == "hu":
        return words
    catalogue = polib.pofile(str(DOCS / "locale" / code / "LC_MESSAGES" / "education" / "numbers.po"))
    said = {entry.msgid: entry.msgstr for entry in catalogue if not entry.fuzzy}
    return {key: said[word] for key, word in words.items()}


def drawn(docs: Path, code: str, *, narrow: bool, words: dict[str, str] = WORDS) -> list[Piece]:
    spec = scholarships.pictured(docs, words, code, narrow=narrow)
    return pieces(draw(spec, "prefix", "title", "Leírás."))


def bars(found: list[Piece]) -> list[Bar]:
    read = []
    for piece in found:
        if "data-figure" in piece.attributes:
            left, length = re.findall(r"M([\d.]+),[\d.]+h([\d.]+)", piece.attributes["d"])[0]
            fill = piece.attributes["fill"]
            read.append(Bar(piece.attributes["data-figure"], float(left), float(length), fill))
    return read


@SIZES
def test_every_bar_begins_at_a_zero_and_is_as_long_as_its_number(planted: Path, narrow: bool) -> None:
    found = drawn(planted, "hu", narrow=narrow)
    zeros = {piece.x for piece in found if piece.tag == "line"}
    lengths = {bar.key: bar.length for bar in bars(found)}
    assert lengths.keys() == {
        "places 2020-2021 200", "places 2022-2023 250", "applicants 2021-2022 12500", "holders 2022 480",
        "students 2022-07 about 1000", "students 2022-11 more-than 1100",
    }  # fmt: skip
    assert {bar.start for bar in bars(found)} <= zeros
    one = lengths["applicants 2021-2022 12500"] / 12500
    for key, length in lengths.items():
        assert length == pytest.approx(int(key.split()[-1]) * one, abs=0.1), key


@SIZES
def test_a_gap_is_a_sign_in_its_own_row_and_no_bar(planted: Path, narrow: bool) -> None:
    found = drawn(planted, "hu", narrow=narrow)
    texts = [piece for piece in found if piece.tag == "text"]
    rows = {piece.text: piece.y for piece in texts if re.fullmatch(r"\d{4}–\d{4}", piece.text)}
    gaps = [piece for piece in texts if piece.text == "–"]
    assert sorted(rows) == ["2020–2021", "2021–2022", "2022–2023"]
    places, applicants = sorted({round(gap.x) for gap in gaps})
    assert {(round(gap.x), gap.y) for gap in gaps} == {
        (places, rows["2021–2022"]), (applicants, rows["2020–2021"]), (applicants, rows["2022–2023"]),
    }  # fmt: skip


@SIZES
def test_a_rounded_number_is_hollow_and_a_lower_bound_points_on(planted: Path, narrow: bool) -> None:
    found = drawn(planted, "hu", narrow=narrow)
    fills = {bar.key.split()[0] + " " + " ".join(bar.key.split()[2:]): bar.fill for bar in bars(found)}
    assert fills["students about 1000"] == "var(--kb-paper)"
    assert [key for key, fill in fills.items() if fill == "var(--kb-paper)"] == ["students about 1000"]
    bound = next(bar for bar in bars(found) if "more-than" in bar.key)
    tips = [piece for piece in found if piece.tag == "path" and "data-figure" not in piece.attributes]
    assert len(tips) == 1
    assert tips[0].x > bound.start + bound.length


@SIZES
def test_statistics_have_parts_of_their_own_and_nothing_joins_them(planted: Path, narrow: bool) -> None:
    found = drawn(planted, "hu", narrow=narrow)
    zeros = [piece for piece in found if piece.tag == "line"]
    assert len({(piece.x, piece.y) for piece in zeros}) == len(STATISTICS)
    # Only upright lines: from row to row of one part.
    assert all("x2" not in piece.attributes for piece in zeros)
    headings = {piece.text for piece in found if piece.attributes.get("font-weight") == "600"}
    assert headings == {WORDS[name] for name in STATISTICS}
    # No number but those of the file: no sum.
    numbers = {piece.text for piece in found if piece.tag == "text" and re.fullmatch(r"[≈>]? ?[\d\s]{3,}", piece.text)}
    assert {re.sub(r"\D", "", text) for text in numbers - {"2022"}} == {"200", "250", "12500", "480", "1000", "1100"}


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("hu", {"12\u00a0500", "≈ 1000", "> 1100", "2022. július", "2022"}),
        ("en", {"12,500", "≈ 1,000", "> 1,100", "July 2022", "2022"}),
        ("kk", {"12\u00a0500", "≈ 1000", "> 1100", "2022 жылғы шілде", "2022"}),
        ("ru", {"12\u00a0500", "≈ 1000", "> 1100", "июль 2022 года", "2022"}),
    ],
)
def test_numbers_and_months_have_the_form_of_the_language(planted: Path, code: str, wanted: set[str]) -> None:
    assert wanted <= {piece.text for piece in drawn(planted, code, narrow=True)}


@SIZES
@LANGUAGES
def test_every_number_of_the_site_is_drawn_and_no_text_covers_another(code: str, narrow: bool) -> None:
    words = words_of_the_page(code)
    found = drawn(DOCS, code, narrow=narrow, words=words)
    figures = load(DOCS)
    known = [figure for figure in figures if figure.value is not None]
    assert {bar.key for bar in bars(found)} == {
        f"{one.statistic} {one.period} {f'{one.bound} {one.value}'.strip()}" for one in known
    }
    texts = [piece for piece in found if piece.tag == "text"]
    before = {"": "", ABOUT: "≈ ", MORE_THAN: "> "}
    shown = {1060: {"en": "1,060"}, 1000: {"en": "1,000"}}
    for figure in known:
        assert figure.value
        number = before[figure.bound] + shown.get(figure.value, {}).get(code, str(figure.value))
        assert number in {piece.text for piece in texts}, figure
    assert {words[name] for name in STATISTICS} <= {piece.text for piece in texts}
    assert sum(piece.text == "–" for piece in texts) == len(figures) - len(known)
    width = 340 if narrow else 600
    # A letter of a wide font takes two thirds of its size. Places are rounded to a tenth of a pixel.
    boxes = [(p.x, p.x + len(p.text) * 13 * 0.66 - 0.1, p.y) for p in texts]
    assert all(right <= width for _left, right, _y in boxes)
    for (left, right, y), (other, end, below) in itertools.combinations(boxes, 2):
        assert y != below or right <= other or end <= left


def test_the_legend_names_each_sign_by_its_shape() -> None:
    signs = [symbol for symbol, _words, _key in scholarships.legend(DOCS, WORDS, narrow=True)]
    assert len(set(signs)) == len(scholarships.SIGNS)
    assert [words for _symbol, words, _key in scholarships.legend(DOCS, WORDS, narrow=True)] == list(scholarships.SIGNS)


def test_both_sizes_are_small_and_the_same_every_time() -> None:
    words = dict.fromkeys(scholarships.WORDS, "Мажарстандағы шәкіртақы иегері (адам)")

    def both() -> str:
        specs = [scholarships.pictured(DOCS, words, "kk", narrow=narrow) for narrow in (False, True)]
        return "".join(draw(spec, f"size-{number}", "title", "Сөз. " * 40) for number, spec in enumerate(specs))

    assert both() == both()
    assert len(gzip.compress(both().encode(), mtime=0)) <= 15 * 1024


def test_a_bad_row_draws_nothing(planted: Path, tmp_path: Path) -> None:
    (tmp_path / "_data").mkdir()
    bad = DATA.replace(",480,first,", ",480,,")
    (tmp_path / "_data" / "scholarships.csv").write_text(bad, encoding="utf-8")
    (tmp_path / "languages.toml").write_bytes((planted / "languages.toml").read_bytes())
    with pytest.raises(BadInput, match=r"scholarships\.csv:8: a number without a source"):
        scholarships.pictured(tmp_path, WORDS, "hu", narrow=False)


def test_years_of_the_site_go_on_without_a_break() -> None:
    for name in YEARLY:
        years = [figure.period for figure in load(DOCS) if figure.statistic == name]
        assert years[0] == "2017-2018"
        assert len(years) == int(years[-1][:4]) - 2017 + 1
