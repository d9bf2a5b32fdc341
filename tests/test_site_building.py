"""Building: the same bytes each time, all or nothing, and never over something that is not ours."""

from __future__ import annotations

import re
import resource
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from apenhet.problems.trouble import Trouble
from apenhet.read.siteurl import checked_site_url
from apenhet.site import adapter as project_module
from apenhet.site.site_dir import checked_site_dir
from tests.conftest import Outcome, Run, build, command, copied, environment, once
from tests.machine import as_nobody, mounted
from tests.publishing import saying_little
from tests.visitor import followed, loaded, pages, read, snapshot, target

SUCCESSOR = "properdocs"
PATIENCE = 120
"""Seconds: a build takes one or two, on a busy machine more."""
HALF_WAY = """
_define_env = define_env


def define_env(env):
    _define_env(env)
    if env.conf["extra"]["apenhet"].build.language == "en":
        half_way()
"""
"""Added to ``macros.py``: what a build does when the Norwegian pages are made."""
WAIT = """
def half_way():
    import os, time

    Path(f"half-way-{os.getpid()}").touch()
    while not Path(f"go-on-{os.getpid()}").exists():
        time.sleep(0.05)
"""
STOP = """
def half_way():
    signal.raise_signal({number})
"""


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def litter(folder: Path) -> list[Path]:
    """Return the hidden folders that builds of ``folder/site`` work in."""
    return sorted(folder.glob(".site-*"))


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A copy of the whole project, which says much; each build of it takes long."""
    return copied(tmp_path / "project")


@pytest.fixture
def project(real: Path) -> Path:
    """A project to change and build: the real one around an account that says little."""
    return saying_little(real)


@pytest.fixture(scope="module")
def site_of_little(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of such a project, built once."""

    def make(folder: Path) -> None:
        build(saying_little(copied(folder / "project")), folder / "site", "--no-cache")

    return once(tmp_path_factory, "site_of_little", make) / "site"


@pytest.fixture
def former(project: Path) -> dict[str, bytes]:
    """What stood in the project's ``site`` before, known by its header file as a site of ours."""
    (project / "site/2022").mkdir(parents=True)
    (project / "site/_headers").write_text("# apenhet build: Netlify, Cloudflare Pages\n")
    (project / "site/2022/index.html").write_text("<p>As it was")
    return snapshot(project / "site")


# --- the same bytes ----------------------------------------------------------------------------


@pytest.mark.long
def test_builds_repeat_byte_for_byte_whatever_surrounds_them(built_site: Path, real: Path) -> None:
    surroundings = environment(PYTHONHASHSEED="7", TZ="Pacific/Auckland", LC_ALL="nb_NO.UTF-8")
    anew = command("build", "--no-cache")
    subprocess.run(anew, cwd=real, env=surroundings, umask=0o077, check=True)
    assert snapshot(real / "site") == snapshot(built_site)
    files = [path for path in (real / "site").rglob("*") if path.is_file()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o644}


def test_a_build_replaces_the_former_site_whole(project: Path, apenhet: Run) -> None:
    assert apenhet("build").code == 0
    (project / "site/2023/gone.html").write_text("from a page that is no more")
    built = apenhet("build")
    assert (built.code, built.err) == (0, "")
    assert built.out.startswith("Built site: 2023. Open site/index.html in a browser. ")
    assert not (project / "site/2023/gone.html").exists()
    assert litter(project) == []


def test_nothing_is_written_in_the_project_but_the_site_and_what_is_kept_for_the_next(
    project: Path, apenhet: Run
) -> None:
    before = snapshot(project)
    apenhet("build", "--site-dir", "public/deep")
    after = snapshot(project)
    apart = ("public/deep/", ".cache/", "__pycache__/")  # the last one is Python's
    assert {name for name in after if not name.startswith(apart)} == set(before)
    assert all(after[name] == content for name, content in before.items())


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of such a project as it is built for another address, which machines write otherwise."""

    def make(folder: Path) -> None:
        project = saying_little(copied(folder / "project"))
        build(project, folder / "site", "--site-url", "https://www.åpen.no:8123/vår side")

    return once(tmp_path_factory, "little_elsewhere", make) / "site"


THERE = "https://www.xn--pen-tla.no:8123/v%C3%A5r%20side/"


def test_the_site_works_below_another_address(elsewhere: Path) -> None:
    for page in pages(elsewhere):
        tags = read(page)
        shown = elsewhere / "no/such/page.html" if page.name == "404.html" else page
        for address in [*followed(tags), *loaded(tags)]:
            there = target(elsewhere, shown, address, THERE)
            assert there is None or there[0].is_file(), f"{page.name}: {address}"
    below = "/v%C3%A5r%20side/"
    assert all(a.startswith(below) for a in followed(read(elsewhere / "404.html")))
    assert f"Sitemap: {THERE}sitemap.xml" in (elsewhere / "robots.txt").read_text()
    assert "/404.html" in (elsewhere / ".htaccess").read_text()
    for file in snapshot(elsewhere).values():
        assert b"www.negotia.no/apenhetsloven" not in file


# --- all or nothing ----------------------------------------------------------------------------


def test_errors_in_the_data_leave_the_former_site_as_it_was(
    project: Path, former: dict[str, bytes], apenhet: Run
) -> None:
    edit(project / "data/statement_2023.yml", "  year: 2023", "  year: twenty")
    failed = apenhet("build")
    assert failed.code == 1
    assert failed.out == ""
    assert "data/statement_2023.yml:" in failed.err
    assert "\n\n1 error.\n" in failed.err
    assert failed.err.endswith("\n\nStopped: mend this first.\n")
    assert snapshot(project / "site") == former
    assert litter(project) == []


MACROS = "macros.py"
DEFINE = "def define_env(env: Any) -> None:"


@dataclass(frozen=True)
class Mistake:
    """One edit that spoils a page, and what must be said of it."""

    file: str
    old: str
    new: str
    said: str


PAGE = "docs/en/measures.md"
CALL = "{{ measures() }}"

MISTAKES = [
    Mistake(MACROS, DEFINE, f"def (\n{DEFINE}", "stopped with an error (SyntaxError: "),
    Mistake(
        MACROS, DEFINE, f"import nope\n{DEFINE}", "(ModuleNotFoundError: No module named 'nope')"
    ),
    Mistake(
        MACROS,
        DEFINE,
        f"raise RuntimeError(1)\n{DEFINE}",
        "stopped with an error (RuntimeError: 1)",
    ),
    Mistake(MACROS, DEFINE, f"raise SystemExit(0)\n{DEFINE}", "macros.py:"),
    Mistake(MACROS, DEFINE, f"{DEFINE}\n    env.no_such()\n", "(AttributeError: "),
    Mistake(
        "overrides/main.html", "</main>", "{{ page.typo.typo }}</main>", "overrides/main.html:"
    ),
    Mistake("overrides/main.html", "</main>", "{% if %}</main>", "overrides/main.html:"),
    Mistake(
        "overrides/landing.html", "</main>", "{{ typo.typo }}</main>", "overrides/landing.html:"
    ),
    Mistake("overrides/main.html", "<main ", '<main onclick="x()" ', "onclick"),
    Mistake("overrides/main.html", "<main ", '<main style="color:red" ', "style"),
]
"""Mistakes in code: what ``check`` cannot know. Those of data and pages are its to tell."""


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.new)
def test_code_that_fails_is_told_in_a_line_and_leaves_the_former_site(
    project: Path, former: dict[str, bytes], apenhet: Run, mistake: Mistake
) -> None:
    edit(project / mistake.file, mistake.old, mistake.new)
    failed = apenhet("build")
    assert (failed.code, failed.out) == (2, "")
    assert mistake.said in failed.err
    assert failed.err.startswith("Error: ")
    assert failed.err.count("\n") == 1
    assert snapshot(project / "site") == former
    assert litter(project) == []


def test_a_macro_that_fails_is_told_in_norwegian_with_the_line_of_the_code(
    project: Path, apenhet: Run
) -> None:
    macros = project / MACROS
    text = macros.read_text(encoding="utf-8")
    macros.write_text(
        f"{text}\n\ndef measures():\n    return 1 / 0\n\n\n_define = define_env\n\n\n"
        "def define_env(env):\n    _define(env)\n    env.macro(measures)\n"
    )
    line = text.count("\n") + 4
    assert apenhet("build", "--lang", "nb").err == (
        f"Feil: macros.py:{line}: Programkoden stanset med en feil (ZeroDivisionError: division by"
        " zero). Hent fram en tidligere versjon av filen, eller spør en som kan programmere.\n"
    )


def test_a_page_that_names_what_there_is_not_is_told_as_check_tells_it(
    project: Path, former: dict[str, bytes], apenhet: Run
) -> None:
    edit(project / PAGE, CALL, "{{ mesures() }} [a](nowhere.md)")
    failed = apenhet("build", "--lang", "nb")
    told = [line for line in apenhet("check", "--lang", "nb").out.splitlines() if " error " in line]
    assert failed.code == 1
    assert [line for line in failed.err.splitlines() if " error " in line] == told
    assert [line.split(": ")[:2] for line in told] == [
        [f"{PAGE}:12:1", "error page_calls_known"],
        [f"{PAGE}:12:21", "error page_link_leads_somewhere"],
    ]
    assert snapshot(project / "site") == former
    assert litter(project) == []


def test_a_mistake_in_our_own_package_is_told_by_name_and_line(
    apenhet: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> object:
        raise LookupError("a mistake of ours")

    monkeypatch.setattr(project_module, "site_context", broken)
    failed = apenhet("build")
    assert failed.code == 2
    assert "apenhet/site/adapter.py:" in failed.err
    assert "(LookupError: a mistake of ours)" in failed.err


def test_a_word_that_the_pages_need_is_missed_whatever_became_of_the_schema(
    project: Path, former: dict[str, bytes], apenhet: Run
) -> None:
    edit(project / "data/labels_documents.yml", "\nemail: {nb: E-post, en: E-mail}\n", "\n")
    assert 'The word "email" is missing.' in apenhet("build").err
    assert apenhet("status").err == ""
    shutil.rmtree(project / "schema")
    failed = apenhet("build")
    assert failed.code == 1
    assert "schema/labels.json:1:1: error schema_readable:" in failed.err
    assert snapshot(project / "site") == former


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupted_build_leaves_the_former_site_and_no_litter(
    project: Path, former: dict[str, bytes], apenhet: Run, number: signal.Signals
) -> None:
    with (project / MACROS).open("a") as macros:
        macros.write(f"import signal\n{STOP.format(number=int(number))}{HALF_WAY}")
    said = "Interrupted. Nothing was changed.\n"
    assert apenhet("build") == Outcome(128 + number, "", said)
    assert snapshot(project / "site") == former
    assert litter(project) == []


@pytest.mark.long
def test_builds_at_once_leave_one_whole_site_however_each_of_them_ends(
    site_of_little: Path, project: Path, apenhet: Run
) -> None:
    """Three: one from beginning to end while two are half-way, of which only one is to end well."""
    whole = snapshot(site_of_little)
    going_on, stopped = two_half_way(project)
    assert apenhet("build").code == 0
    assert snapshot(project / "site") == whole
    assert len(litter(project)) == 2, "neither was disturbed"

    stopped.terminate()
    _, err = stopped.communicate(timeout=PATIENCE)
    assert (stopped.returncode, err) == (128 + 15, "Interrupted. Nothing was changed.\n")
    assert len(litter(project)) == 1
    assert snapshot(project / "site") == whole

    (project / "site/2023/index.html").unlink()
    for half_way in project.glob("half-way-*"):
        half_way.with_name(half_way.name.replace("half-way", "go-on")).touch()
    _, err = going_on.communicate(timeout=PATIENCE)
    assert (going_on.returncode, err) == (0, "")
    assert snapshot(project / "site") == whole
    assert litter(project) == []


def two_half_way(project: Path) -> list[subprocess.Popen[str]]:
    """Start two builds of a project that wait half-way; to those that come after it is as it was."""
    macros = (project / MACROS).read_text()
    (project / MACROS).write_text(f"{macros}{WAIT}{HALF_WAY}")
    started = [
        subprocess.Popen(
            command("build"),
            cwd=project,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    while len(list(project.glob("half-way-*"))) < len(started):
        assert all(process.poll() is None for process in started), started[0].communicate()
        time.sleep(0.05)
    (project / MACROS).write_text(macros)
    return started


def test_a_full_disk_is_told_in_a_line_and_leaves_the_former_site(
    project: Path, former: dict[str, bytes], apenhet: Run
) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    try:
        failed = apenhet("build")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (failed.code, failed.out) == (2, "")
    assert failed.err.startswith("Error: File too large")
    assert failed.err.count("\n") == 1
    assert snapshot(project / "site") == former
    assert litter(project) == []


# --- where a site may be built -----------------------------------------------------------------


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


def test_a_page_in_another_encoding_is_told_in_a_line(project: Path, apenhet: Run) -> None:
    (project / "docs/nb/tiltak.md").write_bytes("---\ntitle: Å være\n".encode("latin-1"))
    failed = apenhet("build")
    assert failed.code == 1
    assert "Traceback" not in failed.err


def test_a_folder_in_place_of_a_page_is_told_in_a_line(project: Path, apenhet: Run) -> None:
    (project / "docs/nb/tiltak.md").unlink()
    (project / "docs/nb/tiltak.md").mkdir()
    failed = apenhet("build", "--lang", "nb")
    assert failed.code == 1
    assert failed.err.startswith(
        "docs/nb/tiltak.md:1:1: error file_readable: Filen kan ikke åpnes (Det er en tom mappe)."
    )


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
    project: Path, apenhet: Run, site_of_little: Path
) -> None:
    there = project / "site"
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
    project: Path, apenhet: Run, tmp_path: Path
) -> None:
    (tmp_path / "real").mkdir()
    (project / "site").symlink_to(tmp_path / "real")
    assert apenhet("build").code == 0
    assert (project / "site").is_symlink()
    assert (tmp_path / "real/index.html").is_file()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "/x/",
        "ftp://negotia.no/",
        "https://",
        "https:///x/",
        "https://a b/",
        "https://a.no/?q",
        "https://a.no/#q",
        "https://a.no:99999/",
        "https://a.no:0/",
        "https://a.no:/",
        "https://a.no:x/",
        "https://[1.2]/",
        "https://a..no/",
        "https://a.no/%zz",
        "https://a.no/{{a}}",
        "https://a.no/a//b/",
        "https://a.no/../b/",
        "https://a.no/a;b/",
        "https://a.no/%2e%2e/b/",
        "https://a.no/a%2Fb/",
        "https://a.no/%E5penhet/",
        "https://a.no/%00/",
        "https://a.no/a%0Ab/",
        "https://a.no/%22/",
        "https://a.no/%24x/",
        "negotia.no",
    ],
)
def test_a_site_needs_a_whole_address(apenhet: Run, url: str) -> None:
    failed = apenhet("build", "--site-url", url)
    assert failed == Outcome(
        2,
        "",
        f'Error: "{url}" is not an address to build for.'
        " Write it like this: https://www.example.org/folder/\n",
    )


def test_an_address_with_a_line_break_is_shown_on_one_line(apenhet: Run) -> None:
    failed = apenhet("build", "--site-url", "https://a.no/\nSitemap: x")
    assert failed.code == 2
    assert failed.err.startswith('Error: "https://a.no/ Sitemap: x" is not')
    assert apenhet("build", "--site-url", "https://a.no/\n").code == 2


@pytest.mark.parametrize("url", ["https://me:secret@a.no/", "https://secret@a.no", "//x:secret@a/"])
def test_a_password_in_the_address_is_neither_published_nor_shown(apenhet: Run, url: str) -> None:
    failed = apenhet("build", "--site-url", url)
    assert failed.code == 2
    assert failed.err.startswith("Error: The address to build for has a user name or password")
    assert "secret" not in failed.err


@pytest.mark.parametrize(
    ("url", "encoded"),
    [
        ("https://a.no", "https://a.no/"),
        ("https://a.no//", "https://a.no/"),
        ("HTTPS://A.no/B", "https://a.no/B/"),
        ("http://localhost:8123/a/b_c.d/~e", "http://localhost:8123/a/b_c.d/~e/"),
        ("http://web_1/", "http://web_1/"),
        ("http://[::1]:80/a%20b/", "http://[::1]:80/a%20b/"),
        ("https://a.no/a b", "https://a.no/a%20b/"),
        ("https://a.no/%7Ee/%c3%a5", "https://a.no/~e/%C3%A5/"),
        ("https://www.eksempel.no/%C3%A5penhet/", "https://www.eksempel.no/%C3%A5penhet/"),
        ("https://www.eksempel.no/åpenhet/", "https://www.eksempel.no/%C3%A5penhet/"),
        ("https://a.no/a\u030apenhet/", "https://a.no/%C3%A5penhet/"),
        ("https://Åpenhet.no/år/", "https://xn--penhet-hua.no/%C3%A5r/"),
        ("https://a.no/日本/", "https://a.no/%E6%97%A5%E6%9C%AC/"),
    ],
)
def test_a_whole_address_is_encoded_as_machines_read_it(url: str, encoded: str) -> None:
    assert checked_site_url(url) == encoded
    assert checked_site_url(encoded) == encoded


def test_addresses_for_machines_are_encoded_however_the_site_url_is_written(
    elsewhere: Path,
) -> None:
    page = (elsewhere / "2023/tiltak.html").read_text(encoding="utf-8")
    for said in ('rel="canonical" href="', 'property="og:url" content="', '"url": "'):
        assert f'{said}{THERE}2023/tiltak.html"' in page
    assert f"<loc>{THERE}</loc>" in (elsewhere / "sitemap.xml").read_text()
    for name, content in snapshot(elsewhere).items():
        if not name.endswith((".md", ".woff2", "pagefind", "nginx.conf", ".htaccess")):
            assert "åpen.no".encode() not in content, name
            assert "no:8123/vår".encode() not in content, name


# --- several editions --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site_of_two_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a project whose edition for 2022 says what the one for 2023 says, in that project."""

    def make(folder: Path) -> None:
        project = saying_little(copied(folder))
        text = (project / "data/statement_2023.yml").read_text(encoding="utf-8")
        text = text.replace("2023", "2022")
        (project / "data/statement_2022.yml").write_text(text, encoding="utf-8")
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


# --- the engine by itself ----------------------------------------------------------------------


def by_itself(
    project: Path, *arguments: str, engine: str = "mkdocs"
) -> subprocess.CompletedProcess[str]:
    """Let the engine build the project, without any command of ours."""
    return subprocess.run(
        [sys.executable, "-m", engine, "build", "--strict", *arguments],
        cwd=project,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_plain_build_makes_the_newest_edition_in_norwegian(project: Path, apenhet: Run) -> None:
    done = by_itself(project)
    assert done.returncode == 0, done.stderr
    site = project / "site"
    for page in site.glob("*.html"):
        for address in followed(read(page)):
            there = target(site, page, address, "http://x/")
            if there:
                assert there[0].is_file(), f"{page.name}: {address}"
    assert 'lang="nb"' in (site / "index.html").read_text()
    # The engine's last version is out; whoever carries it on must build the same.
    done = by_itself(project, "--config-file", "mkdocs.yml", "--site-dir", "next", engine=SUCCESSOR)
    assert done.returncode == 0, done.stderr
    assert snapshot(project / "next") == snapshot(site)
    assert apenhet("build").code == 0
    assert (site / "2023/index.html").is_file()


def test_a_plain_build_refuses_broken_data_in_a_line(project: Path) -> None:
    edit(project / "data/statement_2023.yml", "  year: 2023", "  year: twenty")
    done = by_itself(project)
    assert done.returncode == 1
    assert "data/statement_2023.yml:" in done.stderr
    assert "Traceback" not in done.stderr
