"""A reader learns whether a file is ours, and which, in the browser alone, wherever the page lies."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import held
from tests.browser.conftest import OpenPage, served
from tests.conftest import YEAR, build, copied, once
from tests.publishing import publish, saying_little

pytestmark = pytest.mark.browser

WITHOUT: Final = "Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })"
"""As where a page came by plain http."""
LENGTHS: Final = [0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000]
"""Bytes: on both sides of where a last block is full."""

DROP: Final = """([name, text]) => {
  const dropped = new DataTransfer();
  dropped.items.add(new File([text], name));
  const options = { dataTransfer: dropped, bubbles: true, cancelable: true };
  const refused = document.body.dispatchEvent(new DragEvent("dragover", options));
  document.body.dispatchEvent(new DragEvent("drop", options));
  return refused;
}"""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one published edition, and its site in it."""

    def make(folder: Path) -> None:
        project = saying_little(copied(folder))
        publish(project, YEAR, dt.date(2024, 6, 20))
        build(project, project / "site")

    return once(tmp_path_factory, "published-once", make)


@pytest.fixture(scope="module")
def there(published: Path) -> Iterator[str]:
    with served(published / "site") as address:
        yield address


@pytest.fixture
def ours(published: Path) -> Path:
    return published / f"published/{YEAR}/r1/nb/tiltak-{YEAR}.csv"


def told(page: Page) -> str:
    """Return what the page says when it has looked at a file."""
    status = page.get_by_role("status")
    expect(status.locator("div")).not_to_have_count(0)
    return " ".join(status.inner_text().split())


@pytest.mark.parametrize("way", ["served", "without its own sums", "from a folder"])
def test_a_published_file_is_known_and_a_changed_one_is_not(
    open_page: OpenPage, published: Path, there: str, ours: Path, tmp_path: Path, way: str
) -> None:
    at = f"{(published / 'site').as_uri()}/" if way == "from a folder" else there
    script = WITHOUT if way == "without its own sums" else ""
    page = open_page(held("verify", "nb"), at=at, width=320, script=script)
    page.get_by_label("Velg en fil").set_input_files(ours)
    assert told(page) == (
        f"«{ours.name}» er en fil vi har publisert. Den er ikke endret. "
        f"{ours.name} (på norsk): Redegjørelsen for {YEAR}, versjon 1. "
        "Publisert 20. juni 2024. Det er den nyeste versjonen."
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    changed = tmp_path / "endret.csv"
    changed.write_bytes(ours.read_bytes().replace(b"2", b"3", 1))
    page.get_by_label("Velg en fil").set_input_files(changed)
    expect(page.get_by_role("status")).to_contain_text("endret.csv")
    assert told(page) == "«endret.csv» er ikke en av filene vi har publisert her."


def test_files_are_dropped_anywhere_and_told_of_without_harm(
    open_page: OpenPage, there: str, ours: Path, axe: str
) -> None:
    page = open_page(held("verify", "en"), at=there, width=360)
    taken = not page.evaluate(DROP, ["<b>a copy</b>", ours.read_bytes().decode("utf-8")])
    assert taken, "beside the field, the browser leaves the page for the file"
    said = told(page)
    assert said.startswith("‘<b>a copy</b>’ is a file we have published.")
    assert f"{ours.name} (in Norwegian): The statement for {YEAR}, version 1." in said
    page.evaluate(axe)
    found = page.evaluate("axe.run('main').then((found) => found.violations.map((one) => one.id))")
    assert found == []
    page.keyboard.press("Tab")
    page.get_by_label("Choose a file").focus()
    assert page.evaluate("document.activeElement.matches(':focus-visible')")


def test_sums_are_right_where_the_browser_has_none(open_page: OpenPage, there: str) -> None:
    page = open_page(held("verify", "nb"), at=there)
    sums = page.evaluate(
        """(lengths) => lengths.map((length) => [...new Uint8Array(sha256(
             Uint8Array.from({ length }, (_, i) => (i * 7) % 256)))])""",
        LENGTHS,
    )
    for length, found in zip(LENGTHS, sums, strict=True):
        content = bytes((i * 7) % 256 for i in range(length))
        assert bytes(found) == hashlib.sha256(content).digest(), length


@pytest.mark.parametrize(
    ("language", "needs"),
    [("nb", "Kontrollen trenger JavaScript"), ("en", "This needs JavaScript")],
)
def test_without_script_the_sums_are_there_to_compare(
    open_page: OpenPage, there: str, ours: Path, language: str, needs: str
) -> None:
    page = open_page(held("verify", language), at=there, java_script_enabled=False)
    said = page.locator("main").inner_text()
    assert needs in said
    assert hashlib.sha256(ours.read_bytes()).hexdigest() in said
    assert not page.locator("#verify-file").is_visible(), "offers to verify in vain"


def test_where_nothing_is_published_nothing_is_verified(
    open_page: OpenPage, held_origin: str
) -> None:
    page = open_page(held("verify", "nb"), at=held_origin)
    expect(page.locator("main")).to_contain_text("Ingen redegjørelse er publisert her ennå.")
    assert page.locator("main input").count() == 0
