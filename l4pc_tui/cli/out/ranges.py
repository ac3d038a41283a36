"""What an export, a report and a certificate are about, and for whom: asked in one way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.people.scope import Scope

Option = Callable[[Callable[..., Any]], Callable[..., Any]]
_A_DAY = re.compile(r"\s*[\d/.-]*\d[\d/.-]*\s*")
"""What is typed for a day, rightly or not: nobody is called so."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed. session: "" where cohorts were named. first, last: days, "" for an open side.
    to: for whom it is, or "". as_of: the moment whose record is told, "" for now."""

    session: str
    cohorts: tuple[str, ...]
    first: str
    last: str
    to: str
    as_of: str

    def scope(self, desk: Desk) -> Scope:
        """What is meant by it. Raises Trouble in words."""
        from l4pc_tui.desk.people.scope import scope_of

        return scope_of(
            desk, session=self.session, cohorts=self.cohorts, first=self.first, last=self.last
        )

    @contextmanager
    def telling(self, desk: Desk) -> Iterator[tuple[Desk, str]]:
        """The desk whose record is told: this one, or one of an earlier moment; and that moment in
        words, "" for now. Raises Trouble."""
        if not self.as_of:
            yield desk, ""
            return
        from l4pc_tui.desk.reports.as_of import as_of, as_of_in_words, moment_of

        with as_of(desk, moment_of(self.as_of, desk)) as past:
            yield past, as_of_in_words(past)


def asked(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--cohort``, ``--from``, ``--until``, ``--to`` and ``--as-of``, as one ``Asked``
    called ``asked``. A command with an argument ``session`` has that in it too."""
    return _asking(command, _OPTIONS)


def asked_now(command: Callable[..., Any]) -> Callable[..., Any]:
    """The same without ``--as-of``: for what is always of now."""
    return _asking(command, _OPTIONS[:-1])


def _asking(command: Callable[..., Any], options: Sequence[Option]) -> Callable[..., Any]:
    @wraps(command)
    def handed_on(*args: Any, **kwargs: Any) -> Any:
        first, until, to = kwargs.pop("first"), kwargs.pop("until"), kwargs.pop("to")
        whom, last = _apart(to, until)
        as_of = kwargs.pop("as_of", None)
        if as_of is not None and not as_of.strip():
            raise click.UsageError("--as-of names no moment. Leave it out for how it stands now.")
        told = Asked(
            kwargs.pop("session", None) or "", kwargs.pop("cohorts"), first, last, whom, as_of or "",
        )  # fmt: skip
        return command(*args, asked=told, **kwargs)

    found: Callable[..., Any] = handed_on
    for option in reversed(options):
        found = option(found)
    return found


_OPTIONS = (
    click.option(
        "--cohort", "cohorts", metavar="NAME", multiple=True,
        help="A cohort; may be said several times.",
    ),
    click.option(
        "--from", "first", metavar="DAY", default="",
        help="The first day of the sessions that count, as 2026-10-06.",
    ),
    click.option(
        "--until", "until", metavar="DAY", default="", help="The last day of the sessions that count.",
    ),
    click.option(
        "--to", "to", metavar="TEXT", multiple=True,
        help="For whom it is, which is remembered. A day is taken as --until.",
    ),
    click.option(
        "--as-of", "as_of", metavar="WHEN", default=None,
        help="Tell it as it stood then: a day, or “2026-11-01 16:00”.",
    ),
)  # fmt: skip


def _apart(to: tuple[str, ...], until: str) -> tuple[str, str]:
    """For whom it is, and the last day: ``--to`` says either."""
    days = [each.strip() for each in to if _A_DAY.fullmatch(each)] + ([until] if until else [])
    whom = [each for each in to if not _A_DAY.fullmatch(each)]
    if len(dict.fromkeys(days)) > 1:
        raise click.UsageError("The last day was said twice. Say it once, with --until.")
    if len(whom) > 1:
        raise click.UsageError("For whom it is was said twice. Say it once, with --to.")
    return (whom[0] if whom else ""), (days[0] if days else "")
