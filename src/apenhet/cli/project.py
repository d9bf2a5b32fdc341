"""The project that a command is about: read, checked, refused where its data forbid a command."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.exceptions import Exit

from apenhet.cli.ending import DATA_HAS_PROBLEMS
from apenhet.cli.messages import listed, say
from apenhet.cli.options import today
from apenhet.model import Edition, Language
from apenhet.problems.problem import Problem
from apenhet.problems.report import blocking, render
from apenhet.problems.trouble import Trouble
from apenhet.problems.wording import Wording
from apenhet.year.life import living

if TYPE_CHECKING:
    from apenhet.check.kept import Says
    from apenhet.check.law import ChangesSince
    from apenhet.check.memory import Memory
    from apenhet.read.load import Loaded
    from apenhet.translate.memory import Translations


def project_folder() -> Path:
    """Return the project in the working directory; raise ``Trouble`` where there is none."""
    root = Path.cwd()
    for part in ("data", "mkdocs.yml"):
        if not (root / part).exists():
            raise Trouble("not_a_project", folder=root, missing=part)
    return root


def load(root: Path, years: Sequence[int]) -> Loaded:
    """Read the project; raise ``Trouble`` where a year asked for has no file."""
    from apenhet.read.load import load_folder
    from apenhet.read.on_main import on_main

    loaded = replace(load_folder(root), on_main=on_main(root))
    missing = sorted(set(years).difference(loaded.years))
    if missing:
        raise Trouble("no_such_year", years=listed(missing), known=listed(loaded.years))
    return loaded


def checked(  # noqa: PLR0913 # each option is what only one or two commands ask for
    loaded: Loaded,
    years: Sequence[int],
    as_of: dt.date,
    *,
    spelling: bool = False,
    memory: Memory | None = None,
    kept: bool = True,
    translated: Translations | None = None,
) -> list[Problem]:
    """Return every problem of the years asked for, or of all; those of spelling where asked for.

    What has been published is held to its words unless these are about to be published anew. How
    the English stands is asked of git where nobody has ``translated`` at hand.
    """
    from apenhet.check import check_project, looked_at, to_look_for
    from apenhet.check.memory import Memory
    from apenhet.read.dictionary import dictionaries_of_the_system
    from apenhet.site.parallel import shared_out
    from apenhet.translate.memory import translations

    known = memory or Memory()
    if not known.translated.all:
        asked = translated or translations(project_folder(), loaded)
        known = replace(known, translated=asked)
    says = says_today(loaded) if kept else None
    dictionaries = dictionaries_of_the_system() if spelling else None
    questions = to_look_for(loaded, as_of, years, dictionaries, says)
    new = [one for one in questions if one.key not in known.before]
    for found in shared_out(new, looked_at):
        known.met.update(found)
    # What a build remembers is kept by its files alone; and a build tells no gates.
    changes = changes_since_approved(loaded) if memory is None else None
    return check_project(
        loaded, as_of, years, dictionaries, approved_words, known, says=says, changes=changes
    )


def changes_since_approved(loaded: Loaded) -> ChangesSince:
    """Return what tells what an edition says otherwise than a text that was approved."""
    root = project_folder()

    def since(edition: Edition, fingerprint: str) -> Wording:
        from apenhet.cli.approved import changes_since

        return changes_since(root, loaded, edition, fingerprint)

    return since


def says_today(loaded: Loaded) -> Says | None:
    """Return what renders an edition as its pages are today, where anything has been published."""
    if not loaded.publications:
        return None
    from apenhet.site.kept import said

    return lambda edition: said(edition, loaded.skeletons)


def approved_words(edition: Edition) -> str:
    """Return the fingerprint of what an edition says, which an approval of it names."""
    from apenhet.render.words import fingerprint

    return fingerprint(edition)


def editions_shown(loaded: Loaded) -> tuple[Edition, ...]:
    """Return every edition as the site shows it, newest first; of a year, what is coming last.

    What was published and cannot be read, ``check`` tells.
    """
    from apenhet.site.shown import shown

    try:
        return shown(loaded)
    except ValueError:
        return living(loaded.editions, approved_words)


def sound(
    loaded: Loaded,
    years: Sequence[int],
    lang: Language,
    *,
    spelling: bool = False,
    memory: Memory | None = None,
) -> list[Problem]:
    """Return what is told of the years asked for, or of all, but stops nothing.

    Where the data forbids it, say why and leave. The spelling takes time, and stops nothing.
    """
    problems = checked(loaded, years, today(), spelling=spelling, memory=memory)
    stopping = blocking(problems)
    if stopping:
        click.echo(render(stopping, lang, "text"), err=True)
        click.echo(say("checking_failed", lang), err=True)
        raise Exit(DATA_HAS_PROBLEMS)
    return problems
