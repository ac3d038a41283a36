"""Which packages a kit holds, and fetching them as wheels for each system and Python."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from email.parser import HeaderParser
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).parents[2]
EXTRAS = ("editor", "private")
"""What every kit has beyond what l4pc needs: small, and of use without a network. ``hub`` needs a
server that somebody looks after, ``pdf`` libraries that no wheel brings along."""
UNPACKED_NEVER = frozenset({"pip"})
"""Asked for by sqlite-utils, whose own command alone starts it; it stays among the wheels, so that
pip, pipx and uv can install from them."""
OPTIONAL = frozenset({"pyrage"})
"""Left out where its makers have no wheel."""
TO_BUILD = ("hatchling", "packaging", "pathspec", "pluggy", "tomlkit", "trove-classifiers")
"""What the source package is built with, so that it can be installed without a network too."""


@dataclass(frozen=True, slots=True)
class System:
    """A system that kits are made for. platforms: as pip names them, each that may fit.
    markers: what a requirement may ask of it."""

    name: str
    platforms: tuple[str, ...]
    minors: tuple[int, ...]
    markers: dict[str, str]


def _markers(system: str, platform: str, machine: str) -> dict[str, str]:
    return {
        "platform_system": system, "sys_platform": platform, "platform_machine": machine,
        "os_name": "nt" if platform == "win32" else "posix",
    }  # fmt: skip


_MINORS = (11, 12, 13, 14)
SYSTEMS = {
    system.name: system
    for system in (
        System("windows-x64", ("win_amd64",), _MINORS, _markers("Windows", "win32", "AMD64")),
        # PyYAML has no wheel for Python 3.11 there.
        System("windows-arm64", ("win_arm64",), _MINORS[1:],
               _markers("Windows", "win32", "ARM64")),
        System("macos-arm64", ("macosx_14_0_arm64",), _MINORS,
               _markers("Darwin", "darwin", "arm64")),
        System("macos-x64", ("macosx_14_0_x86_64",), _MINORS,
               _markers("Darwin", "darwin", "x86_64")),
        System("linux-x64", ("manylinux_2_28_x86_64", "manylinux_2_26_x86_64",
                             "manylinux_2_17_x86_64", "manylinux2014_x86_64"), _MINORS,
               _markers("Linux", "linux", "x86_64")),
    )
}  # fmt: skip


def pins() -> dict[str, str]:
    """The version of each package, by its name, as constraints.txt has them."""
    lines = (CHECKOUT / "constraints.txt").read_text(encoding="utf-8").split()
    return {canonicalize_name(name): version for name, version in
            (line.split("==") for line in lines if "==" in line)}  # fmt: skip


def closure(system: System, minor: int) -> list[str]:
    """The names of all packages that l4pc needs there, its own left out, in order."""
    environment = {
        **{key: str(value) for key, value in default_environment().items()}, **system.markers,
        "python_version": f"3.{minor}", "python_full_version": f"3.{minor}.0",
    }  # fmt: skip
    found: set[str] = set()
    waiting = [("l4pc-tui", extra) for extra in ("", *EXTRAS)]
    seen: set[tuple[str, str]] = set()
    while waiting:
        name, extra = waiting.pop()
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        found.add(name)
        for text in _requirements(name):
            needed = Requirement(text)
            if needed.marker and not needed.marker.evaluate({**environment, "extra": extra}):
                continue
            its = canonicalize_name(needed.name)
            waiting += [(its, ""), *((its, each) for each in needed.extras)]
    return sorted(found - {"l4pc-tui"})


def _requirements(name: str) -> list[str]:
    try:
        return requires(name) or []
    except PackageNotFoundError:
        # Needed on another system alone: what it needs itself is seen when it has been fetched.
        return []


def folder(stock: Path, system: System, minor: int) -> Path:
    """Where the wheels of one system and Python lie."""
    return stock / f"{system.name}-3.{minor}"


def fetch(system: System, minors: Sequence[int], stock: Path) -> None:
    """Fetch the wheels of one system that are not there yet.

    Raises CalledProcessError; AssertionError when what was fetched asks for something else.
    """
    for minor in minors:
        _fetch(system, minor, stock)
        left = list(unmet(sorted(folder(stock, system, minor).glob("*.whl")), system, minor))
        assert not left, f"{system.name}, Python 3.{minor}: {'; '.join(left)}"


def _fetch(system: System, minor: int, stock: Path) -> None:
    pinned, into = pins(), folder(stock, system, minor)
    names = dict.fromkeys((*closure(system, minor), *TO_BUILD))
    wanted = [f"{name}=={pinned[name]}" if name in pinned else name for name in names]
    done = into / "done.txt"
    if done.is_file() and done.read_text(encoding="utf-8").split() == wanted:
        return
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(parents=True)
    pure = {name_of(wheel.name): wheel for wheel in stock.glob("*/*-none-any.whl")}
    missing = []
    for each in wanted:
        name, _, version = each.partition("==")
        if name in pure and version in ("", pure[name].name.split("-")[1]):
            shutil.copy(pure[name], into)
        else:
            missing.append(each)
    needed = [each for each in missing if each.split("==")[0] not in OPTIONAL]
    _download(system, minor, into, needed)
    for each in set(missing) - set(needed):
        try:
            _download(system, minor, into, [each])
        except subprocess.CalledProcessError:
            print(f"{system.name}, Python 3.{minor}: no {each}; left out.", flush=True)
    done.write_text("\n".join(wanted), encoding="utf-8")


def _download(system: System, minor: int, into: Path, wanted: Sequence[str]) -> None:
    platforms = [word for each in system.platforms for word in ("--platform", each)]
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:",
         "--implementation", "cp", "--python-version", f"3.{minor}", *platforms,
         "--dest", into, *wanted],
        check=True, capture_output=True,
    )  # fmt: skip


def own(into: Path) -> tuple[Path, Path]:
    """Build our own wheel and source package; the same checkout makes the same bytes."""
    into.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--directory", into],
        check=True,
        capture_output=True,
        cwd=CHECKOUT,
    )
    return next(into.glob("l4pc_tui-*.whl")), next(into.glob("l4pc_tui-*.tar.gz"))


def name_of(wheel: str) -> str:
    """The package that a wheel's file name names."""
    return canonicalize_name(wheel.split("-")[0])


def needed(wheels: Iterable[str]) -> list[str]:
    """Of a kit's wheels, those that are laid out when it is installed."""
    never = UNPACKED_NEVER | {canonicalize_name(name) for name in TO_BUILD if name != "pluggy"}
    return sorted(wheel for wheel in wheels if name_of(wheel) not in never)


def fields(wheel: Path) -> dict[str, list[str]]:
    """What a wheel says of itself, by the name of the field."""
    with zipfile.ZipFile(wheel) as packed:
        name = next(
            each for each in packed.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", each)
        )
        message = HeaderParser().parsestr(packed.read(name).decode("utf-8"))
    told: dict[str, list[str]] = {}
    for key, value in message.items():
        told.setdefault(key, []).append(str(value))
    return told


def unmet(wheels: Sequence[Path], system: System, minor: int) -> Iterator[str]:
    """What the wheels themselves ask for that is not among them, on one system and Python."""
    there = {name_of(wheel.name) for wheel in wheels}
    for wheel in wheels:
        for text in fields(wheel).get("Requires-Dist", []):
            asked = Requirement(text)
            environment = {**system.markers, "python_version": f"3.{minor}",
                           "python_full_version": f"3.{minor}.0", "extra": ""}  # fmt: skip
            if asked.marker and not asked.marker.evaluate(environment):
                continue
            if canonicalize_name(asked.name) not in there:
                yield f"{wheel.name} asks for {asked.name}"
