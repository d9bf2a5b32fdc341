"""Pages in two languages and many years lead to each other, and to the permanent addresses."""

from pathlib import Path

import pytest

from apenhet.model import LANGUAGES, Edition, Language
from apenhet.read.skeletons import read_skeletons
from apenhet.read.source import Source
from apenhet.say.document import Target
from apenhet.site.context import site_context
from apenhet.site.macros import Macros
from apenhet.site.navigation import Build, Listed, Pages, Today

ROOT = Path(__file__).parents[1]
SITE = "https://www.example.org/apenhet/"


def all_pages() -> Pages:
    """Return the project's own pages."""
    return Pages.of(read_skeletons(Source.from_folder(ROOT)))


@pytest.fixture(scope="module")
def pages() -> Pages:
    return all_pages()


def build(edition: Edition, language: Language, *others: Edition) -> Build:
    editions = (edition, *others)
    return Build(edition, language, Listed.of(editions), LANGUAGES, SITE, Today.of(editions))


def test_every_page_exists_in_both_languages(pages: Pages) -> None:
    nb, en = ([page.name for page in pages.in_language(language)] for language in LANGUAGES)
    assert nb == en
    assert nb[0] == "overview"


def test_a_page_leads_to_itself_in_the_other_language(edition: Edition, pages: Pages) -> None:
    for language, expected in (("nb", "en/measures.html"), ("en", "../tiltak.html")):
        context = site_context(build(edition, language), pages)["pages"]["measures"]  # type: ignore[arg-type]
        (other,) = [entry for entry in context["languages"] if not entry["current"]]
        assert other["href"] == expected


def test_a_page_leads_to_itself_in_other_years(edition: Edition, pages: Pages) -> None:
    facts = edition.statement.edition.model_copy(update={"year": 2022})
    older = edition.model_copy(
        update={"statement": edition.statement.model_copy(update={"edition": facts})}
    )
    for language, expected in (
        ("nb", "../2022/tiltak.html"),
        ("en", "../../2022/en/measures.html"),
    ):
        context = site_context(build(edition, language, older), pages)["pages"]["measures"]  # type: ignore[arg-type]
        assert [year["href"] for year in context["years"] if not year["current"]] == [expected]


def test_the_permanent_address_of_an_editions_first_page_is_its_folder(
    edition: Edition, pages: Pages
) -> None:
    overview = site_context(build(edition, "en"), pages)["pages"]["overview"]
    assert overview["canonical"] == f"{SITE}{edition.year}/en/"
    assert overview["alternates"] == {
        "nb": f"{SITE}{edition.year}/",
        "en": f"{SITE}{edition.year}/en/",
    }


def test_targets_become_addresses_beside_the_page(pages: Pages) -> None:
    assert pages.href(Target("account", "kontakt"), "nb") == "redegjorelse.html#kontakt"
    assert pages.href(Target("account"), "en") == "account.html"
    assert pages.href(Target(anchor="kontakt"), "nb") == "#kontakt"


def test_pages_for_todays_reader_say_what_holds_today_in_every_year(
    edition: Edition, pages: Pages
) -> None:
    contact = edition.statement.contact.model_copy(update={"email": "ny@negotia.no"})
    suppliers = edition.statement.assessment.suppliers.model_copy(update={"value": 333})
    later = {
        "edition": edition.statement.edition.model_copy(update={"year": edition.year + 1}),
        "contact": contact,
        "assessment": edition.statement.assessment.model_copy(update={"suppliers": suppliers}),
    }
    statement = edition.statement.model_copy(update=later)
    newest = edition.model_copy(update={"statement": statement})
    editions = (newest, edition)
    old = Build(edition, "nb", Listed.of(editions), LANGUAGES, SITE, Today.of(editions))
    macros = Macros.of(old, pages)
    called = macros.by_name()
    assert "ny@negotia.no" in called["fact"]("contact.email")
    assert "ny@negotia.no" in macros.documents[called["prepared_email"]()]
    assert "ny@negotia.no" not in macros.documents[called["account"]()]
    assert "333" not in called["fact"]("assessment.suppliers")  # that is the year's own
