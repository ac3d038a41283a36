"""Words as a person types them at the command line of this system."""

from __future__ import annotations

from collections.abc import Iterable

from l4pc_tui.machine.systems import System, system


def command_line(words: Iterable[str], on: System | None = None) -> str:
    """The words in one line, each of them one again for who types it: on Windows double quotes keep
    a word together, in cmd and in PowerShell; elsewhere what a POSIX shell reads so.

    on: for another system than this.
    """
    # Hardly ever needed, and every start would pay for them.
    if (on or system()) == "windows":
        from subprocess import list2cmdline

        return list2cmdline(words)
    import shlex

    return shlex.join(words)
