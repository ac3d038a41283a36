"""l4pc with its Python inside, by PyInstaller: a folder for Linux machines that have none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from kit import wheels
from kit.wheels import CHECKOUT, SYSTEMS
from packaging.utils import canonicalize_name

SPEC = Path(__file__).with_name("l4pc.spec")


def frozen(folder: Path, stock: Path, wheel: Path, kit: str) -> Path:
    """Make the folder with the Python that runs this. Raises CalledProcessError."""
    sys.path[:0] = [str(CHECKOUT / "docs" / "kit")]
    from unpacking import name_the_kit, unpack

    system, minor = SYSTEMS["linux-x64"], sys.version_info[1]
    wheels.fetch(system, (minor,), stock)
    work = folder.parent / ".alone"
    packages = work / "packages"
    packages.mkdir(parents=True)
    there = [*wheels.folder(stock, system, minor).glob("*.whl"), wheel]
    names = wheels.needed(each.name for each in there)
    for each in there:
        if each.name in names:
            unpack(each.read_bytes(), str(packages))
    name_the_kit(str(packages), kit)
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR",
         "--workpath", work / "work", "--distpath", work / "dist", SPEC],
        check=True, cwd=work, env={
            **os.environ, "PYTHONPATH": str(packages), "L4PC_KIT_PACKAGES": str(packages),
            "L4PC_KIT_WITHOUT": " ".join(others({wheels.name_of(name) for name in names})),
        },
    )  # fmt: skip
    shutil.move(work / "dist" / "l4pc", folder)
    shutil.rmtree(work)
    screen = folder / "l4pc-screen"
    screen.write_text('#!/bin/sh\nexec "$(dirname -- "$0")/l4pc" screen "$@"\n', encoding="utf-8")
    screen.chmod(0o755)
    return folder


def others(ours: set[str]) -> list[str]:
    """The modules of this Python's packages that are in no kit: what l4pc would use if they were
    there (a layout of PDF, a database server), and what only its tests need."""
    return sorted(
        module for module, dists in packages_distributions().items()
        if not ours & {canonicalize_name(dist) for dist in dists}
        and module.isidentifier() and module not in ("l4pc_tui", "PyInstaller")
    )  # fmt: skip
