"""Which way to vote: ``docs/_data/decision.yaml`` read and checked, and the outcome of given answers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from kb.elections.reading import Entry, read_entries
from kb.elections.rules import SECTION
from kb.findings import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kb.elections.rules import Rule

SHOWN = "docs/_data/decision.yaml"
OUTCOMES = ("representation", "post", "home", "other-state", "none", "office")


@dataclass(frozen=True)
class Question:
    """A question in English with the words of its answers, and its other wording for earlier answers ``when``."""

    ask: str
    say: tuple[str, ...]
    when: Mapping[str, tuple[str, ...]]
    otherwise: str


@dataclass(frozen=True)
class Outcome:
    """What some answers lead to; fields as described at the top of ``decision.yaml``."""

    id: str
    when: Mapping[str, tuple[str, ...]]
    way: str
    advice: tuple[str, ...]
    deadlines: tuple[str, ...]
    section: str
    source: str


@dataclass(frozen=True)
class Decision:
    """Questions with their answers, and outcomes in the order in which they are tried."""

    questions: Mapping[str, tuple[str, ...]]
    outcomes: tuple[Outcome, ...]
    words: Mapping[str, Question]

    def outcome(self, answers: Mapping[str, str]) -> Outcome:
        """The outcome of one answer to each question; raises KeyError for a question or answer that is unknown."""
        for question, answer in answers.items():
            if answer not in self.questions[question]:
                raise KeyError(answer)
        return next(o for o in self.outcomes if all(answers[q] in fitting for q, fitting in o.when.items()))


def load_decision(path: Path, rules: Mapping[str, Rule]) -> Decision:
    """The decision in the file at ``path``; raises BadInput naming every bad line.

    Every combination of answers has an outcome, and every outcome is reached by one.
    """
    entries = read_entries(path, SHOWN)
    asked = [entry for entry in entries if "answers" in entry.values]
    questions = {entry.text("id"): entry.words("answers") for entry in asked}
    matters = {rule.matter for rule in rules.values()}
    told = [entry for entry in entries if "answers" not in entry.values]
    outcomes = tuple(_outcome(entry, questions, matters) for entry in told)
    decision = Decision(questions, outcomes, {entry.text("id"): _question(entry, questions) for entry in asked})
    faults = [fault for entry in entries for fault in entry.faults]
    if not faults:
        _check_reach(decision, told, asked[-1])
        faults = [fault for entry in entries for fault in entry.faults]
    if faults:
        raise BadInput(*faults)
    return decision


def _question(entry: Entry, questions: Mapping[str, tuple[str, ...]]) -> Question:
    entry.only(["id", "ask", "answers", "say"], ["ask_if"])
    say = entry.words("say")
    if len(say) != len(entry.words("answers")):
        entry.fault("say", f"{entry.name} has other answers than words for them", "write one for each answer")
    other = entry.values.get("ask_if")
    when: Mapping[str, tuple[str, ...]] = {}
    otherwise = ""
    if isinstance(other, Entry):
        other.faults = entry.faults
        other.only(["when", "ask"])
        when, otherwise = _when(other, questions), other.text("ask")
    return Question(entry.text("ask"), say, when, otherwise)


def _when(entry: Entry, questions: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """The answers under ``when`` by question."""
    when = entry.values.get("when")
    if not isinstance(when, Entry):
        return {}
    when.faults = entry.faults
    when.only([], questions)
    return {question: when.words(question, questions.get(question)) for question in when.values}


def _outcome(entry: Entry, questions: Mapping[str, tuple[str, ...]], matters: set[str]) -> Outcome:
    entry.only(["id", "when", "way", "advice", "source"], ["deadlines", "section"])
    return Outcome(
        id=entry.text("id"),
        when=_when(entry, questions),
        way=entry.choice("way", OUTCOMES),
        advice=entry.words("advice"),
        deadlines=entry.words("deadlines", sorted(matters)),
        section=entry.text("section", SECTION, "write it like 259(2)"),
        source=entry.text("source"),
    )


def _check_reach(decision: Decision, told: list[Entry], last: Entry) -> None:
    """Note outcomes that no answers reach, and answers that reach none."""
    reached = set()
    for answers in product(*decision.questions.values()):
        try:
            reached.add(decision.outcome(dict(zip(decision.questions, answers, strict=True))).id)
        except StopIteration:
            last.fault("id", f"no outcome for {', '.join(answers)}", "add one at the end")
            return
    for entry in told:
        if entry.name not in reached:
            entry.fault("id", f"no answers lead to {entry.name!r}", "move it up, or remove it")
