"""A site of several editions, none of them published: whole, each leading to the others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.building import edit, project, site_of_little
from tests.conftest import Outcome, Run, build, copied, once
from tests.publishing import saying_little, with_year_before
from tests.visitor import followed, pages, read, snapshot, target

__all__ = ["project", "site_of_little"]


@pytest.fixture(scope="module")
def site_of_two_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a project whose edition for 2022 says what the one for 2023 says, in that project."""

    def make(folder: Path) -> None:
        project = with_year_before(saying_little(copied(folder)))
        build(project, project / "site")

    return once(tmp_path_factory, "two_years", make) / "site"


def test_every_page_leads_to_itself_in_the_other_years(site_of_two_years: Path) -> None:
    site = site_of_two_years
    for page in pages(site):
        year = page.relative_to(site).parts[0]
        if year in {"2022", "2023"}:
            other = {"2022": "2023", "2023": "2022"}[year]
            twin = site / other / page.relative_to(site / year)
            links = {target(site, page, a, "http://x/") for a in followed(read(page))}
            assert (twin, "") in links, page
    assert snapshot(site / "latest") == snapshot(site / "2023")
    assert b"2022/index.html" in (site / "index.html").read_bytes()


def test_a_site_is_whole(
    site_of_two_years: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, apenhet: Run
) -> None:
    two_years = shutil.copytree(site_of_two_years.parent, tmp_path / "two_years", symlinks=True)
    monkeypatch.chdir(two_years)
    built = apenhet("build")
    assert (built.code, built.err) == (0, "")
    assert built.out.startswith("Built site: 2023, 2022. Open site/index.html in a browser. ")
    before = snapshot(two_years / "site")
    assert before == snapshot(site_of_two_years)
    assert apenhet("build", "2022").err == "Too much: 2022.\nSee apenhet build --help\n"
    edit(two_years / "data/statement_2022.yml", "  year: 2022", "  year: twenty")
    assert apenhet("build").code == 1
    assert snapshot(two_years / "site") == before


def test_without_drafts_there_must_be_something_published(project: Path, apenhet: Run) -> None:
    said = "No edition is published yet, so there is nothing to show without drafts."
    assert apenhet("build", "--no-drafts") == Outcome(2, "", f"Error: {said}\n")
    assert not (project / "site").exists()


def test_drafts_are_for_people_and_not_for_search_engines(site_of_two_years: Path) -> None:
    site = site_of_two_years
    assert (site / "sitemap.xml").read_text().count("<url>") == 1
    for page in pages(site):
        hidden = '<meta name="robots" content="noindex">' in page.read_text(encoding="utf-8")
        assert hidden == (page != site / "index.html"), page
    years = (site / "2022/index.html").read_text(encoding="utf-8")
    assert '<a href="../2023/index.html">2023 (utkast)</a>' in years
