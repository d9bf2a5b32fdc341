"""Commands run one after the other in one process, for the preview: what is loaded stays so.

Each line that comes in is the arguments of a command, as JSON. When it has ended, its exit code
goes out on a line; what it wrote to its standard output goes nowhere.
"""

from __future__ import annotations

import gc
import json
import os
import sys

from apenhet.cli.main import prepare, run


def main() -> None:
    """Run what is asked for until nobody asks any more."""
    prepare()
    with os.fdopen(os.dup(1), "w", encoding="ascii") as answers:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)
        for line in sys.stdin:
            code = run(json.loads(line))
            sys.stdout.flush()
            answers.write(f"{code}\n")
            answers.flush()
            gc.collect()  # while nobody waits


if __name__ == "__main__":
    main()
