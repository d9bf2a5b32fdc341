"""The words of the site itself, labels and page skeletons: set right, plain, in the forms we chose.

The account is an editor's, and ``check`` advises on it (``test_spelling``, ``test_check_style``).
These words are ours, and kept to more: each rule is a row in a table below, with what to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Final

import pytest
from markdown_it import MarkdownIt

from apenhet.model import LANGUAGES, Edition, Language
from apenhet.say import markdown
from apenhet.say.document import (
    Deleted,
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    Inserted,
    Link,
    Paragraph,
    Plain,
    Strong,
)

ROOT: Final = Path(__file__).parents[1]
NO_WORDS: Final = re.compile(r"_(anchor|file)$")
"""Labels that are parts of addresses."""
OWN_NAME: Final[dict[str, Language]] = {"labels.language_nb": "nb", "labels.language_en": "en"}
"""A language's name stands in that language, on every page."""


@dataclass(frozen=True)
class Said:
    """One run of words in one language (a paragraph, a list item, a label) and where it stands."""

    where: str
    language: Language
    text: str

    def __str__(self) -> str:
        return f"{self.where} ({self.language}): {self.text}"


# --- everything the site says ---------------------------------------------------------------------


def said_in_labels(edition: Edition) -> Iterator[Said]:
    """Yield the words of every label; foreign words apart, in the language they are marked with."""
    for name, text in {**edition.labels.root, **edition.frame.root}.items():
        for language in LANGUAGES if not NO_WORDS.search(name) else ():
            spoken = OWN_NAME.get(f"labels.{name}", language)
            for line in lines(markdown.blocks(text.in_(language), lambda path: (Plain(path),))):
                yield Said(f"labels.{name}", spoken, own_words(line))
                yield from (Said(name, told, words) for told, words in foreign_words(line))


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
        case Strong() | Emphasis() | Link() | Inserted() | Deleted():
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
    return [*said_in_labels(edition), *said_in_skeletons()]


def none_of(found: Sequence[str], advice: str = "") -> None:
    """Fail with each finding on a line of its own."""
    if found:
        pytest.fail("\n".join([advice, *found]), pytrace=False)


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


# --- the same in both languages -------------------------------------------------------------------


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
