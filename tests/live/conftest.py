"""Editions that a test keeps in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx.util.docutils import docutils_namespace

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True, scope="module")
def _own_docutils() -> Iterator[None]:
    """What Sphinx registers with docutils goes with the last edition of a module."""
    with docutils_namespace():
        yield
