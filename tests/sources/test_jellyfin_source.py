"""The Jellyfin source against a server that answers as 10.8 to 12 do, and oddly."""

from __future__ import annotations

import json
from typing import Any

import pytest

from app import __version__
from app.domain.cancel import Cancel
from app.domain.items import ExternalIds, Facts, Kind, Rating, Watched
from app.domain.problems import BadAnswer, Missing, Refused
from app.sources.jellyfin import PAGE_SIZE, JellyfinSource
from app.sources.jellyfin_ids import plain_id
from app.sources.jellyfin_items import seconds_of
from app.sources.jellyfin_signin import begin_quick_connect, finish_quick_connect
from app.sources.source import LibraryFacts, Page
from app.web.web import Web
from tests.web.loopback import Exchange, Loopback, Route

MOVIES = LibraryFacts("f137a2dd21bbc1b99aa5c0f6bf02a805", "Movies", "movie")
SHOWS = LibraryFacts("a656b907eb3a73532e40e44b968d0225", "Shows", "show")
HEADER = f'MediaBrowser Client="Bijou", Device="Bijou", DeviceId="device", Version="{__version__}"'


@pytest.fixture
def source(server: Loopback, web: Web) -> JellyfinSource:
    return JellyfinSource(server.address, "canary", web, "device", "11111111-2222-3333-4444-555555555555")


def giving(data: Any, status: int = 200) -> Route:
    body = data if isinstance(data, bytes) else json.dumps(data).encode()
    return lambda it: it.reply(status, body, {"Content-Type": "application/json"})


def listing(*items: dict[str, Any], total: int | None = None) -> Route:
    return giving({"Items": list(items), "TotalRecordCount": len(items) if total is None else total, "StartIndex": 0})


def first(source: JellyfinSource, library: LibraryFacts = MOVIES, kind: Kind = Kind.MOVIE, since: int | None = None) -> Page:
    return source.listing(library, kind, since, Cancel()).page(0, Cancel())


def test_a_listing_asks_for_all_that_d16_names(server: Loopback, source: JellyfinSource) -> None:
    server.routes["/Items"] = listing(total=500)
    page = source.listing(SHOWS, Kind.EPISODE, 1_700_000_000, Cancel()).page(400, Cancel())
    assert (page.start, page.total, page.received) == (400, 500, 0)
    asked = server.asked[0]
    query = {name: values[0] for name, values in asked.query.items()}
    fields = set(query.pop("fields").split(","))
    assert fields >= {"ProviderIds", "Overview", "Genres", "People", "Studios", "Taglines", "OriginalTitle", "SortName", "DateCreated", "MediaSources", "Path"}
    assert query == {
        "userId": "11111111222233334444555555555555", "parentId": SHOWS.key, "recursive": "true", "includeItemTypes": "Episode",
        "collapseBoxSetItems": "false", "sortBy": "DateCreated,SortName", "sortOrder": "Ascending", "startIndex": "400", "limit": str(PAGE_SIZE),
        "enableUserData": "true", "enableImageTypes": "Primary,Backdrop,Logo,Thumb", "imageTypeLimit": "1", "minDateLastSaved": "2023-11-14T22:13:20Z",
    }  # fmt: skip
    assert asked.headers["Authorization"] == f'{HEADER}, Token="canary"'
    assert "canary" not in str(asked.query)


@pytest.mark.parametrize(("kind", "word"), [(Kind.MOVIE, "Movie"), (Kind.SHOW, "Series"), (Kind.SEASON, "Season"), (Kind.EPISODE, "Episode")])
def test_each_kind_has_its_word(server: Loopback, source: JellyfinSource, kind: Kind, word: str) -> None:
    server.routes["/Items"] = listing()
    first(source, MOVIES, kind)
    assert server.asked[0].query["includeItemTypes"] == [word]
    assert "minDateLastSaved" not in server.asked[0].query


FULL = {
    "Id": "748950F8-6957-6052-3D03-61EA48E0953B", "Type": "Movie", "Name": "17 Again", "SortName": "0000000017 again", "ForcedSortName": "Seventeen Again",
    "OriginalTitle": "17 Again!", "Overview": "A do-over.", "Taglines": ["", "Who says"], "ProductionYear": 2009,
    "PremiereDate": "2009-03-11T00:00:00.0000000Z", "RunTimeTicks": 61154880000, "OfficialRating": "PG-13", "CommunityRating": 6.318, "CriticRating": 57,
    "Genres": ["Comedy", "Fantasy", "Comedy"], "Studios": [{"Name": "New Line", "Id": "1"}], "ProviderIds": {"IMDB": "tt0974661", "tmdb": "16996", "TVDB": "x"},
    "ImageTags": {"Primary": "p1", "Logo": "l1"}, "BackdropImageTags": ["b1", "b2"], "DateCreated": "2024-10-17T00:39:30.1234567Z",
    "People": [
        {"Name": "Zac Efron", "Id": "abc", "Role": "Mike", "Type": "Actor", "PrimaryImageTag": "z1"},
        {"Name": "A Guest", "Type": "GuestStar", "Role": "Herself"},
        {"Name": "Burr Steers", "Type": "Director"}, {"Name": "Jason Filardi", "Type": "Writer"}, {"Name": "Adam Shankman", "Type": "Producer"},
        {"Name": "Rolfe Kent", "Type": "Composer"}, {"Name": "Someone", "Type": "Unknown"}, {"Name": None},
    ],
    "UserData": {"PlaybackPositionTicks": 6000000000, "PlayCount": 2, "Played": True, "LastPlayedDate": "2025-11-12T14:55:53.5723829Z"},
    "MediaSources": [
        {"Path": "/m/17.mkv", "Container": "mkv", "Size": 5, "RunTimeTicks": 61154880000, "MediaStreams": [
            {"Type": "Subtitle"}, {"Type": "Video", "Codec": "hevc", "Width": 3840, "Height": 2160, "VideoRangeType": "DOVIWithHDR10"},
            {"Type": "Audio", "Codec": "aac", "Channels": 2}, {"Type": "Audio", "Codec": "truehd", "Channels": 8, "IsDefault": True}]},
        {"Path": "/m/17.mp4", "Container": "mov,mp4,m4a", "Size": None, "MediaStreams": None},
    ],
}  # fmt: skip


def test_d16_a_film_with_everything(server: Loopback, source: JellyfinSource) -> None:
    server.routes["/Items"] = listing(FULL)
    item = first(source).items[0]
    facts = item.facts
    assert (item.remote_key, item.added_at, item.owned) == ("748950f8695760523d0361ea48e0953b", 1729125570, True)
    assert (facts.title, facts.sort_title, facts.original_title, facts.tagline, facts.studio) == (
        "17 Again",
        "Seventeen Again",
        "17 Again!",
        "Who says",
        "New Line",
    )
    assert (facts.year, facts.released, facts.content_rating, facts.genres) == (2009, "2009-03-11", "PG-13", ("Comedy", "Fantasy"))
    assert facts.runtime_minutes == pytest.approx(101.9248)
    assert facts.ratings == (Rating("jellyfin", "audience", 6.318, 10), Rating("jellyfin", "critic", 57, 100))
    assert facts.ids == ExternalIds(tmdb="16996", imdb="tt0974661")
    assert facts.art.poster == "/Items/748950f8695760523d0361ea48e0953b/Images/Primary?tag=p1"
    assert facts.art.backdrop == "/Items/748950f8695760523d0361ea48e0953b/Images/Backdrop/0?tag=b1"
    assert facts.art.logo == "/Items/748950f8695760523d0361ea48e0953b/Images/Logo?tag=l1"
    assert [(one.name, one.department, one.job, one.character, one.order) for one in facts.credits] == [
        ("Zac Efron", "Acting", None, "Mike", 0), ("A Guest", "Acting", "Guest Star", "Herself", 1), ("Burr Steers", "Directing", "Director", None, 0),
        ("Jason Filardi", "Writing", "Writer", None, 0), ("Adam Shankman", "Production", "Producer", None, 0), ("Rolfe Kent", "Sound", "Composer", None, 0),
        ("Someone", "Crew", None, None, 0),
    ]  # fmt: skip
    assert facts.credits[0].portrait == "/Items/abc/Images/Primary?tag=z1"
    assert item.watched == Watched(2, 600_000, 1762959353)
    one, two = item.files
    assert (one.width, one.height, one.video_codec, one.audio_codec, one.channels, one.hdr) == (3840, 2160, "hevc", "truehd", 8, "Dolby Vision")
    assert (one.duration_ms, two.version, two.container, two.width, two.duration_ms) == (6115488, 1, "mp4", None, None)


def nulled(value: Any) -> Any:
    """Everything that the description calls nullable, null."""
    return {name: (value[name] if name in {"Id", "Type"} else None) for name in value}


@pytest.mark.parametrize("kind", ["Movie", "Series", "Season", "Episode"])
def test_anything_may_be_null_or_absent(server: Loopback, source: JellyfinSource, kind: str) -> None:
    server.routes["/Items"] = listing({**nulled(FULL), "Type": kind}, {"Id": "b", "Type": kind})
    page = first(source)
    assert page.skipped == []
    assert [item.facts for item in page.items] == [Facts(), Facts()]
    assert page.items[1].files == ()
    nested = {**FULL, "Type": kind, "People": [nulled(FULL["People"][0])], "Studios": [{"Name": None}], "Genres": [None], "ProviderIds": {"Tmdb": None}}  # type: ignore[index]
    nested |= {
        "MediaSources": [{"Path": None, "MediaStreams": [{"Type": None}]}],
        "UserData": {"Played": None},
        "Taglines": [None],
        "ImageTags": {"Primary": None},
    }
    server.routes["/Items"] = listing(nested)
    assert first(source).skipped == []


def test_d13_one_item_out_of_shape_is_skipped_with_its_field_and_the_rest_is_read(server: Loopback, source: JellyfinSource) -> None:
    server.routes["/Items"] = listing(
        {"Id": "a", "Type": "Movie", "Name": "Good"},
        {"Id": "b", "Type": "Movie", "Name": "Bad year", "ProductionYear": "nineteen"},
        {"Id": "c", "Type": "Movie", "Name": "Bad source", "MediaSources": [{"Size": "large"}]},
        {"Type": "Movie", "Name": "No id"},
        {"Id": "e", "Type": "Audio", "Name": "A song"},
        {"Id": "f", "Type": "Movie", "Name": 7},
        total=6,
    )
    page = first(source)
    assert [item.remote_key for item in page.items] == ["a"]
    assert [(one.remote_key, one.title) for one in page.skipped] == [("b", "Bad year"), ("c", "Bad source"), ("", "No id"), ("e", "A song"), ("f", "")]
    reasons = [one.reason for one in page.skipped]
    assert reasons[0].startswith("its ProductionYear is out of shape")
    assert "MediaSources" in reasons[1]
    assert "Id" in reasons[2]
    assert "Audio" in reasons[3]
    assert (page.received, page.total) == (6, 6)


@pytest.mark.parametrize("number", ["1e999", "-1e999", "9" * 5_000], ids=["endless", "minus endless", "5000 digits"])
def test_d13_a_number_that_nothing_holds_skips_its_item_only(server: Loopback, source: JellyfinSource, number: str) -> None:
    items = f'{{"Id":"a","Type":"Movie","Name":"A","ProductionYear":{number}}},{{"Id":"b","Type":"Movie","Name":"B"}}'
    server.routes["/Items"] = giving(f'{{"Items":[{items}],"TotalRecordCount":2}}'.encode())
    page = first(source)
    assert ([item.remote_key for item in page.items], len(page.skipped), page.received) == (["b"], 1, 2)


def test_d15_a_virtual_item_is_known_not_owned(server: Loopback, source: JellyfinSource) -> None:
    server.routes["/Items"] = listing(
        {
            "Id": "a",
            "Type": "Episode",
            "Name": "Missing",
            "LocationType": "Virtual",
            "ParentIndexNumber": 0,
            "IndexNumber": 3,
            "SeriesId": "S",
            "SeasonId": "T",
        },
        {"Id": "b", "Type": "Episode", "Name": "There", "LocationType": "FileSystem", "ParentIndexNumber": 1, "IndexNumber": 4, "IndexNumberEnd": 5},
    )
    missing, there = first(source, SHOWS, Kind.EPISODE).items
    assert (missing.owned, there.owned) == (False, True)
    assert (missing.season, missing.number, missing.show_key, missing.season_key) == (0, 3, "S", "T")
    assert (there.season, there.number, there.number_last) == (1, 4, 5)


def test_a_show_has_its_network_status_and_end(server: Loopback, source: JellyfinSource) -> None:
    server.routes["/Items"] = listing(
        {"Id": "a", "Type": "Series", "Studios": [{"Name": "HBO"}], "Status": "Ended",
         "PremiereDate": "2001-01-02T00:00:00Z", "EndDate": "2005-08-21T00:00:00Z"},
        {"Id": "b", "Type": "Series", "Name": "B", "Status": "Unreleased", "PremiereDate": "0001-01-01T00:00:00Z"},
    )  # fmt: skip
    one, two = (item.facts for item in first(source, SHOWS, Kind.SHOW).items)
    assert (one.network, one.studio, one.status, one.released, one.ended) == ("HBO", "HBO", "ended", "2001-01-02", "2005-08-21")
    assert (two.status, two.released) == ("upcoming", None)


def test_an_episode_has_a_still_and_a_season_a_poster(server: Loopback, source: JellyfinSource) -> None:
    tags = {"ImageTags": {"Primary": "p"}}
    server.routes["/Items"] = listing({"Id": "a", "Type": "Episode", **tags}, {"Id": "b", "Type": "Season", "SeriesId": "s", "IndexNumber": 2, **tags})
    episode, season = first(source, SHOWS, Kind.EPISODE).items
    assert (episode.facts.art.still, episode.facts.art.poster) == ("/Items/a/Images/Primary?tag=p", None)
    assert (season.facts.art.poster, season.show_key, season.season) == ("/Items/b/Images/Primary?tag=p", "s", 2)


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("SDR", None), ("HDR10", "HDR10"), ("HDR10Plus", "HDR10+"), ("HLG", "HLG"), ("DOVI", "Dolby Vision"), ("DOVIWithEL", "Dolby Vision"),
        ("DOVIInvalid", None), ("Unknown", None), (None, None),
    ],
)  # fmt: skip
def test_kinds_of_hdr(server: Loopback, source: JellyfinSource, kind: str | None, shown: str | None) -> None:
    server.routes["/Items"] = listing({"Id": "a", "Type": "Movie", "MediaSources": [{"MediaStreams": [{"Type": "Video", "VideoRangeType": kind}]}]})
    assert first(source).items[0].files[0].hdr == shown


def test_a_play_that_was_not_finished_is_not_watched(server: Loopback, source: JellyfinSource) -> None:
    server.routes["/Items"] = listing(
        {"Id": "a", "Type": "Movie", "UserData": {"PlayCount": 9, "Played": False, "PlaybackPositionTicks": 10_000}},
        {"Id": "b", "Type": "Movie", "UserData": {"PlayCount": 0, "Played": True}},
    )
    assert [item.watched for item in first(source).items] == [Watched(0, 1, None), Watched(1, 0, None)]


def test_hostile_text_is_read_as_text(server: Loopback, source: JellyfinSource) -> None:
    body = b'{"Items":[{"Id":"a","Type":"Movie","Name":"A\\u0000B\\ud800C \xff <b> \\\\u0000 \xe2\x80\xae"}],"TotalRecordCount":1}'
    server.routes["/Items"] = giving(body)
    assert first(source).items[0].facts.title == "AB?C \ufffd <b> \\u0000 \u202e"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "cannot be read"),
        (b"<html>hello", "web page"),
        (b'{"Items": [', "cut short"),
        (b'{"Items": 7}', "does not answer as a Jellyfin server"),
        (b"[]", "does not answer as a Jellyfin server"),
        (b'{"Items": ' + b"[" * 9000, "cannot be read"),
        (b'{"Items": [' + b"{}," * 4_000_000 + b"{}]}", "more pieces than any library has"),
    ],
)
def test_an_answer_that_is_none_is_said_in_words(server: Loopback, source: JellyfinSource, body: bytes, words: str) -> None:
    server.routes["/Items"] = giving(body)
    with pytest.raises(BadAnswer, match=words):
        first(source)


@pytest.mark.parametrize("body", [{}, {"Items": None, "TotalRecordCount": None}, {"Items": [], "TotalRecordCount": 0}])
def test_empty_listings(server: Loopback, source: JellyfinSource, body: Any) -> None:
    server.routes["/Items"] = giving(body)
    assert first(source).received == 0


def test_single_items_that_are_gone_are_left_out(server: Loopback, source: JellyfinSource) -> None:
    server.routes["/Items"] = listing({"Id": "a", "Type": "Movie"})
    assert [item.remote_key for item in source.items([(Kind.MOVIE, "a"), (Kind.MOVIE, "b")], Cancel())] == ["a"]
    assert server.asked[0].query["ids"] == ["a,b"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"Tmdb": "0", "Tvdb": "000", "Imdb": "tt0000000"}, {}),  # no id: many titles would share it, and be joined
        ({"TMDB": " 16996 ", "IMDb": "TT0974661", "tvdb": "77"}, {"tmdb": "16996", "imdb": "tt0974661", "tvdb": "77"}),
        ({"TmdbCollection": "1", "TvdbSlug": "17-again", "TvRage": "5", "": "9", "Tmdb": "movie/1", "Imdb": "nm1", "Tvdb": None}, {}),
    ],
)
def test_what_provider_ids_say(server: Loopback, source: JellyfinSource, given: dict[str, Any], expected: dict[str, str]) -> None:
    server.routes["/Items"] = listing({"Id": "a", "Type": "Movie", "ProviderIds": given})
    assert first(source).items[0].facts.ids == ExternalIds(**expected)


@pytest.mark.parametrize(("kind", "title"), [("Movie", "Der Film"), ("Series", "Der Film"), ("Season", None), ("Episode", None)])
def test_a_film_or_show_without_a_name_goes_by_another_that_it_has(server: Loopback, source: JellyfinSource, kind: str, title: str | None) -> None:
    server.routes["/Items"] = listing({"Id": "a", "Type": kind, "Name": "", "OriginalTitle": "Der Film", "SortName": "film"})
    assert first(source).items[0].facts.title == title


def test_views_of_every_kind(server: Loopback, source: JellyfinSource) -> None:
    views = [("a", "movies"), ("b", "tvshows"), ("c", "music"), ("d", "homevideos"), ("e", "boxsets"), ("f", None), ("g", "Movies"), ("h", "somethingnew")]
    views.append(("m", "mixed"))
    items = [{"Id": key, "Name": key.upper(), "Type": "CollectionFolder", "CollectionType": kind} for key, kind in views]
    items.append({"Id": "i", "Name": "I", "Type": "PlaylistsFolder", "CollectionType": None})
    server.routes["/UserViews"] = giving({"Items": items})
    found = source.libraries(Cancel())
    assert [(one.key, one.name, one.kind) for one in found] == [
        ("a", "A", "movie"), ("b", "B", "show"), ("f", "F", "movie"), ("f/shows", "F", "show"), ("g", "G", "movie"), ("m", "M", "movie"),
        ("m/shows", "M", "show"),
    ]  # fmt: skip
    server.routes["/Items"] = listing()
    first(source, found[3], Kind.SHOW)
    assert server.asked[-1].query["parentId"] == ["f"]


def test_an_api_key_has_no_user_so_one_is_picked(server: Loopback, web: Web) -> None:
    users = [
        {"Id": "a", "Name": "Gone", "Policy": {"IsAdministrator": True, "IsDisabled": True}},
        {"Id": "b", "Name": "Kid", "Policy": {"IsAdministrator": False}},
        {"Id": "c", "Name": "Boss", "Policy": {"IsAdministrator": True}},
    ]
    server.routes["/Users/Me"] = giving({"title": "no user"}, 400)
    server.routes["/Users"] = giving(users)
    server.routes["/System/Info/Public"] = giving({"Id": "S", "ServerName": "Home", "Version": "12.0.0"})
    facts = JellyfinSource(server.address, "key", web, "device").describe(Cancel())
    assert (facts.user_id, facts.user_name) == ("c", "Boss")
    facts = JellyfinSource(server.address, "key", web, "device", user_name="kid").describe(Cancel())
    assert facts.user_id == "b"
    with pytest.raises(Refused):
        JellyfinSource(server.address, "key", web, "device", user_name="nobody").describe(Cancel())


def test_a_users_token_is_that_users_whatever_the_name(server: Loopback, web: Web) -> None:
    """The list of users is for administrators only."""
    server.routes["/Users/Me"] = giving({"Id": "u", "Name": "Kid"})
    server.routes["/Users"] = giving({}, 403)
    server.routes["/System/Info/Public"] = giving({"Id": "S", "ServerName": "Home", "Version": "12.0.0"})
    facts = JellyfinSource(server.address, "token", web, "device", user_name="kid").describe(Cancel())
    assert (facts.user_id, facts.user_name) == ("u", "Kid")


def test_a_withdrawn_token_is_said_by_the_connection_test(server: Loopback, web: Web) -> None:
    server.routes["/System/Info/Public"] = giving({"Id": "S", "ServerName": "Home", "Version": "10.11.6"})
    server.routes["/Users/Me"] = giving({}, 401)
    with pytest.raises(Refused):
        JellyfinSource(server.address, "old", web, "device").describe(Cancel())


def test_another_program_is_no_jellyfin(server: Loopback, web: Web) -> None:
    server.routes["/System/Info/Public"] = giving({"hello": "world"})
    with pytest.raises(BadAnswer, match="does not answer as a Jellyfin server"):
        JellyfinSource(server.address, "t", web, "device").describe(Cancel())


def test_a_path_before_everything(server: Loopback, web: Web) -> None:
    source = JellyfinSource(f"{server.address}/stable/", "t", web, "device", "u")
    server.routes["/stable/Items"] = listing()
    first(source)
    assert server.paths() == ["/stable/Items"]
    assert (source.image("/Items/a/Images/Primary?tag=x", 100, 150).url or "").startswith(f"{server.address}/stable/Items/a/")
    assert (source.web_address(Kind.MOVIE, "a") or "").startswith(f"{server.address}/stable/web/")


def test_d70_pictures_and_pages_carry_no_token_in_their_address(source: JellyfinSource, server: Loopback) -> None:
    here = source.image("/Items/a/Images/Primary?tag=x", 264, 396)
    assert here.url == f"{server.address}/Items/a/Images/Primary?tag=x&maxWidth=264&maxHeight=396&quality=90"
    assert "canary" in (here.headers or {})["Authorization"]
    assert "canary" not in str(source.web_address(Kind.MOVIE, "a"))
    assert source.image("https://elsewhere/x.jpg", 1, 1).headers is None


@pytest.mark.parametrize("version", ["10.8", "12"])
def test_quick_connect_from_code_to_token(server: Loopback, web: Web, version: str) -> None:
    state = {"Secret": "s3", "Code": "123456", "Authenticated": False}

    def initiate(it: Exchange) -> None:
        giving(state)(it) if (it.command == "GET") == (version == "10.8") else it.reply(405)

    def exchange(it: Exchange) -> None:
        giving({"AccessToken": "new", "User": {"Id": "u", "Name": "Me"}, "ServerId": "x"})(it)

    def waiting(it: Exchange) -> None:
        giving(state)(it)  # as it stands by then

    server.routes.update({"/QuickConnect/Enabled": giving(True), "/QuickConnect/Initiate": initiate, "/QuickConnect/Connect": waiting})
    server.routes["/Users/AuthenticateWithQuickConnect"] = exchange
    request = begin_quick_connect(server.address, web, "device", Cancel())
    assert (request.code, request.secret) == ("123456", "s3")
    assert finish_quick_connect(server.address, request, web, "device", Cancel()) is None
    state["Authenticated"] = True
    account = finish_quick_connect(server.address, request, web, "device", Cancel())
    assert account is not None
    assert (account.token, account.user_id, account.user_name) == ("new", "u", "Me")
    assert json.loads(server.asked[-1].body) == {"Secret": "s3"}
    assert server.asked[-1].headers["Authorization"] == HEADER
    server.routes["/QuickConnect/Connect"] = giving({}, 404)
    with pytest.raises(Missing, match="run out"):
        finish_quick_connect(server.address, request, web, "device", Cancel())


def test_quick_connect_switched_off(server: Loopback, web: Web) -> None:
    server.routes["/QuickConnect/Enabled"] = giving(False)
    with pytest.raises(Refused, match="switched off"):
        begin_quick_connect(server.address, web, "device", Cancel())


def test_ids_and_instants_in_all_their_spellings() -> None:
    assert plain_id("748950F8-6957-6052-3D03-61EA48E0953B") == "748950f8695760523d0361ea48e0953b"
    assert plain_id("season_SIi4XGnDQfvf23lNJ2Vj") == "season_SIi4XGnDQfvf23lNJ2Vj"
    assert seconds_of("2024-10-17T00:39:30.0000000Z") == seconds_of("2024-10-17T00:39:30Z") == seconds_of("2024-10-17T00:39:30") == 1729125570
    assert [seconds_of(text) for text in ("0001-01-01T00:00:00.0000000Z", "", None, "yesterday")] == [None] * 4
