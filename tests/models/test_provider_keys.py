"""The providers' cards: what they say of a key, that it is kept, tested, shown and taken away off the GUI thread, and never left lying in a model (D70)."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtTest import QSignalSpy

from app.domain.cancel import Cancel
from app.domain.problems import Problem, Refused, Spent
from app.domain.provided import Provider
from app.models.provider_keys import KeyCard, ProviderKeys, masked
from app.settings.keys import Found, KeysUnavailable
from tests.models.holding import HeldFetch

KEY = "canary-0123456789-3f1c"


class KeyRing:
    """A place for keys in memory; `given` are the environment's, `good` those that a provider accepts."""

    def __init__(self) -> None:
        self.kept: dict[Provider, str] = {}
        self.given: dict[Provider, str] = {}
        self.good = {KEY}
        self.trouble: Problem | None = None
        self.checked: list[tuple[Provider, str | None]] = []

    def find(self, provider: Provider) -> Found | None:
        if self.trouble is not None:
            raise self.trouble
        key = self.kept.get(provider)
        if key is not None:
            return Found(key)
        return Found(self.given[provider], given=True) if provider in self.given else None

    def keep(self, provider: Provider, key: str) -> Found:
        self.kept[provider] = key
        return Found(key)

    def remove(self, provider: Provider) -> Found | None:
        self.kept.pop(provider, None)
        return self.find(provider)

    def check(self, provider: Provider, key: str | None, cancel: Cancel) -> int:
        self.checked.append((provider, key))
        if self.trouble is not None:
            raise self.trouble
        found = self.find(provider)
        if provider is not Provider.TVMAZE and (key or (found.secret if found else "")) not in self.good:
            raise Refused("It does not accept the key: it is wrong or was withdrawn.")
        return 42


class Cards:
    """The model with its parts."""

    def __init__(self, *, pretend: bool = False) -> None:
        self.fetch, self.ring = HeldFetch(), KeyRing()
        self.model = ProviderKeys(self.fetch, self.ring, pretend=pretend)
        self.changed = QSignalSpy(self.model.keyChanged)

    def loaded(self) -> Cards:
        self.model.load()
        self.fetch.run()
        return self

    def card(self, provider: str = "tmdb") -> KeyCard:
        found: KeyCard = next(row for row in self.model.rows if row.provider == provider)
        return found

    def changes(self) -> list[Any]:
        return [self.changed.at(at)[0] for at in range(self.changed.count())]


@pytest.fixture
def cards(qapp: object) -> Cards:
    return Cards()


def test_nothing_is_asked_on_the_gui_thread_and_nothing_is_required(cards: Cards) -> None:
    """D70: until a pool thread has asked the keyring, a card says nothing about its key."""
    assert [(row.provider, row.standing) for row in cards.model.rows] == [("tmdb", "asking"), ("tvdb", "asking"), ("omdb", "asking"), ("tvmaze", "free")]
    cards.loaded()
    assert [(row.standing, row.badge) for row in cards.model.rows] == [("none", "Not set")] * 3 + [("free", "No key needed")]
    assert "1,000 look-ups a day" in cards.card("omdb").source


def test_a_key_is_kept_tested_and_told_to_its_worker(cards: Cards) -> None:
    kept = QSignalSpy(cards.model.kept)
    cards.loaded().model.save("tmdb", f"  {KEY}\n")
    assert cards.card().busy == "save"
    cards.fetch.run()
    assert cards.ring.kept == {Provider.TMDB: KEY}
    assert (cards.card().standing, cards.card().badge, cards.card().tone) == ("kept", "Connected · 42 ms", "good")
    assert (kept.at(0), cards.changes()) == (["tmdb"], ["tmdb"])
    assert cards.ring.checked == [(Provider.TMDB, None)]


def test_d70_the_key_is_in_the_model_only_while_it_is_shown(cards: Cards) -> None:
    cards.ring.kept[Provider.TMDB] = KEY
    cards.loaded()
    assert KEY not in repr(vars(cards.model)) + repr(cards.model.rows)
    assert cards.card().mask.endswith("•3f1c")
    cards.model.reveal("tmdb")
    cards.fetch.run()
    assert cards.card().revealed == KEY
    cards.model.hide()
    assert KEY not in repr(cards.model.rows)


@pytest.mark.parametrize(("key", "tail"), [("0123456789abcdef", "cdef"), ("a1b2c3d4", "d4"), ("short", "")])
def test_the_shorter_a_key_the_less_of_it_is_seen(key: str, tail: str) -> None:
    assert masked(key).lstrip("•") == tail


def test_a_key_of_the_environment_is_named_as_such(cards: Cards) -> None:
    cards.ring.given[Provider.OMDB] = KEY
    card = cards.loaded().card("omdb")
    assert (card.standing, card.badge, card.giver) == ("given", "From the environment", "Given by BIJOU_OMDB_KEY")
    cards.model.reveal("omdb")
    cards.fetch.run()
    assert cards.card("omdb").revealed == ""


def test_the_demos_keys_are_called_pretended(qapp: object) -> None:
    demo = Cards(pretend=True)
    demo.ring.given[Provider.OMDB] = KEY
    card = demo.loaded().card("omdb")
    assert (card.badge, card.giver) == ("Pretend key", "The demo’s own pretend key")


def test_what_was_typed_is_tested_before_it_is_kept(cards: Cards) -> None:
    cards.loaded().model.test("tvdb", "typo")
    assert cards.card("tvdb").badge == "Testing …"
    cards.fetch.run()
    assert (cards.card("tvdb").badge, cards.card("tvdb").tone) == ("Not connected", "bad")
    assert "does not accept the key" in cards.card("tvdb").trouble
    assert cards.ring.kept == {}
    cards.model.test("tvdb", KEY)
    cards.fetch.run()
    assert (cards.card("tvdb").badge, cards.card("tvdb").trouble) == ("Connected · 42 ms", "")


def test_a_limit_that_is_reached_is_no_wrong_key(cards: Cards) -> None:
    """D24."""
    cards.ring.kept[Provider.OMDB] = KEY
    cards.loaded().ring.trouble = Spent("Today's are used up.", 0)
    cards.model.test("omdb")
    cards.fetch.run()
    assert (cards.card("omdb").badge, cards.card("omdb").tone) == ("Today’s limit reached", "warn")


def test_a_removed_key_gives_way_to_the_environments(cards: Cards) -> None:
    cards.ring.kept[Provider.TMDB], cards.ring.given[Provider.TMDB] = KEY, "other"
    cards.loaded().model.remove("tmdb")
    cards.fetch.run()
    assert cards.card().standing == "given"
    assert cards.changes()[-1] == "tmdb"


def test_a_keyring_that_does_not_open_is_told_and_may_open_later(cards: Cards) -> None:
    """D70."""
    cards.ring.kept[Provider.TMDB] = KEY
    cards.ring.trouble = KeysUnavailable("The keyring did not open.")
    cards.loaded()
    assert (cards.card().standing, cards.card().badge, cards.card().trouble) == ("lost", "Out of reach", "The keyring did not open.")
    cards.ring.trouble = None
    cards.loaded()
    assert (cards.card().standing, cards.card().trouble) == ("kept", "")


def test_a_test_gives_way_to_a_new_key_and_saving_is_never_cut_short(cards: Cards) -> None:
    cards.loaded().model.test("tmdb", "slow")
    cards.model.save("tmdb", KEY)
    cards.model.test("tmdb", "again")
    first, second = cards.fetch.waiting
    assert first[3].requested
    assert not second[3].requested
    cards.fetch.run()
    assert (cards.card().standing, cards.card().tone) == ("kept", "good")


@pytest.mark.parametrize("key", ["", "   ", "x" * 5_000], ids=["empty", "blank", "a whole file"])
def test_what_is_no_key_is_not_kept(cards: Cards, key: str) -> None:
    cards.loaded().model.save("tmdb", key)
    assert not cards.fetch.waiting
