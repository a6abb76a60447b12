"""The way in for tests: faults, the tally of requests, changes to what a server holds, and saying yes to a sign-in."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from app.demo.changing import NoSuchTitle, change
from app.demo.edits import Change
from app.demo.faults import Fault, Faults
from app.demo.jellyfin_people import Household
from app.demo.jellyfin_site import SALT
from app.demo.plextv_site import PlexTvSite
from app.demo.shelf import Shelf
from app.demo.wire import Answer, Ask, said
from app.domain.decoding import decoder


class ControlSite:
    """POST or DELETE /faults, GET or DELETE /tally, POST /changes, POST /authorize."""

    name = "control"

    def __init__(self, faults: Faults, shelves: Mapping[str, Shelf], plextv: PlexTvSite, household: Household) -> None:
        self._faults = faults
        self._shelves = shelves
        self._plextv = plextv
        self._household = household

    def answer(self, ask: Ask) -> Answer:
        """Answer one request; a 400 says what is wrong with it."""
        what = (ask.method, ask.path)
        try:
            if what == ("POST", "/faults"):
                self._faults.put(decoder(Fault).decode(ask.body))
                return said({})
            if what == ("POST", "/changes"):
                return self._change(decoder(Change).decode(ask.body))
        except (msgspec.MsgspecError, NoSuchTitle, KeyError) as wrong:
            return said({"wrong": repr(wrong)}, 400)
        if what == ("DELETE", "/faults"):
            self._faults.clear()
            return said({})
        if what == ("DELETE", "/tally"):
            self._faults.forget()
            return said({})
        if what == ("GET", "/tally"):
            return said(self._faults.tally())
        if what == ("POST", "/authorize"):
            code = str(ask.json().get("code", ""))
            linked = self._plextv.authorize(code).status == 200 or self._household.authorize(code).status == 200
            return said({}, 200 if linked else 404)
        return Answer(404)

    def _change(self, wish: Change) -> Answer:
        """The keys of what was touched, as the server writes them."""
        touched = change(self._shelves[wish.site], wish, SALT)
        if wish.site == "jellyfin":
            from app.demo.keys import guid

            return said({"keys": [guid(whole, SALT) for whole in touched]})
        return said({"keys": [str(whole) for whole in touched]})
