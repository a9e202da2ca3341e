"""Note the state of every message of a page, before and after Sphinx puts the translations in.

Sphinx's own marks are not enough. It leaves ``translated`` False on translatable nodes and image
alts that are fully translated; and where the last message of a translatable node equals its
translation, it takes the node for done and leaves the node's other messages in the source language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.environment.collectors import EnvironmentCollector
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale
from sphinx.util.nodes import extract_messages

from kb import languages
from kb.honesty.catalogue import State, Translations

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

# On a node: the state of each of its messages by msgid, in order; of a block of text by "", once it is settled.
STATES = "kb_states"
_MARKUP = re.compile(r"(?<=\])\([^)]*\)|\{cite\}`[^`]*`|\{lang\}`[\w-]+:|\{\w+\}`")


@dataclass(frozen=True)
class Message:
    """One message of a page: its state, its source words, and whether it stands in the page's body."""

    state: State
    words: int
    shown: bool


def states(node: nodes.Element) -> dict[str, State]:
    """The state of each message of ``node`` by msgid; empty in the source edition."""
    found: dict[str, State] = node.get(STATES, {})
    return found


def count_words(msgid: str) -> int:
    """How many words a translator finds in ``msgid``; link targets, roles and their language codes are none."""
    return len(re.findall(r"\w[\w'’.,-]*", _MARKUP.sub(" ", msgid)))


class NoteMessages(SphinxTransform):
    """Give each node the states of its messages while they are still those of the source."""

    default_priority = Locale.default_priority - 1

    def apply(self, **kwargs: Any) -> None:
        """Note them on the nodes, and the list of all on the document."""
        docname = self.env.current_document.docname
        source = languages.load(self.env.srcdir / "languages.toml").source.code
        folder = Path(self.config.locale_dirs[0]) / self.config.language / "LC_MESSAGES"
        translations = Translations(folder / f"{docname}.po")
        noted: list[tuple[nodes.Element, str]] = []
        for node, msgid in list(extract_messages(self.document)):
            if _is_front_matter(node) or (isinstance(node, nodes.image) and _within_message(node)):
                continue  # taken off before the messages are extracted; part of its paragraph's message
            if self.config.language != source:
                node[STATES] = {**states(node), msgid: translations.state(msgid)}
            noted.append((node, msgid))
        self.document["kb_noted"] = translations, noted


def _above(node: nodes.Element) -> Iterator[nodes.Element]:
    """Everything that ``node`` stands in, from the inside."""
    while node.parent is not None:
        node = node.parent
        yield node


def _is_front_matter(node: nodes.Element) -> bool:
    return any(isinstance(above, nodes.field_list) and above.parent is above.document for above in _above(node))


def _within_message(node: nodes.Element) -> bool:
    return any(isinstance(above, nodes.TextElement) and not isinstance(above, nodes.Inline) for above in _above(node))


class SettleMessages(SphinxTransform):
    """Translate what Sphinx leaves undone, settle the states, and say the language of a title inside it.

    The mark inside a title goes with it into menus and page contents. A translation that the parser
    refused (a preview shows such pages) counts as missing.
    """

    default_priority = Locale.default_priority + 1

    def apply(self, **kwargs: Any) -> None:
        """Go through the noted messages; keep their list, without nodes, on the document."""
        source = languages.load(self.env.srcdir / "languages.toml").source.code
        translations, noted = self.document.attributes.pop("kb_noted")
        messages = self.document["kb_messages"] = []
        for node, msgid in noted:
            known, done = states(node), node.get("translated")
            state = known.get(msgid, State.TRANSLATED)
            if isinstance(node, addnodes.translatable):
                # Sphinx writes True on a translatable node only where it skipped it.
                if done is True and known and state is State.TRANSLATED:
                    node.apply_translated_message(msgid, translations.translation(msgid))
            elif isinstance(node, nodes.TextElement) and known:
                if done is False and state is State.TRANSLATED:
                    state = State.MISSING
                # Its only message need not stand in the doctree once more.
                node[STATES] = {"": state}
                if isinstance(node, nodes.title) and state is not State.TRANSLATED:
                    words = nodes.inline("", "", *node.children, classes=[f"language-{source}"])
                    node.children = []
                    node += words
            messages.append(Message(state, count_words(msgid), not isinstance(node, nodes.meta | addnodes.toctree)))


def title_language(title: nodes.title) -> str:
    """The language that ``SettleMessages`` marked a title with; empty if it is the edition's own."""
    classes = title[0]["classes"] if title.children and isinstance(title[0], nodes.inline) else []
    return next((name.removeprefix("language-") for name in classes if name.startswith("language-")), "")


class MessageCollector(EnvironmentCollector):
    """Keeps the messages of each page in ``env.kb_messages``, for the banner and the record."""

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """Forget a page."""
        messages_of(env).pop(docname, None)

    def merge_other(self, app: Sphinx, env: BuildEnvironment, docnames: Set[str], other: BuildEnvironment) -> None:
        """Take over what another process has read."""
        found = messages_of(other)
        messages_of(env).update({docname: found[docname] for docname in docnames if docname in found})

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """Keep the messages of the page that was just read."""
        messages_of(app.env)[app.env.current_document.docname] = doctree.attributes.pop("kb_messages")


def messages_of(env: BuildEnvironment) -> dict[str, list[Message]]:
    """The messages of every page, by document name."""
    if not hasattr(env, "kb_messages"):
        env.kb_messages = {}  # type: ignore[attr-defined]
    found: dict[str, list[Message]] = env.kb_messages  # type: ignore[attr-defined]
    return found
