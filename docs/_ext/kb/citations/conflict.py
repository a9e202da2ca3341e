"""``{conflict}``: what the sources say where they differ, side by side.

.. code-block:: markdown

   ```{conflict} The title says how large the difference is, or of what kind
   % facts: fact-id

   - **1991** X, in a text of 2024.{cite}`key`
   - **1992** Y, in a release of 2022.{cite}`key`

   One neutral sentence: why they differ, or that nobody says.
   ```

All of it is ordinary text, so its words are in the catalogue of the page.
"""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from kb.citations.nodes import citing, conflict_note

_FACTS = re.compile(r"%\s*facts:\s*([a-z0-9-]+)")


class ConflictDirective(SphinxDirective):
    """A note with a title, a list of positions (figure, owner and period, citation) and a sentence."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        """The note; an error that names the directive's line if a part of it is missing."""
        fact = next(filter(None, map(_FACTS.match, self.content)), None)
        if fact is None:
            raise self.error("a {conflict} names its facts: begin it with % facts: id")
        words, _messages = self.state.inline_text(self.arguments[0], self.lineno)
        title = nodes.paragraph(self.arguments[0], "", *words, classes=["kb-conflict-title"])
        self.set_source_info(title)
        identifier = f"conflict-{fact[1]}"
        title["ids"] = [f"{identifier}-title"]
        parsed = self.parse_content_to_nodes()
        parts = [node for node in parsed if not isinstance(node, nodes.comment)]
        if [type(node) for node in parts] != [nodes.bullet_list, nodes.paragraph]:
            raise self.error("a {conflict} holds a list of positions, then one paragraph, and nothing else")
        positions, reason = (node for node in parts if isinstance(node, nodes.Element))
        self._check(positions)
        positions["classes"].append("kb-positions")
        reason["classes"].append("kb-conflict-reason")
        return [conflict_note("", title, positions, reason, ids=[identifier])]

    def _check(self, positions: nodes.Element) -> None:
        if len(positions.children) < 2:
            raise self.error("a {conflict} has two positions or more")
        for item in positions.children:
            line = item.children[0] if len(item.children) == 1 else None
            # The Markdown parser leaves an empty text before the bold one.
            figure = next((child for child in line.children if child.astext()), None) if line else None
            if line is None or not isinstance(figure, nodes.strong):
                raise self.error("a position begins with **its figure**, then owner and period, in one paragraph")
            if not any(line.findall(citing)):
                raise self.error(f"the position {figure.astext()!r} has no {{cite}}")
