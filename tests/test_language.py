"""The words that readers see: spelled right, set right, plain, and whole in both languages.

They come from the data, as the pages say them (facts written out, Markdown read), and from the page
skeletons. Each rule is a row in a table below, with what to write instead.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from markdown_it import MarkdownIt

from apenhet.model import LANGUAGES, Edition, Language, Text
from apenhet.say import markdown
from apenhet.say.document import (
    Block,
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    ItemList,
    Link,
    Paragraph,
    Plain,
    Strong,
)
from apenhet.say.writer import Writer

ROOT: Final = Path(__file__).parents[1]
WORDS: Final = Path(__file__).parent / "words"
DICTIONARIES: Final[dict[Language, str]] = {"nb": "nb_NO", "en": "en_GB"}
MOST_WORDS: Final = 40
"""In a sentence: what plain language advises against, with room for an official name or two."""

NO_WORDS: Final = re.compile(r"_(anchor|file)$")
"""Labels that are parts of addresses."""
OWN_NAME: Final[dict[str, Language]] = {"labels.language_nb": "nb", "labels.language_en": "en"}
"""A language's name stands in that language, on every page."""
ADDRESS: Final = re.compile(r"https://\S+|\S+@\S+\.\w+|\{\w*\}|\.\w{3,4}\b")
"""What is no words: addresses, places that the program fills in, the names of formats."""


@dataclass(frozen=True)
class Said:
    """One run of words in one language (a paragraph, a list item, a label) and where it stands."""

    where: str
    language: Language
    text: str

    def __str__(self) -> str:
        return f"{self.where} ({self.language}): {self.text}"


# --- everything the site says ---------------------------------------------------------------------


def all_texts(edition: Edition) -> Iterator[tuple[str, Text]]:
    """Yield every text of the edition, the site's own labels too, by its path."""
    facts = Writer.of(edition, "nb").facts
    yield from ((path, value) for path, value in facts.walk() if isinstance(value, Text))
    for name, text in edition.labels.root.items():
        if not NO_WORDS.search(name):
            yield f"labels.{name}", text


def said_in_data(edition: Edition) -> Iterator[Said]:
    """Yield the words of every text; foreign words apart, in the language they are marked with."""
    writers = {language: Writer.of(edition, language) for language in LANGUAGES}
    for path, text in all_texts(edition):
        for language, writer in writers.items():
            spoken = OWN_NAME.get(path, language)
            for line in lines(markdown.blocks(text.in_(language), writer.fact)):
                yield Said(path, spoken, own_words(line))
                yield from (Said(path, told, words) for told, words in foreign_words(line))


def lines(node: object) -> Iterator[Inlines]:
    """Yield the content of every paragraph, those in lists too."""
    if isinstance(node, Paragraph):
        yield node.content
    elif isinstance(node, tuple):
        for part in node:
            yield from lines(part)
    elif is_dataclass(node):
        yield from lines(tuple(getattr(node, field.name) for field in fields(node)))


def own_words(line: Inlines) -> str:
    """Return a line without its foreign words."""
    return "".join(_own(part) for part in line)


def _own(part: Inline) -> str:
    match part:
        case Foreign():
            return ""
        case Strong() | Emphasis() | Link():
            return own_words(part.children)
        case _:
            return part.text


def foreign_words(line: Inlines) -> Iterator[tuple[Language, str]]:
    """Yield the words that a line marks as another language's, with that language."""
    for part in line:
        if isinstance(part, Foreign):
            (language,) = (known for known in LANGUAGES if known == part.language)
            yield language, markdown.plain(part.children)
        elif isinstance(part, (Strong, Emphasis, Link)):
            yield from foreign_words(part.children)


def said_in_skeletons() -> Iterator[Said]:
    """Yield the words of the page skeletons, paragraph by paragraph; macros and code left out."""
    for language in LANGUAGES:
        for path in sorted((ROOT / "docs" / language).glob("*.md")):
            where = str(path.relative_to(ROOT))
            for paragraph in paragraphs(path.read_text(encoding="utf-8")):
                yield Said(where, language, paragraph)


def paragraphs(skeleton: str) -> Iterator[str]:
    """Yield what a reader of a skeleton's page, or of a list of search results, is told."""
    _, head, body = skeleton.split("---\n", 2)
    for key in ("title", "description"):
        (value,) = re.findall(rf"^{key}: (.+)$", head, re.MULTILINE)
        yield value
    body = re.sub(r"\{\{ fact\([^)]+\)[^}]* \}\}", "{fact}", body)
    body = re.sub(r"\{\{ .+? \}\}", "", body)
    body = re.sub(r" \{:? ?#[^}]*\}|\]\([^)]*\)", "", body)
    for block in re.split(r"\n\s*\n|\n(?=- )", body):
        words = re.sub(r"^(#+|-) |[\[*]", "", block, flags=re.MULTILINE)
        yield re.sub(r"\n *", " ", words.strip())


@pytest.fixture(scope="module")
def said(edition: Edition) -> list[Said]:
    return [*said_in_data(edition), *said_in_skeletons()]


def none_of(found: Sequence[str], advice: str = "") -> None:
    """Fail with each finding on a line of its own."""
    if found:
        pytest.fail("\n".join([advice, *found]), pytrace=False)


# --- spelling -------------------------------------------------------------------------------------


def required() -> bool:
    return os.environ.get("APENHET_REQUIRE_BROWSER") == "1"


@cache
def why_no_dictionary() -> str | None:
    """Return why the spelling can't be checked here, if so."""
    if shutil.which("hunspell") is None:
        return "hunspell is not installed"
    for name in DICTIONARIES.values():
        asked = subprocess.run(
            ["hunspell", "-d", name, "-l"], input=b"", capture_output=True, check=False
        )
        if asked.returncode:
            return f"hunspell has no dictionary {name}"
    return None


@pytest.fixture
def speller() -> None:
    """Skip without a dictionary, unless nothing may be skipped."""
    reason = why_no_dictionary()
    if reason and required():
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)


def unknown_words(language: Language, lines_: Iterable[str]) -> set[str]:
    """Return the words that the language's dictionary does not know."""
    text = "\n".join(ADDRESS.sub(" ", line).replace("’", "'") for line in lines_)
    asked = subprocess.run(
        ["hunspell", "-d", DICTIONARIES[language], "-i", "utf-8", "-l"],
        input=text, capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    return {word for word in asked.stdout.split() if len(word) > 1}


def personal_words(language: Language) -> list[list[str]]:
    """Return our own words for the dictionary, group by group; a comment says why each is there."""
    groups = (WORDS / f"{language}.txt").read_text(encoding="utf-8").split("\n\n")
    return [[line for line in group.splitlines() if not line.startswith("#")] for group in groups]


@pytest.mark.usefixtures("speller")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_spelled_as_the_dictionary_has_it(
    said: list[Said], language: Language
) -> None:
    told = [entry for entry in said if entry.language == language]
    ours = {word for group in personal_words(language) for word in group}
    wrong = unknown_words(language, (entry.text for entry in told)) - ours
    found = [f"{word}: {places(word, told)}" for word in sorted(wrong)]
    none_of(found, f"mend it, or add it to tests/words/{language}.txt with its reason")


def places(word: str, told: Sequence[Said]) -> str:
    whole = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    found = (entry.where for entry in told if whole.search(entry.text.replace("’", "'")))
    return ", ".join(dict.fromkeys(found))


@pytest.mark.usefixtures("speller")
@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_words_are_in_order_and_no_dictionary_has_them(language: Language) -> None:
    groups = personal_words(language)
    ours = [word for group in groups for word in group]
    assert [sorted(group, key=str.casefold) for group in groups] == groups
    assert len(set(ours)) == len(ours)
    none_of(sorted(set(ours) - unknown_words(language, ours)), "the dictionary has these already")


@pytest.mark.usefixtures("speller")
@pytest.mark.parametrize(
    ("language", "text", "unknown"),
    [
        ("nb", "Leverandørane følger rutinene", {"Leverandørane"}),
        ("nb", "Hevendelser om arbeidsforholld", {"Hevendelser", "arbeidsforholld"}),
        ("en", "Our suppliers’ behavior under åpenhetsloven", {"behavior", "åpenhetsloven"}),
    ],
)
def test_the_dictionary_finds_slips(language: Language, text: str, unknown: set[str]) -> None:
    assert unknown_words(language, [text]) == unknown


# --- how it is set and said -----------------------------------------------------------------------


@dataclass(frozen=True)
class Rule:
    """What no text may hold, and what to write instead."""

    pattern: str
    instead: str
    language: Language | None = None
    """Wording, unless said."""

    def breaches(self, told: Iterable[Said]) -> list[str]:
        """Return each breach with the words around it."""
        breach = re.compile(self.pattern, re.IGNORECASE)
        return [
            f"{entry.where} ({entry.language}): …{around(entry.text, found)}…: {self.instead}"
            for entry in told
            if self.language in {None, entry.language}
            for found in breach.finditer(entry.text)
        ]


def around(text: str, found: re.Match[str]) -> str:
    return text[max(found.start() - 30, 0) : found.end() + 20]


TYPOGRAPHY: Final = (
    Rule(r"  ", "one space"),
    Rule(r"\s[,.;:!?)»](?!\w)", "no space before the mark"),
    Rule(r"[(«‘]\s", "no space after the mark"),
    Rule(r"--| - |—", "– (a dash)"),
    Rule(r"\.\.\.", "… (an ellipsis)"),
    Rule(r"§(?!§|\N{NO-BREAK SPACE})", "§ and a hard space (U+00A0)"),
    Rule(r"\"", "«» in Norwegian, ‘’ in English"),
    Rule(r"'", "’ (an apostrophe)"),
    Rule(r"[,.;:!?][,.;:!?]", "one mark"),
    Rule(r"[“”„]|‘", "«» (Norwegian quotation marks)", "nb"),
    Rule(r"\d%|\d %", "a hard space (U+00A0) before %", "nb"),
    Rule(r"[«»“”„]", "‘’ (single quotation marks)", "en"),
    Rule(r"\d\s%", "no space before %", "en"),
)

BOKMAL: Final = (
    # Where bokmål has two forms, the texts have chosen one.
    Rule(r"\bfrem(?!m)", "fram", "nb"),
    Rule(r"\bman\b", "en, du or vi", "nb"),
    Rule(r"\bjobb(e|er|et)\b", "arbeide", "nb"),
    Rule(r"\bsykemeld", "sykmeld-", "nb"),
    Rule(r"overvåkning", "overvåking", "nb"),
    Rule(r"\bi følge\b", "ifølge", "nb"),
    Rule(r"\be?-?mail|\bepost\b|\bmailen\b", "e-post", "nb"),
    Rule(r"hjemmeside|\bwebside|websted", "nettside, nettsted", "nb"),
    Rule(r"\b(lønna|framtida|tida|erklæringa|utviklinga|opplæringa|bransja)\b", "-en", "nb"),
    Rule(r"\bkapitelet\b", "kapitlet", "nb"),
    Rule(r"\bidag\b|\biår\b|\btilstede\b", "i dag, i år, til stede", "nb"),
    # The dictionary lets some nynorsk pass, and joins words into compounds that are none.
    Rule(
        r"\b(ikkje|eit|dei|frå|kva|korleis|kvifor|kven|berre|noko|nokon|sjølv|saman|òg|eg|vere|meir|"
        r"tenester|tiltaka|verksemd\w*|fleire|desse|(?:føl|byg|ten|leg|søk|mer)[gk]?j(?:er?|ing))\b",
        "bokmål",
        "nb",
    ),
    Rule(r"åpenhetshet", "åpenhetsloven (a slip in the document from 2023)", "nb"),
)

PLAIN_NORWEGIAN: Final = tuple(
    Rule(rf"\b(?:{pattern})\b", instead, "nb")
    for pattern, instead in (
        (r"i henhold til", "etter"),
        (r"vedrørende|angående|hva angår|med hensyn til", "om"),
        (r"foreta|foretar|foretas|foretatt", "the verb itself: gjøre, vurdere"),
        (r"herunder", "blant annet, også"),
        (r"samt", "og"),
        (r"i forbindelse med", "ved, når, om"),
        (r"(?<!stå )i forhold til", "for, om, mot (but «stå i forhold til» is a proportion)"),
        (r"således|følgelig", "derfor, slik"),
        (r"ovennevnte|ovenstående|nedenstående", "say which"),
        (r"gjeldende", "som gjelder"),
        (r"benytte[rst]?|anvende[rst]?", "bruke"),
        (r"iverksett\w*", "sette i verk, gjennomføre"),
        (r"implementer\w*", "innføre"),
        (r"adresser(?:e|er|es|t)", "håndtere, ta opp"),
        (r"fokuser\w*|fokus på", "legge vekt på (a keyboard's focus is another thing)"),
        (r"hvorvidt", "om"),
        (r"dersom", "hvis"),
        (r"vennligst", "leave it out"),
        (r"bistå[r]?|besørge[rs]?|tilveiebring\w*|inneha[r]?", "hjelpe, ordne, skaffe, ha"),
        (r"(?:på|med) bakgrunn (?:av|i)", "fordi, ut fra"),
        (r"jf|jfr|ift|mtp|mht|bl\.a|f\.eks|evt|osv", "the words in full"),
        (r"etterlev\w*", "følge, oppfylle"),
        (r"potensiel\w*", "mulig"),
        (r"det er viktig å merke seg", "leave it out"),
    )
)

PLAIN_ENGLISH: Final = tuple(
    Rule(rf"\b(?:{pattern})\b", instead, "en")
    for pattern, instead in (
        # Officialese.
        (r"pursuant to|by virtue of", "under"),
        (r"hereunder|hereby|herein|thereof|aforementioned|abovementioned", "plain words"),
        (r"in connection with|with regards? to|as regards|regarding|concerning the", "about, on"),
        (r"in order to", "to"),
        (r"prior to|subsequent to", "before, after"),
        (r"utili[sz]e[sd]?|utilisation", "use"),
        (r"shall", "must, will"),
        (r"persons", "people"),
        (r"in the event that|in case of", "if"),
        # Norwegian in English words.
        (r"cooperation partners?|collaboration partners?", "partners (samarbeidspartnere)"),
        (r"is anchored|are anchored|anchoring", "embedded (forankret)"),
        (r"work(?:s|ed|ing)? with (?:due|the req|meas|the act|risk|resp)", "work on (arbeide med)"),
        (r"according to the (?:act|law)", "under the Act (etter loven)"),
        (r"eventual(?:ly)?|actual (?:law|rules|guidelines)", "any, in force (eventuell, aktuell)"),
        (
            r"informations|trainings|advices|competences?|learnings|researches",
            "no plural in English",
        ),
        (r"elected representatives?|union representatives?", "shop steward (tillitsvalgt)"),
        (r"tariff agreements?|tariffs", "collective agreement (tariffavtale)"),
        (r"secretary[- ]general", "General Secretary"),
        (r"board of directors|union board", "National Executive Board (forbundsstyret)"),
        (r"work li[fv]e\w*", "working life (arbeidsliv)"),
        # One spelling, British; one word for one thing.
        (r"(?!priz|seiz)\w{3,}iz(?:e[sdr]?|ing|ations?)", "-ise"),
        (r"email", "e-mail"),
        (r"(?:whole|full|all|this|the) accounts?(?! of)", "statement (accounts are also log-ins)"),
    )
)


@pytest.mark.parametrize(
    "rules", [TYPOGRAPHY, BOKMAL, PLAIN_NORWEGIAN, PLAIN_ENGLISH],
    ids=["typography", "bokmål", "plain Norwegian", "plain English"],
)  # fmt: skip
def test_texts_keep_the_rules_of(said: list[Said], rules: tuple[Rule, ...]) -> None:
    none_of([breach for rule in rules for breach in rule.breaches(said)])


def test_sentences_are_short_enough_to_read(said: list[Said]) -> None:
    long = [
        f"{entry.where} ({entry.language}), {len(sentence.split())} words: {sentence}"
        for entry in said
        for sentence in sentences(entry.text)
        if len(sentence.split()) > MOST_WORDS
    ]
    none_of(long)


def sentences(text: str) -> list[str]:
    """Split a paragraph where a sentence ends: at a full stop before a capital, not in a date."""
    return re.split(r"(?<=[.!?])[»’)]?\s+(?=[A-ZÆØÅ«‘(])", text)


# --- the same in both languages -------------------------------------------------------------------


def test_every_text_has_the_same_paragraphs_and_lists_in_both_languages(edition: Edition) -> None:
    different = [
        f"{path}: {shapes}"
        for path, text in all_texts(edition)
        if len(set(shapes := [shape(text.in_(language)) for language in LANGUAGES])) > 1
    ]
    none_of(different)


def shape(text: str) -> str:
    """Return the blocks of a text without their words: a paragraph, a list of two."""
    found = markdown.blocks(text, lambda path: (Plain(path),))
    return ", ".join(_shape(block) for block in found)


def _shape(block: Block) -> str:
    if isinstance(block, ItemList):
        return f"{'numbered' if block.ordered else 'list'} of {len(block.items)}"
    return "paragraph"


def test_every_page_has_the_same_parts_in_both_languages() -> None:
    pages = {
        language: dict(map(skeleton_shape, (ROOT / "docs" / language).glob("*.md")))
        for language in LANGUAGES
    }
    assert pages["nb"] == pages["en"]


def skeleton_shape(path: Path) -> tuple[str, list[str]]:
    """Return a page's name and its parts: headings, paragraphs, list items and macros, in order."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    (name,) = re.findall(r"^name: (\w+)$", head, re.MULTILINE)
    parts = []
    for token in MarkdownIt("commonmark").parse(body):
        if token.type == "inline":
            parts += re.findall(r"\{\{ (.+?) \}\}", token.content)
        elif token.nesting >= 0:
            parts.append(token.type + token.tag)
    return name, parts


# --- each rule can be broken ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("To  ord", "nb"),
        ("Et komma , her", "nb"),
        ("« slik»", "nb"),
        ("ord -- ord", "nb"),
        ("ord - ord", "en"),
        ("og så...", "nb"),
        ("Etter § 6", "nb"),
        ('Et "ord"', "nb"),
        ("supplier's", "en"),
        ("Slutt..", "nb"),
        ("visjonen “Sammen”", "nb"),
        ("93%", "nb"),
        ("our vision «Together»", "en"),
        ("93 %", "en"),
    ],
)
def test_the_typography_rules_find_slips(text: str, language: Language) -> None:
    assert [rule for rule in TYPOGRAPHY if rule.breaches([Said("here", language, text)])]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Slik fremstår vi fremover", "nb"),
        ("vi fremmer interesser i framtiden", None),
        ("Det er ikkje slik", "nb"),
        ("i henhold til loven", "nb"),
        ("Omfanget skal stå i forhold til risikoen", None),
        ("i forhold til loven", "nb"),
        ("pursuant to the Act", "en"),
        ("organizations", "en"),
        ("the size of the prize", None),
        ("This account has not been approved", "en"),
        ("Account of due diligence", None),
    ],
)
def test_the_rules_of_language_find_slips_and_nothing_else(
    text: str, language: Language | None
) -> None:
    rules = [*BOKMAL, *PLAIN_NORWEGIAN, *PLAIN_ENGLISH]
    told = [Said("here", known, text) for known in LANGUAGES]
    found = [entry.language for entry in told for rule in rules if rule.breaches([entry])]
    assert found == ([language] if language else [])


def test_a_long_sentence_is_told_from_many_short_ones() -> None:
    told = "Fra 1. januar 2023. Så kom «dette». (Og mer.) For eksempel § 3-5. Slutt"
    assert len(sentences(told)) == 5


def test_shapes_differ_where_paragraphs_do() -> None:
    assert shape("Ett\n\nTo") == "paragraph, paragraph"
    assert shape("Vi leverer:\n\n- ett\n- to") == "paragraph, list of 2"
