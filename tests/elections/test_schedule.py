"""What an election's rules give: order, rules that end, moved days, and what pages ask for."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.elections.real import DATA, PAST, WAYS

from kb.elections.elections import Data, Election, Move
from kb.elections.instants import at
from kb.elections.schedule import apply, deadlines, of_matter

SUNDAYS = st.dates(dt.date(2014, 1, 5), dt.date(2036, 12, 28)).map(
    lambda day: day + dt.timedelta(days=6 - day.weekday())
)
MODEL = replace(DATA.elections["og-2026"], moved=(), published=())


def poll(day: dt.date, kinds: tuple[str, ...] = ("parliamentary",)) -> Election:
    """An election called for ``day``, without moved days."""
    return replace(MODEL, id=f"og-{day.year}", state="called", polling_day=day, kinds=kinds)


@given(SUNDAYS, st.sampled_from(WAYS), st.sampled_from(["parliamentary", "ep", "referendum"]))
def test_deadlines_come_in_the_order_in_which_they_pass(day: dt.date, way: str, kind: str) -> None:
    found = deadlines(DATA, poll(day, (kind,)), way)
    moments = [d.begins if d.rule.role == "opens" else d.ends for d in found]
    assert moments == sorted(moments)


@given(SUNDAYS, st.sampled_from(WAYS))
def test_no_voter_acts_after_polling_day_in_kazakhstan_or_in_hungary(day: dt.date, way: str) -> None:
    for deadline in deadlines(DATA, poll(day), way):
        assert deadline.day <= day
        assert deadline.begins <= deadline.ends


@given(SUNDAYS, st.sampled_from(WAYS))
def test_one_matter_has_one_deadline(day: dt.date, way: str) -> None:
    matters = [deadline.rule.matter for deadline in deadlines(DATA, poll(day, ("parliamentary", "referendum")), way)]
    assert len(matters) == len({*matters})


@given(SUNDAYS)
def test_kazakhstan_is_three_to_five_hours_ahead(day: dt.date) -> None:
    for way in WAYS:
        for deadline in deadlines(DATA, poll(day), way):
            if deadline.instant:
                here, there = (deadline.instant.astimezone(dt.UTC), at(deadline.instant, "Asia/Almaty"))
                budapest = at(here, "Europe/Budapest")
                hours = [dt.datetime.fromisoformat(f"{d} {h}") for d, h in (budapest, there)]
                assert hours[1] - hours[0] in [dt.timedelta(hours=n) for n in (3, 4, 5)]


@given(SUNDAYS, st.integers(-4, 4).filter(bool))
def test_a_moved_day_keeps_its_hour(day: dt.date, by: int) -> None:
    rule = DATA.rules["fr-request-close"]
    target = day - dt.timedelta(days=rule.days_before - by)
    moved = apply(rule, replace(poll(day), moved=(Move(rule.id, target, "Good Friday"),)))
    assert moved.day == target
    assert moved.moved
    assert moved.instant is not None
    assert at(moved.instant, "Europe/Budapest") == (target, "16:00")


@pytest.mark.parametrize(
    ("matter", "year", "rule", "days"),
    [
        ("fr-request-close", 2014, "fr-request-close-old", 8),
        ("fr-request-close", 2018, "fr-request-close-old", 8),
        ("fr-request-close", 2019, "fr-request-close", 9),
        ("fr-request-close", 2030, "fr-request-close", 9),
        ("po-register-close", 2018, "po-register-close-old", 15),
        ("po-register-close", 2022, "po-register-close", 25),
    ],
)
def test_a_rule_that_ended_gives_way_to_the_next(matter: str, year: int, rule: str, days: int) -> None:
    first = dt.date(year, 4, 1)
    day = first + dt.timedelta(days=6 - first.weekday())
    deadline = of_matter(DATA, poll(day), matter)
    assert deadline is not None
    assert (deadline.rule.id, (day - deadline.day).days) == (rule, days)


def test_between_two_rules_nothing_is_invented() -> None:
    # No rule on the postal register was seen for 2019 to 2021.
    assert of_matter(DATA, poll(dt.date(2019, 5, 26)), "po-register-close") is None


@pytest.mark.parametrize("name", PAST)
def test_a_rule_without_an_hour_has_no_instant_and_fills_its_day(name: str) -> None:
    for way in WAYS:
        for deadline in deadlines(DATA, DATA.elections[name], way):
            if not deadline.rule.hour:
                assert deadline.instant is None
                assert at(deadline.begins, deadline.zone) == (deadline.day, "00:00")
                assert at(deadline.ends, deadline.zone) == (deadline.day + dt.timedelta(days=1), "00:00")


@pytest.mark.parametrize("name", PAST)
@pytest.mark.parametrize("way", WAYS)
def test_nothing_that_is_not_for_voters_in_kazakhstan_is_listed(name: str, way: str) -> None:
    listed = {deadline.rule.matter for deadline in deadlines(DATA, DATA.elections[name], way)}
    others = {"fr-vote-america", "fr-boxes-arrive", "fr-boxes-open", "po-mail-hungary", "po-dropoff-transport"}
    assert not listed & {*others, "po-return-oevk-from", "appeal-register"}
    assert all(matter.startswith("fr-" if way == "representation" else "po-") for matter in listed)


def test_called_elections_come_next_and_the_first_of_them_first() -> None:
    later, sooner = poll(dt.date(2030, 4, 14)), poll(dt.date(2029, 6, 10), ("ep",))
    data = Data(DATA.rules, {**DATA.elections, "og-2030": later, "ep-2029": sooner})
    assert data.next() is sooner
    assert data.expected() == []
    assert [election.id for election in data.with_calendar()] == ["og-2026", sooner.id, later.id]


def test_without_a_called_election_only_the_last_one_has_calendars() -> None:
    assert [election.id for election in DATA.with_calendar()] == ["og-2026"]
