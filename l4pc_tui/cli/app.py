"""The command line: one group, and what is said when it is used wrongly."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import click

from l4pc_tui.cli.attendance import import_attendance, read
from l4pc_tui.cli.bundle import bundle, pack
from l4pc_tui.cli.check import check, fmt
from l4pc_tui.cli.cohorts import cohort, retention
from l4pc_tui.cli.collect import collect
from l4pc_tui.cli.context import Context, ExitOutcome, File, ask_for_text
from l4pc_tui.cli.erasure import erase
from l4pc_tui.cli.file import backup, doctor, restore, where
from l4pc_tui.cli.groups import groups
from l4pc_tui.cli.hub import hub
from l4pc_tui.cli.library import library
from l4pc_tui.cli.notes import note, private
from l4pc_tui.cli.output import say, warn
from l4pc_tui.cli.people import person
from l4pc_tui.cli.plan.session_plan import plan
from l4pc_tui.cli.records import search, subject
from l4pc_tui.cli.register import register
from l4pc_tui.cli.rosters import roster
from l4pc_tui.cli.run import demo, run_command, screen
from l4pc_tui.cli.scripts import compare, explain, import_command, new, print_command, show
from l4pc_tui.cli.sessions import session
from l4pc_tui.cli.settings import settings as settings_group
from l4pc_tui.core.text import clean_line

SOMETHING_TO_ACT_ON = 1
COULD_NOT_RUN = 2
INTERRUPTED = 130
_ESCAPED = re.compile(r"\\udc[0-9a-f]{2}")
"""How click quotes a byte that is not UTF-8."""


def _version(context: click.Context, _param: click.Parameter, asked: bool) -> None:
    if not asked:
        return
    from importlib.metadata import PackageNotFoundError, version

    from l4pc_tui.machine.frozen import kit

    came = f", of the kit {kit()}" if kit() else ""
    try:
        say(f"l4pc {version('l4pc-tui')}{came}")
    except PackageNotFoundError:
        say("l4pc, from a folder and not installed; so its version is not known.")
    context.exit()


LATE = {
    "export": "l4pc_tui.cli.out.export",
    "report": "l4pc_tui.cli.out.report",
    "certificate": "l4pc_tui.cli.out.certificate",
    "outcomes": "l4pc_tui.cli.out.every_outcome",
    "lsp": "l4pc_tui.cli.script.lsp",
    "help": "l4pc_tui.cli.handbook.help",
}
"""Commands that are brought when they are typed, or listed: each with its module, in which it has the
same name, or that of a word of Python with “_command” behind it. What they may be told takes a fifth of the start of all others."""


class _Commands(click.Group):
    """The command line; the late ones come when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *LATE})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        known = cmd_name in self.commands
        # Of an unknown one, the nearest of all is named.
        for name in () if known else (cmd_name,) if cmd_name in LATE else LATE:
            _bring(self, name)
        return super().get_command(ctx, cmd_name)


def _bring(group: click.Group, name: str) -> None:
    if name in LATE and name not in group.commands:
        module = import_module(LATE[name])
        late: click.Command = vars(module).get(f"{name}_command") or vars(module)[name]
        ask_for_text(late)
        group.add_command(late)


@click.group(
    cls=_Commands,
    no_args_is_help=False,
    epilog="Without a command, l4pc opens the console.",
    context_settings={"help_option_names": ["--help"], "max_content_width": 100},
)
@click.option(
    "--db",
    type=File(path_type=Path),
    metavar="FILE",
    help="The database to use instead of the usual one. The variable L4PC_DB does the same.",
)
@click.option("--as", "actor", metavar="NAME", help="Your name, which every entry then carries.")
@click.option("--debug", is_flag=True, help="Show the technical details when something fails.")
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_version,
    help="Say which l4pc this is.",
)  # fmt: skip
@click.pass_context
def commands(context: click.Context, db: Path | None, actor: str | None, debug: bool) -> None:  # noqa: ARG001
    """Plan, run and record sessions of leadership cohorts, without a network."""
    context.obj = Context(db, actor or "", context.obj or ExitOutcome())


for command in (
    run_command, screen, demo, check, fmt, new, show, explain, compare, import_command, print_command, library, cohort, person, erase, roster, session, register, groups, note, private, search,
    settings_group, bundle, pack, backup, restore, doctor, where, hub, subject, retention, collect,
):  # fmt: skip
    commands.add_command(command)
register.add_command(read)
session.add_command(plan)
register.add_command(import_attendance)
ask_for_text(commands)


def whole() -> click.Group:
    """The command line with every command in it."""
    for name in LATE:
        _bring(commands, name)
    return commands


def run(words: list[str]) -> int:
    """Run a command as it was typed; gives the exit code. Trouble passes through."""
    outcome = ExitOutcome()
    try:
        code = commands.main(words, prog_name="l4pc", standalone_mode=False, obj=outcome)
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        warn(_in_a_sentence(error))
        return COULD_NOT_RUN
    code = code if isinstance(code, int) else 0
    return code or (SOMETHING_TO_ACT_ON if outcome.damaged else 0)


def _in_a_sentence(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "l4pc"
    # click lists what may be chosen on lines of their own.
    told = clean_line(_ESCAPED.sub("\ufffd", " ".join(error.format_message().split())))
    return (
        f"{told}{'' if told.endswith(('.', '?', '!')) else '.'} “{path} --help” says what it takes."
    )
