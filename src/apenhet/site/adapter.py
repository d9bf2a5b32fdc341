"""Open a project folder for one build: its editions, its pages, what a page may call.

The engine's adapter comes in here; it knows no engine. ``site`` hands over editions that it has
checked already; a build by the engine alone has them loaded and checked here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from apenhet.check import check_project
from apenhet.problems.report import as_line, blocking
from apenhet.read.load import load_folder
from apenhet.render import figures, share
from apenhet.site.context import site_context
from apenhet.site.files import KeptFiles
from apenhet.site.kept import said
from apenhet.site.known import published_files
from apenhet.site.macros import Macros
from apenhet.site.navigation import Build, Listed, Pages, Today, language_folder
from apenhet.site.shown import shown
from apenhet.site.structured import page_schema
from apenhet.year.life import latest

END_OF_TIME = dt.date.max
"""Checked as on this day, nothing lies in the future; being late stops nothing."""


class ProjectError(Exception):
    """The project cannot be built; the message says why, for the person who asked."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What ``site`` asks the engine to build. Its name says it all: the engine writes it out."""

    build: Build = field(repr=False)
    pages: Pages = field(repr=False)


@dataclass(frozen=True, slots=True)
class Opened:
    """What the engine hands to templates (``site``) and pages (``macros``), and puts beside them.

    ``files`` makes the downloads, by name, once the pages are there. ``site`` is no ``dict``: the
    engine's plugin copies each of those, whole, and writes it out.
    """

    site: Mapping[str, Any]
    macros: dict[str, Callable[..., str]]
    files: Callable[[], dict[str, bytes]]


def open_build(root: Path, wanted: Wanted | None, site_url: str) -> Opened:
    """Return what one build shows: the edition and language wanted, or the newest in Norwegian.

    Without what is wanted the edition stands alone and links to nothing outside itself. Raises
    ``ProjectError``.
    """
    build, pages = (wanted.build, wanted.pages) if wanted else _alone(root, site_url)
    site = site_context(build, pages)
    for page in pages.in_language(build.language):
        site["pages"][page.name]["schema"] = page_schema(build, pages, page)
    macros = Macros.of(build, pages)
    site["documents"] = macros.documents
    site["published_files"] = lambda: published_files(build)
    site["picture"] = picture(build)
    return Opened(MappingProxyType(site), macros.by_name(), lambda: _files(build))


def _files(build: Build) -> dict[str, bytes]:
    w = build.writer
    pictures = {**figures.files(w, build.draw), share.FILE: share.png(w, build.draw)}
    return {**build.files.written(), **pictures}


def picture(build: Build) -> dict[str, str | int]:
    """Return what a page tells of the picture that stands for it where it is shared."""
    folder = language_folder(build.edition, build.language)
    return {
        "url": f"{build.site_url.rstrip('/')}/{folder}{share.FILE}",
        "alt": share.told(build.writer),
        "width": share.WIDTH,
        "height": share.HEIGHT,
    }


def _alone(root: Path, site_url: str) -> tuple[Build, Pages]:
    loaded = load_folder(root)
    says = partial(said, skeletons=loaded.skeletons)
    wrong = blocking(check_project(loaded, END_OF_TIME, says=says))
    if wrong:
        raise ProjectError("\n".join(["", *(as_line(problem, "nb") for problem in wrong)]))
    newest = latest(shown(loaded))
    url = loaded.settings.site_url or site_url
    alone = (newest,)
    today, revisions = Today.of(alone, loaded.editions), loaded.publications
    kept = KeptFiles.of(root)
    build = Build(
        newest,
        "nb",
        Listed.of(alone),
        ("nb",),
        url,
        today,
        revisions=revisions,
        make=kept.make,
    )
    return build, Pages.of(loaded.skeletons)
