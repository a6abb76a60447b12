"""The providers' keys, with this house's keyring, network and quotas: see app/models/provider_keys.py."""

from __future__ import annotations

import os
from collections.abc import Callable

from app.application.household import Household
from app.domain.cancel import Cancel
from app.domain.provided import Provider
from app.library.provider_keys import check_key
from app.metadata.quota import Quota
from app.metadata.registry import TERMS, open_provider
from app.settings.keys import Found, provider_secret
from app.store import quotas


def given_address(provider: Provider) -> str | None:
    """The base address that the environment gives a provider, None where it gives none."""
    return os.environ.get(f"BIJOU_{provider.value.upper()}_URL", "").strip() or None


class KeysOfProviders:
    """Every method is called on a pool thread and raises Problem or Cancelled. `address` says where a provider is, where that is not its usual place."""

    def __init__(self, household: Household, address: Callable[[Provider], str | None] = given_address) -> None:
        self._household = household
        self._address = address

    def find(self, provider: Provider) -> Found | None:
        """The key that holds now."""
        return self._household.keys.find(provider_secret(provider.value))

    def keep(self, provider: Provider, key: str) -> Found:
        """Keep a key."""
        self._household.keys.put(provider_secret(provider.value), key)
        return Found(key)

    def remove(self, provider: Provider) -> Found | None:
        """Forget the kept key."""
        self._household.keys.remove(provider_secret(provider.value))
        return self.find(provider)

    def check(self, provider: Provider, key: str | None, cancel: Cancel) -> int:
        """Milliseconds until the provider said yes to a key, None for the one that holds. The question counts among the day's."""
        household = self._household
        if key is None:
            found = self.find(provider)
            key = found.secret if found is not None else None
        household.redact.add(key or "")
        per_day = TERMS[provider].per_day
        quota = None if per_day is None else Quota(per_day, lambda: self._quota(provider), lambda value: self._keep_quota(provider, value), household.clock)
        try:
            return check_key(open_provider(provider, household.web, key, self._address(provider), quota=quota, now=household.clock), cancel)
        finally:
            if quota is not None:
                quota.settle()

    def _quota(self, provider: Provider) -> str | None:
        with self._household.database.read() as reader:
            return quotas.quota(reader, provider)

    def _keep_quota(self, provider: Provider, value: str) -> None:
        with self._household.database.write() as tx:
            quotas.put_quota(tx, provider, value)
