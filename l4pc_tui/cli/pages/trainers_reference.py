"""The generated pages for trainers: the reference of the language, and pictures for the room.

``python -m l4pc_tui.cli.pages.trainers_reference docs/handbook`` writes them anew; a test compares.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from l4pc_tui.cli.pages import trainers_words as told
from l4pc_tui.core.live.run.run import Run, Visit
from l4pc_tui.core.live.sheet.layout import Occasion, lay_out, try_out
from l4pc_tui.core.live.view.parts import public
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.editing import meanings
from l4pc_tui.core.script.messages import report
from l4pc_tui.core.script.model import between, words
from l4pc_tui.core.script.model.measures import Time
from l4pc_tui.core.script.model.model import Exercise
from l4pc_tui.core.script.reading.script import read
from l4pc_tui.core.script.syntax.fields import HEADERS
from l4pc_tui.core.script.syntax.times import read_time
from l4pc_tui.core.text.amounts import minutes
from l4pc_tui.screen.picture import Wall
from l4pc_tui.screen.still import still

EXAMPLE = "a-small-thing.md"
"""The exercise that the guide writes and the pictures show."""
WALL = Wall(112, 30)
PICTURES: dict[str, tuple[str, int | None]] = {
    "ask": ("choose-something-small", None),
    "show-and-ask": ("follow-it-down", None),
    "deeper": ("follow-it-down", 1),
    "by-friday": ("one-move-by-friday", None),
}
"""Name → the step that is on, and which of its probes has been asked."""
_PEOPLE, _GROUP = 12, 3


def reference() -> str:
    """The whole page."""
    parts = [
        "# The language of exercises, plans and programmes",
        "This page is made from the tables that the reader itself uses. "
        "[The trainer’s book](../index.md) teaches the language; this is where to look things up.",
        *(f"- [{title}](#{_anchor(title)})" for title, _ in _chapters()),
        *(f"## {title}\n\n{text}" for title, text in _chapters()),
    ]
    links = [part for part in parts if part.startswith("- [")]
    others = [part for part in parts if not part.startswith("- [")]
    return "\n\n".join([*others[:2], "\n".join(links), *others[2:]]) + "\n"


def pictures(example: bytes) -> dict[str, str]:
    """File name → what the room sees in the example, a third into the step's time."""
    exercise = read(example, path=EXAMPLE, kind="exercise").model
    assert isinstance(exercise, Exercise), "The example has errors."
    occasion = Occasion(float, exercise.usual_people, dict(exercise.variables))
    sheet = lay_out(try_out(exercise), {exercise.id: exercise}, occasion)
    made: dict[str, str] = {}
    for name, (step, probe) in PICTURES.items():
        stop = sheet.stop(f"1/{step}")
        run = Run(State.RUNNING, at=stop.id, visits=(Visit(stop.id, 0.0),))
        if probe is not None:
            run = replace(run, revealed={stop.id: (probe,)}, place=stop.queries[probe].place)
        now = stop.span.ideal / 3
        made[f"{name}.svg"] = still(public(sheet, run, now), now, WALL)
    return made


def _chapters() -> Iterator[tuple[str, str]]:
    yield "The header", _header()
    yield "Facts of a step", table(("Fact", "Meaning"), meanings.FACTS.items())
    yield "Times", _times()
    yield "Groups", _groups()
    yield "Labels", _labels()
    yield "Places", _places()
    yield "Doors", _doors()
    yield "Sections", _sections()
    yield (
        "Variables",
        (
            "Filled in wherever they stand; what is not known yet is shown in square brackets.\n\n"
            + _listed(f"`{{{name}}}`" for name in words.VARIABLES)
        ),
    )
    yield "Session plans", _agenda()
    yield "Programmes", _programme()
    yield "Limits", _limits()
    yield (
        "Messages",
        "What the checker says, by its code, stands on [a page of its own](messages.md).",
    )


def _header() -> str:
    tables = []
    for kind, model in HEADERS.items():
        rows = [
            (
                f"`{name}`",
                meanings.of_field(kind, name),
                _fits(kind, name),
                _default(field.default, required=field.is_required()),
            )
            for name, field in model.model_fields.items()
        ]
        head = ("Field", "Meaning", "What fits", "Without it")
        tables.append(f"### Of {_a(words.KIND_NAMES[kind])}\n\n{table(head, rows)}")
    tables += [
        f"### {title}\n\n{table(('Word', 'Meaning'), ((f'`{word}`', m) for word, m in words_of.items()))}"
        for title, words_of in (("Shapes", meanings.SHAPES), ("Endings", meanings.ENDINGS))
    ]
    tables.append("A field that begins with `x-` is kept and never read.")
    return "\n\n".join(tables)


def _fits(kind: str, name: str) -> str:
    if name == "format":
        return f"`{kind}/{words.FORMATS[kind]}`"
    if name in ("start", "finish"):
        return "A clock time such as 09:30"
    if name == "date":
        return "A day such as 2026-10-06"
    return words.FITS.get(name, "A time, as below")


def _default(value: object, *, required: bool) -> str:
    if required:
        return "needed"
    if isinstance(value, tuple) and value and all(isinstance(part, int) for part in value):
        return "-".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if value not in ("", (), {}, None) else ""


def _times() -> str:
    rows = []
    for text in told.TIMES:
        time = read_time(text, report.FIRST, report.Report(""))
        assert time is not None, text
        rows.append((f"`{text}`", *_spans(time.for_people(_PEOPLE, _GROUP))))
    head = ("Written", "Least", "Planned", "Most")
    lead = (
        f"Worked out for {_PEOPLE} people in groups of {_GROUP}. `none` is a step without a time."
    )
    return f"{lead}\n\n{table(head, rows)}"


def _spans(time: Time) -> tuple[str, str, str]:
    return _exact(time.min), _exact(time.ideal), _exact(time.max)


def _exact(seconds: int) -> str:
    whole, rest = divmod(seconds, 60)
    return f"{whole} min {rest} sec" if whole and rest else minutes(seconds)


def _groups() -> str:
    by_group: dict[str, list[str]] = {}
    for word, group in words.GROUPS.items():
        by_group.setdefault(group.words, []).append(word)
    rows = [
        (f"`{name}`", ", ".join(word for word in also if word != name))
        for name, also in by_group.items()
    ]
    rows += [("`groups of 5`, `groups of 5-6`", ""), ("`same`", ", ".join(words.SAME_GROUP[1:]))]
    return table(("Group", "Also read"), rows)


def _labels() -> str:
    who = {"room": "**the room**", "facilitator": "you", "author": "you, while writing"}
    rows = [
        (f"`{label}:`", ", ".join(also), who[audience], meanings.LABELS[label])
        for label, (audience, also) in words.LABELS.items()
    ]
    return table(("Label", "Also read", "Who sees it", "Meaning"), rows)


def _places() -> str:
    lead = "From the edge down, and back. A probe may not come up again on the way down."
    return f"{lead}\n\n{_listed(f'`{place.value}`' for place in Place)}"


def _doors() -> str:
    verbs = table(("Response", "Leads"), ((f"`{v}`", meanings.VERBS[v]) for v in words.VERBS))
    names = dict.fromkeys(name for name, _ in words.TRIGGERS)
    triggers = table(("Condition with", "Then"), ((f"`{n}`", meanings.TRIGGERS[n]) for n in names))
    return (
        "`If CONDITION: RESPONSE`. A response that does not begin with one of these is advice.\n\n"
        f"{verbs}\n\nConditions are your own words. Some of them the app understands.\n\n{triggers}"
    )


def _sections() -> str:
    rows = [(f"`## {name}`", meanings.SECTIONS[name]) for name in words.SECTIONS.values()]
    rows += [(f"`## {name}`", told_of_it) for name, told_of_it in meanings.SPECIAL_SECTIONS.items()]
    return f"{table(('Heading', 'Meaning'), rows)}\n\nAny other `##` is a step."


def _agenda() -> str:
    kinds = []
    for kind in dict.fromkeys(words.KINDS.values()):
        place = words.KIND_PLACES.get(kind, Place.SURFACE)
        kinds.append(
            (
                f"`{kind}`",
                place.value if place else "as its steps say" if kind == "Exercise" else "as before",
            )
        )
    settings = [(f"`{name}:`", meaning) for name, meaning in meanings.SETTINGS.items()]
    return (
        "`- 09:30 KIND: words (time, keep | fixed | cut if needed | cut first)`\n\n"
        "A clock time holds; `about 09:30` is a hope. Settings stand below an item, as sub-bullets.\n\n"
        f"{table(('Kind', 'Place'), kinds)}\n\n{table(('Setting', 'Meaning'), settings)}"
    )


def _programme() -> str:
    kinds = [
        (
            f"`{word}:`",
            between.WHO_NAMES[between.WHO_DOES[kind]] if kind != "session" else "",
            meanings.ENTRIES[word],
        )
        for kind in between.ENTRY_KINDS
        for word in [between.entry_word(kind)]
    ]
    settings = [(f"`{name}:`", meaning) for name, meaning in meanings.ENTRY_SETTINGS.items()]
    return (
        "`- 2026-10-06 Session: id`, and for what lies between sessions `- KIND: words (time)`\n\n"
        "Settings stand below a line, as sub-bullets. `before` counts from the next session on the page, "
        "`within` and `after` from the last one. What is due is asked for on Home; a `Between` only where it "
        "has a `Due`. A `## Handout: NAME` is printed with the cohort’s own names and days.\n\n"
        f"{table(('Line', 'Who, unless it says', 'Meaning'), kinds)}\n\n{table(('Setting', 'Meaning'), settings)}"
    )


def _limits() -> str:
    held = words.LIMITS
    return _listed(
        [f"{held['bytes'] // 1024} KB and {held['lines']:,} lines a file, {held['line']:,} characters a line",
         f"{held['headings']} headings with `##`, a title of {held['title']} characters",
         f"{held['header lines']} lines of header",
         f"{held['probes']} probes to a question, {held['doors']} doors to a step",
         f"tables of {held['columns']} columns, {held['depth']} levels of lists or quotes",
         f"{report.MOST_MESSAGES} messages a file"]
    )  # fmt: skip


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    columns = tuple(head)
    lines = [columns, ("---",) * len(columns), *(tuple(map(_cell, row)) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(words: str) -> str:
    return " ".join(words.replace("|", "\\|").split())


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _a(name: str) -> str:
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")


def write(folder: Path) -> None:
    """Write the reference and the pictures into the handbook's folder, anew."""
    (folder / "reference" / "language.md").write_text(reference(), encoding="utf-8")
    (folder / "pictures").mkdir(exist_ok=True)
    for name, picture in pictures((folder / "trainer" / EXAMPLE).read_bytes()).items():
        (folder / "pictures" / name).write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
