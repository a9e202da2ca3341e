"""Which changes are made: all on the pinned versions, none on others, those that KB_SPEED names."""

from __future__ import annotations

import dataclasses
import random
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from docutils import nodes
from docutils.utils import new_document
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser
from sphinx.errors import ExtensionError
from sphinx.util.docutils import LoggingReporter
from tests.parser.test_guard import BAD, HARMLESS

from kb import speed
from kb.parser import GuardedParser
from kb.parser.guard import read, read_refusal, unread_refusal
from kb.speed import changes
from kb.speed.changes import plain, walks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MODULES = sorted(path.stem for path in Path(changes.__path__[0]).glob("*.py") if path.stem != "__init__")
CONFIG = MdParserConfig(disable_syntax=["html_inline", "html_block"], url_schemes=["http", "https", "mailto"])


def test_the_pinned_versions_activate_every_change() -> None:
    assert speed.activate("") == MODULES
    assert speed.activate("1") == MODULES


def test_nothing_is_changed_with_0() -> None:
    stock = nodes.Node.findall
    speed.activate("")
    assert nodes.Node.findall is not stock
    assert speed.activate("0") == []
    assert nodes.Node.findall is stock


def test_changes_can_be_named() -> None:
    assert speed.activate("walks, plain") == ["walks", "plain"]
    with pytest.raises(ExtensionError, match=r"no change 'walk': use 0, 1 or some of .*, walks"):
        speed.activate("plain,walk")


def test_another_version_leaves_the_stock_code_and_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stock = nodes.Node.findall
    other = dataclasses.replace(walks.CHANGE, versions={"docutils": "0.99", "no-such-package": "1"})
    monkeypatch.setattr(speed, "known", lambda: {"walks": other})
    lines: list[str] = []
    monkeypatch.setattr(speed.logger, "info", lambda text, *values: lines.append(text % values))
    assert speed.activate("") == []
    assert nodes.Node.findall is stock
    (line,) = lines
    assert line.startswith("speed: walks is not applied: docutils is ")
    assert line.endswith(", not 0.99")


@pytest.mark.parametrize("name", MODULES)
def test_each_change_says_what_why_where_and_how_much(name: str) -> None:
    module = import_module(f"{changes.__name__}.{name}")
    change = module.CHANGE
    assert change.name == name
    assert all(len(text) > 20 for text in (change.replaces, change.safe, change.gain))
    assert change.versions or name == "garbage"  # which belongs to Python itself
    # So that one can be removed without touching another.
    assert "kb.speed.changes" not in Path(str(module.__file__)).read_text(encoding="utf-8")


ODD = "*_`[]<>&\\|#~^$@%{}=+/\"'!.:;,()-–— \t\n0a1éқ"


@given(st.text(alphabet=st.one_of(st.sampled_from(ODD), st.characters(codec="utf-8")), max_size=30).map("сөз ".__add__))
def test_what_is_called_plain_is_one_text_that_the_guard_lets_pass(text: str) -> None:
    if not plain.is_plain(text):
        return
    tokens, environment = read(text, create_md_parser(CONFIG, RendererHTML))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert [(child.type, child.content) for child in tokens[1].children or ()] == [("text", text)]
    assert unread_refusal(text) == read_refusal(text, tokens, environment) == ""


def test_plain_words_are_called_plain() -> None:
    for text in ("Мажарстан 1992 жылы таныды.", "Сұрақ? Жауап! №5; «тырнақша»", "Kun helyek – térkép (1239)"):
        assert plain.is_plain(text)


@pytest.mark.parametrize("text", [*BAD, "Сөз\n---", ":::{note}\nСөз\n:::", "- бір", "1. бір", " бір", "бір "])
def test_what_the_guard_refuses_is_never_called_plain(text: str) -> None:
    assert not plain.is_plain(text)


def message(text: str) -> nodes.document:
    """A translated message as the guarded parser reads it."""
    env = SimpleNamespace(myst_config=CONFIG, metadata={"page": {}}, docname="page", config=SimpleNamespace())
    settings = new_document("page").settings
    settings.env = env
    document = new_document("docs/page.md:3:<translated>", settings)
    document.reporter = LoggingReporter.from_reporter(document.reporter)
    GuardedParser().parse(text, document)
    return document


@pytest.mark.parametrize("setting", ["0", "1", "parsers", "documents,walks"])
def test_the_guard_holds_whatever_is_changed(setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("kb.parser.logger.warning", lambda text, *values, **_more: said.append(text % values))
    speed.activate(setting)
    for number, (text, reason) in enumerate(BAD.items(), 1):
        assert message(text).children == []
        assert len(said) == number
        assert reason in said[-1]


def tree(chance: random.Random, depth: int) -> nodes.Element:
    """A random tree of containers, paragraphs and texts."""
    made: list[nodes.Node] = []
    for _ in range(chance.randrange(4) if depth else 0):
        made.append(tree(chance, depth - 1) if chance.random() < 0.7 else nodes.Text(str(chance.random())))
    return chance.choice((nodes.container, nodes.paragraph, nodes.section))("", *made)


CONDITIONS: list[Any] = [None, nodes.paragraph, nodes.Text, lambda node: isinstance(node, nodes.Text)]


def shake(found: Iterator[nodes.Node]) -> list[str]:
    """What a walk gives that changes the tree on its way."""
    seen = []
    for number, node in enumerate(found):
        seen.append(node.tagname + node.astext())
        if isinstance(node, nodes.Element) and number % 3 == 1:
            node += nodes.Text("new")
        if number % 5 == 2 and isinstance(node.parent, nodes.Element):
            node.parent.remove(node)
        if number > 200:
            break
    return seen


@pytest.mark.parametrize("condition", CONDITIONS)
@pytest.mark.parametrize("walk", [list, shake])
def test_a_walk_finds_the_same_nodes_in_the_same_order(condition: Any, walk: Callable[[Any], list[Any]]) -> None:
    for seed in range(40):
        found = []
        for setting in ("0", "walks"):
            speed.activate(setting)
            top = tree(random.Random(seed), 4)
            names = [getattr(node, "tagname", node) for node in walk(top.findall(condition))]
            found.append((names, top.pformat()))
        assert found[0] == found[1]


def test_hungarian_sentences_without_markup_go_the_short_way() -> None:
    plain_ones = [text for text in HARMLESS if plain.is_plain(text)]
    assert "Мажарстан 1992 жылы таныды." in plain_ones
    assert not any(sign in text for text in plain_ones for sign in "*`[<\\_")
