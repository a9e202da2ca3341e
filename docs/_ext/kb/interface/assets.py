"""Style sheets, fonts and scripts of an edition."""

from __future__ import annotations

import json
import posixpath
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx

    from kb.languages import Edition

# Stock files that no page of ours loads; doctools even needs unsafe-eval for plurals.
_STOCK = (
    "basic.css", "debug.css", "skeleton.css", "file.png", "minus.png", "plus.png", "scripts/furo.js.map",
    "styles/furo.css.map", "styles/furo-extensions.css.map",
    "documentation_options.js", "doctools.js", "language_data.js", "searchtools.js",
    "sphinx_highlight.js", "translations.js", "design-tabs.js", "scripts/furo-extensions.js",
)  # fmt: skip


def _font_set(source: Path, edition: Edition) -> str:
    """Which fonts-NAME.css serves ``edition``; the Latin one where there is none of its own."""
    for name in (edition.fonts, edition.code):
        if name and (source / "_static" / "fonts" / f"fonts-{name}.css").is_file():
            return name
    return "latin"


def fonts_css(source: Path, edition: Edition) -> str:
    """Address of the edition's font faces below ``_static``."""
    return f"fonts/fonts-{_font_set(source, edition)}.css"


def preloads(source: Path, edition: Edition) -> list[str]:
    """Font files that every page of the edition needs, below ``_static``."""
    table = json.loads((source / "_static" / "fonts" / "preload.json").read_text(encoding="utf-8"))
    return [f"_static/fonts/{name}" for name in table[_font_set(source, edition)]]


def shared_picture(source: Path, edition: Edition) -> str:
    """The picture of the edition for links that are shared, below ``_static``; empty where none was drawn."""
    name = f"shared/{edition.code}.png"
    return name if (source / "_static" / name).is_file() else ""


def switch_stock_search_off(app: Sphinx) -> None:
    """Sphinx's search throws on every Hungarian query: neither its index nor its page is built."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        app.builder.search = False


# Style sheets that serve only pages with such markup.
_NEEDED_FOR = {"pygments.css": 'class="highlight', "sphinx-design.min.css": 'class="sd-'}


def needed_styles(css_files: list[Any], body: str) -> list[Any]:
    """The style sheets of ``css_files`` that a page with the HTML ``body`` uses."""

    def needed(sheet: Any) -> bool:
        name = posixpath.basename(str(getattr(sheet, "filename", sheet)))
        return name not in _NEEDED_FOR or _NEEDED_FOR[name] in body

    return [sheet for sheet in css_files if needed(sheet)]


def drop_unused(app: Sphinx, error: Exception | None) -> None:
    """Remove the stock files that no page of ours loads."""
    if error or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    for name in _STOCK:
        (app.outdir / "_static" / name).unlink(missing_ok=True)
    for picture in (app.outdir / "_static" / "shared").glob("*.png"):
        if picture.stem != app.config.language:
            picture.unlink()
