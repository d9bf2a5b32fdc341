"""What web servers are told: the headers, how long files may be kept, and what is no page.

One table, written in the forms that common hosts read. It knows HTTP and the servers' own
languages; nothing of editions, languages or how pages are made.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from string import ascii_lowercase
from typing import Final
from urllib.parse import unquote

from apenhet.site.finish import naming
from apenhet.site.finish.policy import REFERRER

HEADERS: Final[Mapping[str, str]] = {
    # A page cannot say this one itself; the rest of the policy is in the page.
    "Content-Security-Policy": "frame-ancestors 'none'",
    "X-Frame-Options": "DENY",  # the same, for old browsers
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": REFERRER,
    "Permissions-Policy": "browsing-topics=(), camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Sent with every file."""

ALWAYS_ASK: Final = "no-cache"
"""Kept by the browser, but used only after asking whether it is still current."""
FOR_EVER: Final = "public, max-age=31536000, immutable"
"""For files that are named after their content; all others are always asked for."""

MARK: Final = "# apenhet build"
"""Heads every header file; by it a folder is known as a site of ours."""
NETLIFY, APACHE, NGINX = "_headers", ".htaccess", "nginx.conf"
"""What each server's file is called. None of them is a page, so none is served."""
FILES: Final = (NETLIFY, APACHE, NGINX)
SEARCH_INDEX: Final = (".pf_meta", ".pf_index", ".pf_fragment")
"""The endings of the search index's parts, which its maker names after their content."""
ROOT: Final = "/var/www"
"""Where the examples in the files have the server's root."""


def header_files(
    base: str, kept: Collection[str], types: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return the servers' files, by name, for a site that stands at the path ``base``.

    ``base`` is percent-encoded and begins and ends in a slash. ``kept`` are the files that a
    browser may keep for ever, as addresses seen from the site's root; ``types`` the media types of
    files there that servers do not know by the ending.
    """
    types = types or {}
    return {
        NETLIFY: _lines(_netlify(kept, types)),
        APACHE: _lines(_apache(base, kept, types)),
        NGINX: _lines(_nginx(unquote(base), kept, types)),
    }


def _lines(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def _netlify(kept: Collection[str], types: Mapping[str, str]) -> Iterator[str]:
    """Yield the form that Netlify and Cloudflare Pages read; its paths start at the site itself.

    Both join what several matching rules say, so no file matches two rules on caching; those that
    match none are always asked for, and so are the few that no common rule fits.
    """
    yield f"{MARK}: Netlify, Cloudflare Pages. It lies in the site's folder, and is not served."
    yield "/*"
    yield from (f"  {name}: {value}" for name, value in HEADERS.items())
    for path in sorted({_anywhere(file) for file in kept if not file.endswith(".pf_meta")}):
        yield from (path, f"  Cache-Control: {FOR_EVER}")
    for name, media_type in types.items():
        yield from (f"/{name}", f"  Content-Type: {media_type}")


def _anywhere(file: str) -> str:
    """Return a rule for the file in any year and language: a host takes a hundred rules at most.

    ``:a`` stands for one step of a path, and ``*`` for all that follows; that much both hosts know.
    """
    *folders, name = file.split("/")
    if file.endswith(SEARCH_INDEX):
        place, name = len(folders) - 2, "*"
    else:
        place = folders.index(naming.FOLDER) if naming.FOLDER in folders else len(folders)
    steps = [f":{letter}" for letter in ascii_lowercase[:place]]
    return "/" + "/".join([*steps, *folders[place:], name])


def _apache(base: str, kept: Collection[str], types: Mapping[str, str]) -> Iterator[str]:
    folder = posixpath.normpath(ROOT + unquote(base))
    yield f"{MARK}: Apache, with mod_headers (a2enmod headers)."
    yield f"# Where the server's root is {ROOT}, its configuration says, for this file to be read:"
    yield f'#   <Directory "{folder}">'
    yield "#     AllowOverride FileInfo"
    yield "#   </Directory>"
    yield f"ErrorDocument 404 {base}404.html"
    yield f'RedirectMatch 404 "/({_one_of(FILES)})$"'
    for name, media_type in types.items():
        yield from (f'<Files "{name}">', f'  ForceType "{media_type}"', "</Files>")
    yield "<IfModule mod_headers.c>"
    yield from (f'  Header always set {name} "{value}"' for name, value in HEADERS.items())
    yield f'  Header set Cache-Control "{ALWAYS_ASK}"'
    if kept:
        yield f'  <FilesMatch "{_endings(kept)}">'
        yield f'    Header set Cache-Control "{FOR_EVER}"'
        yield "  </FilesMatch>"
    yield "</IfModule>"


def _nginx(base: str, kept: Collection[str], types: Mapping[str, str]) -> Iterator[str]:
    """Yield what goes into the ``server`` block, where paths are compared decoded.

    A location inside says all headers again where it has one of its own: nginx forgets the outer
    ones then.
    """
    always = [f'add_header {name} "{value}" always;' for name, value in HEADERS.items()]
    yield f"{MARK}: nginx. Where the server's root is {ROOT}, its server {{ … }} says:"
    yield f"#   root {ROOT};"
    yield f'#   include "{ROOT}{base}{NGINX}";'
    yield f'location "{base}" {{'
    yield f'  error_page 404 "{base}404.html";'
    yield from (f"  {header}" for header in always)
    yield f'  add_header Cache-Control "{ALWAYS_ASK}" always;'
    yield from (f'  location = "{base}{name}" {{ return 404; }}' for name in FILES)
    for name, media_type in types.items():
        yield f'  location = "{base}{name}" {{ types {{ }} default_type "{media_type}"; }}'
    if kept:
        yield f'  location ~ "{_endings(kept)}" {{'
        yield from (f"    {header}" for header in always)
        yield f'    add_header Cache-Control "{FOR_EVER}";'
        yield "  }"
    yield "}"


def _endings(kept: Collection[str]) -> str:
    """Return a pattern of what their paths end in; the names of the search index are too many."""
    names = sorted({posixpath.basename(f) for f in kept if not f.endswith(SEARCH_INDEX)})
    return f"({_one_of([*names, *SEARCH_INDEX])})$"


def _one_of(names: Collection[str]) -> str:
    return "|".join(map(re.escape, names))
