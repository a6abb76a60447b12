"""Seasons and episodes from each show by itself, where a server's listings hold none: some gateways and stand-ins know no other way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from app.domain.cancel import Cancel
from app.domain.items import Kind, Reported
from app.domain.problems import Missing
from app.sources.source import Listing, Page

OfShow = Callable[[Reported, Cancel], Sequence[Reported]]
"""The seasons or the episodes of one show; raises Missing where the server has no such list."""


class ByShow:
    """`listing`, and where its first page holds nothing of `kind`, what `of_show` finds of each of the `shows`, as one page."""

    def __init__(self, listing: Listing, kind: Kind, shows: Listing, of_show: OfShow) -> None:
        self.page_size = listing.page_size
        self._listing, self._kind, self._shows, self._of_show = listing, kind, shows, of_show

    def page(self, start: int, cancel: Cancel) -> Page:
        """Raises Problem or Cancelled."""
        page = self._listing.page(start, cancel)
        if start or any(item.kind is not Kind.SHOW for item in page.items) or (page.skipped and not page.items):
            return page
        items = list({item.remote_key: item for item in self._found(cancel)}.values())
        return Page(0, items, (), len(items)) if items else page

    def _found(self, cancel: Cancel) -> Iterator[Reported]:
        for show in self._every_show(cancel):
            try:
                some = self._of_show(show, cancel)
            except Missing:
                continue
            yield from (_belonging(item, show) for item in some if item.kind is self._kind)

    def _every_show(self, cancel: Cancel) -> Iterator[Reported]:
        seen: set[str] = set()
        start = 0
        while True:
            page = self._shows.page(start, cancel)
            new = [item for item in page.items if item.kind is Kind.SHOW and item.remote_key not in seen]
            yield from new
            seen.update(item.remote_key for item in new)
            start += page.received
            if not new or (page.total is not None and start >= page.total):
                return


def _belonging(item: Reported, show: Reported) -> Reported:
    """It need not say whose it is where only one show was asked about."""
    return item if item.show_key else msgspec.structs.replace(item, show_key=show.remote_key)
