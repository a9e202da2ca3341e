"""One style sheet an edition: those of its pages joined, cut to the rules that a page can meet, named by content.

furo and sphinx-design bring rules for markup that this site does not have, and each sheet is a request
that holds back the first picture of a page. A rule goes only if its selector asks for a class, an id or an
element that stands in no page of the edition and in none of its scripts, which may add what they name.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from typing import TYPE_CHECKING, Any

import tinycss2

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LINK = re.compile(r'<link rel="stylesheet" type="text/css" href="((?:\.\./)*)_static/([^"?]+)[^"]*" ?/>\n?')
_WORD = re.compile(r"[\w-]+")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
_ABSOLUTE = re.compile(r"[a-z]+:|#|/")
# The sheet of the pages that stand around the editions' own.
_AROUND = "front.css"
_NESTED = ("media", "supports", "layer", "container")


def join(edition: Path, *beside: Path) -> None:
    """Join the style sheets of the built edition in the folder ``edition`` and link the pages to the one.

    The scripts of its pages are its own and those in the folders ``beside`` it.

    Sheets that no page links go too.

    Raises ValueError if two pages link the same sheets in another order.
    """
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(edition.rglob("*.html"))}
    names = _in_order([[found[2] for found in _LINK.finditer(text)] for text in pages.values()])
    if not names:
        return
    files = [path for folder in (edition / "_static", *beside) for path in sorted(folder.rglob("*.js"))]
    scripts = (path.read_text(encoding="utf-8") for path in files)
    known = frozenset(word for text in (*pages.values(), *scripts) for word in _WORD.findall(text))
    rules = [rule for name in names for rule in _rules(edition / "_static" / name, name)]
    text = "".join(_kept(rules, known))
    # A variable that only unused variables use goes in the next round.
    while (fewer := "".join(_kept(rules, known, frozenset(_VARIABLE.findall(text))))) != text:
        text = fewer
    joined = f"kb-{hashlib.sha256(text.encode()).hexdigest()[:12]}.css"
    (edition / "_static" / joined).write_text(text, encoding="utf-8")
    for path, page in pages.items():
        found = _LINK.search(page)
        if found:
            rest = _LINK.sub("", page[found.end() :])
            link = f'<link rel="stylesheet" href="{found[1]}_static/{joined}">\n'
            path.write_text(page[: found.start()] + link + rest, encoding="utf-8")
    for sheet in (edition / "_static").rglob("*.css"):
        if sheet.name not in (joined, _AROUND):
            sheet.unlink()


def _in_order(lists: list[list[str]]) -> list[str]:
    """All names of ``lists``, in the order that they have in each."""
    total: list[str] = max(lists, key=len, default=[])
    for names in lists:
        if [name for name in total if name in names] != names:
            raise ValueError(f"style sheets of pages differ in their order: {names}, {total}")
    return total


def _rules(path: Path, name: str) -> list[Any]:
    """The rules of a style sheet, whose address below ``_static`` is ``name``; their addresses count from there."""
    rules = tinycss2.parse_stylesheet(path.read_text(encoding="utf-8"), skip_comments=True, skip_whitespace=True)
    for rule in rules:
        for token in _tokens([*(rule.prelude or ()), *(rule.content or ())]):
            # With quotes it is a function of a string, without them a token of its own.
            quoted = token.type == "function" and token.lower_name == "url" and len(token.arguments) == 1
            address = token.arguments[0] if quoted else token
            if address.type in (("string",) if quoted else ("url",)) and not _ABSOLUTE.match(address.value):
                address.value = posixpath.normpath(posixpath.join(posixpath.dirname(name), address.value))
                address.representation = f'"{address.value}"' if quoted else f'url("{address.value}")'
    return list(rules)


def _tokens(values: list[Any]) -> Iterator[Any]:
    """All tokens below ``values``."""
    for value in values:
        yield value
        yield from _tokens([*(getattr(value, "content", None) or ()), *(getattr(value, "arguments", None) or ())])


def _kept(rules: list[Any], known: frozenset[str], used: frozenset[str] | None = None) -> Iterator[str]:
    """The text of each rule that a page can meet; of variables those ``used``, if they are known yet."""
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [selector for selector in _split(rule.prelude) if _asked(selector) <= known]
            body = _declarations(rule.content, known, used)
            if selectors and body:
                yield f"{','.join(_tight(selector) for selector in selectors)}{{{body}}}\n"
        elif rule.type == "at-rule" and rule.lower_at_keyword in _NESTED and rule.content is not None:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            text = "".join(_kept(inner, known, used))
            if text:
                yield f"@{rule.at_keyword} {_tight(rule.prelude)}{{\n{text}}}\n"
        elif rule.type == "at-rule" and rule.lower_at_keyword != "charset":
            body = ";" if rule.content is None else f"{{{_tight(rule.content)}}}"
            yield f"@{rule.at_keyword} {_tight(rule.prelude)}{body}\n"


def _declarations(content: list[Any], known: frozenset[str], used: frozenset[str] | None) -> str:
    """The declarations of a rule, without variables that nothing uses."""
    found = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    if any(entry.type != "declaration" for entry in found):
        return _tight(content)
    return ";".join(
        f"{entry.name}:{_tight(entry.value)}{'!important' * entry.important}"
        for entry in found
        if not entry.name.startswith("--") or used is None or entry.name in used or entry.name in known
    )


def _split(prelude: list[Any]) -> Iterator[list[Any]]:
    """The selectors between the commas of ``prelude``."""
    selector: list[Any] = []
    for part in prelude:
        if part == ",":
            yield selector
            selector = []
        else:
            selector.append(part)
    yield selector


def _asked(selector: list[Any]) -> set[str]:
    """Classes, ids and elements that an element must have to be met; what stands in brackets asks for nothing."""
    asked = set()
    for before, token in zip([None, *selector], selector, strict=False):
        if token.type == "hash" or (token.type == "ident" and before != ":"):
            asked.add(token.value)
    return asked


def _tight(tokens: list[Any]) -> str:
    """The text of ``tokens`` with single blanks between them."""
    return "".join(
        " " if token.type == "whitespace" else token.serialize() for token in tokens if token.type != "comment"
    ).strip()
