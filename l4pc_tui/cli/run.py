"""Into the room: the console, plain mode, the participants' Screen, the demo."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, cast

import click

from l4pc_tui.cli.context import Context, context
from l4pc_tui.cli.library import read_changes, say_errors
from l4pc_tui.cli.streams import a_terminal
from l4pc_tui.core.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from l4pc_tui.core.live.settings.numbers import Settings
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.screen.picture import Timer
    from l4pc_tui.screen.sounds import Bell

_USUAL = "10"
"""How fast a rehearsal runs where nothing else is said."""
TIMERS = ("bar", "words", "digits", "none")


@click.command("run")
@click.argument("what", metavar="[SESSION|PLAN|EXERCISE|FILE]", default="")
@click.option("--plain", is_flag=True, help="Line by line, for screen readers and scripts.")
@click.option("--rehearse", is_flag=True, help="With a fast clock, on a copy; no record is left.")
@click.option(
    "--speed",
    metavar="NUMBER",
    default=_USUAL,
    show_default=True,
    help="How many times as fast the clock of a rehearsal runs.",
)
@context
def run_command(held: Context, what: str, plain: bool, rehearse: bool, speed: str) -> int:
    """Run a session, straight away.

    SESSION is the beginning of its id, or COHORT/DATE. A PLAN or an EXERCISE is tried out,
    with no cohort. A FILE is rehearsed, with --rehearse: it need not be in the library. Without
    an argument it is the session that the console would offer.

    A rehearsal begins now, with the session's own people or invented ones. At the end it says
    which steps ran over and which times would fit.
    """
    pace = _pace(speed) if rehearse or speed != _USUAL else 0.0
    if not plain:
        _need_a_terminal("Add --plain to run a session line by line.")
    from l4pc_tui.desk.session.which import choose

    with held.desk(begins=True) as desk:
        read_changes(desk, plain=plain)
        if rehearse:
            return _rehearse(desk, what, pace, plain=plain)
        chosen = choose(desk, what).session
        say_errors(desk, chosen.plan)
        session = chosen.id
        if plain:
            from l4pc_tui.plain.app import run_plain

            return run_plain(desk, session)
    from l4pc_tui.console.start import run_console

    return run_console(held.db, held.actor, session=session)


def _pace(typed: str) -> float:
    """How many times as fast; any number is not one: nan passes every range."""
    from l4pc_tui.desk.practice.rehearsal import read_pace
    from l4pc_tui.desk.trouble import Trouble

    try:
        return read_pace(typed)
    except Trouble as trouble:
        raise click.BadParameter(f"{trouble.sentence} {trouble.hint}") from trouble


def _rehearse(desk: Desk, what: str, speed: float, *, plain: bool) -> int:
    from l4pc_tui.desk.practice.rehearsal import rehearsal, verdict

    with rehearsal(desk, what, speed) as held:
        if plain:
            from l4pc_tui.plain.app import run_plain

            with held.desk() as copy:
                code = run_plain(copy, held.session)
        else:
            from l4pc_tui.console.start import rehearse_on_console

            code = rehearse_on_console(held)
        with held.desk() as copy:
            for line in verdict(copy, held.session):
                click.echo(clean_text(line))
    return code


@click.command()
@click.option(
    "--timer", type=click.Choice(TIMERS), default=None,
    help="How the time left is shown to the room, whatever the settings say.",
)  # fmt: skip
@click.option(
    "--browser", is_flag=True, help="As a page in a browser of this laptop; nothing leaves it."
)
@context
def screen(held: Context, timer: Timer | None, browser: bool) -> int:
    """Open the participants' screen, which follows a running session.

    It shows only what the room may see. Open it in a second window and move that to the
    projector. With --browser it is a page with larger letters, which a window of this laptop
    shows and no other machine can ask for.
    """
    from l4pc_tui.desk.settings_file import preferences

    held_by = preferences(held.no_desk())
    chosen = held_by.settings
    shown = timer or cast("Timer", chosen.timer)
    if browser:
        return _in_a_browser(held, shown, chosen)
    _need_a_terminal("Start the Screen in a window of its own.")
    from l4pc_tui.desk.present.awake import kept_awake
    from l4pc_tui.screen.app import Ways, run_screen

    ways = Ways(
        shown, cast("Bell", chosen.bell), chosen.letters, chosen.easy_read, chosen.theme,
        chosen.reduced, chosen.signs, _own_keys(held_by.keys), lambda answer: _keep_letters(held, answer),
    )  # fmt: skip
    with kept_awake(on=chosen.keep_awake):
        return run_screen(held.db, ways)


def _own_keys(given: Mapping[str, object]) -> Mapping[str, tuple[str, ...]]:
    """The keys that the settings give; what is wrong with them the console says."""
    if not given:
        return {}
    from l4pc_tui.console.keys.every_key_there_is import every_row
    from l4pc_tui.console.keys.own_keys import check

    return check(given, every_row()).own


def _keep_letters(held: Context, answer: str) -> None:
    """Remember whether the terminal draws small letters; where that fails it is asked once more."""
    from l4pc_tui.desk.settings_file import set_setting
    from l4pc_tui.desk.trouble import Trouble

    with suppress(Trouble):
        set_setting(held.no_desk(), "letters", answer)


def _in_a_browser(held: Context, timer: Timer, settings: Settings) -> int:
    from l4pc_tui.desk.chosen import at_start
    from l4pc_tui.desk.present.awake import kept_awake
    from l4pc_tui.screen.browser.app import NoWindow, Ways, run_browser
    from l4pc_tui.screen.browser.drawn import begins

    # Of the theme it counts whether any was chosen: else the page looks as the system does.
    first = begins(at_start().theme, still=settings.reduced, easy=settings.easy_read)
    try:
        with kept_awake(on=settings.keep_awake):
            shown = Ways(timer, cast("Bell", settings.bell), first)
            return run_browser(held.db, shown, say=click.echo)
    except NoWindow as nobody:
        raise click.ClickException(str(nobody)) from nobody
    except OSError as error:
        raise click.ClickException(
            f"This system gives no place for a page: {error.strerror or error}. "
            "l4pc screen shows the same in a terminal."
        ) from error


@click.command()
@context
def demo(held: Context) -> int:
    """Open the console on a demo: an invented cohort half-way through its programme.

    It has a database of its own, so nothing invented enters yours.
    """
    _need_a_terminal("Open it in a terminal window.")
    from l4pc_tui.console.start import run_console

    return run_console(None, held.actor, demo=True)


def _need_a_terminal(hint: str) -> None:
    if not a_terminal():
        raise click.ClickException(f"This needs a terminal. {hint}")
