"""The person's own editor: named as each system names programs, started so that no sign is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from l4pc_tui.machine.editors import (
    Editor,
    Found,
    batch_line,
    command,
    editor,
    start_beside,
    words_of,
)
from l4pc_tui.machine.systems import System

CODE = r"C:\Users\Zoë O'Neil\AppData\Local\Programs\Microsoft VS Code\bin\code"
NOTEPAD = r"C:\Program Files\Notepad++\notepad++.exe"


def there(*programs: str) -> Found:
    """A machine on which these programs are; ``code`` is found as the batch file that it is."""
    known = {program.lower(): program for program in programs}
    known |= {CODE.lower(): f"{CODE}.CMD", "code": f"{CODE}.CMD"} if "code" in known else {}
    return lambda name: known.get(name.lower())


@pytest.mark.parametrize(
    ("named", "words"),
    [
        (rf'"{NOTEPAD}" -multiInst', (NOTEPAD, "-multiInst")),
        (NOTEPAD, (NOTEPAD,)),
        (rf"{NOTEPAD} -multiInst -nosession", (NOTEPAD, "-multiInst", "-nosession")),
        (r"C:\vim\vim.exe", (r"C:\vim\vim.exe",)),
        ("code --wait", (f"{CODE}.CMD", "--wait")),
        (rf'"{CODE}" --profile "For L4PC"', (f"{CODE}.CMD", "--profile", "For L4PC")),
        (r'C:\vim\vim.exe --cmd="set nu"', (r"C:\vim\vim.exe", "--cmd=set nu")),
        ("no-such-editor --wait", ()), (r'"C:\Program Files\gone.exe"', ()), ("  ", ()),
    ],
)  # fmt: skip
def test_on_windows_a_backslash_is_a_letter_of_a_path(named: str, words: tuple[str, ...]) -> None:
    assert words_of(named, "windows", there("code", NOTEPAD, r"C:\vim\vim.exe")) == words


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("/opt/My\\ editor/ed -w", ("/opt/My editor/ed", "-w")),
        ('"/opt/My editor/ed" "a b"', ("/opt/My editor/ed", "a b")),
        ("/opt/My editor/ed -w", ("/opt/My editor/ed", "-w")), ('unclosed "quote', ()),
    ],
)  # fmt: skip
def test_elsewhere_it_is_read_as_a_shell_reads_it(named: str, words: tuple[str, ...]) -> None:
    assert words_of(named, "linux", there("/opt/My editor/ed")) == words


@pytest.mark.parametrize(
    ("system", "programs", "env", "found"),
    [
        ("windows", ["notepad"], {}, Editor(("notepad",), "window")),
        ("macos", ["open", "nano"], {}, Editor(("open", "-t"), "window")),
        ("linux", ["nano", "vi"], {}, Editor(("nano",), "terminal")),
        ("linux", ["gedit"], {}, Editor(("gedit",), "window")), ("linux", [], {}, None),
        ("windows", ["notepad", "code"], {"EDITOR": "code"}, Editor((f"{CODE}.CMD",), "window")),
        ("linux", ["vi", "mine"], {"EDITOR": "mine -x"}, Editor(("mine", "-x"), "unknown")),
        ("linux", ["vi", "mine"], {"EDITOR": "mine", "VISUAL": "vi"}, Editor(("vi",), "terminal")),
        ("linux", ["vi", "mine"], {"EDITOR": "mine", "VISUAL": "gone"}, Editor(("mine",), "unknown")),
        ("linux", ["emacs"], {"EDITOR": "emacs -nw"}, Editor(("emacs", "-nw"), "terminal")),
    ],
)  # fmt: skip
def test_the_person_s_word_comes_before_what_is_usual_on_a_system(
    system: System, programs: list[str], env: dict[str, str], found: Editor | None
) -> None:
    assert editor(env, system, there(*programs)) == found


def test_a_batch_file_gets_a_line_on_which_no_sign_means_anything_to_the_shell() -> None:
    line = batch_line([f"{CODE}.CMD", "--wait", r"C:\Zoë & Co\50%TEMP% (a) ^ ! it's.md"])
    assert line == (
        'cmd.exe /d /e:on /v:off /s /c ""'
        rf"{CODE}.CMD"
        '" "--wait" "'
        r"C:\Zoë & Co\50%%cd:~,%TEMP%%cd:~,% (a) ^ ! it's.md"
        '""'
    )
    assert batch_line(["a.cmd", 'say "so"', "C:\\folder\\"]) == (
        r'cmd.exe /d /e:on /v:off /s /c ""a.cmd" "say ""so""" "C:\folder\\""'
    )
    for bad in ("a\nb", "a\rb", "a\0b"):
        with pytest.raises(ValueError, match="a"):
            batch_line(["a.cmd", bad])


def test_quotation_marks_always_close_before_a_sign_of_the_shell() -> None:
    """What cmd.exe sees outside quotation marks is nothing but the spaces between the words."""
    for word in ("a&b", 'a"&b', '"', '""&', "a\\", 'a\\"&calc', "|>x", 'x" & "y'):
        line = batch_line(["a.cmd", word, "c"])
        inside = line.removeprefix('cmd.exe /d /e:on /v:off /s /c "').removesuffix('"')
        outside, quoted = "", False
        for sign in inside:
            quoted = not quoted if sign == '"' else quoted
            outside += "" if quoted or sign == '"' else sign
        assert (outside, quoted) == ("  ", False), (word, line)


def test_only_a_batch_file_on_windows_goes_through_the_shell() -> None:
    assert command([NOTEPAD], r"C:\a b.md", "windows") == [NOTEPAD, r"C:\a b.md"]
    assert command(["a.cmd"], "b.md", "linux") == ["a.cmd", "b.md"]
    assert command(["A.BAT"], "b.md", "windows") == batch_line(["A.BAT", "b.md"])


def test_an_editor_beside_is_not_waited_for_and_says_nothing_on_the_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    page, gate, done = tmp_path / "a page.md", tmp_path / "gate", tmp_path / "done"
    subprocess.run(["mkfifo", str(gate), str(done)], check=True)
    writes = (
        f"import sys; print('noise'); print('noise', file=sys.stderr); open({str(gate)!r}).read();"
        f"open(sys.argv[1], 'w').write('written'); open({str(done)!r}, 'w')"
    )
    start_beside([sys.executable, "-c", writes], page, "linux")
    assert not page.exists()
    gate.write_text("go", encoding="utf-8")
    done.read_text(encoding="utf-8")
    assert page.read_text(encoding="utf-8") == "written"
    assert capfd.readouterr() == ("", "")
