"""When something is wrong: servers that fail, other programs at the same library, a killed window, a damaged file."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import sys
import weakref
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import apsw
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from app.application.commandline import read
from app.application.pretending import Pretend
from app.application.program import Program
from app.application.trouble import way_on
from app.artwork.cache import PictureCache
from app.artwork.sizes import Size
from app.demo.edits import Change
from app.demo.faults import Fault
from app.domain.problems import Problem, StoreProblem
from app.library import browse
from tests.application.bijou import run, start
from tests.journeys import seen
from tests.journeys.conftest import Journey, Stock

pytestmark = pytest.mark.journey


@contextmanager
def pressing(button: str) -> Iterator[list[str]]:
    """Press a button of whichever window has it, until it is gone: a first press may come before the window is ready for one.

    Gives the texts that were on the screen beside it.
    """
    timer = QTimer()
    offered: list[str] = []

    def look() -> None:
        for window in QGuiApplication.topLevelWindows():
            if isinstance(window, QQuickWindow) and window.isExposed() and (found := seen.named(window, button)):
                offered.extend(seen.texts(window))
                seen.click(window, found[-1])

    timer.timeout.connect(look)
    timer.start(50)
    yield offered
    timer.stop()


def test_a_scan_that_fails_says_why_and_nothing_is_lost(stocked: Journey) -> None:
    """D13: a page that fails is told in words, with the report a click away; nothing is retired."""
    stocked.start()
    stocked.wall()
    before = browse.counts(stocked.window.household.database)
    stocked.servers.set_fault(Fault("status", site="plex", route="/library/sections/1/all", status=503))
    stocked.window.actions.scan(0, "deep")
    stocked.see("Attic was not read whole")
    stocked.click("Show report")
    stocked.until(lambda: stocked.address.startswith("bijou://scan/"))
    stocked.see("Not complete")
    stocked.at_rest()
    assert browse.counts(stocked.window.household.database) == before


def test_a_server_that_is_off_leaves_the_posters_and_offers_another_try(stocked: Journey) -> None:
    stocked.servers.set_fault(Fault("cut", site="jellyfin", after_bytes=1))
    stocked.start()
    stocked.wall()
    stocked.window.actions.scan(2, "quick")
    stocked.see("Cellar was not read whole")
    assert len(stocked.posters()) > 10


@pytest.mark.parametrize("found_out_by", ["test", "scan"])
def test_posters_come_by_themselves_when_their_server_is_back(stocked: Journey, found_out_by: str) -> None:
    """They are not asked for one by one while it is silent, and not waited for when a test or a scan finds it again."""
    stocked.servers.set_fault(Fault("status", site="plex", status=503))
    stocked.start()
    stocked.wall()
    failures = stocked.window.backstage.sources.failures
    stocked.until(lambda: failures.seconds_left(1, "1 /any") > 0)
    stocked.at_rest()
    drawn = stocked.drawn()
    stocked.servers.clear_faults()
    if found_out_by == "test":
        stocked.window.actions.testServer(1)
    else:
        stocked.window.actions.scan(1, "quick")
    stocked.until(lambda: failures.seconds_left(1, "1 /any") == 0)
    stocked.until(lambda: stocked.drawn() >= drawn + 10, "more posters")


def hung(journey: Journey) -> set[str]:
    """Titles whose poster is on the screen and has its picture."""
    return {str(card.property("title")) for card in seen.of_type(journey.view, "Poster") if seen.on_screen(journey.view, card) and card.property("posterUrl")}


def test_posters_whose_files_vanish_before_they_are_shown_are_fetched_anew(stocked: Journey, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another Bijou makes room in the cache, or somebody empties it. QML's complaint would fail the journey."""
    stocked.start()
    stocked.wall()
    before = hung(stocked)
    assert len(before) > 10
    stocked.quit()
    find = PictureCache.find
    lost: list[str] = []

    def find_and_lose(cache: PictureCache, reference: str, size: Size) -> Path | None:
        path = find(cache, reference, size)
        if path is not None and len(lost) < 10 and reference not in lost:
            lost.append(reference)
            path.unlink()
        return path

    monkeypatch.setattr(PictureCache, "find", find_and_lose)
    stocked.start()
    stocked.wall()
    stocked.until(lambda: len(lost) == 10 and hung(stocked) >= before, "every poster again")
    stocked.at_rest()
    stocked.until(lambda: all(card.implicitWidth() > 0 for card in seen.of_type(stocked.view, "Poster")), "every file to be read: none has size 0")
    assert stocked.window.stage.warnings == []


def test_a_poster_that_its_server_has_not_is_drawn_as_its_title(stocked: Journey) -> None:
    stocked.servers.set_fault(Fault("status", site="plex", route="/photo/:/transcode", status=404))
    stocked.start()
    stocked.wall()

    def twice() -> list[str]:
        """Titles that stand below their poster and in it."""
        texts = seen.texts(stocked.view)
        return [title for title in stocked.posters() if texts.count(title) == 2]

    stocked.until(lambda: len(twice()) > 5, "titles in place of posters")


def test_a_title_is_read_again_from_the_server_that_answers_and_the_other_is_named(stocked: Journey) -> None:
    """One that is gone from its server is said, and stays until a deep scan (D12)."""
    stocked.servers.set_fault(Fault("status", site="plex", status=503))
    stocked.start()
    stocked.wall()
    stocked.servers.change(Change("rename", site="jellyfin", of="Detour", title="Detour (again)"))
    with stocked.window.household.database.read() as reader:
        (movie,) = reader.rows("SELECT m.id FROM movies m JOIN copies c ON c.movie_id = m.id WHERE m.title = 'Detour' GROUP BY m.id HAVING count(*) = 2")[0]
    stocked.window.actions.rescanTitles("movie", [movie])
    stocked.see("Read again: 1 title changed")
    stocked.until(lambda: any("busy" in text.lower() or "127.0.0.1" in text for text in seen.texts(stocked.view)), "what was wrong with the other")
    stocked.servers.change(Change("remove", site="jellyfin", of="Detour (again)"))
    stocked.window.actions.rescanTitles("movie", [movie])
    stocked.see("Cellar: 1 title could not be read again")
    stocked.servers.change(Change("restore", site="jellyfin", of="Detour"))


def test_testing_a_server_says_how_long_it_took_or_what_is_wrong(stocked: Journey) -> None:
    stocked.start("--open", "bijou://settings/libraries")
    stocked.see("Attic")
    stocked.window.actions.testServer(1)
    stocked.see("Connected · ")
    stocked.servers.set_fault(Fault("status", site="plex", status=401))
    stocked.window.actions.testServer(1)
    stocked.see("No answer")


def test_removing_the_servers_leads_to_welcome(stocked: Journey) -> None:
    stocked.start("--open", "bijou://settings/libraries")
    stocked.see("Attic")
    stocked.window.actions.removeServer(1)
    stocked.unsee("Attic")
    stocked.window.actions.removeServer(2)
    stocked.until(lambda: stocked.address == "bijou://welcome")
    assert browse.counts(stocked.window.household.database).movies == 0


def test_what_a_scan_elsewhere_found_appears_in_the_window(stocked: Journey, stock: Stock) -> None:
    """A scan from the command line works beside the window, and the window notices."""
    stocked.start()
    stocked.wall()
    stocked.servers.change(Change("rename", site="plex", of="Beat the Devil", title="Beaten, the Devil"))
    ended = run("--data-dir", stocked.folder, "--scan", "--server", "Attic", **stock.tokens)
    assert ended.code == 0
    stocked.servers.change(Change("restore", site="plex", of="Beat the Devil"))
    stocked.until(lambda: "Beaten, the Devil" in stocked.posters(), "the new title")


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_a_second_start_raises_the_first_and_hands_over_its_page(stocked: Journey) -> None:
    stocked.start()
    stocked.wall()
    second = start("--data-dir", stocked.folder, "--open", "bijou://shows", QT_QPA_PLATFORM="offscreen")
    stocked.until(lambda: stocked.address == "bijou://shows")
    out, err = second.communicate(timeout=30)
    assert (second.returncode, out, err) == (0, "", "")


def test_a_killed_window_comes_back_to_its_page(stocked: Journey) -> None:
    first = start("--data-dir", stocked.folder, "--open", "bijou://shows?sort=year", QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software")
    kept = stocked.folder / "library.db"

    def page() -> str:
        with closing(sqlite3.connect(kept)) as library:
            row = library.execute("SELECT value FROM settings WHERE key = 'page.history'").fetchone()
        return row[0] if row else ""

    stocked.bot.waitUntil(lambda: "shows?sort=year" in page(), timeout=30_000)
    first.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    first.communicate(timeout=30)
    stocked.start()
    assert stocked.address == "bijou://shows?sort=year"
    stocked.wall()


def test_a_window_that_is_there_but_does_not_answer_is_said(stocked: Journey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.views.single_instance.hand_over", lambda _name, _arguments: False)
    stocked.start()
    with pytest.raises(StoreProblem, match="already running"):
        Program(no_servers).open(read(["--data-dir", str(stocked.folder)]))


def no_servers(_size: int | None, _folder: Path) -> Pretend:
    """Nobody starts the demo here."""
    raise AssertionError


def test_a_window_that_is_closed_before_all_is_built_begins_nothing(journey: Journey) -> None:
    journey.program.open(read(["--data-dir", str(journey.folder)]))
    window = journey.window
    window.shown.connect(journey.program.close)
    with journey.bot.assertNotEmitted(window.completed, wait=200):
        journey.until(lambda: journey.program.window is None)


def test_from_the_demo_back_to_ones_own_leaves_nothing_of_the_demos_window(journey: Journey) -> None:
    journey.start("--demo", "12")
    journey.scanned()
    demo = weakref.ref(journey.window)
    journey.click("Use your own")
    journey.until(lambda: journey.program.window not in {None, demo()})
    journey.settle_in()
    assert demo() is None
    assert journey.address == "bijou://welcome"
    assert journey.lent[0].stopped


@pytest.mark.parametrize(("button", "answer"), [("Quit", None), ("Try again", "same")])
def test_a_damaged_library_leads_on(journey: Journey, button: str, answer: str | None) -> None:
    (journey.folder / "library.db").write_bytes(b"no database" * 500)
    options = read(["--data-dir", str(journey.folder)])
    with pytest.raises(StoreProblem) as trouble:
        journey.program.open(options)
    with pressing(button):
        chosen = way_on(options, trouble.value)
    assert chosen == (options if answer else None)


def test_the_last_good_copy_is_restored(journey: Journey, stock: Stock) -> None:
    (journey.folder / "library.db").write_bytes(b"no database" * 500)
    (journey.folder / "library.good.db").write_bytes(stock.database.read_bytes())
    options = read(["--data-dir", str(journey.folder)])
    with pytest.raises(StoreProblem) as trouble:
        journey.program.open(options)
    with pressing("Restore the last good copy"):
        assert way_on(options, trouble.value) == options
    journey.start()
    journey.wall()
    assert (journey.folder / "library.damaged-1.db").exists()


def scribbled(library: Path, *, good_copy: bool) -> None:
    """Overwrite every page behind the first: the file opens, and the first page that is read is damaged."""
    if good_copy:
        shutil.copy(library, library.with_name("library.good.db"))
    with closing(apsw.Connection(str(library))) as kept:
        roots = kept.execute("SELECT rootpage FROM sqlite_schema WHERE tbl_name IN ('settings', 'servers')").fetchall()
        schema = kept.execute("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'").fetchall()
    sound = {page for (page,) in (*roots, *schema)}
    content = bytearray(library.read_bytes())
    for page in range(len(content) // 4096):
        if page + 1 not in sound:
            content[page * 4096 : page * 4096 + 200] = b"\xa5" * 200
    library.write_bytes(bytes(content))


def test_damage_that_is_met_in_the_window_leads_to_the_last_good_copy(stocked: Journey) -> None:
    scribbled(stocked.folder / "library.db", good_copy=True)
    with pressing("Restore the last good copy"):
        stocked.program.open(read(["--data-dir", str(stocked.folder)]))
        damaged = stocked.window
        stocked.until(lambda: stocked.program.window not in {None, damaged}, "the restored library's window")
    stocked.settle_in()
    stocked.wall()
    assert sorted(path.name for path in stocked.folder.glob("library*.db")) == ["library.damaged-1.db", "library.db", "library.good.db"]


def test_damage_without_a_good_copy_leads_to_an_empty_library_and_keeps_the_file(stocked: Journey) -> None:
    library = stocked.folder / "library.db"
    scribbled(library, good_copy=False)
    before = library.stat().st_size
    with pressing("Begin with an empty library"):
        stocked.program.open(read(["--data-dir", str(stocked.folder)]))
        damaged = stocked.window
        stocked.until(lambda: stocked.program.window not in {None, damaged}, "the new library's window")
    stocked.settle_in()
    assert stocked.address == "bijou://welcome"
    assert library.with_name("library.damaged-1.db").stat().st_size >= before


def test_damage_that_the_user_gives_up_on_ends_the_program_with_its_sentence(stocked: Journey) -> None:
    scribbled(stocked.folder / "library.db", good_copy=True)
    trouble: list[Problem] = []
    stocked.program.failed.connect(trouble.append)
    with pressing("Quit"):
        stocked.program.open(read(["--data-dir", str(stocked.folder)]))
        stocked.until(lambda: trouble, "the end")
    stocked.program.failed.disconnect()  # the problem knows by its traceback who met it
    assert "damaged" in str(trouble[0])
    assert stocked.program.window is None


def test_a_sound_library_that_another_program_holds_is_not_given_up_for_an_older_copy(journey: Journey, stock: Stock) -> None:
    shutil.copy(stock.database, journey.folder / "library.good.db")
    options = read(["--data-dir", str(journey.folder)])
    with pressing("Quit") as offered:
        assert way_on(options, StoreProblem("Another program is using the library file.")) is None
    assert "Try again" in offered
    assert not {"Restore the last good copy", "Begin with an empty library"} & set(offered)
