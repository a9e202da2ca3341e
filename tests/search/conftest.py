"""The search of the built site, asked without a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.editions import quality
from kb.lookup.engine import Analyser

if TYPE_CHECKING:
    from tests.conftest import Site


@pytest.fixture(scope="session")
def search(site: Site) -> quality.Site:
    """The search of the whole site."""
    return quality.Site(site.dist)


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    """The analysis, as the build runs it."""
    return Analyser()
