"""A message as MyST reads it: what stands in its text, and what of it readers see."""

from __future__ import annotations

import re
import runpy
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any

from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

PARAGRAPH = ("paragraph_open", "inline", "paragraph_close")
# Longer messages are refused before they are parsed: no paragraph of ours is near this length.
MAX_LENGTH = 20_000
_TAG = re.compile(r"</?[A-Za-z][^>]*>")
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-zA-Z]|%-?[a-zA-Z](?!\w)|\$?\{\w*\}")
# Roles whose content readers see as it is; all others show only their text before <target>.
_TEXT_ROLES = frozenset({"abbr", "work"})
# Roles that write their own words: a citation, a date.
_MARK_ROLES = frozenset({"cite", "deadline"})


@dataclass(frozen=True)
class Message:
    """One msgid or msgstr.

    ``shape`` are its block tokens. ``parts`` counts what is not words: each a kind, its target or
    content, and the kinds it stands in. ``visible`` is the text that readers see, with a line a
    foreign passage left out; ``prose`` is that without code, titles of works and foreign words.
    """

    raw: str
    shape: tuple[str, ...] = PARAGRAPH
    parts: Counter[tuple[str, str, tuple[str, ...]]] = field(default_factory=Counter)
    visible: str = ""
    prose: str = ""
    empty: tuple[str, ...] = ()
    expansions: tuple[bool, ...] = ()
    definitions: bool = False


@cache
def parser(docs: Path) -> MarkdownIt:
    """MyST's parser as ``conf.py`` below ``docs`` sets it up: what the gate reads is what the build reads."""
    settings = runpy.run_path(str(docs / "conf.py"))
    names = ("enable_extensions", "disable_syntax", "url_schemes")
    values = {name: settings[f"myst_{name}"] for name in names if f"myst_{name}" in settings}
    return create_md_parser(MdParserConfig(**values), RendererHTML)


def plain(text: str) -> Message:
    """``text`` as a message without markup: a string of the interface, a page's description.

    Tags and placeholders are left out of what readers see.
    """
    visible = unescape(_TAG.sub(" ", _PLACEHOLDER.sub("\ufffc", text)))
    return Message(text, visible=visible, prose=visible)


def parse(text: str, docs: Path, *, inline: bool = False) -> Message:
    """``text`` as a paragraph of MyST; longer than MAX_LENGTH it is not parsed at all.

    With ``inline`` no block is looked for: a cell of a table may begin with "2024. ", a msgstr may not.
    """
    if len(text) > MAX_LENGTH:
        return Message(text, shape=("too long",))
    environment: dict[str, Any] = {}
    read = parser(docs).parseInline if inline else parser(docs).parse
    tokens = read(text, environment)
    reader = _Reader()
    for token in tokens:
        if token.type == "inline":
            reader.walk(token.children or ())
    return Message(
        text,
        PARAGRAPH if inline else tuple(token.type for token in tokens),
        reader.parts,
        "".join(reader.visible),
        "".join(reader.prose),
        tuple(reader.empty),
        tuple(reader.expansions),
        bool(environment.get("references")),
    )


class _Reader:
    """Collects from inline tokens what a Message holds."""

    def __init__(self) -> None:
        self.parts: Counter[tuple[str, str, tuple[str, ...]]] = Counter()
        self.visible: list[str] = []
        self.prose: list[str] = []
        self.empty: list[str] = []
        self.expansions: list[bool] = []
        self.around: list[str] = []
        self.opened: list[int] = []

    def note(self, kind: str, what: str) -> None:
        self.parts[kind, what, tuple(sorted(self.around))] += 1

    def walk(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            handle = getattr(self, f"_{token.type}", None)
            if token.type.endswith("_open"):
                self._open(token)
            elif token.type.endswith("_close"):
                self._close()
            elif handle:
                handle(token)
            else:
                self.note(token.type, token.content)

    def _text(self, token: Token) -> None:
        self.visible.append(token.content)
        self.prose.append(token.content)

    def _softbreak(self, token: Token) -> None:
        self.visible.append("\n")
        self.prose.append("\n")

    def _hardbreak(self, token: Token) -> None:
        self.note("hardbreak", "\\")
        self._softbreak(token)

    def _open(self, token: Token) -> None:
        kind = token.type.removesuffix("_open")
        target = " ".join(f"{name}={value}" for name, value in sorted(token.attrs.items()))
        if kind == "link":
            target = str(token.attrs.get("href", "")) + "".join(
                f' "{value}"' for name, value in token.attrs.items() if name != "href"
            )
            kind = "address" if token.info == "auto" else kind
        self.note(kind, target)
        self.around.append(f"{kind} {target}".strip())
        self.opened.append(len(self.visible))

    def _close(self) -> None:
        inside = "".join(self.visible[self.opened.pop() :])
        if not re.search(r"\w", inside):
            kind, _, target = self.around[-1].partition(" ")
            self.empty.append(f"[{inside}]({target})" if kind == "link" else f"*{inside}*")
        self.around.pop()

    def _code_inline(self, token: Token) -> None:
        self.note("code", token.content)
        self.visible.append(token.content)
        self.prose.append("\ufffc")

    def _image(self, token: Token) -> None:
        self.note("image", str(token.attrs.get("src", "")))
        self.visible.append(token.content)
        self.prose.append(token.content)
        if not token.content.strip():
            self.empty.append(f"![]({token.attrs.get('src', '')})")

    def _footnote_ref(self, token: Token) -> None:
        self.note("footnote", str(token.meta.get("label", "")))

    def _myst_role(self, token: Token) -> None:
        name, content = str(token.meta["name"]), token.content
        titled = re.fullmatch(r"(.*?)\s*<([^<>]+)>", content, re.DOTALL)
        if name == "abbr":
            self.note("role", "abbr")
            self.expansions.append(bool(re.fullmatch(r".*\w.*\(.*\w.*\)\s*", content, re.DOTALL)))
        elif name in _TEXT_ROLES:
            self.note("role", name)
        else:
            self.note("role", f"{name} {titled[2] if titled else content}")
        shown = titled[1] if titled and name not in _TEXT_ROLES else content
        if name in _MARK_ROLES:
            # A date stands in its sentence like a word; a citation stands behind it.
            if name == "deadline":
                self.visible.append("\ufffc")
                self.prose.append("\ufffc")
            return
        if name == "lang":
            shown = content.partition(":")[2]
        if not re.search(r"\w", shown):
            self.empty.append(f"{{{name}}}`{content}`")
        self.visible.append(shown)
        self.prose.append(shown if name == "abbr" or titled else "\ufffc")
