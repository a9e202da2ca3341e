"""A page with tables and sentences, built in four languages: the engine's dates in the edition's words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import html5lib
import pytest
import vobject
from tests.elections.real import CODES, DATA, PAST, WAYS, speaker
from tests.helpers.stub import INDEX, build, page, stub, translate, tree, write

from kb.catalogues.template import make_templates
from kb.elections.schedule import deadlines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORMS = ("", " date", " day", " on", " time", " kz")
SENTENCE = "Beérkezés: " + "; ".join(f"{{deadline}}`og-2026 fr-request-close{form}`" for form in FORMS) + "."
NIGHT = "Urnák: {deadline}`og-2026 fr-boxes-arrive`; {deadline}`og-2026 fr-boxes-arrive kz`."
LOCAL = "Kezdet: {deadline}`last fr-vote-open`; 2022-ben {deadline}`og-nsz-2022 fr-vote-open`."
DAY = "Nap: {deadline}`last polling-day`; {deadline}`next polling-day`; {deadline}`og-2026 po-change-close`."
# A translator moves the roles and writes around them.
TRANSLATED = {LOCAL: "{deadline}`og-nsz-2022 fr-vote-open` – {deadline}`last fr-vote-open`."}
TABLES = [(name, way) for name in PAST for way in WAYS]
BODY = (
    f"(voting)=\n# Határidők\n\nBevezető.\n\n{SENTENCE}\n\n{NIGHT}\n\n{LOCAL}\n\n{DAY}\n\n"
    "```{election-deadlines} next\n:way: post\n```\n\n```{election-deadlines} og-2030\n:way: post\n```\n\n"
    + "\n".join(f"```{{election-deadlines}} {name}\n:way: {way}\n```\n" for name, way in TABLES)
)
PAGES = {
    "index": page(INDEX.replace("section/index", "voting/index").replace("#section", "#voting")),
    "voting/index": page(BODY),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = stub(tmp_path_factory.mktemp("elections"), PAGES, CODES)
    translate(root, "kk", "voting/index", TRANSLATED)
    result = build(root)
    assert result.code == 0, result.output
    return root


def parsed(root: Path, code: str) -> Any:
    return html5lib.parse((root / "dist" / code / "voting" / "index.html").read_bytes(), namespaceHTMLElements=False)


def words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def paragraphs(root: Path, code: str) -> list[str]:
    return [words(element) for element in parsed(root, code).find(".//article").iter("p")]


def tables(root: Path, code: str) -> Iterator[tuple[str, str, Any]]:
    boxes = [e for e in parsed(root, code).iter("div") if e.get("class") == "kb-deadlines"]
    assert len(boxes) == len(TABLES)
    for (name, way), box in zip(TABLES, boxes, strict=True):
        yield name, way, box


SAID = {
    "hu": (
        "Beérkezés: 2026. április 2., csütörtök, 16:00, magyar idő szerint (Kazahsztánban 19:00); 2026. április 2.; "
        "2026. április 2., csütörtök; 2026. április 2-án; 16:00; 19:00.",
        "Urnák: 2026. április 16., csütörtök, 24:00, magyar idő szerint (Kazahsztánban 2026. április 17., 03:00); "
        "2026. április 17., 03:00.",
        "Kezdet: 2026. április 12., vasárnap, 06:00, kazahsztáni idő szerint (Magyarországon 03:00); 2022-ben "
        "2022. április 3., vasárnap, 06:00, asztanai és almati idő szerint (Magyarországon 02:00).",
        "Nap: 2026. április 12., vasárnap; az időpont még nincs kitűzve; 2026. március 18., szerda.",
    ),
    "kk": (
        "Beérkezés: 2026 жылғы 2 сәуір, бейсенбі, 16:00, Будапешт уақытымен (Қазақстанда 19:00); 2026 жылғы 2 сәуір; "
        "2026 жылғы 2 сәуір, бейсенбі; 2026 жылғы 2 сәуірде; 16:00; 19:00.",
        "2022 жылғы 3 сәуір, жексенбі, 06:00, Астана мен Алматы уақытымен (Будапештте 02:00) – "
        "2026 жылғы 12 сәуір, жексенбі, 06:00, Қазақстан уақытымен (Будапештте 03:00).",
        "Nap: 2026 жылғы 12 сәуір, жексенбі; күні әлі белгіленген жоқ; 2026 жылғы 18 наурыз, сәрсенбі.",
    ),
    "en": (
        "Beérkezés: Thursday 2 April 2026, 16:00 Hungarian time (19:00 in Kazakhstan); 2 April 2026; "
        "Thursday 2 April 2026; on 2 April 2026; 16:00; 19:00.",
        "Nap: Sunday 12 April 2026; no date has been set yet; Wednesday 18 March 2026.",
    ),
    "ru": (
        "Beérkezés: четверг, 2 апреля 2026 года, 16:00 по будапештскому времени (в Казахстане 19:00); "
        "2 апреля 2026 года; четверг, 2 апреля 2026 года; 2 апреля 2026 года; 16:00; 19:00.",
        "Nap: воскресенье, 12 апреля 2026 года; дата ещё не назначена; среда, 18 марта 2026 года.",
    ),
}


@pytest.mark.parametrize("code", CODES)
def test_sentences_take_dates_from_the_engine_and_forms_from_the_language(root: Path, code: str) -> None:
    said = paragraphs(root, code)
    for sentence in SAID[code]:
        # The first Hungarian paragraph of a run begins with the line that says so.
        assert any(text.endswith(sentence) for text in said), sentence


@pytest.mark.parametrize("code", CODES)
def test_tables_and_calendars_and_engine_agree_for_all_past_elections(root: Path, code: str) -> None:
    words_of = speaker(code)
    for name, way, box in tables(root, code):
        wanted = deadlines(DATA, DATA.elections[name], way)
        rows = box.findall(".//tbody/tr")
        assert len(rows) == len(wanted)
        for row, deadline in zip(rows, wanted, strict=True):
            assert words_of.label(deadline.rule) in words(row[0])
            assert words_of.authority(deadline.rule) in words(row[0])
            budapest, there = (cell.find(".//time") for cell in row[1:])
            machine = f"{deadline.instant:%Y-%m-%dT%H:%M:%SZ}" if deadline.instant else deadline.day.isoformat()
            assert [budapest.get("datetime"), there.get("datetime")] == [machine, machine]
            for cell, key in ((budapest, "Europe/Budapest"), (there, "Asia/Almaty")):
                assert words(cell) == ", ".join(words_of.chunks(deadline, key))
            assert (words_of.say("hour not published") in words(row[1])) == (deadline.instant is None)
            assert (deadline.election.decree in words(row[0])) if deadline.moved else True


@pytest.mark.parametrize("code", CODES)
def test_a_link_leads_to_the_calendar_of_the_last_election_and_no_other(root: Path, code: str) -> None:
    folder = root / "dist" / code / "voting"
    assert sorted(path.name for path in folder.glob("*.ics")) == ["og-2026-post.ics", "og-2026-representation.ics"]
    for name, way, box in tables(root, code):
        links = [link.get("href") for link in box.iter("a") if str(link.get("href")).endswith(".ics")]
        assert links == ([f"{name}-{way}.ics"] if name == "og-2026" else [])
        for link in links:
            read = vobject.readOne((folder / link).read_bytes().decode())
            assert len(read.vevent_list) == len(box.findall(".//tbody/tr"))


@pytest.mark.parametrize("code", CODES)
def test_an_expected_election_shows_that_and_no_date(root: Path, code: str) -> None:
    boxes = [e for e in parsed(root, code).iter("div") if "kb-no-date" in e.get("class", "")]
    expected = speaker(code).say("expected, no date has been set yet")
    assert [words(box).count(expected) for box in boxes] == [2, 1]
    assert speaker(code).say("No Hungarian election with voting abroad has been called.") in words(boxes[0])
    assert not re.search(r"\d", "".join(map(words, boxes)))


def test_no_date_reaches_a_catalogue(root: Path) -> None:
    template = (make_templates(root) / "voting" / "index.pot").read_text(encoding="utf-8")
    assert "{deadline}`og-2026 fr-request-close`" in template
    assert not re.search(r"április|2026\. |16:00|og-2026-post", template)


def test_pages_are_the_same_whatever_the_day_and_the_zone_of_the_machine(root: Path, tmp_path: Path) -> None:
    other = stub(tmp_path / "other", PAGES, CODES)
    translate(other, "kk", "voting/index", TRANSLATED)
    result = build(other, TZ="America/New_York", PYTHONTZPATH="")
    assert result.code == 0, result.output
    assert tree(root / "dist") == tree(other / "dist")


def test_one_change_of_the_data_calls_the_next_election_everywhere(tmp_path: Path) -> None:
    root = stub(tmp_path / "called", PAGES, ("hu", "kk"))
    path = root / "docs" / "_data" / "elections.yaml"
    old = "- id: og-2030\n  kinds: [parliamentary]\n  state: expected\n"
    text = path.read_text(encoding="utf-8")
    assert old in text
    called = old.replace("expected", "called\n  polling_day: 2030-04-14\n  revision: 0\n  updated: 2030-01-15")
    write(path, text.replace(old, called))
    result = build(root)
    assert result.code == 0, result.output
    for code, day in (("hu", "2030. április 14., vasárnap"), ("kk", "2030 жылғы 14 сәуір, жексенбі")):
        html = (root / "dist" / code / "voting" / "index.html").read_text(encoding="utf-8")
        assert day in html
        assert "og-2030-post.ics" in html
        names = {path.name for path in (root / "dist" / code / "voting").glob("*.ics")}
        assert names == {f"og-{year}-{way}.ics" for year in (2026, 2030) for way in WAYS}
        calendar = vobject.readOne((root / "dist" / code / "voting" / "og-2030-post.ics").read_bytes().decode())
        ends = {event.uid.value: event.dtend.value for event in calendar.vevent_list}
        assert ends["og-2030-po-return-nvi@magyar-kazah-tudastar"].isoformat() == "2030-04-14T19:00:00+02:00"


WRONG = [
    ("{deadline}`og-2031 fr-vote-open`", "election 'og-2031' is unknown: use next, last, og-2014"),
    ("{deadline}`last fr-vote`", "matter 'fr-vote' is unknown: use polling-day, fr-request-open"),
    ("{deadline}`last`", "matter '' is unknown"),
    ("{deadline}`last fr-vote-open soon`", "form 'soon' is unknown: use full, date, day, on, time, kz"),
    ("{deadline}`last fr-vote-open on time`", "more 'time' is unknown: use nothing"),
    ("{deadline}`last fr-request-open time`", "fr-request-open has no hour: use another form"),
    ("{deadline}`next fr-request-open time`", "fr-request-open has no hour: use another form"),
    ("{deadline}`next polling-day kz`", "polling-day has no hour"),
    ("{deadline}`last polling-day time`", "polling-day has no hour"),
    ("{deadline}`og-2014 fr-vote-open`", "og-2014 has no 'fr-vote-open' of its own"),
    ("```{election-deadlines} og-2031\n:way: post\n```", "election 'og-2031' is unknown: use next, last, og-2014"),
    ("```{election-deadlines} last\n```", "no way to vote: add :way: representation or :way: post"),
    ("```{election-deadlines} last\n:way: fax\n```", "no way to vote: add :way: representation or :way: post"),
]


def test_wrong_words_in_a_page_stop_the_build_with_their_lines(tmp_path: Path) -> None:
    body = "(voting)=\n# Határidők\n\nBevezető.\n\n" + "\n\n".join(text for text, _ in WRONG) + "\n"
    source = page(body)
    root = stub(tmp_path / "wrong", {**PAGES, "voting/index": source}, ("hu",))
    result = build(root)
    assert result.code == 1
    for text, said in WRONG:
        line = source[: source.index(text)].count("\n") + 1
        assert re.search(rf"docs/voting/index\.md:{line}: ERROR: .*{re.escape(said)}", result.output), text
    assert not (root / "dist").exists()


def test_bad_data_stop_the_build_with_file_and_line(tmp_path: Path) -> None:
    root = stub(tmp_path / "bad", PAGES, ("hu",))
    path = root / "docs" / "_data" / "elections.yaml"
    text = path.read_text(encoding="utf-8")
    write(path, text.replace(", reason: Good Friday", "", 1))
    line = next(n for n, row in enumerate(text.splitlines(), 1) if "reason: Good Friday" in row)
    result = build(root)
    assert result.code == 1
    assert (
        f"docs/_data/elections.yaml:{line}: no 'reason' in fr-request-close: add reason: with its value"
        in result.output
    )
    assert not (root / "dist").exists()


@pytest.mark.parametrize("code", ["hu", "kk", "ru"])
def test_every_word_of_the_engine_is_translated(code: str) -> None:
    told, english = speaker(code), speaker("en")
    for rule in DATA.rules.values():
        assert told.label(rule) != english.label(rule), rule.id
        if not rule.section:
            assert told.authority(rule) != english.authority(rule)
    for election in DATA.elections.values():
        assert told.election(election) != english.election(election)
        for move in election.moved:
            assert told.say(move.reason) != move.reason
