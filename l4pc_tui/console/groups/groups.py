"""Groups over the Console: proposed, looked at, changed by hand, used and shown to the room."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.frame.heads import heading
from l4pc_tui.console.groups.aside import Beside, Reached
from l4pc_tui.console.groups.tables import Tables
from l4pc_tui.console.questions.ask import Ask
from l4pc_tui.core.live.groups.draft import Found, solve
from l4pc_tui.core.live.groups.groups_view import TableView
from l4pc_tui.core.live.groups.shapes import Shape, read_shape
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.mixing.clashes import Clash
from l4pc_tui.desk.groups.groups import NO_SHAPE
from l4pc_tui.desk.groups.jobs import Job, budgets
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.look import content as drawn

WIDE = 110
"""Columns from which on what groups come to stands beside them."""
REACHED = 7
"""Rows of who has met whom, with space around it."""
HIGH = 34
"""Rows from which on who has met whom stands below the tables."""
HELP = (
    "Those who have worked together before are kept apart as far as that can be, those of the last "
    "session most; organisations and roles are mixed, and lived experience is at as many tables as "
    "can be. What must hold always does: who is kept together or apart, a supporter with her "
    "person, nobody alone, and of those online none at a table or two at least. “No better "
    "exists” stands there only where that is proved. Space picks somebody up, arrows choose, space "
    "puts her down: on a person they change places, on the free place she moves. Enter uses the "
    "groups: they are kept, and the Screen shows them, with first names unless the setting "
    "names-on-screen says otherwise."
)
LOOKING = ("Looking for groups …",)
NOT_YET = "Still looking for groups. Once they are on view, Enter uses them."


class GroupsScreen(Face):
    """Draws what lies on the desk's table. What takes its time is done in a thread, and its result
    laid down only while no hand has touched what lies there."""

    CSS_PATH = "groups.tcss"
    AUTO_FOCUS = "Tables"
    ABOUT = (("GROUPS", HELP),)
    BINDINGS = [
        Binding("enter", "put_down", "Put down", id="groups.put_down.enter", key_display="⏎",
                tooltip="Put down whom you hold"),
        Binding("enter", "accept", "Use and show", id="groups.accept", key_display="⏎",
                tooltip="Use these groups: they are kept, and the Screen shows them"),
        Binding("n", "another", "Another", id="groups.another", tooltip="Another proposal"),
        Binding("s", "size", "Size", id="groups.size",
                tooltip="Pairs, trios, fours, fives, a number, or 6 groups"),
        Binding("space", "pick_up", "Pick up", id="groups.pick_up", key_display="space",
                tooltip="Take somebody in your hand; arrows choose where to"),
        Binding("space", "put_down", "Put down", id="groups.put_down", key_display="space",
                tooltip="Put her down here: on a person the two change places"),
        Binding("l", "lock", "Hold", id="groups.lock",
                tooltip="Hold somebody where she sits, whatever is proposed next; or let her go"),
        Binding("k", "same", "Same tables", id="groups.same",
                tooltip="The tables of the last groups once more"),
        Binding("a", "ahead", "Ahead", id="groups.ahead", tooltip="Plan several rounds at once"),
        Binding("o", "show", "Screen", id="groups.show",
                tooltip="Show the groups in use on the Screen, or put them away"),
        Binding("z", "undo", "Undo", id="groups.undo", tooltip="Take back what was done last"),
        Binding("escape,q", "back", "Back", id="groups.back", key_display="esc",
                tooltip="Put back whom you hold; else back to the session"),
        Binding("L", "lock_table", "Hold table", id="groups.lock_table", show=False,
                tooltip="Hold everybody at this table; or let them go"),
        Binding("v", "turn", "Next round", id="groups.turn", show=False,
                tooltip="Look at the next of the rounds planned"),
    ]  # fmt: skip

    def __init__(self, conductor: Conductor, shape: Shape | None = None) -> None:
        super().__init__()
        self.conductor = conductor
        self.groups = conductor.groups
        self._shape = shape
        self._looking = True
        self._fits = True
        """Whether whoever is in hand can be put down where the cursor is."""
        self._below = False
        """Whether who has met whom stands below the tables."""

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="groups-room"):
            with Vertical(id="tables-column"):
                with VerticalScroll(id="tables-scroll", can_focus=False):
                    yield Tables()
                yield Reached()
            with VerticalScroll(id="aside", can_focus=False):
                yield Beside()
        yield Beside(brief=True)

    @property
    def tables(self) -> Tables:
        """The tables."""
        return self.query_one(Tables)

    def on_mount(self) -> None:
        self.set_interval(1.0, self.draw_all)
        self.draw_all()
        # What other sessions say is read from the file, which may take its time.
        self.console.at_desk(self.groups.read, lambda _: self._solve(self.groups.open(self._shape)))

    def on_resize(self) -> None:
        super().on_resize()
        self.set_class(self._brief, "-brief")
        self.call_after_refresh(self.draw_all)

    # Proposals come from a thread

    def _solve(self, job: Job | None) -> None:
        self._looking = job is not None
        self.draw_all()
        if job is not None:
            self._try(job, budgets(job))

    def _try(self, job: Job, left: tuple[int, ...]) -> None:
        if not left or not self.is_attached:
            return
        first, *others = left

        def found(answer: Found | list[Clash]) -> None:
            if not self.is_attached or self.groups.job is not job:
                # Something else is looked for by now.
                return
            self.groups.take(job, answer)
            self._looking = False
            if self.told.words == NOT_YET:
                self.tell("")
            self.draw_all()
            draft = self.groups.draft
            if draft is not None and not draft.touched and not draft.proved:
                self._try(job, tuple(others))

        self.console.at_desk(lambda: solve(job.task, first), found)

    # What is drawn

    def draw_all(self) -> None:
        """Draw what has changed."""
        view, tables = self.groups.view(), self.tables
        hand = tables.hand if view is not None else ""
        title = heading("Groups", tag=self.desk.pretends, told=view.title if view else self._wished)
        forms = (view.reached, *view.shorter) if view else ((),)
        reached = tuple(drawn.words(form) for form in forms)
        # What lies here but is not used is not what the room sees.
        lies = bool(view and view.standing.startswith("in use"))
        on_screen = "on the Screen" if lies else "others on the Screen"
        shown = f" · {on_screen}" if self.groups.on_the_screen else ""
        # Two cells more between them: no sentence is to go on in the corner.
        self.head.show(
            (title, drawn.text(self.conductor.view().clock, "bold $foreground")),
            (reached, drawn.text(f"  {view.standing}{shown}" if view else "", "$muted")),
        )
        nothing = LOOKING if self._looking else self.groups.clash
        rows = self._rows_for_tables(view.tables if view else ())
        tables.show(view.tables if view else (), hand, rows, nothing, signs_told=not self._brief)
        self.moved()
        self.refresh_bindings()

    def _rows_for_tables(self, tables: tuple[TableView, ...]) -> int:
        """The tables take the rows that they need; who has met whom stands close below them, where
        that leaves all of them on view."""
        column, scroll = self.query_one("#tables-column"), self.query_one("#tables-scroll")
        room = column.content_size.height - scroll.styles.padding.height
        below = not self._brief and self.app.size.height >= HIGH
        self._below = below and Tables.fit_into(
            tables, self.tables.content_size.width, room - REACHED
        )
        self.query_one(Reached).display = self._below
        rows = max(1, room - REACHED if self._below else room)
        scroll.styles.max_height = rows + scroll.styles.padding.height
        return rows

    def moved(self) -> None:
        """The cursor is somewhere else: what putting down there would do."""
        view, tables = self.groups.view(), self.tables
        doing = None
        if tables.hand:
            doing = self.groups.landing(tables.hand, tables.table, self._other())
        fits = doing is None or doing.fits
        tables.tell(doing.foot if doing else "", fits=fits)
        if fits != self._fits:
            self._fits = fits
            self.refresh_bindings()
        seats = (seat for table in view.tables for seat in table.people) if view else ()
        hand = next((seat.short for seat in seats if seat.person == tables.hand), "")
        for each in self.query(Beside):
            each.show(view, hand, doing, all_of_it=not self._below)
        self.query_one(Reached).show(view)

    @property
    def _brief(self) -> bool:
        return self.app.size.width < WIDE

    @property
    def _wished(self) -> str:
        return f"in {self.groups.shape.words}"

    def _other(self) -> str:
        """With whom whoever is in hand would change places; "" where she takes a free place."""
        on = self.tables.person
        return "" if on == self.tables.hand else on

    # Which keys do something now

    def works(self, action: str) -> bool:
        name = action.partition("(")[0]
        if name in ("back", "app.keys", "app.curtain"):
            return True
        if self.conductor.reading:
            return False
        draft = self.groups.draft
        if name == "put_down" and not self._fits:
            return False
        if name in ("pick_up", "put_down", "lock", "lock_table", "accept"):
            return draft is not None
        return name != "turn" or (draft is not None and len(draft.rounds) > 1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Enter and space mean something else while somebody is in hand."""
        hand = bool(self.tables.hand) if self.is_mounted and self.query(Tables) else False
        turn = {"put_down": hand, "accept": not hand, "pick_up": not hand}
        return turn.get(action, True)

    # Wishes

    def _do(self, said: Reply) -> bool:
        self.draw_all()
        return self.answer(said)

    def _hand(self, person: str) -> None:
        tables = self.tables
        tables.hand = person
        tables.choose(person or tables.person)
        tables.redraw()
        self.draw_all()

    def action_pick_up(self) -> None:
        if on := self.tables.person:
            self._hand(on)
            self.tell("Arrows choose, space puts down, Escape puts back.")

    def action_put_down(self) -> None:
        tables = self.tables
        hand, other = tables.hand, self._other()
        said = self.groups.swap(hand, other) if other else self.groups.put(hand, tables.table)
        if said.ok:
            tables.hand = ""
            self.draw_all()
            tables.choose(hand)
            tables.redraw()
        self._do(said)

    def action_lock(self) -> None:
        if on := self.tables.person:
            self._do(self.groups.lock([on]))

    def action_lock_table(self) -> None:
        draft = self.groups.draft
        if draft is not None:
            self._do(self.groups.lock(draft.groups[self.tables.table]))

    def action_another(self) -> None:
        self.tables.hand = ""
        self._solve(self.groups.another())

    def action_size(self) -> None:
        def sized(typed: str | None) -> None:
            if typed is None:
                return
            shape = read_shape(typed)
            if shape is None:
                self.tell(NO_SHAPE, "behind")
            else:
                self.tables.hand = ""
                self._solve(self.groups.open(shape))

        asked = "How large? pairs, trios, fours, fives, a number, 4-5, or 6 groups"
        value = self.groups.shape.words
        self.app.push_screen(
            Ask(asked, value=value, needed=True, enter="Propose", anew=True), sized
        )

    def action_same(self) -> None:
        self._planned(self.groups.same_tables())

    def action_ahead(self) -> None:
        def asked(typed: str | None) -> None:
            if typed is not None:
                number = int(typed) if typed.isdecimal() and len(typed) < 3 else 0
                self._planned(self.groups.ahead(number))

        self.app.push_screen(
            Ask("How many rounds ahead, all of this size?", value="3", needed=True,
                enter="Plan", anew=True),
            asked,
        )  # fmt: skip

    def _planned(self, job: Job | Reply | None) -> None:
        if isinstance(job, Reply):
            self._do(job)
        else:
            self.tables.hand = ""
            self._solve(job)

    def action_turn(self) -> None:
        self.groups.turn(1)
        self.draw_all()

    def action_show(self) -> None:
        self._do(self.conductor.show_groups(on=not self.groups.on_the_screen))

    def action_undo(self) -> None:
        said = self.conductor.undo()
        if self._do(said):
            self._solve(self.groups.open())

    def action_accept(self) -> None:
        """Use them. Nothing that nobody has seen is used: what is still looked for waits for
        another Enter."""
        if self.groups.draft is None and (self._looking or self.groups.clash):
            self.tell(NOT_YET if self._looking else " ".join(self.groups.clash), "behind")
            return
        said = self.groups.accept()
        if said.ok:
            self.dismiss()
            self.console.tell(said.words)
        else:
            self._do(said)

    def action_back(self) -> None:
        """Whoever is in hand is put back first."""
        if self.tables.hand:
            self._hand("")
        else:
            self.dismiss()
