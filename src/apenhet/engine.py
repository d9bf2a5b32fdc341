"""Running MkDocs: the pages of one edition in one language, or one template by itself.

The only module that knows MkDocs. It knows neither what an edition says nor how a site is
composed: ``macros.py`` and the templates find in ``extra.apenhet`` what they are built for.
"""

from __future__ import annotations

import contextlib
import logging
import re
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from apenhet.messages import NotBuilt
from apenhet.model import LANGUAGES, Language

CONFIG: Final = "mkdocs.yml"


def site_url(root: Path) -> str:
    """Return where the project's ``mkdocs.yml`` says that the site stands."""
    with _failing_on_warnings():
        return load_config(str(root / CONFIG)).site_url or ""


def build_pages(
    root: Path, language: Language, site_dir: Path, site_url: str, extra: Mapping[str, Any]
) -> None:
    """Build the pages of one language of the project at ``root`` into ``site_dir``.

    ``extra`` is what ``macros.py`` and the templates find as ``extra.apenhet``. Raises ``NotBuilt``
    where a page, a macro or a template fails, and where anything warns: nobody reads the log of a
    success.
    """
    with _failing_on_warnings():
        config = _config(root, language, site_dir, site_url, extra)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()


def render(root: Path, template: str, site_url: str, context: Mapping[str, Any]) -> str:
    """Return one template of the theme, filled in.

    Raises ``NotBuilt`` where the template fails.
    """
    with _failing_on_warnings():
        config = _config(root, LANGUAGES[0], root / "unused", site_url, {})
        return str(config.theme.get_env().get_template(template).render(config=config, **context))


def _config(
    root: Path, language: Language, site_dir: Path, site_url: str, extra: Mapping[str, Any]
) -> MkDocsConfig:
    config = load_config(
        str(root / CONFIG),
        docs_dir=str(root / "docs" / language),
        site_dir=str(site_dir),
        site_url=site_url,
    )
    config.theme["language"] = language
    config.extra["apenhet"] = dict(extra)
    _leave_out_what_the_theme_ships(config)
    return config


def _leave_out_what_the_theme_ships(config: MkDocsConfig) -> None:
    """Keep our own templates only, which replace all of Material's.

    Its bundle, icons and search languages are not copied then only to be removed again, and the
    ten thousand files of its icon tree are not listed for each build: that halves a build's time.
    """
    config.theme.dirs = [str(config.theme.custom_dir)]
    config.theme.static_templates.clear()


class _Warnings(logging.Handler):
    """Keeps what is worth a line to the person who builds."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(_plain(record.getMessage()))


def _plain(message: str) -> str:
    """Take the Markdown and the traceback out of what the macros plugin says."""
    said, _, _ = message.partition("\n```")
    plain = re.sub(r"[*_`]{1,2}(.+?)[*_`]{1,2}", r"\1", said)
    return ": ".join(filter(None, (line.strip(" #") for line in plain.split("\n"))))


def _template_lines(error: BaseException) -> Iterator[str]:
    """Yield the lines of our templates that an error came through; its message names none."""
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename.endswith(".html"):
            yield f"{Path(*Path(frame.filename).parts[-2:])}:{frame.lineno}"


@contextlib.contextmanager
def _failing_on_warnings() -> Iterator[None]:
    logger = logging.getLogger("mkdocs")
    warnings = _Warnings()
    logger.addHandler(warnings)
    propagate, logger.propagate = logger.propagate, False
    try:
        yield
    except (MkDocsException, TemplateError, SystemExit) as error:  # macros exits by itself
        said = warnings.messages or [str(error)]
        raise NotBuilt(*said, *_template_lines(error)) from error
    finally:
        logger.propagate = propagate
        logger.removeHandler(warnings)
    if warnings.messages:
        raise NotBuilt(*warnings.messages)
