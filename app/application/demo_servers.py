"""Starts the pretend servers behind the demo library and joins them; needs no window."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack

from app.application.household import Household
from app.application.keeping import keep_secret
from app.application.pretending import Pretend, StartPretend, Taste, invitations
from app.domain.cancel import Cancel
from app.domain.items import ExternalIds
from app.domain.wanting import Pointed, Wish
from app.library import following, wishing
from app.library.connecting import join
from app.store import following as followed
from app.store.database import Database
from app.store.followed_works import due_people, keep_works
from app.store.server_changes import any_server

_SINCE = 86_400
"""Seconds for which the person of the demo has followed people: what comes out from then on is news."""


def start_demo(household: Household, start_pretend: StartPretend, size: int | None, cancel: Cancel, opened: ExitStack) -> Pretend:
    """Start the pretend servers and add them, or bring their addresses up to date; the providers are the pretend ones from then on. `opened` ends them.

    Raises Problem or Cancelled.
    """
    pretend = start_pretend(size, household.places.data_dir / "pretend")
    opened.callback(pretend.stop)
    household.led_to(pretend.ready.provider_environment)
    _take_on(household.database, pretend.ready.tastes)
    for invitation in invitations(pretend):
        keep_secret(household, invitation.kind, join(household.database, household.web, invitation, cancel))
    return pretend


def _take_on(database: Database, tastes: Sequence[Taste]) -> None:
    """What the person of the demo follows and wishes, in a library that nothing was put into yet: what is undone stays undone."""
    with database.read() as reader:
        if any_server(reader):
            return
    pointed = {one: Pointed(one.kind, 0, ExternalIds(tmdb=one.tmdb), one.title, one.year, f"tmdb {one.poster}" if one.poster else None) for one in tastes}
    _follow_since(database, [whom for whom in pointed.values() if whom.kind == "person"], database.now() - _SINCE)
    for one, whom in pointed.items():
        if one.kind == "show" and one.season is None:
            following.follow(database, whom)
    wishing.wish(database, [Wish(whom, one.season, one.number) for one, whom in pointed.items() if one.kind == "movie" or one.season is not None])


def _follow_since(database: Database, people: Sequence[Pointed], at: int) -> None:
    """Follow people as of `at` (UTC seconds), when nothing was known of what they do: what comes out from then on is news to the first reading."""
    with database.write() as tx:
        tx.now = at
        for whom in people:
            followed.follow(tx, whom)
        for one in due_people(tx, at):
            keep_works(tx, one, ())
