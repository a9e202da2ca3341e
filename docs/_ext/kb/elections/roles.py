"""``{deadline}`next fr-request-close on```: a day or an hour of an election inside a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from kb.elections import context
from kb.elections.schedule import POLLING_DAY, of_matter
from kb.elections.tables import day_of, said
from kb.elections.wording import FORMS, HOURS

if TYPE_CHECKING:
    from kb.elections.wording import Speaker

_Result = tuple[list[nodes.Node], list[nodes.system_message]]


class DeadlineRole(SphinxRole):
    """Election, matter and form; the words stand in a ``time`` element."""

    def run(self) -> _Result:
        """The words, or an error that says what can be written."""
        data = context.data_for_page(self.env)
        speaker = context.speaker(self.env.srcdir, self.config)
        name, matter, form, *more = [*self.text.split(), *("",) * 3][:4]
        form = form or "full"
        matters = [POLLING_DAY, *dict.fromkeys(rule.matter for rule in data.rules.values())]
        for kind, word, allowed in (
            ("election", name, context.known(data)),
            ("matter", matter, matters),
            ("form", form, FORMS),
            ("more", "".join(more), ("",)),
        ):
            if word not in allowed:
                return self._refuse(f"{kind} {word!r} is unknown: use {', '.join(allowed) or 'nothing'}")
        election = context.find(data, name)
        if speaker is None:
            return [], []
        if matter == POLLING_DAY and form in HOURS:
            return self._refuse("polling-day has no hour: use fr-vote-open or fr-vote-close")
        if election is None or election.polling_day is None:
            rule = next((rule for rule in data.rules.values() if rule.matter == matter and rule.last is None), None)
            # What would fail once the election is called fails today.
            if form in HOURS and not (rule and rule.hour):
                return self._refuse(f"{matter} has no hour: use another form")
            return self._done(nodes.inline("", speaker.say("no date has been set yet")), speaker)
        if matter == POLLING_DAY:
            return self._done(day_of(election, speaker.day(election.polling_day, form)), speaker)
        deadline = of_matter(data, election, matter)
        if deadline is None:
            return self._refuse(f"{election.id} has no {matter!r} of its own: use a matter with a rule for that year")
        try:
            words = speaker.phrase(deadline, form)
        except ValueError as error:
            return self._refuse(f"{error}: use another form")
        return self._done(said(deadline, words), speaker)

    @staticmethod
    def _done(node: nodes.Element, speaker: Speaker) -> _Result:
        """The words with their language: the sentence around them may not be translated yet."""
        if not speaker.edition.source:
            node["classes"].append(f"language-{speaker.edition.code}")
        return [node], []

    def _refuse(self, reason: str) -> _Result:
        message = self.inliner.reporter.error(f"{{deadline}}`{self.text}`: {reason}", line=self.lineno)
        return [], [message]
