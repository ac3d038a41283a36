"""What the terminal can do: how many colours, and which signs.

Decided once, from what the surroundings say; nobody asks the terminal. The rows are looked at from
above, and the first that sees itself is it. What is known of each:

- Windows Terminal, and whatever else draws what a pseudo console says, has all colours and looks
  for a sign in other fonts. A window that Windows handed over to it says nothing in its variables
  (github.com/microsoft/terminal/issues/13006), so its class is looked at too.
- The console of Windows itself has all colours from build 15063 on, and no sign that its one font
  has not (microsoft/terminal/issues/219). The fonts that it comes with have at least WGL4.
- macOS Terminal up to 2.14 (455) has 256 colours and garbles others; that of macOS 26 has all
  (github.com/termstandard/colors/issues/69).
- The console of Linux has 16 colours and a font of 256 or 512 signs, nobody knows which.

Whether a paste is marked stands in no variable: ``look/reader.py`` asks, and goes by the answer.

Everywhere else the variables COLORTERM and TERM are believed, by the rule of Rich, which Textual
follows; TEXTUAL_COLOR_SYSTEM is Textual's own, and whoever sets it is believed before all.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from l4pc_tui.machine.systems import System, system

Colours = Literal["true", "256", "16", "none"]
Signs = Literal["full", "wgl4", "ascii"]
"""full: all that we draw. wgl4: those of the list that fonts of Windows have, Windows Glyph List 4.
ascii: those of every keyboard."""
Kind = Literal[
    "dumb", "tmux", "screen", "windows-terminal", "vscode", "conemu", "mintty", "iterm2",
    "terminal-app", "pseudo-console", "conhost", "linux-console", "old", "other",
]  # fmt: skip
Environ = Mapping[str, str]

_FIRST_WITH_ALL = 15063
"""The build of Windows 10 (version 1703) whose console has all colours."""
_TERMINAL_APP_WITH_ALL = 460
"""The first version of macOS Terminal that is taken to have all colours; 2.14 is 455."""
_PSEUDO = "PseudoConsoleWindow"
"""The class of the window that nobody sees, which a program under a pseudo console has."""
_OLD = ("vt", "ansi", "cons25", "sun", "wyse", "teletype", "cygwin")
_FORCED: Mapping[str, Colours] = {
    "truecolor": "true", "256": "256", "standard": "16", "windows": "16",
}  # fmt: skip
_BY_TERM: Mapping[str, Colours] = {"kitty": "256", "256color": "256", "16color": "16"}


class Windows(NamedTuple):
    """What Windows says of itself. build: 0 where it is none. window: the class of the console's
    window, "" where there is none."""

    build: int = 0
    window: str = ""


@dataclass(frozen=True, slots=True)
class Terminal:
    """What was found. told: what it is, as people call it. colours_by, signs_by: what that was
    seen by, in a few words."""

    kind: Kind
    told: str
    colours: Colours
    signs: Signs
    colours_by: str
    signs_by: str


class _Row(NamedTuple):
    """told: as people call it. sees: whether it is that one. colours: None where the variables are
    believed."""

    told: str
    sees: Callable[[Environ, System, Windows], bool]
    colours: Callable[[Environ, Windows], Colours | None]
    signs: Signs


def _term(environ: Environ) -> str:
    return environ.get("TERM", "").strip().lower()


def _program(name: str) -> Callable[[Environ, System, Windows], bool]:
    return lambda environ, *_: environ.get("TERM_PROGRAM") == name


def _always(colours: Colours | None) -> Callable[[Environ, Windows], Colours | None]:
    return lambda *_: colours


def _of_terminal_app(environ: Environ, _: Windows) -> Colours:
    number = environ.get("TERM_PROGRAM_VERSION", "").partition(".")[0]
    return "true" if number.isdecimal() and int(number) >= _TERMINAL_APP_WITH_ALL else "256"


def _of_conhost(_: Environ, windows: Windows) -> Colours:
    return "16" if 0 < windows.build < _FIRST_WITH_ALL else "true"


KINDS: Mapping[Kind, _Row] = {
    "dumb": _Row(
        "a terminal that can do nothing", lambda e, *_: _term(e) == "dumb",
        _always("none"), "ascii",
    ),
    "tmux": _Row(
        "tmux", lambda e, *_: bool(e.get("TMUX")) or _term(e).startswith("tmux"),
        _always(None), "full",
    ),
    "screen": _Row(
        "screen", lambda e, *_: bool(e.get("STY")) or _term(e).startswith("screen"),
        _always(None), "full",
    ),
    "windows-terminal": _Row(
        "Windows Terminal", lambda e, *_: bool(e.get("WT_SESSION")), _always("true"), "full",
    ),
    "vscode": _Row("Visual Studio Code", _program("vscode"), _always("true"), "full"),
    "conemu": _Row(
        "ConEmu", lambda e, *_: bool(e.get("ConEmuPID")) or e.get("ConEmuANSI") == "ON",
        _always("256"), "wgl4",
    ),
    "mintty": _Row("mintty", _program("mintty"), _always("true"), "full"),
    "iterm2": _Row("iTerm2", _program("iTerm.app"), _always("true"), "full"),
    "terminal-app": _Row(
        "macOS Terminal", _program("Apple_Terminal"), _of_terminal_app, "full",
    ),
    "pseudo-console": _Row(
        "a terminal that Windows hands its console to",
        lambda _, on, windows: on == "windows" and windows.window == _PSEUDO,
        _always("true"), "full",
    ),
    "conhost": _Row(
        "the console of Windows", lambda _, on, __: on == "windows", _of_conhost, "wgl4",
    ),
    "linux-console": _Row(
        "the console of Linux", lambda e, *_: _term(e) == "linux", _always("16"), "ascii",
    ),
    "old": _Row(
        "an old terminal", lambda e, *_: _term(e).startswith(_OLD), _always("16"), "ascii",
    ),
    "other": _Row("a terminal", lambda *_: True, _always(None), "full"),
}  # fmt: skip
"""Every kind, in the order in which they are looked for; the last is always found."""


def terminal(
    environ: Environ,
    on: System | None = None,
    windows: Windows | None = None,
    *,
    encoding: str = "utf-8",
) -> Terminal:
    """What this terminal can do. Pure.

    environ: the variables. on: the system, None for the one it runs on. windows: what it said, see
    ``windows_here``. encoding: of the letters that the terminal takes, as Python names it.
    """
    on = system() if on is None else on
    windows = windows or Windows()
    kind, row = next((kind, row) for kind, row in KINDS.items() if row.sees(environ, on, windows))
    colours, colours_by = _colours(row, environ, windows)
    signs, signs_by = row.signs, row.told
    if encoding != "utf-8":
        signs, signs_by = "ascii", f"its letters are {encoding}"
    return Terminal(kind, row.told, colours, signs, colours_by, signs_by)


def _colours(row: _Row, environ: Environ, windows: Windows) -> tuple[Colours, str]:
    known = row.colours(environ, windows)
    if known == "none":
        return known, row.told
    if "NO_COLOR" in environ:
        return "none", "NO_COLOR is set"
    forced = environ.get("TEXTUAL_COLOR_SYSTEM", "")
    if forced in _FORCED:
        return _FORCED[forced], f"TEXTUAL_COLOR_SYSTEM is {forced}"
    if known is not None:
        return known, row.told
    said = environ.get("COLORTERM", "").strip().lower()
    if said in ("truecolor", "24bit"):
        return "true", f"COLORTERM is {said}"
    named = _term(environ)
    found = _BY_TERM.get(named.rpartition("-")[2], "16")
    return found, f"TERM is {named}" if named else "TERM is not set"


def windows_here(library: Any = None) -> Windows:
    """What Windows says of itself; nothing on other systems. Never raises.

    library: the two libraries of Windows that are asked, as ``ctypes.windll`` has them.
    """
    if library is None:
        if sys.platform != "win32":
            return Windows()
        import ctypes

        library = ctypes.windll
    return Windows(_build(), _window_class(library))


def _build() -> int:
    told = getattr(sys, "getwindowsversion", None)
    return told().build if told is not None else 0


def _window_class(library: Any) -> str:
    import ctypes

    most = 64
    said = ctypes.create_unicode_buffer(most)
    try:
        find = library.kernel32.GetConsoleWindow
        find.restype = ctypes.c_void_p
        window = find()
        if not window:
            return ""
        library.user32.GetClassNameW(ctypes.c_void_p(window), said, most)
    except (AttributeError, OSError):
        return ""
    return said.value
