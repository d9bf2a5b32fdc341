"""The command line: parses, runs a command, and says in one way what went wrong.

Exit codes: 0 fine, 1 the data has problems, 2 wrong use or environment.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NoReturn

import click
from click.exceptions import Exit, NoArgsIsHelpError

from apenhet.cli.commands import cli
from apenhet.cli.ending import FINE, KILLED_BY, WRONG_USE, Interrupted
from apenhet.cli.messages import language_of, say
from apenhet.cli.options import LANGUAGE, TooMuch
from apenhet.model import LANGUAGES, Language
from apenhet.problems.trouble import Trouble, whole_reason


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with one of the fixed exit codes."""
    prepare()
    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))


def prepare() -> None:
    """Make this process fit for commands."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without «ø» is no reason to fail


def run(arguments: list[str]) -> int:
    """Run a command and return its exit code; what it says goes where it belongs."""
    memory: dict[str, Any] = {}
    try:
        with click.Context(cli) as outer:
            memory = outer.meta
            with cli.make_context("apenhet", arguments, parent=outer) as context:
                cli.invoke(context)
    except Exit as done:
        return done.exit_code
    except BrokenPipeError:  # whoever read our output has heard enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return KILLED_BY + signal.SIGPIPE
    except (click.ClickException, Trouble, OSError) as error:
        return _failure(error, _asked(arguments) or memory.get(LANGUAGE) or language_of())
    except (Interrupted, KeyboardInterrupt, click.Abort) as stop:
        click.echo(say("interrupted", memory.get(LANGUAGE, language_of())), err=True)
        return KILLED_BY + (stop.number if isinstance(stop, Interrupted) else signal.SIGINT)
    return FINE


def _asked(arguments: Sequence[str]) -> Language | None:
    """Return the language that arguments ask for which could not be read to their end."""
    said = " ".join(arguments).replace("--lang=", "--lang ").split()
    asked = [after for before, after in pairwise(said) if before == "--lang"]
    return next((language for language in LANGUAGES if asked[-1:] == [language]), None)


def _failure(error: Exception, language: Language) -> int:
    """Say what went wrong, in one line where one is enough, and return the exit code."""
    match error:
        case NoArgsIsHelpError():
            click.echo(error.format_message(), err=True)
        case click.ClickException():
            click.echo(_usage(error, language), err=True)
        case Trouble():
            told = error.message(language)
            click.echo(say("trouble", language, message=told), err=True)
        case _:
            click.echo(say("trouble", language, message=_of_the_system(error, language)), err=True)
    return WRONG_USE


def _of_the_system(error: Exception, language: Language) -> str:
    return whole_reason(error, language) if isinstance(error, OSError) else str(error)


def _usage(error: click.ClickException, language: Language) -> str:
    """Return what is wrong with how a command was written, and where to read more."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else "apenhet"
    return f"{_complaint(error, language)}\n{say('see_help', language, command=command)}"


def _complaint(error: click.ClickException, language: Language) -> str:
    match error:
        case click.NoSuchOption():
            told = say("unknown_option", language, what=error.option_name)
        case click.NoSuchCommand():
            told = say("unknown_command", language, what=error.command_name)
        case click.MissingParameter():
            told = say("missing_value", language, what=_in(language, _named(error)))
        case click.BadParameter():
            what = _in(language, _named(error))
            told = say("bad_value", language, what=what, detail=_wanted(error, language))
        case click.BadOptionUsage():
            name = "no_value_taken" if _takes_no_value(error) else "no_value_given"
            told = say(name, language, what=error.option_name)
        case TooMuch():
            told = say("too_much", language, what=" ".join(error.arguments))
        case _:
            told = say("usage", language, detail=error.format_message())
    meant = getattr(error, "possibilities", None)
    return f"{told} {say('did_you_mean', language, what=', '.join(meant))}" if meant else told


def _takes_no_value(error: click.BadOptionUsage) -> bool:
    """Whether the option is one that stands alone: click has one name for both ways to go wrong."""
    options = error.ctx.command.params if error.ctx else ()
    named = (option for option in options if error.option_name in option.opts)
    return any(isinstance(option, click.Option) and option.is_flag for option in named)


def _wanted(error: click.BadParameter, language: Language) -> str:
    """Return what could have been written instead."""
    match error.param and error.param.type:
        case click.Choice(choices=choices):
            return say("wanted_choice", language, choices=", ".join(map(str, choices)))
        case click.DateTime():
            return say("wanted_date", language)
        case click.IntRange(min=least, max=most):
            return say("wanted_number", language, least=least, most=most)
        case _:
            return error.message


def _in(language: Language, name: str) -> str:
    """Return a name in one language, where it is in both: ``[ÅR|YEAR]…``."""
    nb, either, en = name.strip("'[]…").partition("|")
    return (nb if language == "nb" else en) if either else name


def _named(error: click.BadParameter) -> str:
    hint = error.param_hint or (error.param and error.param.get_error_hint(error.ctx))
    return " / ".join([hint] if isinstance(hint, str) else hint or [])
