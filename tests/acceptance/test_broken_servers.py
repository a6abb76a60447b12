"""Servers that die, lie, hang and shift in the middle of a scan: nothing is lost, it is said in words, and the next scan completes (D12, D13, done-when 3)."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.held import counts, episodes, held, titles, without_times
from tests.acceptance.plex_server import Plex, Question, Section, Trouble, changed, film, films, fits, series
from tests.acceptance.program import NOT_WHOLE, Bijou, read_export
from tests.web.loopback import Exchange

MANY, PAGE = 50, 20
"""Films in three pages: this server gives no more at a time, whatever it is asked for."""
ALL = (MANY, 4, 48)


@pytest.fixture
def bijou(tmp_path: Path) -> Bijou:
    """Its token comes from the environment, which spares each run the unlocking of the secrets file."""
    return Bijou(tmp_path / "data", BIJOU_PASSPHRASE="", BIJOU_PLEX_TOKEN="canary-plex-token")


@pytest.fixture
def server() -> Iterator[Plex]:
    """50 films, and 4 shows of 12 episodes."""
    shows = [item for number in range(1, 5) for item in series(number, {1: 6, 2: 6})]
    with Plex([films(MANY, most=PAGE), Section("2", "show", "Series", shows)]) as one:
        yield one


def well(_it: Exchange, _question: Question) -> bool:
    """No trouble."""
    return False


def joined(bijou: Bijou, server: Plex) -> dict[str, Any]:
    """Add the server and scan it whole."""
    bijou.add_plex(server.address, server.token, "--scan", "full", "--export", bijou.target)
    export = read_export(bijou.target)
    assert counts(export) == ALL
    return export


# Pages that fail


def status(code: int) -> Trouble:
    def play(it: Exchange, _question: Question) -> bool:
        it.reply(code, b"<html><body>Sorry</body></html>", {"Content-Type": "text/html"})
        return True

    return play


def body(content: bytes, kind: str = "text/xml") -> Trouble:
    def play(it: Exchange, _question: Question) -> bool:
        it.reply(200, content, {"Content-Type": kind})
        return True

    return play


def cut(it: Exchange, _question: Question) -> bool:
    """The line breaks in the middle of the body."""
    it.close_connection = True
    it.begin(100_000)
    it.wfile.write(b'<?xml version="1.0"?><MediaContainer size="20" totalSize="50"><Video ratingKey="1"')
    return True


def hang(it: Exchange, _question: Question) -> bool:
    """Nothing at all, until the test lets go."""
    it.hold()
    return True


def gone(it: Exchange, _question: Question) -> bool:
    """The line breaks before there is an answer."""
    it.close_connection = True
    return True


def patience(it: Exchange, _question: Question) -> bool:
    """Not before the next century."""
    it.reply(429, b"", {"Retry-After": "Wed, 21 Oct 2099 07:28:00 GMT"})
    return True


TROUBLES: dict[str, Trouble] = {
    "a 500": status(500),
    "a 404": status(404),
    "a 429 for ever": patience,
    "an unknown alphabet": body(b'<?xml version="1.0" encoding="x-klingon"?><MediaContainer size="0"/>'),
    "a web page": body(b"<!DOCTYPE html><html><body>nginx</body></html>", "text/html"),
    "half an answer": body(b'<?xml version="1.0"?><MediaContainer size="20" totalSize="50"><Video ratingKey="100001" type="movie"'),
    "nonsense": body(b"\x00\xff\xfe{]"),
    "nothing at all": body(b""),
    "a cut line": cut,
    "no answer": gone,
}


def on_page(start: int, trouble: Trouble, key: str = "1") -> Trouble:
    """A trouble on one page of one section only."""
    return lambda it, question: question.section.key == key and question.start == start and trouble(it, question)


@pytest.mark.parametrize("what", TROUBLES)
def test_d13_a_page_that_fails_is_said_what_was_read_is_kept_and_the_next_scan_completes(what: str, bijou: Bijou, server: Plex) -> None:
    server.trouble = on_page(PAGE, TROUBLES[what])
    bijou.add_plex(server.address, server.token)
    ran, export = bijou.scanned("full", code=NOT_WHOLE)
    assert ran.sentence.startswith("Attic was not read whole: Films 1: ")
    assert counts(export) == (MANY - PAGE, 4, 48)
    server.trouble = well
    server.questions.clear()
    _, export = bijou.scanned("full")
    assert counts(export) == ALL
    assert [one.start for one in server.questions if one.section.key == "1"] == [PAGE], "the next scan resumes where the last left off"


def test_d12_d13_a_deep_scan_that_could_not_read_a_page_retires_nothing_there_and_what_is_gone_elsewhere(bijou: Bijou, server: Plex) -> None:
    before = joined(bijou, server)
    del server.section("1").items[10:12]
    del server.section("2").items[-1]
    server.trouble = on_page(PAGE, cut)
    ran, export = bijou.scanned("deep", code=NOT_WHOLE)
    assert "1 retired" in ran.out
    assert counts(export) == (MANY, 4, 47)
    assert held(export)["movies"] == held(before)["movies"]
    server.trouble = well
    ran, export = bijou.scanned("deep")
    assert "2 retired" in ran.out
    assert counts(export) == (MANY - 2, 4, 47)


def test_d13_a_server_that_says_nothing_any_more_is_not_waited_for_for_ever(bijou: Bijou, server: Plex) -> None:
    """Cancelling reaches a scan that hangs: within seconds, with what was read kept."""
    joined(bijou, server)
    server.trouble = on_page(PAGE, hang)
    running = bijou.start("--scan", "full")
    assert server.loopback.arrived.wait(30)
    began = time.monotonic()
    running.child.terminate()
    ran = running.ended()
    assert (ran.code, ran.sentence) == (NOT_WHOLE, "Bijou was asked to stop.")
    assert time.monotonic() - began < 10
    server.trouble = well
    assert counts(bijou.scanned("full")[1]) == ALL


# Servers that die


def test_d13_a_server_that_is_killed_in_the_middle_of_a_first_scan(bijou: Bijou) -> None:
    listed = films(900)
    with Plex([listed]) as server:
        port = server.loopback.port

        def die(it: Exchange, question: Question) -> bool:
            if question.start:
                threading.Thread(target=server.stop).start()
                it.hold()
            return bool(question.start)

        server.trouble = die
        ran = bijou.add_plex(server.address, server.token, "--scan", "full", code=NOT_WHOLE)
        assert "127.0.0.1" in ran.sentence
    assert counts(bijou.export()) == (400, 0, 0)
    ran, export = bijou.scanned("full", code=NOT_WHOLE)
    assert "127.0.0.1" in ran.sentence, "nobody listens there now"
    assert counts(export) == (400, 0, 0)
    with Plex([listed], port=port) as server:
        assert counts(bijou.scanned("full")[1]) == (900, 0, 0)
        assert sorted(one.start for one in server.questions) == [400, 800]
        assert "0 added, 0 changed, 0 retired" in bijou.scan("deep").out


def test_d13_a_server_that_does_not_answer_loses_nothing_in_any_mode(bijou: Bijou, server: Plex) -> None:
    before = joined(bijou, server)
    server.stop()
    for mode in ("quick", "full", "deep"):
        ran, export = bijou.scanned(mode, *(["--confirm-retire"] if mode == "deep" else []), code=NOT_WHOLE)
        assert "127.0.0.1" in ran.sentence
        assert (export["movies"], export["shows"]) == (before["movies"], before["shows"])


def test_bijou_that_is_killed_in_the_middle_goes_on_where_it_was(bijou: Bijou, server: Plex) -> None:
    bijou.add_plex(server.address, server.token)
    server.trouble = on_page(2 * PAGE, hang)
    running = bijou.start("--scan", "full")
    assert server.loopback.arrived.wait(30)
    running.kill()
    server.trouble = well
    ran, export = bijou.scanned("full", "--check-db")
    assert "sound" in ran.out
    assert counts(export) == ALL


# Servers that forget


def test_d12_a_section_that_is_empty_retires_nothing_until_the_user_confirms(bijou: Bijou, server: Plex) -> None:
    before = joined(bijou, server)
    kept, server.section("1").items = server.section("1").items, []
    ran, unseen = bijou.scanned("deep")
    assert "0 retired" in ran.out
    assert f"{MANY} of {MANY} titles are no longer listed" in ran.out
    assert counts(unseen) == ALL
    assert {copy["not_seen_since"] is not None for title in unseen["movies"] for copy in title["copies"]} == {True}
    assert {copy["not_seen_since"] for title in unseen["shows"] for copy in title["copies"]} == {None}
    # It was a disk that was not mounted: all is well again without a word.
    server.section("1").items = kept
    _, export = bijou.scanned("deep")
    assert without_times(export) == without_times(before)
    # It really is empty.
    server.section("1").items = []
    ran, export = bijou.scanned("deep", "--confirm-retire")
    assert f"{MANY} titles and episodes retired" in ran.out
    assert counts(export) == (0, 4, 48)


def test_d12_a_library_that_shrinks_by_more_than_a_tenth_asks_and_one_that_loses_a_few_does_not(bijou: Bijou, server: Plex) -> None:
    joined(bijou, server)
    del server.section("1").items[:5]
    assert "5 retired" in bijou.scan("deep").out
    del server.section("1").items[:5]
    ran, export = bijou.scanned("deep")
    assert "0 retired" in ran.out
    assert "5 of 45 titles are no longer listed" in ran.out
    assert counts(export) == (45, 4, 48)
    _, export = bijou.scanned("full")
    assert counts(export) == (45, 4, 48), "a full scan retires nothing"


def test_d12_confirming_retires_nothing_where_the_server_could_not_be_read_this_time(bijou: Bijou, server: Plex) -> None:
    """An empty section is marked; then the user confirms while that section answers with errors: nobody knows whether it is still empty."""
    joined(bijou, server)
    kept, server.section("1").items = server.section("1").items, []
    bijou.scan("deep")
    server.section("1").items = kept
    server.trouble = on_page(0, cut)
    ran, export = bijou.scanned("deep", "--confirm-retire", code=NOT_WHOLE)
    assert ran.sentence.startswith("Attic was not read whole: Films 1: ")
    assert counts(export) == ALL


def test_d12_an_empty_episode_list_retires_nothing(bijou: Bijou, server: Plex) -> None:
    joined(bijou, server)
    server.section("2").items = [item for item in server.section("2").items if item.kind != "episode" or not item.key.startswith("4001")]
    ran, export = bijou.scanned("deep")
    assert "0 retired" in ran.out
    assert "without any of their episodes" in ran.out
    assert counts(export) == ALL


def test_d12_an_episode_that_is_moved_keeps_its_row_and_one_that_is_gone_goes(bijou: Bijou, server: Plex) -> None:
    def row(export: dict[str, Any], key: str) -> list[tuple[int, int]]:
        found = [one for show in export["shows"] for one in episodes(show) if any(copy["remote_key"] == key for copy in one["copies"])]
        return [(one["id"], one["number"]) for one in found]

    before = joined(bijou, server)
    items = server.section("2").items
    place = next(at for at, item in enumerate(items) if item.key == "400101006")
    items[place] = changed(items[place], 'index="6"', 'index="26"', 1_700_000_000)
    gone = next(item for item in items if item.key == "400102006")
    items.remove(gone)
    ran, export = bijou.scanned("deep")
    assert "1 retired" in ran.out
    assert row(before, gone.key)
    assert not row(export, gone.key)
    ((was, number),) = row(before, "400101006")
    assert (row(export, "400101006"), number) == ([(was, 26)], 6)


def test_d12_a_library_that_the_server_no_longer_names_keeps_its_titles_and_is_said(bijou: Bijou, server: Plex) -> None:
    joined(bijou, server)
    server.sections = server.sections[:1]
    ran, export = bijou.scanned("deep", "--confirm-retire", code=NOT_WHOLE)
    assert "no longer has this library" in ran.sentence
    assert counts(export) == ALL


# Listings that are not what they say


def test_d13_a_malformed_item_is_skipped_counted_listed_and_seen(bijou: Bijou, server: Plex) -> None:
    joined(bijou, server)
    films_there = server.section("1").items
    films_there[3] = film(4, year="nineteen")
    films_there.append(replace(film(5000), xml='<Video ratingKey="105000" type="movie"/>'))
    ran, export = bijou.scanned("deep")
    assert "0 added, 0 changed, 0 retired, 2 skipped" in ran.out
    assert "skipped Film 4: its year is “nineteen”, which is no number" in ran.out
    assert "It has no title" in ran.out
    assert counts(export) == ALL
    films_there[3] = film(4)
    ran, export = bijou.scanned("full")
    assert "0 added, 0 changed, 0 retired, 1 skipped" in ran.out, "it is as it was"


def test_d13_a_listing_that_says_its_items_twice_counts_them_once(bijou: Bijou, server: Plex) -> None:
    def twice(it: Exchange, question: Question) -> bool:
        page = [one for one in question.section.items if fits(one, question)][question.start : question.start + min(question.size, question.section.most)]
        server.give(it, question, [*page, *page[:7]])
        return True

    server.section("1").most = server.section("2").most = 1_000
    server.section("1").items = films(900).items
    server.trouble = twice
    bijou.add_plex(server.address, server.token)
    for mode in ("full", "deep"):
        ran, export = bijou.scanned(mode)
        assert "0 retired" in ran.out
        assert counts(export) == (900, 4, 48)


def test_d12_d13_pages_that_shift_while_they_are_read_retire_nothing(bijou: Bijou, server: Plex) -> None:
    """A title is added at the front while the pages are read: each page begins with the last one's end, and the newest is on none of them."""
    joined(bijou, server)

    def shift(it: Exchange, question: Question) -> bool:
        if question.section.key == "2" or question.start == 0:
            return False
        every = [film(MANY + 1), *question.section.items]
        server.give(it, question, every[question.start : question.start + PAGE])
        return True

    server.trouble = shift
    del server.section("1").items[5]
    ran = bijou.start("--scan", "deep", "--export", bijou.target).ended()
    assert "0 retired" in ran.out
    assert counts(read_export(bijou.target))[0] == MANY
    server.trouble = well
    assert "1 retired" in bijou.scan("deep").out


# What changes on the server


def test_d12_a_quick_scan_finds_what_changed_and_new_episodes_of_known_shows(bijou: Bijou, server: Plex) -> None:
    joined(bijou, server)
    later = 1_700_000_000
    films_there = server.section("1").items
    films_there[0] = changed(films_there[0], "Film 1", "Another name", later)
    films_there.append(film(MANY + 1, "Brand new", addedAt=later, updatedAt=later))
    (new,) = (item for item in series(2, {2: 7}) if item.key == "400202007")
    server.section("2").items.append(changed(new, "2x7", "2x7, the new one", later))
    server.questions.clear()
    ran, export = bijou.scanned("quick")
    assert "2 added, 1 changed, 0 retired" in ran.out
    assert counts(export) == (MANY + 1, 4, 49)
    assert {"Another name", "Brand new"} <= set(titles(export))
    assert "Film 1" not in titles(export)
    assert all(any(since is not None for since in one.since) for one in server.questions), "a quick scan asks for changes only"


def test_d11_a_field_that_the_server_stops_sending_keeps_its_last_value(bijou: Bijou, server: Plex) -> None:
    joined(bijou, server)
    server.section("1").items[0] = film(1, "Renamed", year=None, summary=None, updatedAt=1_700_000_000)
    _, export = bijou.scanned("full")
    (found,) = (title for title in export["movies"] if title["title"] == "Renamed")
    assert (found["year"], found["overview"]) == (1951, "What happens in film 1.")


def test_d18_a_second_scan_of_a_server_is_refused_while_the_first_goes_on(bijou: Bijou, server: Plex) -> None:
    joined(bijou, server)

    def wait(it: Exchange, _question: Question) -> bool:
        it.hold()
        return False

    server.trouble = on_page(PAGE, wait)
    first = bijou.start("--scan", "full")
    assert server.loopback.arrived.wait(30)
    second = bijou.scan("full", "--list-servers", code=NOT_WHOLE)
    assert "being scanned already" in second.sentence
    assert "Attic: plex" in second.out, "what else was asked is done"
    server.loopback.released.set()
    ran = first.ended()
    assert (ran.code, ran.err) == (0, "")
    assert "Attic: 0 added" in ran.out
    server.trouble = well
    assert counts(bijou.scanned("full")[1]) == ALL


# Who may come in


def test_a_token_that_is_no_longer_accepted_loses_nothing_and_says_so(tmp_path: Path, server: Plex) -> None:
    bijou = Bijou(tmp_path / "data")
    before = joined(bijou, server)
    right, server.token = server.token, "another-token-now"
    for mode in ("quick", "deep"):
        ran, export = bijou.scanned(mode, "--list-servers", code=NOT_WHOLE)
        assert "did not accept" in ran.sentence
        assert "did not accept" in ran.out
        assert right not in ran.said
        assert (export["movies"], export["shows"]) == (before["movies"], before["shows"])
    ran = bijou.add_plex(server.address, server.token, "--scan", "deep", "--list-servers", "--export", bijou.target)
    assert "Updated Attic" in ran.out
    assert "did not accept" not in ran.out
    assert counts(read_export(bijou.target)) == ALL


def test_d70_no_token_follows_a_redirect_to_another_host(bijou: Bijou, server: Plex) -> None:
    joined(bijou, server)
    with Plex([films(3)], machine="elsewhere") as stranger:
        place = stranger.address.replace("127.0.0.1", "localhost")

        def away(it: Exchange, _question: Question) -> bool:
            it.reply(302, b"", {"Location": f"{place}{it.path}"})
            return True

        server.trouble = away
        _, export = bijou.scanned("deep", code=NOT_WHOLE)
        assert stranger.loopback.asked, "the redirect was followed, or this test shows nothing"
        for asked in stranger.loopback.asked:
            assert server.token not in f"{asked.path} {asked.query} {asked.headers}"
    assert counts(export) == ALL


def test_one_server_that_fails_does_not_stop_the_next(bijou: Bijou, server: Plex) -> None:
    with Plex([Section("1", "movie", "Others", [film(number) for number in range(5000, 5004)])], machine="two", name="Cellar") as other:
        bijou.add_plex(server.address, server.token)
        bijou.add_plex(other.address, other.token)
        server.trouble = gone
        ran, export = bijou.scanned("full", code=NOT_WHOLE)
    assert "Attic was not read whole" in ran.sentence
    assert "Cellar: 4 added" in ran.out
    assert titles(export) == [f"Film {number}" for number in range(5000, 5004)]
