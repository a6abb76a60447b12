"""The secrets of the demo library: they open nothing but the pretend servers, so no keyring is asked for them."""

from __future__ import annotations

from app.settings.keys import Found, Keeping, Keys, KeysState, SecretName


class DemoKeys(Keys):
    """Kept in memory for this run, else from the environment."""

    @property
    def state(self) -> KeysState:
        """All is well: nothing is kept, and nothing needs to be."""
        return KeysState(Keeping.SESSION)

    def find(self, wanted: SecretName) -> Found | None:
        """A secret of this run."""
        stored = self._session.get(wanted.name)
        found = stored or self._given(wanted.variable)
        return Found(found, given=not stored) if found else None

    def put(self, wanted: SecretName, secret: str) -> Keeping:
        """Keep it for this run."""
        self._hide(secret)
        self._session[wanted.name] = secret
        return Keeping.SESSION

    def remove(self, wanted: SecretName) -> None:
        """Forget it."""
        self._session.pop(wanted.name, None)

    def try_again(self) -> KeysState:
        """Nothing is wrong."""
        return self.state
