"""What ``mkdocs.yml`` says: where the site will stand, and whether all else is as we need it.

The file belongs to the program, for the engine has no other place for its settings; only the site's
name and address are anybody's to change. Nothing here imports the engine.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path as FilePath
from typing import Any, Final

from apenhet.problems.problem import Problem, Quoted, did_you_mean, nearest, problem
from apenhet.problems.trouble import Trouble
from apenhet.read.datafile import DataFile
from apenhet.read.shape import shown
from apenhet.read.siteurl import checked_site_url
from apenhet.read.source import CONFIG, Source
from apenhet.read.tree import (
    Group,
    Listing,
    Node,
    Path,
    Scalar,
    Unreadable,
    is_text_to_others,
    read,
)

NAME: Final = "site_name"
ADDRESS: Final = "site_url"
NEEDED: Final = {
    "docs_dir": "docs/nb",
    "site_dir": "site",
    "use_directory_urls": False,
    "strict": True,
    "theme": {"name": "material", "custom_dir": "overrides", "language": "nb", "font": False},
    "plugins": (
        {
            "macros": {
                "module_name": "macros",
                "on_error_fail": True,
                "on_undefined": "strict",
                "j2_comment_start_string": "[[#",
                "j2_comment_end_string": "#]]",
            }
        },
    ),
    "markdown_extensions": ("attr_list", "toc"),
    "validation": {
        "nav": {"omitted_files": "warn", "not_found": "warn", "absolute_links": "warn"},
        "links": {
            "not_found": "warn",
            "anchors": "ignore",
            "absolute_links": "warn",
            "unrecognized_links": "warn",
        },
    },
    "watch": ("data", "src", "overrides", "macros.py"),
}
"""What the program needs ``mkdocs.yml`` to say, with the reasons there."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The address that the site is built for, none where none is fit, and what is wrong."""

    site_url: str | None
    problems: tuple[Problem, ...]


def read_settings(source: Source) -> Settings:
    """Read the ``mkdocs.yml`` of a project."""
    if CONFIG in source.unreadable:
        why = source.unreadable[CONFIG]
        return Settings(None, (problem("file_readable", CONFIG, reason=why),))
    if CONFIG not in source.files:
        return Settings(None, (problem("file_exists", CONFIG),))
    content = source.files[CONFIG]
    reading = read(content, CONFIG)
    if reading.tree is None:
        return Settings(None, reading.problems)
    file: DataFile[Any] = DataFile("settings", CONFIG, content, None, reading.tree)
    url = _text_at(file, ADDRESS)
    fit = _fit(url) if url is not None else None
    wrong = [*_unnamed(file), *_without_address(file, fit), *_unknown(file)]
    # Where the reader stumbled, it may have lost lines: what it did not find says nothing.
    there = {file.called(path) for path in file.nodes}
    wrong += [one for one in _unfit(file) if one.path in there or not reading.problems]
    return Settings(fit, (*reading.problems, *wrong))


def _fit(url: str) -> str | None:
    """Return an address in the form that machines write, if a site can be built for it."""
    try:
        return checked_site_url(url)
    except Trouble:
        return None


def configured_address(root: FilePath) -> str | None:
    """Return where ``mkdocs.yml`` in the folder ``root`` says that the site stands, if it does."""
    return read_settings(Source.from_folder(root)).site_url


def _text_at(file: DataFile[Any], key: str) -> str | None:
    """Return the text under a key; none where there is none, or what others read as a number."""
    node = file.node((key,))
    is_text = isinstance(node, Scalar) and isinstance(node.value, str)
    if not isinstance(node, Scalar) or not is_text or not is_text_to_others(node.raw):
        return None
    return str(node.value)


def _unnamed(file: DataFile[Any]) -> Iterator[Problem]:
    name = _text_at(file, NAME)
    if (name is None or not name.strip()) and not _is_unreadable(file, NAME):
        yield file.problem("setting_name", (), file.where((NAME,)))


def _without_address(file: DataFile[Any], fit: str | None) -> Iterator[Problem]:
    if fit is None and not _is_unreadable(file, ADDRESS):
        yield file.problem("setting_address", (), file.where((ADDRESS,)))


def _is_unreadable(file: DataFile[Any], key: str) -> bool:
    """Whether what stands under a key could not be read, which has been told."""
    return isinstance(file.node((key,)), Unreadable)


def _unknown(file: DataFile[Any]) -> Iterator[Problem]:
    known = [NAME, ADDRESS, *NEEDED]
    for key in file.tree.entries if file.tree else ():
        if key not in known:
            meant = nearest(key, [name for name in known if file.node((name,)) is None])
            hint = did_you_mean(meant)
            listed = ", ".join(known)
            place = file.where_key((key,))
            yield file.problem("key_known", (), place, key=Quoted(key), hint=hint, known=listed)


def _unfit(file: DataFile[Any]) -> Iterator[Problem]:
    for key, needed in NEEDED.items():
        yield from _compared(file, (key,), file.node((key,)), needed)


def _compared(
    file: DataFile[Any], path: Path, node: Node | None, needed: object
) -> Iterator[Problem]:
    """Yield where what stands at ``path`` is not what is needed there."""
    match node, needed:
        case Unreadable(), _:
            return  # the reader has said why
        case Group(), dict():
            for key in {**node.entries, **needed}:
                yield from _compared(
                    file, (*path, key), file.node((*path, key)), needed.get(key, _NOTHING)
                )
        case Listing(), tuple() if len(node.items) == len(needed):
            for number, (item, one) in enumerate(zip(node.items, needed, strict=True)):
                yield from _compared(file, (*path, number), item, one)
        case Scalar(), _ if _is_same(node, needed):
            return
        case _:
            found = shown(_plain(node))
            yield file.problem("setting_as_needed", path, needed=_written(needed), found=found)


class _Nothing:
    """Stands in the place of a setting that there must not be."""


_NOTHING: Final = _Nothing()


def _is_same(node: Scalar, needed: object) -> bool:
    if isinstance(needed, str) and not is_text_to_others(node.raw):
        return False
    return type(node.value) is type(needed) and node.value == needed


def _plain(node: Node | None) -> object:
    match node:
        case Group():
            return {}
        case Listing():
            return ()
        case Scalar():
            return node.value if not isinstance(node.value, Decimal) else str(node.value)
        case _:
            return None


def _written(needed: object) -> str:
    """Return a setting as it is written in the file, on one line."""
    return "–" if needed is _NOTHING else json.dumps(needed, ensure_ascii=False)
