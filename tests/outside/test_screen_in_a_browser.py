"""The room's page in a real Chromium: on four walls, in every look, with axe-core, by keys alone.

Needs npm, which fetches axe-core. The page itself fetches nothing.
"""

from __future__ import annotations

import json
import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from outside.browsing import Browser, browser
from outside.tools import ran, tool
from support import hostile
from support.accessible import contrast
from support.sandbox import L4PC, environment
from support.walls import spoiled

from l4pc_tui.core.live.groups.on_the_wall import Seated
from l4pc_tui.core.live.view.public import PublicView, to_json
from l4pc_tui.screen.browser.drawn import begins, news
from l4pc_tui.screen.browser.server import Server, serving
from l4pc_tui.screen.picture import Timer

AXE = "axe-core@4.14.1"
NOW = 1_795_597_200.0
SIZES = {"small": (1280, 720), "wall": (1920, 1080), "large": (3840, 2160), "phone": (390, 844)}
LOOKS = {"dark": "", "light": "l", "high contrast": "c", "high contrast in the light": "lc"}
"""Each look and the keys that lead to it from the first."""

ASKED = PublicView(
    "running", "Right / right", "trios", (),
    "Whose rule is this, and what would have to be true for it to be wrong?",
    720.0, NOW + 460, None, "Question", easy=("Who made this rule?\n\n- Could it be wrong?",),
)  # fmt: skip
LONG = (
    "Think of a decision of the last month that everybody in the room agreed to and that nobody has "
    "carried out since. What did each of you hear, what did each of you say, and what was it that "
    "nobody said aloud until the meeting was over and you stood in the corridor?"
)
TEXT = (
    "# Rules of this room\n\n- What is said here stays here\n- One speaks, **everybody** listens\n\n"
    "| Round | Who speaks | Minutes |\n| --- | --- | --- |\n| 1 | the one with the card | 4 |\n\n"
    "> Ask before you advise.\n\n1. Alone\n2. In pairs"
)
NAMES = ("Amina", "Bartholomew", "Carys-Ann", "Dev", "Farah")
HOSTILE = "<img src=x onerror=alert(1)>&amp;<script>alert(2)</script>\u202e \x1b[2J $(id) {{7*7}}"
VIEWS: dict[str, PublicView | None] = {
    "question": ASKED,
    "short": replace(ASKED, asked="What is at stake?"),
    "long": replace(ASKED, asked=LONG, shown=("- one minute alone\n- then *together*",)),
    "text": replace(ASKED, asked="", shown=(TEXT,)),
    "break": PublicView(
        "running", "Break", "", ("Tea is by the window.",), "", 1300.0, NOW + 780, back_at=NOW + 780
    ),
    "start": PublicView(
        begins=NOW + 480, greeting="Take a drink and a card.", sign="Things right · Lantern Valley"
    ),
    "groups": replace(ASKED, tables=tuple(
        tuple(Seated(name, name == "Dev") for name in NAMES[: 4 + table % 2]) for table in range(8)
    )),
    "word": replace(ASKED, asked="Donaudampfschifffahrtsgesellschaftskapitänsmütze" * 3),
    "message": replace(ASKED, message="Two more minutes", message_until=NOW + 99, message_length=120.0),
    "bell": replace(ASKED, rounds=3, rang=NOW - 1, bells=(NOW + 200,)),
    "end": PublicView("closed", "Right / right", greeting="Go well."),
    "hostile": replace(ASKED, asked=HOSTILE, shown=(HOSTILE,), title=HOSTILE, group=HOSTILE),
    "nothing": None,
    "dark": replace(ASKED, blank=True),
}  # fmt: skip


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What looks at a page for faults."""
    folder = tmp_path_factory.mktemp("axe")
    said = subprocess.run(
        [tool("npm"), "install", "--no-audit", "--no-fund", "--ignore-scripts", AXE],
        cwd=folder, env=os.environ | {"npm_config_cache": str(folder / "cache")},
        capture_output=True, timeout=240, check=False,
    )  # fmt: skip
    assert said.returncode == 0, said.stderr.decode()[-2000:]
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("chromium")) as opened:
        yield opened


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as made:
        yield made


def show(server: Server, window: Browser, view: PublicView | None, timer: Timer = "bar") -> None:
    """The wall at that moment, drawn."""
    told = news(view, NOW, timer)
    server.latest.tell(told)
    usual = json.loads(told)["usual"]
    said = json.dumps(usual["bell"] or usual["said"])
    window.wait_for(
        f"document.documentElement.dataset.kind === {json.dumps(usual['kind'])}"
        f" && document.getElementById('said').textContent === {said}"
    )


def opened(server: Server, window: Browser, size: str = "wall", keys: str = "") -> None:
    """The page, in a window of that size, after those keys; nothing moves in it."""
    window.size(*SIZES[size])
    window.prefers(prefers_color_scheme="dark", prefers_reduced_motion="reduce")
    server.latest.tell(news(None, NOW, "bar"))
    window.open(server.house.address)
    window.wait_for("document.documentElement.dataset.kind === 'waiting'")
    for key in keys:
        window.key(key)


FOUND = """axe.run(document, {resultTypes: ["violations", "incomplete", "passes"]}).then(found => ({
  faults: [...found.violations, ...found.incomplete].map(each => [
    each.id, each.nodes.map(node => [node.html, node.any.map(one => one.message)])]),
  passed: found.passes.map(each => each.id),
}))"""
CUT = """(() => {
  const wide = innerWidth, high = Math.max(innerHeight, document.documentElement.scrollHeight);
  const out = [...document.querySelectorAll("#words :not(.bar, i), #foot")].filter(each => {
    const at = each.getBoundingClientRect();
    return at.width && (at.left < -1 || at.right > wide + 1 || at.top < -1 || at.bottom + scrollY > high + 1
      || each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflow !== "visible");
  });
  const words = document.getElementById("words").getBoundingClientRect();
  const foot = document.getElementById("foot").getBoundingClientRect();
  return {
    cut: out.map(each => each.outerHTML.slice(0, 120)),
    aside: document.documentElement.scrollWidth - wide,
    below: document.documentElement.scrollHeight - innerHeight,
    over: foot.height ? words.bottom - foot.top : 0,
  };
})()"""


@pytest.mark.parametrize(
    ("size", "look"),
    [*((size, "dark") for size in SIZES), *(("wall", look) for look in list(LOOKS)[1:])],
)
def test_axe_finds_no_fault_and_nothing_is_cut_on_any_wall_in_any_look(
    server: Server, window: Browser, axe: str, size: str, look: str
) -> None:
    opened(server, window, size, LOOKS[look])
    window.run(f"{axe};0")
    for name, view in VIEWS.items():
        show(server, window, view)
        if name == "nothing":
            # With the buttons on top as well.
            window.key("?")
        found = window.run(FOUND)
        assert found["faults"] == [], name
        assert name == "dark" or "color-contrast" in found["passed"], name
        told = window.run(CUT)
        assert told["cut"] == [], name
        assert told["aside"] <= 0, f"{name} can be moved to the side"
        assert told["over"] <= 1, f"{name}: the words reach into the foot"
        # In a hand one can scroll; at a wall nobody can.
        assert size == "phone" or told["below"] <= 0, f"{name} goes on below the wall"


def test_every_colour_of_words_is_told_apart_from_the_ground_seven_times_in_high_contrast(
    window: Browser,
) -> None:
    for look, keys in LOOKS.items():
        with serving() as server:
            opened(server, window, keys=keys)
            for view in (ASKED, VIEWS["groups"], VIEWS["text"]):
                show(server, window, view)
                for words, ground in window.run(COLOURS):
                    least = 7.0 if "contrast" in look else 4.5
                    assert contrast(as_hex(words), as_hex(ground)) >= least, (look, words, ground)


COLOURS = """(() => {
  const ground = getComputedStyle(document.documentElement).backgroundColor;
  const words = document.querySelectorAll("#words :is(p, h1, h2, li, th, td, small), #foot");
  return [...words].map(each => [getComputedStyle(each).color, ground]);
})()"""


def as_hex(colour: str) -> str:
    """ "rgb(18, 19, 22)" as a style sheet writes it."""
    inside = colour[colour.index("(") + 1 : -1].split(",")[:3]
    return "#" + "".join(f"{int(each):02x}" for each in inside)


def test_words_of_any_kind_stand_as_they_were_typed_and_run_nothing(
    server: Server, window: Browser
) -> None:
    opened(server, window)
    show(server, window, VIEWS["hostile"])
    assert window.run("document.querySelector('#words h1').textContent").startswith(
        "<img src=x onerror"
    )
    assert window.run("document.querySelectorAll('img, main script').length") == 0
    assert "alert" not in json.dumps([each for each in window.told if "Dialog" in each["method"]])


def test_sixty_hostile_texts_are_text_on_the_page_and_nothing_else(
    server: Server, window: Browser
) -> None:
    window.told.clear()
    opened(server, window)
    for text in hostile.STRINGS:
        for view in (spoiled(text), replace(spoiled(text), tables=())):
            show(server, window, view)
            shown = window.run("document.body.innerText")
            assert hostile.drives(shown) == [], ascii(text)
            assert (
                window.run("document.querySelectorAll('a, img, iframe, main script').length") == 0
            )
            assert window.run(CUT)["aside"] <= 0, ascii(text)
    assert window.run("document.title") == "The room’s screen · l4pc"
    told = [each for each in window.told if each["method"].startswith(("Page.javascriptDialog", "Log.entry", "Runtime.exception"))]  # fmt: skip
    assert told == []


def test_it_is_told_once_to_who_hears_it_and_never_the_seconds(
    server: Server, window: Browser
) -> None:
    opened(server, window)
    show(server, window, ASKED, "digits")
    window.run(
        """window.heard = []; new MutationObserver(() => heard.push(document.getElementById("said").textContent))
        .observe(document.getElementById("said"), {childList: true, characterData: true, subtree: true}); 0"""
    )
    for second in range(1, 40):
        server.latest.tell(news(ASKED, NOW + second, "digits"))
    window.wait_for("document.querySelector('.digits').textContent === '7:01'")
    assert window.run("heard") == []
    show(server, window, replace(ASKED, asked="And now?"), "digits")
    assert window.run("heard") == ["in trios. And now?"]
    # Nothing else on the page is told by itself.
    live = [
        node for node in window.tree()
        if any(each["name"] == "live" and each["value"].get("value") not in (None, "off")
               for each in node.get("properties", []))
    ]  # fmt: skip
    assert {node["role"]["value"] for node in live} <= {"status", "StaticText", "InlineTextBox"}


def test_it_asks_nobody_but_its_own_server_for_anything(server: Server, window: Browser) -> None:
    window.told.clear()
    opened(server, window)
    show(server, window, ASKED)
    asked = [
        each["params"]["request"]["url"]
        for each in window.told
        if each["method"] == "Network.requestWillBeSent"
    ]
    assert len(asked) >= 5
    assert {url.removeprefix(server.house.address) for url in asked} == {
        "", "colours.css", "page.css", "page.js", "icon.svg", "news",
    }  # fmt: skip
    wrong = [each for each in window.told if each["method"] in ("Log.entryAdded", "Runtime.exceptionThrown")]  # fmt: skip
    assert wrong == []


def test_everything_can_be_done_by_keys_and_the_focus_is_seen(
    server: Server, window: Browser
) -> None:
    opened(server, window)
    show(server, window, ASKED)
    data = "document.documentElement.dataset"
    hidden = "getComputedStyle(document.getElementById('looks')).opacity"
    assert window.run(hidden) == "0"
    names = []
    for _ in range(8):
        window.key("Tab")
        names.append(window.run("document.activeElement.dataset.does"))
        assert window.run(hidden) == "1"
        assert window.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert names == ["light", "contrast", "plain", "easy", "smaller", "larger", "sound", "full"]
    for key, name, off, on in (
        ("l", "look", "dark", "light"), ("c", "contrast", "usual", "high"),
        ("p", "letters", "usual", "plain"),
    ):  # fmt: skip
        assert window.run(f"{data}.{name}") == off
        window.key(key)
        assert window.run(f"{data}.{name}") == on
        window.key(key)
        assert window.run(f"{data}.{name}") == off
    size = "parseFloat(getComputedStyle(document.querySelector('.above')).fontSize)"
    usual = window.run(size)
    window.key("+")
    assert window.run(size) > usual
    window.key("-")
    assert abs(window.run(size) - usual) < 1
    window.key("e")
    assert window.run("document.querySelector('.body').textContent").startswith("Who made this")
    # Whoever looks at a step without easy read sees what there is.
    show(server, window, replace(ASKED, asked="And now?", easy=()))
    assert window.run("document.querySelector('#words h1').textContent") == "And now?"
    assert window.run("document.querySelector('[data-does=easy]').disabled")
    window.key("f")
    window.wait_for("document.fullscreenElement !== null")
    window.key("f")
    window.wait_for("document.fullscreenElement === null")


def test_it_fades_unless_the_person_wants_less_motion(server: Server, window: Browser) -> None:
    moves = "document.getAnimations().length"
    opened(server, window)
    show(server, window, VIEWS["bell"])
    assert window.run(moves) == 0
    window.prefers(prefers_color_scheme="dark", prefers_reduced_motion="no-preference")
    show(server, window, VIEWS["end"])
    window.wait_for(f"{moves} > 0")
    # Or has told so to l4pc, which says how the page begins as well.
    with serving() as calm:
        calm.latest.tell(news(VIEWS["bell"], NOW, "bar", begins("paper", still=True)))
        window.open(calm.house.address)
        window.wait_for("document.getElementById('bell').checkVisibility()")
        assert window.run(moves) == 0
        assert window.run("document.documentElement.dataset.look") == "light"


def test_what_is_on_the_wall_in_a_break_stays_while_the_time_of_day_goes_on(
    server: Server, window: Browser
) -> None:
    opened(server, window)
    show(server, window, VIEWS["break"])
    window.run("window.before = document.getElementById('words').firstElementChild; 0")
    for minute, told in ((1, "it is 09:01"), (2, "it is 09:02")):
        server.latest.tell(news(VIEWS["break"], NOW + 60 * minute, "bar"))
        window.wait_for(f"document.getElementById('foot').textContent === '{told}'")
        assert window.run("before.isConnected"), "it would fade in anew"


def test_on_paper_stands_what_is_on_the_wall(
    server: Server, window: Browser, tmp_path: Path
) -> None:
    opened(server, window)
    show(server, window, ASKED)
    page = tmp_path / "page.pdf"
    window.print(page)
    told = ran(tool("pdftotext"), "-layout", page, "-", home=tmp_path)
    assert " ".join(told.split()) == (
        "in trios Whose rule is this, and what would have to be true for it to be wrong? "
        "Right / right"
    )


def test_a_bell_is_seen_and_heard_by_who_wants_that(server: Server, window: Browser) -> None:
    opened(server, window)
    window.run(
        """window.tones = 0; const begin = OscillatorNode.prototype.start;
        OscillatorNode.prototype.start = function (...at) { window.tones += 1; return begin.apply(this, at); }; 0"""
    )
    show(server, window, VIEWS["bell"])
    seen = "document.getElementById('bell').checkVisibility()"
    assert window.run(seen)
    assert window.run("document.getElementById('bell').textContent.trim()") == (
        "Change over · round 3 of 3"
    )
    assert window.run("tones") == 0
    server.latest.tell(news(VIEWS["bell"], NOW + 7, "bar"))
    window.wait_for(f"!{seen}")
    window.key("b")
    assert window.run("tones") == 2
    server.latest.tell(news(replace(ASKED, rounds=3, rang=NOW + 100), NOW + 101, "bar"))
    window.wait_for("tones === 4")


def tell(folder: Path, view: PublicView) -> None:
    """A console says what the room may see."""
    fresh = folder / "new"
    fresh.write_text(
        json.dumps(to_json(view, session="a", beat=time.time(), rehearsal=False)), encoding="utf-8"
    )
    fresh.replace(folder / f"screen-{'a' * 16}-{'a' * 16}.json")


def test_it_follows_within_half_a_second_stays_calm_when_all_is_gone_and_comes_back(
    tmp_path: Path, window: Browser
) -> None:
    if sys.platform == "win32":
        raise NotImplementedError
    env = environment(tmp_path, BROWSER="true")
    runtime = Path(env["L4PC_RUNTIME"])
    screen = subprocess.Popen(
        [*L4PC, "screen", "--browser"], env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
    )
    try:
        assert screen.stdout is not None
        address = next(line for line in screen.stdout if b"http" in line).decode().strip()
        window.size(*SIZES["wall"])
        window.open(address)
        window.wait_for("document.documentElement.dataset.kind === 'waiting'")
        took = []
        for number in range(9):
            begun = time.monotonic()
            tell(runtime, replace(ASKED, asked=f"Question {number}?", ends=time.time() + 460))
            window.wait_for(
                f"document.querySelector('#words h1').textContent === 'Question {number}?'"
            )
            took.append(time.monotonic() - begun)
        print("followed after", [round(each, 3) for each in took])
        assert statistics.median(took) < 0.5
        time_shown = "document.querySelector('.time').checkVisibility({visibilityProperty: true})"
        # The console goes: everything stays, and the time goes on.
        next(runtime.glob("screen-*")).unlink()
        window.run("new Promise(done => setTimeout(done, 700))")
        assert window.run("document.querySelector('#words h1').textContent") == "Question 8?"
        assert window.run(time_shown)
        # What serves it stands still: no time is told that nobody tells. It comes back by itself.
        os.kill(screen.pid, signal.SIGSTOP)
        window.wait_for(f"!{time_shown}", seconds=12)
        assert window.run("document.querySelector('#words h1').textContent") == "Question 8?"
        os.kill(screen.pid, signal.SIGCONT)
        window.wait_for(time_shown, seconds=12)
        screen.terminate()
        window.wait_for("document.documentElement.dataset.kind === 'over'")
        assert screen.wait(20) == 0
    finally:
        screen.kill()
        screen.wait(20)


BETWEEN = ((320, 568), (568, 320), (600, 600), (800, 600), (1024, 768), (1080, 1920), (2560, 1080))
"""Windows of other shapes: small telephones both ways, old projectors, tall and broad walls."""


def test_nothing_is_cut_in_windows_of_any_shape_nor_when_it_is_wished_larger(
    server: Server, window: Browser
) -> None:
    opened(server, window)
    for larger in ("", "+++++"):
        for key in larger:
            window.key(key)
        for width, height in BETWEEN:
            window.size(width, height)
            for name, view in VIEWS.items():
                if name == "bell":
                    # It is told once, and what is cut of its picture is cut of the question's.
                    continue
                show(server, window, view, "digits" if name == "short" else "bar")
                told = window.run(CUT)
                place = f"{name} at {width}x{height} {larger}"
                assert told["cut"] == [], place
                assert told["aside"] <= 0, place
                assert told["over"] <= 1, place
                assert width <= 600 or told["below"] <= 0, place
