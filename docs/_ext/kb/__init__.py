"""Code of Magyar–kazah tudástár.

Extensions know Sphinx, rules know catalogues and source text, assembly knows finished editions.
Extensions never import assembly, and rules never Sphinx's application. All read the languages
through ``kb.languages`` and the facts through ``kb.pages.facts``.
"""

__version__ = "0.1.0"
