"""Rules on source pages, before Sphinx reads them: each fault with its line and its mending."""

from kb.pages.check import check_pages, sources

__all__ = ["check_pages", "sources"]
