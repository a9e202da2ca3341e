"""Drawing: the same bytes every time, nothing that depends on a colour scheme, unknown columns refused."""

from __future__ import annotations

import re
from typing import Any

import pytest

from kb.figures.drawing import draw, tag

SPEC: dict[str, Any] = {
    "width": 200,
    "height": 100,
    "data": {"values": [{"x": 1, "y": 2, "name": "a<b"}, {"x": 3, "y": 4, "name": "c"}]},
    "transform": [tag("name", "datum.name")],
    "layer": [
        {
            "mark": {"type": "point", "clip": True, "fill": "var(--kb-1)"},
            "encoding": {
                "x": {"field": "x", "type": "quantitative"},
                "y": {"field": "y", "type": "quantitative"},
                "description": {"field": "tag"},
            },
        },
    ],
}


def test_the_same_specification_gives_the_same_bytes() -> None:
    drawn = {draw(SPEC, "one", "title", "Leírás") for _ in range(3)}
    assert len(drawn) == 1
    (svg,) = drawn
    assert 'clip-path="url(#one-clip1)"' in svg
    assert 'id="one-clip1"' in svg


def test_two_pictures_of_a_page_share_no_id() -> None:
    ids = [re.findall(r' id="([^"]+)"', draw(SPEC, prefix, "title", "Leírás")) for prefix in ("one", "two")]
    assert all(ids)
    assert not set(ids[0]) & set(ids[1])


def test_a_picture_has_a_name_and_a_description_and_marks_are_silent() -> None:
    svg = draw(SPEC, "one", "title", "Kevesebb < több")
    assert svg.startswith('<svg role="img" aria-labelledby="title" aria-describedby="one-said"')
    assert '<desc id="one-said">Kevesebb &lt; több</desc>' in svg
    assert svg.count("role=") == 1
    assert "aria-label=" not in svg


def test_marks_keep_what_they_stand_for_and_colours_are_those_of_the_page() -> None:
    svg = draw(SPEC, "one", "title", "Leírás")
    assert re.findall(r'data-name="([^"]*)"', svg) == ["a&lt;b", "c"]
    assert 'fill="var(--kb-1)"' in svg
    assert "style=" not in svg
    assert "font-family" not in svg


def test_an_unknown_column_is_refused_by_name() -> None:
    layer = {**SPEC["layer"][0], "encoding": {"x": {"field": "year", "type": "quantitative"}}}
    with pytest.raises(ValueError, match="no column 'year': the data have name, tag, x, y"):
        draw({**SPEC, "layer": [layer]}, "one", "title", "Leírás")
