"""The Windows stick: python.org's embeddable folder gets a place, and the packages lie beside it."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from kit import wheels
from kit.wheels import CHECKOUT, SYSTEMS

AS_IT_IS = CHECKOUT / "docs" / "kit"
MINOR = 13
"""Python 3.13: what the packages are laid out, and compiled, for."""
PYTHON_NEEDS = ("python.exe", f"python3{MINOR}.dll", f"python3{MINOR}.zip", f"python3{MINOR}._pth",
                "_sqlite3.pyd", "sqlite3.dll", "_ctypes.pyd", "_ssl.pyd")  # fmt: skip
"""Files without which it is not that folder: one of another Python, or of no embeddable one."""


def arrange(folder: Path, stock: Path, wheel: Path, kit: str, embeddable: Path | None) -> None:
    """Lay the stick out. embeddable: python.org's zip, if it is there already.

    Raises ValueError when that is not the file that the README names.
    """
    sys.path[:0] = [str(AS_IT_IS)]
    from unpacking import name_the_kit, unpack

    system = SYSTEMS["windows-x64"]
    wheels.fetch(system, (MINOR,), stock)
    packages = folder / "packages"
    packages.mkdir(parents=True)
    there = [*wheels.folder(stock, system, MINOR).glob("*.whl"), wheel]
    names = wheels.needed(each.name for each in there)
    for each in there:
        if each.name in names:
            unpack(each.read_bytes(), str(packages))
    name_the_kit(str(packages), kit)
    _compile(packages)
    start = (AS_IT_IS / "start.py").read_text(encoding="utf-8")
    start = start.replace("MADE_FOR = (3, 11)", f"MADE_FOR = (3, {MINOR})")
    start = start.replace(
        "Install it anew from its kit.", "README.txt beside this names the right one."
    ).replace('MACHINE = ""', 'MACHINE = "AMD64"')
    (folder / "start.py").write_text(start, encoding="utf-8", newline="\n")
    command = (AS_IT_IS / "l4pc.cmd").read_text(encoding="ascii")
    for name, words in (("l4pc", ""), ("l4pc-screen", "screen ")):
        text = command.replace('start.py" %*', f'start.py" {words}%*')
        (folder / f"{name}.cmd").write_text(text, encoding="ascii", newline="\r\n")
    text = (
        (AS_IT_IS / "README-stick.txt").read_text(encoding="utf-8").replace("@MINOR@", str(MINOR))
    )
    (folder / "README.txt").write_text(text, encoding="utf-8", newline="\r\n")
    place = folder / "python"
    place.mkdir()
    if embeddable is not None:
        print(f"{embeddable.name}: SHA-256 {check(embeddable)}", flush=True)
        shutil.unpack_archive(embeddable, place, "zip")
        return
    # A zip keeps no empty folder.
    told = (
        f"Unpack python-3.{MINOR}.N-embed-amd64.zip here: python.exe must lie beside this file.\n"
    )
    (place / "PYTHON BELONGS HERE.txt").write_text(told, encoding="ascii", newline="\r\n")


def check(embeddable: Path) -> str:
    """The digest of python.org's file, to be compared with what its page says. Raises ValueError."""
    if not re.fullmatch(rf"python-3\.{MINOR}\.\d+-embed-amd64\.zip", embeddable.name):
        raise ValueError(f"{embeddable.name} is not python-3.{MINOR}.N-embed-amd64.zip.")
    with zipfile.ZipFile(embeddable) as file:
        missing = sorted(set(PYTHON_NEEDS) - set(file.namelist()))
    if missing:
        raise ValueError(f"{embeddable.name} has no {', '.join(missing)}.")
    return hashlib.sha256(embeddable.read_bytes()).hexdigest()


def _compile(packages: Path) -> None:
    """Compile for the stick's Python, if this machine has one; else the first start is slower, and
    each one from a stick that cannot be written to."""
    for python in (f"python3.{MINOR}", f"py -3.{MINOR}"):
        command = [*python.split(), "-I", "-c",
                   f"import sys; sys.path[:0] = [{str(AS_IT_IS)!r}]; sys.dont_write_bytecode = True;"
                   f"assert sys.version_info[:2] == (3, {MINOR});"
                   f"from unpacking import compile_all; compile_all({str(packages)!r})"]  # fmt: skip
        try:
            # pyenv's stand-ins start nothing unless they are told which.
            environ = {**os.environ, "PYENV_VERSION": f"3.{MINOR}"}
            subprocess.run(command, check=True, capture_output=True, env=environ)
        except (OSError, subprocess.CalledProcessError):
            continue
        return
    print(f"No Python 3.{MINOR} here: the packages of the stick are not compiled.", flush=True)
