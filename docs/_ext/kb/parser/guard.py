"""What a translated message may contain; all else is refused.

Source of the rules: the experiments with bad catalogues described in SECURITY.md.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown_it.renderer import RendererHTML
from myst_parser.parsers.mdit import create_md_parser

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from myst_parser.config.main import MdParserConfig

# Longer messages are refused before they are parsed: no paragraph of ours is near this length.
MAX_LENGTH = 20_000
ROLES = frozenset({"abbr", "cite", "deadline", "lang", "term", "work"})
_INLINE = frozenset(
    {"text", "softbreak", "hardbreak", "code_inline", "em_open", "em_close", "strong_open",
     "strong_close", "link_open", "link_close", "footnote_ref", "myst_role"}
)  # fmt: skip
_PARAGRAPH = ["paragraph_open", "inline", "paragraph_close"]
# Sphinx underlines the message of a section title before it parses it.
_TITLE = ["heading_open", "inline", "heading_close"]
_TARGET = re.compile(r"#[A-Za-z0-9][\w.-]*|https?://[^\s]+|mailto:[^\s]+")


def refusal(text: str, config: MdParserConfig) -> str:
    """Why the translated message ``text`` must not be rendered, or an empty string if it may."""
    return unread_refusal(text) or read_refusal(text, *read(text, create_md_parser(config, RendererHTML)))


def read(text: str, markdown: MarkdownIt) -> tuple[list[Token], dict[str, Any]]:
    """The tokens of ``text``, and what the parser noted beside them."""
    environment: dict[str, Any] = {}
    return markdown.parse(text, environment), environment


def unread_refusal(text: str) -> str:
    """Why ``text`` must not even be parsed, or an empty string."""
    if len(text) > MAX_LENGTH:
        return f"it is longer than {MAX_LENGTH} characters"
    return "it switches a check off (noqa)" if re.search(r"#\s*noqa\s*$", text) else ""


def read_refusal(text: str, tokens: Sequence[Token], environment: Mapping[str, Any]) -> str:
    """Why the ``tokens`` that were read from ``text`` must not be rendered, or an empty string."""
    if environment.get("references"):
        return "it defines a link target"
    shape = [token.type for token in tokens]
    if shape == _TITLE and not _underlined_by_sphinx(text):
        return "it is a heading"
    if re.search(r"^\s*:{3,}|\]\(", "".join(_visible(tokens)), re.MULTILINE):
        return "it has markup that readers would see as characters"
    if shape not in (_PARAGRAPH, _TITLE):
        foreign = [kind for kind in shape if kind not in _PARAGRAPH]
        return f"it is more than one paragraph ({', '.join(foreign) or 'several'})"
    return next(filter(None, (_inline_refusal(child) for child in tokens[1].children or ())), "")


def _underlined_by_sphinx(text: str) -> bool:
    """Whether only the line of = stands below the message that Sphinx itself puts there."""
    message, _, line = text.rpartition("\n")
    return line == "=" * len(message) * 2


def _visible(tokens: Sequence[Token]) -> list[str]:
    inline = next((token for token in tokens if token.type == "inline"), None)
    children = (inline.children or ()) if inline else ()
    return ["\n" if child.type == "softbreak" else child.content for child in children if child.type != "code_inline"]


def _inline_refusal(token: Token) -> str:
    if token.type not in _INLINE:
        return f"{token.type} is not allowed"
    if token.type == "myst_role" and token.meta["name"] not in ROLES:
        return f"the role {token.meta['name']!r} is not allowed"
    if token.type == "link_open" and not _TARGET.fullmatch(str(token.attrs.get("href", ""))):
        return f"the link target {str(token.attrs.get('href'))[:60]!r} leaves the pages"
    return ""
