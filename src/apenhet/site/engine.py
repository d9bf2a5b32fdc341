"""Running MkDocs: the pages of one edition in one language, or one template by itself.

The only module that knows MkDocs, but for its server in ``serve``. It knows neither what an edition
says nor how a site is composed: ``macros.py`` and the templates find in ``extra.apenhet`` what they
are built for.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, UndefinedError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.utils.meta import get_data
from yaml import MarkedYAMLError

from apenhet.model import LANGUAGES, Language
from apenhet.problems.trouble import NotBuilt, Said
from apenhet.site.finish import naming

CONFIG: Final = "mkdocs.yml"
PACKAGE: Final = Path(__file__).parents[1]


def site_url(root: Path) -> str:
    """Return where the project's ``mkdocs.yml`` says that the site stands."""
    with _failing_on_warnings(root):
        return load_config(str(root / CONFIG)).site_url or ""


class _NoOptions(Config):  # type: ignore[no-untyped-call]  # it has no types
    """What a plugin is told that has nothing to be told."""


class Templates(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call]  # as above
    """The theme's templates, kept from one build to the next of the same project.

    To compile them is much of what a build costs. They speak a language, so each has its own. This
    is no plugin for ``mkdocs.yml``: a build without it gives the same pages.
    """

    def __init__(self) -> None:
        self._kept: dict[str, Environment] = {}

    def on_env(self, env: Environment, *, config: MkDocsConfig, **_: object) -> Environment:
        """Return the templates to use instead of those just opened."""
        return self._kept.setdefault(str(config.theme["language"]), env)


def build_pages(  # what there is to say of a build
    root: Path,
    language: Language,
    site_dir: Path,
    site_url: str,
    wanted: object,
    templates: Templates,
) -> None:
    """Build the pages of one language of the project at ``root`` into ``site_dir``.

    ``wanted`` is what ``macros.py`` finds as ``extra.apenhet``. Raises ``NotBuilt`` where a page, a
    macro or a template fails, and where anything warns: nobody reads the log of a success. Raises
    ``OSError`` as the file system does.
    """
    with _failing_on_warnings(root, root / "docs" / language):
        config = _config(root, language, site_dir, site_url)
        config.extra["apenhet"] = wanted
        config.plugins["apenhet/templates"] = templates
        named = _name_assets(config)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            with _no_programs():
                build(config)
        finally:
            config.plugins.on_shutdown()
        naming.rename(site_dir / naming.FOLDER, named)


def render(root: Path, template: str, site_url: str, context: Mapping[str, Any]) -> str:
    """Return one template of the theme, filled in.

    Raises ``NotBuilt`` where the template fails.
    """
    with _failing_on_warnings(root):
        config = _config(root, LANGUAGES[0], root / "unused", site_url)
        _name_assets(config)
        return str(config.theme.get_env().get_template(template).render(config=config, **context))


def _config(root: Path, language: Language, site_dir: Path, site_url: str) -> MkDocsConfig:
    config = load_config(
        str(root / CONFIG),
        docs_dir=str(root / "docs" / language),
        site_dir=str(site_dir),
        site_url=site_url,
    )
    config.theme["language"] = language
    _leave_out_what_the_theme_ships(config)
    return config


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


def _name_assets(config: MkDocsConfig) -> dict[str, tuple[str, bytes]]:
    """Name the theme's files after their content, and tell the templates in ``extra.assets``.

    A plain ``mkdocs build`` knows nothing of this and keeps the names as they are.
    """
    named = naming.named_by_content(Path(str(config.theme.custom_dir), naming.FOLDER))
    config.extra["assets"] = {old: new for old, (new, _) in named.items()}
    return named


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
def _failing_on_warnings(root: Path, docs: Path | None = None) -> Iterator[None]:
    """Make ``NotBuilt`` of all that warns or fails, but for what the system refuses.

    ``docs`` is where the pages stand that are being built.
    """
    logger = logging.getLogger("mkdocs")
    warnings = _Warnings()
    logger.addHandler(warnings)
    propagate, logger.propagate = logger.propagate, False
    try:
        yield
    except (NotBuilt, OSError):
        raise
    except MkDocsException as error:
        raise NotBuilt(*_told(warnings, root, docs) or [_refused(error)]) from error
    except (Exception, SystemExit) as error:  # macros exits by itself
        raise NotBuilt(*_failed(error, warnings, root, docs)) from error
    finally:
        logger.propagate = propagate
        logger.removeHandler(warnings)
    if warnings.messages:
        raise NotBuilt(*_told(warnings, root, docs))


def _refused(error: MkDocsException) -> str | Said:
    """Return why MkDocs stopped without a warning: in its words, but where it cannot read."""
    for cause in _causes(error):
        if isinstance(cause, MarkedYAMLError) and cause.problem_mark:
            return Said("mkdocs_unreadable", line=cause.problem_mark.line + 1, said=cause.problem)
    return str(error)


def _told(warnings: _Warnings, root: Path, docs: Path | None) -> list[str | Said]:
    return [_warned(message, root, docs) for message in warnings.messages]


_DEAD_LINK: Final = re.compile(
    r"Doc file '(?P<page>[^']+)' contains a(?:n \w+)? link '(?P<link>[^']*)'"
)


def _warned(message: str, root: Path, docs: Path | None) -> str | Said:
    """Return what MkDocs warns of in our words where they say more, or else in its own."""
    if message.startswith("Config value"):
        return f"{CONFIG}: {message}"
    found = _DEAD_LINK.search(message)
    if found is None or docs is None:
        return message
    page = docs / found["page"]
    before, there, _ = page.read_text(encoding="utf-8").partition(f"]({found['link']}")
    place = _called(page, root) + (f":{before.count(chr(10)) + 1}" if there else "")
    return Said("page_unknown_link", place=place, link=found["link"])


_PAGE: Final = re.compile(r"^_File_: `(?P<page>[^`]+)`", re.MULTILINE)
"""The page, where the macros plugin says which one it failed in."""


def _failed(
    error: BaseException, warnings: _Warnings, root: Path, docs: Path | None
) -> list[str | Said]:
    """Return what an error means: in a page, or in the code that pages and templates call."""
    pages = [found["page"] for found in map(_PAGE.search, warnings.messages) if found]
    cause = _causes(error)[-1]
    if pages and docs is not None:
        return [_page_failed(docs / pages[-1], cause, root)]
    for one in reversed(_causes(error)):
        place = _place(one, root)
        if place is not None:
            return [Said("code_fails", place=place, said=_named(one))]
    return [Said("code_fails", place=CONFIG, said=_named(error))]


def _causes(error: BaseException) -> list[BaseException]:
    """Return an error and what led to it, the first cause last."""
    found = [error]
    while (before := found[-1].__cause__ or found[-1].__context__) is not None:
        found.append(before)
    return found


def _page_failed(page: Path, error: BaseException, root: Path) -> Said:
    """Return what is wrong on a page, with its line; the plugin counts from below the head."""
    text = page.read_text(encoding="utf-8")
    within = text.count("\n") - get_data(text)[0].count("\n")
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == "<template>"]
    line = getattr(error, "lineno", None) or next(reversed(lines), None)
    place = _called(page, root) + (f":{line + within}" if line else "")
    unknown = re.match(r"'([^']*)' is undefined", str(error))
    if unknown and isinstance(error, UndefinedError):
        return Said("page_unknown_name", place=place, name=unknown[1])
    code = _place(error, root)
    said = _named(error) + (f", {code}" if code else "")
    return Said("page_code_fails", place=place, said=said)


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
