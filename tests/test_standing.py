"""How an edition stands, as its pages say: approved, signed, published, corrected; what it lacks."""

import datetime as dt

import pytest

from apenhet.model import (
    BoardMember,
    Edition,
    Original,
    PublicationKind,
    Signature,
    State,
    Text,
    Waiver,
)
from apenhet.render.plain import lines
from apenhet.say import clauses, standing
from apenhet.say.booklet import booklet
from apenhet.say.document import Link, Target
from apenhet.say.writer import Writer
from tests.publishing import publication
from tests.test_compose import parts

TEXT = "ab" * 32
"""The fingerprint of a text, and those of others."""
OTHER, LATER = "cd" * 32, "ef" * 32
MEMBER = Text(nb="medlem", en="member")
KARI = Signature(name="Kari Nordmann", role=Text(nb="leder", en="chair"), date=dt.date(2024, 5, 3))


def signed_as(edition: Edition, *named: str | None, **life: object) -> Edition:
    """Return an edition of which each signature names a text, not published unless ``life`` says."""
    signatures = tuple(KARI.model_copy(update={"fingerprint": one}) for one in named)
    own = {"original": None, "signatures": signatures}
    facts = edition.statement.edition.model_copy(update=own)
    board = (BoardMember(name=KARI.name, role=KARI.role),)
    governance = edition.statement.governance.model_copy(update={"members": board})
    said = {"edition": facts, "governance": governance}
    statement = edition.statement.model_copy(update=said)
    return edition.model_copy(update={"statement": statement, "bound_to": (TEXT,), **life})


def answer_on_signatures(edition: Edition) -> tuple[str, str]:
    """Return how far § 5 is told to be answered as to signatures, and what is told to lack."""
    told = next(
        one
        for one in clauses.clauses_told(Writer.of(edition, "nb"))
        if one.clause.id == "s5_signatures"
    )
    return told.told, " ".join(told.lacking)


def test_only_who_signed_this_text_answers_what_the_act_asks_of_signatures(
    edition: Edition,
) -> None:
    for named, told in {TEXT: "Besvart", OTHER: "Ikke oppgitt", None: "Ikke oppgitt"}.items():
        signed = signed_as(edition, named)
        assert answer_on_signatures(signed)[0] == told
        index = clauses.law_index(Writer.of(signed, "nb"))
        (section,) = (s for s in index.sections() if s.anchor == "paragraf-5-underskrift")
        links = [part.to for part in parts(section.blocks) if isinstance(part, Link)]
        assert (Target("overview", "status") in links) is (named == TEXT)


def test_a_board_that_nobody_knows_is_not_shown_to_have_signed(edition: Edition) -> None:
    signed = signed_as(edition, TEXT)
    governance = signed.statement.governance.model_copy(update={"members": ()})
    unknown = signed.statement.model_copy(update={"governance": governance})
    told = answer_on_signatures(signed.model_copy(update={"statement": unknown}))
    assert told[0] == "Delvis besvart"
    assert "Hvem som sitter i styret" in told[1]


def test_what_was_signed_as_another_text_is_not_shown_as_signed(edition: Edition) -> None:
    for named, title, why in (
        (OTHER, "Gjelder en annen tekst", "Teksten er en annen nå"),
        (None, "Sier ikke hvilken tekst det gjelder", "ikke før det står hvilken tekst"),
    ):
        told = state_of(signed_as(edition, named))
        assert f"{title}: Kari Nordmann, leder, 3. mai 2024" in told
        assert why in told
        assert "Signert" not in told
        assert "Godkjenning, underskrifter" in told  # what it lacks


def to_sign(edition: Edition, *signed: Signature, manager: str = "") -> list[tuple[str, str, str]]:
    """Return the lines to sign on of an edition whose board and general manager are named."""
    members = (
        BoardMember(name=KARI.name, role=KARI.role),
        BoardMember(name="\u00c5se Nilsen", role=MEMBER, member_from=dt.date(2024, 5, 6)),
        BoardMember(name="Ola Vik", role=MEMBER, member_until=dt.date(2024, 5, 5)),
    )
    former = edition.statement.governance
    manages = former.roles[0].model_copy(update={"id": "manager", "holder": manager or None})
    own = {"members": members, "roles": (*former.roles, manages), "general_manager": "manager"}
    governance = former.model_copy(update=own)
    signing = {"original": None, "approval": None, "signatures": signed}
    facts = edition.statement.edition.model_copy(update=signing)
    said = {"edition": facts, "governance": governance}
    statement = edition.statement.model_copy(update=said)
    named = edition.model_copy(update={"statement": statement, "bound_to": (TEXT,)})
    lines_to_sign_on = booklet(Writer.of(named, "nb"), {}).signatories
    return [(one.name, one.role, one.day) for one in lines_to_sign_on]


def test_the_board_of_the_day_of_the_last_signature_is_to_sign(edition: Edition) -> None:
    """Whoever joined it while it was being signed too, and each once, however a name is typed."""
    last_year = [("Kari Nordmann", "leder", ""), ("Ola Vik", "medlem", "")]
    assert to_sign(edition) == last_year
    assert to_sign(edition, manager="KARI NORDMANN") == last_year
    first = KARI.model_copy(update={"fingerprint": TEXT})
    signed = [("Kari Nordmann", "leder", "3.\u00a0mai\u00a02024")]
    assert to_sign(edition, first) == [*signed, ("Ola Vik", "medlem", "")]
    last = first.model_copy(
        update={"name": "A\u030ase Nilsen", "role": MEMBER, "date": dt.date(2024, 5, 7)}
    )
    now = [*signed, ("A\u030ase Nilsen", "medlem", "7.\u00a0mai\u00a02024")]
    assert to_sign(edition, first, last) == now


def test_a_correction_is_not_shown_as_signed(edition: Edition) -> None:
    def out(*fingerprints: str) -> dict[str, object]:
        found = tuple(
            publication(edition.year, n, dt.date(2024, 6, n), fingerprint=one)
            for n, one in enumerate(fingerprints, 1)
        )
        return {"published": found, "state": State.PUBLISHED, "bound_to": ()}

    assert answer_on_signatures(signed_as(edition, TEXT, **out(TEXT)))[0] == "Besvart"
    corrected = signed_as(edition, TEXT, **out(TEXT, OTHER))
    worded_anew = publication(edition.year, 3, kind=PublicationKind.TECHNICAL, fingerprint=LATER)
    life = corrected.model_copy(update={"published": (*corrected.published, worded_anew)})
    for one in (corrected, life):
        assert answer_on_signatures(one) == (
            "Delvis besvart",
            "Redegjørelsen er underskrevet, men ikke det som er rettet etterpå.",
        )
    told = state_of(corrected)
    assert "slik den ble publisert den dagen, uten det som er rettet" in told
    assert "Publisert: 1. juni 2024. Sist endret 2. juni 2024" in told
    anew = signed_as(edition, OTHER, **out(TEXT, OTHER))
    assert answer_on_signatures(anew)[0] == "Besvart"
    again = signed_as(edition, OTHER, **out(TEXT, OTHER, LATER))
    assert answer_on_signatures(again)[0] == "Delvis besvart"
    assert "til og med 2. juni 2024" in state_of(again)


def told_of_state(edition: Edition, state: State = State.DRAFT, **facts: object) -> str:
    """Return the words of the overview's panel of an edition that says ``facts`` of itself."""
    said = edition.statement.edition.model_copy(update={"original": None, **facts})
    statement = edition.statement.model_copy(update={"edition": said})
    published = (publication(2023, 1, dt.date(2024, 7, 2)),) if state == "published" else ()
    changed = {"statement": statement, "state": state, "published": published}
    return state_of(edition.model_copy(update=changed))


def state_of(edition: Edition) -> str:
    """Return the words of the overview's panel of an edition."""
    w = Writer.of(edition, "nb")
    return "\n".join(lines(standing.state(w))).replace("\xa0", " ")


PDF = Original(kind=Text(nb="PDF", en="PDF"))


def test_what_an_edition_that_is_being_made_has_not_got_is_not_yet(edition: Edition) -> None:
    told = told_of_state(edition)
    assert "Ikke ennå: Godkjenning, underskrifter, hvor årsberetningen viser" in told
    assert "Ikke oppgitt" not in told


def test_what_is_unknown_of_an_original_is_not_stated(edition: Edition) -> None:
    told = told_of_state(edition, original=PDF)
    assert "Ikke ennå: Godkjenning\n" in told
    assert "Ikke oppgitt om originalen: Godkjenning, underskrifter, hvor" in told
    assert "og når redegjørelsen er publisert" in told


def test_a_rendering_that_is_published_has_nothing_that_is_yet_to_come(edition: Edition) -> None:
    told = told_of_state(edition, State.PUBLISHED, original=PDF)
    assert "Ikke ennå" not in told
    assert "Publisert: 2. juli 2024" in told
    assert "Ikke oppgitt om originalen" in told


@pytest.mark.parametrize(
    ("day", "told"),
    [("2024-06-30", "30. juni 2024"), ("2024-07-01", "1. juli 2024 (etter fristen)")],
)
def test_an_original_that_came_late_is_told_as_late(edition: Edition, day: str, told: str) -> None:
    original = PDF.model_copy(
        update={"date": dt.date.fromisoformat(day), "url": "https://www.negotia.no/r.pdf"}
    )
    state = told_of_state(edition, original=original)
    assert f"Først publisert som: PDF, {told}\n" in state
    assert "når redegjørelsen er publisert" not in state


def test_an_edition_that_was_published_late_says_so(edition: Edition) -> None:
    told = told_of_state(edition, State.PUBLISHED)
    assert "Publisert: 2. juli 2024 (etter fristen)" in told
    assert "Ikke" not in told


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((), "Utkast"),
        ((dt.date(2024, 6, 12),), "Publisert 12. juni 2024"),
        (
            (dt.date(2024, 6, 12), dt.date(2025, 3, 3)),
            "Publisert 12. juni 2024. Sist endret 3. mars 2025",
        ),
    ],
)
def test_a_page_says_when_it_was_published_and_last_changed(
    edition: Edition, days: tuple[dt.date, ...], said: str
) -> None:
    published = tuple(publication(2023, n, day) for n, day in enumerate(days, 1))
    state = State.PUBLISHED if days else State.DRAFT
    told = edition.model_copy(update={"published": published, "state": state})
    assert standing.state_and_day(told, "nb").replace("\u00a0", " ") == said


def test_where_nobody_knows_the_board_there_are_lines_to_sign_on(edition: Edition) -> None:
    said = signed_as(edition).statement
    governance = said.governance.model_copy(update={"members": ()})
    unknown = said.model_copy(update={"governance": governance})
    told = booklet(Writer.of(edition.model_copy(update={"statement": unknown}), "nb"), {})
    assert {one.name for one in told.signatories} == {""}
    assert len(told.signatories) > 5


def test_an_annual_report_that_there_is_none_of_is_not_to_come(edition: Edition) -> None:
    reason = Text(nb="Vi lager ingen.", en="We make none.")
    waiver = Waiver(
        clause="s5_annual_report", rule="annual_report_named", whole=True, reason=reason
    )
    told = told_of_state(edition.model_copy(update={"waivers": (waiver,)}))
    assert "Ikke ennå: Godkjenning, underskrifter og når redegjørelsen er publisert" in told
