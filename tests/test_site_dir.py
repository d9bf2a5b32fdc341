"""Where a site may be built: never over something that is not ours, and whole wherever that is."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

import pytest

from apenhet.problems.trouble import Trouble
from apenhet.site.site_dir import checked_site_dir
from tests.building import built_before, former, litter, project, site_of_little
from tests.conftest import Outcome, Run
from tests.machine import as_nobody, mounted
from tests.visitor import snapshot

__all__ = ["built_before", "former", "project", "site_of_little"]


@pytest.mark.parametrize("folder", [".", "..", "/"])
def test_no_site_over_the_project(project: Path, apenhet: Run, folder: str) -> None:
    before = snapshot(project)
    said = f"Error: Cannot build in {folder}: the folder holds the project itself.\n"
    assert apenhet("build", "--site-dir", folder) == Outcome(2, "", said)
    assert snapshot(project) == before


@pytest.mark.parametrize("folder", ["data", "docs/nb", "overrides/new", "src", ".git/site"])
def test_no_site_among_the_sources(project: Path, apenhet: Run, folder: str) -> None:
    before = snapshot(project)
    part = folder.partition("/")[0]
    said = f"Error: Cannot build in {folder}: {part} is one of the project's own folders.\n"
    assert apenhet("build", "--site-dir", folder) == Outcome(2, "", said)
    assert snapshot(project) == before


HOST = "https://www.negotia.no/"


@pytest.mark.parametrize(
    "theirs",
    [
        {"index.html": b"holiday"},
        {"_headers": b"/*\n  X-Frame-Options: DENY\n"},
        {"sitemap.xml": f"<loc>{HOST}</loc><loc>{HOST}apenhetsloven/</loc>".encode()},
        {"sitemap.xml": b"<urlset></urlset>"},
    ],
    ids=["some page", "another site's headers", "the site we are part of", "an empty sitemap"],
)
def test_no_site_over_other_peoples_files(
    apenhet: Run, tmp_path: Path, theirs: dict[str, bytes]
) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    for name, content in theirs.items():
        (folder / name).write_bytes(content)
    said = (
        f"Error: Cannot build in {folder}: what it holds would be deleted."
        " Choose an empty folder.\n"
    )
    assert apenhet("build", "--site-dir", folder) == Outcome(2, "", said)
    assert snapshot(folder) == theirs


@pytest.mark.parametrize("folder", ["site/new", "site/2022", "site/a/b/c"])
def test_no_site_inside_a_site(
    project: Path, former: dict[str, bytes], apenhet: Run, folder: str
) -> None:
    said = (
        f"Error: Cannot build in {folder}: {project / 'site'} is a built site,"
        " and the next build deletes everything in it.\n"
    )
    assert apenhet("build", "--site-dir", folder) == Outcome(2, "", said)
    assert snapshot(project / "site") == former


@pytest.mark.parametrize("folder", ["macros.py", "macros.py/site"])
def test_no_site_in_place_of_a_file(apenhet: Run, folder: str) -> None:
    said = f"Error: Cannot build in {folder}: macros.py is a file, not a folder.\n"
    assert apenhet("build", "--site-dir", folder) == Outcome(2, "", said)


def test_a_site_is_built_into_what_is_mounted_and_built_again(
    built_before: Path, apenhet: Run, site_of_little: Path
) -> None:
    there = built_before / "site"
    there.mkdir()
    with mounted("-t", "tmpfs", "none", there):
        for _ in range(2):
            assert apenhet("build").code == 0
            assert snapshot(there) == snapshot(site_of_little)
        assert litter(there) == []


def test_a_full_mount_is_told_in_a_line_and_leaves_the_former_site(
    project: Path, former: dict[str, bytes], apenhet: Run, tmp_path: Path
) -> None:
    there = tmp_path / "full"
    there.mkdir()
    with mounted("-t", "tmpfs", "-o", "size=300k", "none", there):
        shutil.copytree(project / "site", there, dirs_exist_ok=True)
        failed = apenhet("build", "--site-dir", there)
        assert snapshot(there) == former
        assert litter(there) == []
    assert (failed.code, failed.out) == (2, "")
    assert re.fullmatch(
        r"Error: No space left on device(: \S+)?\. Make room, then try again\.\n",
        failed.err,
    )


def test_a_folder_that_nobody_may_write_in_is_told_before_anything_is_built() -> None:
    with tempfile.TemporaryDirectory() as above:
        folder = Path(above, "site")
        folder.mkdir()
        with as_nobody(Path(above), folder):
            folder.chmod(0o555)
            for place in (folder, folder / "new/deep", Path(above, "other")):
                with pytest.raises(Trouble) as refused:
                    checked_site_dir(place, Path("/no/project"))
                assert refused.value.message("en") == (
                    f"Cannot build in {place}: you may not write there. Ask for access, or choose"
                    " another folder: apenhet build --site-dir FOLDER"
                )


def test_an_empty_folder_and_a_link_to_one_will_do(
    built_before: Path, apenhet: Run, tmp_path: Path
) -> None:
    (tmp_path / "real").mkdir()
    (built_before / "site").symlink_to(tmp_path / "real")
    assert apenhet("build").code == 0
    assert (built_before / "site").is_symlink()
    assert (tmp_path / "real/index.html").is_file()
