"""Texts as they are being typed, each held against the library around it.

That is the shipped library, the person's own, and the one that the file lies in; of any file that
is open too, what stands in the editor counts and not what lies on the disk. A file is read once
for each text that it has had; what it is held against costs little.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from l4pc_tui.core.script.editing.offer import Offer, Writing
from l4pc_tui.core.script.editing.offers import offers
from l4pc_tui.core.script.editing.places import Lines
from l4pc_tui.core.script.messages.diagnostic import Diagnostic
from l4pc_tui.core.script.model.model import Exercise, Model, Programme, SessionPlan
from l4pc_tui.core.script.reading.script import Folder
from l4pc_tui.core.script.syntax.header import ScriptKind
from l4pc_tui.core.script.writing.cures import Cure, cures
from l4pc_tui.core.script.writing.formatter import fix, fixable, format_text
from l4pc_tui.desk.library.checkup import (
    Script,
    all_found,
    folder_of,
    kind_of,
    read_file,
    read_source,
    said_format,
    speak_of_others,
)
from l4pc_tui.desk.library.library import in_folders
from l4pc_tui.exchange.library_files import (
    LibraryFile,
    beside,
    everything_in,
    home_of,
    kind_of_folder,
    left_alone,
    library_roots,
)
from l4pc_tui.exchange.refused import FileRefused


@dataclass(frozen=True, slots=True)
class Page:
    """A text in an editor, read. lines: as it stands there; script: what it says."""

    lines: Lines
    script: Script

    @property
    def model(self) -> Model | None:
        """What could be made of it, also where it has errors."""
        return self.script.reading.so_far

    @property
    def folder(self) -> Folder:
        """The folder of the library that it belongs in, as the reader names it."""
        return folder_of(self.script.kind)


@dataclass(frozen=True, slots=True)
class Around:
    """What a page can speak of: everything in the library around it, and where each lies.

    faulty: what has errors, and counts as far as it could be read. broken: the ids of what could
    not be read at all.
    """

    exercises: Mapping[str, Exercise]
    plans: Mapping[str, SessionPlan]
    programmes: Mapping[str, Programme]
    lies: Mapping[tuple[str, str], Path]
    faulty: tuple[Script, ...]
    broken: frozenset[str]

    @property
    def models(self) -> tuple[Model, ...]:
        """All of them."""
        return (*self.exercises.values(), *self.plans.values(), *self.programmes.values())

    def exercise(self, name: str) -> Exercise | None:
        """The exercise of that id, or of that id in earlier days."""
        found = self.exercises.get(name)
        return found or next((e for e in self.exercises.values() if name in e.was), None)


def is_script(path: Path, text: str, *, chosen: bool = False) -> bool:
    """Whether a text is meant as a script: it lies among such, or its format says so. chosen:
    whether somebody says that it is one."""
    head = text[:2000].encode(errors="replace")
    meant = chosen or kind_of_folder(path.parent) or said_format(head)
    return bool(meant) and not left_alone(path)


class Workbench:
    """The pages that are open in an editor. own: the person's library folder.

    readings: how many texts were read so far to answer, those on the disk too.
    """

    def __init__(self, own: Path) -> None:
        self._own = own
        self._typed: dict[Path, Lines] = {}
        """What has not been read yet."""
        self._open: dict[Path, Page] = {}
        self._read: dict[Path, tuple[LibraryFile, Script | None]] = {}
        self._shipped_and_own: tuple[LibraryFile, ...] | None = None
        self._beside: dict[Path, tuple[LibraryFile, ...]] = {}
        self._everything: dict[Path, frozenset[str]] = {}
        self._around: dict[Path, Around] = {}
        self.readings = 0

    @property
    def pages(self) -> tuple[Path, ...]:
        """Which files are open."""
        return tuple(dict.fromkeys((*self._open, *self._typed)))

    def typed(self, path: Path, text: str) -> None:
        """A file is open, or its text has changed; it is read when something is asked of it."""
        self._typed[path] = Lines(text)

    def closed(self, path: Path) -> None:
        """A file is no longer open: what lies on the disk counts again."""
        self._open.pop(path, None)
        self._typed.pop(path, None)
        self.look_again()

    def look_again(self) -> None:
        """Files may have come, gone or changed on the disk; those that have are read anew."""
        self._shipped_and_own = None
        self._beside.clear()
        self._everything.clear()
        self._around.clear()

    def page(self, path: Path) -> Page:
        """A page that is open, as it stands there now. Raises KeyError for any other."""
        lines = self._typed.pop(path, None)
        if lines is not None:
            self._open[path] = self._page(path, lines)
        return self._open[path]

    def lines(self, path: Path) -> Lines:
        """Its lines, which need no reading. Raises KeyError for a page that is not open."""
        return self._typed[path] if path in self._typed else self._open[path].lines

    def offers(self, path: Path, line: int, col: int) -> tuple[Offer, ...]:
        """What may come next at a place of a page that is open; it is only read where what comes
        next depends on what it says."""
        lines = self.lines(path)
        kind = kind_of(self._file(path), lines.text[:2000].encode(errors="replace"))
        writing = Writing(
            cast(ScriptKind, kind), tuple(lines.all), lambda: self.page(path).model,
            lambda: self.around(path).exercises, lambda: self.around(path).plans,
            lambda: self.around(path).programmes,
        )  # fmt: skip
        return offers(writing, line, col)

    def read_ahead(self) -> Iterator[None]:
        """Read the library that every page is held against, before anybody asks; each step is a
        file, so that whoever asks meanwhile does not wait for all of them."""
        for each in self._known_files():
            self._of_disk(each)
            yield

    def found(self, path: Path) -> tuple[Diagnostic, ...]:
        """Every message on a page that is open, by line."""
        page = self.page(path)
        twins = [*self._of_that_name(page.script)]
        if page.script.so_far is None or not speak_of_others([page.script.so_far]):
            return _on(page.script, all_found([*twins, page.script], tuple, ()))
        around = self.around(path)
        # What is held against it, and not only asked of: two pages of one name in a library, of
        # which the second is told so, and what has errors, so that its times are not believed.
        faulty = (each for each in around.faulty if each.file.path.stem != path.stem)
        scripts = [*twins, *faulty, page.script]
        return _on(page.script, all_found(scripts, lambda: around.models, around.broken))

    def around(self, path: Path) -> Around:
        """The library around a page."""
        for each in tuple(self._typed):
            self.page(each)
        file = self.page(path).script.file
        home = home_of(file)
        if home not in self._around:
            self._around[home] = self._gathered(file, home)
        return self._around[home]

    def formatted(self, path: Path) -> str | None:
        """The text as ``fmt`` writes it, with LF as its line end; None where it is left alone."""
        page = self.page(path)
        done = format_text(page.script.source, path=page.script.shown, kind=page.folder)
        return done.text

    def cures(self, path: Path, found: Diagnostic) -> tuple[Cure, ...]:
        """What may be chosen about one message: what ``check --fix`` does, the word that it names."""
        page = self.page(path)
        return cures(page.lines.text, found, path=page.script.shown, kind=page.folder)

    def all_mended(self, path: Path) -> str | None:
        """The text as ``check --fix`` writes it; None where there is nothing that it mends."""
        page = self.page(path)
        if not any(fixable(each.code) for each in page.script.reading.diagnostics):
            return None
        return fix(page.script.source, path=page.script.shown, kind=page.folder).text

    def _page(self, path: Path, lines: Lines) -> Page:
        held = self._open.get(path)
        if held is not None and held.lines.text == lines.text:
            return Page(lines, held.script)
        source = lines.text.encode(errors="replace")
        self.readings += 1
        self._around.clear()
        return Page(lines, read_source(self._file(path), str(path), source, self._everything_in))

    @staticmethod
    def _file(path: Path) -> LibraryFile:
        """A file that may not be there yet."""
        kind = kind_of_folder(path.parent)
        home = home_of(LibraryFile(kind, path, path.parent, 0, 0))
        return LibraryFile(kind, path, home, 0, 0)

    def _gathered(self, file: LibraryFile, home: Path) -> Around:
        """What is in the library around a file: a later layer wins by id, the unsaved over all."""
        exercises: dict[str, Exercise] = {}
        plans: dict[str, SessionPlan] = {}
        programmes: dict[str, Programme] = {}
        lies: dict[tuple[str, str], Path] = {}
        faulty: list[Script] = []
        broken: set[str] = set()
        for script in self._scripts(file, home):
            model, path = script.reading.so_far, script.file.path
            if model is not None and script.model is None:
                faulty.append(script)
            if model is None:
                broken.add(path.stem)
            elif isinstance(model, Exercise):
                exercises[model.id] = model
                lies["exercise", model.id] = path
            elif isinstance(model, SessionPlan):
                plans[model.id] = model
                lies["session", model.id] = path
            else:
                programmes[model.id] = model
                lies["programme", model.id] = path
        return Around(exercises, plans, programmes, lies, tuple(faulty), frozenset(broken))

    def _scripts(self, file: LibraryFile, home: Path) -> Iterable[Script]:
        files = self._known_files()
        known = library_roots(self._own)
        # What lies in one of the two is known already, in the order in which they win.
        more = () if home in known else self._lies_beside(file)
        for each in (*files, *more):
            if each.path not in self._open and (script := self._of_disk(each)):
                yield script
        for page in self._open.values():
            if page.script.file.root in (home, *known):
                yield page.script

    def _known_files(self) -> tuple[LibraryFile, ...]:
        """What came with it, and the person's own."""
        if self._shipped_and_own is None:
            self._shipped_and_own = tuple(in_folders(self._own).values())
        return self._shipped_and_own

    def _lies_beside(self, file: LibraryFile) -> tuple[LibraryFile, ...]:
        if file.path.parent not in self._beside:
            self._beside[file.path.parent] = beside(file)
        return self._beside[file.path.parent]

    def _of_that_name(self, script: Script) -> Iterable[Script]:
        """The other pages of its kind and name in the library that a page lies in."""
        for file in self._lies_beside(script.file):
            if file.path.name == script.file.path.name and file.path != script.file.path:
                other = self._of_disk(file)
                if other is not None and other.kind == script.kind:
                    yield other

    def _of_disk(self, file: LibraryFile) -> Script | None:
        """What a file says; None where it cannot be read."""
        held = self._read.get(file.path)
        if held is None or held[0] != file:
            script = None
            with suppress(FileRefused):
                script = read_file(file, str(file.path))
                self.readings += 1
            held = self._read[file.path] = file, script
        return held[1]

    def _everything_in(self, home: Path) -> frozenset[str]:
        if home not in self._everything:
            self._everything[home] = everything_in(home)
        return self._everything[home]


def _on(script: Script, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The messages that are on that script."""
    return tuple(each for each in found if each.path == script.shown)
