"""The small forms of a cohort: a person's particulars, another cohort, a rule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.widget import Widget

from l4pc_tui.console.questions.form import Form
from l4pc_tui.console.questions.pick_person import NEW, Candidate, PickPerson
from l4pc_tui.console.widgets.choice_field import ChoiceField
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.core.record.nouns import Cohort, Person, Tie
from l4pc_tui.desk.cohort.view import PersonLine
from l4pc_tui.desk.people.persons import (
    Done,
    Particulars,
    add_person,
    known_like,
    mend_person,
    transfer,
)
from l4pc_tui.desk.people.ties import set_rule

TAKES_PART, FACILITATES = "", "facilitates"


class PersonForm(Form):
    """Somebody new, or what is known of somebody."""

    def __init__(self, cohort: Cohort, line: PersonLine | None = None) -> None:
        super().__init__()
        self._cohort, self._line = cohort, line
        self.HEADING = f"Mend {line.name}" if line else f"Add somebody to {cohort.name}"
        self.TOLD = (
            "What is emptied is taken away; z takes all of it back."
            if line else "Only the name is needed."
        )  # fmt: skip

    def fields(self) -> Sequence[tuple[str, Widget]]:
        person = self._line.person if self._line else None
        member = self._line.member if self._line else None
        roles = "; ".join(self._line.roles) if self._line else ""
        part = ChoiceField(id="part")
        part.offer(((TAKES_PART, "takes part"), (FACILITATES, "facilitates: in no count")),
                   FACILITATES if member and member.facilitates else TAKES_PART)  # fmt: skip
        rows: list[tuple[str, Widget]] = [
            ("Name", Field(person.name if person else "", id="name")),
            (
                "Called",
                Field(person.display_name if person else "", "as the name is", id="display_name"),
            ),
            ("Organisation", Field(person.organisation if person else "", id="organisation")),
            ("Sector", Field(person.sector if person else "", id="sector")),
            ("E-mail", Field(person.email if person else "", id="email")),
        ]
        if self._line is None or member is not None:
            days = "2026-10-06; empty: from the beginning"
            rows += [
                ("Roles in this cohort, ; between them", Field(roles, id="roles")),
                ("In this cohort", part),
                ("First day", Field(member.joined if member else "",
                                    days if member else "2026-10-06; empty: as it is now", id="joined")),
            ]  # fmt: skip
        if member is not None:
            rows.append(("Last day", Field(member.left, "2026-10-06; empty: none", id="left")))
        return rows

    def save(self) -> None:
        desk, cohort, told = self.desk, self._cohort.name, self._told()
        if self._line is not None:
            id, inside = self._line.person.id, cohort if self._line.member else ""
            if told == Particulars():
                self.dismiss()
                return
            self.console.at_desk(lambda: mend_person(desk, id, told, inside), self._saved,
                                 trouble=self.refuse, leads=True)  # fmt: skip
            return

        def asked(alike: Sequence[Person]) -> None:
            if not alike:
                self._add(told, new=True)
                return
            people = [
                Candidate(each.id, each.name, each.organisation or each.email) for each in alike
            ]
            self.app.push_screen(
                PickPerson("Somebody of that name or address is known. Is it this person?", people,
                           "Somebody else"), lambda picked: self._picked(told, picked),
            )  # fmt: skip

        self.console.at_desk(lambda: known_like(desk, told), asked, trouble=self.refuse, leads=True)

    def _picked(self, told: Particulars, picked: str | None) -> None:
        if picked is not None:
            self._add(told, new=picked == NEW, person="" if picked == NEW else picked)

    def _add(self, told: Particulars, *, new: bool, person: str = "") -> None:
        desk, cohort = self.desk, self._cohort.name
        self.console.at_desk(lambda: add_person(desk, cohort, told, person=person, new=new),
                             self._saved, trouble=self.refuse, leads=True)  # fmt: skip

    def _told(self) -> Particulars:
        """What was changed of what stood there."""
        line = self._line
        found: dict[str, Any] = {}
        for name in ("name", "display_name", "organisation", "sector", "email"):
            if self.value(name) != (getattr(line.person, name) if line else ""):
                found[name] = self.value(name)
        member = line.member if line else None
        if line is not None and member is None:
            return Particulars(**found)
        roles = tuple(filter(None, (each.strip() for each in self.value("roles").split(";"))))
        leads, joined = self.value("part") == FACILITATES, self.value("joined")
        left = self.value("left") if member else ""
        return Particulars(
            **found,
            roles=roles if roles != (line.roles if line else ()) else None,
            facilitates=leads if leads != bool(member and member.facilitates) else None,
            joined=joined if joined != (member.joined if member else "") else None,
            left=left if member and left != member.left else None,
        )

    def _saved(self, done: Done) -> None:
        self.dismiss()
        self.console.tell(done.told)


class TransferForm(Form):
    """To which cohort, and from when on."""

    def __init__(self, line: PersonLine, from_: Cohort, others: Sequence[Cohort], day: str) -> None:
        super().__init__()
        self._line, self._from, self._others, self._day = line, from_, others, day
        self.HEADING = f"{line.name} goes on in another cohort"
        self.TOLD = "Roles go along, and rules whose other person is there."

    def fields(self) -> Sequence[tuple[str, Widget]]:
        return (
            ("Cohort", ChoiceField([(each.name, each.name) for each in self._others], id="to")),
            (f"Last day in {self._from.name}, and first in the other",
             Field(self._day, "2026-10-06", id="on")),
        )  # fmt: skip

    def save(self) -> None:
        desk, id, from_ = self.desk, self._line.person.id, self._from.name
        to, on = self.value("to"), self.value("on")
        self.console.at_desk(lambda: transfer(desk, id, from_, to, on), self._saved,
                             trouble=self.refuse, leads=True)  # fmt: skip

    def _saved(self, done: Done) -> None:
        self.dismiss()
        self.console.tell(done.told)


class RuleForm(Form):
    """What groups are to obey of somebody."""

    TOLD = "Groups obey it from the next proposal on."

    def __init__(self, line: PersonLine, cohort: Cohort, others: Sequence[PersonLine]) -> None:
        super().__init__()
        self._line, self._cohort, self._others = line, cohort, others
        self.HEADING = f"A rule for {line.name}"

    def fields(self) -> Sequence[tuple[str, Widget]]:
        return (
            ("The rule", ChoiceField([(str(tie), str(tie)) for tie in Tie], id="rule")),
            (
                "Whom",
                ChoiceField([(each.person.id, each.name) for each in self._others], id="other"),
            ),
        )

    def save(self) -> None:
        desk, cohort, id = self.desk, self._cohort.name, self._line.person.id
        rule, other = self.value("rule"), self.value("other")
        self.console.at_desk(lambda: set_rule(desk, cohort, id, rule, other), self._saved,
                             trouble=self.refuse, leads=True)  # fmt: skip

    def _saved(self, done: Done) -> None:
        self.dismiss()
        self.console.tell(done.told)
