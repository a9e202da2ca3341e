"""A synthetic article of some 900 words: every construct that our pages use, and the messages of its catalogue."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tools.bench.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Sequence

SECTIONS = 5


@dataclass
class Page:
    """The source text of a page and its messages in order."""

    name: str
    lines: list[str] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)

    def say(self, said: Message, before: str = "", *, join: str = "\n", end: str = "") -> None:
        """Write a message after ``before``; the next lines of a list item are indented as its first."""
        indent = " " * len(before) if before.strip() in ("-", ">", "1.") else ""
        self.messages.append(said)
        self.lines.append(before + said.text("hu", join + indent) + end)

    def raw(self, *lines: str) -> None:
        """Write lines that no catalogue has."""
        self.lines += lines

    def begin(self, label: str, title: Message, level: int = 1) -> None:
        """A heading under its label."""
        self.raw("", f"({label})=")
        self.say(title, f"{'#' * level} ")
        self.raw("")

    def source(self) -> str:
        """The whole file."""
        return "\n".join(self.lines) + "\n"


def open_page(name: str, label: str, chance: random.Random) -> Page:
    """A page with its front matter, title and lead."""
    page = Page(name)
    page.raw("---", "myst:", "  html_meta:")
    page.say(message(chance), "    description: ")
    page.raw("checked: 2026-11-24", "check_again: 2027-05-24", "---")
    page.begin(label, message(chance, words=4, bare=True))
    return page


def contents(page: Page, names: Sequence[str], option: str = ":hidden:") -> None:
    """A toctree."""
    page.raw("", "```{toctree}", option, "", *names, "```")


def article(number: int, name: str, targets: Sequence[str], sources: Sequence[str]) -> Page:
    """The article ``number``; it links to the labels ``targets`` and cites keys of ``sources``."""
    chance = random.Random(number)  # noqa: S311 - the same page for ever
    label = f"article-{number}"
    page = open_page(name, label, chance)
    page.say(message(chance, 2, markup=(_link(chance, targets), _cite(chance, sources))))
    for section in range(1, SECTIONS + 1):
        page.begin(f"{label}-{section}", message(chance, words=4, bare=True), 2)
        page.raw(f"% facts: fact-{number}")
        page.say(message(chance, 3, markup=_inline(chance, targets, sources, section)))
        for markup in ((), (_link(chance, targets), _cite(chance, sources)), (_cite(chance, sources),)):
            page.raw("")
            page.say(message(chance, 2, markup=markup))
        page.raw("")
        for markup in ((), (_link(chance, targets),), (_cite(chance, sources),), (), ("*{}*",)):
            page.say(message(chance, words=6, markup=markup), "- ")
        _CONSTRUCTS[section - 1](page, chance, targets, sources)
    page.raw("", "[^note]: ")
    said = message(chance)
    page.messages.append(said)
    page.lines[-1] += said.text("hu")
    return page


def _link(chance: random.Random, targets: Sequence[str]) -> str:
    return f"[{{}}](#{chance.choice(targets)})"


def _cite(chance: random.Random, sources: Sequence[str]) -> str:
    return f"{{{{cite}}}}`{chance.choice(sources)},{chance.choice(sources)}`"


def _inline(chance: random.Random, targets: Sequence[str], sources: Sequence[str], section: int) -> tuple[str, ...]:
    """What a paragraph of the ``section`` holds beside words."""
    every = (
        (_link(chance, targets), "*{}*", _cite(chance, sources)),
        ("{{lang}}`kk:{}`", "**{}**", f"[{{}}](https://example.org/{section})", _cite(chance, sources)),
        ("{{work}}`{}`", "`kb {}`", "*{} **nested***", _link(chance, targets)),
        ("{{term}}`{} <cuman>`", _link(chance, targets), "„{}”", _cite(chance, sources)),
        ("{{deadline}}`last polling-day on`", "{} < > & % 1992", "{}\\_x", "{}[^note]"),
    )
    return every[section - 1]


def _table(page: Page, chance: random.Random, targets: Sequence[str], sources: Sequence[str]) -> None:
    rows = [[message(chance, words=2, bare=True) for _column in range(3)] for _row in range(4)]
    rows[2][1] = message(chance, words=2, markup=(_link(chance, targets),), bare=True)
    page.raw("")
    for place, row in enumerate(rows):
        page.messages += row
        page.raw("| " + " | ".join(cell.text("hu") for cell in row) + " |", *(["|---|---|---|"] if place == 0 else []))


def _nested(page: Page, chance: random.Random, targets: Sequence[str], sources: Sequence[str]) -> None:
    page.raw("")
    page.say(message(chance, words=6), "1. ")
    page.raw("")
    page.say(message(chance, words=6, markup=("**{}**", _link(chance, targets))), "   - ")
    page.say(message(chance, words=6, markup=(f"*[{{}}](#{chance.choice(targets)})*",)), "   - ")
    page.raw("")
    page.say(message(chance, 2, markup=("*{}*",)), "> ")


def _image(page: Page, chance: random.Random, targets: Sequence[str], sources: Sequence[str]) -> None:
    page.raw("", "```{figure} /_static/mark.svg")
    page.say(message(chance, words=4), ":alt: ")
    page.raw("")
    page.say(message(chance, markup=(_cite(chance, sources),)))
    page.raw("```", "", "```bash", "nox -s site", "```")


def _conflict(page: Page, chance: random.Random, targets: Sequence[str], sources: Sequence[str]) -> None:
    page.raw("")
    page.say(message(chance, words=5, bare=True), "```{conflict} ")
    page.raw(f"% facts: fact-{page.name.rpartition('/')[2]}", "")
    for _position in range(2):
        page.say(_position_of(chance, _cite(chance, sources)), "- ")
    page.raw("")
    page.say(message(chance))
    page.raw("```")


def _position_of(chance: random.Random, cite: str) -> Message:
    """A position begins with its figure in bold."""
    said = message(chance, words=6, markup=(cite,), bare=True)
    return Message(((("**{}**", (len(cite),)), *said.sentences[0]),), bare=True)


def _admonition(page: Page, chance: random.Random, targets: Sequence[str], sources: Sequence[str]) -> None:
    page.raw("", "```{note}")
    page.say(message(chance, 2, markup=(_link(chance, targets),)))
    page.raw("```", "")
    page.say(Message(((("Budapest 1992", ()),),), bare=True))  # the same in every language


_CONSTRUCTS = (_table, _nested, _image, _conflict, _admonition)
