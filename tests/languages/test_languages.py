"""The editions as their readers write them; a bad languages.toml is refused with its line."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from tests.conftest import REPOSITORY
from tests.helpers.stub import write

from kb import languages
from kb.findings import BadInput

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """\
[hu]
name = "magyar"
site = "Próba"
locale = "hu_HU"
catalogue = "hu"
works = "italic"
months = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"]
date = "{y}. {m} {d}."
weekdays = ["1", "2", "3", "4", "5", "6", "7"]
day = "{date}, {w}"
day_month = "{m} {d}."
source = true

[kk]
name = "қазақша"
site = "Сынақ"
locale = "kk_KZ"
catalogue = "kk"
works = "«»"
months = ["а", "б", "в", "г", "д", "е", "ж", "з", "и", "к", "л", "м"]
date = "{y} жылғы {d} {m}"
weekdays = ["1", "2", "3", "4", "5", "6", "7"]
day = "{date}, {w}"
day_month = "{d} {m}"
"""


def load(root: Path, text: str) -> languages.Editions:
    return languages.load(write(root / "docs" / "languages.toml", text))


@pytest.fixture
def real() -> languages.Editions:
    return languages.load(REPOSITORY / "docs" / "languages.toml")


@pytest.mark.parametrize(
    ("code", "date"),
    [
        ("hu", "2026. november 24."),
        ("en", "24 November 2026"),
        ("kk", "2026 жылғы 24 қараша"),
        ("ru", "24 ноября 2026 года"),
    ],
)
def test_dates_are_written_as_in_the_language(real: languages.Editions, code: str, date: str) -> None:
    assert real.by_code[code].format_date(dt.date(2026, 11, 24)) == date


@pytest.mark.parametrize(
    ("code", "title"),
    [("hu", "Codex Cumanicus"), ("en", "Codex Cumanicus"), ("kk", "«Codex Cumanicus»"), ("ru", "«Codex Cumanicus»")],
)
def test_titles_of_works_stand_between_the_languages_marks(real: languages.Editions, code: str, title: str) -> None:
    assert real.by_code[code].quote_work("Codex Cumanicus") == title


@pytest.mark.parametrize(
    ("code", "weekday", "short", "on"),
    [
        ("hu", "2026. április 2., csütörtök", "április 2.", "2026. április 2-án"),
        ("en", "Thursday 2 April 2026", "2 April", "on 2 April 2026"),
        ("kk", "2026 жылғы 2 сәуір, бейсенбі", "2 сәуір", "2026 жылғы 2 сәуірде"),
        ("ru", "четверг, 2 апреля 2026 года", "2 апреля", "2 апреля 2026 года"),
    ],
)
def test_days_of_deadlines_are_written_as_in_the_language(
    real: languages.Editions, code: str, weekday: str, short: str, on: str
) -> None:
    day = dt.date(2026, 4, 2)
    edition = real.by_code[code]
    assert (edition.format_weekday(day), edition.format_day_month(day), edition.format_on(day)) == (weekday, short, on)


def test_hungarian_days_take_the_ending_of_their_sound(real: languages.Editions) -> None:
    # elsején; másodikán, harmadikán, hatodikán, nyolcadikán, and 20 and 30 have back vowels, but tizenkettedikén.
    back = {2, 3, 6, 8, 13, 16, 18, 20, 23, 26, 28, 30}
    endings = {1: "1-jén"} | {day: f"{day}-{'án' if day in back else 'én'}" for day in range(2, 32)}
    said = [real.by_code["hu"].format_on(dt.date(2026, 1, day)) for day in range(1, 32)]
    assert said == [f"2026. január {endings[day]}" for day in range(1, 32)]


def test_four_editions_and_hungarian_is_the_source(real: languages.Editions) -> None:
    assert real.codes == ("hu", "en", "kk", "ru")
    assert real.source.code == "hu"


def test_the_order_of_the_file_is_the_order_of_the_switcher(tmp_path: Path) -> None:
    hungarian, kazakh = GOOD.split("\n\n")
    assert load(tmp_path, f"{kazakh}\n{hungarian}\n").codes == ("kk", "hu")


@pytest.mark.parametrize(
    ("old", "new", "line", "wrong"),
    [
        ("[kk]", "[zz]", 14, "unknown language 'zz'"),
        ("[kk]", "[kazah]", 14, "unknown language 'kazah'"),
        ("[kk]", "[hu]", 14, "language 'hu' stands twice"),
        ('works = "«»"\n', "", 14, "add 'works'"),
        ('works = "«»"', 'works = "«»"\nmotto = "x"', 14, "remove 'motto'"),
        ('name = "қазақша"', "name = 3", 14, "'name' of 'kk' has the wrong type"),
        ("source = true", 'source = "yes"', 1, "'source' of 'hu' has the wrong type"),
        ('"а", "б", ', "", 14, "'months' of 'kk' is not a list of 12 names"),
        ('"а", "б", ', '"а", 2, ', 14, "'months' of 'kk' is not a list of 12 names"),
        ('works = "«»"', 'works = "«"', 14, "'works' of 'kk' is neither italic nor two marks"),
        ("{y} жылғы {d} {m}", "{y} {m}", 14, "'date' of 'kk' does not hold {d}, {m}, {y}"),
        ('day_month = "{d} {m}"', 'day_month = "{d}"', 14, "'day_month' of 'kk' does not hold {d}, {m}"),
        ('day_month = "{d} {m}"', 'day_month = "{d} {m}"\non = "{d}"', 14, "'on' of 'kk' does not hold {d}, {m}, {y}"),
        (
            'day_month = "{d} {m}"',
            'day_month = "{d} {m}"\non_days = ["1"]',
            14,
            "'on_days' of 'kk' is not a list of 31",
        ),
        ('day_month = "{d} {m}"\n', "", 14, "add 'day_month'"),
        ('catalogue = "kk"', 'catalogue = "../kk"', 14, "'catalogue' of 'kk' is no folder name"),
        ('name = "қазақша"', 'name = "қазақша', 15, "not valid TOML"),
        ("[kk]", "[kk", 14, "not valid TOML"),
        ('name = "қазақша"', "name қазақша", 15, "not valid TOML"),
        ('site = "Сынақ"', 'name = "қазақша"', 16, "not valid TOML"),
        ("source = true\n", "", 1, "not exactly one language is the source"),
        ("[hu]", "x = 1\n[hu]", 1, "'x' stands outside a table"),
    ],
)
def test_a_bad_table_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, wrong: str) -> None:
    assert old in GOOD
    with pytest.raises(BadInput) as error:
        load(tmp_path, GOOD.replace(old, new))
    (finding,) = error.value.findings
    assert (finding.path, finding.line) == ("docs/languages.toml", line)
    assert wrong in f"{finding.wrong}: {finding.mend}"


def test_two_sources_name_the_second_table(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as error:
        load(tmp_path, f"{GOOD}source = true\n")
    assert re.match(r"docs/languages\.toml:14: not exactly one language is the source", str(error.value))


def test_every_bad_table_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as error:
        load(tmp_path, GOOD.replace('works = "italic"\n', "").replace("[kk]", "[zz]"))
    assert [finding.line for finding in error.value.findings] == [1, 13]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"docs/languages\.toml:1: the file is missing: restore it from git"):
        languages.load(tmp_path / "docs" / "languages.toml")


def test_a_file_that_is_not_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path / "docs" / "languages.toml", "")
    path.write_bytes(GOOD.replace("Próba", "Proba").encode("iso8859-5", "replace"))
    with pytest.raises(BadInput, match=r"docs/languages\.toml:15: not UTF-8"):
        languages.load(path)


def test_a_date_that_cannot_be_filled_in_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"docs/languages\.toml:14: 'date' of 'kk'"):
        load(tmp_path, GOOD.replace("{y} жылғы {d} {m}", "{y} {d} {m} {"))
