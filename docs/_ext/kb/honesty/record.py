"""What an edition's build leaves for assembly: ``_records/translation.json`` in its output folder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder

from kb.honesty.catalogue import State
from kb.honesty.messages import messages_of, title_language

if TYPE_CHECKING:
    from sphinx.application import Sphinx

RECORD = "_records/translation.json"


def write_record(app: Sphinx, error: Exception | None) -> None:
    """Write of each page its title and the title's language, its messages by state, its words and those left."""
    if error or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    pages = {}
    for docname in _in_order(app.env.toctree_includes, app.config.root_doc):
        messages = messages_of(app.env)[docname]
        found = [message.state for message in messages]
        pages[docname] = {
            "title": app.env.titles[docname].astext(),
            "title_language": title_language(app.env.titles[docname]) or app.config.language,
            **{state.value: found.count(state) for state in State},
            "words": sum(message.words for message in messages),
            "words_left": sum(message.words for message in messages if message.state is not State.TRANSLATED),
        }
    path = app.outdir / RECORD
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(pages, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _in_order(includes: dict[str, list[str]], docname: str) -> list[str]:
    """The page ``docname`` and all below it, as the menu lists them."""
    return [docname, *(page for child in includes.get(docname, ()) for page in _in_order(includes, child))]
