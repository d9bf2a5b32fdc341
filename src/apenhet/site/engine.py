"""Running MkDocs: the pages of one edition in one language, or one template by itself.

The only module that knows MkDocs, but for its server in ``serve``. It knows neither what an edition
says nor how a site is composed: ``macros.py`` and the templates find in ``extra.apenhet`` what they
are built for.
"""

from __future__ import annotations

import contextlib
import logging
import os
import traceback
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import CodeType
from typing import Any, Final

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from apenhet.model import LANGUAGES, Language
from apenhet.problems.trouble import Trouble
from apenhet.read.source import CONFIG
from apenhet.render import typeset
from apenhet.site import cache
from apenhet.site.cache import KeptBytes
from apenhet.site.finish import naming
from apenhet.site.inputs import PACKAGE, digest, program

ICON: Final = "icon.svg"
TOUCH_ICON: Final = "icon.png"
"""The site's mark as the theme has it, and as the build makes it."""
STYLE: Final = "site.css"
"""How all pages look; each page has it within."""
FOLDER: Final = "templates"
"""Where the code of templates is kept, below the folder of what is kept between builds."""
MOST: Final = 100
"""Templates that are kept: some versions of all there are."""


class _NoOptions(Config):  # type: ignore[no-untyped-call]  # it has no types
    """What a plugin is told that has nothing to be told."""


_COMPILED: Final[dict[tuple[str, str], CodeType]] = {}
"""The code of templates by their name and what they say, as long as the program runs.

The templates of both languages, and of the pages around the editions, are the same ones.
"""


class _Compiled(BytecodeCache):
    """The code of templates, each compiled once: in this run, and in later ones where it is kept.

    What compiles them is Python and Jinja as the program sets it up, and their versions are in the
    key with what the template says.
    """

    def __init__(self, kept: KeptBytes | None) -> None:
        self._kept = kept

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """Return the code if it is known, as that of this file: mistakes are told with its name."""
        bucket = Bucket(environment, name, self.get_source_checksum(source))
        code = _COMPILED.get((name, bucket.checksum))
        if code is not None:
            bucket.code = code.replace(co_filename=filename or code.co_filename)
        elif self._kept and (kept := self._kept.read(_key(bucket, filename))):
            bucket.bytecode_from_string(kept)
        return bucket

    def set_bucket(self, bucket: Bucket) -> None:
        """Keep the code that has been compiled."""
        if bucket.code is not None:
            _COMPILED[bucket.key, bucket.checksum] = bucket.code
            if self._kept:
                self._kept.keep(_key(bucket, bucket.code.co_filename), bucket.bytecode_to_string())


def _key(bucket: Bucket, filename: str | None) -> str:
    """Return what the code of a template is made from; mistakes in it are told by its file."""
    return digest(repr(program()), bucket.key, filename or "", bucket.checksum)


class _Templates(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call]  # as above
    """The theme's templates, kept from one build to the next of the same project.

    To compile them is much of what a build costs. They speak a language, so each has its own. This
    is no plugin for ``mkdocs.yml``: a build without it gives the same pages.
    """

    def __init__(self, compiled: _Compiled) -> None:
        self._compiled = compiled
        self._kept: dict[str, Environment] = {}

    def on_env(self, env: Environment, *, config: MkDocsConfig, **_: object) -> Environment:
        """Return the templates to use instead of those just opened."""
        env.bytecode_cache = self._compiled
        return self._kept.setdefault(str(config.theme["language"]), env)


class Engine:
    """MkDocs for the project at ``root``, whose site will stand at ``site_url``.

    What it reads of ``mkdocs.yml`` and of the theme it keeps from one build to the next, and the
    code of templates from one run to the next where it is ``cached``.
    """

    def __init__(self, root: Path, site_url: str, *, cached: bool = False) -> None:
        self._root, self._site_url = root, site_url
        kept = KeptBytes(root / cache.FOLDER / FOLDER, MOST) if cached else None
        if kept:
            kept.clear()
        self._compiled = _Compiled(kept)

    def build_pages(self, language: Language, site_dir: Path, wanted: object) -> None:
        """Build the pages of one language into ``site_dir``.

        ``wanted`` is what ``macros.py`` finds as ``extra.apenhet``. Raises ``Trouble`` where a
        page, a macro or a template fails, and where anything warns: nobody reads the log of a
        success. Raises ``OSError`` as the file system does.
        """
        with _failing_on_warnings(self._root):
            config, named = self._loaded
            config.theme["language"] = language
            config.docs_dir = str(self._root / "docs" / language)
            config.site_dir = str(site_dir)
            config.extra["apenhet"] = wanted
            config.plugins.on_startup(command="build", dirty=False)
            try:
                with _no_programs():
                    build(config)
            finally:
                config.plugins.on_shutdown()
            assets = site_dir / naming.FOLDER
            naming.rename(assets, named)
            if TOUCH_ICON in named:
                name, content = named[TOUCH_ICON]
                (assets / name).write_bytes(content)

    def write_assets(self, folder: Path) -> None:
        """Write the theme's files into a folder, named after their content: all there are."""
        for name, content in self._loaded[1].values():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)

    def render(self, template: str, context: Mapping[str, Any]) -> str:
        """Return one template of the theme, filled in.

        Raises ``Trouble`` where the template fails.
        """
        with _failing_on_warnings(self._root):
            config, _ = self._loaded
            return str(self._templates.get_template(template).render(config=config, **context))

    @cached_property
    def _templates(self) -> Environment:
        """The theme's templates for pages that are no edition's."""
        config, _ = self._loaded
        config.theme["language"] = LANGUAGES[0]
        env = config.theme.get_env()
        env.bytecode_cache = self._compiled
        return env

    @cached_property
    def _loaded(self) -> tuple[MkDocsConfig, dict[str, tuple[str, bytes]]]:
        """What ``mkdocs.yml`` says; the theme's files as they are named after their content.

        The templates find those names in ``extra.assets``, and in ``extra.style`` what they write
        into pages. A plain ``mkdocs build`` knows nothing of this, and keeps names and style sheet.
        """
        config = load_config(
            str(self._root / CONFIG),
            docs_dir=str(self._root / "docs" / LANGUAGES[0]),
            site_url=self._site_url,
        )
        _leave_out_what_the_theme_ships(config)
        named = _named_assets(Path(str(config.theme.custom_dir), naming.FOLDER))
        config.extra["assets"] = {old: new for old, (new, _) in named.items()}
        config.extra["style"] = naming.style_of(STYLE, named)
        config.plugins["apenhet/templates"] = _Templates(self._compiled)
        return config, named


def _named_assets(folder: Path) -> dict[str, tuple[str, bytes]]:
    """Return the theme's files under names that hold their content, the mark as a picture too.

    Phones that put a page on their first screen know no SVG there.
    """
    named = naming.named_by_content(folder)
    if ICON in named:
        picture = typeset.png("icon.typ", {"svg": named[ICON][1].decode()})
        named[TOUCH_ICON] = (naming.with_hash(TOUCH_ICON, picture), picture)
    return named


@contextlib.contextmanager
def _no_programs() -> Iterator[None]:
    """Let no program be found meanwhile.

    The macros plugin asks git twelve questions for each build, and no page tells the answers. Where
    there is no git it asks none.
    """
    path = os.environ.get("PATH")
    os.environ["PATH"] = str(PACKAGE / "no-programs")
    try:
        yield
    finally:
        os.environ.pop("PATH")
        if path is not None:
            os.environ["PATH"] = path


def _leave_out_what_the_theme_ships(config: MkDocsConfig) -> None:
    """Keep our own templates only, which replace all of Material's.

    Its bundle, icons and search languages are not copied then only to be removed again, and the
    ten thousand files of its icon tree are not listed for each build: that halves a build's time.
    """
    config.theme.dirs = [str(config.theme.custom_dir)]
    config.theme.static_templates.clear()


# --- what went wrong --------------------------------------------------------------------------


class _Warnings(logging.Handler):
    """Keeps what is worth a line to the person who builds."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextlib.contextmanager
def _failing_on_warnings(root: Path) -> Iterator[None]:
    """Make ``Trouble`` of all that warns or fails, but for what the system refuses.

    What is wrong in pages and settings, ``check`` has told before; what fails here is the code of
    templates and macros, and ours.
    """
    logger = logging.getLogger("mkdocs")
    warnings = _Warnings()
    logger.addHandler(warnings)
    propagate, logger.propagate = logger.propagate, False
    try:
        yield
    except (Trouble, OSError):
        raise
    except (Exception, SystemExit) as error:  # macros exits by itself
        raise _failed(error, warnings.messages, root) from error
    finally:
        logger.propagate = propagate
        logger.removeHandler(warnings)
    if warnings.messages:
        raise Trouble("engine_refuses", said=_on_one_line(warnings.messages))


def _failed(error: BaseException, warnings: Sequence[str], root: Path) -> Trouble:
    """Return what an error means: the code it comes from, or else the engine's own words."""
    for one in reversed(_causes(error)):
        if isinstance(one, Trouble):
            return one
        place = _place(one, root)
        if place is not None:
            return Trouble("code_fails", place=place, said=_named(one))
    return Trouble("engine_refuses", said=_on_one_line(warnings or [_named(error)]))


def _on_one_line(messages: Sequence[str]) -> str:
    return " – ".join(" ".join(message.split()) for message in messages)


def _causes(error: BaseException) -> list[BaseException]:
    """Return an error and what led to it, the first cause last."""
    found = [error]
    while (before := found[-1].__cause__ or found[-1].__context__) is not None:
        found.append(before)
    return found


def _place(error: BaseException, root: Path) -> str | None:
    """Return the last line of the project's files, or of this package, that an error came through.

    None where it came through neither: then what MkDocs was told is wrong.
    """
    found = [(Path(f.filename), f.lineno) for f in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError) and error.filename:
        found.append((Path(error.filename), error.lineno))
    ours = [(file, line) for file, line in found if _is_ours(file, root)]
    return f"{_called(ours[-1][0], root)}:{ours[-1][1]}" if ours else None


def _is_ours(file: Path, root: Path) -> bool:
    ours = any(file.is_relative_to(folder) for folder in (root, PACKAGE))
    return ours and file != Path(__file__) and "site-packages" not in file.parts


def _called(file: Path, root: Path) -> str:
    """Return the name of a file in the project, or in this package, for a message."""
    home = root if file.is_relative_to(root) else PACKAGE.parent
    return file.relative_to(home).as_posix()


def _named(error: BaseException) -> str:
    """Return an error in a line, with its own name: that helps whoever mends the code."""
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    return f"{type(error).__name__}: {' '.join(said.split())}"
