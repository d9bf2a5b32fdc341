"""What has been published, file by file, as the page lists it that tells our files from others.

The source data are left out: the site offers none of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from apenhet.model import Labels, Language, Publication
from apenhet.say import wording
from apenhet.site.navigation import Build, files_offered, revision_folder


def published_files(build: Build) -> list[dict[str, Any]]:
    """Return every revision with its files, the newest first, in the words of a build's language.

    The files of one that is withdrawn are listed too: a reader may still have them.
    """
    newest = {one.year: one for one in build.revisions}
    ordered = sorted(build.revisions, key=lambda one: (one.year, one.revision), reverse=True)
    frame, language = build.edition.frame, build.language
    return [
        {
            "title": frame.text("verify_revision", language, year=one.year, revision=one.revision),
            "told": " ".join(_told(one, newest[one.year], frame, language)),
            "files": list(_files(build, one)),
        }
        for one in ordered
    ]


def _told(
    one: Publication, newest: Publication, frame: Labels, language: Language
) -> Iterator[str]:
    """Yield what a reader of a file is to know of the revision it is from, a sentence at a time."""
    yield frame.text("verify_published", language, date=wording.date(one.date, language))
    if one.withdrawn:
        day = wording.date(one.withdrawn.date, language)
        yield frame.text("verify_withdrawn", language, date=day)
        yield one.withdrawn.reason.in_(language)
    elif one.revision == newest.revision:
        yield frame.text("verify_newest", language)
    if one.revision != newest.revision:
        day = wording.date(newest.date, language)
        number = newest.revision
        yield frame.text("verify_superseded", language, revision=number, date=day)


def _files(build: Build, one: Publication) -> Iterator[dict[str, Any]]:
    """Yield the files of a revision, those in the reader's language first."""
    there = not one.withdrawn and len(build.languages) > 1
    for name in sorted(
        files_offered(one), key=lambda name: (not name.startswith(build.language), name)
    ):
        folder, _, base = name.rpartition("/")
        yield {
            "name": base,
            "href": f"{build.root}{revision_folder(one)}/{name}" if there else None,
            "language": folder and build.edition.frame.text(f"verify_in_{folder}", build.language),
            "size": one.files[name].size,
            "sha256": one.files[name].sha256,
        }
