"""Builds in this process, with the changes of ``kb.speed`` that a test asks for."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from sphinx.testing.util import SphinxTestApp
from tests.helpers.stub import tree

from kb.speed import SETTING
from kb.speed.change import undo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Build = Callable[..., "Built"]


@dataclass(frozen=True)
class Built:
    """All files of an edition, and what the build said."""

    files: dict[str, bytes]
    warnings: str


@pytest.fixture(scope="session")
def build_edition(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the edition of a site with a value of KB_SPEED; in ``target``, if given, only what has changed."""

    def build(root: Path, language: str, setting: str, target: Path | None = None) -> Built:
        target = target or tmp_path_factory.mktemp("edition")
        warnings = io.StringIO()
        with pytest.MonkeyPatch.context() as patch:
            # No edition that another test kept in this process has left its language.
            patch.setattr("sphinx.locale.translators", {})
            patch.setenv(SETTING, setting)
            patch.setenv("SOURCE_DATE_EPOCH", "0")
            for name in ("SITE_URL", "REPO_URL", "CONTACT"):
                patch.delenv(name, raising=False)
            app = SphinxTestApp(
                "html", srcdir=root / "docs", builddir=target, confoverrides={"language": language}, warning=warnings
            )
            try:
                app.build()
            finally:
                app.cleanup()
                undo()
        return Built(tree(target / "html"), warnings.getvalue())

    return build


@pytest.fixture(autouse=True)
def _stock_after() -> Iterator[None]:
    """No test leaves a change in place."""
    yield
    undo()
    assert not os.environ.get(SETTING)
