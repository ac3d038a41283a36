"""``make kit``: what a person gets who has no registry, no network or no Python, in build/kit/.

``python tests/kit/build.py OUT`` makes all of it; ``--only`` some kinds, ``--system`` and ``--minor``
some of the wheels. Needs the extras ``test`` and ``kit`` and a package registry, and builds the same
files from the same checkout. What is copied into a kit as it is lies in docs/kit/.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import tarfile
import zipapp
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]
from kit import alone, papers, parts, stick, wheels  # noqa: E402
from kit.wheels import CHECKOUT, SYSTEMS, System  # noqa: E402

AS_IT_IS = CHECKOUT / "docs" / "kit"
KINDS = ("wheels", "stick", "single", "alone")
_MOMENT = (2026, 1, 1, 0, 0, 0)
"""What every file of a zip is dated: the same checkout makes the same bytes."""


@dataclass(frozen=True, slots=True)
class Made:
    """The kits of one run. stock: where fetched wheels lie, by system and Python."""

    out: Path
    stock: Path
    wheel: Path
    source: Path

    @property
    def version(self) -> str:
        """The version of l4pc."""
        return self.wheel.name.split("-")[1]

    def name(self, kind: str) -> str:
        """What a kit calls itself: its kind, the version, and which build that was."""
        return f"{kind} {self.version} {hashlib.sha256(self.wheel.read_bytes()).hexdigest()[:8]}"

    def of(self, system: System, minors: Sequence[int]) -> list[Path]:
        """All wheels for a system and some Pythons, our own among them."""
        found = {
            wheel.name: wheel
            for minor in minors
            for wheel in wheels.folder(self.stock, system, minor).glob("*.whl")
        }
        return [*(found[name] for name in sorted(found)), self.wheel]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", action="append", choices=KINDS)
    parser.add_argument("--system", action="append", choices=list(SYSTEMS))
    parser.add_argument("--minor", action="append", type=int, help="11 for Python 3.11")
    parser.add_argument("--embeddable", type=Path, help="python.org's file, for the Windows stick")
    asked = parser.parse_args()
    systems = [SYSTEMS[name] for name in asked.system or SYSTEMS]
    made = make(asked.out.absolute(), asked.only or KINDS, systems, asked.minor, asked.embeddable)
    for path in sorted(made.out.iterdir()):
        print(f"{told_size(path):>10}  {path.name}{'/' if path.is_dir() else ''}")


def make(
    out: Path, kinds: Iterable[str], systems: Sequence[System], minors: Sequence[int] | None = None,
    embeddable: Path | None = None, stock: Path | None = None,
) -> Made:  # fmt: skip
    """Make kits anew in a folder. stock: where wheels that were fetched before are kept."""
    stock = stock or out.parent / "kit-wheels"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    wheel, source = wheels.own(out)
    made = Made(out, stock, wheel, source)
    chosen = {system.name: [each for each in system.minors if each in (minors or system.minors)]
              for system in systems}  # fmt: skip
    for system in systems:
        wheels.fetch(system, chosen[system.name], stock)
    if "wheels" in kinds:
        for system in systems:
            with_wheels(made, system, chosen[system.name])
    if "single" in kinds:
        every = {
            each.name: each for system in systems for each in made.of(system, chosen[system.name])
        }
        single(made, [every[name] for name in sorted(every)])
    if "stick" in kinds:
        stick.arrange(out / "windows-stick", stock, wheel, made.name("windows-stick"), embeddable)
        packed(out / "windows-stick", f"l4pc-{made.version}-windows-stick")
    if "alone" in kinds:
        folder = alone.frozen(out / "linux-alone", stock, wheel, made.name("linux-alone"))
        with tarfile.open(out / f"l4pc-{made.version}-linux-alone.tar.gz", "w:gz") as file:
            file.add(folder, f"l4pc-{made.version}-linux-alone")
    every = {each.name: each for system in systems for each in made.of(system, chosen[system.name])}
    parts.write(out, made.version, list(every.values()))
    papers.write(out)
    sums(out, (path for path in out.iterdir() if path.is_file()))
    return made


def with_wheels(made: Made, system: System, minors: Sequence[int]) -> Path:
    """A folder of wheels with what installs them, and the same as a zip."""
    name = f"l4pc-{made.version}-{system.name}"
    folder = made.out / name
    (folder / "wheels").mkdir(parents=True)
    (folder / "parts").mkdir()
    there = made.of(system, minors)
    for wheel in there:
        shutil.copyfile(wheel, folder / "wheels" / wheel.name)
    windows = system.markers["os_name"] == "nt"
    shutil.copy(AS_IT_IS / ("install.cmd" if windows else "install.sh"), folder)
    if not windows:
        (folder / "install.sh").chmod(0o755)
    for each in (
        "install.py",
        "unpacking.py",
        "start.py",
        *(("l4pc.cmd", "remove.cmd") if windows else ("l4pc.sh",)),
    ):
        shutil.copyfile(AS_IT_IS / each, folder / "parts" / each)
    (folder / "parts" / "needed.txt").write_text(
        "\n".join(wheels.needed(wheel.name for wheel in there)) + "\n", encoding="utf-8"
    )
    (folder / "parts" / "kit.txt").write_text(made.name(system.name) + "\n", encoding="utf-8")
    text = (AS_IT_IS / "README-install.txt").read_text(encoding="utf-8")
    begin = "install.cmd" if windows else "sh install.sh"
    pythons = ", ".join(f"3.{minor}" for minor in minors)
    text = text.replace("@VERSION@", made.version).replace("@SYSTEM@", system.name)
    text = text.replace("@INSTALL@", begin).replace("@PYTHONS@", pythons)
    (folder / "README.txt").write_text(text, encoding="utf-8", newline="\r\n" if windows else "\n")
    for_windows(folder)
    sums(folder, folder.rglob("*"))
    packed(folder, name)
    return folder


def single(made: Made, there: Sequence[Path]) -> Path:
    """One file for all of these wheels, that any Python which fits them starts."""
    folder = made.out / ".single"
    (folder / "wheels").mkdir(parents=True)
    names = wheels.needed(wheel.name for wheel in there)
    for wheel in there:
        if wheel.name in names:
            shutil.copyfile(wheel, folder / "wheels" / wheel.name)
    shutil.copyfile(AS_IT_IS / "single.py", folder / "__main__.py")
    shutil.copyfile(AS_IT_IS / "unpacking.py", folder / "unpacking.py")
    (folder / "needed.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    (folder / "kit.txt").write_text(made.name("single") + "\n", encoding="utf-8")
    target = made.out / "l4pc.pyz"
    zipapp.create_archive(folder, target, interpreter="/usr/bin/env python3")
    shutil.rmtree(folder)
    return target


def packed(folder: Path, name: str) -> Path:
    """A folder as a zip beside it, every file under the one name."""
    target = folder.parent / f"{name}.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(folder.rglob("*")):
            if path.is_dir():
                continue
            info = zipfile.ZipInfo(f"{name}/{path.relative_to(folder).as_posix()}", _MOMENT)
            info.external_attr = (0o100755 if path.stat().st_mode & 0o100 else 0o100644) << 16
            stored = path.suffix == ".whl"
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            file.writestr(info, path.read_bytes())
    return target


def for_windows(folder: Path) -> None:
    """The command processor loses its place in files whose lines do not end as it ends them."""
    for path in folder.rglob("*.cmd"):
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))


def sums(folder: Path, files: Iterable[Path]) -> None:
    """SHA256SUMS of some files of a folder, as sha256sum and certutil tell them."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}"
        for path in sorted(files)
        if path.is_file() and path.name != "SHA256SUMS"
    ]
    (folder / "SHA256SUMS").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def told_size(path: Path) -> str:
    """How large a file is, or all files of a folder."""
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    return f"{sum(each.stat().st_size for each in files) / 1e6:.1f} MB"


if __name__ == "__main__":
    main()
