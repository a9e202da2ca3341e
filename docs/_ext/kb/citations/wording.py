"""A source as a line of a list, in the words and the order of an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

if TYPE_CHECKING:
    from kb.languages import Edition
    from kb.sources import Author, Source

_ = get_translation("sphinx")
# Messages of the interface, each phrase whole: languages differ in case and in the place of the name.
_IN_LANGUAGE = {
    "de": "in German",
    "en": "in English",
    "hr": "in Croatian",
    "hu": "in Hungarian",
    "id": "in Indonesian",
    "it": "in Italian",
    "ja": "in Japanese",
    "kk": "in Kazakh",
    "ky": "in Kyrgyz",
    "nl": "in Dutch",
    "ru": "in Russian",
    "sh": "in Serbo-Croatian",
    "sk": "in Slovak",
    "tr": "in Turkish",
    "uk": "in Ukrainian",
    "uz": "in Uzbek",
    "zh": "in Chinese",
}


def describe(source: Source, edition: Edition) -> list[nodes.Node]:
    """Authors, title (a link), publisher, date, language if it is another, and when it was read."""
    line: list[nodes.Node] = []
    if source.authors:
        names = [nodes.inline("", full_name(a, source, edition), classes=_lang(source)) for a in source.authors]
        line += [*_joined(names), nodes.Text(": ")]
    title = _title(source, edition)
    ended = title[-1].astext().endswith(("?", "!", "…", "."))
    line += [*title, nodes.Text(" " if ended else ". ")]
    if source.booktitle:
        line += [nodes.inline("", source.booktitle, classes=_lang(source)), nodes.Text(". ")]
    line.append(nodes.inline("", source.publisher, classes=_lang(source)))
    line.append(nodes.Text(f", {edition.format_when(source.date) if source.date else _('undated')}"))
    if source.language != edition.code:
        line.append(nodes.Text(f" ({_(_IN_LANGUAGE[source.language])})"))
    read = str(_("Accessed on {date}")).format(date=edition.format_date(source.read))
    line.append(nodes.Text(f"{_stop(line)} {read}" + ("" if read.endswith(".") else ".")))
    return line


def full_name(author: Author, source: Source, edition: Edition) -> str:
    """The author's name in the order of the edition: Hungarians are family name first in Hungarian."""
    if not author.given:
        return author.family
    if edition.code == source.author_language == "hu":
        return f"{author.family} {author.given}"
    return f"{author.given} {author.family}"


def _lang(source: Source) -> list[str]:
    # docutils writes the class language-XX as lang="XX".
    return [f"language-{source.language}"]


def _title(source: Source, edition: Edition) -> list[nodes.Node]:
    title = nodes.inline("", source.title, classes=_lang(source))
    link = nodes.reference("", "", title, refuri=source.url, internal=False)
    if source.described:
        return [link]
    if edition.works == "italic":
        title["classes"] += ["work", "work-italic"]
        return [link]
    return [nodes.Text(edition.works[0]), link, nodes.Text(edition.works[1])]


def _joined(names: list[nodes.inline]) -> list[nodes.Node]:
    """The names as a list in words: commas, and the language's "and" before the last."""
    if len(names) == 1:
        return [*names]
    line: list[nodes.Node] = [names[0]]
    for name in names[1:-1]:
        line += [nodes.Text(", "), name]
    return [*line, nodes.Text(f" {_('and')} "), names[-1]]


def _stop(line: list[nodes.Node]) -> str:
    """The full stop after the date, unless the date ends with one, as in Hungarian."""
    return "" if line[-1].astext().endswith(".") else "."
