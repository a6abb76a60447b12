"""Folders as a server: libraries, pages, what changed, what could not be read; nothing is ever written there."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.cancel import Cancel
from app.domain.items import Kind
from app.domain.problems import BadAnswer, Cancelled, Missing, Unreachable
from app.sources.folders import reader as reader_module
from app.sources.folders.places import tidy_folders
from app.sources.folders.reader import Reader
from app.sources.folders.reading import Answered, Task
from app.sources.folders.source import PAGE_SIZE, FoldersSource
from app.sources.source import LibraryFacts, Source
from tests.sources.folders.clips import clip
from tests.sources.folders.conftest import Told, grow

Open = Callable[..., FoldersSource]
FILM = "Movies/Metropolis (1927)/Metropolis (1927).mkv"


def _libraries(source: Source) -> list[tuple[str, str, str]]:
    return [(library.key, library.name, library.kind) for library in source.libraries(Cancel())]


def test_folders_called_movies_and_shows_are_libraries(tmp_path: Path, sources: Open) -> None:
    root = grow(tmp_path / "Media", {FILM: b"", "TV Shows/Dragnet/Season 1/Dragnet - S01E01.mkv": b"", "readme.txt": b""})
    assert _libraries(sources(root)) == [("Movies", "Movies", "movie"), ("TV Shows", "TV Shows", "show")]
    assert _libraries(sources(root / "Movies")) == [(".", "Movies", "movie")]


def test_what_else_there_is_may_be_both(tmp_path: Path, sources: Open) -> None:
    root = grow(tmp_path / "Media", {FILM: b"", "Dragnet/Season 1/Dragnet - S01E01.mkv": b"", "Solaris (1972).mkv": b""})
    source = sources(root)
    assert _libraries(source) == [("Movies", "Movies", "movie"), ("#movies", "Media: films", "movie"), ("#shows", "Media: shows", "show")]
    told = Told(source)
    assert told.films == [("Metropolis", 1927), ("Solaris", 1972)]
    assert told.shows == ["Dragnet"]


def test_an_empty_folder_is_an_empty_library(tmp_path: Path, sources: Open) -> None:
    source = sources(tmp_path)
    assert [kind for _, _, kind in _libraries(source)] == ["movie", "show"]
    assert Told(source).items == []


def test_a_shows_own_folder_may_be_the_root(tmp_path: Path, sources: Open) -> None:
    told = Told(sources(grow(tmp_path / "Dragnet", {"Season 1/Dragnet - S01E01 - A.mkv": b""})))
    assert told.shows == ["Dragnet"]
    assert told.episodes == [(1, 1, None, "A")]


def test_several_roots_are_one_server(tmp_path: Path, sources: Open) -> None:
    one = grow(tmp_path / "one", {FILM: b"", "Movies/Metropolis (1927)/poster.jpg": b"p"})
    two = grow(tmp_path / "two", {FILM: b"", "Movies/Metropolis (1927)/poster.jpg": b"p"})
    source = sources(f"{one}\n{two}\n")
    told = Told(source)
    keys = [item.remote_key for item in told.items]
    assert keys == ["Movies/Metropolis (1927)", f"{two}/Movies/Metropolis (1927)"]
    assert [source.image(item.facts.art.poster or "", 1, 1).path for item in told.items] == [
        str(root / "Movies/Metropolis (1927)/poster.jpg") for root in (one, two)
    ]
    assert source.web_address(Kind.MOVIE, keys[1]) == (two / "Movies/Metropolis (1927)").as_uri()
    assert [item.remote_key for item in source.items([(Kind.MOVIE, key) for key in keys], Cancel())] == keys


def test_addresses_are_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert tidy_folders("media") == str(tmp_path / "media")
    assert tidy_folders(" ~/films/../films/ ") == str(tmp_path / "home" / "films")
    assert tidy_folders("file:///srv/My%20Films") == "/srv/My Films"
    assert tidy_folders("/a\n\n/b/\n/a") == "/a\n/b"
    for nonsense in ("", " \n ", "/a\0b"):
        with pytest.raises(BadAnswer):
            tidy_folders(nonsense)


def test_a_folder_that_is_gone_is_unreachable(tmp_path: Path, sources: Open) -> None:
    """D12: a drive that is not there must not look like an empty library."""
    source = sources(tmp_path / "gone")
    library = LibraryFacts("Movies", "Movies", "movie")
    for ask in (source.describe, source.libraries):
        with pytest.raises(Unreachable, match="Is the drive or share there"):
            ask(Cancel())
    with pytest.raises(Unreachable):
        source.listing(library, Kind.MOVIE, None, Cancel())
    grow(tmp_path / "gone", {"Shows/x": b""})
    with pytest.raises(Unreachable):
        source.listing(library, Kind.MOVIE, None, Cancel())


def test_d13_a_root_taken_away_while_it_is_read_fails_the_page(tmp_path: Path, sources: Open) -> None:
    root = grow(tmp_path / "Media", {FILM: b""})
    source = sources(root)
    listing = source.listing(source.libraries(Cancel())[0], Kind.MOVIE, None, Cancel())
    root.rename(tmp_path / "away")
    with pytest.raises(Unreachable):
        listing.page(0, Cancel())
    root.mkdir()  # what is left of a share that was unmounted
    with pytest.raises(Unreachable, match="taken away"):
        listing.page(0, Cancel())


def test_d13_a_folder_that_cannot_be_read_fails_a_page_of_its_own(tmp_path: Path, sources: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """The films that were read are told; the library does not count as read whole, so nothing in it is retired."""
    root = grow(tmp_path / "Media", {FILM: b"", "Movies/Locked/Nosferatu (1922).mkv": b""})
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("Locked"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)  # root may read everything, so permissions alone show nothing
    source = sources(root)
    listing = source.listing(source.libraries(Cancel())[0], Kind.MOVIE, None, Cancel())
    page = listing.page(0, Cancel())
    assert [item.facts.title for item in page.items] == ["Metropolis"]
    assert page.total == 2
    with pytest.raises(Unreachable, match=r"Movies/Locked \(Permission denied\)"):
        listing.page(1, Cancel())


def test_links_that_lead_in_circles_or_nowhere_are_survived(tmp_path: Path, sources: Open) -> None:
    root = grow(tmp_path / "Media", {FILM: b"", "Movies/Other (2000).mkv": b""})
    elsewhere = grow(tmp_path / "elsewhere", {"Tape (2001).mkv": b""})
    (root / "Movies" / "loop").symlink_to(root / "Movies")
    (root / "Movies" / "up").symlink_to("..")
    (root / "Movies" / "a").symlink_to("b")
    (root / "Movies" / "b").symlink_to("a")
    (root / "Movies" / "nowhere.mkv").symlink_to("gone.mkv")
    (root / "Movies" / "again").symlink_to(root / "Movies" / "Metropolis (1927)")
    (root / "Movies" / "linked").symlink_to(elsewhere)
    (root / "Movies" / "Alias (2002).mkv").symlink_to("Other (2000).mkv")
    told = Told(sources(root))
    assert [item.remote_key for item in told.items] == [
        "Movies/Alias (2002).mkv",
        "Movies/Metropolis (1927)",
        "Movies/Other (2000).mkv",
        "Movies/linked/Tape (2001).mkv",
    ]


def test_a_file_system_that_numbers_all_folders_alike_is_read_whole(tmp_path: Path, sources: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    root = grow(tmp_path / "Media", {FILM: b"", "Movies/Other (2000)/Other (2000).mkv": b"", "Movies/Sub/Deeper/Third (2001).mkv": b""})
    stat = os.stat

    def without_numbers(path: str, **options: bool) -> os.stat_result:
        facts = list(stat(path, **options))
        facts[1] = 0
        return os.stat_result([*facts, *(float(value) for value in facts[7:10]), *(value * 10**9 for value in facts[7:10])])

    monkeypatch.setattr(os, "stat", without_numbers)
    assert len(Told(sources(root)).films) == 3


def test_pipes_and_sockets_called_like_films_are_left_alone(tmp_path: Path, sources: Open) -> None:
    root = grow(tmp_path / "Media", {FILM: b""})
    os.mkfifo(root / "Movies" / "Pipe (2000).mkv")
    assert Told(sources(root)).films == [("Metropolis", 1927)]


def test_pages_are_in_a_stable_order_and_hold_everything_once(tmp_path: Path, sources: Open) -> None:
    root = grow(tmp_path / "Media", {f"Movies/Film {number:04} (2000).mkv": b"" for number in range(PAGE_SIZE * 2 + 7)})
    source = sources(root)
    library = source.libraries(Cancel())[0]
    listing = source.listing(library, Kind.MOVIE, None, Cancel())
    pages = [listing.page(start, Cancel()) for start in (PAGE_SIZE, 0, 2 * PAGE_SIZE)]
    assert [page.received for page in pages] == [PAGE_SIZE, PAGE_SIZE, 7]
    assert {page.total for page in pages} == {PAGE_SIZE * 2 + 7}
    keys = [item.remote_key for page in (pages[1], pages[0], pages[2]) for item in page.items]
    assert keys == sorted(keys)
    assert len(set(keys)) == PAGE_SIZE * 2 + 7
    again = source.listing(library, Kind.MOVIE, None, Cancel())
    assert again.page(PAGE_SIZE, Cancel()) == pages[0]


def test_one_pass_serves_a_scan_and_the_next_scan_looks_again(tmp_path: Path, sources: Open) -> None:
    root = grow(tmp_path / "Media", {"Shows/Dragnet/Season 1/Dragnet - S01E01.mkv": b""})
    source = sources(root)
    library = source.libraries(Cancel())[0]
    source.listing(library, Kind.SHOW, None, Cancel())
    grow(root, {"Shows/Dragnet/Season 1/Dragnet - S01E02.mkv": b""})
    assert source.listing(library, Kind.EPISODE, None, Cancel()).page(0, Cancel()).total == 1
    assert Told(source).episodes == [(1, 1, None, None), (1, 2, None, None)]


@pytest.mark.parametrize(
    "change",
    [
        {"Movies/New (2000).mkv": b""},
        {"Movies/Metropolis (1927)/poster.jpg": b"p"},
        {"Movies/Metropolis (1927)/movie.nfo": b"<movie><title>M</title></movie>"},
        {"Movies/Metropolis (1927)/Metropolis (1927) - 4K.mkv": b""},
        {"Shows/Dragnet/Season 1/Dragnet - S01E02.mkv": b""},
        {"Shows/New/Season 1/New - S01E01.mkv": b""},
    ],
)
def test_d12_a_quick_scan_is_told_what_changed(tmp_path: Path, sources: Open, change: dict[str, bytes]) -> None:
    root = grow(tmp_path / "Media", {FILM: b"", "Movies/Other (1999).mkv": b"", "Shows/Dragnet/Season 1/Dragnet - S01E01.mkv": b""})
    source = sources(root)
    future = 2_000_000_000 * 2
    assert Told(source, since=future).items == []
    everything = Told(source)
    grow(root, change)
    (name,) = change
    for path in (root / name, (root / name).parent, (root / name).parent.parent):
        if path != root / "Movies" and path != root / "Shows":
            os.utime(path, (future, future))
    told = Told(source, since=future)
    assert told.items
    assert len(told.items) < len(everything.items) + 3
    assert ("Other", 1999) not in told.films


def test_single_titles_are_read_anew(tmp_path: Path, sources: Open) -> None:
    root = grow(tmp_path / "Media", {FILM: b"", "Shows/Dragnet/Season 1/Dragnet - S01E01.mkv": b""})
    source = sources(root)
    told = Told(source)
    keys = [(item.kind, item.remote_key) for item in told.items]
    assert {item.remote_key for item in source.items([*keys, (Kind.MOVIE, "Movies/Gone")], Cancel())} == {key for _, key in keys}
    grow(root, {"Movies/Metropolis (1927)/movie.nfo": b"<movie><title>New name</title></movie>"})
    (film,) = source.items([(Kind.MOVIE, "Movies/Metropolis (1927)")], Cancel())
    assert film.facts.title == "New name"


def test_nothing_is_written_beside_the_media(tmp_path: Path, sources: Open) -> None:
    root = grow(tmp_path / "Media", {FILM: clip(), "Movies/A.2000.mkv": clip(), "Movies/Metropolis (1927)/poster.jpg": b"p"})
    before = {path: (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"") for path in root.rglob("*")}
    Told(sources(root, tmp_path / "facts"))
    assert {path: (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"") for path in root.rglob("*")} == before


def test_what_was_learnt_is_remembered_until_the_file_changes(tmp_path: Path, sources: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    root = grow(tmp_path / "Media", {"Movies/A.2000.mkv": clip(1920, 1080), "Movies/B.2001.mkv": clip(640, 480)})
    first = Told(sources(root, tmp_path / "facts")).items
    asked: list[Task] = []
    ask = Reader.ask

    def note(reader: Reader, task: Task, cancel: Cancel) -> Answered | None:
        asked.append(task)
        return ask(reader, task, cancel)

    monkeypatch.setattr(Reader, "ask", note)
    source = sources(root, tmp_path / "facts")
    assert Told(source).items == first
    assert asked == []
    grow(root, {"Movies/B.2001.mkv": clip(1280, 720)})
    assert [item.files[0].height for item in Told(source).items] == [1080, 720]
    assert len(asked) == 1


def test_the_helper_process_ends_with_the_scan_and_with_the_source(tmp_path: Path, sources: Open) -> None:
    root = grow(tmp_path / "Media", {"Movies/A.2000.mkv": clip(), "Movies/B.2000.mkv": clip()})
    source = sources(root)
    Told(source)
    assert not source._reader.running
    source._reader.ask(Task("A.2000.mkv", "movie"), Cancel())
    assert [source._reader.running, source.close(), source._reader.running] == [True, None, False]  # type: ignore[func-returns-value]


def test_a_helper_that_dies_over_a_file_is_started_anew(tmp_path: Path, sources: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    root = grow(tmp_path / "Media", {"Movies/A.2000.mkv": clip(), "Movies/B.2001.mkv": clip()})
    ask = Reader._asked

    def die_over_a(reader: Reader, line: object, task: Task, cancel: Cancel) -> Answered | None:
        if b"A.2000" in task.files[0] and reader._process is not None and reader._process.pid is not None:
            os.kill(reader._process.pid, signal.SIGKILL)
        return ask(reader, line, task, cancel)  # type: ignore[arg-type]

    monkeypatch.setattr(Reader, "_asked", die_over_a)
    source = sources(root, tmp_path / "facts")
    one, other = Told(source).items
    assert (one.facts.title, one.files[0].height) == ("A 2000", None)
    assert (other.facts.title, other.files[0].height) == ("B", 1080)
    monkeypatch.undo()
    one, other = Told(source).items
    assert (one.facts.title, one.files[0].height) == ("A", 1080)


def test_a_helper_that_hangs_is_left(tmp_path: Path) -> None:
    reader = Reader(seconds=0.0)
    try:
        assert reader.ask(Task("A.2000.mkv", "movie"), Cancel()) is None
        assert not reader.running
    finally:
        reader.close()


def test_a_helper_that_always_dies_is_not_started_for_every_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_module, "serve", _die)
    reader = Reader()
    starts: list[int] = []
    start = Reader._start
    monkeypatch.setattr(Reader, "_start", lambda self: [starts.append(1), start(self)][1])  # type: ignore[func-returns-value]
    for _ in range(20):
        assert reader.ask(Task("A.2000.mkv", "movie"), Cancel()) is None
    reader.close()
    assert len(starts) == reader_module.DEATHS


def _die(line: object) -> None:
    os._exit(3)


def test_cancelling_does_not_wait_for_the_helper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_module, "serve", _hang)
    reader = Reader()
    cancel = Cancel()
    outcome: list[str] = []

    def ask() -> None:
        try:
            reader.ask(Task("A.2000.mkv", "movie"), cancel)
        except Cancelled:
            outcome.append("cancelled")

    thread = threading.Thread(target=ask)
    thread.start()
    cancel.request()
    thread.join(30)
    assert outcome == ["cancelled"]
    assert not reader.running
    reader.close()


def _hang(line: object) -> None:
    threading.Event().wait()


def test_a_cancelled_scan_stops_between_titles(tmp_path: Path, sources: Open) -> None:
    source = sources(grow(tmp_path / "Media", {FILM: b""}))
    library = source.libraries(Cancel())[0]
    listing = source.listing(library, Kind.MOVIE, None, Cancel())
    cancel = Cancel()
    cancel.request()
    with pytest.raises(Cancelled):
        listing.page(0, cancel)
    with pytest.raises(Cancelled):
        source.listing(library, Kind.MOVIE, None, cancel)


@pytest.mark.parametrize("reference", ["../secret.jpg#1", "Movies/../../secret.jpg#1", "/etc/passwd#1", "Movies/gone.jpg#1", "", "#1", "Movies/\0.jpg#1"])
def test_no_reference_leads_outside(tmp_path: Path, sources: Open, reference: str) -> None:
    (tmp_path / "secret.jpg").write_bytes(b"x")
    source = sources(grow(tmp_path / "Media", {FILM: b""}))
    try:
        address = source.image(reference, 1, 1)
    except Missing:
        return
    assert Path(address.path or "/").resolve().is_relative_to(tmp_path / "Media")


def test_a_title_opens_in_the_file_manager(tmp_path: Path, sources: Open) -> None:
    root = grow(tmp_path / "Media", {FILM: b"", "Movies/Other (1999).mkv": b"", "Shows/Dragnet/Season 1/Dragnet - S01E01.mkv": b""})
    source = sources(root)
    assert source.web_address(Kind.MOVIE, "Movies/Metropolis (1927)") == (root / "Movies/Metropolis (1927)").as_uri()
    assert source.web_address(Kind.MOVIE, "Movies/Other (1999).mkv") == (root / "Movies").as_uri()
    assert source.web_address(Kind.SEASON, "Shows/Dragnet#S01") == (root / "Shows/Dragnet").as_uri()
    assert source.web_address(Kind.SHOW, "Shows#naruto") == (root / "Shows").as_uri()
    assert source.web_address(Kind.MOVIE, "Movies/Gone") is None
    grow(root, {"Movies/Film #1 (2001)/Film #1 (2001).mkv": b"", "Movies/Film #1 (2001)/poster.jpg": b"p"})
    film = next(item for item in Told(source).of(Kind.MOVIE) if item.facts.year == 2001)
    assert source.web_address(Kind.MOVIE, film.remote_key) == (root / "Movies/Film #1 (2001)").as_uri()
    assert source.image(film.facts.art.poster or "", 1, 1).path == str(root / "Movies/Film #1 (2001)/poster.jpg")


def test_the_same_folders_are_the_same_server(tmp_path: Path, sources: Open) -> None:
    grow(tmp_path / "a", {FILM: b""})
    grow(tmp_path / "b", {FILM: b""})
    one, again, other = (sources(path).describe(Cancel()) for path in (tmp_path / "a", f"{tmp_path}/a/", tmp_path / "b"))
    assert one == again
    assert one.name == "a"
    assert one.machine_id != other.machine_id
