"""The command ``l4pc``: straight to the console, or to the command line."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import NamedTuple

from l4pc_tui.cli import streams
from l4pc_tui.machine import frozen

COULD_NOT_RUN = 2
INTERRUPTED = 130
_COMPLETE = "_L4PC_COMPLETE"
_NO_TERMINAL = (
    "The console needs a terminal. “l4pc run --plain” runs a session line by line, and "
    "“l4pc --help” lists what else works without one."
)


class Start(NamedTuple):
    """What stands before any command. ``db``: None means the usual file."""

    db: Path | None = None
    actor: str = ""


def main() -> int:
    """Run ``l4pc`` as it was typed; the exit code is 0, 1, 2, or 130 after Ctrl-C.

    Start-up is a feature: the bare command goes to the console without the command line's
    parser, and everything heavy is imported after its first picture.
    """
    words = sys.argv[1:]
    frozen.give_back_environment()
    with streams.sound():
        try:
            code = _run(words)
            sys.stdout.flush()
        except KeyboardInterrupt:
            return INTERRUPTED
        except streams.ReaderGone:
            return 0
        except Exception as error:
            if "--debug" in words:
                raise
            return _told(error)
        return code


def _run(words: list[str]) -> int:
    if words == [frozen.APART]:
        from l4pc_tui.desk.own_process import answer_once

        return answer_once()
    start = None if _completes() else bare(words)
    if start is None:
        from l4pc_tui.cli.app import run

        return run(words)
    if not streams.a_terminal():
        print(_NO_TERMINAL, file=sys.stderr)
        return COULD_NOT_RUN
    # The collector finds nothing while modules are imported; the console wakes it again.
    gc.disable()
    from l4pc_tui.console.start import run_console

    return run_console(start.db, start.actor)


def bare(words: list[str]) -> Start | None:
    """The start that words mean when they open the console; None when a command follows.

    Anything odd is None too: the command line's parser says kindly what is wrong with it.
    """
    start = Start()
    rest = iter(words)
    for word in rest:
        name, joined, value = word.partition("=")
        if word == "--debug":
            continue
        if name not in ("--db", "--as"):
            return None
        value = value if joined else next(rest, "")
        if not value.strip() or (name == "--as" and not _is_text(value)):
            return None
        start = start._replace(db=Path(value)) if name == "--db" else start._replace(actor=value)
    return start


def _completes() -> bool:
    """Whether a shell asks for completions. The variable alone does not say so."""
    shell, _, what = os.environ.get(_COMPLETE, "").partition("_")
    if shell in ("bash", "fish", "zsh") and (
        what == "source" or (what == "complete" and "COMP_WORDS" in os.environ)
    ):
        return True
    os.environ.pop(_COMPLETE, None)
    return False


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _stands_nowhere() -> bool:
    """Whether the folder in which the command was given is gone."""
    try:
        return not Path.cwd()
    except OSError:
        return True


def _told(error: Exception) -> int:
    """Say in a sentence what went wrong."""
    from l4pc_tui.core.text import clean_text

    print(clean_text(_sentence(error)), file=sys.stderr)
    return COULD_NOT_RUN


def _sentence(error: Exception) -> str:
    from l4pc_tui.desk.trouble import Trouble
    from l4pc_tui.machine.typed_bytes import NotText

    if isinstance(error, streams.OutputLost):
        return f"The output cannot be written: {error.reason}. What the command kept stays kept."
    if isinstance(error, NotText):
        return str(error)
    if isinstance(error, Trouble):
        return f"{error.sentence} {error.hint}".strip()
    if isinstance(error, ModuleNotFoundError):
        return f"A part of l4pc is missing: {error.name}. Install l4pc anew."
    if _stands_nowhere():
        return "The folder that you stand in is gone. Change to another one, and try again."
    return (
        f"Something went wrong that l4pc did not expect ({type(error).__name__}). "
        "All that was saved is kept. The same command with --debug in front shows more."
    )


if __name__ == "__main__":
    sys.exit(main())
