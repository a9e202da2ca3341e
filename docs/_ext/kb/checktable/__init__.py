"""``{catalogue-checks}``: the translators' table of all checks, as the gate prints them.

The words are those of ``catalogues/checks.toml`` in the language of the edition, so that the page
and a finding in the terminal say the same; an edition that they lack shows them in English, marked so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.util.docutils import SphinxDirective

from kb.catalogues import report

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

_ = get_translation("sphinx")
# Messages of the interface, in the order of the page.
CLASSES = {
    "file": "File and header",
    "structure": "Form of the text",
    "content": "Links, numbers and names",
    "characters": "Characters",
    "language": "Wording",
    "state": "Progress",
}
# What is typed: commands, fields and files; in a Cyrillic sentence whatever is in Latin letters.
_TYPED = re.compile(r"(nox -s \w+|msg(?:id|str)(?:\[[^\]]*\])?|[\w./-]+\.(?:po|toml|txt|svg)\b|#noqa)")
_LATIN = re.compile(r"([!-~]*[A-Za-z](?:[ -~]*[A-Za-z\d\"\])])?)")
_CYRILLIC = re.compile("[а-я]", re.IGNORECASE)


class ChecksDirective(SphinxDirective):
    """One definition list a class of checks. Nodes made here have no source line, so they reach no catalogue."""

    def run(self) -> list[nodes.Node]:
        """For each class its name and a list: the check, what is wrong, how to mend it, an example."""
        self.env.note_dependency(str(report.SOURCE))
        own = self.config.language in report.LANGUAGES
        language = self.config.language if own else "en"
        made: list[nodes.Node] = []
        for name, title in CLASSES.items():
            checks = {key: check for key, check in report.checks().items() if check["class"] == name}
            made.append(nodes.paragraph("", "", nodes.strong("", str(_(title))), classes=["kb-checks-class"]))
            marks = ["kb-checks"] if own else ["kb-checks", "language-en"]
            made.append(
                nodes.definition_list(
                    "", *(_item(key, check, language) for key, check in checks.items()), classes=marks
                )
            )
        return [nodes.container("", *made)]  # MyST gives what stands outermost a line


def _item(name: str, check: dict[str, Any], language: str) -> nodes.definition_list_item:
    """One check; its id is that of its name, so that a finding's name leads here."""
    term = nodes.term("", "", nodes.literal("", name), ids=[f"check-{name}"])
    if check.get("warning"):
        term += [nodes.Text(" "), nodes.inline("", str(_("only a warning")), classes=["kb-checks-level"])]
    wrong, mend = map(report.general, check[language])
    said = nodes.paragraph("", "", *_marked(f"{wrong[:1].upper()}{wrong[1:]}: {mend}."))
    return nodes.definition_list_item("", term, nodes.definition("", said, *_example(check)))


def _example(check: dict[str, Any]) -> list[nodes.Node]:
    """The wrong text and the msgid that it stands for; nothing where a fault has no text."""
    if "example" in check:
        language, wrong, msgid = check["example"]
        parts = [_code(wrong, [f"language-{language}"]), nodes.Text(" ← "), _code(msgid, ["language-hu"])]
    elif check["file_example"] != "–":
        parts = [_code(check["file_example"], [])]
    else:
        return []
    return [nodes.paragraph("", "", *parts, classes=["kb-checks-example"])]


def _marked(text: str) -> list[nodes.Node]:
    """``text`` with what is typed, such as ``nox -s update`` or ``msgid``, as code."""
    parts = (_LATIN if _CYRILLIC.search(text) else _TYPED).split(text)
    return [_code(part, []) if number % 2 else nodes.Text(part) for number, part in enumerate(parts) if part]


def _code(text: str, marks: list[str]) -> nodes.literal:
    text = report.clip(text)
    return nodes.literal(text, text, classes=marks)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("catalogue-checks", ChecksDirective)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
