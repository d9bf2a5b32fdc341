"""``python -m apenhet``: the same as the command ``apenhet``."""

from apenhet.cli import main

main()
