"""What the commands said in five years of a made-up organisation, and what readers then find.

``tests/example`` has the organisation and its story; it is lived through once for all of these.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Final

import pytest
import yaml

from tests.conftest import PARTS, ROOT, once
from tests.example.story import IDA, KARI, LIV, NAME, OLA, PER, URL, Signer, live
from tests.test_site_published import all_read, canonical, crawl, language, leading, whole
from tests.visitor import Tag, target

PUBLISHED: Final = (2022, 2023, 2024, 2025)
DRAFT: Final = 2026
LAST: Final = {2022: "2023-06-15", 2023: "2024-09-03", 2024: "2025-11-04", 2025: "2026-06-10"}
"""When each edition was published last."""
Pages = dict[str, list[Tag]]
pytestmark = pytest.mark.long


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which it was lived through."""
    return once(tmp_path_factory, "example", live)


@pytest.fixture(scope="session")
def said(example: Path) -> dict[str, dict[str, str | int]]:
    """How each command ended and what it wrote, by the day and what was run."""
    told: dict[str, dict[str, str | int]] = json.loads((example / "told.json").read_text("utf-8"))
    return told


@pytest.fixture(scope="session")
def site(example: Path) -> Path:
    """The public site as it stands after five years."""
    return example / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> Pages:
    """Every page of it."""
    return all_read(site)


def out(said: dict[str, dict[str, str | int]], name: str) -> str:
    return str(said[name]["out"]).replace("\xa0", " ")


def main(pages: Pages, path: str) -> str:
    return " ".join(whole(pages[path]).replace("\xa0", " ").split())


def lacking(text: str, *wanted: str) -> list[str]:
    return [words for words in wanted if words not in text]


# --- what the commands said -----------------------------------------------------------------------


def test_every_command_ended_well_but_two_that_were_to_refuse(
    said: dict[str, dict[str, str | int]],
) -> None:
    refused = {name: told for name, told in said.items() if told["code"]}
    assert list(refused) == ["2024-06-10 publish 2023", "2025-06-02 publish 2024"], refused
    assert {told["code"] for told in refused.values()} == {1}
    assert {told["err"] for told in said.values() if not told["code"]} == {""}


def test_english_that_may_be_stale_is_not_published_until_somebody_says_that_it_holds(
    said: dict[str, dict[str, str | int]],
) -> None:
    told = str(said["2024-06-10 publish 2023"]["err"])
    assert not lacking(told, "[-Da-]{+Derfor+} må vi også vite")
    confirmed = out(
        said, "2024-06-10 translations confirm statement_2023:chapters.foreword.blocks.why.text"
    )
    assert "1" in confirmed
    assert "Frøs published/2023/r1 (første publisering, 2024-06-12)" in out(
        said, "2024-06-10 publish 2023 --date"
    )


def test_publish_says_all_that_is_lacking_at_once(said: dict[str, dict[str, str | int]]) -> None:
    told = str(said["2025-06-02 publish 2024"]["err"])
    assert not lacking(
        told,
        "Tiltaket er avsluttet uten å være gjennomført, og det står ikke hvorfor.",
        "Det står ikke hvor årsberetningen viser til redegjørelsen.",
        "Godkjenning er ikke oppgitt.",
        "Underskrifter er ikke oppgitt.",
    )


@pytest.mark.parametrize(
    ("year", "carried"),
    [
        (2023, {"clothes_dialogue", "buyers_course", "supplier_survey"}),
        (2024, {"clothes_dialogue", "supplier_survey", "visits", "phones_used_longer"}),
        (2025, {"clothes_dialogue", "visits", "phones_used_longer"}),
        (2026, {"visits", "phones_used_longer"}),
    ],
)
def test_a_new_year_has_the_measures_that_were_open(
    example: Path, year: int, carried: set[str]
) -> None:
    text = (example / f"project/data/statement_{year}.yml").read_text("utf-8")
    assert {measure["id"] for measure in yaml.safe_load(text)["measures"]} == carried


@pytest.mark.parametrize(
    ("sides", "told"),
    [
        (
            "2023 2024",
            [
                "  Leverandører vi kjøpte fra [assessment.suppliers]\n    27 → 29\n",
                "    Kari Eksempel → Ola Prøve\n",
                "    Pågår → Avsluttet uten å være gjennomført\n",
                "  Tiltak: Besøke leverandørene [measures.visits]\n",
                "Få svarte, og svarene sa lite. Vi besøker dem heller.",
                "Lønn å leve av [principles.declaration.articles.living_wage]",
            ],
        ),
        ("2023:r1 2023:r2", ["    31 → 27\n"]),
        (
            "2024:r1 2024:r2",
            ["  Risikoområde: Mobiltelefoner [", "Tiltak: Bruke telefonene lenger", "28. oktober"],
        ),
    ],
)
def test_what_has_changed_is_told_in_words(
    said: dict[str, dict[str, str | int]], sides: str, told: list[str]
) -> None:
    assert not lacking(out(said, f"2026-11-02 diff {sides}").replace("[-28-]{+28+}", "28"), *told)


def test_a_correction_changes_what_was_wrong_and_nothing_else(
    said: dict[str, dict[str, str | int]],
) -> None:
    told = out(said, "2026-11-02 diff 2023:r1 2023:r2")
    assert re.findall(r"\[([a-z_.]+)\]$", told, re.MULTILINE) == ["assessment.suppliers"]


def test_the_status_tells_how_far_the_draft_has_come(
    said: dict[str, dict[str, str | int]],
) -> None:
    told = out(said, "2026-11-02 status")
    assert "30. juni 2027: Redegjørelsen for 2026 – 240 dager igjen" in told
    assert "fristen er ute" not in told
    (done, total), *_ = re.findall(r"(\d+) av (\d+) steder er gått gjennom", told)
    assert (int(done), int(total) > 30) == (1, True)
    states = re.findall(r"^Redegjørelsen for (\d{4}): (.*)$", told, re.MULTILINE)
    assert states == [("2026", "utkast"), *((str(year), "publisert") for year in PUBLISHED[::-1])]


def test_only_the_draft_has_anything_left_to_do(
    said: dict[str, dict[str, str | int]],
) -> None:
    _, draft, *published = re.split(
        r"^Redegjørelsen for ", out(said, "2026-11-02 status"), flags=re.MULTILINE
    )
    assert not lacking(draft, "Steder som står som i fjor", "Godkjenning er ikke oppgitt.")
    assert len(published) == len(PUBLISHED)
    for told in published:
        assert told.strip().endswith("Ingenting står igjen."), "or there is advice on it"


# --- what readers find ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "signers"),
    [
        (2022, (LIV, PER, KARI)),
        (2023, (LIV, PER, KARI)),
        (2024, (LIV, IDA, OLA)),
        (2025, (LIV, IDA, OLA)),
    ],
)
def test_each_year_is_signed_by_those_who_were_in_office(
    pages: Pages, year: int, signers: tuple[Signer, ...]
) -> None:
    others = {LIV, PER, IDA, KARI, OLA}.difference(signers)
    for path in (f"{year}/redegjorelse.html", f"{year}/en/account.html"):
        account = main(pages, path)
        assert not lacking(account, *(one.name for one in signers))
        assert [one for one in (KARI, OLA) if one in others and one.name in account] == []
        head = {"nb": "generalsekretær", "en": "General Secretary"}[language(path)]
        assert f"{signers[-1].name}, {head}" in account


def test_the_figures_of_all_years_stand_side_by_side(pages: Pages) -> None:
    told = {
        "2025/data-og-nedlasting.html": "Leverandører vi kjøpte fra|24|27|29|28|Vår egen kartlegging",
        "2025/en/data-and-downloads.html": "Suppliers we bought from|24|27|29|28|Our own mapping",
        "2022/data-og-nedlasting.html": "Leverandører vi kjøpte fra|24|Vår egen kartlegging",
    }
    for path, row in told.items():
        cells = "|".join(tag.text for tag in pages[path] if tag.name in {"td", "th"})
        assert row in cells, path


def test_the_dropped_measure_is_followed_to_its_reason(pages: Pages) -> None:
    for path, told in {
        "2025/tiltak.html": (
            "Avsluttet uten å være gjennomført",
            "Bare noen få har svart.",
            "Få svarte, og svarene sa lite. Vi besøker dem heller.",
        ),
        "2025/en/measures.html": (
            "Only a few have answered.",
            "Few answered, and the answers said little. We visit them instead.",
        ),
    }.items():
        assert not lacking(main(pages, path), *told)
        years = {found for found in leading(pages, path) if found.startswith("2024/")}
        assert any("tiltak" in found or "measures" in found for found in years)
    assert "Besøke leverandørene" not in main(pages, "2023/tiltak.html")


@pytest.mark.parametrize("year", PUBLISHED)
def test_each_year_is_held_to_the_act_of_its_time(pages: Pages, year: int) -> None:
    changed = year >= 2024
    nb, en = main(pages, f"{year}/loven.html"), main(pages, f"{year}/en/the-act.html")
    assert ("på en annen egnet måte" in nb, "in another suitable way" in en) == (changed, changed)
    assert ("Medlemsbladet sier hvor redegjørelsen er." in nb) == changed
    asked = 14 if changed else 15  # § 5 on the annual report no longer applies to them
    assert re.search(f"Loven stiller {asked} krav til oss[:.] ", nb)


@pytest.mark.parametrize("year", PUBLISHED)
def test_each_year_has_the_declarations_that_held_in_it(pages: Pages, year: int) -> None:
    old, new = year <= 2024, year >= 2024
    nb = main(pages, f"{year}/prinsipperklaering.html")
    assert ("første utgave" in nb, "andre utgave" in nb) == (old, new)
    assert ("Lønnen for en vanlig arbeidsuke" in nb) == new
    en = main(pages, f"{year}/en/declaration-of-principles.html")
    assert ("The pay for a normal working week" in en) == new
    if old and new:
        assert nb.index("andre utgave") < nb.index("første utgave")


def test_the_correction_has_its_own_approver_and_the_board_keeps_what_it_signed(
    pages: Pages,
) -> None:
    overview = main(pages, "2023/index.html")
    assert not lacking(
        overview,
        *(f"{one.name}, {one.nb}, 10. juni 2024" for one in (LIV, PER, KARI)),
        "3. september 2024: Vi hadde telt noen leverandører to ganger.",
        "Godkjent: Generalsekretæren, 2. september 2024",
    )
    assert "leverandører vi kjøpte fra27leverandører" in overview
    assert re.search(r"Publisert ?12\. juni 2024\. Sist endret 3\. september 2024", overview)
    assert "men ikke det som er rettet etterpå" in main(pages, "2023/loven.html")
    history = main(pages, "2023/data-og-nedlasting.html")
    assert not lacking(
        history,
        "Versjon 2: retting",
        "Vi hadde telt noen leverandører to ganger.",
        "Leverandører vi kjøpte fra: 27 (før: 31)",
        "Erstattet av versjon 2, 3. september 2024",
    )


def test_the_significant_change_was_approved_and_signed_anew(example: Path, pages: Pages) -> None:
    history = main(pages, "2024/en/data-and-downloads.html")
    assert not lacking(
        history,
        "Version 2: significant change",
        "We have begun to buy mobile phones, which brings a new, significant risk.",
        "Replaced by version 2, 4 November 2025",
    )
    words = {
        revision: (example / f"site/2024/{revision}/nb/words.nb.txt")
        .read_text("utf-8")
        .replace("\xa0", " ")
        for revision in ("r1", "r2")
    }
    for revision, day in {"r1": "10. juni 2025", "r2": "28. oktober 2025"}.items():
        signed = [f"{one.name}, {one.nb}, {day}" for one in (LIV, IDA, OLA)]
        assert not lacking(words[revision], *signed)
    assert "28. oktober 2025" not in words["r1"]
    assert ("Mobiltelefoner" in words["r1"], "Mobiltelefoner" in words["r2"]) == (False, True)


def test_readers_of_a_year_are_told_what_is_new_since_the_one_before(pages: Pages) -> None:
    assert not lacking(
        main(pages, "2025/hva-er-nytt.html"),
        "Tiltak: Spørre om lønnen: Gjennomført (før: Pågår)",
        "Renholdsbyrået har betalt overtiden, med renter.",
        "Funn: Hos leverandørene, Faktiske negative konsekvenser: ja (før: nei)",
        "Tiltak: Spørreskjema til leverandørene (2024), Avsluttet uten å være gjennomført",
    )
    assert not lacking(
        main(pages, "2024/en/what-is-new.html"),
        "Responsibility: General Secretary: Ola Prøve (before: Kari Eksempel)",
        "Responsibility: Per Tenkt, until: 31 December 2024 (before: Not stated)",
        "Responsibility: Ida Fiktiv",
        "In force from: 1 March 2024 (before: 1 September 2022)",
        "Risk area: Mobile phones",
        "Measure: A course for those who buy (2023), Done",
        "Few answered, and the answers said little. We visit them instead.",
    )
    assert "2021" not in main(pages, "2022/hva-er-nytt.html")


def test_readers_are_told_plainly_that_the_act_is_answered(pages: Pages) -> None:
    assert not lacking(main(pages, "2025/loven.html"), "14 krav til oss. Alle er besvart.")
    assert not lacking(
        main(pages, "2025/en/the-act.html"), "14 requirements of us. All are answered."
    )


def test_the_draft_is_nowhere_on_the_public_site(example: Path, site: Path, pages: Pages) -> None:
    assert (example / f"project/data/statement_{DRAFT}.yml").is_file()
    assert {path.name for path in site.iterdir() if path.name.isdigit()} == set(map(str, PUBLISHED))
    assert not [path for path in site.rglob("*") if str(DRAFT) in path.name or path.name == "next"]
    for path, tags in pages.items():
        led = [tag.attributes["href"] for tag in tags if tag.name == "a"]
        assert not [href for href in led if re.search(rf"(^|/){DRAFT}/|next/", href)], path
    for name in ("sitemap.xml", "feed.xml", "feed.en.xml"):
        assert f"/{DRAFT}/" not in (site / name).read_text("utf-8")
    history = json.loads((site / "history.json").read_text("utf-8"))
    assert len(history["statements"]) == len(PUBLISHED)


# --- what machines find ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        (
            "feed.xml",
            [
                "Redegjørelsen for 2025 er publisert",
                "Vesentlig endring i redegjørelsen for 2024",
                "Redegjørelsen for 2024 er publisert",
                "Retting i redegjørelsen for 2023",
                "Redegjørelsen for 2023 er publisert",
                "Redegjørelsen for 2022 er publisert",
            ],
        ),
        ("feed.en.xml", None),
    ],
)
def test_the_feed_tells_each_publication_once(
    site: Path, name: str, titles: list[str] | None
) -> None:
    feed = (site / name).read_text("utf-8")
    entries = re.findall(r"<entry>(.*?)</entry>", feed, re.DOTALL)
    ids = [re.findall(r"<id>(.*?)</id>", entry)[0] for entry in entries]
    assert len(set(ids)) == len(entries) == 6
    days = [dt.datetime.fromisoformat(re.findall(r"<published>(.*?)<", e)[0]) for e in entries]
    assert days == sorted(days, reverse=True)
    if titles:
        assert re.findall(r"<title>(.*?)</title>", feed)[1:] == titles
    for address in re.findall(r'href="(.*?)"', feed):
        found = target(site, site / name, address, URL)
        assert found is None or found[0].is_file(), address


def test_search_engines_are_told_when_an_account_came_and_when_it_was_mended(site: Path) -> None:
    told = (site / "2023/redegjorelse.html").read_text("utf-8")
    days = dict(re.findall(r'"(date[A-Z]\w+)": ?"([0-9-]+)"', told))
    assert days == {"datePublished": "2024-06-12", "dateModified": "2024-09-03"}


def test_search_engines_get_every_page_of_every_year_with_its_day(site: Path, pages: Pages) -> None:
    told = (site / "sitemap.xml").read_text("utf-8")
    entries = dict(re.findall(r"<loc>(.*?)</loc>\s*<lastmod>(.*?)</lastmod>", told))
    for path in pages:
        year = path.partition("/")[0]
        if not year.isdigit() or path.endswith(("sok.html", "search.html")):
            continue
        assert entries.pop(URL + path.removesuffix("index.html")) == LAST[int(year)], path
    assert entries == {}


# --- followed by a crawler ------------------------------------------------------------------------


def test_no_link_leads_nowhere_or_to_another_language(site: Path, pages: Pages) -> None:
    crawl(site, pages)


def test_every_page_is_found_and_leads_back(pages: Pages) -> None:
    """There is no dead end: from the first page all are found, and each leads on to others."""
    seen, coming = {"index.html"}, ["index.html"]
    while coming:
        there = leading(pages, coming.pop())
        coming += there - seen
        seen |= there
    years = {path for path in pages if path.partition("/")[0].isdigit()}
    assert years - seen == set()
    for path in years:
        year = path.partition("/")[0]
        home = f"{year}/{'en/' if language(path) == 'en' else ''}index.html"
        assert {home, "index.html"} - {path} <= leading(pages, path), path


def test_a_link_to_another_year_says_which(pages: Pages) -> None:
    for path, tags in pages.items():
        year = path.partition("/")[0]
        if not year.isdigit():
            continue
        for tag in tags:
            if tag.name != "a":
                continue
            # Files of all years stand under the year's heading on the page to verify one.
            there = re.match(r"[./]+/(20\d\d)/[^#]*\.html", tag.attributes["href"])
            if there and there[1] != year:
                assert there[1] in tag.text + tag.attributes.get("aria-label", ""), (path, tag)


def test_each_page_says_where_it_stands_and_where_its_translation_is(pages: Pages) -> None:
    for path, tags in pages.items():
        year = path.partition("/")[0]
        if year not in {"latest", *map(str, PUBLISHED)}:
            continue
        own = path.replace("latest/", f"{PUBLISHED[-1]}/").removesuffix("index.html")
        assert canonical(tags) == URL + own
        found = {
            tag.attributes["hreflang"]: tag.attributes["href"]
            for tag in tags
            if tag.name == "link" and "hreflang" in tag.attributes
        }
        assert found[language(path)] == URL + own
        for code in ("nb", "en"):
            other = found[code].removeprefix(URL)
            other = f"{other}index.html" if other.endswith("/") else other
            assert language(other) == code
            assert other.partition("/")[0] == own.partition("/")[0]
            assert other in pages


# --- another organisation, by its data alone ------------------------------------------------------


def test_the_site_names_nobody_but_whose_it_is(site: Path) -> None:
    readable = {".html", ".xml", ".json", ".csv", ".txt", ".ics", ".js", ".css", ".svg"}
    files = [path for path in site.rglob("*") if path.suffix in readable]
    told = {path: path.read_text("utf-8") for path in files}
    assert [path for path, text in told.items() if "negotia" in text.lower()] == []
    assert NAME in told[site / "2025/index.html"]


def test_the_real_site_never_shows_it() -> None:
    for part in (ROOT / name for name in PARTS):
        files = part.rglob("*") if part.is_dir() else [part]
        for path in files:
            assert not path.is_file() or NAME.encode() not in path.read_bytes(), path
