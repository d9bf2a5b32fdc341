"""What the commands take: their options and arguments, and the click classes behind them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, Final
from zoneinfo import ZoneInfo

import click

from apenhet.cli.messages import language_of
from apenhet.model import FIRST_YEAR, LANGUAGES, LAST_YEAR, Language

LANGUAGE: Final = "apenhet.language"
"""Where a command's context keeps the language chosen."""


class TooMuch(click.UsageError):
    """More arguments were given than a command takes, which click itself has no name for."""

    def __init__(self, arguments: Sequence[str], context: click.Context) -> None:
        super().__init__(" ".join(arguments), context)
        self.arguments = arguments


class Command(click.Command):
    """A command whose complaints say what they are about, so that both languages can be spoken."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as click does. Raises ``TooMuch`` for arguments that the command does not take."""
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if rest and not ctx.resilient_parsing:
            raise TooMuch(rest, ctx)
        return rest


class CommandGroup(click.Group):
    """A command with commands of its own, whose complaints say what they are about."""

    command_class = Command


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--lang``: unless given, what stands before the command's name, or the locale's."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default=lambda: click.get_current_context().meta.get(LANGUAGE) or language_of(),
        callback=_remember,
        is_eager=True,  # so that complaints about the other options speak it too
        help="Meldingenes språk. | Language of the messages.",
    )(command)


def as_of_option(told: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add ``--as-of``, which is today unless given; ``told`` says what it is for."""
    return click.option(
        "--as-of",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="ÅÅÅÅ-MM-DD",
        callback=lambda _, __, given: given.date() if given else today(),
        help=told,
    )


def _remember(context: click.Context, _: click.Parameter, lang: Language) -> Language:
    """Keep the language for what is said after the command has failed."""
    context.meta[LANGUAGE] = lang
    return lang


YEAR: Final = click.IntRange(FIRST_YEAR, LAST_YEAR)
YEARS: Final = click.argument("years", metavar="[ÅR|YEAR]…", nargs=-1, type=YEAR)


def today() -> dt.date:
    """Return today."""
    return day_in_norway(dt.datetime.now(dt.UTC))


def day_in_norway(moment: dt.datetime) -> dt.date:
    """Return the day it is in Norway, whose law sets the dates, wherever the machine is."""
    return moment.astimezone(ZoneInfo("Europe/Oslo")).date()
