"""A Plex server on this computer: sections of items, as XML or JSON, with the manners and the bad manners of real ones."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Self
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import quoteattr

from tests.web.loopback import Exchange, Loopback

TYPES = {"movie": 1, "show": 2, "season": 3, "episode": 4}
XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(frozen=True)
class Item:
    """One item of a listing in the forms that the server can answer with; at least one of them. `key` is what /library/metadata/… calls it."""

    key: str
    kind: str
    xml: str | None = None
    json: Mapping[str, Any] | None = None
    added: int = 0
    changed: int = 0


@dataclass
class Section:
    """One library. `announced`: the totalSize that it claims, None for the true one, 0 for none at all.

    `paging`: a "window" as it was asked for, of at most `most` items, "everything" always, or "everything" under the claim of the whole.
    """

    key: str
    kind: Literal["movie", "show", "artist", "photo"]
    title: str
    items: list[Item] = field(default_factory=list)
    paging: Literal["window", "everything"] = "window"
    announced: int | None = None
    most: int = 100_000
    by_type: bool = True
    """Whether the question's type= is heeded."""
    attributes: str = 'agent="tv.plex.agents.movie" hidden="0" language="en-US"'


@dataclass(frozen=True)
class Question:
    """What was asked of a listing."""

    section: Section
    type: int | None
    start: int
    size: int
    since: tuple[int | None, int | None]
    """updatedAt>>, addedAt>>."""
    nth: int
    """How many listings this server was asked for before."""


Trouble = Callable[[Exchange, Question], bool]
"""Plays a trouble instead of the listing, or returns False."""


class Plex:
    """Use it as a context manager; it answers to `token` only. `speaks`: xml, json, or what the question accepts."""

    def __init__(
        self,
        sections: Sequence[Section],
        *,
        token: str = "canary-plex-token",
        machine: str = "f00dface",
        name: str = "Attic",
        speaks: Literal["xml", "json", "accept"] = "accept",
        port: int = 0,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self.sections = list(sections)
        self.token, self.machine, self.name, self.speaks = token, machine, name, speaks
        self.trouble: Trouble = lambda _it, _question: False
        self.answers_items = True
        self.questions: list[Question] = []
        self._lives, self._ending = True, threading.Lock()
        self.loopback = Loopback(port=port, context=context)
        self.loopback.otherwise = self._answer

    def __enter__(self) -> Self:
        self.loopback.__enter__()
        return self

    def __exit__(self, *why: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End at once, as a server that is killed: nothing listens any more, open lines are cut. Harmless when it has ended."""
        with self._ending:
            if self._lives:
                self._lives = False
                self.loopback.__exit__(None, None, None)

    @property
    def address(self) -> str:
        return self.loopback.address

    def section(self, key: str) -> Section:
        return next(one for one in self.sections if one.key == key)

    def addresses_asked(self) -> str:
        """Everything that stood in an address: no token may."""
        return " ".join(f"{asked.path}?{asked.query}" for asked in self.loopback.asked)

    def _answer(self, it: Exchange) -> None:
        path = urlsplit(it.path).path
        if path == "/identity":
            self._send(it, f'<MediaContainer size="0" machineIdentifier="{self.machine}" version="1.40.0"/>', {"machineIdentifier": self.machine, "size": 0})
        elif it.headers.get("X-Plex-Token") != self.token:
            it.reply(401, b"<html><head><title>Unauthorized</title></head><body><h1>401 Unauthorized</h1></body></html>", {"Content-Type": "text/html"})
        elif path == "/":
            said = {"friendlyName": self.name, "machineIdentifier": self.machine, "version": "1.40.0.1-abc"}
            self._send(it, f"<MediaContainer {_attributes(said)}/>", said)
        elif path == "/library/sections":
            self._send_sections(it)
        elif path.startswith("/library/sections/") and path.endswith("/all"):
            self._list(it, path.split("/")[3])
        elif path.startswith("/library/metadata/") and self.answers_items:
            self._single(it, path.rpartition("/")[2].split(","))
        else:
            it.reply(404, b"<html><body><h1>404 Not Found</h1></body></html>", {"Content-Type": "text/html"})

    def _send_sections(self, it: Exchange) -> None:
        inside = "".join(f'<Directory key="{one.key}" type="{one.kind}" title={quoteattr(one.title)} {one.attributes}/>' for one in self.sections)
        listed = [{"key": one.key, "type": one.kind, "title": one.title} for one in self.sections]
        self._send(it, f'<MediaContainer size="{len(self.sections)}">{inside}</MediaContainer>', {"size": len(self.sections), "Directory": listed})

    def _list(self, it: Exchange, key: str) -> None:
        section = next((one for one in self.sections if one.key == key), None)
        if section is None:
            it.reply(404, b"")
            return
        question = self._question(it, section)
        self.questions.append(question)
        if not self.trouble(it, question):
            self.give(it, question)

    def _question(self, it: Exchange, section: Section) -> Question:
        query = parse_qs(urlsplit(it.path).query)

        def said(name: str) -> int | None:
            value = query.get(name, [it.headers.get(name) or ""])[0]
            return int(value) if value else None

        start, size = said("X-Plex-Container-Start"), said("X-Plex-Container-Size")
        since = said("updatedAt>>"), said("addedAt>>")
        return Question(section, said("type"), start or 0, 100_000 if size is None else size, since, len(self.questions))

    def give(self, it: Exchange, question: Question, items: Sequence[Item] | None = None) -> None:
        """The answer to a listing; `items` instead of those of this page."""
        section = question.section
        asked_for = [one for one in section.items if fits(one, question)]
        whole = section.paging == "everything"
        page = asked_for if whole else asked_for[question.start : question.start + min(question.size, section.most)]
        page = list(page if items is None else items)
        total = len(asked_for) if section.announced is None else section.announced
        said: dict[str, Any] = {"size": len(page), "offset": question.start}
        if total or section.announced is None:
            said["totalSize"] = total
        self._send_items(it, page, said)

    def _single(self, it: Exchange, keys: Sequence[str]) -> None:
        found = [one for section in self.sections for one in section.items if one.key in keys]
        if len({one.key for one in found}) < len(keys):
            it.reply(404, b"<html><body><h1>404 Not Found</h1></body></html>", {"Content-Type": "text/html"})
            return
        self._send_items(it, found, {"size": len(found)})

    def _send_items(self, it: Exchange, items: Sequence[Item], said: Mapping[str, Any]) -> None:
        """In the forms that all of them have."""
        xml = known = None
        if all(one.xml is not None for one in items):
            xml = f"<MediaContainer {_attributes(said)}>{''.join(one.xml or '' for one in items)}</MediaContainer>"
        if all(one.json is not None for one in items):
            known = {**said, "Metadata": [one.json for one in items]}
        self._send(it, xml, known)

    def _send(self, it: Exchange, xml: str | None, known: Mapping[str, Any] | None) -> None:
        wants_json = self.speaks == "json" or (self.speaks == "accept" and "json" in (it.headers.get("Accept") or ""))
        if known is not None and (wants_json or xml is None):
            it.reply(200, json.dumps({"MediaContainer": known}).encode(), {"Content-Type": "application/json"})
        else:
            it.reply(200, (XML_HEAD + (xml or "")).encode(), {"Content-Type": "text/xml;charset=utf-8"})


def fits(item: Item, question: Question) -> bool:
    """Whether an item belongs into a listing."""
    if question.section.by_type and question.type is not None and TYPES[item.kind] != question.type:
        return False
    updated, added = question.since
    return (updated is None or item.changed > updated) and (added is None or item.added > added)


def _attributes(said: Mapping[str, Any]) -> str:
    return " ".join(f"{name}={quoteattr(str(value))}" for name, value in said.items())


def film(number: int, title: str | None = None, *, ids: Sequence[str] = (), **attributes: object) -> Item:
    """A film by number, with one file; `ids` such as tmdb://1, `attributes` over the usual ones (None takes one away)."""
    key = f"1{number:05}"
    usual: dict[str, object] = {
        "ratingKey": key, "type": "movie", "title": title or f"Film {number}", "year": 1950 + number % 70, "duration": 5_400_000,
        "summary": f"What happens in film {number}.", "addedAt": 1_600_000_000 + number, "updatedAt": 1_600_000_000 + number,
    }  # fmt: skip
    guids = "".join(f'<Guid id="{one}"/>' for one in ids or (f"tmdb://{number}",))
    media = f'<Media id="{number}" width="1920" height="1080" container="mkv"><Part file="/films/{number}.mkv" size="{number + 1000}"/></Media>'
    return _item("Video", {**usual, **attributes}, guids + media)


def series(number: int, seasons: Mapping[int, int], title: str | None = None, *, ids: Sequence[str] = ()) -> list[Item]:
    """A show by number with its seasons (number → how many episodes) and their episodes."""
    show = f"2{number:05}"
    leaves = sum(seasons.values())
    name = title or f"Show {number}"
    guids = "".join(f'<Guid id="{one}"/>' for one in ids or (f"tvdb://{number}",))
    added = 1_600_000_000 + number
    times: dict[str, object] = {"addedAt": added, "updatedAt": added}
    found = [_item("Directory", {"ratingKey": show, "type": "show", "title": name, "year": 1980 + number, "leafCount": leaves, **times}, guids)]
    for season, count in seasons.items():
        parent = f"3{number:03}{season:02}"
        facts: dict[str, object] = {"ratingKey": parent, "type": "season", "title": f"Season {season}", "index": season, "parentRatingKey": show, **times}
        found.append(_item("Directory", facts, ""))
        for episode in range(1, count + 1):
            facts = {
                "ratingKey": f"4{number:03}{season:02}{episode:03}", "type": "episode", "title": f"{name} {season}x{episode}", "index": episode,
                "parentIndex": season, "parentRatingKey": parent, "grandparentRatingKey": show, "grandparentTitle": name, **times,
            }  # fmt: skip
            path = f"/shows/{number}/S{season:02}E{episode:02}.mkv"
            found.append(_item("Video", facts, f'<Media container="mkv"><Part file="{path}" size="5"/></Media>'))
    return found


def _item(tag: str, attributes: Mapping[str, object], inside: str) -> Item:
    given = {name: value for name, value in attributes.items() if value is not None}
    xml = f"<{tag} {_attributes(given)}>{inside}</{tag}>"
    return Item(str(given.get("ratingKey", "")), str(given["type"]), xml, None, int(str(given["addedAt"])), int(str(given["updatedAt"])))


def changed(item: Item, old: str, new: str, at: int) -> Item:
    """The same item with other words in it, changed at this time."""
    assert item.xml is not None
    assert old in item.xml
    return replace(item, xml=item.xml.replace(old, new).replace(f'updatedAt="{item.changed}"', f'updatedAt="{at}"'), changed=at)


def films(count: int, key: str = "1", **manners: Any) -> Section:
    """A section of so many films."""
    return Section(key, "movie", f"Films {key}", [film(number) for number in range(1, count + 1)], **manners)
