"""Who a Jellyfin server is, and whose token it was given."""

from __future__ import annotations

from app.domain.cancel import Cancel
from app.domain.problems import BadAnswer, Missing, Refused
from app.sources.jellyfin_answers import read_answer
from app.sources.jellyfin_server import JellyfinServer
from app.sources.jellyfin_shapes import SystemInfo, User

NOT_THERE = (404, 405, 501)
"""Answers of servers and of gateways before them that do not have a route."""
_NOBODY = (400, 403, 500, *NOT_THERE)
"""Answers to an API key, which has no user of its own: what it is depends on the version."""


def system_info(server: JellyfinServer, cancel: Cancel) -> SystemInfo:
    """What the server tells anyone of itself; where a gateway keeps that back, what it tells the signed-in user. Raises BadAnswer from what is no Jellyfin."""
    answer = server.asked("/System/Info/Public", cancel, allowed=NOT_THERE)
    if answer.status in NOT_THERE:
        return server.get(SystemInfo, "/System/Info", cancel)
    info = read_answer(SystemInfo, answer.content, server.host)
    if not info.id:
        raise BadAnswer(f"{server.host} does not answer as a Jellyfin server does.")
    return info


def user_of(server: JellyfinServer, user_id: str | None, user_name: str | None, cancel: Cancel) -> User | None:
    """The known user, else the token's own, else (an API key has none) the named user or the first administrator; None where the server names nobody.

    Raises Refused where an API key is to read as somebody whom the server does not know.
    """
    for path, otherwise in ((f"/Users/{user_id}", NOT_THERE), ("/Users/Me", _NOBODY)):
        if user_id is not None or path == "/Users/Me":
            answer = server.asked(path, cancel, allowed=otherwise)
            if answer.status not in otherwise:
                return read_answer(User, answer.content, server.host)
    try:
        users = server.get(list[User], "/Users", cancel)
    except Missing:
        return User(id=user_id) if user_id is not None else None
    users = [user for user in users if not (user.policy and user.policy.is_disabled)]
    if user_name is not None:
        users = [user for user in users if (user.name or "").casefold() == user_name.casefold()]
    if not users:
        raise Refused(f"{server.host} has no such user for this API key.")
    return next((user for user in users if user.policy and user.policy.is_administrator), users[0])
