"""The banner under the title of a page that is not wholly in its edition's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import get_translation, get_translator
from sphinx.transforms.post_transforms import SphinxPostTransform

from kb import languages
from kb.honesty.catalogue import State
from kb.honesty.messages import messages_of

if TYPE_CHECKING:
    from kb.honesty.messages import Message

_ = get_translation("sphinx")


class AddBanner(SphinxPostTransform):
    """Say how much of the page is in the source language, and lead to its original."""

    # Before the freshness line, which looks for the lead.
    default_priority = 890

    def run(self, **kwargs: Any) -> None:
        """Put the banner right under the title; a complete page has none."""
        docname = self.env.current_document.docname
        words = banner(messages_of(self.env).get(docname, []))
        section = next(iter(self.document.findall(nodes.section)), None)
        if words is None or section is None:
            return
        source = languages.load(self.env.srcdir / "languages.toml").source.code
        address = "../" * (docname.count("/") + 1) + f"{source}/{docname}.html"
        link = nodes.reference("", _("See the original"), refuri=address, internal=True)
        state, first, rest = words
        text = nodes.paragraph("", "", nodes.strong("", first), nodes.Text(" "))
        if rest:
            text += nodes.Text(f"{rest} ")
        text += link
        title = section.first_child_matching_class(nodes.title) or 0
        section.insert(title + 1, nodes.container("", text, classes=["kb-banner", f"kb-banner-{state}"]))


def banner(messages: list[Message]) -> tuple[str, str, str] | None:
    """The state of a page with these messages, its first sentence and the rest; None if it is complete.

    A page is out of date if every block of it was translated once, and not translated if no
    block can be read in the edition's language; the rest are partly translated.
    """
    shown = [message.state for message in messages if message.shown]
    total = len(shown)
    left = total - shown.count(State.TRANSLATED)
    if not left:
        return None
    say = get_translator("sphinx")
    if State.MISSING not in shown:
        rest = say.ngettext(
            "On this page {count} of {total} paragraphs has changed; it is shown in Hungarian and marked.",
            "On this page {count} of {total} paragraphs have changed; they are shown in Hungarian and marked.",
            left,
        )
        first = _("The Hungarian original has changed since this translation was made.")
        return "outdated", first, rest.format(count=left, total=total)
    if State.TRANSLATED not in shown:
        return "missing", _("This page has not been translated yet."), _("You are reading the Hungarian original.")
    rest = say.ngettext(
        "On this page {count} of {total} paragraphs is still in Hungarian; it is marked.",
        "On this page {count} of {total} paragraphs are still in Hungarian; they are marked.",
        left,
    )
    return "partly", _("This page is only partly translated."), rest.format(count=left, total=total)
