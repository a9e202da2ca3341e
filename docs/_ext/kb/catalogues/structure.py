"""What is not words must be the same in msgid and msgstr; the order of things is free."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kb.catalogues.message import MAX_LENGTH, PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.catalogues.message import Message

# A problem: the name of the check and what fills its message.
Problem = tuple[str, dict[str, str]]

# What a message shows for "none of them", in every language.
NOTHING = "∅"
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);")
_TAG = re.compile(r"</?[A-Za-z][^>]*>|<!--|<")
_PLACEHOLDER = re.compile(r"%\(\w+\)[#0 +-]?\d*[a-zA-Z]|%[sdrifx](?!\w)|%%|\$?\{\w*\}")
_BARE_PERCENT = re.compile("%")
_DATE_FORMAT = re.compile(r"(?:%-?[a-zA-Z][\s,./-]*)+")
# Marks that readers would see: of a link that is none, of a fence, and signs that no text of ours has.
_LITERAL = re.compile(r"\]\s?[(\[]|^\s*:{3,}|[\\*_`~|<>^{}=#]", re.MULTILINE)
_KINDS = {
    "link": "link-target",
    "address": "link-target",
    "image": "image",
    "role": "role",
    "footnote": "footnote",
    "code": "code",
    "em": "emphasis",
    "strong": "emphasis",
}


def compare_markup(msgid: Message, msgstr: Message) -> Iterator[Problem]:
    """The problems of ``msgstr`` as the translation of the paragraph ``msgid``."""
    if len(msgstr.raw) > MAX_LENGTH:
        yield "too-long", {"limit": str(MAX_LENGTH)}
        return
    if re.search(r"#\s*noqa\b", msgstr.raw):
        yield "noqa", {}
    if msgstr.definitions:
        yield "definition", {}
    if msgstr.shape != PARAGRAPH:
        yield "paragraph", {}
        return
    yield from _compare_parts(msgid, msgstr)
    for what in msgstr.empty:
        if what not in msgid.empty:
            yield "empty-text", {"what": what}
    if msgstr.expansions.count(False) > msgid.expansions.count(False):
        yield "expansion", {}
    literal = _LITERAL.search(msgstr.visible)
    if literal and literal[0] not in msgid.visible:
        yield "literal-markup", {"found": literal[0]}


def _compare_parts(msgid: Message, msgstr: Message) -> Iterator[Problem]:
    missing, extra = msgid.parts - msgstr.parts, msgstr.parts - msgid.parts
    reported = set()
    for kind, *_ in [*extra, *missing]:
        check = _KINDS.get(kind, "markup")
        if check in reported:
            continue
        reported.add(check)
        yield (
            check,
            {"found": _names(extra, check) or NOTHING, "expected": _names(missing, check) or NOTHING, "kind": kind},
        )


def _names(parts: Counter[tuple[str, str, tuple[str, ...]]], check: str) -> str:
    return ", ".join(
        sorted((what or kind) for kind, what, _ in parts.elements() if _KINDS.get(kind, "markup") == check)
    )


def compare_raw(msgid: str, msgstr: str, *, one_line: bool) -> Iterator[Problem]:
    """The problems that show in the raw text of any message: placeholders, entities, tags, blanks.

    ``one_line`` says that line breaks count; in the interface's templates they are blanks.
    """
    yield from _multiset("placeholder", _placeholders(msgid, one_line), _placeholders(msgstr, one_line))
    yield from _multiset("entity", _ENTITY.findall(msgid), _ENTITY.findall(msgstr))
    yield from _multiset("tag", _TAG.findall(msgid), _TAG.findall(msgstr))
    for edge in (re.compile(r"\A\s*"), re.compile(r"\s*\Z")):
        if edge.search(msgid)[0] != edge.search(msgstr)[0]:  # type: ignore[index]
            yield "edge-space", {}
            break
    if one_line and msgid.strip().count("\n") != msgstr.strip().count("\n"):
        yield "line-break", {}


def _placeholders(text: str, of_a_page: bool) -> list[str]:
    if _DATE_FORMAT.search(text) and "%Y" in text:
        # The parts of a date may be written in another form (%B or %b, %-d or %d), never be lost.
        return sorted(part.replace("-", "").replace("b", "B") for part in re.findall(r"%-?[a-zA-Z]", text))
    # Templates fill every string of the interface by %: a bare one would stop the build.
    return _PLACEHOLDER.findall(text) + ([] if of_a_page else _BARE_PERCENT.findall(_PLACEHOLDER.sub("", text)))


def _multiset(check: str, expected: list[str], found: list[str]) -> Iterator[Problem]:
    missing, extra = Counter(expected) - Counter(found), Counter(found) - Counter(expected)
    if missing or extra:
        yield (
            check,
            {
                "found": " ".join(sorted(extra.elements())) or NOTHING,
                "expected": " ".join(sorted(missing.elements())) or NOTHING,
            },
        )


def compare_description(msgid: Message, msgstr: Message) -> Iterator[Problem]:
    """The problems of the translation of a page's description: words only, for no markup is read there."""
    if msgstr.parts or msgstr.shape != PARAGRAPH or msgstr.definitions:
        yield (
            "markup",
            {"found": ", ".join(sorted({kind for kind, *_ in msgstr.parts})) or NOTHING, "expected": NOTHING},
        )
    if "<" in msgstr.raw:
        yield "tag", {"found": "<", "expected": NOTHING}
