"""What a kit's installer does with a folder of one's own, and what it refuses."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

AS_IT_IS = Path(__file__).parents[2] / "docs" / "kit"
MAIN = """
import sys
def main():
    print("l4pc", {version!r}, *sys.argv[1:])
    return 0
"""


def kit(folder: Path, version: str, *, tag: str = "py3-none-any") -> Path:
    """A kit with one wheel, which tells its version."""
    (folder / "wheels").mkdir(parents=True)
    (folder / "parts").mkdir()
    name = f"l4pc_tui-{version}-{tag}.whl"
    with zipfile.ZipFile(folder / "wheels" / name, "w") as wheel:
        wheel.writestr("l4pc_tui/__init__.py", "")
        wheel.writestr("l4pc_tui/__main__.py", MAIN.format(version=version))
        wheel.writestr("l4pc_tui-1.data/scripts/other", "#!python")
        wheel.writestr("../outside.txt", "never")
    for each in AS_IT_IS.iterdir():
        if each.is_file():
            shutil.copy(each, folder / "parts")
    shutil.move(folder / "parts" / "install.sh", folder)
    (folder / "parts" / "needed.txt").write_text(f"{name}\n", encoding="utf-8")
    (folder / "parts" / "kit.txt").write_text(f"linux-x64 {version}\n", encoding="utf-8")
    lines = [
        f"{hashlib.sha256(each.read_bytes()).hexdigest()}  {each.relative_to(folder).as_posix()}\n"
        for each in sorted(folder.glob("*/*"))
    ]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")
    return folder


def install(
    folder: Path, home: Path, *words: str, python: str = ""
) -> subprocess.CompletedProcess[str]:
    """Start the installer as install.sh does. python: what is done before, in the same process."""
    script = folder / "parts" / "install.py"
    command = [sys.executable, "-I", str(script)]
    if python:
        run = f"import runpy, sys; {python}; sys.argv[1:1] = []; runpy.run_path({str(script)!r}, run_name='__main__')"
        command = [sys.executable, "-I", "-c", run]
    env = {"HOME": str(home), "PATH": os.environ["PATH"], "PYTHONPATH": str(home / "nonsense")}
    return subprocess.run(
        [*command, *words], env=env, capture_output=True, encoding="utf-8", check=False
    )


def said(command: Path, *words: str) -> str:
    done = subprocess.run([command, *words], capture_output=True, encoding="utf-8", check=True)
    return done.stdout.strip()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "Zoë O'Neil & co"
    folder.mkdir()
    return folder


def test_it_installs_updates_and_goes_and_what_is_beside_it_stays(
    tmp_path: Path, home: Path
) -> None:
    done = install(kit(tmp_path / "first", "1.0"), home)
    assert done.returncode == 0, done.stderr
    program = home / ".local" / "lib" / "l4pc"
    command = home / ".local" / "bin" / "l4pc"
    assert said(command, "a b", "$c") == "l4pc 1.0 a b $c"
    assert said(home / ".local" / "bin" / "l4pc-screen") == "l4pc 1.0 screen"
    assert not (program.parent / "outside.txt").exists()
    assert not list(program.rglob("other"))
    install(kit(tmp_path / "second", "1.1"), home)
    assert said(command) == "l4pc 1.1"
    assert len(list(program.glob("packages-*"))) == 2, "a window of the one before may be open"
    install(kit(tmp_path / "third", "1.2"), home)
    assert said(command) == "l4pc 1.2"
    assert len(list(program.glob("packages-*"))) == 2
    (program / "my notes.txt").write_text("mine", encoding="utf-8")
    gone = subprocess.run(
        ["sh", program / "remove.sh"], capture_output=True, encoding="utf-8", check=True,
        env={"HOME": str(home), "PATH": os.environ["PATH"]},
    )  # fmt: skip
    assert "Your sessions, notes and settings were not touched" in gone.stdout
    assert [path.name for path in program.iterdir()] == ["my notes.txt"]
    assert not list((home / ".local" / "bin").iterdir())


def test_it_finds_a_python_by_itself_and_says_when_there_is_none(
    tmp_path: Path, home: Path
) -> None:
    folder = kit(tmp_path / "kit", "1.0")
    python = tmp_path / "bin"
    python.mkdir()
    command = ["/bin/sh", str(folder / "install.sh"), "--to", str(home / "here")]
    for name in ("dirname", "uname"):
        (python / name).symlink_to(shutil.which(name) or "")
    env = {"HOME": str(home), "PATH": str(python)}
    none = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=False)
    if not any(Path("/usr/local/bin").glob("python3*")):
        assert none.returncode == 2
        assert "was not found on this machine" in none.stderr
        assert not (home / "here").exists()
    (python / "python3").symlink_to(sys.executable)
    there = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=False)
    assert there.returncode == 0, there.stderr
    assert said(home / "here" / "l4pc") == "l4pc 1.0"


@pytest.mark.parametrize(
    ("before", "tag", "told"),
    [
        ("sys.version_info = (3, 9, 6, 'final', 0)", "py3-none-any", "l4pc needs Python 3.11 to 3.14"),
        ("sys.version_info = (3, 15, 0, 'final', 0)", "py3-none-any", "l4pc needs Python 3.11 to 3.14"),
        ("pass", "cp311-cp311-win_amd64", "Is it the kit of another system?"),
    ],
)  # fmt: skip
def test_a_python_or_a_machine_that_it_is_not_for_is_refused_and_nothing_is_written(
    tmp_path: Path, home: Path, before: str, tag: str, told: str
) -> None:
    done = install(kit(tmp_path / "kit", "1.0", tag=tag), home, python=before)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Nothing was changed." in done.stderr
    assert not list(home.iterdir())


def test_a_wheel_that_was_damaged_and_a_folder_of_somebody_else_are_refused(
    tmp_path: Path, home: Path
) -> None:
    folder = kit(tmp_path / "kit", "1.0")
    theirs = home / "theirs"
    theirs.mkdir()
    (theirs / "letter.odt").write_text("dear", encoding="utf-8")
    done = install(folder, home, "--to", str(theirs))
    assert (done.returncode, "holds other things" in done.stderr) == (2, True)
    assert install(folder, home, "--remove", "--to", str(theirs)).returncode == 2
    assert [path.name for path in theirs.iterdir()] == ["letter.odt"]
    wheel = next((folder / "wheels").iterdir())
    wheel.write_bytes(wheel.read_bytes() + b"x")
    done = install(folder, home)
    assert (done.returncode, "is not as it was made" in done.stderr) == (2, True)
    assert [path.name for path in home.iterdir()] == ["theirs"]


def test_a_part_that_was_damaged_or_is_missing_is_refused(tmp_path: Path, home: Path) -> None:
    damaged = kit(tmp_path / "damaged", "1.0")
    start = damaged / "parts" / "start.py"
    start.write_bytes(start.read_bytes()[:-1])
    done = install(damaged, home)
    assert (done.returncode, done.stderr.split(".py")[0]) == (2, "parts/start")
    assert "is not as it was made. Copy the kit anew. Nothing was changed." in done.stderr
    start.unlink()
    done = install(damaged, home)
    assert done.stderr == "parts/start.py is missing. Copy the kit anew. Nothing was changed.\n"
    assert not list(home.rglob("*"))


def test_a_second_installer_waits_for_the_first(tmp_path: Path, home: Path) -> None:
    first = kit(tmp_path / "first", "1.0")
    assert install(first, home).returncode == 0
    program = home / ".local" / "lib" / "l4pc"
    before = sorted(program.rglob("*"))
    other = "import fcntl; held = open({!r}, 'a'); fcntl.flock(held, fcntl.LOCK_EX)"
    held = other.format(str(program / "l4pc-kit.lock"))
    for words in ([], ["--remove"]):
        done = install(first, home, *words, python=held)
        assert (done.returncode, done.stderr.split(" in ")[0]) == (
            2,
            "Another installer is at work",
        )
        assert sorted(program.rglob("*")) == before
    assert install(first, home, "--remove").returncode == 0
    assert not program.exists()


def test_while_it_is_open_on_windows_it_is_not_half_taken_away(tmp_path: Path, home: Path) -> None:
    for version in ("1.0", "2.0"):
        assert install(kit(tmp_path / version, version), home).returncode == 0
    program = home / ".local" / "lib" / "l4pc"
    before = sorted(program.rglob("*"))
    # Windows renames no folder in which a file is open: here the second one.
    held = (
        "import os; own, tried = os.rename, []\n"
        "def rename(old, new):\n"
        "    tried.append(old)\n"
        "    if len(tried) == 2: raise PermissionError(13, 'used by another process')\n"
        "    own(old, new)\n"
        "os.rename = rename\n"
    )
    done = install(tmp_path / "2.0", home, "--remove", python=f"exec({held!r})")
    assert "is open, or may not be changed. Close its windows, and try again." in done.stderr
    assert (done.returncode, sorted(program.rglob("*"))) == (2, before)
    assert said(home / ".local" / "bin" / "l4pc") == "l4pc 2.0"


def test_a_single_file_that_was_damaged_says_so_and_leaves_nothing(
    tmp_path: Path, home: Path
) -> None:
    made = kit(tmp_path / "made", "1.0")
    (wheel,) = (made / "wheels").iterdir()
    file = tmp_path / "l4pc.pyz"
    with zipfile.ZipFile(file, "w") as packed:
        packed.write(AS_IT_IS / "single.py", "__main__.py")
        packed.write(AS_IT_IS / "unpacking.py", "unpacking.py")
        for name in ("kit.txt", "needed.txt"):
            packed.write(made / "parts" / name, name)
        packed.write(wheel, f"wheels/{wheel.name}")
    whole = file.read_bytes()
    within = whole.index(wheel.read_bytes()) + 40
    file.write_bytes(whole[:within] + bytes([whole[within] ^ 255]) + whole[within + 1 :])
    env = {"HOME": str(home), "PATH": os.environ["PATH"]}
    command = [sys.executable, "-I", str(file), "--version"]
    done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr.splitlines()[1:] == [
        "This l4pc is not as it was made. Copy it anew. Nothing of yours was touched."
    ]
    assert (done.returncode, [each for each in home.rglob("*") if each.is_file()]) == (1, [])
    file.write_bytes(whole)
    subprocess.run(command, env=env, capture_output=True, check=True)
    assert list(home.rglob("l4pc_tui/__main__.py"))


def test_a_command_file_that_cannot_hold_where_python_lies_is_refused_and_not_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(AS_IT_IS))
    monkeypatch.delitem(sys.modules, "install", raising=False)
    import install
    from unpacking import Refused

    path = tmp_path / "l4pc.cmd"
    install._write(str(path), 'call "C:\\Zoë\\python.exe"\n', "cp850", "\r\n")
    was = path.read_bytes()
    assert was == b'call "C:\\Zo\x89\\python.exe"\r\n'
    with pytest.raises(Refused, match="has a letter \\(ż\\)"):
        install._write(str(path), 'call "C:\\Każ\\python.exe"\n', "cp850", "\r\n")
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [was]


def test_which_wheels_fit_is_told_by_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(AS_IT_IS))
    import platform
    import sysconfig

    import unpacking

    names = [
        "a-1-py3-none-any.whl", "b-1-py2.py3-none-any.whl", "c-1-cp312-cp312-win_amd64.whl",
        "d-1-cp310-abi3-win_amd64.whl", "e-1-cp313-cp313-win_amd64.whl",
        "f-1-cp312-cp312-macosx_11_0_arm64.whl", "g-1-cp312-cp312-macosx_99_0_arm64.whl",
        "h-1-cp310-abi3-macosx_10_12_x86_64.macosx_11_0_arm64.whl",
        "i-1-cp312-cp312-manylinux2014_x86_64.manylinux_2_17_x86_64.whl",
        "j-1-cp312-cp312-manylinux_2_99_x86_64.whl", "k-1-cp312-cp312t-win_amd64.whl", "notes.txt",
    ]  # fmt: skip

    def fit(system: str, platform_: str, machine: str) -> str:
        monkeypatch.setattr(sys, "version_info", (3, 12, 1, "final", 0))
        monkeypatch.setattr(sys, "platform", platform_)
        monkeypatch.setattr(sysconfig, "get_platform", lambda: system)
        monkeypatch.setattr(platform, "machine", lambda: machine)
        monkeypatch.setattr(platform, "mac_ver", lambda: ("14.5", ("", "", ""), machine))
        monkeypatch.setattr(platform, "libc_ver", lambda: ("glibc", "2.36"))
        return "".join(name[0] for name in unpacking.fitting(names))

    assert fit("win-amd64", "win32", "AMD64") == "abcd"
    assert fit("macosx-10.13-universal2", "darwin", "arm64") == "abfh"
    assert fit("linux-x86_64", "linux", "x86_64") == "abi"


def test_the_commands_for_windows_are_read_alike_in_every_code_page() -> None:
    for file in AS_IT_IS.glob("*.cmd"):
        file.read_bytes().decode("ascii")
        assert "DisableDelayedExpansion" in file.read_text("ascii"), "else “!” in a path is eaten"


def test_the_file_for_the_stick_is_looked_at(tmp_path: Path) -> None:
    from kit import stick

    right = tmp_path / f"python-3.{stick.MINOR}.9-embed-amd64.zip"
    with zipfile.ZipFile(right, "w") as file:
        for name in stick.PYTHON_NEEDS:
            file.writestr(name, "")
    assert len(stick.check(right)) == 64
    for wrong in (f"python-3.{stick.MINOR}.9-amd64.zip", "python-3.12.9-embed-amd64.zip"):
        with pytest.raises(ValueError, match="is not python-3"):
            stick.check(Path(shutil.copy(right, tmp_path / wrong)))
    with zipfile.ZipFile(right, "w") as file:
        file.writestr("python.exe", "")
    with pytest.raises(ValueError, match=r"has no _ctypes\.pyd"):
        stick.check(right)


@pytest.mark.parametrize(
    ("version", "begins"),
    [
        ("3.13.9 (tags/v3.13.9:1, Oct 1 2025) [MSC v.1944 64 bit (AMD64)]", True),
        ("3.13.9 (tags/v3.13.9:1, Oct 1 2025) [MSC v.1944 64 bit (ARM64)]", False),
        ("3.13.9 (tags/v3.13.9:1, Oct 1 2025) [MSC v.1944 32 bit (Intel)]", False),
    ],
)
def test_a_stick_with_the_python_of_another_machine_says_so(
    tmp_path: Path, version: str, begins: bool
) -> None:
    start = (AS_IT_IS / "start.py").read_text(encoding="utf-8")
    start = start.replace("MADE_FOR = (3, 11)", f"MADE_FOR = {sys.version_info[:2]}")
    script = tmp_path / "start.py"
    script.write_text(start.replace('MACHINE = ""', 'MACHINE = "AMD64"'), encoding="utf-8")
    package = tmp_path / "packages" / "l4pc_tui"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "__main__.py").write_text(MAIN.format(version="1"), encoding="utf-8")
    run = f"import runpy, sys; sys.version = {version!r}; runpy.run_path({str(script)!r}, run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-I", "-c", run], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode == 0, "Nothing of yours was touched." in done.stderr) == (begins, not begins)  # fmt: skip
    assert "Traceback" not in done.stderr
