"""Starts the pretend servers behind the demo library and joins them; needs no window."""

from __future__ import annotations

from contextlib import ExitStack

from app.application.household import Household
from app.application.keeping import keep_secret
from app.application.pretending import Pretend, StartPretend, invitations
from app.domain.cancel import Cancel
from app.library.connecting import join


def start_demo(household: Household, start_pretend: StartPretend, size: int | None, cancel: Cancel, opened: ExitStack) -> Pretend:
    """Start the pretend servers and add them, or bring their addresses up to date; the providers are the pretend ones from then on. `opened` ends them.

    Raises Problem or Cancelled.
    """
    pretend = start_pretend(size, household.places.data_dir / "pretend")
    opened.callback(pretend.stop)
    household.led_to(pretend.ready.provider_environment)
    for invitation in invitations(pretend):
        keep_secret(household, invitation.kind, join(household.database, household.web, invitation, cancel))
    return pretend
