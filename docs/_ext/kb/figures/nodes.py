"""What a figure is in a doctree: its drawing, whose words are messages of the page, and what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from kb.honesty.catalogue import State
from kb.honesty.messages import states

if TYPE_CHECKING:
    from collections.abc import Sequence


class figure_box(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """A figure: title, drawing, caption, data; ``ids`` holds one id, ``kind`` what is drawn."""


class drawing(nodes.General, nodes.Element, addnodes.translatable):  # noqa: N801
    """The place of the two pictures: ``kind``, ``name`` (begins their ids), ``words`` by their keys."""

    def preserve_original_messages(self) -> None:
        """Keep the words of the source beside those that are shown."""
        self.setdefault("source_words", dict(self["words"]))

    def apply_translated_message(self, original_message: str, translated_message: str) -> None:
        """Show the translation wherever the message stands."""
        for key, message in self["source_words"].items():
            if message == original_message:
                self["words"][key] = translated_message

    def extract_original_messages(self) -> Sequence[str]:
        """Every message once, in the order of the page."""
        return list(dict.fromkeys(self.get("source_words", self["words"]).values()))

    def untranslated(self) -> set[str]:
        """The keys of words that readers see in the source language."""
        found = states(self)
        waiting = {message for message, state in found.items() if state is not State.TRANSLATED}
        return {key for key, message in self["source_words"].items() if message in waiting}
