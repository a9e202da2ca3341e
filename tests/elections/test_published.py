"""Every published day and hour of the past is what the rules give; hand-written instants agree."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.elections.real import DATA, rows

from kb.elections.instants import at
from kb.elections.schedule import apply, of_matter

PUBLISHED = rows("published.csv")
INSTANTS = rows("instants.csv")


def name(row: dict[str, str]) -> str:
    return f"{row['election']}-{row.get('rule') or row['matter']}"


@pytest.mark.parametrize("row", PUBLISHED, ids=name)
def test_a_published_day_is_reproduced(row: dict[str, str]) -> None:
    election = DATA.elections[row["election"]]
    rule = DATA.rules[row["rule"]]
    assert rule.holds(election.kinds, election.day.year)
    deadline = apply(rule, election)
    assert deadline.day == dt.date.fromisoformat(row["day"])
    assert row["hour"] in ("", rule.hour)
    # A day differs from the count only by a named decree, with its reason.
    assert deadline.moved == bool(row["moved_by"])
    if deadline.moved:
        assert election.decree == row["moved_by"]
        assert deadline.reason


def test_the_data_hold_every_published_day_and_no_other() -> None:
    kept = [
        (election.id, made.rule, made.day.isoformat(), made.hour, made.source)
        for election in DATA.elections.values()
        for made in election.published
    ]
    listed = [(r["election"], r["rule"], r["day"], r["hour"], r["source"]) for r in PUBLISHED]
    assert sorted(kept) == sorted(listed)


@pytest.mark.parametrize("row", INSTANTS, ids=name)
def test_an_instant_read_from_the_words_of_its_source(row: dict[str, str]) -> None:
    deadline = of_matter(DATA, DATA.elections[row["election"]], row["matter"])
    assert deadline is not None
    instant = deadline.instant
    assert instant == dt.datetime.fromisoformat(row["utc"])
    for column, key in (("budapest", "Europe/Budapest"), ("astana", "Asia/Almaty"), ("almaty", "Asia/Almaty")):
        day, hour = at(instant, key)
        assert f"{day} {hour}" == row[column], column


def test_every_past_deadline_with_an_hour_that_was_published_has_a_hand_written_instant() -> None:
    written = {(row["election"], row["matter"]) for row in INSTANTS}
    needed = {
        (row["election"], DATA.rules[row["rule"]].matter)
        for row in PUBLISHED
        if row["hour"] and "america" not in row["rule"]
    }
    assert needed - written == set()


def test_in_one_election_the_difference_is_four_hours_and_then_three() -> None:
    hours = {}
    for matter in ("po-register-close", "po-return-nvi"):
        deadline = of_matter(DATA, DATA.elections["og-2026"], matter)
        assert deadline is not None
        assert deadline.instant is not None
        hours[matter] = [int(at(deadline.instant, key)[1][:2]) for key in ("Europe/Budapest", "Asia/Almaty")]
    assert {matter: far - near for matter, (near, far) in hours.items()} == {"po-register-close": 4, "po-return-nvi": 3}
