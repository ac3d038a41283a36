"""What stands before every command, and the desk that the command works at."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

import click

from l4pc_tui.cli.output import warn
from l4pc_tui.core.text import clean_name

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.paths import NoDesk, Places


@dataclass(slots=True)
class ExitOutcome:
    """What the exit code must tell besides what the command says. damaged: damage was told."""

    damaged: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """The database named, or None for the usual one; and whose name entries carry."""

    db: Path | None = None
    actor: str = ""
    outcome: ExitOutcome = field(default_factory=ExitOutcome)

    def places(self) -> Places:
        """Where things lie; asking opens nothing."""
        from l4pc_tui.desk.paths import places

        return places(self.db)

    def no_desk(self) -> NoDesk:
        """What a command works with that needs no database."""
        from l4pc_tui.desk.paths import NoDesk

        return NoDesk(self.places())

    @contextmanager
    def desk(self, *, begins: bool = False, needs_nothing: bool = False) -> Iterator[Desk]:
        """The open desk, for as long as it is needed.

        needs_nothing: whether it asks of the library or of files alone, which are there before
        anything is begun, so that nothing needs to be said of that.

        begins: whether the command makes a database that is named and not there. Most do not:
        a name that was mistyped would look like an empty file of one's own.
        """
        # The store takes 12 ms to import; help and completion do without.
        from l4pc_tui.desk.desk import open_desk
        from l4pc_tui.desk.its_place import its_place

        if not begins:
            from l4pc_tui.desk.backups import is_nothing_yet, must_be_there

            must_be_there(self.places())
            if is_nothing_yet(self.places()):
                with self._nothing_yet(said=not needs_nothing) as desk:
                    yield desk
                return
        desk = open_desk(self.db, actor=self.actor)
        try:
            desk.store.glance()
            for placed in its_place(desk.path):
                warn(placed.words)
            yield desk
            if desk.store.damage is not None:
                # Whoever only reads may go on; whoever writes was refused.
                warn(desk.store.damage.told)
                self.outcome.damaged = True
            elif desk.store.mended:
                from l4pc_tui.desk.backups import MENDED

                warn(MENDED)
            if desk.store.remade:
                from l4pc_tui.desk.backups import remade

                warn(remade(desk))
        finally:
            desk.close()

    @contextmanager
    def _nothing_yet(self, *, said: bool) -> Iterator[Desk]:
        """An empty desk for a question asked before anything was begun: nothing of it stays."""
        from l4pc_tui.desk.desk import open_desk
        from l4pc_tui.machine.files import passing_folder

        begin = "“l4pc cohort new NAME” begins a database, and “l4pc demo” shows one."
        if said:
            warn(f"There is nothing yet. {begin}")
        with passing_folder() as here:
            desk = open_desk(here / "l4pc.db", actor=self.actor, state=here / "state")
            try:
                yield desk
            finally:
                desk.close()


class File(click.Path):
    """A file that is named; no name at all is no file."""

    def convert(
        self, value: str | PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | PathLike[str]:
        if not str(value).strip():
            self.fail("it names no file.", param, ctx)
        from l4pc_tui.desk.paths import named_path

        return super().convert(named_path(os.fsdecode(value)), param, ctx)


class Text(click.types.StringParamType):
    """Words that are no path. A byte that stands for no letter is asked about, never guessed:
    what is typed here is kept, or looked for."""

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        told = str(super().convert(value, param, ctx))
        if ODD_BYTE.search(told):
            shown = f"“{clean_name(told, 80)}” is not text in UTF-8."
            self.fail(f"{shown} Set the terminal to UTF-8, and type it again.", param, ctx)
        if isinstance(param, click.Option) and param.required and not told.strip():
            # A script whose variable is empty has not said today, or a try-out.
            self.fail("it is empty.", param, ctx)
        return told


def ask_for_text(command: click.Command) -> None:
    """Have a command, and those below it, take words as ``Text`` wherever it takes words."""
    for param in command.params:
        if param.type is click.STRING:
            param.type = Text()
    for below in getattr(command, "commands", {}).values():
        ask_for_text(below)


context = click.make_pass_decorator(Context)
"""Hands a command its Context as the first argument."""

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for a program to read.")
"""The option that every command with a promised shape has."""

ANY_PATH = click.Path(path_type=Path, readable=False)
"""A path as it was typed; what is wrong with it is told by whoever opens it."""

ODD_BYTE = re.compile("[\ud800-\udfff]")
"""What Python makes of a byte of an argument that is not UTF-8."""
