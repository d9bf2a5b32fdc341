"""axe-core in an open page: every rule but those of level AAA, best and experimental ones included.

What axe cannot decide by itself is told too, unless it is explained here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from tests.browser.visits import Visit

COLOURS: Final = "cat.color"
"""The tag of rules that are about colours."""
EXPLAINED: Final = ("hidden-content",)  # folds are opened for a run of their own
"""Rules of what axe leaves undecided and somebody has looked at."""

OF_LAYOUT: Final = ("target-size", "scrollable-region-focusable")
"""Rules whose answer is another where the same elements lie otherwise."""

RUN: Final = """async ([within, only]) => {
  const rules = {};
  for (const { ruleId, tags } of axe.getRules()) {
    const asked = !only || only.includes(ruleId) || tags.some((tag) => only.includes(tag));
    const skipped = tags.includes("wcag2aaa") || tags.includes("deprecated");
    rules[ruleId] = { enabled: asked && !skipped };
  }
  const found = await axe.run(within, { rules, resultTypes: ["violations", "incomplete"] });
  const told = (level) => found[level].flatMap((rule) => rule.nodes.map((node) => ({
    level, rule: rule.id, target: node.target.join(" "), html: node.html.slice(0, 160),
    why: [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; "),
  })));
  return { passed: found.passes.length, told: [...told("violations"), ...told("incomplete")] };
}"""

# Everything that axe's other rules see: what is there, what is shown, where and how large. Kept in
# the page, where the next one is held to it: lines are set anew, to the half of a pixel.
SHAPE: Final = """() => {
  const before = window.shape;
  window.shape = [...document.querySelectorAll("body *")].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const shown = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    return [`${element.localName}.${element.className}: ${shown}`, x + scrollX, y + scrollY, width, height];
  });
  const same = (one, other) =>
    one?.every((part, at) => part === other[at] || Math.abs(part - other[at]) < 1);
  const other = before?.map((element, at) => [window.shape[at], element]) ?? [];
  const lost = before && before.length !== window.shape.length ? ["another number of elements"] : [];
  return [...lost, ...other.filter((pair) => !same(...pair)).map((pair) => pair.join(" instead of "))];
}"""


def axe_finds_nothing(visit: Visit) -> Iterator[str]:
    """Run axe with all its rules."""
    yield from _axe(visit, "html")


def axe_finds_nothing_in_folds(visit: Visit) -> Iterator[str]:
    """Run axe where the page is folded, once it is open: axe takes a closed fold for hidden."""
    if visit.page.locator("details").count():
        yield from _axe(visit, "details")


def axe_finds_nothing_in_the_layout(visit: Visit) -> Iterator[str]:
    """Run axe in a window that shows what others do too, for what lies otherwise there."""
    yield from _axe(visit, "html", *OF_LAYOUT)


def axe_finds_nothing_in_the_dark(visit: Visit) -> Iterator[str]:
    """Run axe for colours: ``dark_is_a_matter_of_colour`` sees that nothing else can differ."""
    yield from _axe(visit, "html", COLOURS)


def _axe(visit: Visit, within: str, *only: str) -> Iterator[str]:
    """Run axe, with all rules or with ``only`` some, named by themselves or by their tag."""
    if not visit.page.evaluate("!!window.axe"):
        visit.page.evaluate(visit.axe)
    answer: dict[str, Any] = visit.page.evaluate(RUN, [within, only or None])
    if answer["passed"] < (1 if only else 3):
        yield f"axe found only {answer['passed']} rules to apply"
    for told in answer["told"]:
        if not (told["level"] == "incomplete" and told["rule"] in EXPLAINED):
            yield (
                f"{told['level']} {told['rule']}: {told['target']}: {told['why']}\n    {told['html']}"
            )


def dark_is_a_matter_of_colour(visit: Visit) -> Iterator[str]:
    """Compare what is shown where in both schemes, of which the light one comes first."""
    otherwise = visit.page.evaluate(SHAPE)
    if visit.setting.scheme == "dark":
        for told in otherwise:
            yield f"shown otherwise than in the light scheme: {told}"
