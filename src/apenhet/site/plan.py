"""What a site is to hold, and what each of its folders is made from.

The one place that says what an edition's folder depends on: whatever its pages show comes through
``Plan.build``, and all of that is in ``Plan.key``. It runs nothing and writes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, field, fields
from functools import cached_property, partial
from pathlib import Path
from typing import Final
from urllib.parse import quote

from apenhet.model import LANGUAGES, Edition, Language, PrinciplePart, Principles, Publication
from apenhet.read.in_force import Version
from apenhet.render import words
from apenhet.render.outputs import WORDS, Make, made_anew, up_from, written_for
from apenhet.render.typeset import Draw, png
from apenhet.say.changes import compared
from apenhet.say.history import Kept, KeptFile
from apenhet.say.outdated import Former
from apenhet.say.writer import Writer
from apenhet.say.years import said_over_years
from apenhet.site.files import as_published, when_asked
from apenhet.site.finish.naming import FOLDER as ASSETS
from apenhet.site.inputs import OF_PAGES, contents, digest, program
from apenhet.site.navigation import (
    Build,
    Listed,
    Pages,
    Today,
    files_offered,
    folder,
    language_folder,
    revision_folder,
)
from apenhet.year.life import earlier, former, is_published, newest_first, standing

SEARCH: Final = "search"
"""The name of the page that asks the search index."""
VERIFY: Final = "verify"
"""The name of the page that tells files that were published from others."""


@dataclass(frozen=True)
class Plan:
    """What to build: the project at ``root``, its ``editions`` newest first, for ``site_url``.

    A preview goes without the security policy, which would stop the script that reloads it, and
    makes the files that take long when somebody asks for them.
    ``publications`` are all revisions that have been published, ``kept`` the files of those that
    have not been withdrawn, by their names in the project. ``working`` are the editions as their
    files say them now, ``frozen`` gives those that revisions were made from. ``make`` is how files
    come to be that were not published, ``draw`` how pictures do. English that is ``outdated`` is
    noted in drafts. ``adopted`` is what was adopted last, ``versions`` all there have been of each
    part of it, oldest first. ``schemas`` are those kept of published data, by their names.
    """

    root: Path
    editions: tuple[Edition, ...]
    pages: Pages
    site_url: str
    preview: bool = False
    publications: tuple[Publication, ...] = ()
    kept: Mapping[str, bytes] = field(default_factory=dict)
    working: tuple[Edition, ...] = ()
    make: Make = made_anew
    draw: Draw = png
    outdated: Former = field(default_factory=dict)
    frozen: Callable[[Publication], Edition | None] = lambda _: None
    adopted: Principles | None = None
    versions: Mapping[PrinciplePart, tuple[Version, ...]] = field(default_factory=dict)
    schemas: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def listed(self) -> tuple[Listed, ...]:
        """What every edition shows of the others."""
        return Listed.of(self.editions, self.withdrawn)

    @cached_property
    def newest(self) -> Edition:
        """The edition whose organisation and frame the pages around the editions speak of.

        Where everything published has been withdrawn, and nothing else is shown, that is the newest
        one as its files say it now.
        """
        return (self.editions or newest_first(self.working))[0]

    @cached_property
    def assets(self) -> str:
        """Where the pages around the editions find what they use: in a folder of an edition's."""
        return f"{folder(self.newest)}/{ASSETS}" if self.editions else ASSETS

    @cached_property
    def today(self) -> Today:
        """What holds today, which every edition's pages for today's reader show."""
        return Today.of(self.editions or self.working, self.working)

    @cached_property
    def withdrawn(self) -> tuple[int, ...]:
        """The years of which everything that was published has been withdrawn."""
        years = {one.year for one in self.publications}
        return tuple(sorted(year for year in years if standing(self.revisions(year)) is None))

    def revisions(self, year: int) -> tuple[Publication, ...]:
        """Return the revisions of a year's edition that have been published, oldest first."""
        return tuple(one for one in self.publications if one.year == year)

    def build(self, edition: Edition, language: Language) -> Build:
        """Return one edition in one language, among the others."""
        before, all_before = former(edition, self.editions), earlier(edition, self.editions)
        return Build(
            edition,
            language,
            self.listed,
            LANGUAGES,
            self.site_url,
            self.today,
            before,
            all_before,
            self._make(edition),
            self.draw,
            self.publications,
            self._noted_in(edition) if language == "en" else {},
            partial(told_of, self, edition, language),
            self._adopted,
        )

    @cached_property
    def _adopted(self) -> dict[str, dt.date]:
        """From which day what was adopted last counts, by the name of its page."""
        return {part: found[-1].since for part, found in self.versions.items() if self.adopted}

    def _make(self, edition: Edition) -> Make:
        """Return how the files of an edition come to be."""
        shown = None if edition.coming else standing(self.revisions(edition.year))
        if shown is not None:
            return as_published(shown, self.kept, self.make)
        return when_asked(self.make) if self.preview else self.make

    def _noted_in(self, edition: Edition) -> Former:
        """Return the English that is noted to be outdated: none of what is published."""
        return {} if is_published(edition) else self.outdated

    def roots(self, build: Build) -> Iterator[str]:
        """Yield the files that an edition in a language is made of, seen from its folder.

        Whatever they lead to comes with them.
        """
        yield from (page.file for page in self.pages.in_language(build.language))
        yield from (output.file_name(build.writer) for output in written_for(build.language))

    def key(self, edition: Edition) -> str:
        """Return what an edition's folder is made from, as 64 hexadecimal digits.

        Two builds with one key give the same folder, byte for byte.
        """
        before = former(edition, self.editions)
        others = self._says[before.year] if before else ""
        past = [self._over_years[one.year] for one in earlier(edition, self.editions)]
        noted = repr(sorted(self._noted_in(edition).items()))
        own = edition.model_dump_json() if edition.coming else self._says[edition.year]
        return digest(self._shared, own, others, noted, *past)

    @cached_property
    def _says(self) -> dict[int, str]:
        """All that editions say, those aside of which more is coming."""
        return {one.year: one.model_dump_json() for one in self.editions if not one.coming}

    @cached_property
    def _over_years(self) -> dict[int, str]:
        """What editions say of their measures and figures, which those after them follow."""
        return {one.year: said_over_years(one) for one in self.editions if not one.coming}

    @cached_property
    def _shared(self) -> str:
        """What all editions' folders are made from: all but the edition itself."""
        shown = [astuple(one) for one in self.listed]
        today = [getattr(self.today, part.name).model_dump_json() for part in fields(self.today)]
        sources = [*contents(self.root, OF_PAGES), *program()]
        revisions = [(one.digest, one.withdrawn) for one in self.publications]
        return digest(
            repr((self.site_url, self.preview, shown, today, self._adopted, revisions, sources))
        )


# --- revisions ------------------------------------------------------------------------------------


def told_of(plan: Plan, edition: Edition, language: Language) -> tuple[Kept, ...]:
    """Return what there is to tell of each revision of an edition, as seen from a page of it."""
    publications = plan.revisions(edition.year)
    before: Iterable[Publication | None] = (None, *publications)
    root = up_from(language_folder(edition, language))
    return tuple(
        _kept(plan, edition, language, pair, root)
        for pair in zip(before, publications, strict=False)
    )


def _kept(
    plan: Plan,
    edition: Edition,
    language: Language,
    pair: tuple[Publication | None, Publication],
    root: str,
) -> Kept:
    former, publication = pair
    if publication.withdrawn:
        return Kept(publication)
    files = tuple(
        KeptFile(
            name.rpartition("/")[2],
            f"{root}{revision_folder(publication)}/{quote(name)}",
            _language_of(name),
            publication.files[name].size,
            publication.files[name].sha256,
        )
        for name in files_offered(publication)
    )
    was, now = plan.frozen(former) if former else None, plan.frozen(publication)
    if former is None or was is None or now is None:
        return Kept(publication, files)
    w = Writer.of(edition, language)
    lines = words.changed(*(_words(plan, one, w) for one in (former, publication)))
    return Kept(publication, files, compared(was, now, edition.frame), tuple(lines))


def _language_of(name: str) -> Language | None:
    folder = name.partition("/")[0]
    return next((language for language in LANGUAGES if language == folder), None)


def _words(plan: Plan, publication: Publication, w: Writer) -> bytes:
    """Return the words that a revision was published with, in the language of the writer."""
    return plan.kept[f"{publication.folder}/{WORDS.name_in_revision(w)}"]
