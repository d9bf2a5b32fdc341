"""Where pages lie and how they lead to each other: languages, years, permanent addresses.

It knows the heads of the page skeletons and the layout of the site; it knows neither the theme nor
what the pages say.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final
from urllib.parse import quote, urlsplit

from apenhet.model import (
    Contact,
    Edition,
    InformationDuty,
    Labels,
    Language,
    Law,
    Organisation,
    Publication,
)
from apenhet.read.published import DATA
from apenhet.read.skeletons import ENDING, Skeletons
from apenhet.render.outputs import FOLDERS, Files, Make, made_anew, up_from
from apenhet.render.typeset import Draw, png
from apenhet.say.changes import Compared, compared
from apenhet.say.document import Target
from apenhet.say.history import Kept
from apenhet.say.outdated import Former
from apenhet.say.writer import Writer
from apenhet.year.life import is_published, latest, newest_first

LATEST: Final = "latest"
"""The stable address of the edition that counts now."""
CALENDARS: Final[dict[Language, str]] = {"nb": "deadlines.ics", "en": "deadlines.en.ics"}
"""What the calendar of the Act's time limits is called, at the root of the site."""
FEEDS: Final[dict[Language, str]] = {"nb": "feed.xml", "en": "feed.en.xml"}
"""What the feed of all that is published is called, at the root of the site."""
WITHDRAWN: Final = "withdrawn"
"""How far an edition has come of which no revision is left."""
NEXT: Final = "next"
"""Where the coming revision of an edition lies inside the published one."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its ``name`` is the same in both languages; its ``source`` and ``file`` are not."""

    name: str
    language: Language
    source: str
    file: str
    title: str
    description: str
    order: int

    @property
    def path(self) -> str:
        """The address inside an edition, seen from the edition's root."""
        return FOLDERS[self.language] + self.file


@dataclass(frozen=True, slots=True)
class Pages:
    """All page skeletons, in menu order."""

    all: tuple[Page, ...]

    @classmethod
    def of(cls, skeletons: Skeletons) -> Pages:
        """Return the pages that have a whole head; what others lack, ``check`` has told."""
        heads = ((page, page.head) for page in skeletons.all)
        pages = [
            Page(
                head.name,
                page.language,
                page.file_name,
                page.file_name.removesuffix(ENDING) + ".html",
                head.title,
                head.description,
                head.order,
            )
            for page, head in heads
            if head is not None
        ]
        return cls(tuple(sorted(pages, key=lambda page: page.order)))

    def get(self, name: str, language: Language) -> Page:
        """Return the page called ``name`` in ``language``; raise ``KeyError`` for none."""
        for page in self.all:
            if (page.name, page.language) == (name, language):
                return page
        raise KeyError(name)

    def in_language(self, language: Language) -> tuple[Page, ...]:
        """Return the pages of one language in menu order."""
        return tuple(page for page in self.all if page.language == language)

    def href(self, target: Target, language: Language, root: str = "") -> str:
        """Return the address of a target as seen from any page of the same language.

        Those in other editions are reached by the ``root`` of the site.
        """
        file = self.get(target.page, language).file if target.page else ""
        if target.year:
            file = f"{root}{target.year}/{FOLDERS[language]}{file}"
        return f"{file}#{target.anchor}" if target.anchor else file


# --- the site around a page -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Listed:
    """What an edition's pages show of an edition: that it is there, how far it has come.

    ``newest`` is the one that ``latest/`` shows. Of one that is published a new revision may be
    ``coming``. Of one that is ``withdrawn`` there is one page, which says so.
    """

    year: int
    status: str
    published: bool
    newest: bool
    coming: bool = False
    withdrawn: bool = False

    @classmethod
    def of(cls, editions: Iterable[Edition], withdrawn: Iterable[int] = ()) -> tuple[Listed, ...]:
        """Return what is shown of each of a site's editions, newest first.

        ``withdrawn`` are the years of those that are no longer there.
        """
        ordered = newest_first(editions)
        coming = {edition.year for edition in ordered if edition.coming}
        found = [
            cls(
                edition.year,
                str(edition.state),
                is_published(edition),
                edition is latest(ordered),
                edition.year in coming,
            )
            for edition in ordered
            if not edition.coming
        ]
        found += (
            cls(year, WITHDRAWN, False, False, year in coming, withdrawn=True) for year in withdrawn
        )
        return tuple(sorted(found, key=lambda one: one.year, reverse=True))


@dataclass(frozen=True, slots=True)
class Today:
    """What holds today, whatever year a page stands in: whom to ask, within what time, by what law.

    It is that of the edition that ``latest/`` shows.
    """

    organisation: Organisation
    contact: Contact
    information_duty: InformationDuty
    law: Law
    labels: Labels

    @classmethod
    def of(cls, editions: Iterable[Edition], working: Iterable[Edition] = ()) -> Today:
        """Return what the editions of a site make hold today.

        Of one that is published that is what its files say now, if it is among those ``working``.
        """
        newest = latest(editions)
        if is_published(newest):
            newest = next((now for now in working if now.year == newest.year), newest)
        said = newest.statement
        return cls(
            said.organisation, said.contact, said.information_duty, newest.law, newest.labels
        )

    def in_place(self, edition: Edition) -> Edition:
        """Return an edition with this in place of what it says of it."""
        own = {
            "organisation": self.organisation,
            "contact": self.contact,
            "information_duty": self.information_duty,
        }
        statement = edition.statement.model_copy(update=own)
        return edition.model_copy(
            update={"statement": statement, "law": self.law, "labels": self.labels}
        )


@dataclass(frozen=True)
class Build:
    """One edition in one language, among the editions and languages built with it.

    ``editions`` are all that the site has, newest first. With one language only, the edition stands
    alone, as in a plain ``mkdocs build``.
    """

    edition: Edition
    language: Language
    editions: tuple[Listed, ...]
    languages: tuple[Language, ...]
    site_url: str
    today: Today
    former: Edition | None = None
    """The edition that readers of this one compare it with."""
    earlier: tuple[Edition, ...] = ()
    """Those whose measures and figures its pages follow, oldest first."""
    make: Make = made_anew
    """How its files come to be."""
    draw: Draw = png
    """How its pictures do."""
    revisions: tuple[Publication, ...] = ()
    """All that has been published, of any edition."""
    outdated: Former = field(default_factory=dict, repr=False, compare=False)
    """The Norwegian that English was made from, where that has changed since: for drafts."""
    history: Callable[[], tuple[Kept, ...]] = field(default=tuple, repr=False, compare=False)
    """What there is to tell of each revision of the edition, oldest first; that takes time."""
    adopted: Mapping[str, dt.date] = field(default_factory=dict)
    """From which day what was adopted last counts, by the name of its page."""

    @cached_property
    def compared(self) -> Compared | None:
        """What changed since that one, if there is one."""
        frame = self.edition.frame
        return compared(self.former, self.edition, frame) if self.former else None

    @cached_property
    def writer(self) -> Writer:
        """The edition, read aloud in the build's language."""
        return Writer.of(self.edition, self.language)

    @cached_property
    def files(self) -> Files:
        """The edition's files, made when a page or the site asks for them."""
        return Files(self.writer, self.make, self.former)

    @cached_property
    def writer_of_today(self) -> Writer:
        """The edition as pages that serve today's reader take it."""
        return Writer.of(self.today.in_place(self.edition), self.language)

    @property
    def root(self) -> str:
        """The way from a page up to the root of the site."""
        return up_from(language_folder(self.edition, self.language))


def folder(edition: Edition) -> str:
    """Return where an edition lies in the site."""
    return f"{edition.year}/{NEXT}" if edition.coming else str(edition.year)


def language_folder(edition: Edition, language: Language) -> str:
    """Return where an edition's pages in a language lie in the site, with a slash at the end."""
    return f"{folder(edition)}/{FOLDERS[language]}"


def revision_folder(publication: Publication) -> str:
    """Return where the files of a revision lie in the site."""
    return f"{publication.year}/r{publication.revision}"


def files_offered(publication: Publication) -> tuple[str, ...]:
    """Return the files of a revision that readers are offered: all but what it was made from."""
    return tuple(name for name in publication.files if not name.startswith(DATA))


def organisation_url(site_url: str) -> str | None:
    """Return where the organisation's own site stands: above this one, if there is an above."""
    parts = urlsplit(site_url)
    return f"{parts.scheme}://{parts.netloc}/" if parts.path.strip("/") else None


def address(site_url: str, folder: str, page: Page) -> str:
    """Return the address of a page of the edition in a ``folder`` of the site, encoded.

    A folder's first page is the folder itself.
    """
    path = quote(page.path.removesuffix("index.html"))
    return f"{site_url.rstrip('/')}/{folder}/{path}"
