"""The way in for tests: faults, the tally of requests, changes to what a server holds, and saying yes to a sign-in."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from app.demo.changing import NoSuchTitle, change
from app.demo.edits import Change
from app.demo.faults import Fault, Faults
from app.demo.jellyfin_people import Household
from app.demo.jellyfin_site import SALT
from app.demo.limits import Limit
from app.demo.plextv_site import PlexTvSite
from app.demo.providers import NoSuchProvider, Providers
from app.demo.shelf import Shelf
from app.demo.wire import Answer, Ask, said
from app.domain.decoding import decoder


class ControlSite:
    """POST or DELETE /faults, GET or DELETE /tally, POST /changes, POST /authorize, POST /limits, POST /expire (TVDB's tokens)."""

    name = "control"

    def __init__(self, faults: Faults, shelves: Mapping[str, Shelf], plextv: PlexTvSite, household: Household, providers: Providers) -> None:
        self._faults = faults
        self._shelves = shelves
        self._plextv = plextv
        self._household = household
        self._providers = providers

    def answer(self, ask: Ask) -> Answer:
        """Answer one request; a 400 says what is wrong with it."""
        try:
            done = self._done(f"{ask.method} {ask.path}", ask)
        except (msgspec.MsgspecError, NoSuchTitle, NoSuchProvider, KeyError) as wrong:
            return said({"wrong": repr(wrong)}, 400)
        return Answer(404) if done is None else done if isinstance(done, Answer) else said(done)

    def _done(self, what: str, ask: Ask) -> Answer | dict[str, object] | None:
        """What is to be answered when it is done; None when there is no such thing to do."""
        if what == "GET /tally":
            return self._faults.tally()
        if what == "POST /changes":
            return self._change(decoder(Change).decode(ask.body))
        if what == "POST /authorize":
            code = str(ask.json().get("code", ""))
            linked = self._plextv.authorize(code).status == 200 or self._household.authorize(code).status == 200
            return said({}, 200 if linked else 404)
        if what == "POST /faults":
            self._faults.put(decoder(Fault).decode(ask.body))
        elif what == "POST /limits":
            self._providers.limit(decoder(Limit).decode(ask.body))
        elif what == "POST /expire":
            self._providers.tvdb.expire()
        elif what == "DELETE /faults":
            self._faults.clear()
        elif what == "DELETE /tally":
            self._faults.forget()
        else:
            return None
        return {}

    def _change(self, wish: Change) -> Answer:
        """The keys of what was touched, as the server writes them."""
        if wish.site == "providers":
            return said({"keys": [str(whole) for whole in self._providers.change(wish)]})
        touched = change(self._shelves[wish.site], wish, SALT)
        if wish.site == "jellyfin":
            from app.demo.keys import guid

            return said({"keys": [guid(whole, SALT) for whole in touched]})
        return said({"keys": [str(whole) for whole in touched]})
