"""Directives for pages on voting: table of deadlines, decision form, the office's notice; and the calendars."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.errors import ExtensionError
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from kb import sources
from kb.elections import context, tables
from kb.elections.calendars import calendar, file_name
from kb.elections.decision import load_decision
from kb.elections.form import form, office_notice
from kb.elections.roles import DeadlineRole
from kb.elections.rules import WAYS
from kb.findings import BadInput

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from kb.elections.elections import Election
    from kb.elections.wording import Speaker

# Where calendars stand in an edition.
FOLDER = "voting"
DECISION = "decision.yaml"


class pending_deadlines(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """Where a table will stand: made once translations are in, so that no date reaches a catalogue."""


class pending_decision(nodes.General, nodes.Element):  # noqa: N801
    """Where the decision form will stand, or the notice alone where ``election`` is empty."""


class ElectionDeadlines(SphinxDirective):
    """``{election-deadlines} next`` with ``:way: post``."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {"way": lambda value: directives.choice(value, WAYS)}

    def run(self) -> list[nodes.Node]:
        """A placeholder, or an error for an unknown election or a missing way."""
        known = context.known(context.data_for_page(self.env))
        name = self.arguments[0]
        if name not in known:
            return [self._refuse(f"election {name!r} is unknown: use {', '.join(known)}")]
        if "way" not in self.options:
            return [self._refuse(f"no way to vote: add :way: {' or :way: '.join(WAYS)}")]
        return [pending_deadlines("", election=name, way=self.options["way"])]

    def _refuse(self, reason: str) -> nodes.system_message:
        return self.state.document.reporter.error(f"{{election-deadlines}}: {reason}", line=self.lineno)


class DecisionForm(SphinxDirective):
    """``{decision-form} next``: which way is the reader's, and by which dates of that election."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """A placeholder, or an error for an unknown election."""
        known = [name for name in context.known(context.data_for_page(self.env)) if name != "last"]
        self.env.note_dependency(str(self.env.srcdir / "_data" / DECISION))
        name = self.arguments[0]
        if name not in known:
            reason = f"{{decision-form}}: election {name!r} is unknown: use {', '.join(known)}"
            return [self.state.document.reporter.error(reason, line=self.lineno)]
        return [pending_decision("", election=name)]


class ElectionOffice(SphinxDirective):
    """``{election-office}``: that the National Election Office decides, and not this site."""

    def run(self) -> list[nodes.Node]:
        """A placeholder: the words are those of the interface."""
        return [pending_decision("", election="")]


class MakeForms(SphinxPostTransform):
    """Put forms and notices in the place of their placeholders."""

    default_priority = 600

    def run(self, **kwargs: Any) -> None:
        """Words and dates of the edition that is built."""
        waiting = list(self.document.findall(pending_decision))
        speaker = context.speaker(self.env.srcdir, self.config) if waiting else None
        for node in waiting:
            if speaker is None:
                node.replace_self([])
                continue
            text = self._form(node["election"], speaker) if node["election"] else _notice(speaker)
            node.replace_self(nodes.raw("", text, format="html"))

    def _form(self, name: str, speaker: Speaker) -> str:
        data = context.data(self.env.srcdir)
        decision = load_decision(self.env.srcdir / "_data" / DECISION, data.rules)
        known = sources.load(self.env.srcdir / "_data" / "sources.bib", "docs/_data/sources.bib")
        folder = posixpath.dirname(self.env.current_document.docname)
        return form(data, decision, speaker, known, name, posixpath.relpath(FOLDER, folder or ".") + "/")


def _notice(speaker: Speaker) -> str:
    return f'<p class="kb-office">{office_notice(speaker)}</p>\n'


class MakeTables(SphinxPostTransform):
    """Put the tables in the place of their placeholders, after furo has wrapped those that may scroll."""

    default_priority = 600

    def run(self, **kwargs: Any) -> None:
        """Rows, words and dates of the edition that is built."""
        for number, node in enumerate(list(self.document.findall(pending_deadlines)), 1):
            data = context.data(self.env.srcdir)
            speaker = context.speaker(self.env.srcdir, self.config)
            election = context.find(data, node["election"])
            if speaker is None:
                node.replace_self([])
            elif election is None or election.polling_day is None:
                awaited = [election] if election else data.expected()
                node.replace_self(tables.no_date(awaited, speaker, none_called=election is None))
            else:
                address = self._address(election, node["way"]) if election in data.with_calendar() else ""
                node.replace_self(tables.table(data, election, node["way"], speaker, address, f"deadlines-{number}"))

    def _address(self, election: Election, way: str) -> str:
        """The calendar, from the page's folder."""
        folder = posixpath.dirname(self.env.current_document.docname)
        return posixpath.relpath(f"{FOLDER}/{file_name(election, way)}", folder or ".")


def _check_data(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """A fault in the data ends the build before a page is read."""
    try:
        load_decision(app.srcdir / "_data" / DECISION, context.data(app.srcdir).rules)
    except BadInput as error:
        raise ExtensionError(str(error)) from None


def _write_calendars(app: Sphinx, error: Exception | None) -> None:
    """Write the calendars of the edition below its folder ``voting``."""
    speaker = context.speaker(app.srcdir, app.config)
    if error or speaker is None or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    data = context.data(app.srcdir)
    folder = app.outdir / FOLDER
    folder.mkdir(exist_ok=True)
    for election in data.with_calendar():
        for way in WAYS:
            (folder / file_name(election, way)).write_bytes(calendar(data, election, way, speaker))


def register(app: Sphinx) -> None:
    """Make directive, role and hooks known."""
    app.connect("env-before-read-docs", _check_data)
    app.add_directive("election-deadlines", ElectionDeadlines)
    app.add_directive("decision-form", DecisionForm)
    app.add_directive("election-office", ElectionOffice)
    app.add_role("deadline", DeadlineRole())
    app.add_post_transform(MakeTables)
    app.add_post_transform(MakeForms)
    app.connect("build-finished", _write_calendars)
