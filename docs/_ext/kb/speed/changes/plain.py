"""A message of nothing but words and harmless marks needs no Markdown parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from mdit_py_plugins.wordcount import basic_count
from sphinx.transforms import i18n
from sphinx.util import get_filetype

from kb.parser import GuardedParser
from kb.parser.guard import MAX_LENGTH
from kb.speed.change import Change, put

if TYPE_CHECKING:
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.registry import SphinxComponentRegistry

_stock = i18n._publish_msgstr
# One line that begins with a letter, so it is no list, quotation, heading, comment or front matter; none of the
# signs with which Markdown or MyST marks anything: * _ ` [ ] < > & \ | # ~ ^ $ { } @ = + / and no control or tab.
_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ .,:;!?()%'\"’”„“«»…–—№§°·-])*")


def is_plain(text: str) -> bool:
    """Whether Markdown makes one paragraph with one text of ``text``, equal to it, and the guard refuses nothing."""
    return len(text) <= MAX_LENGTH and text == text.strip() and _PLAIN.fullmatch(text) is not None


def publish(
    source: str,
    source_path: str,
    source_line: int,
    *,
    config: Config,
    env: BuildEnvironment,
    registry: SphinxComponentRegistry,
    settings: Any,
) -> nodes.Element:
    """``_publish_msgstr``: the first node of the message read as a document."""
    if not (is_plain(source) and _reads_plainly(env, registry.source_parsers.get(_type(config, source_path)))):
        return _stock(source, source_path, source_line, config=config, env=env, registry=registry, settings=settings)
    # What the renderer leaves beside its nodes.
    words = basic_count(source)
    minutes = round(words / env.myst_config.words_per_minute)  # type: ignore[attr-defined]
    env.metadata[env.current_document.docname]["wordcount"] = {"words": words, "minutes": minutes}
    settings.myst_heading_anchors_html_ids = env.myst_config.heading_anchors_html_ids  # type: ignore[attr-defined]
    settings.myst_footnote_transition = env.myst_config.footnote_transition  # type: ignore[attr-defined]
    settings.myst_footnote_sort = env.myst_config.footnote_sort  # type: ignore[attr-defined]
    place = f"{source_path}:{source_line}:<translated>"
    paragraph, text = nodes.paragraph(source), nodes.Text(source)
    paragraph.source, paragraph.line = place, 1
    text.source, text.line = None, 1
    paragraph += text
    return paragraph


def _type(config: Config, path: str) -> str:
    return get_filetype(config.source_suffix, path)


def _reads_plainly(env: BuildEnvironment, parser: type | None) -> bool:
    """Whether the parser is ours and no MyST extension is on: some act on bare words, quotes or dots."""
    myst: Any = getattr(env, "myst_config", None)
    if parser is not GuardedParser or myst is None:
        return False
    return not (myst.enable_extensions or myst.commonmark_only or myst.gfm_only or myst.html_meta)


CHANGE = Change(
    name="plain",
    replaces="sphinx.transforms.i18n._publish_msgstr, which reads each message with the whole Markdown parser, "
    "while half of them are words, digits and harmless marks.",
    safe="Such a line is one text to Markdown, and the guard of kb.parser has nothing to refuse in it; a test compares "
    "nodes and marks of both ways. Whatever else there is, or a MyST extension, goes the whole way.",
    versions={"sphinx": "9.0.4", "myst-parser": "5.2.0", "markdown-it-py": "4.3.0", "mdit-py-plugins": "0.7.0",
              "docutils": "0.22.4"},
    gain="2.0 ms a message before all changes, 0.3 ms beside the others; half of our messages are plain.",
    apply=lambda: put(i18n, "_publish_msgstr", publish),
)  # fmt: skip
