"""Why an episode is missing, gathered from what servers, providers and the user said of it."""

from __future__ import annotations

from datetime import datetime

from app.domain.missing import Lacking, WhyMissing
from app.store.aired import AIRED, moment
from app.store.database import Reader
from app.store.following import followed_shows
from app.store.numbers import numbers
from app.store.roll_ups import OWNED

_EPISODE = f"""SELECT e.id, e.show_id, s.title, e.season, e.number, e.title, {AIRED}, e.air_at, e.air_date,
    CASE e.air_precision WHEN 'exact' THEN 'tvmaze' WHEN 'local' THEN 'tvdb' ELSE e.listed_by END, {OWNED},
    s.episode_order, EXISTS (SELECT 1 FROM watchlist w WHERE w.show_id = s.id AND w.state = 'mute'),
    EXISTS (SELECT 1 FROM copies c INDEXED BY copies_of_show WHERE c.show_id = s.id)
    FROM episodes e JOIN shows s ON s.id = e.show_id WHERE e.id = :episode"""
_OWNERS = """SELECT DISTINCT s.name FROM copy_episodes l JOIN copies c ON c.id = l.copy_id AND c.owned = 1 JOIN servers s ON s.id = c.server_id
    WHERE l.episode_id = ? ORDER BY s.position"""
_SERVERS = """SELECT s.name, EXISTS (SELECT 1 FROM copies c INDEXED BY copies_of_show WHERE c.show_id = :show AND c.server_id = s.id),
    (SELECT max(a.at) FROM activity a WHERE a.verb = 'retired' AND a.server_id = s.id AND (a.episode_id = :episode
        OR a.id IN (SELECT m.id FROM activity m INDEXED BY activity_of_many WHERE m.listed IS NOT NULL AND m.verb = 'retired' AND instr(m.listed, :mark)))),
    s.scanned_at IS NULL,
    (SELECT min(c.not_seen_since) FROM copy_episodes l JOIN copies c ON c.id = l.copy_id AND c.server_id = s.id WHERE l.episode_id = :episode)
    FROM servers s ORDER BY s.position, s.id"""
_LISTED = "SELECT provider FROM listed_episodes WHERE episode_id = ? ORDER BY provider = 'tmdb' DESC, provider"


def why_missing(reader: Reader, episode: int, now: datetime, *, count_specials: bool) -> WhyMissing | None:
    """None for an episode that is gone. `now` in the user's zone."""
    found = reader.row(_EPISODE, {"episode": episode, **moment(now)})
    if found is None:
        return None
    row, show, name, season, number, title, aired, air_at, air_date, told_by, owned, order, muted, kept = found
    wish = reader.row("SELECT state, added_at, origin FROM wishlist WHERE show_id = ? AND season = ? AND number = ?", (show, season, number))
    lacking = reader.rows(_SERVERS, {"show": show, "episode": episode, "mark": f'["episode",{episode},'})
    return WhyMissing(
        episode_id=row,
        show_id=show,
        show=name,
        season=season,
        number=number,
        title=title,
        aired=bool(aired),
        air_at=air_at,
        air_date=air_date,
        told_by=told_by,
        counted=season > 0 or count_specials,
        owned_by=tuple(one[0] for one in reader.rows(_OWNERS, (episode,))) if owned else (),
        lacking=()
        if owned
        else tuple(Lacking(server, bool(has), since or until, bool(unread), away=since is not None) for server, has, until, unread, since in lacking),
        wish=wish[0] if wish else None,
        wished_at=wish[1] if wish else None,
        by_airing=bool(wish and wish[2] == "aired"),
        followed=bool(followed_shows(reader, {show})),
        muted=bool(muted),
        listed=tuple(one[0] for one in reader.rows(_LISTED, (episode,))),
        order=order,
        kept=bool(kept),
    )


def wishes_of_episodes(reader: Reader, show: int) -> dict[int, str]:
    """The state on the wishlist of each of a show's episodes that has one."""
    rows = reader.rows(
        """SELECT e.id, w.state FROM wishlist w
        JOIN episodes e INDEXED BY episodes_by_show ON e.show_id = w.show_id AND e.season = w.season AND e.number = w.number
        WHERE w.show_id = ? AND w.kind = 'episode'""",
        (show,),
    )
    return dict(rows)


def wish_of(reader: Reader, why: WhyMissing) -> list[int]:
    """The row of the wishlist that is of this episode, if any."""
    return numbers(reader, "SELECT id FROM wishlist WHERE show_id = ? AND season = ? AND number = ?", (why.show_id, why.season, why.number))
