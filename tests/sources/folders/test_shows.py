"""Shows in folders: seasons, specials, several episodes in a file, days, numbers through all seasons."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.items import ExternalIds, Kind
from app.sources.folders.source import FoldersSource
from tests.sources.folders.conftest import Told, grow

Tell = Callable[..., Told]


@pytest.mark.parametrize(
    ("names", "shows", "episodes"),
    [
        (["Shows/Dragnet/Season 01/Dragnet - S01E02 - The Big Lamp.mkv"], ["Dragnet"], [(1, 2, None, "The Big Lamp")]),
        (["Shows/Dragnet (1951)/Season 01/Dragnet (1951) - S01E02-E03 - Two.mkv"], ["Dragnet"], [(1, 2, 3, "Two")]),
        (["Shows/Dragnet/Dragnet 1x05.mkv"], ["Dragnet"], [(1, 5, None, None)]),
        (["Shows/Dragnet/Specials/Dragnet - S00E01 - Pilot.mkv"], ["Dragnet"], [(0, 1, None, "Pilot")]),
        (["Shows/Dragnet/Specials/01 - Reunion.mkv"], ["Dragnet"], [(0, 1, None, "Reunion")]),
        (["Shows/Dragnet/Season 1/01 - Pilot.mkv"], ["Dragnet"], [(1, 1, None, "Pilot")]),
        (["Shows/Dragnet/Season 1/Episode 5.mkv"], ["Dragnet"], [(1, 5, None, None)]),
        (["Shows/Dragnet/Staffel 2/Folge 7.mkv"], ["Dragnet"], [(2, 7, None, None)]),
        (["Shows/Dragnet.S01.1080p.WEB-GRP/Dragnet.S01E01.The.Big.Lamp.1080p.WEB-GRP.mkv"], ["Dragnet"], [(1, 1, None, "The Big Lamp")]),
        (["Shows/Dragnet/Season 1/Dragnet.S01E01.1080p.WEB-GRP/dragnet.s01e01.1080p.web-grp.mkv"], ["Dragnet"], [(1, 1, None, None)]),
        (["Shows/One Piece/One Piece - 105 - Luffy.mkv"], ["One Piece"], [(1, 105, None, "Luffy")]),
        (["Shows/One Piece/Season 2/One Piece - 65 - Luffy.mkv"], ["One Piece"], [(2, 65, None, "Luffy")]),
        (["Shows/[Group] Naruto - 012 [720p].mkv"], ["Naruto"], [(1, 12, None, None)]),
        (["Shows/The Daily Show/2013/The Daily Show - 2013-05-01 - Guest.mkv"], ["The Daily Show"], [(2013, 501, None, "Guest")]),
        (["Shows/The Daily Show/Season 18/The.Daily.Show.2013.05.01.Guest.mkv"], ["The Daily Show"], [(18, 501, None, "Guest")]),
        (["Shows/Kids/Bluey S01E01.mkv", "Shows/Kids/Pingu S01E01.mkv"], ["Bluey", "Pingu"], [(1, 1, None, None), (1, 1, None, None)]),
        (["Shows/Anime/Naruto/Season 1/Naruto - S01E01 - Enter.mkv"], ["Naruto"], [(1, 1, None, "Enter")]),
        (["Dragnet/Season 1/Dragnet - S01E01 - A.mkv", "Dragnet/Season 1/Dragnet - S01E02 - B.mkv"], ["Dragnet"], [(1, 1, None, "A"), (1, 2, None, "B")]),
        (["Downloads/Dragnet.S01E01.mkv", "Downloads/Perry.Mason.S02E01.mkv"], ["Dragnet", "Perry Mason"], [(1, 1, None, None), (2, 1, None, None)]),
    ],
)
def test_episodes_are_recognised(tell: Tell, names: list[str], shows: list[str], episodes: list[tuple[int, int, int | None, str | None]]) -> None:
    told = tell(*names)
    assert told.shows == shows
    assert told.episodes == episodes
    assert told.skipped == []
    assert told.films == []


def test_everything_hangs_together(tell: Tell) -> None:
    told = tell("Shows/Dragnet/Season 01/Dragnet - S01E01.mkv", "Shows/Dragnet/Season 02/Dragnet - S02E01.mkv", "Shows/Dragnet/Specials/Dragnet - S00E01.mkv")
    show = told.one(Kind.SHOW)
    seasons = {season.remote_key: season for season in told.of(Kind.SEASON)}
    assert show.remote_key == "Shows/Dragnet"
    assert [season.season for season in seasons.values()] == [0, 1, 2]
    for episode in told.of(Kind.EPISODE):
        assert episode.show_key == show.remote_key
        assert seasons[episode.season_key or ""].season == episode.season
        assert (episode.files[0].path or "").endswith(f"/Media/{episode.remote_key}")


def test_seasons_packs_of_one_show_are_one_show(tell: Tell) -> None:
    told = tell("Shows/Show.S01.1080p-GRP/Show.S01E01-GRP.mkv", "Shows/Show.S02.1080p-GRP/Show.S02E01-GRP.mkv", "Shows/Show.S02E02.720p-X/x.mkv")
    assert len(told.of(Kind.SHOW)) == 1
    assert [(episode.season, episode.number) for episode in told.of(Kind.EPISODE)] == [(1, 1), (2, 1), (2, 2)]


def test_the_same_episode_twice_in_one_folder_is_one_copy_with_two_versions(tell: Tell) -> None:
    told = tell("Shows/Dragnet/Season 01/Dragnet - S01E01 - A.mkv", "Shows/Dragnet/Season 01/Dragnet - S01E01 - A - 2160p.mkv")
    episode = told.one(Kind.EPISODE)
    assert [(file.version, file.height) for file in episode.files] == [(0, None), (1, 2160)]
    assert episode.facts.title == "A"


def test_a_file_without_a_number_is_skipped_with_a_reason(tell: Tell) -> None:
    told = tell("Shows/Dragnet/Season 01/Dragnet - S01E01 - A.mkv", "Shows/Dragnet/Behind the badge.mkv")
    assert told.episodes == [(1, 1, None, "A")]
    assert [(one.remote_key, one.title, one.reason) for one in told.skipped] == [
        ("Shows/Dragnet/Behind the badge.mkv", "Behind the badge", "Its name has no episode number.")
    ]


def test_notes_of_shows_seasons_and_episodes(tmp_path: Path, sources: Callable[..., FoldersSource]) -> None:
    grow(
        tmp_path,
        {
            "Shows/Dragnet/tvshow.nfo": b"<tvshow><title>Dragnet (1951)</title><year>1951</year><tvdbid>73491</tvdbid></tvshow>",
            "Shows/Dragnet/Season 01/season.nfo": b"<season><title>The first</title><seasonnumber>1</seasonnumber></season>",
            "Shows/Dragnet/Season 01/a.mkv": b"",
            "Shows/Dragnet/Season 01/a.nfo": b"<episodedetails><title>Human Bomb</title><episode>1</episode><aired>1951-12-16</aired></episodedetails>",
        },
    )
    told = Told(sources(tmp_path))
    show = told.one(Kind.SHOW)
    assert (show.facts.title, show.facts.year, show.facts.ids) == ("Dragnet (1951)", 1951, ExternalIds(tvdb="73491"))
    assert told.one(Kind.SEASON).facts.title == "The first"
    episode = told.one(Kind.EPISODE)
    assert (episode.season, episode.number, episode.facts.title, episode.facts.released) == (1, 1, "Human Bomb", "1951-12-16")


def test_pictures_of_shows_seasons_and_episodes(tmp_path: Path, sources: Callable[..., FoldersSource]) -> None:
    grow(
        tmp_path,
        {
            "Shows/Dragnet/Season 01/Dragnet - S01E01.mkv": b"",
            "Shows/Dragnet/Season 01/Dragnet - S01E01-thumb.jpg": b"t",
            "Shows/Dragnet/Season 02/Dragnet - S02E01.mkv": b"",
            "Shows/Dragnet/Season 02/folder.jpg": b"2",
            "Shows/Dragnet/Specials/Dragnet - S00E01.mkv": b"",
            "Shows/Dragnet/poster.jpg": b"p",
            "Shows/Dragnet/backdrop.jpg": b"b",
            "Shows/Dragnet/logo.png": b"l",
            "Shows/Dragnet/season01-poster.jpg": b"1",
            "Shows/Dragnet/season-specials-poster.jpg": b"0",
        },
    )
    told = Told(sources(tmp_path))
    art = told.one(Kind.SHOW).facts.art
    assert [(ref or "").partition("#")[0] for ref in (art.poster, art.backdrop, art.logo)] == [
        "Shows/Dragnet/poster.jpg",
        "Shows/Dragnet/backdrop.jpg",
        "Shows/Dragnet/logo.png",
    ]
    assert [(season.facts.art.poster or "").partition("#")[0] for season in told.of(Kind.SEASON)] == [
        "Shows/Dragnet/season-specials-poster.jpg",
        "Shows/Dragnet/season01-poster.jpg",
        "Shows/Dragnet/Season 02/folder.jpg",
    ]
    assert (told.of(Kind.EPISODE)[0].facts.art.still or "").startswith("Shows/Dragnet/Season 01/Dragnet - S01E01-thumb.jpg#")


def test_films_and_shows_in_one_folder_are_told_apart(tell: Tell) -> None:
    told = tell(
        "Metropolis (1927)/Metropolis (1927).mkv",
        "Dragnet/Season 01/Dragnet - S01E01 - A.mkv",
        "Nosferatu (1922).mkv",
        "[Group] Naruto - 012 [720p].mkv",
        "Holiday 2013-05-01.mkv",
        "Apollo 13 (1995).mkv",
    )
    assert [title for title, _ in told.films] == ["Apollo 13", "Holiday", "Metropolis", "Nosferatu"]
    assert told.shows == ["Naruto", "Dragnet"]


def test_a_daily_show_is_told_by_its_folder(tell: Tell) -> None:
    told = tell("The Daily Show/The Daily Show 2013-05-01.mkv")
    assert (told.shows, told.films) == (["The Daily Show"], [])
    assert told.one(Kind.EPISODE).facts.released == "2013-05-01"
