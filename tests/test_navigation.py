"""Pages in two languages and many years lead to each other, and to the permanent addresses."""

from pathlib import Path

import pytest

from apenhet.model import LANGUAGES, Edition, Language
from apenhet.say.document import Target
from apenhet.site.navigation import Build, Listed, Pages, SkeletonError, site_context

DOCS = Path(__file__).parents[1] / "docs"
SITE = "https://www.example.org/apenhet/"


@pytest.fixture(scope="module")
def pages() -> Pages:
    return Pages.read(DOCS)


def build(edition: Edition, language: Language, *others: Edition) -> Build:
    return Build(edition, language, Listed.of((edition, *others)), LANGUAGES, SITE)


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


def test_a_skeleton_without_a_name_is_refused(tmp_path: Path) -> None:
    for language in LANGUAGES:
        (tmp_path / language).mkdir()
    (tmp_path / "nb" / "x.md").write_text("---\ntitle: X\n---\n", encoding="utf-8")
    with pytest.raises(SkeletonError, match=r"nb/x\.md:1: name is missing at the top"):
        Pages.read(tmp_path)


WHOLE = "---\nname: x\ntitle: X\ndescription: x\norder: 1\n---\nTekst\n"


@pytest.mark.parametrize(
    ("content", "nb", "en"),
    [
        ("", "docs/nb/x.md:1: Siden skal begynne", "docs/nb/x.md:1: The page must begin"),
        ("Tekst\n---\nname: x\n---\n", "docs/nb/x.md:1: Siden skal begynne", ":1: The page must"),
        ("---\nname: x\n", "docs/nb/x.md:1: Siden skal begynne", ":1: The page must"),
        (WHOLE.replace("title: X\n", ""), "docs/nb/x.md:1: title mangler", ":1: title is missing"),
        (WHOLE.replace("title: X", "title:"), "docs/nb/x.md:3: title mangler", ":3: title is"),
        (WHOLE.replace("title: X", "title: [X]"), "docs/nb/x.md:3: title mangler", ":3: title is"),
        (WHOLE.replace("title: X", "title: X: Y"), "docs/nb/x.md:3: Kan ikke lese", ":3: Cannot"),
        (WHOLE.replace("order: 1", "order: to"), "docs/nb/x.md:5: order skal", ":5: order must"),
        (WHOLE.replace("X", "\xc5"), "docs/nb/x.md:3: Siden er ikke lagret", ":3: The page is not"),
    ],
)
def test_what_a_skeleton_lacks_is_told_with_its_line_in_both_languages(
    tmp_path: Path, content: str, nb: str, en: str
) -> None:
    for language in LANGUAGES:
        (tmp_path / "docs" / language).mkdir(parents=True)
    (tmp_path / "docs/nb/x.md").write_text(content, encoding="latin-1")
    with pytest.raises(SkeletonError) as refused:
        Pages.read(tmp_path / "docs")
    assert [line.startswith(nb) for line in refused.value.lines("nb")] == [True]
    assert [en in line for line in refused.value.lines("en")] == [True]


def test_a_folder_in_place_of_a_skeleton_is_told(tmp_path: Path) -> None:
    (tmp_path / "docs/nb/x.md").mkdir(parents=True)
    with pytest.raises(SkeletonError) as refused:
        Pages.read(tmp_path / "docs")
    assert refused.value.lines("nb")[0].startswith(
        "docs/nb/x.md: Siden kan ikke åpnes (Det er en mappe)."
    )
    assert "(Is a directory)" in refused.value.lines("en")[0]


@pytest.mark.parametrize("content", [WHOLE.replace("\n", "\r\n"), f"\ufeff{WHOLE}"])
def test_windows_line_ends_and_byte_order_mark_are_harmless(tmp_path: Path, content: str) -> None:
    for language in LANGUAGES:
        (tmp_path / language).mkdir()
        (tmp_path / language / "x.md").write_text(content, encoding="utf-8", newline="")
    assert [page.title for page in Pages.read(tmp_path).all] == ["X", "X"]


def test_a_page_in_one_language_only_is_refused(tmp_path: Path) -> None:
    for language in LANGUAGES:
        (tmp_path / language).mkdir()
    skeleton = "---\nname: x\ntitle: X\ndescription: x\norder: 1\n---\n"
    (tmp_path / "nb" / "x.md").write_text(skeleton, encoding="utf-8")
    with pytest.raises(SkeletonError, match=r'nb/x\.md: The page "x" exists in one language only'):
        Pages.read(tmp_path)
