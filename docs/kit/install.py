"""Installs l4pc from this folder: without a network, without rights that a person has not.

    install [--to FOLDER | --here]   install, or bring up to date
    install --remove                 take the program away; what you wrote stays

The packages are laid out as files; nothing is run, built or fetched, and nothing outside the two
named folders is written. It may be done again at any time.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator

PARTS = os.path.dirname(os.path.abspath(__file__))
KIT = os.path.dirname(PARTS)
# An isolated Python looks beside no file; and nothing is to be written beside this one.
sys.path.insert(0, PARTS)
sys.dont_write_bytecode = True
from unpacking import (  # noqa: E402
    Refused, check_python, compile_all, fitting, name_the_kit, told, unpack,
)  # fmt: skip

WINDOWS = sys.platform == "win32"
MARK = "l4pc-kit.txt"
"""Stands in a folder that this installer made: no other is written to or taken away."""
LOCK = "l4pc-kit.lock"
GONE = "gone-"
"""Begins the name of packages that are being taken away."""
COMMANDS = ("l4pc", "l4pc-screen")
_NEXT = """
Begin:     {begin}
Screen:    {screen}   (a second window, for the room)
Take away: {remove}

Your sessions, notes and settings lie elsewhere and are not touched by any of this: "l4pc where"
tells the folders."""


def usual_place() -> str:
    """The folder for programs that a person may write to, on this system."""
    home = os.path.expanduser("~")
    if WINDOWS:
        local = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
        return os.path.join(local, "Programs", "l4pc")
    if sys.platform == "darwin":
        return os.path.join(home, "Applications", "l4pc")
    return os.path.join(home, ".local", "lib", "l4pc")


def on_the_path() -> str:
    """Where a command is found by its name; empty where there is no such place of one's own."""
    return "" if WINDOWS else os.path.join(os.path.expanduser("~"), ".local", "bin")


def wheels() -> list[str]:
    """The wheels that this Python needs; they and the parts are as they were made. Raises Refused."""
    digests = {}
    with open(os.path.join(KIT, "SHA256SUMS"), encoding="utf-8") as file:
        for line in file:
            digest, _, name = line.strip().partition("  ")
            digests[name] = digest
    for name in digests:
        if name.startswith("parts/"):
            _as_made(name, digests)
    with open(os.path.join(PARTS, "needed.txt"), encoding="utf-8") as file:
        needed = file.read().split()
    chosen = fitting(needed)
    kinds = {name.split("-")[0] for name in needed}
    missing = sorted(kinds - {name.split("-")[0] for name in chosen} - OPTIONAL)
    if missing:
        raise Refused(
            f"This kit has no {', '.join(missing)} for Python {told(sys.version_info[:2])} on this "
            f"machine ({sys.platform}). Is it the kit of another system? Nothing was changed."
        )
    for name in chosen:
        _as_made("wheels/" + name, digests)
    return chosen


def _as_made(name: str, digests: dict[str, str]) -> None:
    try:
        with open(os.path.join(KIT, *name.split("/")), "rb") as file:
            found = hashlib.sha256(file.read()).hexdigest()
    except FileNotFoundError:
        raise Refused(f"{name} is missing. Copy the kit anew. Nothing was changed.") from None
    if found != digests.get(name):
        raise Refused(f"{name} is not as it was made. Copy the kit anew. Nothing was changed.")


OPTIONAL = {"pyrage"}
"""What l4pc does without where there is none: it says so when restricted notes are asked for."""


def install(into: str) -> None:
    """Lay the program out in a folder. Raises Refused, OSError; then what was there still works."""
    chosen = wheels()
    if os.path.isdir(into) and os.listdir(into) and not os.path.isfile(os.path.join(into, MARK)):
        raise Refused(
            f"{into} holds other things. Choose another folder with --to. Nothing was changed."
        )
    os.makedirs(into, exist_ok=True)
    _write(os.path.join(into, MARK), _kit() + "\n")
    with _alone(into):
        _lay_out(into, chosen)


@contextlib.contextmanager
def _alone(into: str) -> Iterator[None]:
    """One installer at a time, however often it was clicked. Raises Refused. The system itself gives
    the lock back when a process ends; where a folder knows no locks there is none."""
    with open(os.path.join(into, LOCK), "a", encoding="ascii") as file:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            raise Refused(
                f"Another installer is at work in {into}. Wait until it is done. Nothing was changed."
            ) from None
        except OSError:
            pass
        yield


def _lay_out(into: str, chosen: list[str]) -> None:
    before = _current(into)
    made = tempfile.mkdtemp(prefix="packages-", dir=into)
    for name in chosen:
        with open(os.path.join(KIT, "wheels", name), "rb") as wheel:
            unpack(wheel.read(), made)
    name_the_kit(made, _kit())
    compile_all(made)
    os.chmod(made, 0o755)
    os.makedirs(os.path.join(into, "parts"), exist_ok=True)
    for name in ("install.py", "unpacking.py"):
        shutil.copyfile(os.path.join(PARTS, name), os.path.join(into, "parts", name))
    _starters(into, os.path.basename(made))
    # A window of the version before may be open: its files stay until the next time.
    for name in os.listdir(into):
        if name.startswith(("packages-", GONE)) and name not in (os.path.basename(made), before):
            shutil.rmtree(os.path.join(into, name), ignore_errors=True)


def _starters(into: str, packages: str) -> None:
    """What starts it. Replacing start.py is the moment at which the new version counts."""
    with open(os.path.join(PARTS, "start.py"), encoding="utf-8") as file:
        start = file.read()
    start = start.replace("MADE_FOR = (3, 11)", f"MADE_FOR = {tuple(sys.version_info[:2])}")
    start = start.replace('PACKAGES = "packages"', f'PACKAGES = "{packages}"')
    for name in COMMANDS:
        word = "screen" if name.endswith("screen") else ""
        if WINDOWS:
            _write_cmd(os.path.join(into, name + ".cmd"), word)
            continue
        _write_sh(os.path.join(into, name), word)
        if sys.platform == "darwin":
            _write_sh(os.path.join(into, name + ".command"), word)
    if WINDOWS:
        with open(os.path.join(PARTS, "remove.cmd"), encoding="ascii") as file:
            _write(os.path.join(into, "remove.cmd"), _with_python(file.read()), "oem", "\r\n")
    else:
        script = os.path.join(into, "parts", "install.py")
        command = [sys.executable, "-I", script, "--remove", "--to", into]
        _write(os.path.join(into, "remove.sh"), f"#!/bin/sh\nexec {shlex.join(command)}\n")
        os.chmod(os.path.join(into, "remove.sh"), 0o755)
    _write(os.path.join(into, "start.py"), start)


def _write_cmd(path: str, word: str) -> None:
    with open(os.path.join(PARTS, "l4pc.cmd"), encoding="ascii") as file:
        text = file.read()
    text = text.replace('" %*', f'" {word} %*') if word else text
    # The command processor reads its files in the code page of consoles.
    _write(path, _with_python(text), "oem", "\r\n")


def _with_python(text: str) -> str:
    """A command file for the Python that runs this, named by folders that Windows knows."""
    python = sys.executable.replace("%", "%%")
    for name in ("LOCALAPPDATA", "ProgramFiles", "USERPROFILE"):
        folder = os.environ.get(name, "")
        if folder and python.lower().startswith(folder.lower() + "\\"):
            python = f"%{name}%{python[len(folder) :]}"
            break
    return text.replace("%~dp0python\\python.exe", python)


def _write_sh(path: str, word: str) -> None:
    with open(os.path.join(PARTS, "l4pc.sh"), encoding="utf-8") as file:
        text = file.read()
    text = text.replace("PYTHON=python3", "PYTHON=" + shlex.quote(sys.executable))
    text = text.replace("MINOR=3.11", "MINOR=" + told(sys.version_info[:2]))
    text = text.replace('start.py" "$@"', f'start.py" {word} "$@"') if word else text
    _write(path, text)
    os.chmod(path, 0o755)


def _on_the_path(into: str) -> str:
    """Lay commands where they are found by name; the folder if it is not on the path yet."""
    folder = on_the_path()
    if not folder:
        return ""
    os.makedirs(folder, exist_ok=True)
    for name in COMMANDS:
        file = os.path.join(folder, name)
        if os.path.lexists(file) and not _ours(file):
            print(f"{file} is not of this kit, and was left as it is.")
            continue
        _write(file, f'#!/bin/sh\n# {MARK}\nexec {shlex.quote(os.path.join(into, name))} "$@"\n')
        os.chmod(file, 0o755)
    return "" if folder in os.environ.get("PATH", "").split(os.pathsep) else folder


def _ours(file: str) -> bool:
    try:
        with open(file, encoding="utf-8") as there:
            return MARK in there.read(200)
    except (OSError, ValueError):
        return False


def remove(into: str) -> None:
    """Take the program away. Raises Refused."""
    if not os.path.isfile(os.path.join(into, MARK)):
        raise Refused(f"No l4pc of a kit lies in {into}. Nothing was changed.")
    with _alone(into):
        _set_aside(into)
        _take_away(into)
    with contextlib.suppress(OSError):
        os.remove(os.path.join(into, LOCK))
        os.rmdir(into)
    print(f"l4pc was taken away from {into}.")
    print("Your sessions, notes and settings were not touched; they stay where they are.")


def _set_aside(into: str) -> None:
    """Rename the packages, all or none. Windows refuses that while somebody works with them, and half
    a program would be worse than a whole one. Raises Refused."""
    aside = []
    try:
        for name in os.listdir(into):
            if name.startswith("packages-"):
                os.rename(os.path.join(into, name), os.path.join(into, GONE + name))
                aside.append(name)
    except OSError:
        for name in aside:
            os.rename(os.path.join(into, GONE + name), os.path.join(into, name))
        raise Refused(
            f"l4pc in {into} is open, or may not be changed. Close its windows, and try again. "
            "Nothing was changed."
        ) from None


def _take_away(into: str) -> None:
    folder = on_the_path()
    for name in COMMANDS:
        file = os.path.join(folder, name)
        if folder and _ours(file) and not os.path.islink(file):
            with open(file, encoding="utf-8") as there:
                its = shlex.quote(os.path.join(into, name)) in there.read()
            if its:
                os.remove(file)
    for name in os.listdir(into):
        path = os.path.join(into, name)
        if name == "parts" or name.startswith(GONE):
            shutil.rmtree(path)
    # The mark goes last: what failed half-way can be taken away by the same command.
    for name in sorted(_files(), key=lambda name: name == MARK):
        with contextlib.suppress(FileNotFoundError):
            os.remove(os.path.join(into, name))


def _files() -> list[str]:
    own = ["start.py", "remove.cmd", "remove.sh", MARK]
    return own + [name + end for name in COMMANDS for end in ("", ".cmd", ".command")]


def _current(into: str) -> str:
    """The folder of packages that is started now; empty where none is."""
    try:
        with open(os.path.join(into, "start.py"), encoding="utf-8") as file:
            found = [line for line in file if line.startswith("PACKAGES = ")]
    except OSError:
        return ""
    return found[0].split('"')[1] if found else ""


def _kit() -> str:
    with open(os.path.join(PARTS, "kit.txt"), encoding="utf-8") as file:
        return file.read().strip()


def _write(path: str, text: str, encoding: str = "utf-8", newline: str = "\n") -> None:
    """All of it or nothing: a stick may be pulled out."""
    try:
        written = text.replace("\n", newline).encode(encoding)
    except UnicodeEncodeError as error:
        raise Refused(
            f"A folder's name on the way to {sys.executable} has a letter ({text[error.start]}) that "
            "command files of this machine cannot hold. Use a Python that lies elsewhere."
        ) from None
    with open(path + ".new", "wb") as file:
        file.write(written)
    os.replace(path + ".new", path)


def _say_what_was_done(into: str, not_found: str) -> None:
    end = ".cmd" if WINDOWS else ""
    begin = os.path.join(into, "l4pc" + end)
    done = subprocess.run(
        [sys.executable, "-I", os.path.join(into, "start.py"), "--version"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise Refused("It was laid out and does not start: " + (done.stderr or done.stdout).strip())
    quote = subprocess.list2cmdline if WINDOWS else shlex.join
    by_name = not WINDOWS and not not_found and into == usual_place()
    print(f"Done: {done.stdout.strip()}, in {into}.")
    print(_NEXT.format(
        begin="l4pc" if by_name else quote([begin]),
        screen="l4pc-screen" if by_name else quote([os.path.join(into, "l4pc-screen" + end)]),
        remove=quote([os.path.join(into, "remove.cmd" if WINDOWS else "remove.sh")]),
    ))  # fmt: skip
    if not_found:
        print(f"\n{not_found} has the two commands too. From the next time you log in, many systems "
              "find\nthem there by name: then \"l4pc\" alone begins.")  # fmt: skip
    if sys.platform == "darwin":
        print("In the Finder: open the folder, and double-click l4pc.command.")
    elif WINDOWS:
        print("In the Explorer: open the folder, and double-click l4pc.cmd.")


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="install", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--to", metavar="FOLDER", help="install into this folder")
    parser.add_argument("--here", action="store_true", help="install beside this kit, on the stick")
    parser.add_argument("--remove", action="store_true", help="take the program away")
    asked = parser.parse_args()
    beside = os.path.join(os.path.dirname(KIT), "l4pc-installed")
    into = os.path.abspath(asked.to) if asked.to else beside if asked.here else usual_place()
    try:
        if asked.remove:
            remove(into)
            return 0
        check_python()
        print("Laying it out: some seconds, on a slow stick a minute.", flush=True)
        install(into)
        usual = into == usual_place()
        _say_what_was_done(into, _on_the_path(into) if usual else "")
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"That did not go: {error}. What was there before still works.", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
