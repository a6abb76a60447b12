"""How a model gets the pictures that it shows: it asks for references here and hears of files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, Protocol

from app.domain.cancel import Cancel

Purpose = Literal["poster", "backdrop", "logo", "still", "headshot"]


class Pictures(Protocol):
    """The artwork room, seen from the models: nothing here blocks, opens a file or decodes a picture on the GUI thread."""

    def ask(
        self,
        references: Iterable[str],
        purpose: Purpose,
        pixels: int,
        arrived: Callable[[Mapping[str, str]], None],
        denied: Callable[[str], None] | None = None,
    ) -> Cancel:
        """Find the pictures behind `references`, wide enough for `pixels` (device pixels), in the order given.

        `arrived` is called on the GUI thread with `{reference: "file:///…"}`, as often as some have come: first what the cache holds, then what is fetched.
        A picture that cannot be had is left out; `denied` hears, on the GUI thread too, of one that its server has not, will not give, or has only as something
        that is no picture (and not of one whose server is away). Both may arrive yet, while they are wanted. Nothing arrives and nothing is told after the
        returned token was asked to cancel; what nobody asks for any more is not fetched.
        """
