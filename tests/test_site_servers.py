"""The servers' files in real servers: what is sent, how long it may be kept, what is no page."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote, urlsplit

import pytest

from apenhet.read.siteurl import checked_site_url
from apenhet.site.finish import servers
from tests.conftest import build, once

REQUIRED: Final = "APENHET_REQUIRE_BROWSER" in os.environ
"""CI installs the servers; elsewhere their tests run where they are found."""
PATIENCE: Final = 60
"""Seconds that a server gets to answer or to end, on a machine busy with other tests."""
MODULES: Final = Path("/usr/lib/apache2/modules")

APACHE_CONF: Final = """
ServerRoot "{root}"
ServerName localhost
Listen 127.0.0.1:{port}
PidFile "{logs}/pid"
ErrorLog "{logs}/error.log"
Mutex file:{logs}
DocumentRoot "{root}"
{modules}
<IfModule unixd_module>
  User www-data
  Group www-data
</IfModule>
<Directory "/">
  AllowOverride None
  Require all granted
</Directory>
{said}
"""
NGINX_CONF: Final = """
daemon off;
pid {logs}/pid;
error_log {logs}/error.log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {logs}/body;
  proxy_temp_path {logs}/proxy;
  fastcgi_temp_path {logs}/fastcgi;
  uwsgi_temp_path {logs}/uwsgi;
  scgi_temp_path {logs}/scgi;
  server {{
    listen 127.0.0.1:{port};
    {said}
  }}
}}
"""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes


@dataclass(frozen=True)
class Served:
    """A site behind a real server."""

    site: Path
    base: str
    port: int

    def get(self, path: str) -> Answer:
        """Ask for a path below the site's address."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        with contextlib.closing(connection):
            connection.request("GET", self.base + quote(path))
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())


@pytest.fixture(scope="module")
def elsewhere(draft: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """The site built for an address with a letter and a space in it, as a browser shows it."""
    url = "https://www.eksempel.no/%C3%A5penhet og mer/"
    made = once(
        tmp_path_factory,
        "elsewhere",
        lambda folder: build(draft, folder / "site", "--site-url", url),
    )
    return checked_site_url(url), made / "site"


@pytest.fixture(scope="module", params=["nginx", "apache2"])
def serve(request: pytest.FixtureRequest) -> Iterator[Callable[[str, Path], Served]]:
    """Put a site behind one of the servers."""
    program = found(request.param)
    with ExitStack() as stack:

        def start(url: str, site: Path) -> Served:
            return stack.enter_context(running(program, url, site))

        yield start


def found(server: str) -> str:
    """Return where a server's program lies, or leave the test out where there is none."""
    program = shutil.which(server, path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None and not REQUIRED:
        pytest.skip(f"{server} was not found")
    assert program, f"{server} was not found"
    return program


@contextmanager
def running(program: str, url: str, site: Path) -> Iterator[Served]:
    """Run a server whose configuration follows what the site's own file for it says."""
    base = urlsplit(url).path
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        root, logs = Path(folder, "www"), Path(folder, "logs")
        Path(folder).chmod(0o755)  # a server reads as somebody else than whoever builds
        placed = Path(f"{root}{unquote(base)}")
        shutil.copytree(site, placed)
        logs.mkdir()
        is_nginx = program.endswith("nginx")
        said = told(placed / (servers.NGINX if is_nginx else servers.APACHE), root)
        form = NGINX_CONF if is_nginx else APACHE_CONF
        conf = Path(folder, "server.conf")
        conf.write_text(form.format(root=root, logs=logs, port=port, said=said, modules=modules()))
        checking, starting = (
            (["-t", "-c", str(conf)], ["-c", str(conf)])
            if is_nginx
            else (["-t", "-f", str(conf)], ["-D", "FOREGROUND", "-f", str(conf)])
        )
        tried = subprocess.run([program, *checking], capture_output=True, text=True, check=False)
        assert tried.returncode == 0, tried.stderr
        server = subprocess.Popen([program, *starting], stderr=subprocess.PIPE)
        try:
            wait_for(server, port)
            yield Served(placed, base, port)
        finally:
            server.terminate()
            server.communicate(timeout=PATIENCE)


def told(file: Path, root: Path) -> str:
    """Return what the file's opening comment says to write, for this server's root."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return "\n".join(line[1:].strip() for line in lines if line.startswith("#   ")).replace(
        servers.ROOT, str(root)
    )


def modules() -> str:
    names = ["mpm_event", "authz_core", "alias", "dir", "headers"]
    return "\n".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in names)


def wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert server.poll() is None, server.communicate()
        try:
            socket.create_connection(("127.0.0.1", port), PATIENCE).close()
        except ConnectionRefusedError:
            time.sleep(0.02)
        else:
            return
    raise AssertionError("the server does not answer")


SITE_URL: Final = "https://www.negotia.no/apenhetsloven/"


@pytest.fixture(scope="module", params=["as it is published", "below another address"])
def served(
    request: pytest.FixtureRequest,
    serve: Callable[[str, Path], Served],
    built_site: Path,
) -> Served:
    if request.param == "as it is published":
        return serve(SITE_URL, built_site)
    return serve(*request.getfixturevalue("elsewhere"))


def test_every_answer_has_every_header_once(served: Served) -> None:
    script = next(served.site.glob("2023/assets/site.*.js")).name
    for path in ("", "2023/", "2023/loven.html", f"2023/assets/{script}", "robots.txt", "no/such"):
        answer = served.get(path)
        for name, value in servers.HEADERS.items():
            assert answer.headers.get_all(name) == [value], path


def test_files_named_after_their_content_are_kept_and_all_others_asked_for(served: Served) -> None:
    kept = set()
    for file in sorted(path for path in served.site.rglob("*") if path.is_file()):
        path = file.relative_to(served.site).as_posix()
        if path not in servers.FILES:
            answer = served.get(path)
            assert (answer.status, answer.body) == (200, file.read_bytes()), path
            (cache,) = answer.headers.get_all("Cache-Control") or [""]
            assert cache in {servers.FOR_EVER, servers.ALWAYS_ASK}, path
            if cache == servers.FOR_EVER:
                kept.add(re.sub(r"[0-9a-f]{7,}", "…", file.name))
    assert kept == {
        "site.….js",
        "search.….js",
        "icon.….svg",
        "icon.….png",
        "schibsted-grotesk.….woff2",
        *(f"{kind}_….{part}" for kind in ("no", "en") for part in ("pf_index", "pf_fragment")),
        *(f"pagefind.{kind}_….pf_meta" for kind in ("no", "en")),
    }


def test_wrong_addresses_get_the_sites_own_page_which_is_not_kept(served: Served) -> None:
    own = (served.site / "404.html").read_bytes()
    for path in ("no/such.html", "2023/assets/site.000000000000.js", "2023/nøkkeltall"):
        answer = served.get(path)
        assert (answer.status, answer.body) == (404, own), path
        assert answer.headers.get_all("Cache-Control") == [servers.ALWAYS_ASK], path


def test_what_servers_do_not_know_by_its_name_is_told_what_it_is(served: Served) -> None:
    for name in ("deadlines.ics", "deadlines.en.ics"):
        answer = served.get(name)
        assert answer.headers.get_all("Content-Type") == ["text/calendar; charset=utf-8"]
        rule = f"/{name}\n  Content-Type: text/calendar; charset=utf-8\n"
        assert rule in (served.site / servers.NETLIFY).read_text()


def test_what_is_for_servers_is_not_served(served: Served) -> None:
    for name in servers.FILES:
        assert (served.site / name).is_file()
        answer = served.get(name)
        assert (answer.status, answer.body) == (404, (served.site / "404.html").read_bytes()), name
        assert answer.headers.get_all("X-Content-Type-Options") == ["nosniff"]


# --- the files by themselves ------------------------------------------------------------------

KEPT: Final = ["2023/assets/site.0123456789ab.css", "2023/en/assets/site.0123456789ab.css"]
INDEX: Final = ["2023/pagefind/index/no_1.pf_index", "2023/pagefind/pagefind.no_1.pf_meta"]


def test_rules_for_netlify_fit_every_year_and_hold_nothing_but_what_may_be_kept() -> None:
    text = servers.header_files("/sub/", [*KEPT, *INDEX, "2024/assets/site.0123456789ab.css"])
    rules = re.findall(r"^(/.*)\n  Cache-Control: (.*)$", text[servers.NETLIFY], re.MULTILINE)
    assert rules == [
        ("/:a/:b/assets/site.0123456789ab.css", servers.FOR_EVER),
        ("/:a/assets/site.0123456789ab.css", servers.FOR_EVER),
        ("/:a/pagefind/index/*", servers.FOR_EVER),
    ]
    for name, value in servers.HEADERS.items():
        assert f"\n  {name}: {value}\n" in text[servers.NETLIFY]


def test_every_file_is_known_as_ours_and_says_where_it_goes() -> None:
    files = servers.header_files("/et%20sted/%C3%A5/", [])
    assert set(files) == set(servers.FILES)
    assert all(text.startswith(servers.MARK) for text in files.values())
    assert '#   include "/var/www/et sted/å/nginx.conf";\n' in files[servers.NGINX]
    assert '#   <Directory "/var/www/et sted/å">\n' in files[servers.APACHE]


@pytest.mark.parametrize(
    "path", ["", "a/b/c", "~me/+x", "a=b,c@d", "日本", "a%20b", "æ.ø-å_", "-t", "~ x"]
)
def test_nginx_understands_any_address_that_a_site_is_built_for(tmp_path: Path, path: str) -> None:
    base = urlsplit(checked_site_url(f"https://a.no/{path}")).path
    (tmp_path / "site.conf").write_text(servers.header_files(base, KEPT)[servers.NGINX])
    conf = tmp_path / "nginx.conf"
    conf.write_text(
        NGINX_CONF.format(logs=tmp_path, port=1, said=f'include "{tmp_path}/site.conf";')
    )
    done = subprocess.run(
        [found("nginx"), "-t", "-c", conf], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
