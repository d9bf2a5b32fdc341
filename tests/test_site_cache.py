"""Folders used again between builds: the site is the same, byte for byte, as one built anew."""

from __future__ import annotations

import operator
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from apenhet.model import Edition
from apenhet.read.load import load_folder
from apenhet.site.cache import FOLDER, Cache, KeptBytes
from apenhet.site.inputs import program
from apenhet.site.plan import Plan
from apenhet.site.shown import shown
from apenhet.site.unchanged import Wish
from apenhet.site.whole import plan_of
from tests.building import edit
from tests.conftest import Run, build, sharing_files
from tests.publishing import saying_little, with_year_before
from tests.test_site_building import differing
from tests.test_site_editions import of
from tests.visitor import snapshot

URL = "https://x.no/"


@pytest.fixture
def little(project: Path) -> Path:
    """A project whose account says little, so that it is built quickly."""
    return saying_little(project)


# --- what a folder is made from ---------------------------------------------------------------


def with_page(project: Path) -> None:
    for language, file in (("nb", "om-nettstedet.md"), ("en", "about-this-site.md")):
        text = (project / "docs" / language / file).read_text(encoding="utf-8")
        text = text.replace("name: about", "name: more")
        (project / "docs" / language / f"more-{language}.md").write_text(text, encoding="utf-8")


def without_page(project: Path) -> None:
    for language in ("nb", "en"):
        (project / "docs" / language / f"more-{language}.md").unlink()


def without_year_before(project: Path) -> None:
    for name in ("statement", "principles"):
        (project / f"data/{name}_2022.yml").unlink()


def with_old_times(project: Path) -> None:
    edit(
        project / "overrides/assets/site.css",
        "--band: light",
        "--band:  light-dark(#000, #111); --band: light",
    )
    os.utime(project / "overrides/assets/site.css", (0, 0))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a word": lambda project: edit(project / "data/statement_2023.yml", "Negotia", "Negotja"),
    "a label": lambda project: edit(project / "data/labels_documents.yml", "Ansatte", "Tilsette"),
    "a page's own text": lambda project: edit(
        project / "docs/nb/om-nettstedet.md", "nettsted", "netsted"
    ),
    "a page more": with_page,
    "a template": lambda project: edit(project / "overrides/main.html", "<main ", "<main data-x "),
    "a style, at an old time": with_old_times,
    "a year more": with_year_before,
}
"""What is changed one after the other."""


def keys(project: Path) -> tuple[str, str]:
    """Return what the site and the folder of its newest edition are made from."""
    loaded = load_folder(project)
    plan = plan_of(project, loaded, shown(loaded), URL)
    return Wish(project, ("x",)).key(), plan.key(plan.newest)


def test_whatever_pages_are_made_from_is_in_the_keys(little: Path) -> None:
    before = keys(little)
    assert keys(little) == before
    for name, change in CHANGES.items():
        change(little)
        after = keys(little)
        assert all(map(operator.ne, before, after)), name
        before = after
    edit(little / "overrides/main.html", "<main data-x ", "<main ")
    edit(little / "overrides/main.html", "<main ", "<main data-x ")
    assert keys(little) == before, "nothing is what it was, whenever it was written"


def written_into(project: Path) -> None:
    """Write into a page of the site where it lies, as some tools do."""
    with (project / "site/2023/index.html").open("r+b") as opened:
        opened.write(b"<!-- mine -->")


def where_nothing_can_be_kept(project: Path) -> None:
    """Let go of all that was kept, and put a file where a folder should be."""
    kept = (project / FOLDER).parent
    shutil.rmtree(kept)
    kept.write_text("a file where a folder should be")


def where_all_can_be_kept(project: Path) -> None:
    """Let there be a folder again, with an edition's files in it and nothing else."""
    (project / FOLDER).parent.unlink()
    sharing_files(project)


STEPS: tuple[tuple[Callable[[Path], object], ...], ...] = (
    (CHANGES["a label"], CHANGES["a page's own text"], with_page),
    (CHANGES["a template"], without_page),
    (CHANGES["a style, at an old time"],),
)
"""What is changed before a build: together, where nothing but whole folders is made of both."""


def anew(project: Path, folder: Path) -> dict[str, bytes]:
    """Return the site that is built of the same sources elsewhere, where nothing was ever kept."""
    shutil.copytree(project, folder, ignore=shutil.ignore_patterns(".cache", "site"))
    return snapshot(build(folder, folder / "site", "--no-cache"))


@pytest.mark.long
def test_a_site_is_the_same_warm_and_cold(little: Path, apenhet: Run, tmp_path: Path) -> None:
    """Built after each change from what was kept; then anew, once without any file, once with every.

    What is kept is placed only where a site may be built, and told in the language asked for.
    """

    def built(change: Callable[[Path], object], *options: str) -> tuple[str, dict[str, bytes]]:
        change(little)
        ended = apenhet("build", *options)
        assert ended.code == 0, ended.err
        return ended.out, snapshot(little / "site")

    norwegian, site = built(lambda _: None, "--lang", "nb")
    english, again = built(lambda _: None, "--lang", "en")
    assert norwegian.startswith("Bygde site: 2023. ")
    assert english.startswith("Built site: 2023. ")
    assert again == site
    for number, step in enumerate(STEPS):
        before = site
        english, site = built(lambda project, step=step: [change(project) for change in step])  # type: ignore[misc]
        assert site != before
        assert differing(site, anew(little, tmp_path / str(number))) == []
    both = built(with_year_before)
    assert built(without_year_before) == (english, site)
    changed = built(CHANGES["a word"])
    assert changed[1] != site
    assert built(written_into) == changed
    assert built(lambda _: None) == changed
    refused = apenhet("build", "--site-dir", "docs")
    assert (refused.code, refused.out) == (2, "")
    assert "docs is one of the project's own folders" in refused.err
    assert built(where_nothing_can_be_kept) == changed

    where_all_can_be_kept(little)
    edit(little / "data/statement_2023.yml", "Negotja", "Negotia")
    assert built(with_year_before) == both
    norwegian, again = built(lambda _: None, "--lang", "nb")
    assert norwegian.startswith("Bygde site: 2023, 2022. ")
    assert again == both[1]


@pytest.fixture
def plan(project: Path, edition: Edition) -> Plan:
    return plan_of(project, load_folder(project), (edition,), URL)


def test_what_a_folder_shows_of_others_is_in_its_key(plan: Plan, edition: Edition) -> None:
    newer, older = of(edition, edition.year + 1), of(edition, edition.year - 1)
    keys = {
        plan_of(plan.root, load_folder(plan.root), editions, URL).key(edition)
        for editions in ((edition,), (edition, older), (newer, edition), (newer, edition, older))
    }
    assert len(keys) == 4


def test_what_its_former_says_is_in_its_key_and_of_others_nothing(
    plan: Plan, edition: Edition
) -> None:
    former, older = of(edition, edition.year - 1), of(edition, edition.year - 2)
    organisation = older.statement.organisation.model_copy(update={"seat": "Bergen"})
    statement = older.statement.model_copy(update={"organisation": organisation})
    other = older.model_copy(update={"statement": statement})
    one, two = (
        plan_of(plan.root, load_folder(plan.root), (edition, former, third), URL)
        for third in (older, other)
    )
    assert one.key(edition) == two.key(edition)
    assert one.key(former) != two.key(former)
    assert one.key(older) != two.key(other)


def test_where_the_site_stands_and_whether_it_is_a_preview_are_in_its_key(
    plan: Plan, edition: Edition
) -> None:
    elsewhere = plan_of(plan.root, load_folder(plan.root), (edition,), "https://y.no/")
    preview = plan_of(plan.root, load_folder(plan.root), (edition,), URL, preview=True)
    assert len({one.key(edition) for one in (plan, elsewhere, preview)}) == 3
    assert plan.key(edition) == plan_of(plan.root, load_folder(plan.root), (edition,), URL).key(
        edition
    )


def test_the_program_is_known_where_python_looks_in_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = program.__wrapped__()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", *sys.path])  # as of ``python -c``
    assert program.__wrapped__() == known


# --- what is kept -----------------------------------------------------------------------------


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "en").mkdir(parents=True)
    (folder / "index.html").write_text("nb")
    (folder / "en/index.html").write_text("en")
    return folder


def test_what_is_kept_is_placed_as_it_was(content: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    assert not cache.place("2023", "a", tmp_path / "site")
    cache.keep("2023", "a", content, {})
    shutil.rmtree(content)
    assert cache.place("2023", "a", tmp_path / "site")
    assert snapshot(tmp_path / "site") == {"index.html": b"nb", "en/index.html": b"en"}
    assert not cache.place("2023", "b", tmp_path / "other")
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda entry: (entry / "content/index.html").write_text("changed"),
        lambda entry: (entry / "content/index.html").unlink(),
        lambda entry: (entry / "content/more.html").write_text("more"),
        lambda entry: (entry / "sums.json").write_text("{"),
        lambda entry: (entry / "sums.json").unlink(),
    ],
    ids=["written into", "one gone", "one more", "no list", "list gone"],
)
def test_what_was_changed_is_not_used(
    spoil: Callable[[Path], object], content: Path, tmp_path: Path
) -> None:
    cache = Cache(tmp_path / "cache")
    cache.keep("2023", "a", content, {})
    spoil(cache.folder / "2023-a")
    assert not cache.place("2023", "a", tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_a_few_folders_of_a_name_are_kept(content: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    cache.keep("2022", "a", content, {})
    for order, key in enumerate("abcdef"):
        cache.keep("2023", key, content, {})
        os.utime(cache.folder / f"2023-{key}", (order, order))
    kept = sorted(entry.name for entry in cache.folder.iterdir())
    assert kept == ["2022-a", "2023-c", "2023-d", "2023-e", "2023-f"]


def test_contents_are_kept_the_last_used_of_them_and_none_that_was_changed(tmp_path: Path) -> None:
    kept = KeptBytes(tmp_path / "kept", most=2)
    assert kept.read("a") is None
    for age, key in enumerate("abc"):
        kept.keep(key, key.encode())
        os.utime(tmp_path / "kept" / key, (age, age))
    assert kept.read("a") == b"a"
    kept.clear()
    assert [kept.read(key) for key in "abc"] == [b"a", None, b"c"]
    file = tmp_path / "kept/c"
    file.write_bytes(file.read_bytes().replace(b"c", b"d"))
    assert kept.read("c") is None


def test_a_site_is_not_kept_where_its_sources_changed_meanwhile(project: Path) -> None:
    wish = Wish(project, ("x",))
    key, site = wish.key(), project / "made"
    site.mkdir()
    edit(project / "data/statement_2023.yml", "Negotia", "Negotja")
    wish.keep(key, site, {})
    assert wish.place(key, project / "site") is None
    wish.keep(wish.key(), site, {"years": "2023"})
    assert wish.place(wish.key(), project / "site") == {"years": "2023"}
