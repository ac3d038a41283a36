"""The page's server: what it gives, whom it sends away, and that nobody stops it."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from email.message import Message

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples
from support.knocking import Window, answer, body, door_of, heard, question, status

from l4pc_tui.screen.browser import question as question_module
from l4pc_tui.screen.browser import server as server_module
from l4pc_tui.screen.browser.drawn import news
from l4pc_tui.screen.browser.server import MOST, Server, serving
from l4pc_tui.screen.browser.visits import House, Leaf, Refusal, asked_for

PICTURE = '{"usual":{"said":"Whose rule is it?"},"easy":null}'


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as made:
        made.latest.tell(PICTURE)
        yield made


def test_the_page_and_its_files_come_with_an_order_to_load_nothing_from_elsewhere(
    server: Server,
) -> None:
    for leaf in Leaf:
        if leaf is Leaf.NEWS:
            continue
        told = answer(server.house, question(server.house, leaf.value))
        assert status(told) == 200
        head = told.partition(b"\r\n\r\n")[0].decode().lower()
        assert "cache-control: no-store" in head
        assert "default-src 'none'; script-src 'self'; style-src 'self'" in head
        assert "unsafe" not in head
        assert "frame-ancestors 'none'" in head
        assert "access-control" not in head
        assert "x-content-type-options: nosniff" in head
        assert "python" not in head
        # Nothing in it names a place outside.
        text = body(told).decode().replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?:|//[a-z]|url\(|@import|<style| style=| on[a-z]+=", text)


def test_it_listens_on_this_machine_alone_at_a_port_and_a_word_of_chance(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert len(server.house.token) >= 32
    with serving() as other:
        assert other.house.token != server.house.token
        assert other.server_address != server.server_address


STRANGE: dict[str, tuple[dict[str, str | None], Refusal]] = {
    "another token": ({"path": "/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/"}, Refusal.NOTHING),
    "no token": ({"path": "/"}, Refusal.NOTHING),
    "no such file": ({"path": "server.py"}, Refusal.NOTHING),
    "a way out": ({"path": "../../l4pc.db"}, Refusal.NOTHING),
    "a file with more": ({"path": "page.js?x"}, Refusal.NOTHING),
    "not letters": ({"path": "/\u00e9\u20ac/"}, Refusal.NOTHING),
    "a name that leads here": ({"Host": "evil.example:80"}, Refusal.STRANGER),
    "another port": ({"Host": "127.0.0.1:1"}, Refusal.STRANGER),
    "no host": ({"Host": None}, Refusal.STRANGER),
    "a page from elsewhere": ({"Origin": "http://evil.example"}, Refusal.STRANGER),
    "a page from nowhere": ({"Origin": "null"}, Refusal.STRANGER),
    "a link from elsewhere": ({"Sec_Fetch_Site": "cross-site"}, Refusal.STRANGER),
    "another port's page": ({"Sec_Fetch_Site": "same-site"}, Refusal.STRANGER),
    "something to keep": ({"method": "POST"}, Refusal.METHOD),
    "a look at the head": ({"method": "HEAD"}, Refusal.METHOD),
    "what may I": ({"method": "OPTIONS"}, Refusal.METHOD),
    "a word of one's own": ({"method": "BREW"}, Refusal.METHOD),
}  # fmt: skip


@pytest.mark.parametrize("name", STRANGE)
def test_whoever_is_not_the_browser_that_was_told_the_address_gets_a_sentence(
    server: Server, name: str
) -> None:
    wishes, refusal = STRANGE[name]
    for leaf in ("", "news"):
        said = question(server.house, **{"path": leaf, **wishes})  # type: ignore[arg-type]
        told = answer(server.house, said)
        assert status(told) == refusal.status
        assert body(told) == refusal.words
        assert b"Whose rule" not in told
        assert server.house.token.encode() not in told


def test_two_hosts_are_one_too_many(server: Server) -> None:
    twice = question(server.house).replace(b"Accept: */*", b"Host: evil.example")
    assert status(answer(server.house, twice)) == Refusal.STRANGER.status


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", Refusal.UNCLEAR),
        (b"GET\r\n\r\n", Refusal.UNCLEAR),
        (b"GET / HTTP/9.1\r\n\r\n", Refusal.UNCLEAR),
        (b"GET /" + b"a" * 200_000, Refusal.TOO_LONG),
        (b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 100_000 + b"\r\n", Refusal.TOO_LONG),
        (b"GET / HTTP/1.1\r\nHost: here\r\n" + b"X: y\r\n" * 120 + b"\r\n", Refusal.TOO_LONG),
    ],
)
def test_what_is_no_question_or_too_long_a_one_is_refused(
    server: Server, said: bytes, refusal: Refusal
) -> None:
    told = answer(server.house, said)
    assert status(told) == refusal.status
    assert body(told) == refusal.words
    assert status(answer(server.house, question(server.house))) == 200


def test_whoever_leaves_in_the_middle_is_let_go(server: Server) -> None:
    with socket.create_connection(door_of(server.house)) as line:
        line.sendall(b"GET /")
    with socket.create_connection(door_of(server.house)) as line:
        line.shutdown(socket.SHUT_WR)
        assert heard(line) == b""
    assert status(answer(server.house, question(server.house))) == 200


def test_a_byte_now_and_then_does_not_hold_the_door_open(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(question_module, "PATIENCE", 0.3)
    begun = time.monotonic()
    with socket.create_connection(door_of(server.house), 10) as line:
        line.settimeout(0.05)
        came = b""
        while not came:
            try:
                line.sendall(b"G")
                came = line.recv(4096)
            except TimeoutError:
                continue
    assert status(came) == Refusal.TOO_SLOW.status
    assert time.monotonic() - begun < 5


def test_every_window_is_told_what_is_new_at_once_and_at_the_end_that_it_is_over() -> None:
    with ExitStack() as windows:
        with serving() as server:
            server.latest.tell(PICTURE)
            house = server.house
            many = [windows.enter_context(Window(house)) for _ in range(20)]
            assert {window.next()[1]["usual"]["said"] for window in many} == {"Whose rule is it?"}
            server.latest.tell(news(None, 0.0, "bar"))
            for window in many:
                window.until("waiting for a session")
        assert [window.next()[0] for window in many] == ["over"] * 20
        assert [window.next()[0] for window in many] == ["gone"] * 20


def test_a_window_that_is_told_nothing_new_hears_that_somebody_is_still_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(server_module, "BEAT", 0.05)
    with serving() as server, Window(server.house) as window:
        assert [window.next()[0] for _ in range(3)] == ["beat"] * 3
        server.latest.tell(PICTURE)
        window.until("Whose rule")


def test_a_window_that_does_not_read_is_dropped_and_holds_nobody_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(server_module, "PATIENCE", 0.2)
    monkeypatch.setattr(server_module, "BEAT", 0.1)
    with serving() as server, socket.socket() as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        deaf.connect(door_of(server.house))
        deaf.sendall(question(server.house, "news"))
        with Window(server.house) as reading:
            deadline = time.monotonic() + 10
            while server.latest.windows < 2:
                assert time.monotonic() < deadline
            # However much the system holds for it, at some time it holds no more.
            for number in range(60):
                server.latest.tell(f'{{"number":{number},"long":"{"x" * 900_000}"}}')
                reading.until(f'"number": {number},')
                if server.latest.windows == 1:
                    break
            assert server.latest.windows == 1


def test_when_too_many_come_the_last_are_sent_away_and_room_is_made_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(server_module, "BEAT", 0.1)
    with serving() as server:
        server.latest.tell(PICTURE)
        house = server.house
        with ExitStack() as windows:
            for _ in range(MOST):
                windows.enter_context(Window(house)).until("Whose rule")
            told = answer(house, b"")
            assert status(told) == Refusal.TOO_MANY.status
            assert body(told) == Refusal.TOO_MANY.words
        assert server.latest.wait_until_all_have_gone(10.0)
        deadline = time.monotonic() + 10
        while not (told := answer(house, question(house))) or status(told) != 200:
            assert time.monotonic() < deadline, told


def test_whoever_only_stands_about_keeps_no_browser_out_that_has_the_token() -> None:
    with serving() as server, ExitStack() as idle:
        server.latest.tell(PICTURE)
        window = idle.enter_context(Window(server.house))
        window.until("Whose rule")
        for said in (b"", b"GET / HTTP/1.1\r\n"):
            for _ in range(MOST + 10):
                line = idle.enter_context(socket.create_connection(door_of(server.house), 10))
                line.sendall(said)
            assert status(answer(server.house, question(server.house))) == 200
        server.latest.tell(news(None, 0.0, "bar"))
        window.until("waiting for a session")


@pytest.mark.parametrize("leaf", [*Leaf, "none"])
def test_only_the_very_question_of_the_pages_own_browser_is_answered(leaf: str) -> None:
    house = House("127.0.0.1:4321", "t" * 32)
    own = {"Host": [house.host], "Origin": [house.origin], "Sec-Fetch-Site": ["same-origin"]}

    @given(
        st.sampled_from(["GET", "get", "POST", "HEAD", ""]) | st.text(max_size=4),
        st.sampled_from([f"/{house.token}/{leaf}", f"//{house.token}/{leaf}", f"/{house.token}"])
        | st.text(max_size=50).map(lambda text: f"/{house.token}/{leaf}{text}"),
        st.dictionaries(st.sampled_from(sorted(own)), st.lists(st.text(max_size=20), max_size=2)),
    )
    @settings(max_examples=examples(100), deadline=None)
    def answered(method: str, path: str, said: dict[str, list[str]]) -> None:
        headers = Message()
        for name, values in {**own, **said}.items():
            for value in values:
                headers.add_header(name, value.replace("\n", "").replace("\r", ""))
        found = asked_for(house, method, path, headers)
        right = (method, path) == ("GET", f"/{house.token}/{leaf}") and leaf in set(Leaf)
        ours = all(values == own[name] or not values for name, values in said.items())
        assert isinstance(found, Leaf) == (right and ours and said.get("Host") != [])

    answered()


@settings(max_examples=examples(60), deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", b"GET ", b"GET / HTTP/1.1\r\n", b"\r\n\r\n"]))
def test_whatever_is_said_at_the_door_is_refused_in_a_sentence_or_not_at_all(
    server: Server, said: bytes, before: bytes
) -> None:
    told = answer(server.house, before + said + b"\r\n\r\n")
    assert not told or body(told) in {refusal.words for refusal in Refusal}
