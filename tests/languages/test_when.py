"""Times that are known more or less exactly: how they are shown and in what order they stand."""

from __future__ import annotations

import random

import pytest
from tests.conftest import REPOSITORY

from kb import languages
from kb.languages import when

EDITIONS = languages.load(REPOSITORY / "docs" / "languages.toml").by_code
SHOWN = {
    "hu": ["13. század", "16–17. század", "1239 körül", "1991–1992", "2014. június", "2024. november 19–21."],
    "en": ["13th century", "16th–17th century", "about 1239", "1991–1992", "June 2014", "19–21 November 2024"],
    "kk": ["XIII ғасыр", "XVI–XVII ғасыр", "шамамен 1239 жыл", "1991–1992", "2014 жылғы маусым",
           "2024 жылғы 19–21 қараша"],
    "ru": ["XIII век", "XVI–XVII век", "около 1239 года", "1991–1992", "июнь 2014 года", "19–21 ноября 2024 года"],
}  # fmt: skip
WRITTEN = ["C13", "C16/C17", "1239~", "1991/1992", "2014-06", "2024-11-19/2024-11-21"]


@pytest.mark.parametrize("code", SHOWN)
def test_every_precision_is_in_the_form_of_the_language(code: str) -> None:
    shown = [when.read(written).show(EDITIONS[code]).replace("\u00a0", " ") for written in WRITTEN]
    assert shown == SHOWN[code]


def test_times_stand_by_their_first_day_and_the_less_exact_first() -> None:
    ordered = ["C13", "1239", "1239~", "1279-06", "1279-06-23", "C16/C17", "1991/1992", "1992", "1992-03-23"]
    shuffled = random.Random(2).sample(ordered, len(ordered))
    assert [w.written for w in sorted(map(when.read, shuffled), key=lambda w: (w.order, w.written))] == ordered


@pytest.mark.parametrize("written", ["2024", "2024-02", "2024-02-29"])
def test_what_a_machine_can_read_is_given_to_it(written: str) -> None:
    assert when.read(written).exact == written


@pytest.mark.parametrize("written", ["1239~", "C13", "1991/1992"])
def test_what_is_not_exact_is_not_given_as_exact(written: str) -> None:
    assert when.read(written).exact == ""


@pytest.mark.parametrize(
    "written",
    ["", "tegnap", "2024-13", "2024-02-30", "24-01-01", "C3", "C21", "1992/1991", "1992/1992", "C13/1400", "C13/C12",
     "2024-01~", "1239~/1240", "2024/", "2024/2025/2026", "2024. május"],
)  # fmt: skip
def test_what_is_no_time_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"date|span|month|day|range"):
        when.read(written)
