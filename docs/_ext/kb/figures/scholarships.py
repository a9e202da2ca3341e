"""The chart of scholarships: a bar for each number of ``docs/_data/scholarships.csv``, one part a statistic.

Places and applicants stand side by side on the same academic years, what was said of students below them.
All bars have one scale and begin at zero, so that twice as long is twice as many; no bar joins two statistics.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from babel.numbers import format_decimal, get_group_symbol

from kb import languages
from kb.figures.drawing import NARROW, WIDE, symbol, tag
from kb.languages import when
from kb.scholarships.numbers import ABOUT, MORE_THAN, STATED, STATISTICS, YEARLY, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kb.languages import Edition
    from kb.scholarships.numbers import Figure

# The words that the page gives: a heading for each part, with its unit, and one for each sign of the legend.
SIGNS = ("exact", ABOUT, MORE_THAN, "gap")
WORDS = (*STATISTICS, *SIGNS)
# Those that stand in the picture itself or are said of it.
INSIDE = ("description", *STATISTICS)
_COLOUR = {"places": "var(--kb-1)", "applicants": "var(--kb-2)", "holders": "var(--kb-3)", "students": "var(--kb-3)"}
_BEFORE = {"": "", ABOUT: "≈ ", MORE_THAN: "> "}
_GAP = "–"
# Pixels: from row to row, a bar in it, a heading above the first, between two parts, the tip of a lower bound.
_ROW, _BAR, _HEAD, _BETWEEN, _TIP = 22, 14, 28, 16, 12
# Between a bar and the text at either end of it.
_APART = 6
_FONT = 13
# Width of a letter in parts of the font size: readers have different fonts, so the widest usual one.
_LETTER = 0.66


@dataclass
class _Canvas:
    """What is drawn, by kind of mark: all places in pixels from the top left corner."""

    edition: Edition
    pixels: float
    bars: list[dict[str, Any]] = field(default_factory=list)
    tips: list[dict[str, Any]] = field(default_factory=list)
    texts: list[dict[str, Any]] = field(default_factory=list)
    zeros: list[dict[str, Any]] = field(default_factory=list)

    def heading(self, words: str, x: float, top: float) -> None:
        self.texts.append({"x": x, "y": top + _HEAD / 2, "text": words, "style": "head"})

    def part(self, figures: Sequence[Figure], x: float, top: float, *, labelled: bool) -> float:
        """Draw one statistic from its zero at ``x``, with its periods at the left if ``labelled``; where it ends."""
        first = top + _HEAD
        for number, figure in enumerate(figures):
            middle = first + _ROW * (number + 0.5)
            if labelled:
                label = shown_period(figure, self.edition)
                self.texts.append({"x": 0, "y": middle, "text": label, "style": "period"})
            self._number(figure, x, middle)
        bottom = first + _ROW * len(figures)
        self.zeros.append({"x": x, "y": first, "y2": bottom})
        return bottom

    def _number(self, figure: Figure, x: float, middle: float) -> None:
        key = f"{figure.statistic} {figure.period} {in_digits(figure)}"
        if figure.value is None:
            self.texts.append({"x": x + 8, "y": middle, "text": _GAP, "style": "gap"})
            return
        end = x + figure.value * self.pixels
        sign = figure.bound or "exact"
        bar = {"x": x, "x2": end, "y": middle - _BAR / 2, "y2": middle + _BAR / 2}
        self.bars.append({**bar, "key": key, "sign": sign, "statistic": figure.statistic})
        tip = 0
        if figure.bound == MORE_THAN:
            tip = _TIP
            self.tips.append({"x": end + tip / 2, "y": middle, "statistic": figure.statistic})
        number = _shown_number(figure, self.edition)
        self.texts.append({"x": end + tip + _APART, "y": middle, "text": number, "style": "number"})


def in_digits(figure: Figure) -> str:
    """What ``figure`` says without a language: its bound and number."""
    return f"{figure.bound} {figure.value}".strip()


def in_form(number: int, code: str) -> str:
    """``number`` in the form of the language; where a space parts the groups, four digits stay together."""
    spaced = get_group_symbol(code).isspace()
    return str(number) if spaced and number < 10_000 else format_decimal(number, locale=code)


def shown_period(figure: Figure, edition: Edition) -> str:
    """The academic year, year or month of ``figure`` as readers of ``edition`` write it."""
    if figure.statistic in YEARLY:
        return figure.period.replace("-", "–")
    return when.read(figure.period).show(edition)


def _shown_number(figure: Figure, edition: Edition) -> str:
    return _BEFORE[figure.bound] + in_form(figure.value or 0, edition.code)


def _room(texts: Iterable[str]) -> float:
    """Pixels for the longest of ``texts`` and the gap between it and a bar."""
    return max(map(len, texts)) * _FONT * _LETTER + _APART


def pictured(docs: Path, words: Mapping[str, str], code: str, *, narrow: bool) -> dict[str, Any]:
    """The specification of the chart from the data below ``docs``; raises BadInput for bad rows."""
    edition = languages.load(docs / "languages.toml").by_code[code]
    return spec(load(docs), words, edition, narrow=narrow)


def legend(docs: Path, words: Mapping[str, str], *, narrow: bool) -> list[tuple[str, str, str]]:
    """Each sign with its words and the key of them."""
    shapes = {"exact": ("square", True), ABOUT: ("square", False), MORE_THAN: ("triangle-right", True)}
    shapes["gap"] = ("dash", True)
    ink = "var(--kb-ink2)"
    return [(symbol(shapes[name][0], filled=shapes[name][1], colour=ink), words[name], name) for name in SIGNS]


def spec(figures: Sequence[Figure], words: Mapping[str, str], edition: Edition, *, narrow: bool) -> dict[str, Any]:
    """The chart for one edition."""
    width = NARROW if narrow else WIDE
    of = {name: [figure for figure in figures if figure.statistic == name] for name in STATISTICS}
    most = {name: max(figure.value or 0 for figure in of[name]) for name in STATISTICS}
    after = {name: _room(_shown_number(figure, edition) for figure in of[name]) for name in STATISTICS}
    year, month = (
        _room(shown_period(figure, edition) for name in names for figure in of[name]) for names in (YEARLY, STATED)
    )
    beside = width - year - _BETWEEN - sum(after[name] for name in YEARLY)
    below = width - month - _TIP - max(after[name] for name in STATED)
    # One scale for all: the longest that leaves room for both parts side by side and for those below.
    pixels = min(beside / sum(most[name] for name in YEARLY), below / max(most[name] for name in STATED))
    canvas = _Canvas(edition, pixels)
    first, second = YEARLY
    start = year + most[first] * pixels + after[first] + _BETWEEN
    canvas.heading(words[first], 0, 0)
    canvas.part(of[first], year, 0, labelled=True)
    canvas.heading(words[second], start, 0)
    bottom = canvas.part(of[second], start, 0, labelled=False)
    for name in STATED:
        canvas.heading(words[name], 0, bottom + _BETWEEN)
        bottom = canvas.part(of[name], month, bottom + _BETWEEN, labelled=True)
    return {"width": width, "height": bottom + 2, "autosize": "none", "layer": _layers(canvas)}


def _at(*names: str) -> dict[str, Any]:
    """Places as they are, in pixels."""
    plain = {"type": "quantitative", "scale": None, "axis": None}
    return {name: {"field": name} if name.endswith("2") else {"field": name, **plain} for name in names}


def _layer(rows: Sequence[Mapping[str, Any]], mark: Mapping[str, Any], *places: str, **more: str) -> dict[str, Any]:
    """One kind of mark; ``more`` names the columns of other channels."""
    encoding = {**_at(*places), **{channel: {"field": column} for channel, column in more.items()}}
    return {"data": {"values": list(rows)}, "mark": dict(mark), "encoding": encoding}


def _layers(canvas: _Canvas) -> list[dict[str, Any]]:
    layers = []
    for (name, hollow), bars in _grouped(canvas.bars, lambda bar: (bar["statistic"], bar["sign"] == ABOUT)):
        colour = _COLOUR[name]
        mark = {"type": "rect", "fill": "var(--kb-paper)" if hollow else colour, "stroke": colour, "strokeWidth": 1.5}
        layer = _layer(bars, mark, "x", "x2", "y", "y2", description="tag")
        layers.append({**layer, "transform": [tag("figure", "datum.key")]})
    for name, tips in _grouped(canvas.tips, itemgetter("statistic")):
        layers.append(_layer(tips, {**_ARROW, "color": _COLOUR[name]}, "x", "y"))
    layers.append(_layer(canvas.zeros, _ZERO, "x", "y", "y2"))
    for style, texts in _grouped(canvas.texts, itemgetter("style")):
        layers.append(_layer(texts, {**_TEXT, **_STYLES[style]}, "x", "y", text="text"))
    return layers


def _grouped(rows: list[dict[str, Any]], key: Callable[[dict[str, Any]], Any]) -> Iterator[tuple[Any, list[Any]]]:
    """``rows`` by their ``key``, in the order in which each is met first."""
    for wanted in dict.fromkeys(map(key, rows)):
        yield wanted, [row for row in rows if key(row) == wanted]


_ARROW = {"type": "point", "shape": "triangle-right", "filled": True, "opacity": 1, "size": _BAR**2}
_ZERO = {"type": "rule", "color": "var(--kb-ink)", "strokeWidth": 1.5}
_TEXT = {"type": "text", "align": "left", "baseline": "middle", "fontSize": _FONT}
_STYLES: dict[str, dict[str, Any]] = {
    "head": {"color": "var(--kb-ink)", "fontWeight": 600},
    "period": {"color": "var(--kb-ink2)"},
    "number": {"color": "var(--kb-ink)"},
    "gap": {"color": "var(--kb-ink2)"},
}
