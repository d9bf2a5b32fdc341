"""What an edition can be had as: every output with its name, its form and what makes its bytes.

The one register of outputs; whatever offers, writes, checks or freezes them reads it here. What
makes an output is imported when it is asked for, since some of it is heavy and checks only ask
what there is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from apenhet.model import LANGUAGES

if TYPE_CHECKING:
    from apenhet.model import Language
    from apenhet.say.document import Downloads
    from apenhet.say.writer import Writer


@dataclass(frozen=True, slots=True)
class Output:
    """One form of an edition: in one language, or one file for both.

    ``name`` heads its labels (title, text, file); ``form`` is what ``export --format`` calls it.
    ``frozen`` outputs are kept with each published revision; those ``beside_pages`` are offered to
    readers. The others have no labels. An output that is not ``by_language`` knows no language: any
    writer makes the same bytes, under the name that ``file`` gives, which says ``{year}``.
    """

    name: str
    form: str
    ending: str
    media_type: str
    make: Callable[[Writer], bytes]
    frozen: bool = True
    beside_pages: bool = True
    by_language: bool = True
    file: str = ""

    @property
    def file_label(self) -> str:
        """The label that holds the name of its file."""
        return f"{self.name}_file"

    def file_name(self, w: Writer) -> str:
        """Return what its file is called in the writer's language."""
        if not self.by_language:
            return self.file.format(year=w.edition.year)
        if self.beside_pages:
            return w.label(self.file_label, year=w.edition.year)
        return f"{self.name}.{w.language}{self.ending}"


def _statement_json(w: Writer) -> bytes:
    from apenhet.render import data

    return data.statement_json(w).encode()


def _figures_csv(w: Writer) -> bytes:
    from apenhet.render import data

    return data.figures_csv(w).encode()


def _measures_csv(w: Writer) -> bytes:
    from apenhet.render import data

    return data.measures_csv(w).encode()


def _words(w: Writer) -> bytes:
    from apenhet.render import words

    return words.words_file(w).encode()


OUTPUTS: Final = (
    Output("statement_json", "json", ".json", "application/json", _statement_json),
    Output("figures_csv", "csv", ".csv", "text/csv", _figures_csv),
    Output("measures_csv", "measures-csv", ".csv", "text/csv", _measures_csv),
    Output("words", "words", ".txt", "text/plain", _words, beside_pages=False),
)
"""Every output, in the order that pages offer them."""

BESIDE_PAGES: Final = tuple(output for output in OUTPUTS if output.beside_pages)
"""Those whose files lie beside the pages."""

FROZEN: Final = tuple(output for output in OUTPUTS if output.frozen)
"""Those that are kept with each published revision."""

WORDS: Final = next(output for output in OUTPUTS if output.name == "words")
"""All that an edition says, which is what later builds are held to."""

FORMS: Final = {output.form: output for output in OUTPUTS}
"""Every output by what ``export --format`` calls it."""


def written_for(language: Language) -> tuple[Output, ...]:
    """Return the outputs whose files lie with the pages of a language.

    What knows no language lies with those of the first, at the edition's root.
    """
    first = language == LANGUAGES[0]
    return tuple(output for output in BESIDE_PAGES if output.by_language or first)


def files(w: Writer) -> dict[str, bytes]:
    """Return the content of every file that lies beside the pages, by what the file is called."""
    return {output.file_name(w): output.make(w) for output in written_for(w.language)}


def offered(w: Writer, root: str = "") -> Downloads:
    """Return the files as a page offers them; ``root`` leads to the edition's root from there."""
    from apenhet.say.document import Download, Downloads

    return Downloads(
        tuple(
            Download(
                href=output.file_name(w) if output.by_language else root + output.file_name(w),
                title=w.label(f"{output.name}_title"),
                description=w.label(f"{output.name}_text"),
                format=output.ending.removeprefix(".").upper(),
            )
            for output in BESIDE_PAGES
        )
    )
