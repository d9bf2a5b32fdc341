"""Composing the whole site: the folders of all editions, and what stands around them.

It decides what a site has beside its editions; their folders come from ``edition``, or from the
``cache`` where nothing they are made from has changed.
"""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from apenhet.disk import files_below
from apenhet.model import LANGUAGES, Edition
from apenhet.read.frozen import frozen_edition
from apenhet.read.load import Loaded
from apenhet.read.siteurl import checked_site_url
from apenhet.render import outputs
from apenhet.say.outdated import Former
from apenhet.site import cache, engine, opendata, staging
from apenhet.site.adopted import adopted_entries, adopted_pages
from apenhet.site.cache import Cache, link_tree
from apenhet.site.edition import build_editions, secure
from apenhet.site.files import KeptFiles
from apenhet.site.finish import naming, servers, sitemap
from apenhet.site.finish.shipping import ship_only_what_is_used
from apenhet.site.follow import followed
from apenhet.site.gone import withdrawn_pages
from apenhet.site.landing import landing_pages
from apenhet.site.navigation import (
    LATEST,
    Page,
    Pages,
    address,
    files_offered,
    folder,
    revision_folder,
)
from apenhet.site.plan import SEARCH, Plan
from apenhet.site.site_dir import checked_site_dir
from apenhet.year.life import is_published, latest


def plan_of(
    root: Path,
    loaded: Loaded,
    editions: tuple[Edition, ...],
    site_url: str | None,
    *,
    preview: bool = False,
    outdated: Former | None = None,
) -> Plan:
    """Return the plan for a project in which ``check`` has found nothing that stops a build.

    Where it will stand is said in ``mkdocs.yml`` unless here. ``outdated`` is English to be noted
    as such in drafts. Raises ``Trouble`` where the address given here is none.
    """
    url = loaded.settings.site_url or "" if site_url is None else checked_site_url(site_url)
    return Plan(
        root,
        editions,
        Pages.of(loaded.skeletons),
        url,
        preview,
        loaded.publications,
        loaded.source.published,
        loaded.editions,
        outdated=outdated or {},
        frozen=partial(frozen_edition, loaded),
        adopted=loaded.adopted_last,
        versions=loaded.versions,
        schemas=loaded.source.schemas,
    )


def build_site(
    plan: Plan,
    site_dir: Path,
    *,
    cached: bool = True,
    finished: Callable[[Path], None] = lambda _: None,
) -> None:
    """Build the site into ``site_dir``, which stays as it was if anything fails.

    The folders of editions that are made from what they were made from before are used again,
    unless they are not to be ``cached``. Whoever wants the ``finished`` site gets it just before it
    takes its place. Raises ``Trouble`` for a folder that won't do
    and where a page cannot be made, and ``OSError`` as the file system does.
    """
    with staging.replacing(checked_site_dir(site_dir, plan.root)) as site:
        kept = Cache(plan.root / cache.FOLDER) if cached else None
        if cached:
            files = KeptFiles.of(plan.root)
            files.clear()
            plan = replace(plan, make=files.make, draw=files.draw)
        making = engine.Engine(plan.root, plan.site_url, cached=cached)
        _place_editions(plan, [one for one in plan.editions if not one.coming], site, kept, making)
        _write_pages_around(plan, site, making)
        shown = latest(plan.editions) if plan.editions else None
        if shown and not shown.coming:
            link_tree(site / folder(shown), site / LATEST)
        # What lies inside an edition's folder and is no part of it comes after it has been copied.
        _place_editions(plan, [one for one in plan.editions if one.coming], site, kept, making)
        if shown and shown.coming:
            link_tree(site / folder(shown), site / LATEST)
        if not shown:
            _write_assets(plan, site, making)
        _write_revisions(plan, site)
        _write_for_machines(plan, site)
        finished(site)


# --- the editions ---------------------------------------------------------------------------


def _place_editions(
    plan: Plan,
    editions: Sequence[Edition],
    site: Path,
    kept: Cache | None,
    making: engine.Engine,
) -> None:
    """Put the folder of every edition in its place: one that is kept, or else a new one."""
    keys = {folder(edition): plan.key(edition) if kept else "" for edition in editions}
    missing = [
        edition
        for edition in editions
        if not (
            kept and kept.place(_kept_as(edition), keys[folder(edition)], site / folder(edition))
        )
    ]
    if not missing:
        return
    with tempfile.TemporaryDirectory(dir=site, prefix=".editions-") as workshop:
        built = build_editions(plan, missing, Path(workshop), making)
        for edition, where in zip(missing, built, strict=True):
            name = folder(edition)
            where.rename(site / name)
            if kept:
                kept.keep(_kept_as(edition), keys[name], site / name, {})


def _kept_as(edition: Edition) -> str:
    """Return the name that an edition's folder is kept under: none begins as another one does."""
    return "-".join(reversed(folder(edition).split("/")))


def _write_revisions(plan: Plan, site: Path) -> None:
    """Write the files of every revision to where they stay for good."""
    for publication in (one for one in plan.publications if not one.withdrawn):
        for name in files_offered(publication):
            file = site / revision_folder(publication) / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(plan.kept[f"{publication.folder}/{name}"])


# --- around the editions --------------------------------------------------------------------


def _pages_around(plan: Plan) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the pages that are no edition's: the template, the name, what the template needs."""
    yield from landing_pages(plan)
    for name, context in itertools.chain(withdrawn_pages(plan), adopted_pages(plan)):
        yield "beside.html", name, context


def _write_pages_around(plan: Plan, site: Path, around: engine.Engine) -> None:
    for template, name, context in _pages_around(plan):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        page = around.render(template, {"site": context})
        (site / name).write_text(page, encoding="utf-8")
        if not plan.preview:
            secure(site, name, "")


def _write_assets(plan: Plan, site: Path, around: engine.Engine) -> None:
    """Write what the pages around use, where no edition's folder has it."""
    around.write_assets(site / naming.FOLDER)
    pages = [name for name, _ in files_below(site) if name.endswith(".html")]
    ship_only_what_is_used(site, pages, plan.site_url)


def _write_for_machines(plan: Plan, site: Path) -> None:
    """Write what search engines, web servers, calendars and feed readers read."""
    files = followed(plan)
    types = {name: file.media_type for name, file in files.items()}
    said = {
        "sitemap.xml": sitemap.sitemap(entries(plan)),
        "robots.txt": sitemap.robots(f"{plan.site_url}sitemap.xml"),
        opendata.HISTORY: opendata.history(_statements(plan, site)),
        **servers.header_files(urlsplit(plan.site_url).path, _kept(site), types),
    }
    written = {
        **{name: words.encode() for name, words in said.items()},
        **opendata.schemas(plan.schemas),
        **{name: file.content for name, file in files.items()},
    }
    for name, content in written.items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_bytes(content)


def _statements(plan: Plan, site: Path) -> Iterator[str]:
    """Yield the statements of all editions as they lie in their folders, the newest first."""
    output = outputs.FORMS["json"]
    for edition in (one for one in plan.editions if not one.coming):
        (name,) = outputs.paths(output, plan.build(edition, LANGUAGES[0]).writer).values()
        yield (site / folder(edition) / name).read_text(encoding="utf-8")


def _kept(site: Path) -> set[str]:
    """Return the files that a browser may keep for ever: their names hold their content."""
    return {
        name
        for name, file in files_below(site)
        if name.endswith(servers.SEARCH_INDEX) or naming.holds_its_content(file)
    }


def entries(plan: Plan) -> Iterator[sitemap.SitemapEntry]:
    """Yield what search engines may list: the first page, and the pages of what is published."""
    yield sitemap.SitemapEntry(plan.site_url, {})
    for edition, page in itertools.product(filter(is_published, plan.editions), plan.pages.all):
        if page.name != SEARCH:
            yield _entry(plan, edition, page)
    yield from adopted_entries(plan)


def _entry(plan: Plan, edition: Edition, page: Page) -> sitemap.SitemapEntry:
    versions = {language: plan.pages.get(page.name, language) for language in LANGUAGES}
    return sitemap.SitemapEntry(
        address(plan.site_url, folder(edition), page),
        {
            language: address(plan.site_url, folder(edition), version)
            for language, version in versions.items()
        },
        edition.published_on,
    )
