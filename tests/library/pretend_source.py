"""A server for tests of scanning: its items in memory, its faults on request."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import msgspec

from app.domain.cancel import Cancel
from app.domain.items import Credit, ExternalIds, Facts, Kind, MediaFile, Reported, Skipped
from app.sources.source import ImageAddress, LibraryFacts, Page, ServerFacts, SourceKind

CHANGED = 1_700_000_000
"""When everything changed last, on the server."""


def film(number: int, title: str | None = None, **more: object) -> Reported:
    """A film with key `m<number>` and TMDB id `number`; `more` are fields of Reported or Facts, or ids."""
    return _item(Kind.MOVIE, f"m{number}", {"title": title or f"Film {number:04}", "tmdb": str(number)} | more)


def show(number: int, title: str | None = None, **more: object) -> Reported:
    """A show with key `s<number>` and TVDB id `number`."""
    return _item(Kind.SHOW, f"s{number}", {"title": title or f"Show {number:04}", "tvdb": str(number), "files": ()} | more)


def season(of: int, number: int, **more: object) -> Reported:
    """A season of show `of`."""
    return _item(Kind.SEASON, f"s{of}.{number}", {"title": f"Season {number}", "show_key": f"s{of}", "season": number, "files": ()} | more)


def episode(of: int, at: int, number: int | None, **more: object) -> Reported:
    """Episode `number` of season `at` of show `of`; its key does not depend on where it stands if `key` is given."""
    place = {"show_key": f"s{of}", "season_key": f"s{of}.{at}", "season": at, "number": number, "released": f"20{at:02}-01-{(number or 1) % 28 + 1:02}"}
    return _item(Kind.EPISODE, f"s{of}e{at}.{number}", {"title": f"Part {at}.{number}"} | place | more)


def _item(kind: Kind, key: str, said: dict[str, object]) -> Reported:
    ids = ExternalIds(**{name: said.pop(name) for name in ExternalIds.__struct_fields__ if name in said})  # type: ignore[arg-type]
    facts = Facts(ids=ids, **{name: said.pop(name) for name in list(said) if name in Facts.__struct_fields__})  # type: ignore[arg-type]
    said.setdefault("files", (MediaFile(path=f"/media/{key}.mkv", size_bytes=1_000, width=1920, height=1080),))
    said = {"added_at": CHANGED - 100, "changed_at": CHANGED} | said
    return Reported(kind, said.pop("key", key), facts, **said)  # type: ignore[arg-type]


@dataclass
class PretendSource:
    """Libraries with their items, by kind. `fault` may answer instead of a page, or raise; `asked` notes (library, kind, start)."""

    libraries_there: dict[str, LibraryFacts] = field(default_factory=dict)
    items_there: dict[tuple[str, Kind], list[Reported]] = field(default_factory=dict)
    page_size: int = 10
    fault: Callable[[str, Kind, int, Page], Page] | None = None
    asked: list[tuple[str, Kind, int]] = field(default_factory=list)
    kind: SourceKind = "plex"
    facts: ServerFacts = field(default_factory=lambda: ServerFacts("Attic", "machine-1", "1.40"))

    def library(self, key: str, kind: str, *items: Reported) -> PretendSource:
        """Add a library, or put other items into it."""
        self.libraries_there[key] = LibraryFacts(key, f"Library {key}", "movie" if kind == "movie" else "show")
        for each in Kind:
            self.items_there[key, each] = [item for item in items if item.kind is each]
        return self

    def describe(self, cancel: Cancel) -> ServerFacts:
        cancel.check()
        return self.facts

    def libraries(self, cancel: Cancel) -> Sequence[LibraryFacts]:
        return list(self.libraries_there.values())

    def listing(self, library: LibraryFacts, kind: Kind, since: int | None, cancel: Cancel) -> PretendListing:
        return PretendListing(self, library.key, kind, since, self.page_size)

    def items(self, keys: Sequence[tuple[Kind, str]], cancel: Cancel) -> Sequence[Reported]:
        wanted = set(keys)
        return [item for some in self.items_there.values() for item in some if (item.kind, item.remote_key) in wanted]

    def image(self, reference: str, width: int, height: int) -> ImageAddress:
        return ImageAddress(path=reference)

    def web_address(self, kind: Kind, remote_key: str) -> str | None:
        return None

    def close(self) -> None:
        """Nothing is open."""


@dataclass
class PretendListing:
    """One kind of one library; what changed at `since` or later."""

    source: PretendSource
    key: str
    kind: Kind
    since: int | None
    page_size: int

    def page(self, start: int, cancel: Cancel) -> Page:
        cancel.check()
        self.source.asked.append((self.key, self.kind, start))
        items = [item for item in self.source.items_there.get((self.key, self.kind), []) if self.since is None or (item.changed_at or 0) >= self.since]
        page = Page(start, items[start : start + self.page_size], (), len(items))
        return self.source.fault(self.key, self.kind, start, page) if self.source.fault else page


def changed(item: Reported, **facts: object) -> Reported:
    """The item with other facts."""
    return msgspec.structs.replace(item, facts=msgspec.structs.replace(item.facts, **facts))


def skipping(page: Page, key: str, reason: str) -> Page:
    """The page with one item that could not be read."""
    kept = [item for item in page.items if item.remote_key != key]
    return Page(page.start, kept, (*page.skipped, Skipped(key, key, reason)), page.total)


def actor(name: str, character: str, order: int = 0) -> Credit:
    return Credit(name, "Acting", "Actor", character, order)
