"""The .nfo files of Kodi and others: every field of D16 that they hold; hostile ones are refused."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path

import pytest

from app.domain.items import Credit, ExternalIds, Rating
from app.sources.folders.nfo import notes_in, read_notes
from app.sources.folders.nfo_tree import SIZE_LIMIT, BadNote

MOVIE = """<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>
<movie>
    <title>Metropolis</title>
    <originaltitle>Metropolis – Das Schicksal</originaltitle>
    <sorttitle>Metropolis 1927</sorttitle>
    <ratings>
        <rating name="imdb" max="10" default="true"><value>8.3</value><votes>180,000</votes></rating>
        <rating name="tomatometerallcritics" max="100"><value>97</value></rating>
        <rating name="metacritic" max="100"><value>98</value></rating>
        <rating name="letterboxd" max="5"><value>4.1</value></rating>
        <rating name="trakt" max="10"><value>0</value></rating>
    </ratings>
    <outline>Short.</outline>
    <plot>A city &amp; its heart.</plot>
    <tagline>There can be no understanding between the hands and the brain</tagline>
    <runtime>153</runtime>
    <mpaa>Rated PG</mpaa>
    <uniqueid type="imdb" default="true">tt0017136</uniqueid>
    <uniqueid type="tmdb">19</uniqueid>
    <genre>Drama</genre><genre>Science Fiction</genre>
    <director>Fritz Lang</director>
    <credits>Thea von Harbou</credits>
    <premiered>1927-01-10</premiered>
    <studio>UFA</studio>
    <playcount>2</playcount>
    <lastplayed>2024-05-01 21:30:00</lastplayed>
    <resume><position>61.5</position><total>9180</total></resume>
    <dateadded>2023-04-05 06:07:08</dateadded>
    <actor><name>Brigitte Helm</name><role>Maria</role><order>0</order><thumb>http://x/y.jpg</thumb></actor>
    <actor><name>Alfred Abel</name><role>Joh Fredersen</role><order>1</order></actor>
    <fileinfo><streamdetails>
        <video><codec>HEVC</codec><width>3840</width><height>2160</height><durationinseconds>9180</durationinseconds><hdrtype>dolbyvision</hdrtype></video>
        <audio><codec>EAC3</codec><channels>6</channels></audio>
    </streamdetails></fileinfo>
</movie>
"""
SHOW = """<tvshow><title>Dragnet</title><year>1951</year><plot>Just the facts.</plot><id>73491</id><imdb_id>tt0043194</imdb_id>
<status>Ended</status><studio>NBC</studio><premiered>1951-12-16</premiered><enddate>1959-08-23</enddate><genre>Crime / Drama</genre>
<rating>7,9</rating></tvshow>"""


def test_d16_every_field_of_a_film_is_read() -> None:
    (note,) = notes_in(MOVIE.encode())
    facts = note.facts
    assert (facts.title, facts.original_title, facts.sort_title, facts.year) == ("Metropolis", "Metropolis – Das Schicksal", "Metropolis 1927", 1927)
    assert (facts.overview, facts.runtime_minutes, facts.content_rating, facts.studio) == ("A city & its heart.", 153, "PG", "UFA")
    assert facts.tagline == "There can be no understanding between the hands and the brain"
    assert (facts.released, facts.genres) == ("1927-01-10", ("Drama", "Science Fiction"))
    assert facts.ids == ExternalIds(tmdb="19", imdb="tt0017136")
    assert facts.ratings == (
        Rating("imdb", "audience", 8.3),
        Rating("rottentomatoes", "critic", 97, 100),
        Rating("metacritic", "critic", 98, 100),
        Rating("letterboxd", "audience", pytest.approx(8.2), 10),  # type: ignore[arg-type]  # an approximate number compares as one
    )
    assert facts.credits == (
        Credit("Brigitte Helm", "Acting", "Actor", "Maria", 0),
        Credit("Alfred Abel", "Acting", "Actor", "Joh Fredersen", 1),
        Credit("Fritz Lang", "Directing", "Director"),
        Credit("Thea von Harbou", "Writing", "Writer", order=1),
    )
    assert (note.watched.count, note.watched.position_ms) == (2, 61_500)
    assert note.watched.at == int(datetime(2024, 5, 1, 21, 30).astimezone().timestamp())
    assert note.added == int(datetime(2023, 4, 5, 6, 7, 8).astimezone().timestamp())
    file = note.file
    assert (file.width, file.height, file.video_codec, file.audio_codec, file.channels, file.hdr) == (3840, 2160, "hevc", "eac3", 6, "Dolby Vision")
    assert file.duration_ms == 9_180_000


def test_d16_every_field_of_a_show_is_read() -> None:
    (note,) = notes_in(SHOW.encode())
    facts = note.facts
    assert (facts.title, facts.year, facts.status, facts.network, facts.studio) == ("Dragnet", 1951, "ended", "NBC", None)
    assert (facts.released, facts.ended, facts.genres) == ("1951-12-16", "1959-08-23", ("Crime", "Drama"))
    assert facts.ids == ExternalIds(imdb="tt0043194", tvdb="73491")
    assert facts.ratings == (Rating("nfo", "audience", 7.9),)


def test_several_episodes_in_one_file() -> None:
    one = "<episodedetails><title>{0}</title><season>1</season><episode>{1}</episode><aired>1952-01-0{1}</aired></episodedetails>"
    notes = notes_in(("<?xml version='1.0'?>" + one.format("First", 1) + "\n" + one.format("Second", 2)).encode())
    assert [(note.season, note.number, note.facts.title, note.facts.released) for note in notes] == [
        (1, 1, "First", "1952-01-01"),
        (1, 2, "Second", "1952-01-02"),
    ]


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (b"https://www.themoviedb.org/movie/19-metropolis", ExternalIds(tmdb="19")),
        (b"https://www.themoviedb.org/tv/1399?language=en", ExternalIds(tmdb="1399")),
        (b"http://www.imdb.com/title/tt0017136/", ExternalIds(imdb="tt0017136")),
        (b"tt0017136", ExternalIds(imdb="tt0017136")),
        (b"http://www.thetvdb.com/?tab=series&id=73491", ExternalIds(tvdb="73491")),
        (b"\xef\xbb\xbftmdb: 19\r\nimdb: tt0017136", ExternalIds(tmdb="19", imdb="tt0017136")),
        (b"<movie><title>M</title></movie>\nhttps://www.themoviedb.org/movie/19", ExternalIds(tmdb="19")),
        (b"<movie><title>M</title><uniqueid type='tmdb'>7</uniqueid></movie>\nhttps://www.themoviedb.org/movie/19", ExternalIds(tmdb="7")),
        (b"<movie><title>M</title><plot>see tt9999999</plot></movie>", ExternalIds()),
    ],
)
def test_an_address_or_a_bare_id(content: bytes, ids: ExternalIds) -> None:
    (note,) = notes_in(content)
    assert note.facts.ids == ids


@pytest.mark.parametrize(
    "content",
    [
        '<?xml version="1.0" encoding="iso-8859-1"?><movie><title>Amélie</title></movie>'.encode("latin-1"),
        '<?xml version="1.0" encoding="windows-1252"?><movie><title>Amélie</title></movie>'.encode("cp1252"),
        "<movie><title>Amélie</title></movie>".encode("cp1252"),
        "<movie><title>Amélie</title></movie>".encode("utf-16"),
        "\ufeff<movie><title>Amélie</title></movie>".encode(),
        "\n\n<movie><title>Ame\u0301lie</title></movie>".encode(),
        "<movie><title>Am\u00e9lie\x00\x08</title></movie>".encode(),
        '<?xml version="1.0" encoding="iso-8859-1"?><movie><title>Amélie</title></movie>'.encode(),
    ],
)
def test_whatever_it_is_written_in(content: bytes) -> None:
    assert notes_in(content)[0].facts.title == "Amélie"


def test_a_declared_alphabet_is_believed() -> None:
    content = '<?xml version="1.0" encoding="windows-1251"?><movie><title>Сталкер</title></movie>'.encode("cp1251")
    assert notes_in(content)[0].facts.title == "Сталкер"


BOMB = b"""<!DOCTYPE movie [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<movie><title>&c;</title></movie>"""
HOSTILE = {
    "billion laughs": BOMB,
    "external entity": b'<!DOCTYPE movie [<!ENTITY x SYSTEM "file:///etc/passwd">]><movie><title>&x;</title></movie>',
    "external doctype": b'<!DOCTYPE movie SYSTEM "http://127.0.0.1:1/x.dtd"><movie><title>x</title></movie>',
    "unknown entity": b"<movie><title>&nope;</title></movie>",
    "cut short": MOVIE.encode()[:400],
    "nothing": b"",
    "blanks": b" \n ",
    "binary": bytes(range(256)) * 10,
    "html": b"<html><body>Not found</body></html>",
    "deep": b"<movie>" * 100 + b"</movie>" * 100,
    "wide": b"<movie>" + b"<tag/>" * 30_000 + b"</movie>",
    "gigantic": b"<movie>" + b" " * SIZE_LIMIT + b"</movie>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_notes_are_refused(name: str) -> None:
    with pytest.raises(BadNote):
        notes_in(HOSTILE[name])


@pytest.mark.parametrize(
    "content",
    [
        b"<movie><title>" + b"&amp;\n" * 330_000 + b"</title></movie>",
        b"<movie>" * 280_000,
        b"<movie " * 280_000,
        b"thetvdb.com/" * 160_000,
        b"<movie><genre>" + b" " * 1_900_000 + b"</genre></movie>",
        b"<movie><director>" + b" /" * 900_000 + b"</director></movie>",
        b"<movie><runtime>" + b"1" * 1_900_000 + b"</runtime></movie>",
        b"<movie></movie>" * 130_000,
    ],
    ids=range(8),
)
def test_no_note_takes_long(content: bytes) -> None:
    start = time.process_time()
    try:
        notes_in(content)
    except BadNote:
        assert len(content) > 1_000_000
    assert time.process_time() - start < 2


def test_a_file_is_read_no_further_than_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "movie.nfo"
    with file.open("wb") as out:
        out.truncate(10 * 1024**3)
    with pytest.raises(BadNote, match="too large"):
        read_notes(str(file))


@pytest.mark.parametrize(
    "inside",
    [
        "<year>soon</year>",
        "<year>99999999999999999999</year>",
        "<runtime>-3</runtime>",
        "<rating>NaN</rating>",
        "<rating>1e309</rating>",
        "<ratings><rating name='imdb' max='5'><value>30</value></rating></ratings>",
        "<premiered>0000-00-00</premiered>",
        "<lastplayed>0000-00-00 00:00:00</lastplayed>",
        "<playcount>-1</playcount>",
        "<uniqueid type='tmdb'>javascript:1</uniqueid>",
        "<uniqueid type='imdb'>12</uniqueid>",
        "<tmdbid>0</tmdbid>",
        "<actor><role>no name</role></actor>",
        "<fileinfo><streamdetails><video><width>wide</width></video></streamdetails></fileinfo>",
        "<studio></studio><genre> / </genre>",
    ],
)
def test_nonsense_in_a_field_says_nothing(inside: str) -> None:
    (note,) = notes_in(f"<movie><title>M</title>{inside}</movie>".encode())
    (plain,) = notes_in(b"<movie><title>M</title></movie>")
    assert note == plain
