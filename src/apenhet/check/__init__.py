"""What must hold in a project's data: every check, run on every edition and file in one go.

Each check yields problems and neither prints nor stops; they stand by subject in the modules here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

from apenhet.check import (  # noqa: F401 - they register their checks
    account,
    consistency,
    former,
    identifiers,
    law,
    practice,
    references,
)
from apenhet.check.adopted import versions_fit
from apenhet.check.answers import unanswered
from apenhet.check.explained import without_explained
from apenhet.check.kept import Says, made_from, says_what_it_said
from apenhet.check.labels import labels_present
from apenhet.check.law import ChangesSince
from apenhet.check.memory import OF_THIS_RUN, Evidence, Findings, Memory, Question
from apenhet.check.page_calls import (
    calls_fit,
    calls_fit_edition,
    links_between_pages_lead_somewhere,
)
from apenhet.check.page_text import page_phrase, page_text_fits
from apenhet.check.pages import page_answers_exist, pages_fit
from apenhet.check.phrases import phrases, texts_of
from apenhet.check.prose import (  # noqa: F401 - as above
    agreement,
    languages,
    markup,
    numbers,
    style,
    unfinished,
)
from apenhet.check.prose.spelling import rules_not_run, spelling
from apenhet.check.publication import (
    changed_on_main,
    published_as_it_was,
    saying_what_was_published,
    says_what_changed,
)
from apenhet.check.register import CHECKS, FILE_CHECKS, CheckedEdition
from apenhet.check.translations import translations_fresh
from apenhet.model import Publication, Statement
from apenhet.problems.problem import Problem
from apenhet.problems.report import blocking, few_of_each, in_order
from apenhet.read.datafile import DataFile
from apenhet.read.dictionary import Found
from apenhet.read.load import Loaded
from apenhet.read.skeletons import Skeletons
from apenhet.year.life import FingerprintOf, standing

__all__ = ["check_project", "looked_at", "to_look_for"]


def check_project(  # noqa: PLR0913 # all but two are what only some callers have
    loaded: Loaded,
    as_of: dt.date,
    years: Collection[int] | None = None,
    dictionaries: Found | None = None,
    fingerprint: FingerprintOf | None = None,
    memory: Memory | None = None,
    *,
    says: Says | None = None,
    changes: ChangesSince | None = None,
) -> list[Problem]:
    """Return every problem of the project, in order; of some ``years`` only, if any are given.

    ``as_of`` is today. Errors do not depend on it, only gate findings do. The spelling is checked
    with the ``dictionaries``; nothing is told of it where none are given. Without ``fingerprint``
    it is not asked whether approvals fit what was approved; where one does not, ``changes`` tells
    what has changed since. It asks git, and so goes with no memory that outlives a run.
    What a ``memory`` knows of a year, the spelling apart, is not looked for again; which English is
    older than its Norwegian is told where it knows that. With what ``says`` an edition, what has
    been published is held to what it said.
    """
    memory = memory or Memory()
    find = _Finder(loaded, as_of)
    resting = find.as_published
    editions = find.editions(years)
    every = {file.name for file in loaded.files}
    asked = _asked(loaded, years)
    wanted = {file.name for file in asked}
    found = [problem for problem in loaded.problems if problem.file not in every - wanted]
    for question in find.questions(editions, years, dictionaries, says):
        found += memory.found(question)
    found += (one for one in versions_fit(loaded.principles) if one.file in wanted)
    found += published_as_it_was(loaded.source, loaded.on_main)
    found += translations_fresh(memory.translated, wanted)
    if fingerprint is not None and not blocking(found):
        for checked in editions:
            found += memory.found(find.approvals(checked, fingerprint, changes))
            found += memory.found(find.changes(checked))
            found += changed_on_main(checked.statement_file, checked.published, loaded.on_main)
    told = without_explained(in_order(found))
    silent = rules_not_run(dictionaries)
    files = [*asked, *(page.file for page in loaded.skeletons.all)]
    left = unanswered(told, files, every_year=not years, not_run=silent, resting=resting)
    return in_order(few_of_each(left))


def to_look_for(
    loaded: Loaded,
    as_of: dt.date,
    years: Collection[int] | None = None,
    dictionaries: Found | None = None,
    says: Says | None = None,
) -> list[Question]:
    """Return what takes most of the time of ``check_project``, what takes longest last.

    Each can be looked for by itself, and handed in by way of the memory.
    """
    find = _Finder(loaded, as_of)
    return find.questions(find.editions(years), years, dictionaries, says)


def looked_at(questions: Iterable[Question]) -> dict[str, Findings]:
    """Return what there is to be found, by the keys of the questions."""
    return {key: tuple(look()) for key, look in questions}


def _has_a_frame(loaded: Loaded) -> bool:
    """Whether what stands around all editions is whole, so that one can be said."""
    if loaded.frame is None or not loaded.frame.is_whole:
        return False
    pages = loaded.skeletons
    wrong = [*labels_present(loaded.frame, loaded.frame_needed), *pages.problems]
    return not blocking([*wrong, *pages_fit(loaded.source, pages)])


def _shown(loaded: Loaded, years: Collection[int] | None) -> Iterator[Publication]:
    """Yield the revision that is shown of each edition published, of some years or all."""
    for year in sorted({one.year for one in loaded.publications}):
        newest = standing(loaded.published(year)) if not years or year in years else None
        if newest is not None:
            yield newest


@dataclass(frozen=True)
class _Finder:
    """What there is to look for in one file or edition."""

    loaded: Loaded
    as_of: dt.date

    def questions(
        self,
        editions: Iterable[CheckedEdition],
        years: Collection[int] | None,
        dictionaries: Found | None,
        says: Says | None,
    ) -> list[Question]:
        """Return what can be looked for by itself in some years or all, the longest last."""
        around = self._question("around", (), partial(_wrong_around, self.loaded))
        found = [around, *map(self.edition, editions), *map(self.file, _asked(self.loaded, years))]
        if says is not None and _has_a_frame(self.loaded):
            found += [self.kept(one, says) for one in _shown(self.loaded, years)]
        if dictionaries is not None:
            found.append(self.misspelt(years, dictionaries))
        return found

    def editions(self, years: Collection[int] | None) -> list[CheckedEdition]:
        """Return the editions of some years, or all, as they are looked at."""
        asked = (one for one in self.loaded.statements if not years or one.year in years)
        return [self.edition_of(file) for file in asked if file.parts is not None]

    def edition_of(self, file: DataFile[Statement]) -> CheckedEdition:
        """Return the edition of a statement as it is looked at."""
        checked = _checked(self.loaded, self.as_of, file)
        own = {checked.statement_file.name, *(one.name for one in checked.principles_files)}
        return replace(checked, is_published=own <= self.as_published)

    def file(self, file: DataFile[Any]) -> Question:
        """What is wrong in a file by itself."""
        # Where the words of documents lie in the same file as those around them, it is both.
        kind = "frame" if file is self.loaded.frame else "file"
        look = partial(_in_file, file, of_prose=file.name not in self.as_published)
        return self._question(kind, [file], look)

    def edition(self, checked: CheckedEdition) -> Question:
        """What is wrong in an edition, and what the pages name that it does not have."""
        look = partial(_in_edition, checked, self.loaded.skeletons)
        return self._question("edition", checked.looked_at, look)

    def misspelt(self, years: Collection[int] | None, dictionaries: Found) -> Question:
        """Which words of some years, or of all, no dictionary has."""
        return Question(OF_THIS_RUN, partial(self._misspelt, years, dictionaries))

    def _misspelt(self, years: Collection[int] | None, dictionaries: Found) -> Iterator[Problem]:
        texts = [text for file in _asked(self.loaded, years) for text in phrases(file)]
        texts += [page_phrase(page) for page in self.loaded.skeletons.all]
        return spelling(self.loaded, texts, dictionaries, self.as_published)

    def approvals(
        self, checked: CheckedEdition, fingerprint: FingerprintOf, changes: ChangesSince | None
    ) -> Question:
        """Which approvals of an edition do not fit what it says."""
        look = partial(law.approvals_fit, checked, fingerprint, changes)
        return self._question("approvals", checked.looked_at, look)

    def kept(self, publication: Publication, says: Says) -> Question:
        """What a revision does not say any longer as it was published."""
        key = self._evidence.key_of(made_from(publication), f"kept {publication.folder}")
        return Question(key, partial(says_what_it_said, self.loaded, publication, says))

    def changes(self, checked: CheckedEdition) -> Question:
        """What an edition says otherwise than was published."""
        look = partial(says_what_changed, self.loaded, checked)
        return self._question("changes", checked.looked_at, look)

    def _question(
        self, kind: str, files: Iterable[DataFile[Any]], look: Callable[[], Iterable[Problem]]
    ) -> Question:
        """Return what is looked for in some files, to which no other year matters."""
        names = [file.name for file in files]
        others = {file.name for file in self.loaded.statements}.difference(names)
        return Question(self._evidence.key(others, f"{kind} {names}"), look)

    @cached_property
    def as_published(self) -> frozenset[str]:
        """The files that say what was published: their prose is not gone through again."""
        return saying_what_was_published(self.loaded)

    @cached_property
    def _evidence(self) -> Evidence:
        return Evidence(self.loaded.source, self.as_of, self.loaded.on_main)


def _in_file(file: DataFile[Any], *, of_prose: bool) -> Iterator[Problem]:
    for look in FILE_CHECKS:
        yield from look(file)
    if of_prose:
        yield from texts_of(file)


def _in_edition(checked: CheckedEdition, pages: Skeletons) -> Iterator[Problem]:
    for check in CHECKS:
        yield from check.on(checked)
    for page in pages.all:
        yield from calls_fit_edition(page, pages, checked)


def _wrong_around(loaded: Loaded) -> Iterator[Problem]:
    """Yield what is wrong with the labels, in ``docs/`` and in ``mkdocs.yml``: no year has them."""
    yield from labels_present(loaded.labels, loaded.labels_needed)
    yield from labels_present(loaded.frame, loaded.frame_needed)
    pages = loaded.skeletons
    yield from loaded.settings.problems
    yield from pages.problems
    yield from pages_fit(loaded.source, pages)
    yield from page_answers_exist(pages, loaded.law)
    for page in pages.all:
        yield from page_text_fits(page)
        yield from calls_fit(page)
        yield from links_between_pages_lead_somewhere(page, pages)


def _checked(loaded: Loaded, as_of: dt.date, file: DataFile[Statement]) -> CheckedEdition:
    return CheckedEdition(
        as_of=as_of,
        statement_file=file,
        held=loaded.in_force(file),
        law_file=loaded.law,
        labels_file=loaded.labels,
        later=loaded.adopted_later(file),
        published=loaded.published(file.year or 0),
        fixed=loaded.fixed(file.year or 0),
        pages=loaded.skeletons.answering,
        edition=loaded.edition(file),
        former_file=loaded.last_before(file.year or 0),
    )


def _asked(loaded: Loaded, years: Collection[int] | None) -> list[DataFile[Any]]:
    """Return the files of some years and all that belongs to them, or every file."""
    if not years:
        return list(loaded.files)
    statements = (file for file in loaded.statements if file.year in years)
    wanted = {*loaded.shared, *(file for asked in statements for file in loaded.files_of(asked))}
    return [file for file in loaded.files if file in wanted]
