"""Scripts, strange in every way: read, checked against others, laid out, printed, tidied."""

from __future__ import annotations

from fuzz.mutation import Mutation
from fuzz.target import ROOT, Target

from l4pc_tui.core.live.sheet.layout import Occasion, lay_out, try_out
from l4pc_tui.core.script.checking.cross_check import cross_check
from l4pc_tui.core.script.comparing.comparison import compare
from l4pc_tui.core.script.messages.pointers import Checked
from l4pc_tui.core.script.messages.report import Report
from l4pc_tui.core.script.model import stored
from l4pc_tui.core.script.model.model import Exercise, SessionPlan
from l4pc_tui.core.script.paper.paper import handouts, sheet
from l4pc_tui.core.script.reading.script import Folder, read_into
from l4pc_tui.core.script.writing.formatter import fix, format_text
from l4pc_tui.desk.library.library import facts

WORDS = (
    "Show:", "Ask:", "Say:", "Deeper:", "If upset: go to ", "Next: ", "Handout: ", "Time: ", "Group: ",
    "Depth: ", "Whole room: yes", "Cut: first", "1. Feel: ", "1. Power - ", "## ", "## Side step: ",
    "## Handout: ", "### ", "# ", "---\n", "> ", "- ", "* ", "  - ", "| a | b |", "|---|---|", "{cohort}", "{",
    "2 x 5-7 min, ideal 6", "45 sec per person", "per group", "½", "- 09:30 Break: x (5 min, keep)",
    "about 10:50 ", "Skip step: ", 'Step "', "Set ", "<!-- ", " -->", "use exercise ", "repeat", "end",
    "format: exercise/1", "format: session/1", "format: exercise/9", "people: 6-24", "variables:\n  a: b",
    "![x](_files/y.png)", "[a](b)", "**", "→", "“", "”", "&a ", "*a", "!!python/object:x", "? ", "<<: ",
)  # fmt: skip


def _pages(*folders: str) -> tuple[bytes, ...]:
    found = [path for name in folders for path in sorted((ROOT / name).glob("*.md"))]
    return tuple(path.read_bytes() for path in found if path.name != "README.md")


def targets() -> tuple[Target, ...]:
    """Exercises, plans and programmes; what writes them anew."""
    tokens = tuple(word.encode() for word in WORDS)
    known = _pages("tests/canonical", "tests/canonical/codes")
    one = Mutation((*_pages("exercises"), *known), tokens)
    other = Mutation((*_pages("sessions"), *known), tokens)
    return (
        Target("exercise", one.made, lambda data: read_script(data, "exercise"), 220),
        Target("plan", other.made, lambda data: read_script(data, "plan"), 220),
        Target("fmt", one.made, lambda data: _tidied(data, "exercise"), 20, slowest=20),
        Target("fix", other.made, lambda data: _tidied(data, "plan"), 20, slowest=20),
    )


def read_script(data: bytes, kind: Folder) -> None:
    """Read without the guard, and all that is made of a page that was read."""
    report = Report("exercises/page.md")
    model, _ = read_into(report, data, kind)
    report.sorted()
    if model is None:
        return
    assert stored.from_json(stored.to_json(model)) == model
    assert compare(model, model) == ()
    if report.failed:
        return
    found = cross_check([Checked("exercises/page.md", model, data.decode("utf-8", "replace"))])
    assert all(each.code != "F123" for each in found)
    facts(model, {})
    if isinstance(model, Exercise):
        sheet(model)
        handouts(model)
        lay_out(try_out(model), {model.id: model}, Occasion(float, 12, {}))
    elif isinstance(model, SessionPlan):
        lay_out(model, {}, Occasion(float, 12, {}))


def _tidied(data: bytes, kind: Folder) -> None:
    for better in (format_text, fix):
        done = better(data, path="exercises/page.md", kind=kind)
        assert all(each.code != "F123" for each in done.diagnostics)
