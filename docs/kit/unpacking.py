"""Which wheels fit the Python that runs this, and laying them out as a folder of packages.

Read by the installer and by the single file; it needs nothing but Python itself, and must be
understood by older ones too (macOS brings 3.9 along), so that these can be refused in a sentence.
"""

from __future__ import annotations

import compileall
import io
import os
import platform
import py_compile
import sys
import sysconfig
import zipfile
from collections.abc import Iterable

PYTHONS = ((3, 11), (3, 14))
"""The oldest and the newest Python that the compiled packages are there for."""


class Refused(Exception):
    """Why nothing was done, in a sentence for whoever started it."""


def check_python() -> None:
    """Raises Refused for a Python that l4pc cannot run on, or that this kit has no packages for."""
    mine = sys.version_info[:2]
    if PYTHONS[0] <= mine <= PYTHONS[1] and sys.implementation.name == "cpython":
        return
    raise Refused(
        f"l4pc needs Python {told(PYTHONS[0])} to {told(PYTHONS[1])}, from python.org or your system. "
        f"This is Python {platform.python_version()} ({sys.executable}). Nothing was changed."
    )


def told(version: tuple[int, ...]) -> str:
    """A version as it is told."""
    return ".".join(map(str, version[:2]))


def fitting(names: Iterable[str]) -> list[str]:
    """Of the file names of wheels, those that this Python on this machine can use."""
    return [name for name in names if _fits(name)]


def _fits(name: str) -> bool:
    if not name.endswith(".whl"):
        return False
    pythons, abis, systems = name[: -len(".whl")].split("-")[-3:]
    return _fits_python(pythons.split("."), abis) and any(map(_fits_system, systems.split(".")))


def _fits_python(pythons: list[str], abi: str) -> bool:
    major, minor = sys.version_info[:2]
    if abi == "none":
        return f"py{major}" in pythons
    for each in pythons:
        if not each.startswith(f"cp{major}"):
            continue
        its = int(each[len(f"cp{major}") :] or 0)
        if (its == minor and abi == each) or (abi == "abi3" and its <= minor):
            return True
    return False


def _fits_system(tag: str) -> bool:
    if tag == "any":
        return True
    here = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    if tag == here:
        return True
    if tag.startswith("macosx_") and sys.platform == "darwin":
        return _fits_mac(tag)
    if tag.startswith("manylinux") and sys.platform == "linux":
        return _fits_linux(tag)
    return False


def _fits_mac(tag: str) -> bool:
    _, major, minor, machine = tag.split("_", 3)
    if machine not in (platform.machine(), "universal2"):
        return False
    has = tuple(int(part) for part in platform.mac_ver()[0].split(".")[:2])
    return (int(major), int(minor)) <= has


def _fits_linux(tag: str) -> bool:
    library, version = platform.libc_ver()
    needs = {"manylinux1": (2, 5), "manylinux2010": (2, 12), "manylinux2014": (2, 17)}
    kind, _, machine = tag.partition("_")
    if kind == "manylinux":
        major, minor, machine = machine.split("_", 2)
        oldest = (int(major), int(minor))
    else:
        oldest = needs.get(kind, (99, 0))
    if library != "glibc" or machine != platform.machine():
        return False
    return oldest <= tuple(int(part) for part in version.split(".")[:2])


def unpack(wheel: bytes, into: str) -> None:
    """Lay one wheel out in a folder. What would lie outside it, or is a program, is left out."""
    with zipfile.ZipFile(io.BytesIO(wheel)) as packed:
        for member in packed.infolist():
            parts = member.filename.split("/")
            if parts[0].endswith(".data") or ".." in parts or ":" in parts[0] or not parts[0]:
                continue
            packed.extract(member, into)


def name_the_kit(into: str, kit: str) -> None:
    """Lay beside the package which kit it came in; ``l4pc --version`` tells it."""
    with open(os.path.join(into, "l4pc_tui", "_kit.txt"), "w", encoding="utf-8") as file:
        file.write(kit + "\n")


def compile_all(folder: str) -> None:
    """Make what Python would otherwise make at the first start, or at each on a stick that cannot
    be written to. Times of files are not asked: on a stick they shift with the clock's hour."""
    compileall.compile_dir(
        folder, quiet=2, workers=min(4, os.cpu_count() or 1),
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )  # fmt: skip
