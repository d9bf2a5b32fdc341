"""What a browser may do with a page: a policy in each page, and header files for common hosts.

It knows finished pages and HTTP headers; nothing of editions, languages or how pages are made.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from typing import Final

from apenhet.problems.trouble import NotBuilt
from apenhet.site.finish import markup

PAGE_POLICY: Final[Mapping[str, tuple[str, ...]]] = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "img-src": ("'self'", "data:"),
    "font-src": ("'self'",),
    "manifest-src": ("'self'",),
    "base-uri": ("'none'",),
    "form-action": ("'self'",),
}
"""Everything comes from the site itself; what is not named here is refused."""

SEARCH_POLICY: Final[Mapping[str, tuple[str, ...]]] = {
    "script-src": ("'wasm-unsafe-eval'",),  # the search engine is WebAssembly
    "connect-src": ("'self'",),  # and it fetches its index
}
"""What the search page needs besides."""

REFERRER: Final = "no-referrer"
"""Nobody is told where a reader came from."""

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
AN_HOUR: Final = "public, max-age=3600"
FOR_EVER: Final = "public, max-age=31536000, immutable"

CACHING: Final[Mapping[str, tuple[str, ...]]] = {
    AN_HOUR: ("css", "js", "svg", "png", "ico", "webmanifest", "woff2", "pagefind"),
    FOR_EVER: ("pf_meta", "pf_index", "pf_fragment"),  # named after their content
}
"""How long files may be kept, by the end of their names; all others are always asked for."""

MARK: Final = "# apenhet build"
"""Heads every header file; by it a folder is known as a site of ours."""

_SCRIPT_TYPES: Final = frozenset({"", "module", "text/javascript", "application/javascript"})
_CHARSET: Final = re.compile(r"<meta\s+charset=[^>]*>", re.IGNORECASE)


def secured(page: str, *, search: bool = False) -> str:
    """Return ``page`` with its policy right after the character set.

    ``search`` allows what the search engine needs. Raises ``NotBuilt`` where the page has no
    character set to put it after, or has inline styles or handlers, which no policy could allow
    safely.
    """
    _refuse_inline_attributes(page)
    head = _CHARSET.search(page)
    if head is None:
        raise NotBuilt("no <meta charset> to put the policy after")
    policy = html_attribute(content_policy(page, search=search))
    metas = (
        f'\n<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'\n<meta name="referrer" content="{REFERRER}">'
    )
    return page[: head.end()] + metas + page[head.end() :]


def content_policy(page: str, *, search: bool = False) -> str:
    """Return the policy that lets exactly this page's own scripts and styles run."""
    directives = {name: list(sources) for name, sources in PAGE_POLICY.items()}
    for inline in markup.inlines(page):
        if inline.name == "style":
            directives["style-src"].append(_hash(inline.content))
        elif inline.attributes.get("type", "").lower() in _SCRIPT_TYPES:
            directives["script-src"].append(_hash(inline.content))
    for name, sources in SEARCH_POLICY.items() if search else ():
        directives.setdefault(name, []).extend(sources)
    return "; ".join(
        f"{name} {' '.join(dict.fromkeys(sources))}" for name, sources in directives.items()
    )


def html_attribute(text: str) -> str:
    """Escape text for a double-quoted attribute; the policy's own single quotes stay readable."""
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _refuse_inline_attributes(page: str) -> None:
    for tag in markup.tags(page):
        for name in tag.attributes:
            if name == "style" or name.startswith("on"):
                raise NotBuilt(f"<{tag.name} {name}=…>: inline styles and handlers are refused")


# --- header files ---------------------------------------------------------------------------


def header_files(base: str) -> dict[str, str]:
    """Return the header files of a site that stands at the path ``base``, by name."""
    return {"_headers": _netlify(), ".htaccess": _apache(base), "nginx.conf": _nginx(base)}


def _netlify() -> str:
    """Write the form that Netlify and Cloudflare Pages read; its paths start at the site itself.

    Both join what several matching rules say, so no file matches two rules on caching; those that
    match none are always asked for.
    """
    lines = [f"{MARK}: Netlify, Cloudflare Pages", "/*"]
    lines += [f"  {name}: {value}" for name, value in HEADERS.items()]
    for value, endings in CACHING.items():
        for ending in endings:
            lines += [f"/*.{ending}", f"  Cache-Control: {value}"]
    return "\n".join(lines) + "\n"


def _apache(base: str) -> str:
    lines = [f"{MARK}: Apache", f"ErrorDocument 404 {base}404.html", "<IfModule mod_headers.c>"]
    lines += [f'  Header always set {name} "{value}"' for name, value in HEADERS.items()]
    lines.append(f'  Header set Cache-Control "{ALWAYS_ASK}"')
    for value, endings in CACHING.items():
        lines += [
            rf'  <FilesMatch "\.({"|".join(endings)})$">',
            f'    Header set Cache-Control "{value}"',
            "  </FilesMatch>",
        ]
    return "\n".join([*lines, "</IfModule>"]) + "\n"


def _nginx(base: str) -> str:
    """Write what goes into the ``server`` block.

    Each inner location says all headers again: nginx forgets outer ones where inner ones stand.
    """
    always = [f'add_header {name} "{value}" always;' for name, value in HEADERS.items()]
    lines = [f"{MARK}: nginx. Inside server {{ … }}: include nginx.conf;"]
    lines += [f"location {base} {{", f"  error_page 404 {base}404.html;"]
    lines += [f"  {header}" for header in always]
    lines.append(f'  add_header Cache-Control "{ALWAYS_ASK}" always;')
    for value, endings in CACHING.items():
        lines.append(rf"  location ~ \.({'|'.join(endings)})$ {{")
        lines += [f"    {header}" for header in always]
        lines += [f'    add_header Cache-Control "{value}" always;', "  }"]
    return "\n".join([*lines, "}"]) + "\n"
