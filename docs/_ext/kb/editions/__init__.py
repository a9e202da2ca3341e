"""Assembly: builds all editions, joins them to one site and publishes it in one step."""

from kb.editions.build import build_site

__all__ = ["build_site"]
