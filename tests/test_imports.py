"""The direction of imports: each stage knows those before it, and none after it. One name, one thing."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import apenhet

PACKAGE = Path(apenhet.__file__).parent

KNOWS = {
    "model": set(),
    "stopping": set(),
    "disk": {"stopping"},
    "derive": {"model"},
    "anchors": {"model"},
    "signatures": {"model"},
    "act": {"model", "derive", "anchors", "signatures"},
    "facts": {"model", "derive"},
    "compare": {"model", "derive", "facts"},
    "texts": {"facts"},
    "wordwise": set(),
    "problems": {"model"},
    "read": {"model", "derive", "act", "problems"},
    "translate": {"disk", "facts", "problems", "read", "wordwise"},
    "year": {"model", "disk", "stopping", "compare", "derive", "facts", "problems", "read"},
    "check": {
        "model",
        "act",
        "signatures",
        "derive",
        "anchors",
        "facts",
        "texts",
        "problems",
        "read",
        "translate",
        "wordwise",
        "year",
        "render",
    },
    "say": {
        "model",
        "act",
        "signatures",
        "derive",
        "anchors",
        "facts",
        "texts",
        "compare",
        "wordwise",
    },
    "render": {"model", "stopping", "act", "signatures", "compare", "problems", "say"},
    "site": {
        "model",
        "disk",
        "stopping",
        "compare",
        "derive",
        "problems",
        "read",
        "year",
        "check",
        "say",
        "render",
    },
    "cli": {
        "model",
        "stopping",
        "compare",
        "problems",
        "read",
        "translate",
        "year",
        "check",
        "say",
        "render",
        "site",
        "wordwise",
    },
    "__main__": {"cli"},
}
"""Which stages a stage may import from, beside itself."""

FILES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def stage(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(path: Path) -> Iterator[str]:
    """Yield the stages that a module imports from, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        yield from (name.split(".")[1] for name in names if name.startswith("apenhet."))


def test_imports_follow_the_flow() -> None:
    known = {path: {stage(path), *KNOWS[stage(path)]} for path in FILES}
    assert {
        path.relative_to(PACKAGE).as_posix(): wrong
        for path in FILES
        if (wrong := set(imported(path)) - known[path])
    } == {}


def test_every_stage_is_in_the_picture() -> None:
    assert {stage(path) for path in FILES} == KNOWS.keys()


def types(path: Path) -> Iterator[str]:
    """Yield the names of the types that a module makes for others: classes, and what stands for them."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        names = [node.name] if isinstance(node, ast.ClassDef) else []
        if isinstance(node, ast.Assign):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        yield from (name for name in names if name[0].isupper() and not name.isupper())


def test_one_name_is_one_type() -> None:
    # What is published has its own, under the names that they have in the data.
    own = (path for path in FILES if path != PACKAGE / "render/shape.py")
    homes = defaultdict(list)
    for path in own:
        for name in types(path):
            homes[name].append(path.relative_to(PACKAGE).as_posix())
    assert {name: where for name, where in homes.items() if len(where) > 1} == {}
