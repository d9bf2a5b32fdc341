"""``python -m apenhet``: the same as the command ``apenhet``."""

from apenhet.cli.main import main

main()
