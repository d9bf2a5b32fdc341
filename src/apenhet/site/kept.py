"""What of an edition is kept when it is published: its outputs, fingerprints, pages and anchors."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from apenhet.check.kept import SaidToday
from apenhet.model import LANGUAGES, Edition
from apenhet.read.skeletons import Skeletons
from apenhet.render.outputs import FROZEN, WORDS, Make, made_anew
from apenhet.render.words import FINGERPRINTED, RECIPE, fingerprint, words_file
from apenhet.say.writer import Writer
from apenhet.site.navigation import Pages
from apenhet.site.places import places
from apenhet.site.plan import Plan
from apenhet.year.publish import Rendered


def rendered(
    edition: Edition,
    skeletons: Skeletons,
    former: Edition | None = None,
    make: Make = made_anew,
) -> Rendered:
    """Return all that is kept of an edition beside its data, as its pages and files are now.

    ``former`` is the edition that its files tell the changes since, ``make`` how they come to be.
    """
    pages = Pages.of(skeletons)
    plan = Plan(Path(), (edition,), pages, "")
    return Rendered(
        recipe=RECIPE,
        program=version("apenhet"),
        outputs=outputs(edition, former, make),
        fingerprints={
            language: {part: fingerprint(edition, language, part) for part in FINGERPRINTED}
            for language in LANGUAGES
        },
        places={language: places(plan.build(edition, language), pages) for language in LANGUAGES},
    )


def said(edition: Edition, skeletons: Skeletons) -> SaidToday:
    """Return what an edition says, and where, as its pages are now."""
    pages = Pages.of(skeletons)
    plan = Plan(Path(), (edition,), pages, "")
    builds = {language: plan.build(edition, language) for language in LANGUAGES}
    return SaidToday(
        words={language: words_file(build.writer) for language, build in builds.items()},
        places={language: places(build, pages) for language, build in builds.items()},
        file_names={
            language: WORDS.name_in_revision(build.writer) for language, build in builds.items()
        },
    )


def words_in_revision(edition: Edition) -> dict[str, bytes]:
    """Return an edition's files of words, by their names below the revision's folder."""
    writers = (Writer.of(edition, language) for language in LANGUAGES)
    return {WORDS.name_in_revision(w): WORDS.make(w) for w in writers}


def outputs(
    edition: Edition, former: Edition | None = None, make: Make = made_anew
) -> dict[str, bytes]:
    """Return every output that is frozen, by its name below the revision's folder."""
    first, *_ = writers = [Writer.of(edition, language).after(former) for language in LANGUAGES]
    return {
        output.name_in_revision(w): make(output, w)
        for w in writers
        for output in FROZEN
        if output.by_language or w is first
    }
