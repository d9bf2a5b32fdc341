"""An edition as one printed document: cover, the account, signatures, annexes, the Act.

It says what stands in it and in which order; it knows no paper, no typeface and no file format.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Final

from apenhet.model import Edition, Language, State
from apenhet.say import adopted, clauses, compose, standing, wording
from apenhet.say.document import Blocks, Definitions, Plain, Section, Target
from apenhet.say.writer import Writer
from apenhet.signatures import as_signed, person, signatories, signing, unsigned

BLANK_LINES: Final = 8
"""How many can sign where the board is not known by name."""
WORDS: Final = (
    "contents",
    "date",
    "figure",
    "fingerprints_told",
    "name",
    "sign_here",
    "signature",
    "source",
)
"""What the sheets themselves say: the ends of the names of labels."""


@dataclass(frozen=True, slots=True)
class BookletPart:
    """A part that begins on a sheet of its own; links to the ``page`` of that name lead into it.

    ``label`` stands before the title: which annex it is.
    """

    page: str
    title: str
    blocks: Blocks
    label: str = ""


@dataclass(frozen=True, slots=True)
class Signatory:
    """One who signs, by name and office, with the day where that is done."""

    name: str = ""
    role: str = ""
    day: str = ""
    reservation: str = ""


@dataclass(frozen=True, slots=True)
class Booklet:
    """What the printed document of an edition says.

    ``mark`` is what every sheet says of one that is not finished, or nothing. ``made`` is the day
    that its file carries, which depends on the edition alone.
    """

    language: Language
    title: str
    organisation: str
    under: str
    period: str
    about: str
    state: str
    mark: str
    mark_told: str
    running: str
    facts: Definitions
    fingerprints: tuple[tuple[str, str], ...]
    chapters: tuple[BookletPart, ...]
    signing: Section
    signatories: tuple[Signatory, ...]
    made: dt.date
    stands_for: Mapping[Target, Target]
    words: Mapping[str, str]


def booklet(w: Writer, fingerprints: Mapping[Language, str]) -> Booklet:
    """Return the printed document of an edition, whose account has these ``fingerprints``."""
    edition, statement = w.edition, w.edition.statement
    *account, _ = compose.signed_account(w).blocks
    mark = unfinished(edition)
    start, end = statement.edition.period.start, statement.edition.period.end
    return Booklet(
        language=w.language,
        title=standing.title(edition, w.language),
        organisation=statement.organisation.name,
        under=w.label("booklet_under"),
        period=f"{w.date(start)} {w.label('until')} {w.date(end)}",
        about=w.words(statement.summary.about),
        state=standing.state_and_day(edition, w.language),
        mark=w.label(f"booklet_{mark}") if mark else "",
        mark_told=w.label(f"booklet_{mark}_told") if mark else "",
        running=_running(w),
        facts=_facts(w),
        fingerprints=tuple(
            (w.label(f"booklet_fingerprint_{language}"), digits)
            for language, digits in fingerprints.items()
        ),
        chapters=(
            BookletPart("overview", w.label("booklet_summary"), compose.summary(w).blocks),
            BookletPart("account", w.label("booklet_account"), tuple(account)),
            *_annexes(w),
        ),
        signing=_signing(w),
        signatories=_signatories(w),
        made=_made(edition),
        stands_for={
            Target("measures"): Target("overview", w.label("plan_anchor")),
            Target("overview", w.label("state_anchor")): Target(
                "account", w.label("signing_anchor")
            ),
        },
        words={
            **{name: w.label(f"booklet_{name}") for name in WORDS},
            "page": w.label("booklet_page", page="{page}", pages="{pages}"),
            "sheet": w.label("booklet_sheet", page="{page}"),
        },
    )


def _signing(w: Writer) -> Section:
    """Return who has approved the text; who has signed it stands on the lines to sign on."""
    told = standing.approved_and_signed(w)
    return w.headed("signing", (w.properties(*(one for one in told if one[0] != "signed")),))


def _facts(w: Writer) -> Definitions:
    """Return how far the edition has come, for the cover: of who has signed it, the names alone."""
    names = wording.enumeration([one.name for one in signing(w.edition).signatures], w.language)
    told = {**dict(standing.facts(w)), **({"signed": (Plain(names),)} if names else {})}
    return w.properties(*told.items())


def _annexes(w: Writer) -> Iterator[BookletPart]:
    # Of the page on the Act only what is told at a glance: the rest explains the Act, not the year.
    law = tuple(block for block in clauses.law_index(w).blocks if not isinstance(block, Section))
    annexes = {
        "declaration": adopted.declaration(w).blocks,
        "policy": adopted.policy(w).blocks,
        "law": law,
    }
    for letter, (name, blocks) in zip(ascii_uppercase, annexes.items(), strict=False):
        label = w.label("booklet_annex", letter=letter)
        yield BookletPart(name, w.label(f"booklet_{name}"), blocks, label)


def unfinished(edition: Edition) -> str:
    """Return what an edition is until it is finished: ``draft``, then ``to_be_signed``."""
    if edition.state is State.DRAFT or edition.coming:
        return "draft"
    statement = as_signed(edition)
    if edition.published or statement.edition.original:
        return ""
    return "to_be_signed" if not statement.edition.signatures or unsigned(statement) else ""


def _running(w: Writer) -> str:
    """Return how far the edition has come, for the head of every sheet."""
    told = standing.state_name(w.edition, w.language)
    if not w.edition.published:
        return told
    last = w.edition.published[-1]
    revision = w.label("booklet_revision", number=last.revision)
    return f"{revision}, {told[:1].lower()}{told[1:]} {w.date(last.date)}"


def _signatories(w: Writer) -> tuple[Signatory, ...]:
    """Return the lines to sign on; none for a rendering of what was signed elsewhere."""
    statement = as_signed(w.edition)
    signed = tuple(
        Signatory(
            one.name,
            w.words(one.role),
            w.date(one.date),
            f"{w.label('reservation')}: {w.words(one.reservation)}" if one.reservation else "",
        )
        for one in statement.edition.signatures
    )
    if statement.edition.original:
        return signed
    names = {person(one.name) for one in signed}
    lacking = tuple(
        Signatory(name, w.words(role))
        for name, role in signatories(statement)
        if person(name) not in names
    )
    return (*signed, *lacking) or (Signatory(),) * BLANK_LINES


def _made(edition: Edition) -> dt.date:
    """Return the newest day that the edition itself names: published, signed, approved, or over."""
    said = edition.statement.edition
    days = [said.period.end, *(one.date for one in edition.published)]
    days += [one.date for one in said.signatures]
    days += [said.approval.date] if said.approval else []
    return max(days)
