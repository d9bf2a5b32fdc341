"""axe-core in an open page: every rule but those of level AAA, best and experimental ones included.

Most rules judge what is there, and say the same of it in every window: they are asked where all is shown
and open. Colours, and how large and how near things lie, are judged where they may be others.
What axe cannot decide by itself is told too, unless it is explained here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from tests.browser.visits import Visit

COLOURS: Final = "cat.color"
"""The tag of rules that are about colours."""
EXPLAINED: Final = ("hidden-content",)  # what wide windows show besides is judged there
"""Rules of what axe leaves undecided and somebody has looked at."""

OF_LAYOUT: Final = ("target-size", "scrollable-region-focusable")
"""Rules whose answer is another where the same elements lie otherwise."""

# The whole page, and after that only what was not shown before.
NOT_JUDGED_YET: Final = """() => {
  const before = window.judged ?? new Set();
  const shown = [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }));
  const added = window.judged ? shown.filter((element) => !before.has(element)) : [document.documentElement];
  window.judged = new Set([...before, ...shown]);
  return added.length ? added : null;
}"""

# All that can be operated, and one of each kind of words, told by the names and classes above them. The
# colours of every text are ``words_can_be_read``'s; axe, which also sees what lies behind them that is
# not above them, takes as long for them as for all other rules.
ONE_OF_EACH_KIND: Final = """() => {
  const kind = (element) => element === document.body ? ""
    : `${kind(element.parentElement)} > ${element.localName}.${element.getAttribute("class")}`;
  const found = new Map();
  for (const element of document.querySelectorAll("body *")) {
    const speaks = [...element.childNodes].some((part) => part instanceof Text && part.data.trim());
    const operated = element.matches("a[href], button, input, select, summary, textarea");
    if (!(speaks || operated) || !element.checkVisibility({ visibilityProperty: true })) continue;
    const key = operated ? element : kind(element);
    if (!found.has(key)) found.set(key, element);
  }
  return [...found.values()];
}"""

# Where nothing is left to judge, nothing is told; where axe is not there yet, that.
RUN: Final = """async ([only, but]) => {
  if (!window.axe) return "axe is not there";
  const include = (PICK)();
  if (!include) return { passed: 1, told: [] };
  if (!include.length) return { passed: 0, told: [] };
  const rules = {};
  for (const { ruleId, tags } of axe.getRules()) {
    const among = (some) => some.includes(ruleId) || tags.some((tag) => some.includes(tag));
    const asked = (!only.length || among(only)) && !among(but);
    const skipped = tags.includes("wcag2aaa") || tags.includes("deprecated");
    rules[ruleId] = { enabled: asked && !skipped };
  }
  const found = await axe.run({ include }, { rules, resultTypes: ["violations", "incomplete"] });
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
    """Run axe with all its rules but those for colours, over what it has not judged on this visit."""
    yield from _axe(visit, NOT_JUDGED_YET, but=(COLOURS,))


def axe_finds_nothing_where_parts_are_folded(visit: Visit) -> Iterator[str]:
    """Run axe with all its rules but those for colours, over the whole page as it comes."""
    yield from _axe(visit, "() => [document.documentElement]", but=(COLOURS,))


def axe_finds_nothing_in_the_layout(visit: Visit) -> Iterator[str]:
    """Run axe for colours, and for how large and how near to each other things lie."""
    yield from _axe(visit, ONE_OF_EACH_KIND, only=(COLOURS, *OF_LAYOUT))


def axe_finds_nothing_in_the_dark(visit: Visit) -> Iterator[str]:
    """Run axe for colours: ``dark_is_a_matter_of_colour`` sees that nothing else can differ."""
    yield from _axe(visit, ONE_OF_EACH_KIND, only=(COLOURS,))


def _axe(
    visit: Visit, pick: str, *, only: tuple[str, ...] = (), but: tuple[str, ...] = ()
) -> Iterator[str]:
    """Run axe over the elements that a script picks, with rules named by themselves or by their tag."""
    run = RUN.replace("PICK", pick)
    answer: Any = visit.page.evaluate(run, [only, but])
    if answer == "axe is not there":
        visit.page.evaluate(visit.axe)
        answer = visit.page.evaluate(run, [only, but])
    if not answer["passed"]:
        yield "axe found no rule to apply"
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
