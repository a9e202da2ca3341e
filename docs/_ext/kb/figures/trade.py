"""The chart of trade: a mark for each yearly turnover of ``docs/_data/trade.csv``, two statistics never joined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from babel.numbers import format_decimal

from kb.figures.drawing import NARROW, WIDE, symbol, tag
from kb.trade import MORE_THAN, SHOWN, TURNOVER, load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal
    from pathlib import Path

    from kb.trade import Figure

# The words that the page gives: a name for the axis, one for each sign of the legend.
SIGNS = ("kazakhstan", "kazakhstan-more", "hungary", "hungary-more")
WORDS = ("unit", *SIGNS)
# Those that stand in the picture itself or are said of it.
INSIDE = ("description", "unit")
_COLOUR = {"kazakhstan": "var(--kb-1)", "hungary": "var(--kb-2)"}
# The scale begins at zero, so that twice as far is twice as much. Its end leaves room for a label.
_LEAST, _MOST, _STEP = 0, 300, 50


def figures(docs: Path) -> list[Figure]:
    """The yearly turnovers in the order of the file; raises BadInput for bad rows."""
    found = load(docs / "_data" / "trade.csv", SHOWN)
    return [figure for figure in found if figure.measure == TURNOVER and figure.is_year]


def in_millions(figure: Figure, code: str) -> str:
    """The value in millions, in the form of the language ``code``."""
    return format_decimal(figure.value, locale=code)


def pictured(docs: Path, words: Mapping[str, str], code: str, *, narrow: bool) -> dict[str, Any]:
    """The specification of the chart from the data below ``docs``."""
    return spec(figures(docs), words, code, narrow=narrow)


def legend(docs: Path, words: Mapping[str, str], *, narrow: bool) -> list[tuple[str, str, str]]:
    """Each sign with its words and the key of them."""
    found = []
    for name in SIGNS:
        drawn, filled = shape(name, narrow=narrow)
        colour = _COLOUR[name.removesuffix("-more")]
        found.append((symbol(drawn, filled=filled, colour=colour), words[name], name))
    return found


def sign(figure: Figure) -> str:
    """Which of SIGNS stands for ``figure``."""
    return f"{figure.statistic}-more" if figure.bound == MORE_THAN else figure.statistic


def shape(name: str, *, narrow: bool) -> tuple[str, bool]:
    """Vega's shape of a sign, and whether it is filled: a lower bound points where the sum may go on."""
    if name.endswith("-more"):
        drawn = "triangle-right" if narrow else "triangle-up"
    else:
        drawn = "circle" if name == "kazakhstan" else "diamond"
    return drawn, name.startswith("kazakhstan")


def spec(drawn: Sequence[Figure], words: Mapping[str, str], code: str, *, narrow: bool) -> dict[str, Any]:
    """The chart in the language ``code``: years from left to right, on phones from top to bottom."""
    by_year = {int(figure.period): figure.value for figure in drawn}
    years = list(by_year)
    rows = [
        {
            "year": int(figure.period),
            "value": float(figure.value),
            "label": ("> " if figure.bound == MORE_THAN else "") + in_millions(figure, code),
            "sign": sign(figure),
            "side": "right" if narrow else _side(figure, by_year),
        }
        for figure in drawn
    ]
    when: dict[str, Any] = {
        "field": "year", "type": "quantitative", "title": None,
        "scale": {"domain": [min(years) - 0.8, max(years) + (0.8 if narrow else 1.6)], "nice": False, "zero": False},
        "axis": {"values": sorted(set(years)) if narrow else list(range(min(years), max(years) + 1, 2)), "format": "d"},
    }  # fmt: skip
    amount: dict[str, Any] = {
        "field": "value", "type": "quantitative", "title": words["unit"],
        "scale": {"domain": [_LEAST, _MOST + (_STEP * 0.6 if narrow else 0)], "nice": False},
        "axis": {"values": list(range(_LEAST, _MOST + 1, _STEP * (2 if narrow else 1))), "grid": True},
    }  # fmt: skip
    if narrow:
        when["scale"]["reverse"] = True
        amount["axis"] |= {"orient": "top", "titleAnchor": "start", "titleAlign": "left"}
    else:
        when["axis"] |= {"domain": True}
        amount["axis"] |= {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleX": -32, "titleY": -16}
    time, size = ("y", "x") if narrow else ("x", "y")
    base = {time: when, size: amount}
    stem = {
        "mark": {"type": "rule", "color": "var(--kb-strong)", "strokeWidth": 1},
        "encoding": {**base, f"{size}2": {"datum": _LEAST}},
    }
    return {
        "width": NARROW if narrow else WIDE,
        "height": 60 + (max(years) - min(years)) * 18 if narrow else 360,
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": {"left": 0, "right": 0 if narrow else 12, "top": 2, "bottom": 2},
        "data": {"values": rows},
        "transform": [tag("figure", "datum.year + ' ' + datum.sign + ' ' + datum.value")],
        "layer": [stem, *(_marks(name, base, narrow) for name in SIGNS), *_labels(base)],
    }


def _marks(name: str, base: Mapping[str, Any], narrow: bool) -> dict[str, Any]:
    drawn, filled = shape(name, narrow=narrow)
    colour = _COLOUR[name.removesuffix("-more")]
    mark = {
        "type": "point", "filled": False, "opacity": 1, "shape": drawn, "size": 110 if drawn == "diamond" else 90,
        "fill": colour if filled else "var(--kb-paper)", "stroke": colour, "strokeWidth": 2,
    }  # fmt: skip
    return {
        "transform": [{"filter": f"datum.sign == '{name}'"}],
        "mark": mark,
        "encoding": {**base, "description": {"field": "tag"}},
    }


def _side(figure: Figure, by_year: Mapping[int, Decimal]) -> str:
    """Where the value stands, so that it does not touch the mark of a year beside it that is higher."""
    year = int(figure.period)
    if year == max(by_year):
        return "right"
    before, after = (by_year.get(near, 0) > figure.value for near in (year - 1, year + 1))
    return "above" if before == after else "after" if before else "before"


# How a value stands beside its mark.
_SIDES: dict[str, dict[str, Any]] = {
    "right": {"align": "left", "baseline": "middle", "dx": 10},
    "above": {"align": "center", "baseline": "bottom", "dy": -9},
    "before": {"align": "right", "baseline": "bottom", "dx": 7, "dy": -9},
    "after": {"align": "left", "baseline": "bottom", "dx": -7, "dy": -9},
}


def _labels(base: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The values beside their marks, in ink: not in the colour of the statistic."""
    text = {"type": "text", "fontSize": 13, "color": "var(--kb-ink)"}
    encoding = {**base, "text": {"field": "label"}}
    return [
        {"transform": [{"filter": f"datum.side == '{side}'"}], "mark": {**text, **place}, "encoding": encoding}
        for side, place in _SIDES.items()
    ]
