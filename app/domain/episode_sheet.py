"""What the sheet of one episode shows: the episode, its show, when it airs and by whom, and what is wanted of it."""

from __future__ import annotations

import msgspec

from app.domain.pages import EpisodeRow


class EpisodeSheet(msgspec.Struct, frozen=True):
    """`zone` is the network's (IANA) and `told_by` the provider that gave the instant or the date; None where nobody did. `shift_hours`: by how much the user
    says that the show airs later than providers do; the instant holds it already. `wish` is the state of its row on the wishlist, None without one.

    `before` and `after` are the episodes beside it in its show, 0 where there is none. Genres are (folded, name).
    """

    episode: EpisodeRow
    show_id: int
    show: str
    show_tmdb: str | None = None
    show_year: int | None = None
    show_poster: str | None = None
    show_overview: str | None = None
    backdrop: str | None = None
    genres: tuple[tuple[str, str], ...] = ()
    zone: str | None = None
    told_by: str | None = None
    shift_hours: float = 0.0
    wish: str | None = None
    before: int = 0
    after: int = 0
    next_at: int | None = None
    """The instant (UTC seconds) of the show's next episode that has one; of its last one where none is to come. What a correction is tried on."""
