"""What is wished of a cohort's people: each wish asks what it needs, is done at the desk, and told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from l4pc_tui.console.cohort.forms import PersonForm, RuleForm, TransferForm
from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.questions.ask import Ask
from l4pc_tui.console.questions.choose import Choice, Choose
from l4pc_tui.console.questions.pick_person import NEW, Candidate, PickPerson
from l4pc_tui.core.people.attendance import Standing
from l4pc_tui.core.record.nouns import Cohort, Person
from l4pc_tui.core.text import fold
from l4pc_tui.desk.cohort.view import CohortView, Meeting, PersonLine
from l4pc_tui.desk.paths import typed_path
from l4pc_tui.desk.people.people_undo import undo_people
from l4pc_tui.desk.people.persons import Done, come_back, leave
from l4pc_tui.desk.people.roster_export import export_roster
from l4pc_tui.desk.people.same_person import (
    Joining,
    WalkIn,
    enrol_walk_in,
    joining,
    match_walk_in,
    same_person,
    who_it_may_be,
)
from l4pc_tui.desk.people.sessions import today
from l4pc_tui.desk.people.ties import Rule, drop_rule, settle_rule

ONE_PERSON = (Choice("y", "same", "One person"), Choice("escape", "", "Two people"))
_OF_A_PERSON = frozenset(("leave", "transfer", "same", "rule"))


class CohortWishes(Face):
    """Subclasses draw, and say which person or rule is under the cursor."""

    def __init__(self, cohort: str) -> None:
        super().__init__()
        self.key = cohort
        self.view: CohortView | None = None

    @property
    def line(self) -> PersonLine | None:
        """The person under the cursor."""
        raise NotImplementedError

    @property
    def rule_line(self) -> Rule | None:
        """The rule under the cursor."""
        raise NotImplementedError

    def choose(self, person: str) -> None:
        """Put the cursor on somebody."""
        raise NotImplementedError

    def works(self, action: str) -> bool:
        """A person's keys need one; a walk-in is matched, and has no place to leave."""
        name, line, view = action.partition("(")[0], self.line, self.view
        if view is None or self.desk.reads_only:
            return name in (
                "dismiss",
                "panel",
                "across",
                "find",
                "app.keys",
                "app.curtain",
                "select",
            )
        if name == "leave" and self.rule_line is not None:
            return True
        if name in _OF_A_PERSON:
            here = line is not None and line.member is not None
            return here and (name != "transfer" or not (line and line.member and line.member.left))
        if name == "match":
            return bool(view.walk_ins)
        if name == "paper":
            return bool(view.meetings)
        return name != "undo" or bool(view.undo)

    # Wishes

    def action_add(self) -> None:
        if self.view is not None:
            self.app.push_screen(PersonForm(self.view.cohort))

    def mend(self) -> None:
        """Put right what is known of the person under the cursor."""
        if self.view is not None and self.line is not None and self.works("mend"):
            self.app.push_screen(PersonForm(self.view.cohort, self.line))

    def action_leave(self) -> None:
        """The person leaves, or comes back; a rule is dropped."""
        if (rule := self.rule_line) is not None:
            self._do(lambda: drop_rule(self.desk, self.key, rule.link.id))
            return
        line = self.line
        if line is None or line.member is None:
            return
        gone = line.standing is Standing.LEFT or bool(line.member.left)
        wish = come_back if gone else leave
        asked = (
            f"{line.name} is back. From which day on?"
            if gone else f"{line.name} leaves. Which is the last day?"
        )  # fmt: skip
        told = (
            "Sessions in between are not counted as missed." if gone else "What was recorded stays."
        )

        def answered(day: str | None) -> None:
            if day is not None:
                self._do(lambda: wish(self.desk, line.person.id, self.key, day))

        self.app.push_screen(
            Ask(
                asked, told, value=today(self.desk), enter="Back" if gone else "Leave", needed=True
            ),
            answered,
        )

    def action_transfer(self) -> None:
        line, view = self.line, self.view
        if line is None or view is None:
            return
        desk = self.desk

        def listed(cohorts: Sequence[Cohort]) -> None:
            others = [each for each in cohorts if each.id != view.cohort.id]
            if not others:
                self.tell("There is no other cohort yet.")
                return
            self.app.push_screen(TransferForm(line, view.cohort, others, today(desk)))

        self.console.at_desk(lambda: desk.store.cohorts(), listed, leads=True)

    def action_same(self) -> None:
        """Ask who it is, show what will be one, ask once, and join them."""
        line, view = self.line, self.view
        if line is None or view is None:
            return
        desk, person = self.desk, line.person

        def picked(other: str | None) -> None:
            if other is not None:
                self._preview(person.id, other)

        def ask(likely: Sequence[Person]) -> None:
            lines = {each.person.id: each for each in view.people if each is not line}
            first = [each.id for each in likely if each.id in lines]
            people = [_candidate(lines[id]) for id in dict.fromkeys((*first, *lines))]
            self.app.push_screen(
                PickPerson(f"Who is the same person as {line.name}?", people), picked
            )

        self.console.at_desk(lambda: who_it_may_be(desk, view.cohort.id, person), ask, leads=True)

    def _preview(self, person: str, other: str) -> None:
        desk = self.desk

        def told(found: Joining) -> None:
            def chosen(answer: str | None) -> None:
                if answer:
                    self._do(lambda: same_person(desk, person, other))

            asked = "\n".join((*found.told, "z has two people again."))
            self.app.push_screen(Choose(asked, ONE_PERSON), chosen)

        self.console.at_desk(lambda: joining(desk, person, other), told, leads=True)

    def action_match(self) -> None:
        """The walk-in under the cursor, or the first who waits."""
        if self.view is None or not self.view.walk_ins:
            return
        on = self.line.person.id if self.line else ""
        waiting = self.view.walk_ins
        self.match(next((each for each in waiting if each.person.id == on), waiting[0]))

    def match(self, walk_in: WalkIn) -> None:
        """Ask who a walk-in is, the likeliest first."""
        desk, name = self.desk, walk_in.person.name

        def picked(key: str | None) -> None:
            if key == NEW:
                self._do(lambda: enrol_walk_in(desk, walk_in.person.id))
            elif key is not None:
                person = next(p for p in (*walk_in.likely, *walk_in.others) if p.id == key)
                self._do(lambda: match_walk_in(desk, walk_in.person.id, person.id))

        people = [_known(each) for each in (*walk_in.likely, *walk_in.others)]
        asked = f"Who is {name}, who walked in on {walk_in.when}?"
        new = "Somebody new: put them on the roster"
        if not walk_in.likely:
            # Enter must not take somebody whom nothing speaks for.
            self.app.push_screen(PickPerson(f"{asked} Nobody is called so.", people, new,
                                            first=NEW), picked)  # fmt: skip
        else:
            self.app.push_screen(PickPerson(asked, people, new), picked)

    def action_rule(self) -> None:
        line, view = self.line, self.view
        if line is None or view is None:
            return
        others = [each for each in view.people
                  if each.member and not each.member.left and each is not line]  # fmt: skip
        if others:
            self.app.push_screen(RuleForm(line, view.cohort, others))
        else:
            self.tell("A rule needs somebody else on the roster.")

    def settle(self) -> None:
        """The rule under the cursor is meant; who it is about is asked where that is open."""
        rule, view = self.rule_line, self.view
        if rule is None or view is None:
            return
        if not rule.waits:
            self.tell("That rule holds already. x drops it.")
            return
        if rule.link.other:
            self._do(lambda: settle_rule(self.desk, self.key, rule.link.id))
            return
        people = [_candidate(each) for each in view.people
                  if each.member and each.person.id != rule.link.person]  # fmt: skip

        def picked(other: str | None) -> None:
            if other is not None:
                self._do(lambda: settle_rule(self.desk, self.key, rule.link.id, other))

        self.app.push_screen(PickPerson(f"{rule.told}: who is that?", people), picked)

    def action_undo(self) -> None:
        """Take the last act back, and say what it was."""
        desk = self.desk
        self.console.at_desk(lambda: undo_people(desk), self._told, leads=True)

    def action_roster(self) -> None:
        """Ask for the file, then bring it in."""
        view = self.view
        if view is None:
            return

        def named(file: str | None) -> None:
            if file is not None:
                self.console.bring_roster(view.cohort.name, file, self)

        told = "A heading line and a column of names are all it needs."
        self.app.push_screen(Ask("Which roster file?", told, needed=True), named)

    def action_export(self) -> None:
        """Ask where to, then write the roster."""
        view, desk = self.view, self.desk
        if view is None:
            return

        def named(file: str | None) -> None:
            if file is not None:
                path = typed_path(file) if file else None
                self.console.at_desk(
                    lambda: export_roster(desk, view.cohort.name, path),
                    lambda told: self.tell(" ".join(told)),
                )

        told = "A name that ends in .csv or .xlsx; Enter alone: a CSV file in this folder."
        self.app.push_screen(Ask("Write the roster to which file?", told, enter="Write"), named)

    def action_paper(self) -> None:
        """The pages of the next session; once all were held, of the last."""
        if (meeting := self._next_meeting) is not None:
            from l4pc_tui.console.questions.printing import print_session

            print_session(self, meeting.session)

    @property
    def _next_meeting(self) -> Meeting | None:
        meetings = self.view.meetings if self.view else ()
        return next(
            (each for each in meetings if not each.held), meetings[-1] if meetings else None
        )

    def action_find(self) -> None:
        """A few letters of a name move the cursor there."""
        view = self.view
        if view is None:
            return

        def typed(letters: str) -> None:
            wanted = fold(letters)
            found = next((p for p in view.people if wanted and wanted in fold(p.name)), None)
            if found is not None:
                self.choose(found.person.id)

        self.app.push_screen(Ask("Find whom?", enter="There", typed=typed))

    # Done

    def _do(self, wish: Callable[[], Done]) -> None:
        self.console.at_desk(wish, self._done, leads=True)

    def _done(self, done: Done) -> None:
        self._told(done.told)
        self.choose(done.person)

    def _told(self, words: str) -> None:
        self.on_screen_resume()
        self.tell(words)


def _candidate(line: PersonLine) -> Candidate:
    return Candidate(line.person.id, line.person.name, line.about or line.person.organisation)


def _known(person: Person) -> Candidate:
    return Candidate(person.id, person.name, person.organisation or person.email)
