"""The accessibility tree of a page: what a screen reader gets, as Chromium tells it.

It knows no page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page


@dataclass
class Node:
    """An element as assistive technology is told of it."""

    role: str
    name: str
    description: str
    properties: dict[str, Any]
    children: list[Node] = field(default_factory=list)

    def all(self, *roles: str) -> list[Node]:
        """Return every element below with one of the roles, in reading order."""
        return [node for node in self.walk() if node.role in roles]

    def walk(self) -> Iterator[Node]:
        """Yield everything below in reading order."""
        for child in self.children:
            yield child
            yield from child.walk()


def tree(page: Page) -> Node:
    """Return the accessibility tree of the page as Chromium tells it."""
    session = page.context.new_cdp_session(page)
    told = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()  # or Chromium would keep the tree up to date, which slows all that follows
    # The boxes of lines repeat the texts that they are of, and are a third of all.
    roles = {entry["nodeId"]: entry.get("role", {}).get("value", "") for entry in told}
    nodes = {entry["nodeId"]: entry for entry in told if roles[entry["nodeId"]] != "InlineTextBox"}

    def read(entry: dict[str, Any]) -> Node:
        node = Node(
            roles[entry["nodeId"]],
            " ".join(str(entry.get("name", {}).get("value", "")).split()),
            " ".join(str(entry.get("description", {}).get("value", "")).split()),
            {p["name"]: p["value"].get("value") for p in entry.get("properties", [])},
        )
        for child in (nodes[id_] for id_ in entry.get("childIds", []) if id_ in nodes):
            below = read(child)
            # What is ignored is not told, but what it holds is.
            node.children += below.children if child.get("ignored") else [below]
        return node

    return read(told[0])
