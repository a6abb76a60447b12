"""When shows air: the dates of those that are on now, the season to come, the networks' hours and zones."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from app.demo.chance import Chance
from app.demo.clock import day_of
from app.demo.invent import person
from app.demo.lore_facts import Network, facts
from app.demo.titles import Episode, Ids, Show
from app.demo.words import words

_UNKNOWN = Network("United States of America", "America/New_York")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def dated(show: Show, born: int) -> Show:
    """A show that is on now (`weekly`), with the dates that the week of `born` (UTC seconds) gives it; any other as it is."""
    if show.weekly is None:
        return show
    first = day_of(born) - timedelta(weeks=show.weekly) + timedelta(days=show.weekday)
    turn = 0
    episodes = []
    for episode in show.episodes:
        aired = first + timedelta(days=turn * show.pace)
        turn += 1 if episode.season else 0
        episodes.append(episode if episode.aired else msgspec.structs.replace(episode, aired=aired.isoformat()))
    return msgspec.structs.replace(show, episodes=tuple(episodes), released=first.isoformat(), year=first.year)


def listed(show: Show, born: int, *, grows: bool) -> Show:
    """A show as a provider lists it: dated, a file's two episodes apart, and (`grows`) every second one that goes on with a season on the air or to come."""
    show = dated(show, born)
    episodes = [part for episode in show.episodes for part in _apart(episode)]
    if grows and show.status == "continuing" and Chance(show.number, 103).share() < 0.5:
        episodes += _season_now(show, born)
    return msgspec.structs.replace(show, episodes=tuple(episodes))


def _apart(episode: Episode) -> list[Episode]:
    """The episodes of one file, one by one."""
    last = episode.number_last or episode.number
    if last == episode.number:
        return [episode]
    runtime = None if episode.runtime is None else episode.runtime / (last - episode.number + 1)
    return [
        msgspec.structs.replace(
            episode,
            title=f"{episode.title} ({number - episode.number + 1})",
            number=number,
            number_last=None,
            runtime=runtime,
            ids=episode.ids if number == episode.number else Ids(),
        )
        for number in range(episode.number, last + 1)
    ]


def _season_now(show: Show, born: int) -> list[Episode]:
    """Ten more episodes a week apart: of some shows half have aired, of others the first comes tomorrow or in two months; the last may have no date yet."""
    chance = Chance(show.number, 107)
    first = (
        day_of(born) + timedelta(days=chance.whole(7) - 7 * chance.whole(9)) if chance.share() < 0.75 else day_of(born) + timedelta(days=30 + chance.whole(60))
    )
    season = max((episode.season for episode in show.episodes), default=0) + 1
    undated = chance.share() < 0.2
    found = []
    for number in range(1, 11):
        aired = None if undated and number > 8 else (first + timedelta(weeks=number - 1)).isoformat()
        found.append(
            Episode(
                chance.pick(words().episodes) if aired else f"Episode {number}",
                season,
                number,
                aired=aired,
                overview=f"{chance.pick(words().who)} {chance.pick(words().does)}." if chance.share() < 0.7 else None,
                runtime=show.runtime,
                director=person(chance.whole(400)),
            )
        )
    return found


def aired_and_coming(show: Show, today: date) -> tuple[list[Episode], list[Episode]]:
    """The regular episodes that have aired by this day, and those to come; what has no date is neither."""
    with_date = [(one, one.aired) for one in show.episodes if one.season and one.aired]
    day = today.isoformat()
    return [one for one, aired in with_date if aired <= day], [one for one, aired in with_date if aired > day]


def network(show: Show) -> Network:
    """Who airs a show; somebody in the United States where that is not known."""
    return facts().networks.get(show.studio or "", _UNKNOWN)


def air_time(show: Show) -> str:
    """The network's local time as HH:MM; empty for a web channel, an unknown network, and one made-up show in eight whose hour nobody has told."""
    own = network(show)
    untold = show.weekly is None and Chance(show.number, 109).share() < 0.125
    return "" if own.web or untold else own.time


def air_day(show: Show) -> int | None:
    """The weekday on which it airs, 0 is Monday; None for what has no date and what all comes at once."""
    last = next((episode.aired for episode in reversed(show.episodes) if episode.aired and episode.season), None)
    return None if last is None or network(show).web else date.fromisoformat(last).weekday()


def instant(show: Show, aired: str, time: str) -> datetime:
    """When an episode of this date (at the network) airs at this local time, in UTC."""
    hour, _, minute = time.partition(":")
    day = date.fromisoformat(aired)
    return datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=ZoneInfo(network(show).zone)).astimezone(UTC)
