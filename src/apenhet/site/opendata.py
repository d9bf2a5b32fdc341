"""What of the data stands at the site's root: the whole history as one file, and the schemas.

It puts together what lies in the editions' folders, byte for byte, and knows no edition.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from apenhet.read.schema import as_json
from apenhet.render import shape
from apenhet.say.document import Download, Downloads
from apenhet.say.writer import Writer

HISTORY: Final = "history.json"
"""All statements in one file, the newest first."""


def history(statements: Iterable[str]) -> str:
    """Return the statements of all years, each as the JSON of its own file, in one.

    Each says which version of the shape it has: those of former years stay as they were published.
    """
    return '{"statements": [\n' + ",\n".join(one.strip() for one in statements) + "\n]}\n"


def offered(w: Writer, root: str) -> Downloads:
    """Return the files that no one year has, as a page offers them from which ``root`` leads up."""
    places = {
        "history": (HISTORY, "both"),
        "schema": (f"{shape.FOLDER}/{shape.schema_name(shape.FORMAT)}", "en"),
    }
    return Downloads(
        tuple(
            Download(
                root + place,
                w.label(f"{name}_title"),
                w.label(f"{name}_text"),
                f"JSON, {w.label(f'file_language_{language}')}",
            )
            for name, (place, language) in places.items()
        )
    )


def schemas(kept: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the schemas of published data by their places in the site, those ``kept`` too.

    Today's version comes from the program; the former ones are kept in the project, to the byte.
    """
    found = {**kept, shape.schema_name(shape.FORMAT): _today()}
    return {f"{shape.FOLDER}/{name}": found[name] for name in sorted(found)}


@cache
def _today() -> bytes:
    """Return the schema of today's version, which the program alone decides."""
    return as_json(shape.statement_schema()).encode()
