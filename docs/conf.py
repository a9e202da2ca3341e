"""Settings of all editions; the language comes from ``-D language=kk`` (Hungarian without it)."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# --- Project ---------------------------------------------------------------------------------
# Site name and addresses depend on the edition: kb.interface sets them from languages.toml.
project = "Magyar–kazah tudástár"
language = "hu"
extensions = [
    "myst_parser",
    "sphinx_design",
    "kb.parser",
    "kb.wording",
    "kb.checktable",
    "kb.citations",
    "kb.glossary",
    "kb.honesty",
    "kb.elections",
    "kb.scholarships",
    "kb.timeline",
    "kb.places.table",
    "kb.figures",
    "kb.tables",
    "kb.interface",
    "kb.search",
    "kb.speed",  # last: what is loaded by then is left alone by the garbage collector
]
exclude_patterns = ["_*", "locale"]
nitpicky = True

# --- Source: Hungarian MyST ------------------------------------------------------------------
# https://myst-parser.readthedocs.io/en/latest/configuration.html
myst_enable_extensions: list[str] = []
# A msgstr is parsed as MyST: raw HTML and foreign address schemes stay words.
myst_disable_syntax = ["html_inline", "html_block"]
myst_url_schemes = ["http", "https", "mailto"]

# --- Translation -----------------------------------------------------------------------------
# https://www.sphinx-doc.org/en/master/usage/configuration.html#options-for-internationalization
# Absolute, or Sphinx skips sphinx.js; and never docs/locale: kb.catalogues compiles what was checked.
locale_dirs = [str(ROOT / "build" / "locale")]
gettext_compact = False
gettext_auto_build = False
gettext_last_translator = ""
gettext_location = False
gettext_uuid = False
gettext_allow_fuzzy_translations = False

# --- HTML ------------------------------------------------------------------------------------
# https://pradyunsg.me/furo/customisation/
html_theme = "furo"
templates_path = ["_templates"]
html_static_path = ["_static"]
html_css_files = ["kb.css"]
html_favicon = "_static/mark.svg"
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_use_index = False
html_domain_indices = False
html_permalinks_icon = "#"
# One line a paragraph in the output: nothing is written into the text but what stands there.
smartquotes = False
