"""What stands around every article: head, switcher, navigation, scripts."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from sphinx.errors import ExtensionError

from kb import languages
from kb.findings import BadInput
from kb.interface import assets, head, navigation
from kb.interface.anchors import KeepLabelsOnly

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def _settle(app: Sphinx, config: Any) -> None:
    """Set what depends on the edition before the builder reads it."""
    try:
        editions = languages.load(app.srcdir / "languages.toml")
    except BadInput as error:
        raise ExtensionError(str(error)) from None
    edition = editions.by_code.get(config.language)
    if edition is None:
        raise ExtensionError(f"docs/languages.toml has no language {config.language!r}")
    config.project = config.html_title = config.html_short_title = edition.site
    config.html_css_files = [assets.fonts_css(app.srcdir, edition), *config.html_css_files]
    site = config.kb_site_url.rstrip("/")
    config.html_baseurl = f"{site}/{edition.code}/" if site else ""


def _page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    editions = languages.load(app.srcdir / "languages.toml")
    edition = editions.by_code[app.config.language]
    context["kb_edition"] = edition
    context["kb_switcher"] = head.twins(editions, edition, pagename)
    context["kb_chooser"] = "../" * (pagename.count("/") + 1) + "index.html"
    context["kb_picture"] = assets.shared_picture(app.srcdir, edition)
    context["kb_preload"] = assets.preloads(app.srcdir, edition)
    context["css_files"] = assets.needed_styles(context["css_files"], context.get("body", ""))
    context["kb_description"] = head.description(doctree) or context.get("kb_description", "")
    context["kb_is_home"] = pagename == app.config.root_doc
    context["kb_navigation"] = navigation.render(app, pagename)
    context["kb_site_url"] = app.config.kb_site_url.rstrip("/")
    context["kb_contact"] = app.config.kb_contact
    context["kb_repo_url"] = app.config.kb_repo_url.rstrip("/")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the settings and the hooks."""
    app.add_config_value("kb_site_url", os.environ.get("SITE_URL", ""), "html", str)
    app.add_config_value("kb_repo_url", os.environ.get("REPO_URL", ""), "html", str)
    app.add_config_value("kb_contact", os.environ.get("CONTACT", ""), "html", str)
    app.add_post_transform(KeepLabelsOnly)
    app.connect("config-inited", _settle)
    app.connect("builder-inited", assets.switch_stock_search_off)
    app.connect("html-page-context", _page_context, priority=900)
    app.connect("build-finished", assets.drop_unused)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
