"""Certificates, sheets of learning for a regulator, and hours of involvement."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from l4pc_tui.cli.context import Context, as_json, context
from l4pc_tui.cli.out.ranges import Asked, asked_now
from l4pc_tui.cli.output import say, say_json, table, warn, working
from l4pc_tui.core.certificates.regulators import Regulator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l4pc_tui.core.certificates.who import Somebody
    from l4pc_tui.desk.certificates.files import Form
    from l4pc_tui.desk.certificates.issuing import Decided
    from l4pc_tui.desk.certificates.reading import CourseRead
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.out.writing import Written

FORMS = ("html", "docx", "csv")
SHEETS = ("reflection", "involvement")


@click.command()
@asked_now
@click.option("--person", "people", metavar="PERSON", multiple=True,
              help="Only this person; may be said several times.")  # fmt: skip
@click.option("--at-least", "at_least", metavar="PERCENT", type=click.FloatRange(0, 100), default=None,
              help="How much of the delivered hours a certificate needs; else the setting "
                   "certificate-share.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(FORMS), default="html", show_default=True,
              help="Pages to print and send, or tables.")  # fmt: skip
@click.option("-o", "out", type=click.Path(path_type=Path), metavar="FOLDER", default=None,
              help="Where to write it. Otherwise it goes into a folder of its own here.")  # fmt: skip
@click.option("--sheet", type=click.Choice(SHEETS), default=None,
              help="A sheet to fill in instead: what was learnt, or hours of involvement.")  # fmt: skip
@click.option("--regulator", type=click.Choice(tuple(map(str, Regulator))), default=None,
              help="Whom the reflection sheet is for.")  # fmt: skip
@click.option("--declines", metavar="PERSON", multiple=True,
              help="Who declines payment; why is not asked, and it is not kept.")  # fmt: skip
@click.option("--programme", default="", metavar="TEXT",
              help="What it was, where the cohort has no programme.")  # fmt: skip
@click.option("--provider", default="", metavar="TEXT",
              help="Who stands for it; else the setting provider.")  # fmt: skip
@click.option("--facilitators", default=None, metavar="TEXT",
              help="As they wish to be named, with commas between; “” names none.")  # fmt: skip
@click.option("--accredited", nargs=2, default=None, metavar="BODY NUMBER",
              help="Who accredited it, and under which number.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Say who would get one, and write nothing.")
@as_json
@context
def certificate(
    held: Context, asked: Asked, people: tuple[str, ...], at_least: float | None, form: str,
    out: Path | None, sheet: str | None, regulator: str | None, declines: tuple[str, ...],
    programme: str, provider: str, facilitators: str | None, accredited: tuple[str, str] | None,
    dry_run: bool, as_json: bool,
) -> None:  # fmt: skip
    """Issue certificates of attendance to a cohort, with a list of who gets none and why.

    Hours are those of the register, rounded to a quarter once, on the total. Each has a reference
    that is remembered: a second one says that it is a reissue, on other laptops too once they
    collected this one. With --sheet reflection everybody gets a page for their regulator, with
    --sheet involvement those who are named get their hours, with blanks for what is agreed.
    """
    _must_fit(asked, people, sheet, regulator, declines)
    from l4pc_tui.desk.certificates import shapes
    from l4pc_tui.desk.certificates.chosen import chosen
    from l4pc_tui.desk.certificates.files import Form
    from l4pc_tui.desk.certificates.issuing import decided, issue
    from l4pc_tui.desk.certificates.reading import Wished, read_course

    wished = Wished(programme, provider, _names(facilitators), accredited)
    with held.desk() as desk, working("Reading registers …"):
        read = read_course(desk, asked.scope(desk), wished)
        whom = chosen(desk, read, people)
        if sheet is not None:
            written = None
            if not dry_run:
                written = _write_sheet(desk, read, whom, regulator,
                                       chosen(desk, read, declines) if declines else (), Form(form),
                                       out, asked.to)  # fmt: skip
            shape = shapes.sheets(whom, written)
        else:
            told = decided(desk, read, whom, None if at_least is None else at_least / 100)
            written = None
            if told.gets and not dry_run:
                told, written = issue(desk, read, told, Form(form), out=out, to=asked.to)
            shape = shapes.certificates(told, written)
    if read.unknown_in_words:
        warn(read.unknown_in_words)
    if as_json:
        say_json(shape)
        return
    if sheet is None:
        _say(told)
    say(*(written.lines if written else ("Nothing was written.",)))


def _must_fit(
    asked: Asked, people: tuple[str, ...], sheet: str | None, regulator: str | None,
    declines: tuple[str, ...],
) -> None:  # fmt: skip
    """Refuse what makes no sense together."""
    if not asked.cohorts:
        raise click.UsageError("Whose certificates? Say it with --cohort NAME.")
    if (sheet == "reflection") is not bool(regulator):
        raise click.UsageError("--sheet reflection and --regulator belong together.")
    if sheet == "involvement" and not people:
        raise click.UsageError(
            "Hours of involvement are for those who ask for them: name each with --person."
        )
    if declines and sheet != "involvement":
        raise click.UsageError("--declines belongs to --sheet involvement.")


def _names(facilitators: str | None) -> tuple[str, ...] | None:
    if facilitators is None:
        return None
    return tuple(filter(None, (each.strip() for each in facilitators.split(","))))


def _write_sheet(
    desk: Desk, read: CourseRead, people: Sequence[Somebody], regulator: str | None,
    declining: Sequence[Somebody], form: Form, out: Path | None, to: str,
) -> Written:  # fmt: skip
    from l4pc_tui.desk.certificates.sheets import write_involvement, write_reflections

    if regulator is not None:
        return write_reflections(desk, read, people, Regulator(regulator), form, out=out, to=to)
    declines = frozenset(each.person for each in declining)
    return write_involvement(desk, read, people, declines, form, out=out, to=to)


def _say(told: Decided) -> None:
    """Who gets one, and who gets none and why."""
    from l4pc_tui.core.certificates.who import hours_words

    if told.gets:
        table(
            ("name", "hours", "reference", ""),
            [(each.who.name, f"up to {hours_words(each.who.hours)}", each.issue.reference,
              "a reissue" if each.issue.again else "") for each in told.gets],
        )  # fmt: skip
    if told.none:
        say("", "No certificate:", *(f"  {each.who.name} {each.told}." for each in told.none), "")
