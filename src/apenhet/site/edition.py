"""One edition in both languages as a finished folder: pages, what they use, downloads, search.

It knows nothing of what stands around editions; what a folder shows of others is in the plan.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from apenhet.model import LANGUAGES, Edition, Language
from apenhet.render.outputs import FOLDERS
from apenhet.site.adapter import Wanted
from apenhet.site.engine import Engine
from apenhet.site.finish import policy, search
from apenhet.site.finish.shipping import ship_only_what_is_used
from apenhet.site.navigation import Build, language_folder
from apenhet.site.parallel import shared_out
from apenhet.site.plan import SEARCH, Plan


def build_editions(
    plan: Plan, editions: Sequence[Edition], workshop: Path, engine: Engine
) -> list[Path]:
    """Build the folders of ``editions`` in an empty folder, and return where each stands.

    Raises ``Trouble`` where a page cannot be made, and ``OSError`` as the file system does.
    """
    builds = [plan.build(edition, language) for language in LANGUAGES for edition in editions]
    shared_out(builds, lambda some: _build_all(plan, some, workshop, engine))
    return [_joined(edition, workshop) for edition in editions]


def _joined(edition: Edition, workshop: Path) -> Path:
    """Put the languages of an edition, which are built apart, into one folder."""
    first, *others = LANGUAGES
    whole = _apart(edition, first, workshop)
    for language in others:
        _apart(edition, language, workshop).rename(whole / FOLDERS[language])
    return whole


def _apart(edition: Edition, language: Language, workshop: Path) -> Path:
    """Return where an edition in a language is built: any two of them apart."""
    return workshop / language_folder(edition, language).replace("/", "-")


def _build_all(plan: Plan, builds: Iterable[Build], workshop: Path, engine: Engine) -> None:
    """Build some editions in some languages; each is indexed while the next ones are made."""
    with contextlib.ExitStack() as running:
        indexing = []
        for build in builds:
            indexing.append(_build(plan, build, workshop, engine))
            running.enter_context(indexing[-1].process)  # to have ended, whatever happens
        for index in indexing:
            index.finish()


def _build(plan: Plan, build: Build, workshop: Path, engine: Engine) -> search.Indexing:
    folder = _apart(build.edition, build.language, workshop)
    wanted = Wanted(build, plan.pages)
    engine.build_pages(build.language, folder, wanted)
    place = language_folder(build.edition, build.language)
    ship_only_what_is_used(folder, plan.roots(build), plan.site_url + place)
    pages = plan.pages.in_language(build.language)
    if not plan.preview:
        for page in pages:
            secure(folder, page.file, place, search=page.name == SEARCH)
    indexed = [page.file for page in pages if page.name != SEARCH]
    return search.start_index(folder, indexed, build.language)


def secure(folder: Path, file: str, place: str, *, search: bool = False) -> None:
    """Put its policy into a page; ``place`` is where the folder lies in the site."""
    page = (folder / file).read_text(encoding="utf-8")
    page = policy.secured(page, f"{place}{file}", search=search)
    (folder / file).write_text(page, encoding="utf-8")
