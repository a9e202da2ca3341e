"""A pseudo-language: every word of a message in ⟦accented⟧ brackets.

A page built with it shows which text never reaches the translator: whatever stands outside
the brackets. Text is found by the MyST parser, so links, roles and code stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_ACCENTS = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
_MARKS = {"em_open": "*", "em_close": "*", "strong_open": "**", "strong_close": "**"}


def pseudo_text(text: str) -> str:
    """``text`` accented and in brackets; blanks at its ends stay outside."""
    core = text.strip()
    return text.replace(core, f"⟦{core.translate(_ACCENTS)}⟧", 1) if core else text


def pseudo_message(msgid: str) -> str:
    """``msgid`` (one MyST paragraph) with every text token accented; raises ValueError otherwise."""
    parser = create_md_parser(MdParserConfig(), RendererHTML)
    tokens = parser.parse(msgid)
    if tokens and tokens[0].type == "ordered_list_open":  # a cell of a table may begin with "2024. "
        return _inline(parser.parseInline(msgid)[0].children or ())
    if [token.type for token in tokens] != ["paragraph_open", "inline", "paragraph_close"]:
        raise ValueError(f"not one paragraph: {msgid[:60]!r}")
    return _inline(tokens[1].children or ())


def _inline(tokens: Sequence[Token]) -> str:
    parts = []
    targets: list[str] = []
    for token in tokens:
        if token.type == "text":
            parts.append(pseudo_text(token.content))
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif token.type == "code_inline":
            parts.append(f"`{token.content}`")
        elif token.type in _MARKS:
            parts.append(_MARKS[token.type])
        elif token.type == "link_open":
            targets.append(str(token.attrs["href"]))
            parts.append("[")
        elif token.type == "link_close":
            parts.append(f"]({targets.pop()})")
        elif token.type == "myst_role":
            name = token.meta["name"]
            parts.append(f"{{{name}}}`{_role_content(name, token.content)}`")
        else:
            raise ValueError(f"no rule for {token.type}")
    return "".join(parts)


def _role_content(name: str, content: str) -> str:
    """What stands in a role: words accented; language codes, keys of sources and of terms as they are."""
    if name in ("cite", "deadline", "lang"):
        return content
    words, bracket, target = content.partition(" <")
    return pseudo_text(words) + bracket + target
