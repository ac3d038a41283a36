"""Pages of the handbook to look things up: keys, settings, messages; and all that are made.

``python -m l4pc_tui.cli.pages.looked_up docs/handbook`` writes them anew; a test compares.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from l4pc_tui.cli.pages import looked_up_words as words
from l4pc_tui.cli.pages import trainers_words
from l4pc_tui.cli.pages.trainers_reference import table
from l4pc_tui.console.keys.every_key_there_is import KeyRow, every_row
from l4pc_tui.console.keys.own_keys import shown
from l4pc_tui.core.live.settings.meanings import GROUPS, listed, told
from l4pc_tui.core.live.settings.numbers import DEFAULTS
from l4pc_tui.core.live.settings.setting import Setting
from l4pc_tui.core.script.messages import report
from l4pc_tui.core.script.messages.explanations import explain

_MADE = "This page is made from the program itself."
_FIRST = ("Everywhere", "Session", "Today")
"""What stands first on the page of keys; the rest follows by its name."""


def keys() -> str:
    """Every key, by the screen on which it works."""
    where: dict[str, list[KeyRow]] = {}
    for row in every_row():
        where.setdefault(row.where, []).append(row)
    order = [*_FIRST, *sorted(set(where) - set(_FIRST))]
    parts = ["# The keys", f"{words.KEYS} {_MADE}"]
    for name in order:
        rows = (
            (" ".join(code(shown([key])) for key in row.keys), plain(row.name),
             plain(row.told), code(row.id))
            for row in where[name]
        )  # fmt: skip
        parts += [f"## {name}", table(("Key", "Name", "What it does", "Called"), rows)]
    return _page(parts)


def settings() -> str:
    """Every setting, by its group."""
    parts = ["# The settings", f"{words.SETTINGS} {_MADE}"]
    for group in GROUPS:
        rows = (
            (code(each.name), plain(each.said), plain(each.meaning), plain(_fits(each)),
             plain(told(each, DEFAULTS)), "as it began" if each.pinned else "as it is now")
            for each in listed() if each.group == group
        )  # fmt: skip
        head = ("Setting", "On screen", "Meaning", "What fits", "Without it", "In a session")
        parts += [f"## {group}", table(head, rows)]
    return _page(parts)


def _fits(setting: Setting) -> str:
    if setting.choices:
        return ", ".join(setting.choices)
    fits = words.FITS[setting.unit]
    if setting.most:
        return f"{setting.least:g} to {setting.most:g} {fits}"
    return fits


def messages() -> str:
    """What the checker says by its code, and what the doctor looks at."""
    parts = ["# The messages", f"{words.MESSAGES} {_MADE}"]
    for letter, title in trainers_words.FAMILIES.items():
        codes = [each for each in report.codes() if each[0] == letter]
        parts += [f"## {title}", *map(_message, codes)]
    parts += ["## The doctor", words.DOCTOR]
    rows = ((f"**{name}**", told) for name, told in words.DOCTORS_LINES.items())
    parts.append(table(("Line", "What was looked at, and what helps"), rows))
    return _page(parts)


def _message(name: str) -> str:
    found = explain(name)
    assert found is not None, name
    severity = f"{found.severity}, can be mended with `--fix`" if found.fix else found.severity
    lines = [f"**{name}** {plain(found.message)} *{severity}*"]
    if found.hint:
        lines.append(plain(found.hint))
    lines.append(plain(found.why))
    return "\\\n".join(lines)


def code(words: str) -> str:
    """The words so that they stand as code, whatever signs they have."""
    fence = "``" if "`" in words else "`"
    return f"{fence} {words} {fence}" if fence == "``" else f"{fence}{words}{fence}"


def plain(words: str) -> str:
    """The words so that Markdown takes none of their signs for its own, outside of `code`."""
    pieces = words.split("`")
    return "`".join(
        piece if number % 2 else "".join(f"\\{c}" if c in "*_<>[]#|&" else c for c in piece)
        for number, piece in enumerate(pieces)
    )


def _page(parts: Iterable[str]) -> str:
    return "\n\n".join(parts) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "keys.md": keys,
    "settings.md": settings,
    "messages.md": messages,
}
"""File in ``reference/`` → what makes it."""


def made() -> Iterator[tuple[str, str]]:
    """Each of these pages: its path below the handbook, and its text."""
    for name, make in PAGES.items():
        yield f"reference/{name}", make()


def write(folder: Path) -> None:
    """Write the pages into the handbook's folder, anew."""
    for name, text in made():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
