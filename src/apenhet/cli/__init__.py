"""The command line."""

import gc
from typing import Final

SELDOM: Final = (200_000, 50, 100)
"""How many things are made before those that refer to each other are looked for. Nearly all that a
run makes lives until it ends; to look for the rest as often as is usual takes a twentieth of it,
and a tenth of what it takes to begin: so this is set before anything else is loaded.
"""
gc.set_threshold(*SELDOM)
