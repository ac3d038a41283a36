"""Collect: files of other laptops, what each adds, what is to be settled; taken, and undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget

from l4pc_tui.console.collect.collect_words import Asked, Files
from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.frame.heads import heading
from l4pc_tui.console.questions.ask import Ask
from l4pc_tui.console.questions.choose import Choice, Choose
from l4pc_tui.console.widgets.draw import GAP
from l4pc_tui.core.between.proposals import Proposal
from l4pc_tui.core.text.amounts import count
from l4pc_tui.desk.between.collect import State, undo
from l4pc_tui.desk.between.gathering import LATER, ONE, TWO, Gathering, Picture, Question
from l4pc_tui.desk.paths import typed_path
from l4pc_tui.look.content import text

_MOST = 9
"""Versions that have a key."""


class CollectScreen(Face):
    """Nothing is taken before Enter."""

    CSS_PATH = "collect.tcss"
    AUTO_FOCUS = "#files-panel"
    BINDINGS = [
        Binding("enter", "take", "Take it in", id="collect.take", key_display="⏎",
                tooltip="Take all files in as one step, and leave open what is not settled"),
        Binding("y", "one", "One", id="collect.one", tooltip="They are one"),
        Binding("n", "two", "Two", id="collect.two", tooltip="They are two: never asked again"),
        Binding("s", "later", "Later", id="collect.later", tooltip="Leave this open for now"),
        Binding("1", "version(1)", "Choose", id="collect.version", key_display="1 2",
                tooltip="Have the version of that number count"),
        Binding("c", "certain", "All certain", id="collect.certain",
                tooltip="All that are certainly one are one"),
        Binding("o", "files", "Files", id="collect.files", tooltip="Name a file or a folder"),
        Binding("i", "identity", "Identity", id="collect.identity",
                tooltip="Name the file that unlocks what is locked"),
        Binding("z", "undo", "Undo", id="collect.undo",
                tooltip="Take back the last answer; with no files there undo the newest collect as one step, "
                "with what was settled with it"),
        *(Binding(str(number), f"version({number})", show=False) for number in range(2, _MOST + 1)),
        Binding("escape,q", "leave", "Back", id="collect.back", key_display="esc", tooltip="Home"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.picture: Picture | None = None
        self._gathering: Gathering | None = None
        self._paths: tuple[Path, ...] = ()
        self._identity: Path | None = None

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="collect-panels"):
            with VerticalScroll(id="files-panel"):
                yield Files()
            with VerticalScroll(id="asked-panel"):
                yield Asked()

    def on_mount(self) -> None:
        self._gathering = Gathering(self.desk)
        self._draw_head("")
        self._do(self._table.picture)

    def on_unmount(self) -> None:
        super().on_unmount()
        self._table.clear()

    @property
    def _table(self) -> Gathering:
        assert self._gathering is not None
        return self._gathering

    @property
    def asked(self) -> Question | None:
        """What is asked now."""
        return self.picture.asked[0] if self.picture and self.picture.asked else None

    def show(self, picture: Picture) -> None:
        """Draw this."""
        self.picture = picture
        self.query_one(Files).show(picture)
        self.query_one(Asked).show(picture)
        look, open_now = picture.look, count(len(picture.asked), "thing")
        if look is None:
            self._draw_head(f"{open_now} to settle" if picture.asked else "")
        else:
            new = count(sum(each.new for each in look.files), "new entry", "new entries")
            read = sum(each.state is not State.REFUSED for each in look.files)
            files = count(len(look.files), "file")
            told = [files if read == len(look.files) else f"{read} of {files} can be read", new]
            told += [f"{open_now} to settle"] if picture.asked else []
            self._draw_head(" · ".join((*told, "nothing is taken before ⏎")))
        self.refresh_bindings()

    def _draw_head(self, told: str) -> None:
        self.head.show(
            (heading("Collect", tag=self.desk.pretends, told="what other laptops wrote"), GAP),
            (text(told, "$muted"), GAP),
        )

    def works(self, action: str) -> bool:
        picture = self.picture
        if picture is None or action in ("files", "leave"):
            return True
        is_pair = isinstance(self.asked, Proposal)
        return {
            "take": picture.look is not None and picture.look.brings,
            "one": is_pair, "two": is_pair, "later": self.asked is not None,
            "certain": any(isinstance(each, Proposal) and each.certain for each in picture.asked),
            "undo": bool(picture.undoes) if picture.look is None else bool(picture.answered),
            "version(1)": self.asked is not None and not is_pair,
            "identity": picture.look is not None
            and any(each.state is State.REFUSED for each in picture.look.files),
        }.get(action, True)  # fmt: skip

    def _do(self, work: Callable[[], Any], told: str = "") -> None:
        """Do something at the table, then draw what there is."""
        table = self._table

        def done(found: tuple[Any, Picture]) -> None:
            self.show(found[1])
            said = found[0] if isinstance(found[0], tuple) else (found[0],)
            words = " ".join(each for each in said if isinstance(each, str) and each)
            if words or told:
                self.tell(words or told)

        self.console.at_desk(lambda: (work(), table.picture()), done, leads=True)

    def action_files(self) -> None:
        """Ask for a file or a folder, and look at what it would bring."""

        def named(typed: str | None) -> None:
            if typed:
                self._lay((typed_path(typed),), self._identity)

        told = "A bundle or a pack of another laptop (.jsonl, .jsonl.age), or a folder of them."
        self.app.push_screen(Ask("Which file or folder?", told, needed=True, enter="Look"), named)

    def _lay(self, paths: tuple[Path, ...], identity: Path | None) -> None:
        def lay() -> None:
            self._table.lay(paths, identity)
            # Only what could be looked at is looked at again with an identity.
            self._paths, self._identity = paths, identity

        self.tell("Looking …")
        self._do(lay, "Looked at.")

    def action_identity(self) -> None:
        """Ask for the identity that unlocks, and look again."""

        def named(typed: str | None) -> None:
            if typed:
                self._lay(self._paths, typed_path(typed))

        told = "The file that age-keygen wrote for you; it stays where it is."
        self.app.push_screen(Ask("Which identity?", told, needed=True, enter="Look"), named)

    def action_take(self) -> None:
        """Take all of it in, as one step."""
        if self.works("take"):
            self.tell("Taking in …")
            self._do(self._table.take)

    def action_one(self) -> None:
        self._settle(ONE)

    def action_two(self) -> None:
        self._settle(TWO)

    def action_later(self) -> None:
        asked = self.asked
        if asked is not None:
            self._do(lambda: self._table.answer(asked, LATER))

    def _settle(self, answer: str) -> None:
        asked = self.asked
        if isinstance(asked, Proposal):
            self._do(lambda: self._table.answer(asked, answer))

    def action_version(self, number: int) -> None:
        """Have the version of this number count."""
        asked = self.asked
        if asked is None or isinstance(asked, Proposal):
            return
        if number <= len(asked.found.versions):
            event = asked.found.versions[number - 1].event
            self._do(lambda: self._table.answer(asked, event))

    def action_certain(self) -> None:
        """All that are certain are one."""
        if self.picture is not None:
            asked = self.picture.asked
            self._do(lambda: self._table.answer_certain(asked))

    def action_undo(self) -> None:
        """Take back the last answer; without files ask once, then undo the newest collect that
        stands."""
        desk, number = self.desk, self.picture.undoes if self.picture else 0
        if not self.works("undo"):
            return
        if self.picture is not None and self.picture.look is not None:
            self._do(self._table.take_back, "The last answer is taken back.")
            return

        def answered(answer: str | None) -> None:
            if answer:
                self._do(lambda: undo(desk, number))

        choices = (Choice("z", "undo", "Undo it"), Choice("escape", "", "Leave it"))
        asked = f"Undo collect {number}, with what was settled with it? Nothing of yours is lost."
        self.app.push_screen(Choose(asked, choices), answered)

    def action_leave(self) -> None:
        """Back; what lies on the table first, where something does. Answers do not go unasked."""
        picture = self.picture
        if picture is None or picture.look is None:
            self.dismiss()
            return

        def answered(answer: str | None) -> None:
            if answer:
                self._do(self._table.clear, "Nothing was taken in.")

        if not picture.answered:
            answered("away")
            return
        choices = (Choice("x", "away", "Put them away"), Choice("escape", "", "Stay"))
        asked = (
            f"Put the files away, with {count(picture.answered, 'answer')}? Nothing is taken yet."
        )
        self.app.push_screen(Choose(asked, choices), answered)
