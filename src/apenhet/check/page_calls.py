"""What a page in ``docs/`` brings in, and where its links and headings lead.

A page is the same in every edition: what it names must be in each of them. The few forms that are
understood here are all that a page may use of the engine's language for templates, and of
Markdown's for links; so nothing that the engine would stumble over is left for it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from apenhet.anchors import account_parts, item_anchor
from apenhet.check.phrases import LINK, MOST_IN_A_TEXT, blanked
from apenhet.check.references import facts_of, wrong_name
from apenhet.check.register import CheckedEdition
from apenhet.facts import Facts
from apenhet.model import Language, LocalUrl, Statement, is_safe_url
from apenhet.problems.problem import Problem, Quoted, Value, did_you_mean, nearest
from apenhet.problems.wording import Wording
from apenhet.read.skeletons import CALLS, Argument, Skeleton, Skeletons

CALLED: Final = re.compile(
    r"\{\{[ ]*(?P<name>[a-z_]+)\((?P<argument>\"[^\"{}\n]*\"|[^\"{}()\n]*)\)"
    r"(?P<bare>[ ]*\|[ ]*striptags)?[ ]*\}\}",
    re.ASCII,
)
"""``{{ measures() }}``, ``{{ fact("contact.email") }}``, and a fact without its mark-up."""
HEADING: Final = re.compile(
    r"^#{1,4}[ ]+(?P<words>[^\n]*?)[ ]*\{: #(?P<anchor>[a-z0-9]+(?:-[a-z0-9]+)*) \}[ ]*$",
    re.MULTILINE | re.ASCII,
)
"""A heading with its permanent address."""
LINK_WITHIN: Final = re.compile(
    r"\[(?P<words>(?:[^\][{}]|\{\{[^{}\n]*\}\})+)\]\((?P<target>"
    r"(?P<page>[^()\s:/{}#]+\.md)?(?P<hash>#[^()\s{}]*)?|(?P<call>\{\{[^{}\n]*\}\}))\)"
)
"""A link to a page beside this one, to a place on it, or to an address that is brought in."""

BRINGS_IN: Final = {
    "overview": "overview",
    "account": "account",
    "measures": "measures",
    "declaration": "declaration",
    "law": "law_index",
    "policy": "policy",
    "changes": "changes",
    "downloads": "downloads",
}
"""What each page is there for, by the page's name."""

_BRACES: Final = re.compile(r"\{+[^{}\n]*\}+|[{}]+|\[\[#|#\]\]")
_ANY_HEADING: Final = re.compile(r"^[ ]{0,3}#.*$", re.MULTILINE)
OTHER_LINK: Final = re.compile(
    r"(?:\[(?:[^\][\n]|\[[^\][\n]*\])*)?\][ ]?[(\[][^()\][\n]*[)\]]?|^[ ]{0,3}\[.*\]:.*$",
    re.MULTILINE,
)
"""What is left of a link that no form fits."""


def calls_fit(page: Skeleton) -> Iterator[Problem]:
    """Yield what a page tries to bring in that nothing is, and headings without an address."""
    yield from islice(_calls_known(page), MOST_IN_A_TEXT)
    yield from _brings_in_its_own(page)
    yield from islice(_links_understood(page), MOST_IN_A_TEXT)
    yield from islice(_headings_addressed(page), MOST_IN_A_TEXT)


def links_between_pages_lead_somewhere(page: Skeleton, pages: Skeletons) -> Iterator[Problem]:
    """Yield the links to pages that there are not."""
    files = {other.file_name for other in pages.in_language(page.language)}
    for match in _within(page):
        if match["page"] and match["page"] not in files:
            found = Quoted(match["target"])
            hint = did_you_mean(nearest(match["page"], files))
            start = match.start("target")
            yield page.problem("page_link_leads_somewhere", start, found=found, hint=hint)


def calls_fit_edition(
    page: Skeleton, pages: Skeletons, checked: CheckedEdition
) -> Iterator[Problem]:
    """Yield what a page names that an edition does not have."""
    edition = _Edition(checked, facts_of(checked))
    for match in _called(page):
        if CALLS[match["name"]] is Argument.FACT:
            yield from edition.fact_known(page, match)
        elif CALLS[match["name"]] is Argument.CLAUSE:
            yield from edition.clause_known(page, match)
    for match in _within(page):
        if match["call"]:
            yield from edition.call_is_an_address(page, match)
        elif match["hash"]:
            yield from edition.anchor_known(page, pages, match)


# --- the forms ------------------------------------------------------------------------------------


def _calls_known(page: Skeleton) -> Iterator[Problem]:
    body = HEADING.sub(lambda match: " " * len(match.group()), page.text)
    for match in _BRACES.finditer(body, page.head_length):
        call = CALLED.fullmatch(match.group())
        if call is None or call["name"] not in CALLS or (call["bare"] and call["name"] != "fact"):
            yield _unknown(page, match)
        elif not _has_its_argument(call):
            found, meant = Quoted(match.group()), _form_of(call["name"])
            yield page.problem("page_call_arguments", match.start(), found=found, meant=meant)


def _unknown(page: Skeleton, match: re.Match[str]) -> Problem:
    word = re.search(r"[A-Za-z_]+", match.group())
    meant = nearest(word.group(), CALLS) if word and word.group() not in CALLS else None
    hint = did_you_mean(meant)
    known = ", ".join(name for name, argument in CALLS.items() if argument is Argument.NONE)
    found = Quoted(match.group())
    return page.problem("page_calls_known", match.start(), found=found, hint=hint, known=known)


def _has_its_argument(call: re.Match[str]) -> bool:
    wanted = CALLS[call["name"]]
    argument = call["argument"].strip()
    return not argument if wanted is Argument.NONE else re.fullmatch(r'".+"', argument) is not None


def _form_of(name: str) -> str:
    examples = {Argument.NONE: "", Argument.FACT: '"contact.email"', Argument.CLAUSE: '"s5_a"'}
    return f"{{{{ {name}({examples[CALLS[name]]}) }}}}"


def _called(page: Skeleton) -> Iterator[re.Match[str]]:
    """Yield the calls of a page that are rightly formed."""
    for match in CALLED.finditer(page.text, page.head_length):
        if match["name"] in CALLS and _has_its_argument(match):
            yield match


def _brings_in_its_own(page: Skeleton) -> Iterator[Problem]:
    """Yield the part of the documents that a page is there for and lacks, and those it has twice.

    A brace that is not understood may be meant for it, and is told as that.
    """
    first: dict[str, re.Match[str]] = {}
    for match in _called(page):
        earlier = first.setdefault(match["name"], match)
        if CALLS[match["name"]] is Argument.NONE and earlier is not match:
            found, line = Quoted(match.group()), page.place(earlier.start()).line
            yield page.problem("page_call_only_once", match.start(), found=found, first=line)
    own = BRINGS_IN.get(page.name or "")
    if own is not None and own not in first and next(_calls_known(page), None) is None:
        place, call = page.file.where(("name",)), Quoted(_form_of(own))
        offset = page.offset(place)
        yield page.problem("page_brings_in", offset, name=Quoted(page.name or ""), call=call)


def parts_of(page: Skeleton) -> int:
    """Return how many headings a page has and how many parts of the documents it brings in."""
    called = sum(CALLS[match["name"]] is Argument.NONE for match in _called(page))
    return called + len(_ANY_HEADING.findall(page.text, page.head_length))


def _argument(call: re.Match[str]) -> str:
    return call["argument"].strip().strip('"')


def _within(page: Skeleton) -> Iterator[re.Match[str]]:
    return LINK_WITHIN.finditer(page.text, page.head_length)


def _links_understood(page: Skeleton) -> Iterator[Problem]:
    text = blanked(blanked(page.text, LINK_WITHIN), LINK)  # those that other checks look at
    for match in OTHER_LINK.finditer(text, page.head_length):
        found = Quoted(match.group())
        yield page.problem("page_link_understood", match.start(), found=found)
    for match in _within(page):
        if not match["target"]:
            found = Quoted(match.group())
            yield page.problem("page_link_understood", match.start(), found=found)


def _headings_addressed(page: Skeleton) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for match in _ANY_HEADING.finditer(page.text, page.head_length):
        heading = HEADING.fullmatch(match.group())
        if heading is None:
            yield page.problem("page_heading_has_anchor", match.start())
            continue
        first = seen.setdefault(heading["anchor"], match.start())
        if first != match.start():
            place = match.start() + heading.start("anchor")
            line = page.place(first).line
            found = Quoted(heading["anchor"])
            yield page.problem("page_anchor_only_once", place, found=found, first=line)


# --- in an edition --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Edition:
    checked: CheckedEdition
    facts: Facts

    def fact_known(self, page: Skeleton, call: re.Match[str]) -> Iterator[Problem]:
        path = _argument(call)
        wrong = wrong_name(self.checked, self.facts, path)
        if wrong is not None:
            values: dict[str, Value] = {
                "path": Quoted(path),
                "file": self.checked.statement_file.name,
                "hint": wrong.values.get("hint", ""),
            }
            yield page.problem("page_fact_in_every_year", call.start("argument"), **values)

    def clause_known(self, page: Skeleton, call: re.Match[str]) -> Iterator[Problem]:
        if not self.checked.is_sound(("law", "clauses")):
            return
        known = [clause.id for clause in self.checked.law.clauses]
        clause = _argument(call)
        if clause not in known:
            hint = did_you_mean(nearest(clause, known))
            listed = ", ".join(known)
            start = call.start("argument")
            values: dict[str, Value] = {"clause": Quoted(clause), "hint": hint, "known": listed}
            yield page.problem("page_clause_exists", start, **values)

    def call_is_an_address(self, page: Skeleton, link: re.Match[str]) -> Iterator[Problem]:
        call = CALLED.fullmatch(link["call"])
        if call is None or call["name"] not in CALLS or not _has_its_argument(call):
            return  # told as no call
        path = _argument(call)
        is_fact = CALLS[call["name"]] is Argument.FACT
        if is_fact and wrong_name(self.checked, self.facts, path) is not None:
            return  # told as no fact
        if not (is_fact and call["bare"] and self._is_address(path, page.language)):
            found = Quoted(link["call"])
            yield page.problem("page_link_is_an_address", link.start("call"), path=found)

    def _is_address(self, path: str, language: Language) -> bool:
        try:
            fact = self.facts.find(path)
        except LookupError:
            return True  # in a part that did not load
        address = fact.in_(language) if isinstance(fact, LocalUrl) else fact
        return isinstance(address, str) and is_safe_url(address)

    def anchor_known(
        self, page: Skeleton, pages: Skeletons, link: re.Match[str]
    ) -> Iterator[Problem]:
        target = _target(page, pages, link["page"])
        known = self._anchors(target) if target else None
        anchor = link["hash"].removeprefix("#")
        if known is not None and anchor not in known:
            year = self.checked.statement_file.year
            told = Wording(f" i utgaven for {year}", f" in the edition for {year}")
            values: dict[str, Value] = {
                "found": Quoted(link["target"]),
                "hint": did_you_mean(nearest(anchor, known)),
                "year": told if _brings_in_an_account(target) else "",
            }
            yield page.problem("page_anchor_leads_somewhere", link.start("hash"), **values)

    def _anchors(self, page: Skeleton) -> Collection[str] | None:
        """Return the places of a page that can be linked to; none where a part did not load."""
        known = {match["anchor"] for match in HEADING.finditer(page.text, page.head_length)}
        called = {match["name"] for match in _called(page)}
        if "account" in called:
            if not self.checked.is_sound(("chapters",)):
                return None
            known |= account_anchors(self.checked.statement, page.language)
        if "measures" in called:
            if not self.checked.is_sound(("measures",)):
                return None
            known |= {item_anchor(one, page.language) for one in self.checked.statement.measures}
        return known


def account_anchors(statement: Statement, language: Language) -> set[str]:
    """Return the places of the account that a page can link to: chapters, sections and texts.

    A view that opens with a heading has that heading's address, and none of its own.
    """
    parts = account_parts(statement)
    linked = (part for part in parts if part.block is None or part.block.text is not None)
    return {part.anchor(language) for part in linked}


def _target(page: Skeleton, pages: Skeletons, file_name: str | None) -> Skeleton | None:
    """Return the page that a link leads to: this one where it names none."""
    if not file_name:
        return page
    others = pages.in_language(page.language)
    return next((other for other in others if other.file_name == file_name), None)


def _brings_in_an_account(page: Skeleton | None) -> bool:
    return page is not None and any(m["name"] in {"account", "measures"} for m in _called(page))
