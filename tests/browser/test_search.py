"""The search finds what a Norwegian or English reader means, in the edition and language being read.

What is expected is said as sections that must be among the hits, not as an order of hits.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.addresses import address, held
from tests.browser.conftest import PATIENCE, OpenPage

pytestmark = pytest.mark.browser

EXPECTED: Final = {
    # Language: what a reader types, a section that must be found, and what every hit speaks of.
    "nb": [
        ("leverandøren", "redegjorelse.html#samarbeid-med-leverandorer", "leverandør"),
        ("LEVERANDØREN", "tiltak.html#oppfolging-av-leverandorer", "leverandør"),
        ("leverandor", "redegjorelse.html#samarbeid-med-leverandorer", "leverandør"),
        ("leverandoer", "redegjorelse.html#samarbeid-med-leverandorer", "leverandør"),
        ("tiltakene", "tiltak.html", "tiltak"),
        ("risikoområde", "redegjorelse.html#beskrivelse-av-risikoomradene", "risikoområde"),
        ("risikoomrade", "redegjorelse.html#beskrivelse-av-risikoomradene", "risikoområde"),
        ("varsling", "redegjorelse.html#etiske-retningslinjer", "varsl"),
    ],
    "en": [
        ("suppliers", "account.html#working-with-suppliers", "supplier"),
        ("supplier", "measures.html#supplier-follow-up", "supplier"),
        ("whistleblowing", "account.html#ethical-guidelines", "whistle"),
        ("measure", "measures.html", "measure"),
    ],
}

ANSWER: Final = r"[^…\s]\s*$"
"""What the live region says when the search is over; while it runs, it ends with three dots."""

SAYS: Final = """([what, patience]) => new Promise((done, fail) => {
  const status = document.querySelector("[role=status]");
  const look = () => new RegExp(what, "u").test(status.textContent) && done();
  new MutationObserver(look).observe(status, { childList: true, characterData: true, subtree: true });
  setTimeout(() => fail(new Error(`the live region says «${status.textContent}»`)), patience);
  look();
})"""
"""Waits until the live region says something: its changes are told, where looking again takes longer."""

# Where each link of the results leads, and what is said there: the section or the whole page, which is
# read once, whatever is searched for next.
HITS: Final = """async () => {
  const found = [], pages = (window.pagesRead ??= {});
  const read = async (address) => {
    const answer = await fetch(address);
    return [answer, new DOMParser().parseFromString(await answer.text(), "text/html")];
  };
  for (const link of document.querySelectorAll("#search-results a")) {
    const [answer, page] = await (pages[link.pathname] ??= read(link.pathname));
    const anchor = decodeURIComponent(link.hash.slice(1));
    const place = anchor ? page.getElementById(anchor) : page.querySelector("main");
    found.push({ words: link.textContent, href: link.getAttribute("href"), status: answer.status,
      language: page.documentElement.lang,
      text: (place?.closest("section, main") ?? place)?.textContent ?? null });
  }
  return found;
}"""


def search(page: Page, query: str) -> list[dict[str, Any]]:
    """Type ``query`` into the empty field, wait for the answer and return where its links lead."""
    field = page.get_by_role("searchbox")
    for typed, said in (("", r"^\s*$"), (query, ANSWER)):
        field.fill(typed)
        page.evaluate(SAYS, [said, PATIENCE])
    hits: list[dict[str, Any]] = page.evaluate(HITS)
    return hits


@pytest.mark.parametrize("language", EXPECTED)
def test_readers_find_what_they_mean(open_page: OpenPage, held_origin: str, language: str) -> None:
    path = held("search", language)
    folder = path.rpartition("/")[0]
    page = open_page(path, at=held_origin)
    for query, wanted, word in EXPECTED[language]:
        hits = search(page, query)
        found = [hit["href"] for hit in hits]
        assert any(href.endswith(f"{folder}/{wanted}") for href in found), (
            f"«{query}»: {wanted} is not among {found}"
        )
        for hit in hits:
            told = f"«{query}»: {hit['href']} «{hit['words']}»"
            assert f"/{folder}/" in hit["href"], f"{told} is of another edition or language"
            assert (hit["status"], hit["language"]) == (200, language), told
            assert hit["text"] is not None, f"{told} leads to no place on its page"
            assert word in hit["text"].lower(), f"{told} says nothing of «{word}»"


def test_the_answer_is_said_aloud(open_page: OpenPage, held_origin: str) -> None:
    page = open_page(held("search", "nb"), at=held_origin)
    status = page.get_by_role("status")
    assert status.count() == 1, "a region that is to be read aloud must be there from the start"
    for query, answer in (("kollektivtransport", "Ingen treff"), ("leverandør", "Treff på")):
        page.get_by_role("searchbox").fill(query)
        expect(status).to_contain_text(f"«{query}»")
        expect(status).to_contain_text(answer)
    page.get_by_role("searchbox").fill("")
    expect(page.locator("#search-results > *")).to_have_count(0)
    assert status.inner_text() == ""


def test_a_search_can_be_returned_to(open_page: OpenPage, held_origin: str) -> None:
    page = open_page(held("search", "nb"), at=held_origin)
    page.get_by_role("searchbox").fill("tiltak")
    page.keyboard.press("Enter")
    first = page.locator("#search-results a").first
    words = first.inner_text()
    first.click()
    page.wait_for_url("**/tiltak.html*")
    page.go_back()
    first.wait_for()
    assert page.get_by_role("searchbox").input_value() == "tiltak"
    assert first.inner_text() == words


def test_as_many_places_can_be_opened_as_are_said_to_be_there(
    open_page: OpenPage, held_origin: str
) -> None:
    page = open_page(held("search", "nb"), at=held_origin)
    search(page, "leverandør")
    entries = page.locator("#search-results > li").filter(has=page.locator(".search-count")).all()
    told = [
        (int(entry.locator(".search-count").inner_text().split()[0]), entry.locator("li").count())
        for entry in entries
    ]
    assert max(places for places, _ in told) > 12, "too few to show that none is left out"
    assert [places for places, _ in told] == [listed for _, listed in told]


def test_words_that_lead_on_are_no_part_of_the_text(open_page: OpenPage, held_origin: str) -> None:
    page = open_page(held("search", "nb"), at=held_origin)
    search(page, "underskrifter")
    said = page.locator("#search-results").inner_text()
    assert "ndersk" in said
    assert not [words for words in ("Til innholdet", "Neste:", "Spørsmål?") if words in said]


def test_the_words_searched_for_are_marked(open_page: OpenPage, held_origin: str) -> None:
    page = open_page(held("search", "nb"), at=held_origin)
    search(page, "risikoområde")
    marks = page.locator("#search-results mark").all_text_contents()
    assert marks
    assert not [mark for mark in marks if not mark.lower().lstrip("«").startswith("risikoområde")]


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_search_that_cannot_answer_says_so(
    new_context: Callable[..., BrowserContext], origin: str, language: str
) -> None:
    page = new_context(expected="pagefind|INTERNET_DISCONNECTED").new_page()
    page.goto(origin + address("search", language).path)
    page.context.set_offline(True)
    page.get_by_role("searchbox").fill("x")
    told = {"nb": "Søket virker ikke her.", "en": "Search does not work here."}[language]
    expect(page.get_by_role("status")).to_contain_text(told)
