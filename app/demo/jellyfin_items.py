"""Films, shows, seasons and episodes in Jellyfin's words: its BaseItemDto."""

from __future__ import annotations

from app.demo.chance import mixed, seed_of
from app.demo.clock import iso, iso_day
from app.demo.holdings import Held, HeldEpisode, HeldFilm, HeldSeason, HeldShow, Library, Watching
from app.demo.jellyfin_files import TICKS, Item, media_source, streams
from app.demo.keys import guid
from app.demo.listing import sorting
from app.demo.media import Medium
from app.demo.people import code_of, jellyfin_whole
from app.demo.plex_items import has_logo
from app.demo.titles import Film, Ids, Show


class Teller:
    """Puts items into Jellyfin's words. `salt` makes the ids this server's own; `modern` is False for 10.8, whose items have fewer fields."""

    def __init__(self, server_id: str, salt: int, *, modern: bool) -> None:
        self.server_id = server_id
        self.salt = salt
        self.modern = modern

    def id(self, whole: int) -> str:
        """The id of an item, from its whole key."""
        return guid(whole, self.salt)

    def view(self, library: Library) -> str:
        """The id of a library."""
        return guid(9_000 + library.key, self.salt)

    def item(self, held: Held, fields: frozenset[str] | None) -> Item:
        """An item; `fields` are the further ones asked for (lower case), None for all, as for a single item."""
        if isinstance(held, HeldFilm):
            said = self._film(held, fields)
        elif isinstance(held, HeldShow):
            said = self._show(held, fields)
        elif isinstance(held, HeldSeason):
            said = self._season(held)
        else:
            said = self._episode(held, fields)
        if fields is None or "datecreated" in fields:
            said["DateCreated"] = iso(held.added)
        return said

    def library(self, library: Library) -> Item:
        """A library as an item of the user's views."""
        kinds = {"movie": "movies", "show": "tvshows", "artist": "music", "boxsets": "boxsets", "photo": "homevideos"}
        return {
            "Name": library.name,
            "ServerId": self.server_id,
            "Id": self.view(library),
            "Etag": f"{mixed(library.key):032x}",
            "DateCreated": iso(1_600_000_000),
            "CanDelete": False,
            "SortName": library.name.lower(),
            "Path": library.folder,
            "IsFolder": True,
            "ParentId": guid(1, self.salt),
            "Type": "CollectionFolder",
            "UserData": self._seen(Watching(), 0, 9_000 + library.key),
            "CollectionType": kinds[library.kind],
            "PreferredMetadataLanguage": library.language[:2],
            "ImageTags": {},
            "BackdropImageTags": [],
            "LocationType": "FileSystem",
            "MediaType": "Unknown",
        }

    # -- one of each ----------------------------------------------------------------------------------------------------------

    def _common(self, title: Film | Show, key: int, library: Library, fields: frozenset[str] | None) -> Item:
        said: Item = {
            "Name": title.title,
            "ServerId": self.server_id,
            "Id": self.id(key),
            "PremiereDate": iso_day(title.released) if title.released else None,
            "CriticRating": round(title.critic * 10) if title.critic is not None else None,
            "OfficialRating": title.content_rating,
            "CommunityRating": title.rating,
            "ProductionYear": title.year,
            "ImageTags": {"Primary": f"{mixed(key):016x}", "Thumb": f"{mixed(key, 1):016x}"} | ({"Logo": f"{mixed(key, 2):016x}"} if has_logo(title) else {}),
            "BackdropImageTags": [f"{mixed(key, 3):016x}"],
            "ImageBlurHashes": {},
            "PrimaryImageAspectRatio": 0.6666666666666666,
        }
        told = _wanted(self._more_of_title(title, library), fields)
        if fields is not None and "genres" in fields:
            told["GenreItems"] = self._named(title.genres, 8_000_000)
        return _said(said | told)

    def _more_of_title(self, title: Film | Show, library: Library) -> Item:
        """What is told of films and shows when it is asked for."""
        return {
            "OriginalTitle": title.original_title,
            "SortName": sorting(title),
            "Overview": title.overview,
            "Taglines": [title.tagline] if title.tagline else [],
            "Genres": list(title.genres),
            "GenreItems": self._named(title.genres, 8_000_000),
            "Studios": self._named((title.studio,) if title.studio else (), 7_000_000),
            "ProviderIds": _provider_ids(title.ids),
            "People": self._people(title),
            "ParentId": self.view(library),
            "ProductionLocations": [title.country] if title.country else [],
        }

    def _named(self, names: tuple[str, ...], base: int) -> list[Item]:
        """Names with the ids that Jellyfin gives to genres and studios."""
        return [{"Name": name, "Id": guid(base + seed_of(name) % 1_000_000, self.salt)} for name in names]

    def _film(self, held: HeldFilm, fields: frozenset[str] | None) -> Item:
        said = self._common(held.film, held.key, held.library, fields)
        length = held.media[0].duration_ms if held.media else 0
        said |= {
            "IsFolder": False,
            "Type": "Movie",
            "RunTimeTicks": length * TICKS,
            "UserData": self._seen(held.watching, length, held.key),
            "VideoType": "VideoFile",
            "LocationType": "FileSystem",
            "MediaType": "Video",
            "HasSubtitles": False,
        }
        if held.media and len(held.media[0].parts) > 1:
            said["PartCount"] = len(held.media[0].parts)
        return said | self._files(held.media, held.key, fields)

    def _show(self, held: HeldShow, fields: frozenset[str] | None) -> Item:
        show = held.show
        said = self._common(show, held.key, held.library, fields)
        unseen = sum(1 for one in held.owned if not one.watching.plays)
        said |= {
            "IsFolder": True,
            "Type": "Series",
            "RunTimeTicks": round(show.runtime * 60_000) * TICKS,
            "UserData": self._seen(Watching(), 0, held.key) | {"UnplayedItemCount": unseen, "Played": unseen == 0},
            "Status": "Continuing" if show.status == "continuing" else "Ended",
            "AirDays": [],
            "LocationType": "FileSystem",
            "MediaType": "Unknown",
        }
        if show.ended:
            said["EndDate"] = iso_day(show.ended)
        if fields is None or "childcount" in fields:
            said["ChildCount"] = len(held.seasons)
        if fields is None or "recursiveitemcount" in fields:
            said["RecursiveItemCount"] = len(held.episodes)
        return said

    def _season(self, held: HeldSeason) -> Item:
        unseen = sum(1 for one in held.owned if not one.watching.plays)
        show_id = self.id(self._show_key(held))
        return {
            "Name": held.title,
            "ServerId": self.server_id,
            "Id": self.id(held.key),
            "IndexNumber": held.number,
            "IsFolder": True,
            "Type": "Season",
            "ParentId": show_id,
            "UserData": self._seen(Watching(), 0, held.key) | {"UnplayedItemCount": unseen, "Played": bool(held.owned) and unseen == 0},
            "SeriesName": held.show.title,
            "SeriesId": show_id,
            "ImageTags": {"Primary": f"{mixed(held.key):016x}"},
            "BackdropImageTags": [],
            "ImageBlurHashes": {},
            "LocationType": "FileSystem" if held.owned else "Virtual",
            "MediaType": "Unknown",
        }

    def _episode(self, held: HeldEpisode, fields: frozenset[str] | None) -> Item:
        episode, show = held.episode, held.show
        length = held.media[0].duration_ms if held.media else 0
        said: Item = {
            "Name": episode.title,
            "ServerId": self.server_id,
            "Id": self.id(held.key),
            "PremiereDate": iso_day(episode.aired) if episode.aired else None,
            "OfficialRating": show.content_rating,
            "CommunityRating": episode.rating,
            "RunTimeTicks": length * TICKS or None,
            "ProductionYear": int(episode.aired[:4]) if episode.aired else None,
            "IndexNumber": episode.number,
            "IndexNumberEnd": episode.number_last,
            "ParentIndexNumber": episode.season,
            "IsFolder": False,
            "Type": "Episode",
            "UserData": self._seen(held.watching, length, held.key),
            **self._above(held),
            "ImageTags": {"Primary": f"{mixed(held.key):016x}"} if held.media else {},
            "ImageBlurHashes": {},
            "LocationType": "FileSystem" if held.media else "Virtual",
            "MediaType": "Video",
        }
        return _said(said | _wanted(self._more_of_episode(held), fields)) | self._files(held.media, held.key, fields)

    def _above(self, held: HeldEpisode) -> Item:
        """What an episode says of its season and its show."""
        season, show_id = held.episode.season, self.id(self._show_key(held))
        return {
            "SeriesName": held.show.title,
            "SeriesId": show_id,
            "SeasonId": self.id(held.season_key),
            "SeasonName": f"Season {season}" if season else "Specials",
            "ParentBackdropItemId": show_id,
            "ParentBackdropImageTags": [f"{mixed(held.key, 3):016x}"],
            "SeriesPrimaryImageTag": f"{mixed(held.show.number, 4):016x}",
            "BackdropImageTags": [],
        }

    def _more_of_episode(self, held: HeldEpisode) -> Item:
        episode = held.episode
        return {
            "Overview": episode.overview,
            "ProviderIds": _provider_ids(episode.ids),
            "ParentId": self.id(held.season_key),
            "SortName": f"{episode.season:03d} - {episode.number:04d} - {episode.title}",
            "People": [self._person(episode.director, "Director", None)] if episode.director else [],
            "Genres": [],
        }

    # -- parts of them --------------------------------------------------------------------------------------------------------

    def _show_key(self, held: HeldSeason | HeldEpisode) -> int:
        return 2_000_000 + held.show.number

    def _seen(self, watching: Watching, length: int, key: int) -> Item:
        said: Item = {
            "PlaybackPositionTicks": watching.position_ms * TICKS,
            "PlayCount": watching.plays,
            "IsFavorite": False,
            "Played": watching.plays > 0,
            "Key": self.id(key),
        }
        if self.modern:
            said["ItemId"] = "00000000000000000000000000000000"
        if watching.at:
            said["LastPlayedDate"] = iso(watching.at)
        if watching.position_ms and length:
            said["PlayedPercentage"] = round(100 * watching.position_ms / length, 2)
        return said

    def _people(self, title: Film | Show) -> list[Item]:
        return [
            *(self._person(player.name, "Actor", player.role) for player in title.cast),
            *(self._person(name, "Director", None) for name in title.directors),
            *(self._person(name, "Writer", None) for name in title.writers),
        ]

    def _person(self, name: str, kind: str, role: str | None) -> Item:
        said = {"Name": name, "Id": guid(jellyfin_whole(name), self.salt), "Role": role or "", "Type": kind}
        return said | {"PrimaryImageTag": f"{code_of(name):016x}", "ImageBlurHashes": {}} if kind == "Actor" else said

    def _files(self, media: tuple[Medium, ...], key: int, fields: frozenset[str] | None) -> Item:
        """What is said of files: little in a listing, unless it asks for media sources or the path."""
        if not media:
            return {}
        first = media[0]
        said: Item = {"Container": first.recipe.container}
        if fields is None or "path" in fields:
            said["Path"] = first.parts[0].path
        if fields is None or "width" in fields:
            said["Width"] = first.width
        if fields is None or "height" in fields:
            said["Height"] = first.height
        if fields is None or "mediasources" in fields:
            said["MediaSources"] = [media_source(medium, self.id(key) if turn == 0 else guid(key * 64 + turn, self.salt)) for turn, medium in enumerate(media)]
        if fields is None or "mediastreams" in fields:
            said["MediaStreams"] = streams(first)
        if len(media) > 1:
            said["MediaSourceCount"] = len(media)
        return said


def _provider_ids(ids: Ids) -> dict[str, str]:
    named = (("Imdb", ids.imdb), ("Tmdb", ids.tmdb), ("Tvdb", ids.tvdb))
    return {name: value for name, value in named if value}


def _wanted(more: Item, fields: frozenset[str] | None) -> Item:
    """The further fields that were asked for; all of them for a single item."""
    return more if fields is None else {name: value for name, value in more.items() if name.lower() in fields}


def _said(item: Item) -> Item:
    """Without what is not known: Jellyfin leaves out what is null."""
    return {name: value for name, value in item.items() if value is not None}
