"""One change measured: is what it does to the page told where it was done?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from measuring.oracle import Difference, Part, broken_lines, difference, parts
from measuring.page import Change, Page, shipped

from l4pc_tui.core.script.checking.cross_check import cross_check, missing_files
from l4pc_tui.core.script.messages.diagnostic import Diagnostic
from l4pc_tui.core.script.messages.pointers import Checked
from l4pc_tui.core.script.messages.report import Report
from l4pc_tui.core.script.model.model import Model
from l4pc_tui.core.script.reading.script import read_into


@dataclass(frozen=True, slots=True)
class Read:
    """A page as the checker leaves it: what could be made of it, errors or none, and its messages."""

    model: Model | None
    found: tuple[Diagnostic, ...]

    @property
    def good(self) -> bool:
        """True when no error keeps it out of the library."""
        return self.model is not None and all(each.severity != "error" for each in self.found)


def read(path: str, folder: object, text: str) -> Read:
    """The page, and its own messages."""
    report = Report(path)
    model, shown = read_into(report, text.encode(), folder)  # type: ignore[arg-type]
    return Read(model, (*report.sorted(), *missing_files(path, shown, ())))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a change. told: the messages where it was done, or where it breaks something;
    elsewhere: those that stand somewhere else."""

    change: Change
    said: Difference
    told: tuple[Diagnostic, ...]
    elsewhere: tuple[Diagnostic, ...]

    @property
    def silent(self) -> bool:
        """True when the page says something else now and nobody is told so where it is."""
        return bool(self.said) and not self.told


class Library:
    """The shipped pages, read once, and one of them after a change."""

    def __init__(self) -> None:
        self.pages: tuple[Page, ...] = shipped()

    @cached_property
    def _read(self) -> dict[str, tuple[Read, tuple[Part, ...]]]:
        held = {
            page.path: read(page.path, page.folder, "\n".join(page.lines)) for page in self.pages
        }
        return {
            path: (one, parts(one.model)) for path, one in held.items() if one.model is not None
        }

    def read(self, page: Page) -> Read:
        """A page as it is shipped."""
        return self._read[page.path][0]

    def measured(self, change: Change) -> Outcome:
        """What the change does, and what is said of it."""
        page = change.page
        _, before = self._read[page.path]
        now = read(page.path, page.folder, change.text)
        after = parts(now.model) if now.model is not None else ()
        said = difference(before, after)
        if not said:
            return Outcome(change, said, (), now.found)
        lines = broken_lines(page.lines, change.lines, change.at, before, after, said)
        # What concerns the page as a whole stands in its header.
        head = next((n for n, line in enumerate(change.lines[1:], start=2) if line == "---"), 1)
        near = [
            each
            for each in now.found
            if each.line in lines or (each.line <= head and each.severity != "advice")
        ]
        far = [each for each in now.found if each not in near]
        if not near:
            crossed = self._crossed(page, now, change.text)
            naming = self._naming(page)
            near += [
                each
                for each in crossed
                if (each.path == page.path and each.line in lines)
                or (each.path in naming and each.severity != "advice")
            ]
        return Outcome(change, said, tuple(near), tuple(far))

    def _naming(self, page: Page) -> set[str]:
        """The page itself and those that name it: whoever reads on there learns of it."""
        name = PurePosixPath(page.path).stem
        return {page.path} | {
            other.path for other in self.pages if any(name in line for line in other.lines)
        }

    def _crossed(self, page: Page, now: Read, text: str) -> Sequence[Diagnostic]:
        """What the page says of others and they of it."""
        if not now.good or now.model is None:
            return ()
        held = [
            Checked(
                other.path,
                now.model if other is page else model,
                text if other is page else "\n".join(other.lines),
            )
            for other in self.pages
            if (model := self._read[other.path][0].model) is not None
        ]
        return cross_check(held)
