"""The decision form as a page has it: its dates are those of tables and calendars, its words the edition's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import html5lib
import pytest
import vobject
from tests.conftest import REPOSITORY
from tests.elections.real import CODES, DATA, DOCS, PAST, speaker
from tests.helpers.stub import INDEX, build, page, stub

from kb import sources
from kb.elections.calendars import calendar
from kb.elections.decision import load_decision
from kb.elections.elections import Data
from kb.elections.form import HEADS, dates, form, office_notice
from kb.elections.schedule import deadlines
from kb.pages import sources as pages

if TYPE_CHECKING:
    from pathlib import Path

DECISION = load_decision(DOCS / "_data" / "decision.yaml", DATA.rules)
OFFICE = "https://www.valasztas.hu/"


def parsed(text: str) -> Any:
    return html5lib.parseFragment(text, namespaceHTMLElements=False)


def text_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def whole(code: str, name: str = "next", data: Data = DATA) -> Any:
    known = sources.load(DOCS / "_data" / "sources.bib", "docs/_data/sources.bib")
    return parsed(form(data, DECISION, speaker(code), known, name, "./"))


@pytest.mark.parametrize("code", CODES)
def test_form_tables_and_calendars_name_the_same_instants_for_2026(code: str) -> None:
    election = DATA.elections["og-2026"]
    found = whole(code, "og-2026").find(".//*[@data-kind='parliamentary']")
    told = {item.get("data-matter"): item.find("time").get("datetime") for item in found.iter("li")}
    assert found.find("p/time").get("datetime") == "2026-04-12"
    for way in ("representation", "post"):
        listed = {
            d.rule.matter: f"{d.instant:%Y-%m-%dT%H:%M:%SZ}" if d.instant else d.day.isoformat()
            for d in deadlines(DATA, election, way)
        }
        # Tables are for voters in Kazakhstan.
        here = [o for o in DECISION.outcomes if o.way == way and o.when.get("place") == ("kazakhstan",)]
        named = {matter for outcome in here for matter in outcome.deadlines}
        assert named - {*listed} == set()
        assert {matter: told[matter] for matter in named} == {matter: listed[matter] for matter in named}
        events = vobject.readOne(calendar(DATA, election, way, speaker(code)).decode("utf-8")).vevent_list
        days = {f"{event.dtend.value:%Y-%m-%d}" for event in events} | {f"{e.dtstart.value:%Y-%m-%d}" for e in events}
        assert {moment[:10] for matter, moment in told.items() if matter in named} <= days


@pytest.mark.parametrize("name", PAST)
def test_dates_of_the_form_are_those_of_the_tables_for_all_past_elections(name: str) -> None:
    election = DATA.elections[name]
    listed = {
        deadline.rule.matter: speaker("en").phrase(deadline)
        for way in ("representation", "post")
        for deadline in deadlines(DATA, election, way)
    }
    told = {d.matter: d.when for d in dates(DATA, DECISION, election.kinds[0], speaker("en"), election)}
    assert {matter: when for matter, when in told.items() if matter in listed} == {
        matter: when for matter, when in listed.items() if matter in told
    }


SAID = {
    "hu": ("a szavazást megelőző 9. nap, 16:00, magyar idő szerint", "2026. április 2., csütörtök, 16:00"),
    "en": ("9 days before polling day, 16:00 Hungarian time", "Thursday 2 April 2026, 16:00"),
    "kk": ("дауыс беретін күнге дейінгі 9-күн, сағат 16:00, Будапешт уақытымен", "2026 жылғы 2 сәуір, бейсенбі, 16:00"),
    "ru": ("9-й день до дня голосования, 16:00 по будапештскому времени", "четверг, 2 апреля 2026 года, 16:00"),
}


@pytest.mark.parametrize("code", CODES)
def test_while_no_election_is_called_the_count_stands_with_the_last_time_as_example(code: str) -> None:
    assert DATA.next() is None
    found = whole(code).find(".//*[@data-kind='parliamentary']")
    item = text_of(next(item for item in found.iter("li") if item.get("data-matter") == "fr-request-close"))
    count, last = SAID[code]
    assert count in item
    assert last in item
    assert item.index(count) < item.index(last)
    # A date of the past is never a date of the next poll.
    assert list(found.iter("time")) == []


def test_of_two_kinds_only_the_one_that_is_called_has_dates() -> None:
    called = {**DATA.elections}
    og = called["og-2026"]
    called["og-2026"] = type(og)(**{**vars(og), "state": "called"})
    whole_form = whole("en", data=Data(DATA.rules, called))
    assert whole_form.find(".//*[@data-kind='parliamentary']//li/time") is not None
    assert whole_form.find(".//*[@data-kind='ep']//li/time") is None
    calendars = [link.get("href") for link in whole_form.iter("a") if str(link.get("href")).endswith(".ics")]
    assert calendars == ["./og-2026-representation.ics", "./og-2026-post.ics"]


def test_a_postal_voter_is_never_asked_about_the_other_register() -> None:
    asked = DECISION.words["entered"]
    assert asked.when == {"address": ("hungary",)}
    assert "postal" in asked.ask
    assert "foreign representations" in asked.otherwise


@pytest.mark.parametrize("code", [code for code in CODES if code != "en"])
def test_every_word_of_the_form_is_the_language_s_own(code: str) -> None:
    words = speaker(code)
    messages = [
        *HEADS.values(),
        *(word for q in DECISION.words.values() for word in (q.ask, q.otherwise, *q.say) if word),
        *(step for outcome in DECISION.outcomes for step in outcome.advice),
    ]
    assert [message for message in messages if words.say(message) == message] == []


def test_every_outcome_names_who_decides_with_a_link() -> None:
    for block in whole("en").iter("div"):
        if block.get("data-outcome"):
            assert block.find("p/a").get("href").startswith("http"), block.get("data-outcome")


@pytest.mark.parametrize("code", CODES)
def test_the_notice_names_the_office_and_links_it(code: str) -> None:
    link = parsed(f"<p>{office_notice(speaker(code))}</p>").find("p/a")
    assert link.get("href") == OFFICE
    assert len(text_of(link)) > 10


def test_every_page_on_voting_has_the_notice() -> None:
    named = [name for name in pages(DOCS) if name.startswith("voting/")]
    assert len(named) >= 10
    missing = [
        name for name in named if "```{election-office}" not in (DOCS / f"{name}.md").read_text(encoding="utf-8")
    ]
    assert missing == []


@pytest.mark.parametrize("name", ["last", "og-1848"])
def test_a_form_for_an_unknown_election_stops_the_build(tmp_path: Path, name: str) -> None:
    body = f"(voting)=\n# Lap\n\nBevezető.\n\n```{{decision-form}} {name}\n```\n"
    index = page(INDEX.replace("section/index", "voting/index").replace("#section", "#voting"))
    result = build(stub(tmp_path, {"index": index, "voting/index": page(body)}, ("hu",)))
    assert result.code == 1
    assert re.search(rf"voting/index\.md:14: .*election '{name}' is unknown: use next", result.output), result.output


def test_no_source_of_the_decision_is_missing_from_the_sources() -> None:
    text = (REPOSITORY / "docs" / "_data" / "sources.bib").read_text(encoding="utf-8")
    assert [o.source for o in DECISION.outcomes if f"{{{o.source}," not in text] == []
