"""The words of any year's texts: what a dictionary does not know is told, what is right is not."""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path
from textwrap import indent

import pytest

from apenhet.check import check_project
from apenhet.check.page_text import page_phrase
from apenhet.check.phrases import phrases
from apenhet.check.prose.spelling import rules_not_run, words_of
from apenhet.model import LANGUAGES, Language
from apenhet.problems.problem import Problem
from apenhet.problems.report import as_line
from apenhet.problems.rules import RULES, Level
from apenhet.read import dictionary
from apenhet.read.dictionary import Dictionary, dictionaries_of_the_system, plain, slips
from apenhet.read.load import load_project
from apenhet.read.source import Source

ROOT = Path(__file__).parents[1]
LISTS = Path(dictionary.__file__).parent / "words"
STATEMENT = "data/statement_2023.yml"
SMALL = ROOT / "tests" / "cases" / "project"
BLOCKS = re.compile(r"^( +)- id: (?:what_we_stand_for|vision)\n +text:\n", re.MULTILINE)
"""Where texts to try are put in."""
COMMON = """\
# Words of the texts that dictionary and rules have too: a text that uses no others is checked
# without loading the dictionary. Written by a test; it holds that each is right.
"""
AS_OF = dt.date(2024, 6, 1)

Pair = tuple[str, str]


@pytest.fixture(scope="session")
def found() -> dict[Language, Path]:
    """Return the system's dictionaries; skip without them, unless nothing may be skipped."""
    paths = {language: path for language, path in dictionaries_of_the_system().items() if path}
    if len(paths) < len(LANGUAGES):
        reason = "the system has no dictionary nb_NO or en_GB"
        if os.environ.get("APENHET_REQUIRE_BROWSER", "") not in {"", "0"}:
            pytest.fail(reason)
        pytest.skip(reason)
    return paths


@pytest.fixture(scope="module")
def source() -> Source:
    """A project of few words, so that what is tried is nearly all there is to look at."""
    return Source.from_folder(SMALL)


@pytest.fixture(scope="module")
def real() -> Source:
    """The project itself."""
    return Source.from_folder(ROOT)


def with_texts(source: Source, pairs: list[Pair], **files: str) -> Source:
    """Return the project with the pairs of texts put into the account for 2023."""
    text = source.files[STATEMENT].decode()
    (block,) = BLOCKS.finditer(text)
    blocks = "".join(
        f"- id: try_{number}\n  text:\n    nb: >-\n      {nb}\n    en: >-\n      {en}\n"
        for number, (nb, en) in enumerate(pairs)
    )
    begin = block.start()
    text = text[:begin] + indent(blocks, block[1]) + text[begin:]
    more = {f"data/{name.replace('_', '.')}": content.encode() for name, content in files.items()}
    return Source({**source.files, STATEMENT: text.encode(), **more}, source.unreadable)


def advice(source: Source, found: dictionary.Found | None) -> list[Problem]:
    """Return the advice on the texts put in, on lists of words, and on no particular text."""
    problems = check_project(load_project(source), AS_OF, (), found)
    return [
        one
        for one in problems
        if one.level is Level.ADVICE and ("try_" in one.path or not one.path)
    ]


def told(problem: Problem) -> str:
    return f"{problem.rule}: {problem.message('nb').partition(': ')[2]}"


HONEST: list[Pair] = [
    tuple(line.split(" | "))  # type: ignore[misc]  # each line holds two
    for line in (Path(__file__).parent / "honest_texts.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_honest_texts_are_hardly_ever_advised_on(real: Source, found: dictionary.Found) -> None:
    assert len(HONEST) >= 90
    assert [told(one) for one in advice(with_texts(real, HONEST), found)] == []


SLIPS: list[Pair] = [
    ("Leverandørane følger rutinene.", "Our suppliers’ behavior is good."),
    ("Vi har gjenomført en aktsomhestvurdering.", "Under åpenhetsloven we recieved it."),
    (
        "Det styres av Forbrukertilsnyet og [due dilligence]{lang=en}.",
        "It is [arbeidsforholld]{lang=nb} and [Guovdageaidnu]{lang=se}.",
    ),
]


def test_slips_are_told_in_both_languages_with_what_was_meant(
    source: Source, found: dictionary.Found
) -> None:
    problems = advice(with_texts(source, SLIPS), found)
    words = [re.findall("«(.+?)»", told(one)) for one in problems]
    assert [(word, *meant[:1]) for word, *meant in words] == [
        ("Leverandørane", "Leverandørene"),
        ("behavior", "behaviour"),
        ("gjenomført", "gjennomført"),
        ("aktsomhestvurdering", "aktsomhetsvurdering"),
        ("åpenhetsloven",),
        ("recieved", "received"),
        ("Forbrukertilsnyet", "Forbrukertilsynet"),
        ("dilligence", "diligence"),
        ("arbeidsforholld", "arbeidsforhold"),
    ]
    assert {one.rule for one in problems} == {"word_spelled"}
    assert max(map(len, words)) <= 1 + dictionary.MOST_SUGGESTIONS


def test_a_slip_is_told_once_at_its_place_with_the_list_to_add_it_to(
    source: Source, found: dictionary.Found
) -> None:
    pair = ("Det er gjenomført. Det er gjenomført.", "It is so. It is so.")
    changed = with_texts(source, [pair])
    (problem,) = advice(changed, found)
    text = changed.files[STATEMENT].decode()
    line = text[: text.index("gjenomført")].count("\n") + 1
    assert as_line(problem, "en") == (
        f"{STATEMENT}:{line}:20: advice word_spelled: {problem.path}: The dictionary does not know "
        '"gjenomført". Did you mean "gjennomført"?'
    )
    assert "data/words.nb.txt" in problem.remedy("nb")


def test_a_text_in_the_other_language_is_told_once_not_word_by_word(
    source: Source, found: dictionary.Found
) -> None:
    pairs = [
        ("We have asked the suppliers for it.", "Vi har spurt leverandørene om dette."),
        ("We have asked the suppliers to follow the code.",) * 2,
        ("Lorem ipsum dolor.", "We buy from {{ assessment.suplliers of them."),
    ]
    problems = advice(with_texts(source, pairs), found)
    assert [(one.rule, one.path.rpartition(".")[2]) for one in problems] == [
        ("in_its_language", "nb"),
        ("in_its_language", "en"),
        ("translated", "nb"),
    ]


def test_what_an_editor_adds_is_right_and_can_be_inflected_by_a_genitive(
    source: Source, found: dictionary.Found
) -> None:
    pair = ("Vi bruker snurrepilen og snurrepilens skaft.", "We use [snurrepilen]{lang=nb}.")
    changed = with_texts(source, [pair], words_nb_txt="snurrepilen # et redskap\naxe\n")
    assert advice(changed, found) == []


def test_a_list_of_words_in_another_encoding_is_told(source: Source) -> None:
    files = {**source.files, "data/words.nb.txt": b"ord\ns\xf8t\n"}
    problems = check_project(load_project(Source(files, {})), AS_OF)
    (problem,) = (one for one in problems if one.file == "data/words.nb.txt")
    assert as_line(problem, "nb") == (
        "data/words.nb.txt:2:2: error file_is_utf8: Filen er ikke lagret som UTF-8 (fant byten 0xF8)."
    )


def test_the_texts_of_2024_get_the_same_care(source: Source, found: dictionary.Found) -> None:
    changed = with_texts(source, [("Vi fikk hevendelser i henhold til loven.", "It is a color.")])
    text = changed.files[STATEMENT].decode().replace("year: 2023", "year: 2024", 1)
    files = {**source.files, "data/statement_2024.yml": text.encode()}
    problems = advice(Source(files, {}), found)
    assert {(one.file, one.rule) for one in problems} == {
        ("data/statement_2024.yml", "word_spelled"),
        ("data/statement_2024.yml", "plain_words"),
    }
    assert len(problems) == 3


def test_a_page_is_read_too(source: Source, found: dictionary.Found) -> None:
    name = "docs/nb/om-nettstedet.md"
    text = source.files[name].decode() + "\nDette er skreveet feil feil.\n"
    problems = advice(Source({**source.files, name: text.encode()}, {}), found)
    assert [(one.file, one.rule, one.place.column) for one in problems] == [
        (name, "word_spelled", 10),
        (name, "word_not_doubled", 19),
    ]


def test_without_a_dictionary_it_is_said_once(
    source: Source, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DICPATH", str(tmp_path))
    missing = dictionaries_of_the_system()
    (problem,) = advice(with_texts(source, [("Vi fikk hevendelser.", "A color.")]), missing)
    assert as_line(problem, "nb") == (
        "data:1:1: advice spelling_checked: Rettskrivingen er ikke kontrollert på norsk og engelsk: "
        "Maskinen mangler ordboken (nb_NO, en_GB)."
    )
    assert rules_not_run(missing) == rules_not_run(None) == {"word_spelled"}


def test_with_dictionaries_every_rule_has_run(found: dictionary.Found) -> None:
    assert rules_not_run(found) == set()


def test_nonsense_is_told_soon_and_not_endlessly(source: Source, found: dictionary.Found) -> None:
    words = " ".join(f"q{chr(97 + i % 26)}{chr(97 + i // 26)}x" for i in range(400))
    assert len(advice(with_texts(source, [(words, "It is so.")]), found)) <= 105


def test_letters_that_the_dictionary_lacks_are_left_alone(found: dictionary.Found) -> None:
    assert Dictionary("nb", found["nb"] or Path()).has("Đặng")


# --- the lists that come with the program ---------------------------------------------------------


def listed(name: str) -> list[str]:
    lines = (LISTS / f"{name}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_base_list_holds_only_what_the_dictionary_lacks(
    found: dictionary.Found, language: Language
) -> None:
    import hunspell

    path = found[language]
    assert path
    speller = hunspell.Hunspell(path.stem, hunspell_data_dir=str(path.parent))
    words = [word for word in listed(language) if word.strip("-") == word]
    assert words == sorted(set(words))
    assert [word for word in words if speller.spell(word)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_common_words_are_right(
    real: Source, found: dictionary.Found, language: Language
) -> None:
    path = found[language]
    assert path
    asked = Dictionary(language, path)
    asked._common = set()
    if os.environ.get("APENHET_WRITE_EXPECTED") == "1":
        known = {*listed(f"{language}.common"), *words_said(real, language)}
        kept = sorted(word for word in known if asked.has(word) and not asked.lists(word))
        text = COMMON + "\n" + "\n".join(kept) + "\n"
        (LISTS / f"{language}.common.txt").write_text(text, "utf-8")
    words = listed(f"{language}.common")
    assert len(words) > 1500
    assert [word for word in words if not asked.has(word)] == []


def words_said(source: Source, language: Language) -> set[str]:
    """Return the words of the project's texts in a language, the parts that hyphens divide, stems."""
    loaded = load_project(source)
    texts = [
        *(text for file in loaded.files for text in phrases(file)),
        *(page_phrase(page) for page in loaded.skeletons.all),
    ]
    spoken = [word.text for text in texts for word in words_of(text) if word.language == language]
    parts = {part for word in spoken for part in re.split("-", plain(word).removesuffix("'s"))}
    parts |= {part.removesuffix("s") for part in parts}  # «selskaps-»
    return {part if part[1:] != part[1:].lower() else part.lower() for part in parts if part[1:]}


def test_the_real_texts_hold_no_slip(real: Source, found: dictionary.Found) -> None:
    problems = check_project(load_project(real), AS_OF, (), found)
    assert [as_line(one, "nb") for one in problems if one.rule == "word_spelled"] == []


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("redegjøreslen", "redegjørelsen", True),
        ("arbeid", "arbeide", True),
        ("arbeide", "arbeid", True),
        ("arbeid", "arbeit", True),
        ("arbeid", "abried", False),
        ("arbeid", "arb", False),
    ],
)
def test_one_slip_is_a_letter_or_two_swapped(word: str, other: str, expected: bool) -> None:
    assert (other in slips(word)) == expected


def test_all_of_it_is_advice() -> None:
    rules = ["word_spelled", "spelling_checked", "word_not_doubled", "right_form"]
    rules += ["plain_words", "set_right", "same_parts"]
    assert {RULES[rule].level for rule in rules} == {Level.ADVICE}
