"""Translators' files: out and in again, whole or not at all, with every other byte as it was."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from apenhet.problems.trouble import Trouble
from apenhet.read.load import load_folder
from apenhet.read.tree import LARGEST_FILE
from apenhet.translate.memory import Translation, translations
from apenhet.translate.mend import Mended, mended, write_over
from tests.conftest import Run
from tests.publishing import small_once

pytestmark = pytest.mark.usefixtures("no_dictionaries")
STATEMENT = "data/statement_2023.yml"
NAME = "statement_2023:summary.found"
STALE = ("Vi kjøpte fra", "Vi kjøpte varer fra")

Edit = Callable[[polib.POEntry], None]


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project in git, to copy."""
    return small_once(tmp_path_factory)


@pytest.fixture
def project(repository: Path, tmp_path: Path) -> Path:
    """A copy of the small project that a test may change."""
    return Path(shutil.copytree(repository, tmp_path / "project", symlinks=True))


@pytest.fixture
def stale(project: Path) -> Path:
    """The small project with one text whose Norwegian has changed since."""
    put(project / STATEMENT, *STALE)
    return project


def put(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (text.count(old), old)
    path.write_text(text.replace(old, new), encoding="utf-8")


def edited(root: Path, edit: Edit, *, everything: bool = False, apenhet: Run) -> Path:
    """Export, change the entry of the text and return the file."""
    file = root / "en.po"
    options = ["--all"] if everything else []
    assert apenhet("translations", "export", *options, "--output", file).code == 0
    po = polib.pofile(str(file))
    (entry,) = (entry for entry in po if entry.msgctxt == NAME)
    edit(entry)
    po.save()
    return file


def finished(words: str | None = None) -> Edit:
    def edit(entry: polib.POEntry) -> None:
        entry.flags = []
        entry.msgstr = entry.msgstr if words is None else words

    return edit


GOOD = "We bought goods from {{ assessment.suppliers }} suppliers and service providers. Of these, {{ derived.follow_up }} will be followed up."


def test_what_is_out_of_date_goes_out_with_the_norwegian_that_it_was_made_from(
    stale: Path, apenhet: Run
) -> None:
    said = apenhet("translations", "export", "--output", stale / "en.po", "--lang", "nb")
    assert (said.code, said.out) == (0, f"Skrev {stale / 'en.po'}. Tekster i den: 1.\n")
    content = (stale / "en.po").read_bytes()
    assert apenhet("translations", "export", "2023").out.encode() == content
    (entry,) = polib.pofile(str(stale / "en.po"))
    assert (entry.msgctxt, entry.flags) == (NAME, ["fuzzy"])
    assert entry.msgid.startswith("Vi kjøpte varer fra {{ assessment.suppliers }} leverandører.")
    assert entry.previous_msgid == entry.msgid.replace(" varer", "", 1)
    assert entry.msgstr.startswith("We bought from")


def test_what_comes_in_is_typed_as_it_was_and_nothing_else_changes(
    stale: Path, apenhet: Run
) -> None:
    before = (stale / STATEMENT).read_text(encoding="utf-8")
    file = edited(stale, finished(GOOD), apenhet=apenhet)
    said = apenhet("translations", "import", file, "--lang", "en")
    assert (said.code, said.out) == (
        0,
        "English texts taken in: 1. Noted that they still hold: 0. Unfinished, and left as they were: 0.\n",
    )
    after = (stale / STATEMENT).read_text(encoding="utf-8")
    begin = before.index("      We bought from")
    end = before.index("\n  done: ")
    assert after[:begin] == before[:begin]
    assert after[begin:].startswith(
        "      We bought goods from {{ assessment.suppliers }} suppliers and service providers. Of these,\n"
        "      {{ derived.follow_up }} will be followed up.\n"
    )
    assert after.endswith(before[end:])
    assert len(after.splitlines()) == len(before.splitlines())
    assert apenhet("translations", "list").code == 0


def test_what_goes_out_and_in_again_changes_nothing(stale: Path, apenhet: Run) -> None:
    before = {path: path.read_bytes() for path in (stale / "data").iterdir()}
    file = stale / "en.po"
    assert apenhet("translations", "export", "--all", "--output", file).code == 0
    assert len(polib.pofile(str(file))) > 100
    said = apenhet("translations", "import", file, "--lang", "nb")
    assert said.out == (
        "Engelske tekster tatt inn: 0. Notert at de fortsatt stemmer: 0. Uferdige, som ble stående: 1.\n"
    )
    assert {path: path.read_bytes() for path in (stale / "data").iterdir()} == before
    assert apenhet("translations", "list").code == 1  # nothing is cleared that nobody has looked at


def test_english_that_a_translator_found_right_is_noted_to_hold(stale: Path, apenhet: Run) -> None:
    before = (stale / STATEMENT).read_bytes()
    file = edited(stale, finished(), apenhet=apenhet)
    said = apenhet("translations", "import", file)
    assert "they still hold: 1." in said.out
    after = (stale / STATEMENT).read_bytes()
    assert len(after.splitlines()) == len(before.splitlines())
    assert apenhet("translations", "list").code == 0


def emptied(entry: polib.POEntry) -> None:
    entry.flags, entry.msgstr = [], ""


def test_english_that_is_taken_out_of_the_file_stays_in_the_data(stale: Path, apenhet: Run) -> None:
    before = (stale / STATEMENT).read_bytes()
    file = edited(stale, emptied, apenhet=apenhet)
    assert apenhet("translations", "import", file).code == 0
    assert (stale / STATEMENT).read_bytes() == before


def renamed(entry: polib.POEntry) -> None:
    entry.flags, entry.msgctxt, entry.msgid = [], "statement_2023:nothing", "Noe annet"


def of_other_norwegian(entry: polib.POEntry) -> None:
    entry.flags, entry.msgid = [], "Vi kjøpte ikke fra noen."


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (renamed, "statement_2023:nothing: The text is no longer there."),
        (of_other_norwegian, f"{NAME}: The Norwegian has changed since the file was made."),
        (
            finished("We bought from some suppliers."),
            f"{NAME}: The English must have the same {{…}}",
        ),
        (finished(GOOD.replace("}}", "}")), f"{NAME}: The English must have the same {{…}}"),
        (
            finished(f"{GOOD} {{{{ edition.year }}}}"),
            f"{NAME}: The English must have the same {{…}}",
        ),
    ],
    ids=["unknown", "changed", "facts left out", "facts broken", "facts added"],
)
def test_what_does_not_fit_is_told_and_then_nothing_is_taken_in(
    stale: Path, apenhet: Run, edit: Edit, why: str
) -> None:
    before = {path: path.read_bytes() for path in (stale / "data").iterdir()}
    file = edited(stale, edit, everything=True, apenhet=apenhet)
    po = polib.pofile(str(file))
    po[0].msgstr = "Another PDF"
    po.save()
    said = apenhet("translations", "import", file, "--lang", "en")
    assert (said.code, said.out) == (1, "")
    told, last = said.err.splitlines()
    place, _, rest = told.removeprefix(f"{file}:").partition(": ")
    assert rest.startswith(why)
    line = file.read_text(encoding="utf-8").splitlines()[int(place) - 1]
    assert line.startswith(("msgctxt", "#"))
    assert last == "Nothing was taken in."
    assert {path: path.read_bytes() for path in (stale / "data").iterdir()} == before


def test_what_would_be_an_error_is_told_as_check_does_and_not_taken_in(
    stale: Path, apenhet: Run
) -> None:
    before = (stale / STATEMENT).read_bytes()
    file = edited(stale, finished(f"<b>{GOOD}</b>"), apenhet=apenhet)
    said = apenhet("translations", "import", file)
    assert said.code == 1
    assert said.err.startswith(f"{STATEMENT}:")
    assert " error " in said.err
    assert said.err.endswith("Nothing was taken in.\n")
    assert (stale / STATEMENT).read_bytes() == before


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"hello\n", "1: The file is no PO file, or is damaged here."),
        (b'msgid ""\nmsgstr ""\n\nmsgid "a"b"\n', "4: The file is no PO file, or is damaged here."),
        (b"\xff\xfe\x00", "1: The file is no PO file, or is damaged here."),
        (
            b'msgid ""\nmsgstr "Language: de\\n"\n',
            "1: de: The file is in another language than English.",
        ),
    ],
    ids=["words", "cut", "bytes", "language"],
)
def test_other_files_are_refused(project: Path, apenhet: Run, content: bytes, why: str) -> None:
    (project / "x.po").write_bytes(content)
    said = apenhet("translations", "import", "x.po")
    assert (said.code, said.err) == (1, f"x.po:{why}\nNothing was taken in.\n")
    assert apenhet("translations", "import", "nothing.po", "--lang", "nb").err == (
        "Feil: Den finnes ikke: nothing.po\n"
    )


def test_a_text_that_was_moved_meanwhile_is_found_by_its_words(stale: Path, apenhet: Run) -> None:
    file = edited(stale, finished(GOOD), apenhet=apenhet)
    po = polib.pofile(str(file))
    po[0].msgctxt = "statement_2023:summary.elsewhere"
    po.save()
    assert apenhet("translations", "import", file).code == 0
    assert "We bought goods from" in (stale / STATEMENT).read_text(encoding="utf-8")


def test_addresses_are_nothing_for_translators(stale: Path, apenhet: Run) -> None:
    file = edited(stale, finished(), everything=True, apenhet=apenhet)
    keys = {entry.msgctxt.rpartition(".")[2] for entry in polib.pofile(str(file))}
    assert "title" in keys
    assert not keys & {"slug", "url"}


def test_english_that_is_missing_goes_out_empty_and_comes_in(stale: Path, apenhet: Run) -> None:
    put(
        stale / STATEMENT,
        "{nb: DFØs høyrisikoliste, en: DFØ High Risk List}",
        "{nb: DFØs høyrisikoliste}",
    )
    put(
        stale / "data/labels.yml",
        "menu_measures: {nb: Tiltak, en: Measures}",
        "menu_measures: {nb: Tiltak}",
    )
    file = stale / "en.po"
    assert apenhet("translations", "export", "--output", file).code == 0
    po = polib.pofile(str(file))
    missing = [entry for entry in po if not entry.msgstr]
    assert [entry.msgid for entry in missing] == ["DFØs høyrisikoliste", "Tiltak"]
    for entry in missing:
        entry.msgstr = f"English of {entry.msgid}"
    po.save()
    assert apenhet("translations", "import", file).code == 0
    text = (stale / STATEMENT).read_text(encoding="utf-8")
    assert "{nb: DFØs høyrisikoliste, en: English of DFØs høyrisikoliste}\n" in text
    labels = (stale / "data/labels.yml").read_text(encoding="utf-8")
    assert "menu_measures: {nb: Tiltak, en: English of Tiltak}\n" in labels


# --- how English is typed -------------------------------------------------------------------------

AWKWARD = [
    "Plain words",
    "No",
    "12:30",
    "2024-05-01",
    "true",
    "- no list",
    "# no comment",
    "a # sign",
    "key: value",
    "[no] {list}, & no *mark*",
    '"Quoted" words \\ and ‘others’',
    "{{ edition.year }} begins",
    "a, b",
    "One.\n\nTwo.\n\nThree.",
    "- one\n- two\n- three",
    "Words " * 40 + "end",
    "x" * 150,
    "It has {{ assessment.suppliers }} " * 9 + "end",
    "ends with a colon:",
    "10\u00a0000 kr – and “more”",
    "| bar",
    "> more",
    "%",
    "---",
]
TYPED = {
    "plain": "  text:\n    nb: Norsk\n    en: English\n",
    "folded": "  text:\n    nb: >-\n      Norsk\n    en: >-\n      English\n      too\n",
    "literal": "  text:\n    nb: |-\n      Norsk\n    en: |-\n      English\n",
    "quoted": '  text:\n    nb: Norsk\n    en: "English"\n',
    "single": "  text:\n    nb: Norsk\n    en: 'English ''too'''\n",
    "braces": "  text: {nb: Norsk, en: English}  # note\n",
    "braced lines": "  text: {\n    nb: Norsk,\n    en: English\n  }\n",
    "english first": "  text:\n    en: English\n    nb: Norsk\n",
    "missing": "  text:\n    nb: Norsk\n",
    "missing in braces": "  text: {nb: Norsk}\n",
}


def texts(root: Path) -> tuple[Translation, ...]:
    return translations(root, load_folder(root)).all


def said(root: Path) -> list[tuple[str, str | None]]:
    return [(one.norwegian, one.english) for one in texts(root)]


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_any_words_can_be_typed_anywhere(tmp_path: Path, typed: str, ends: str) -> None:
    path = tmp_path / STATEMENT
    path.parent.mkdir()
    entries = (f"- id: x{n}\n{typed}  # etter\n  status: done   \n" for n in range(len(AWKWARD)))
    before = f"# Øverst\nmeasures: # liste\n{''.join(entries)}other: 1\n".replace("\n", ends)
    path.write_bytes(before.encode())
    content = mended(map(Mended, texts(tmp_path), AWKWARD))[STATEMENT]
    path.write_bytes(content)
    assert said(tmp_path) == [("Norsk", english) for english in AWKWARD]
    around = re.escape(before).split(re.escape(typed.replace("\n", ends)))
    assert len(around) == len(AWKWARD) + 1
    assert re.fullmatch("(?s:.+?)".join(around), content.decode())
    assert content.count(b"\n") == content.count(ends.encode())
    holding = mended(Mended(one, holds=True) for one in texts(tmp_path))[STATEMENT]
    assert holding.decode().count("ENGELSK STEMMER") == len(AWKWARD)
    path.write_bytes(holding)
    assert {str(one.freshness) for one in texts(tmp_path)} == {"fresh"}
    assert said(tmp_path) == [("Norsk", english) for english in AWKWARD]


def test_every_text_of_the_data_can_be_changed_and_confirmed(draft: Path) -> None:
    """All of them at once; what is mended tells by itself whether anything else has changed."""
    every = translations(draft, load_folder(draft)).all
    assert len(every) > 900
    for file, content in mended(Mended(one, f"{one.english} Appended.") for one in every).items():
        before = (draft / file).read_bytes()
        assert content.count(b"Appended.") == sum(one.file.name == file for one in every)
        comments = (line for line in before.splitlines() if line.lstrip().startswith(b"#"))
        assert not set(comments) - set(content.splitlines())
        assert len(content) < LARGEST_FILE
    for content in mended(Mended(one, holds=True) for one in every).values():
        assert b"ENGELSK STEMMER" in content


def test_a_text_of_the_data_is_changed_by_itself(draft: Path) -> None:
    for one in translations(draft, load_folder(draft)).all[::70]:
        (content,) = mended([Mended(one, f"{one.english.rstrip()} And more.")]).values()
        lines = set(content.splitlines()) ^ set(one.file.content.splitlines())
        assert 0 < len(lines) < 40


def test_files_that_were_changed_meanwhile_are_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a")
    (tmp_path / "b").write_text("b")
    with pytest.raises(Trouble):
        write_over(tmp_path, {"a": b"new", "b": b"new"}, {"a": b"a", "b": b"was"})
    assert (tmp_path / "a").read_text() == "a"
