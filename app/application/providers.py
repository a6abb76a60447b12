"""The metadata providers' clients with this house's keys, addresses, paces and quotas. Never on the GUI thread: a keyring may block."""

from __future__ import annotations

import logging
import math
import threading
from collections.abc import Mapping

from app.application.asked_words import asked_words
from app.application.household import Household
from app.domain.problems import Problem, StoreProblem
from app.domain.provided import Provider
from app.library.enriching import Way
from app.metadata.answer_cache import AnswerCache
from app.metadata.asking import NAMES
from app.metadata.provider import MetadataProvider
from app.metadata.quota import Quota
from app.metadata.registry import TERMS, Wishes, in_flight, open_provider, pace_of
from app.settings.keys import provider_secret
from app.store import quotas

log = logging.getLogger(__name__)


class Providers:
    """One open client a provider, shared by its queue, by Find match and by the test of its key."""

    def __init__(self, household: Household) -> None:
        self._household = household
        self._lock = threading.Lock()
        self._open: dict[Provider, Way] = {}
        self._quotas: dict[Provider, Quota] = {}
        self._cache = AnswerCache(household.places.cache_dir / "answers", now=household.clock.seconds)

    def way(self, provider: Provider) -> Way:
        """The way to a provider. Raises Refused where it needs a key and there is none, Problem where a setting makes no sense or a keyring is locked."""
        with self._lock:
            if provider not in self._open:
                self._open[provider] = self._opened(provider)
            return self._open[provider]

    def client(self, provider: Provider) -> MetadataProvider:
        """A provider's client. Raises as `way`."""
        return self.way(provider).client

    def at_hand(self, provider: Provider) -> MetadataProvider | None:
        """The client where it is open already; nothing is waited for."""
        way = self._open.get(provider)
        return way.client if way is not None else None

    def key(self, provider: Provider) -> str | None:
        """The key that holds: what the environment gives, so that no keyring is asked then, else what is kept. Raises KeysUnavailable, SecretsProblem."""
        given = self._household.outside(f"BIJOU_{provider.upper()}_KEY")
        if given is not None:
            self._household.redact.add(given)
            return given
        return self._household.keys.get(provider_secret(provider.value)) if TERMS[provider].needs_key else None

    def trial(self, provider: Provider, key: str) -> MetadataProvider:
        """A client with a key that is not kept yet, to be tested; its questions count among the day's. Raises as `way`."""
        self._household.redact.add(key)
        with self._lock:
            return self._opened(provider, key).client

    def language(self) -> str:
        """The language that providers are asked in, ISO 639-1, maybe with a region ("pt-BR")."""
        return self._wishes(None).language

    def ask_anew(self) -> None:
        """No answer that is kept serves again before its provider has confirmed it."""
        self._cache.doubt()

    def forget(self, provider: Provider | None = None) -> None:
        """A key, the language or an address changed: the next use opens the provider anew (None: all of them)."""
        with self._lock:
            for one in [provider] if provider is not None else list(self._open):
                self._open.pop(one, None)

    def close(self) -> None:
        """Give back the questions that were taken out of the day's and not asked; a library that cannot be written keeps them counted."""
        with self._lock:
            self._open.clear()
            for provider, quota in self._quotas.items():
                try:
                    quota.settle()
                except StoreProblem as problem:
                    log.info("%s: the questions that were not asked stay counted. %s", provider, problem)

    def _opened(self, provider: Provider, key: str | None = None) -> Way:
        household = self._household
        if household.demo and household.address(provider) is None:
            raise Problem(f"The demo's {NAMES[provider]} has not been started yet.")
        rate = _number(household.environ, f"BIJOU_{provider.upper()}_RATE")
        quota, pace, wishes = self._quota(provider), pace_of(provider, rate), self._wishes(rate)
        client = open_provider(
            provider,
            household.web,
            key or self.key(provider),
            household.address(provider),
            wishes=wishes,
            quota=quota,
            cache=self._cache,
            pace=pace,
            now=household.clock.seconds,
        )
        used, per_day = (quota.used, quota.per_day) if quota is not None else (_none_used, None)
        return Way(client, pace, in_flight(provider, rate), used, per_day, f"{wishes.language}-{wishes.region}")

    def _wishes(self, rate: float | None) -> Wishes:
        return Wishes(*asked_words(self._household.settings), rate)

    def _quota(self, provider: Provider) -> Quota | None:
        given = _number(self._household.environ, f"BIJOU_{provider.upper()}_QUOTA")
        per_day = int(given) if given is not None else TERMS[provider].per_day
        if per_day is None:
            return None
        if provider not in self._quotas:
            clock = self._household.clock
            self._quotas[provider] = Quota(per_day, lambda: self._kept(provider), lambda value: self._keep(provider, value), clock.seconds)
        return self._quotas[provider]

    def _kept(self, provider: Provider) -> str | None:
        with self._household.database.read() as reader:
            return quotas.quota(reader, provider)

    def _keep(self, provider: Provider, value: str) -> None:
        with self._household.database.write() as tx:
            quotas.put_quota(tx, provider, value)


def _none_used() -> int:
    """Nobody counts."""
    return 0


def _number(environ: Mapping[str, str], name: str) -> float | None:
    """A positive number of the environment. Raises Problem for anything else that is there."""
    text = environ.get(name, "").strip()
    if not text:
        return None
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not (math.isfinite(number) and number > 0):
        raise Problem(f"{name} is not a number above zero: {text[:40]}.")
    return number
