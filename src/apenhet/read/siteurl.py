"""Where a site will stand, as machines write it: what is not ASCII is encoded.

A person may write the address with its own letters; pages, lists and servers' files get one form.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from typing import Final
from urllib.parse import quote, unquote

from apenhet.problems.problem import visible
from apenhet.problems.trouble import Trouble

_WHOLE: Final = re.compile(
    r"(?P<scheme>(?i:https?))://(?P<host>[^/?#:@\[\]]+|\[[0-9A-Fa-f:.]+\])"
    r"(?::(?P<port>[0-9]{1,5}))?(?P<path>(?:/[^?#]*)?)"
)
_ASCII_HOST: Final = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?", re.ASCII)
_STEP: Final = re.compile(r"[\w .~@+,=-]+")
"""A step of a path, decoded: what needs no care in a page, a server's file or a sitemap."""
_BAD_ESCAPE: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LOGIN: Final = re.compile(r"[^/?#]*//[^/?#]*@")
PORTS: Final = range(1, 2**16)


def checked_site_url(url: str) -> str:
    """Return a complete http address, encoded, that ends in a slash.

    Raises ``Trouble`` for anything else, and for one with a login, which would be published.
    """
    if _LOGIN.match(url):
        raise Trouble("site_url_login")
    try:
        return _encoded(url)
    except ValueError as error:
        raise Trouble("site_url", url=visible(url)) from error


def _encoded(url: str) -> str:
    found = _WHOLE.fullmatch(url)
    if found is None or int(found["port"] or PORTS[0]) not in PORTS:
        raise ValueError(url)
    port = f":{found['port']}" if found["port"] else ""
    return f"{found['scheme'].lower()}://{_host(found['host'])}{port}{_path(found['path'])}"


def _host(host: str) -> str:
    """Return a host in the form that is looked up; raise ``ValueError`` where it can't be."""
    if host.startswith("["):
        return f"[{ipaddress.IPv6Address(host[1:-1])}]"
    if host.isascii():
        if not _ASCII_HOST.fullmatch(host):
            raise ValueError(host)
        return host.lower()
    import idna

    return idna.encode(host, uts46=True).decode("ascii")


def _path(path: str) -> str:
    """Return a path that ends in a slash; raise ``ValueError`` where a step of it is none."""
    if _BAD_ESCAPE.search(path):
        raise ValueError(path)
    steps = path.strip("/").split("/") if path.strip("/") else []
    return "/" + "".join(f"{_step(step)}/" for step in steps)


def _step(step: str) -> str:
    # Some keyboards and disks take «å» apart into letter and ring; a server would not find it so.
    plain = unicodedata.normalize("NFC", unquote(step, errors="strict"))
    if not _STEP.fullmatch(plain) or plain in {".", ".."}:
        raise ValueError(step)
    return quote(plain, safe="~@+,=")
