"""Fetching: each picture once, a few at a time, what is on the screen first; failures are remembered for a while."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from app.artwork.artwork import AT_ONCE, Artwork
from app.artwork.failures import SERVER_SECONDS, Failures
from app.artwork.picture import BadPicture
from app.artwork.reference import ArtReference, Origin, parsed
from app.artwork.sizes import Size
from app.artwork.turns import Turns
from app.domain.cancel import Cancel
from app.domain.problems import BadAnswer, Busy, Cancelled, Missing, Problem, Refused, StoreProblem, Unreachable
from app.sources.source import ImageAddress
from app.web.web import Web
from tests.artwork.pictures import SVG, poster

LIMIT = 64 * 1024 * 1024


class Gallery(ThreadingHTTPServer):
    """A real server of pictures: `/ok/…` has one, `/svg`, `/missing`, `/refused`; `/slow/…` waits until `open` is set."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.asked: list[str] = []
        self.tokens: list[str | None] = []
        self.open = threading.Event()
        self.arrived = threading.Semaphore(0)
        self.inside = 0
        self.most_inside = 0
        self.lock = threading.Lock()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Answers(BaseHTTPRequestHandler):
    server: Gallery

    def do_GET(self) -> None:
        gallery = self.server
        with gallery.lock:
            gallery.asked.append(self.path)
            gallery.tokens.append(self.headers.get("X-Plex-Token"))
            gallery.inside += 1
            gallery.most_inside = max(gallery.most_inside, gallery.inside)
        gallery.arrived.release()
        if self.path.startswith("/slow"):
            gallery.open.wait(30)
        status = {"missing": 404, "refused": 401}.get(self.path.strip("/"), 200)
        body = SVG if self.path == "/svg" else poster()
        self.send_response(status)
        self.send_header("Content-Type", "image/svg+xml" if self.path == "/svg" else "image/jpeg")
        self.send_header("Content-Length", str(len(body)))
        with gallery.lock:
            gallery.inside -= 1
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's own name
        """Says nothing."""


@pytest.fixture
def gallery() -> Iterator[Gallery]:
    server = Gallery()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.open.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def web() -> Iterator[Web]:
    out = Web()
    yield out
    out.close()


@pytest.fixture
def artwork(tmp_path: Path, gallery: Gallery, web: Web) -> Artwork:
    def resolve(server_id: Origin, reference: str, width: int, height: int) -> ImageAddress:
        if server_id == 2:
            return ImageAddress(path=reference)
        if server_id == 3:
            raise Unreachable("The server is gone.")
        return ImageAddress(url=gallery.address + reference, headers={"X-Plex-Token": "secret"})

    return Artwork(tmp_path / "cache", LIMIT, resolve, web)


def test_a_reference_has_a_server_and_its_words() -> None:
    assert parsed("3 /library/metadata/7/thumb/1 2") == ArtReference(3, "/library/metadata/7/thumb/1 2")
    assert parsed("tmdb /abc.jpg") == ArtReference("tmdb", "/abc.jpg")
    assert str(ArtReference(3, "/a b")) == "3 /a b"
    for nonsense in ("", "3", "3 ", "x /a", "-1 /a", "٣ /a", "https://image.tmdb.org/x.jpg"):
        assert parsed(nonsense) is None


def test_a_picture_is_fetched_once(artwork: Artwork, gallery: Gallery) -> None:
    assert artwork.cached("1 /ok/a", Size.POSTER) is None
    path = artwork.fetch("1 /ok/a", Size.POSTER, Cancel())
    assert artwork.fetch("1 /ok/a", Size.POSTER, Cancel()) == path == artwork.cached("1 /ok/a", Size.POSTER)
    assert gallery.asked == ["/ok/a"]
    assert gallery.tokens == ["secret"]


def test_many_who_want_the_same_ask_once(artwork: Artwork, gallery: Gallery) -> None:
    found: list[Path] = []
    threads = [threading.Thread(target=lambda: found.append(artwork.fetch("1 /slow/a", Size.POSTER, Cancel()))) for _ in range(8)]
    for thread in threads:
        thread.start()
    gallery.arrived.acquire(timeout=10)
    gallery.open.set()
    for thread in threads:
        thread.join()
    assert gallery.asked == ["/slow/a"]
    assert len(set(found)) == 1
    assert len(found) == 8


def test_one_who_gives_up_does_not_take_it_from_the_others(artwork: Artwork, gallery: Gallery) -> None:
    first, second = Cancel(), Cancel()
    outcome: dict[str, object] = {}

    def want(name: str, cancel: Cancel) -> None:
        try:
            outcome[name] = artwork.fetch("1 /slow/a", Size.POSTER, cancel)
        except Cancelled:
            outcome[name] = "cancelled"

    one = threading.Thread(target=want, args=("one", first))
    one.start()
    gallery.arrived.acquire(timeout=10)
    other = threading.Thread(target=want, args=("other", second))
    other.start()
    first.request()
    one.join()
    gallery.open.set()
    other.join()
    assert outcome["one"] == "cancelled"
    assert isinstance(outcome["other"], Path)


def test_a_few_at_a_time(artwork: Artwork, gallery: Gallery) -> None:
    threads = [threading.Thread(target=artwork.fetch, args=(f"1 /slow/{number}", Size.POSTER, Cancel())) for number in range(3 * AT_ONCE)]
    for thread in threads:
        thread.start()
    for _ in range(AT_ONCE):
        gallery.arrived.acquire(timeout=10)
    gallery.open.set()
    for thread in threads:
        thread.join()
    assert gallery.most_inside == AT_ONCE
    assert len(gallery.asked) == 3 * AT_ONCE


def test_what_fails_is_left_alone_for_a_while(artwork: Artwork, gallery: Gallery) -> None:
    for path, kind in (("/missing", Missing), ("/svg", BadPicture), ("/refused", Refused)):
        for _ in range(3):
            with pytest.raises(kind):
                artwork.fetch(f"1 {path}", Size.POSTER, Cancel())
    assert sorted(gallery.asked) == ["/missing", "/refused", "/svg"]
    artwork.failures.forget(1)
    with pytest.raises(Missing):
        artwork.fetch("1 /missing", Size.POSTER, Cancel())
    assert gallery.asked.count("/missing") == 2


def test_a_server_that_does_not_answer_is_left_alone_with_all_its_pictures(artwork: Artwork, gallery: Gallery) -> None:
    with pytest.raises(Unreachable):
        artwork.fetch("3 /a", Size.POSTER, Cancel())
    assert isinstance(artwork.failures.standing(3, "3 /b"), Unreachable)
    assert artwork.failures.standing(1, "1 /b") is None


def test_pictures_of_folders_are_read_from_their_files(artwork: Artwork, tmp_path: Path) -> None:
    file = tmp_path / "poster.jpg"
    file.write_bytes(poster())
    assert artwork.fetch(f"2 {file}", Size.POSTER, Cancel()).exists()
    assert file.read_bytes() == poster()
    with pytest.raises(Missing, match=r"gone\.jpg is gone"):
        artwork.fetch(f"2 {tmp_path / 'gone.jpg'}", Size.POSTER, Cancel())
    with pytest.raises(BadAnswer):
        artwork.fetch(f"2 {tmp_path}", Size.POSTER, Cancel())


def test_nonsense_and_a_full_disk_are_sentences(artwork: Artwork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Missing):
        artwork.fetch("nonsense", Size.POSTER, Cancel())

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(StoreProblem, match="No space left on device"):
        artwork.fetch("1 /ok/a", Size.POSTER, Cancel())
    monkeypatch.undo()
    assert artwork.fetch("1 /ok/a", Size.POSTER, Cancel()).exists()


def test_a_cancelled_wish_asks_nothing(artwork: Artwork, gallery: Gallery) -> None:
    cancel = Cancel()
    cancel.request()
    with pytest.raises(Cancelled):
        artwork.fetch("1 /ok/a", Size.POSTER, cancel)
    assert gallery.asked == []


def test_the_urgent_and_the_newest_go_first() -> None:
    turns = Turns(1)
    order: list[str] = []
    waiting = threading.Semaphore(0)

    def want(name: str, urgency: int) -> None:
        waiting.release()
        with turns.turn(urgency, Cancel()):
            order.append(name)

    with turns.turn(0, Cancel()):
        threads: list[threading.Thread] = []
        for name, urgency in (("ahead", 0), ("screen, older", 1), ("screen, newer", 1)):
            thread = threading.Thread(target=want, args=(name, urgency))
            thread.start()
            waiting.acquire()
            while len(turns._waiting) <= len(threads):
                threading.Event().wait(0.001)
            threads.append(thread)
    for thread in threads:
        thread.join()
    assert order == ["screen, newer", "screen, older", "ahead"]


def test_waiting_for_a_turn_ends_with_a_cancel() -> None:
    turns = Turns(1)
    cancel = Cancel()
    ended: list[str] = []

    def want() -> None:
        try:
            with turns.turn(0, cancel):
                ended.append("in")
        except Cancelled:
            ended.append("cancelled")

    with turns.turn(0, Cancel()):
        thread = threading.Thread(target=want)
        thread.start()
        cancel.request()
        thread.join()
    assert ended == ["cancelled"]
    with turns.turn(0, Cancel()):
        assert turns._waiting == []


@pytest.mark.parametrize(
    ("problem", "seconds"), [(Missing("x"), 6 * 3600), (BadAnswer("x"), 24 * 3600), (Unreachable("x"), 15), (Busy("x", 300), 300), (Problem("x"), 15)]
)
def test_how_long_a_failure_stands(problem: Problem, seconds: float) -> None:
    now = [0.0]
    failures = Failures(lambda: now[0])
    failures.note(1, "1 /a", problem)
    now[0] = seconds - 0.1
    assert failures.standing(1, "1 /a") is problem
    now[0] = seconds + 0.1
    assert failures.standing(1, "1 /a") is None


def test_gaps_grow_and_end_when_it_works() -> None:
    now = [0.0]
    failures = Failures(lambda: now[0])
    waits = []
    for _ in range(10):
        failures.note(1, "1 /a", Unreachable("x"))
        start = now[0]
        while failures.standing(1, "1 /a"):
            now[0] += 1
        waits.append(now[0] - start)
    assert waits[:4] == [15, 30, 60, 120]
    assert waits[-1] == 900
    failures.note(1, "1 /a", Unreachable("x"))
    failures.worked(1, "1 /a")
    assert failures.standing(1, "1 /a") is None
    failures.note(1, "1 /a", Unreachable("x"))
    now[0] += SERVER_SECONDS + 1
    assert failures.standing(1, "1 /a") is None


def test_while_a_server_is_silent_one_picture_at_a_time_finds_out_whether_it_is_back() -> None:
    now, back = [0.0], list[Origin]()
    failures = Failures(lambda: now[0])
    failures.listen(back.append)
    for name in "abcd":  # under way together when it fell silent: that is one failure
        failures.note(1, f"1 {name}", Unreachable("x"))
    assert failures.seconds_left(1, "1 z") == SERVER_SECONDS
    now[0] = SERVER_SECONDS + 1
    assert [failures.standing(1, f"1 {name}") is None for name in "wxyz"] == [True, False, False, False]
    failures.note(1, "1 w", Unreachable("x"))
    assert failures.seconds_left(1, "1 z") == 2 * SERVER_SECONDS
    now[0] += 2 * SERVER_SECONDS + 1
    assert failures.standing(1, "1 x") is None
    failures.given_up(1)  # nobody wants it any more: the next one asks
    assert failures.standing(1, "1 y") is None
    assert back == []
    failures.worked(1, "1 y")
    assert back == [1]
    assert all(failures.standing(1, f"1 {name}") is None for name in "abcdwxyz"), "what its silence stopped need not wait any longer"
    assert failures.seconds_left(2, "2 a") == 0


def test_a_server_that_answers_though_not_with_this_picture_is_back() -> None:
    now, back = [0.0], list[Origin]()
    failures = Failures(lambda: now[0])
    failures.listen(back.append)
    failures.note(1, "1 a", Unreachable("x"))
    now[0] = SERVER_SECONDS + 1
    assert failures.standing(1, "1 b") is None
    failures.note(1, "1 b", Missing("x"))
    assert (back, failures.standing(1, "1 a")) == ([1], None)


def test_forgetting_a_server_tells_only_where_something_waited() -> None:
    back = list[Origin]()
    failures = Failures()
    failures.listen(back.append)
    failures.forget(1)
    failures.note(2, "2 a", Missing("x"))
    failures.forget(1)
    assert back == []
    failures.forget(2)
    assert (back, failures.standing(2, "2 a")) == ([2], None)


def test_failures_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.artwork.failures.KEPT", 10)
    failures = Failures()
    for number in range(50):
        failures.note(1, f"1 {number}", Missing("x"))
    assert len(failures._pictures) == 10
