"""The providers' keys, with this house's keyring, network and quotas: see app/models/provider_keys.py."""

from __future__ import annotations

from app.application.household import Household
from app.application.providers import Providers
from app.domain.cancel import Cancel
from app.domain.provided import Provider
from app.library.provider_keys import check_key
from app.settings.keys import Found, provider_secret


class KeysOfProviders:
    """Every method is called on a pool thread and raises Problem or Cancelled. A key of the environment goes before a kept one."""

    def __init__(self, household: Household, providers: Providers) -> None:
        self._household, self._providers = household, providers

    def find(self, provider: Provider) -> Found | None:
        """The key that holds now."""
        secret = provider_secret(provider.value)
        given = self._household.outside(secret.variable)
        if given is not None:
            self._household.redact.add(given)
            return Found(given, given=True)
        return self._household.keys.find(secret)

    def keep(self, provider: Provider, key: str) -> Found:
        """Keep a key; the provider is opened anew with it."""
        self._household.keys.put(provider_secret(provider.value), key)
        self._providers.forget(provider)
        return Found(key)

    def remove(self, provider: Provider) -> Found | None:
        """Forget the kept key."""
        self._household.keys.remove(provider_secret(provider.value))
        self._providers.forget(provider)
        return self.find(provider)

    def check(self, provider: Provider, key: str | None, cancel: Cancel) -> int:
        """Milliseconds until the provider said yes to a key, None for the one that holds. The question counts among the day's."""
        client = self._providers.client(provider) if key is None else self._providers.trial(provider, key)
        return check_key(client, cancel)
