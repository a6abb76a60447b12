"""Films, shows, seasons and episodes in Plex's words: the elements of its answers."""

from __future__ import annotations

from app.demo.holdings import HeldEpisode, HeldFilm, HeldSeason, HeldShow, Library, Watching
from app.demo.plex_parts import Manner, guid_of, guids, media_nodes, pictures, plex_guid, roles, tags
from app.demo.titles import Film, Show
from app.demo.tree import Node, Value, node


def _seen(watching: Watching) -> dict[str, Value]:
    return {"viewCount": watching.plays or None, "viewOffset": watching.position_ms or None, "lastViewedAt": watching.at}


def _belongs(library: Library, manner: Manner) -> dict[str, Value]:
    """Where a single item belongs; a listing says it once for all."""
    if not manner.full:
        return {}
    return {"librarySectionTitle": library.name, "librarySectionID": library.key, "librarySectionKey": f"/library/sections/{library.key}"}


def _about(title: Film | Show) -> dict[str, Value]:
    """What Plex says of films and shows alike."""
    return {
        "title": title.title,
        "titleSort": title.sort_title,
        "originalTitle": title.original_title,
        "contentRating": title.content_rating,
        "summary": title.overview or "",
        "rating": title.critic,
        "audienceRating": title.rating,
        "year": title.year,
        "tagline": title.tagline,
        "originallyAvailableAt": title.released,
    }


def film_node(held: HeldFilm, manner: Manner) -> Node:
    """A film."""
    film, key = held.film, held.key
    attributes = {
        "ratingKey": str(key),
        "key": f"/library/metadata/{key}",
        "guid": guid_of("movie", held.library, film.ids, key, (film.number,)),
        "studio": film.studio,
        "type": "movie",
        **_about(film),
        **_belongs(held.library, manner),
        **_seen(held.watching),
        "thumb": f"/library/metadata/{key}/thumb/{held.changed}",
        "art": f"/library/metadata/{key}/art/{held.changed}",
        "duration": held.media[0].duration_ms if held.media else None,
        "addedAt": held.added,
        "updatedAt": held.changed,
    }
    children = [
        *media_nodes(held.media, manner),
        *pictures(key, held.changed, film.title, _kinds(film)),
        *tags("Genre", film.genres, manner),
        *tags("Country", (film.country,) if film.country else (), manner),
        *guids(held.library, film.ids, manner),
        *tags("Director", film.directors, manner),
        *tags("Writer", film.writers, manner),
        *roles(film.cast, manner),
    ]
    return node("Video", attributes, children)


def _kinds(title: Film | Show) -> tuple[str, ...]:
    return ("coverPoster", "background", "clearLogo") if has_logo(title) else ("coverPoster", "background")


def has_logo(title: Film | Show) -> bool:
    """True for the titles that have a title logo: most, not all."""
    return title.number % 7 != 3


def _around_show(held: HeldShow, manner: Manner) -> list[Node]:
    show = held.show
    return [
        *pictures(held.key, held.added, show.title, _kinds(show)),
        *tags("Genre", show.genres, manner),
        *tags("Country", (show.country,) if show.country and manner.full else (), manner),
        *guids(held.library, show.ids, manner),
        *roles(show.cast, manner),
    ]


def show_node(held: HeldShow, manner: Manner) -> Node:
    """A show."""
    show, key = held.show, held.key
    owned = held.owned
    seen = sum(1 for one in owned if one.watching.plays)
    attributes = {
        "ratingKey": str(key),
        "key": f"/library/metadata/{key}/children",
        "guid": guid_of("show", held.library, show.ids, key, (show.number,)),
        "studio": show.studio,
        "type": "show",
        **_about(show),
        **_belongs(held.library, manner),
        "index": 1,
        "viewCount": seen or None,
        "thumb": f"/library/metadata/{key}/thumb/{held.added}",
        "art": f"/library/metadata/{key}/art/{held.added}",
        "duration": round(show.runtime * 60_000),
        "leafCount": len(owned),
        "viewedLeafCount": seen,
        "childCount": sum(1 for season in held.seasons if season.owned),
        "addedAt": held.added,
        "updatedAt": held.changed,
    }
    return node("Directory", attributes, _around_show(held, manner))


def season_node(held: HeldSeason, show_key: int, manner: Manner) -> Node:
    """A season."""
    key, show = held.key, held.show
    owned = held.owned
    attributes = {
        "ratingKey": str(key),
        "key": f"/library/metadata/{key}/children",
        "parentRatingKey": str(show_key),
        "guid": plex_guid("season", show.number, held.number),
        "parentGuid": guid_of("show", held.library, show.ids, show_key, (show.number,)),
        "parentStudio": show.studio,
        "type": "season",
        "title": held.title,
        "parentKey": f"/library/metadata/{show_key}",
        **_belongs(held.library, manner),
        "parentTitle": show.title,
        "summary": "",
        "index": held.number,
        "parentIndex": 1,
        "thumb": f"/library/metadata/{key}/thumb/{held.added}",
        "art": f"/library/metadata/{show_key}/art/{held.added}",
        "parentThumb": f"/library/metadata/{show_key}/thumb/{held.added}",
        "leafCount": len(owned),
        "viewedLeafCount": sum(1 for one in owned if one.watching.plays),
        "addedAt": held.added,
        "updatedAt": held.changed,
    }
    return node("Directory", attributes, pictures(key, held.added, held.title, ("coverPoster",)))


def _above(held: HeldEpisode, show_key: int, season_key: int) -> dict[str, Value]:
    """What an episode says of its season and its show."""
    show, season = held.show, held.episode.season
    return {
        "parentRatingKey": str(season_key),
        "grandparentRatingKey": str(show_key),
        "parentGuid": plex_guid("season", show.number, season),
        "grandparentGuid": guid_of("show", held.library, show.ids, show_key, (show.number,)),
        "grandparentKey": f"/library/metadata/{show_key}",
        "parentKey": f"/library/metadata/{season_key}",
        "grandparentTitle": show.title,
        "parentTitle": f"Season {season}" if season else "Specials",
        "art": f"/library/metadata/{show_key}/art/{held.added}",
        "parentThumb": f"/library/metadata/{season_key}/thumb/{held.added}",
        "grandparentThumb": f"/library/metadata/{show_key}/thumb/{held.added}",
    }


def _around_episode(held: HeldEpisode, manner: Manner) -> list[Node]:
    episode = held.episode
    return [
        *media_nodes(held.media, manner),
        *pictures(held.key, held.changed, episode.title, ("snapshot",)),
        *guids(held.library, episode.ids, manner),
        *tags("Director", (episode.director,) if episode.director else (), manner),
        *tags("Writer", held.show.writers[:1], manner),
    ]


def episode_node(held: HeldEpisode, show_key: int, season_key: int, manner: Manner) -> Node:
    """An episode. A file with several is one item, under the number of its first."""
    key, show, episode = held.key, held.show, held.episode
    attributes = {
        "ratingKey": str(key),
        "key": f"/library/metadata/{key}",
        **_above(held, show_key, season_key),
        "guid": guid_of("episode", held.library, episode.ids, key, (show.number, episode.season, episode.number)),
        "type": "episode",
        "title": episode.title,
        **_belongs(held.library, manner),
        "contentRating": show.content_rating,
        "summary": episode.overview or "",
        "index": episode.number,
        "parentIndex": episode.season,
        "audienceRating": episode.rating,
        **_seen(held.watching),
        "year": int(episode.aired[:4]) if episode.aired else None,
        "thumb": f"/library/metadata/{key}/thumb/{held.changed}",
        "duration": held.media[0].duration_ms if held.media else None,
        "originallyAvailableAt": episode.aired,
        "addedAt": held.added,
        "updatedAt": held.changed,
    }
    return node("Video", attributes, _around_episode(held, manner))
