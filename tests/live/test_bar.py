"""The bar: what it says, in which language, and that its words are only words."""

from __future__ import annotations

import pytest

from kb.catalogues.report import fault
from kb.findings import Finding
from kb.live.bar import bar
from kb.live.desk import Faults

EVIL = "<img src=x onerror=alert(1)>"
PO = "docs/locale/kk/LC_MESSAGES/alpha.po"


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """No edition of an earlier test has left its language."""
    monkeypatch.setattr("sphinx.locale.translators", {})


def texts(said: dict[str, object]) -> list[list[str]]:
    return [[line["text"] for line in part["lines"]] for part in said["parts"]]  # type: ignore[attr-defined]


@pytest.mark.usefixtures("english")
def test_nothing_to_mend_is_no_bar() -> None:
    assert bar(Faults(False, [], []), "kk") == {}


@pytest.mark.usefixtures("english")
def test_what_the_page_marks_itself_is_not_said_again() -> None:
    assert bar(Faults(False, [fault("untranslated", PO, 9), fault("fuzzy", PO, 12)], []), "kk") == {}


@pytest.mark.usefixtures("english")
def test_checks_of_catalogues_speak_the_readers_language_and_others_say_theirs() -> None:
    here = [
        Finding("docs/alpha.md", 9, "a heading without a label", "add it"),
        fault("noqa", PO, 9),
        "alpha.md:1: WARNING",
    ]
    (part,) = bar(Faults(True, here, []), "kk")["parts"]
    assert part["heading"] == "This is the last version without faults. First mend:"
    assert [line["language"] for line in part["lines"]] == ["en", "kk", "en"]


@pytest.mark.usefixtures("english")
def test_an_edition_that_the_checks_do_not_speak_gets_english() -> None:
    (part,) = bar(Faults(False, [fault("noqa", PO, 9)], []), "uz")["parts"]
    assert part["lines"][0]["language"] == "en"


@pytest.mark.usefixtures("english")
def test_six_lines_at_most_this_page_first() -> None:
    here = [f"here {number}" for number in range(4)]
    elsewhere = [f"elsewhere {number}" for number in range(5)]
    said = bar(Faults(False, [*here], [*elsewhere]), "kk")
    assert texts(said) == [here, elsewhere[:2]]
    assert said["more"] == "3 more in the terminal"
