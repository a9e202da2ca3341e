"""Which way to vote: the table that the form must reproduce, written before the form."""

from __future__ import annotations

import csv
import itertools
import re
from typing import TYPE_CHECKING

import pytest
from tests.conftest import REPOSITORY
from tests.elections.real import DATA, DOCS, PAST, rows
from tests.helpers.stub import write

from kb.elections.decision import load_decision
from kb.elections.schedule import deadlines, of_matter
from kb.findings import BadInput

if TYPE_CHECKING:
    from pathlib import Path

ANSWERS = {
    "vote": ("parliamentary", "ep", "referendum", "local"),
    "address": ("hungary", "none", "other-eu", "temporary"),
    "place": ("kazakhstan", "abroad", "hungary"),
    "entered": ("no", "yes"),
}
# representation, post; home: at the polling station in Hungary; other-state: on the lists of another EU state;
# none: that election cannot be voted in from there; office: no source decides, so the National Election Office must.
WAYS = ("representation", "post", "home", "other-state", "none", "office")
TABLE = rows("decision.csv")
DECISION = load_decision(DOCS / "_data" / "decision.yaml", DATA.rules)


def test_at_most_four_questions_and_every_combination_of_answers_once() -> None:
    assert len(ANSWERS) <= 4
    given = [tuple(row[question] for question in ANSWERS) for row in TABLE]
    assert given == list(itertools.product(*ANSWERS.values()))


@pytest.mark.parametrize("row", TABLE, ids=lambda row: "-".join(row[question] for question in ANSWERS))
def test_a_row_names_ways_deadlines_and_who_decides(row: dict[str, str]) -> None:
    assert row["ways"]
    assert set(row["ways"].split()) <= {*WAYS}
    assert re.fullmatch(r"(\d+(\(\d\))?)?", row["section"])
    assert row["source"]
    assert row["why"]
    kind = row["vote"] if row["vote"] != "local" else "parliamentary"
    for matter in row["deadlines"].split():
        rule = next(rule for rule in DATA.rules.values() if rule.matter == matter and rule.last is None)
        assert rule.holds((kind,), 2030)
        assert rule.role in ("deadline", "opens")
        # Leaving the register of a representation is the one step for those who vote at home; who must ask
        # the office asks by the earlier deadline of the two ways, that of postal voters.
        way = {"home": "representation", "office": "post"}.get(row["ways"], row["ways"])
        assert rule.ways == (way,)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: "-".join(row[question] for question in ANSWERS))
def test_the_data_of_the_form_give_what_the_table_says(row: dict[str, str]) -> None:
    outcome = DECISION.outcome({question: row[question] for question in ANSWERS})
    given = (outcome.way, " ".join(outcome.deadlines), outcome.section, outcome.source)
    assert given == (row["ways"], row["deadlines"], row["section"], row["source"])


@pytest.mark.parametrize("name", PAST)
def test_outcomes_and_tables_agree_for_all_past_elections(name: str) -> None:
    election = DATA.elections[name]
    for outcome in DECISION.outcomes:
        if outcome.when.get("place") == ("kazakhstan",):
            listed = {d.rule.matter: d for d in deadlines(DATA, election, outcome.way)}
            told = {matter: of_matter(DATA, election, matter) for matter in outcome.deadlines}
            # What had no rule that year is in neither.
            assert {matter: d for matter, d in told.items() if d} == {m: d for m, d in listed.items() if m in told}


def test_the_form_asks_what_the_table_asks() -> None:
    assert DECISION.questions == ANSWERS


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("way: office", "way: fax", "'way' of local-temporary-in-hungary is not right ('fax')"),
        ("[temporary]}", "[tent]}", "unknown 'tent' in 'address'"),
        ("when: {address: [temporary]}", "when: {home: [temporary]}", "unknown key 'home'"),
        ("deadlines: [fr-withdraw]", "deadlines: [fr-leave]", "unknown 'fr-leave' in 'deadlines'"),
        ("  source: val-register\n", "", "no 'source' in local-temporary-in-hungary"),
        (
            'when: {entered: ["no"]}',
            'when: {entered: ["no"], place: [abroad]}',
            "no outcome for parliamentary, none, hungary, no",
        ),
        ("when: {address: [temporary]}", "when: {}", "no answers lead to 'at-home'"),
    ],
)
def test_bad_data_of_the_form_are_named(tmp_path: Path, old: str, new: str, wrong: str) -> None:
    text = (DOCS / "_data" / "decision.yaml").read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(BadInput) as error:
        load_decision(write(tmp_path / "decision.yaml", text.replace(old, new, 1)), DATA.rules)
    assert any(wrong in finding.wrong and finding.line > 1 for finding in error.value.findings)


def test_every_source_is_one_of_the_checked_facts() -> None:
    with (REPOSITORY / "docs" / "_data" / "facts.csv").open(encoding="utf-8", newline="") as file:
        known = {key for fact in csv.DictReader(file) for key in fact["sources"].split()}
    assert {row["source"] for row in TABLE} - known == set()


@pytest.mark.parametrize(
    ("condition", "ways"),
    [
        # The three sentences that every official page agrees on.
        ({"address": "hungary", "place": "kazakhstan", "vote": "parliamentary"}, {"representation"}),
        ({"address": "none", "place": "kazakhstan", "vote": "parliamentary"}, {"post"}),
        ({"place": "kazakhstan", "vote": "local", "address": "hungary"}, {"none"}),
        ({"address": "other-eu", "vote": "ep"}, {"other-state"}),
        ({"address": "other-eu", "vote": "referendum"}, {"post"}),
        ({"address": "temporary", "vote": "parliamentary"}, {"office"}),
        # Neither way reaches local elections, whatever the address.
        ({"place": "kazakhstan", "vote": "local"}, {"none"}),
        ({"place": "abroad", "vote": "local"}, {"none"}),
    ],
)
def test_what_the_sources_say_in_one_sentence(condition: dict[str, str], ways: set[str]) -> None:
    chosen = [row for row in TABLE if condition.items() <= row.items()]
    assert {row["ways"] for row in chosen} == ways


def test_nobody_may_choose_between_the_two_ways() -> None:
    assert all(len(row["ways"].split()) == 1 for row in TABLE)


def test_hours_of_another_country_are_never_given_as_those_of_kazakhstan() -> None:
    for row in TABLE:
        local = {
            m for m in row["deadlines"].split() if any(r.matter == m and r.zone == "post" for r in DATA.rules.values())
        }
        assert not local or row["place"] == "kazakhstan"
