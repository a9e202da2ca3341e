"""Figures in HTML: two pictures, of which the style sheet shows the one that fits, and the way to the data."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from kb import languages
from kb.figures import places, scholarships, trade
from kb.figures.chart import csv_name
from kb.figures.drawing import draw

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from kb.figures.nodes import drawing, figure_box

_ = get_translation("sphinx")
_PICTURES = {"trade": trade, "scholarships": scholarships, "places": places}
# What map.js says, by the names of its data attributes.
_MAP_WORDS = {
    "hint": "Choose a place in the table or on the map.",
    "show": "On the map",
    "back": "Back to the table",
}


def visit_box(writer: HTML5Translator, node: figure_box) -> None:
    """Open the figure, named by its title."""
    (name,) = node["ids"]
    said = _MAP_WORDS if node["kind"] == "places" else {}
    data = "".join(f' data-{key}="{escape(str(_(words)))}"' for key, words in said.items())
    kind = f"kb-figure kb-figure-{node['kind']}"
    writer.body.append(f'<figure class="{kind}" id="{name}" aria-labelledby="{name}-title"{data}>')


def depart_box(writer: HTML5Translator, node: figure_box) -> None:
    """Offer the data and close the figure."""
    if "rows" in node:
        link = f'<a href="{csv_name(node)}" download>{escape(str(_("Download CSV")))}</a>'
        writer.body.append(f'<p class="kb-downloads">{link}</p>')
    writer.body.append("</figure>\n")


def visit_drawing(writer: HTML5Translator, node: drawing) -> None:
    """The picture and its legend in both sizes; words that are not translated say their language."""
    env = writer.builder.env
    editions = languages.load(env.srcdir / "languages.toml")
    picture, name, words = _PICTURES[node["kind"]], node["name"], node["words"]
    waiting = node.untranslated()

    def lang(key: str) -> str:
        return f' lang="{editions.source.code}"' if key in waiting else ""

    for size in ("wide", "narrow"):
        narrow = size == "narrow"
        spec = picture.pictured(env.srcdir, words, writer.config.language, narrow=narrow)
        signs = "".join(
            f"<li{lang(key)}>{symbol}{escape(said)}</li>"
            for symbol, said, key in picture.legend(env.srcdir, words, narrow=narrow)
        )
        drawn = draw(spec, f"{name}-{size}", f"{name}-title", words["description"])
        # Words of the picture itself; those of its signs stand in the legend.
        inside = next(filter(None, map(lang, picture.INSIDE)), "")
        drawn = drawn.replace("<svg ", f"<svg{inside} ", 1)
        writer.body.append(f'<div class="kb-drawing kb-{size}"><ul class="kb-legend">{signs}</ul>{drawn}</div>\n')
    raise nodes.SkipNode
