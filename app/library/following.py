"""What the user follows (D30, D31): verbs that return the line of activity which takes them back."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.wanting import FollowedPerson, FollowedShow, Pointed
from app.store import following, following_many
from app.store.database import Database


def follow(database: Database, whom: Pointed) -> int:
    """Follow a show or a person. Raises Problem."""
    with database.write() as tx:
        return following.follow(tx, whom)


def unfollow(database: Database, whom: Pointed) -> int:
    """Follow no more; an owned show that still airs is muted. Raises Problem."""
    with database.write() as tx:
        return following.unfollow(tx, whom)


def follow_all(database: Database, shows: Sequence[int], *, followed: bool) -> tuple[int, int]:
    """Follow these shows of the library, or follow them no more: (the line that takes all of it back, how many it concerns). Raises StoreProblem."""
    with database.write() as tx:
        return following_many.follow_all(tx, shows) if followed else following_many.unfollow_all(tx, shows)


def unfollow_people(database: Database, people: Sequence[int]) -> tuple[int, int]:
    """Follow none of these people any more; returns and raises as `follow_all`."""
    with database.write() as tx:
        return following_many.unfollow_people(tx, people)


def set_roles(database: Database, person: int, roles: Sequence[str]) -> int:
    """Which departments of a followed person count; none: all. Raises Problem."""
    with database.write() as tx:
        return following.set_roles(tx, person, roles)


def followed_shows(database: Database) -> list[FollowedShow]:
    """The effective list of shows. Raises StoreProblem."""
    with database.read() as reader:
        return following.followed_shows(reader)


def followed_people(database: Database) -> list[FollowedPerson]:
    """Everybody who is followed. Raises StoreProblem."""
    with database.read() as reader:
        return following.followed_people(reader)
