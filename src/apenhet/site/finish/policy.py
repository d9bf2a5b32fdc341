"""What a browser may do with a page: a policy in each page.

It knows finished pages; nothing of editions, languages or how pages are made, nor of servers.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from typing import Final

from apenhet.problems.trouble import Trouble
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

_SCRIPT_TYPES: Final = frozenset({"", "module", "text/javascript", "application/javascript"})
CHARSET: Final = '<meta charset="utf-8">'
"""As every template writes it."""


def secured(page: str, file: str, *, search: bool = False) -> str:
    """Return ``page`` with its policy right after the character set.

    ``file`` is its name, and ``search`` allows what the search engine needs. Raises ``Trouble``
    where the page has no character set to put it after, or has inline styles or handlers, which no
    policy could allow safely.
    """
    _refuse_inline_attributes(page, file)
    before, head, after = page.partition(CHARSET)
    if not head:
        raise Trouble("page_without_charset", file=file)
    policy = html_attribute(content_policy(page, search=search))
    metas = (
        f'\n<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'\n<meta name="referrer" content="{REFERRER}">'
    )
    return before + head + metas + after


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


_MAYBE_INLINE: Final = re.compile(r"[\s\"'/](?:style|on\w*)\s*=", re.IGNORECASE)
"""What an inline style or handler looks like; the words of a page may look like one too."""


def _refuse_inline_attributes(page: str, file: str) -> None:
    if not _MAYBE_INLINE.search(page):
        return  # as in nearly every page, and found much sooner than by reading its tags
    for tag in markup.tags(page):
        for name in tag.attributes:
            if name == "style" or name.startswith("on"):
                raise Trouble("page_with_inline_code", file=file, found=f"<{tag.name} {name}=…>")
