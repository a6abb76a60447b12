"""The way to the providers: the proxy, and base addresses other than the usual ones (Settings → Metadata)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot

from app.models.short_list import ShortList
from app.models.wording import tr
from app.settings.settings import Settings

_ADDRESS = re.compile(r"https?://[^\s/?#@]+(/[^\s?#@]*)?")


class Place(NamedTuple):
    """Where one provider is asked: its key, what it is called, its usual address, and the other one where there is one. `given`: the environment says it."""

    key: str
    name: str
    usual: str
    address: str
    given: bool


class Ways(QObject):
    """The `Ways` singleton of QML. What is typed holds from the next question on; what makes no sense is answered with a sentence and changes nothing."""

    changed = Signal()

    def __init__(self, settings: Settings, usual: Mapping[str, tuple[str, str]], given: Callable[[str], str | None], *, demo: bool = False) -> None:
        """`usual`: what each is called and where it is, by key; `given`: what the environment says instead."""
        super().__init__()
        self._demo = demo
        self._settings, self._usual, self._given = settings, usual, given
        self._places = ShortList(Place, self)
        self._tell()

    places = Property(ShortList, lambda self: self._places, constant=True)
    proxy = Property(str, lambda self: self._settings.proxy, notify=changed)
    demo = Property(bool, lambda self: self._demo, constant=True)
    """Whether the addresses that are given are the pretend providers'."""
    own = Property(bool, lambda self: bool(self._settings.proxy or self._settings.provider_addresses), notify=changed)
    """Whether anything is not as usual."""

    @Slot(str, result=str)
    def setProxy(self, text: str) -> str:
        """Ask everything but the home network by way of this proxy; nothing: as the system says. Returns what is wrong with it, in words."""
        address, wrong = _tidy(text, tr("http://proxy.example:8080"))
        if not wrong:
            self._settings.proxy = address
            self.changed.emit()
        return wrong

    @Slot(str, str, result=str)
    def setAddress(self, key: str, text: str) -> str:
        """Ask a provider there; nothing: at its usual address. Returns what is wrong with it, in words."""
        _, usual = self._usual[key]
        address, wrong = _tidy(text, usual)
        if not wrong:
            others = {one: where for one, where in self._settings.provider_addresses.items() if one != key}
            self._settings.provider_addresses = {**others, key: address} if address and address != usual else others
            self._tell()
        return wrong

    def _tell(self) -> None:
        own = self._settings.provider_addresses
        self._places.replace(
            [Place(key, name, usual, self._given(key) or own.get(key, ""), self._given(key) is not None) for key, (name, usual) in self._usual.items()]
        )
        self.changed.emit()


def _tidy(text: str, example: str) -> tuple[str, str]:
    """The address as it is kept, and what is wrong with it."""
    address = text.strip().rstrip("/")
    if not address or _ADDRESS.fullmatch(address):
        return address, ""
    if re.match(r"https?://[^\s/]*@", address):
        return "", tr("Bijou keeps no password in its settings. Give an address with a password in the environment (HTTPS_PROXY).")
    return "", tr("That is no address of the web. It looks like %1").replace("%1", example)
