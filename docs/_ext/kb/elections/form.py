"""The decision form: questions, what each way asks of the voter, and the dates of the next election.

Everything that can be answered stands in the page; ``decision.js`` only shows what fits. Nothing is
sent and nothing is kept. Without scripts the form is hidden, and the words of the page stand.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from kb.elections.calendars import file_name
from kb.elections.markup import iso
from kb.elections.rules import KINDS, WAYS
from kb.elections.schedule import of_matter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.elections.decision import Decision, Outcome, Question
    from kb.elections.elections import Data, Election
    from kb.elections.rules import Rule
    from kb.elections.schedule import Deadline
    from kb.elections.wording import Speaker
    from kb.sources import Source

OFFICE = "https://www.valasztas.hu/"
# What the answer is called, by way.
HEADS = {
    "representation": "Your way: in person at a foreign representation",
    "post": "Your way: by post",
    "home": "Your way: in person in Hungary",
    "other-state": "Your way: on the lists of another EU state",
    "none": "From there you cannot vote in this election",
    "office": "Ask the National Election Office",
}


@dataclass(frozen=True)
class Date:
    """One deadline in the answer: what must happen, when, and when it was last time if no date is set."""

    matter: str
    label: str
    when: str
    machine: str = ""
    last: str = ""


def dates(data: Data, decision: Decision, kind: str, speaker: Speaker, election: Election | None) -> list[Date]:
    """What the outcomes name, for ``election`` of this ``kind``; by the count of days where it is None."""
    found = []
    for matter in dict.fromkeys(matter for outcome in decision.outcomes for matter in outcome.deadlines):
        deadline = of_matter(data, election, matter) if election else None
        rule = deadline.rule if deadline else _rule(data, matter)
        if election and not deadline:
            continue
        if deadline:
            found.append(Date(matter, speaker.label(rule), speaker.phrase(deadline), _machine(deadline)))
            continue
        held = data.last(kind)
        before = of_matter(data, held, matter) if held else None
        found.append(
            Date(matter, speaker.label(rule), speaker.counted(rule), last=speaker.phrase(before) if before else "")
        )
    return found


def office_notice(speaker: Speaker) -> str:
    """That the National Election Office decides and not this site: HTML with the link."""
    text = escape(speaker.say("This site never stands in for the {office}: what it and the decree publish decides."))
    name = escape(speaker.say("National Election Office of Hungary"))
    return text.format(office=f'<a class="reference external" href="{OFFICE}">{name}</a>')


def form(
    data: Data, decision: Decision, speaker: Speaker, sources: Mapping[str, Source], name: str, calendars: str
) -> str:
    """The form as HTML; ``name`` is ``next`` or an election's id, ``calendars`` the way to their folder."""
    outcomes = [
        {"id": o.id, "way": o.way, "when": o.when, "deadlines": o.deadlines, "section": o.section}
        for o in decision.outcomes
    ]
    parts = [f'<form class="kb-decision" hidden autocomplete="off" data-outcomes="{_json(outcomes)}">']
    parts += [_fieldset(speaker, key, decision.questions[key], words) for key, words in decision.words.items()]
    heads = {way: speaker.say(head) for way, head in HEADS.items()}
    parts.append(f'<p class="kb-verdict-head" role="status" data-heads="{_json(heads)}"></p>')
    parts.append('<div class="kb-verdict" hidden>')
    parts += [_outcome(speaker, outcome, sources.get(outcome.source)) for outcome in decision.outcomes]
    parts.append(
        f'<div class="kb-verdict-dates" hidden><p class="kb-verdict-title">{_say(speaker, "By these dates")}</p>'
    )
    for kind in (*KINDS, "local"):
        election = data.elections[name] if name in data.elections else data.next(kind)
        if election and election.polling_day is None:
            election = None
        parts.append(_dates(data, decision, kind, speaker, election, calendars))
    parts.append("</div>")
    parts.append(f'<p class="kb-office">{office_notice(speaker)}</p>')
    parts.append(
        f'<p class="kb-verdict-tools"><button type="button">{_say(speaker, "Print this answer")}</button> '
        f'<button type="reset">{_say(speaker, "Start again")}</button></p></div></form>\n'
    )
    return "\n".join(parts)


def _fieldset(speaker: Speaker, key: str, answers: tuple[str, ...], words: Question) -> str:
    legend = f"<span>{_say(speaker, words.ask)}</span>"
    if words.otherwise:
        legend += f' <span hidden data-when="{_json(words.when)}">{_say(speaker, words.otherwise)}</span>'
    choices = "\n".join(
        f'<label><input type="radio" name="{key}" value="{answer}"> <span>{_say(speaker, said)}</span></label>'
        for answer, said in zip(answers, words.say, strict=True)
    )
    return f'<fieldset data-question="{key}"><legend>{legend}</legend>\n{choices}\n</fieldset>'


def _outcome(speaker: Speaker, outcome: Outcome, source: Source | None) -> str:
    steps = "".join(f"<li>{_say(speaker, step)}</li>" for step in outcome.advice)
    decides = []
    if outcome.section:
        act = speaker.say("{section} of Act XXXVI of 2013 on electoral procedure")
        decides.append(escape(act.format(section=speaker.section(outcome.section))))
    if source:
        place = f'href="{escape(source.url)}" lang="{source.language}"'
        decides.append(f'<a class="reference external" {place}>{escape(source.title)}</a>')
    rule = f'<p class="kb-deadline-note">{_say(speaker, "Rule")}: {", ".join(decides)}</p>' if decides else ""
    return f'<div data-outcome="{outcome.id}" hidden><ol>{steps}</ol>{rule}</div>'


def _dates(
    data: Data, decision: Decision, kind: str, speaker: Speaker, election: Election | None, calendars: str
) -> str:
    """The list of one kind of election, with its calendars, or the note that no date is set."""
    items = "".join(_date(date, speaker) for date in dates(data, decision, kind, speaker, election))
    if election:
        day = escape(speaker.edition.format_date(election.day))
        past = f" ({_say(speaker, 'past election')})" if election.state == "held" else ""
        title = f'{escape(speaker.election(election))}, <time datetime="{election.day.isoformat()}">{day}</time>{past}'
        note = "".join(
            f'<p data-way="{way}"><a href="{calendars}{file_name(election, way)}">'
            f"{_say(speaker, 'Add to calendar (ICS)')}</a></p>"
            for way in WAYS
            if election in data.with_calendar()
        )
    else:
        title = _say(speaker, "No date has been set yet; the days are counted back from polling day.")
        time = "Kazakhstan is three hours ahead while Hungary has summer time, and four hours in winter."
        note = f'<p class="kb-deadline-note">{_say(speaker, time)}</p>'
    return f'<div data-kind="{kind}" hidden><p>{title}</p><ul>{items}</ul>{note}</div>'


def _date(date: Date, speaker: Speaker) -> str:
    machine = f' datetime="{date.machine}"' if date.machine else ""
    when = f"<time{machine}>{escape(date.when)}</time>" if machine else escape(date.when)
    last = f"{_say(speaker, 'Last time')}: {escape(date.last)}"
    last = f'<br><span class="kb-deadline-note">{last}</span>' if date.last else ""
    return f'<li data-matter="{date.matter}"><strong>{escape(date.label)}</strong>: {when}{last}</li>'


def _rule(data: Data, matter: str) -> Rule:
    return next(rule for rule in data.rules.values() if rule.matter == matter and rule.last is None)


def _machine(deadline: Deadline) -> str:
    return iso(deadline.instant) if deadline.instant else deadline.day.isoformat()


def _say(speaker: Speaker, message: str) -> str:
    return escape(speaker.say(message))


def _json(value: Any) -> str:
    return escape(json.dumps(value, ensure_ascii=False, sort_keys=True))
