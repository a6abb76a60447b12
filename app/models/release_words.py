"""What the kinds of a film's releases are called."""

from __future__ import annotations

from app.models.wording import tr


def release_kinds() -> dict[str, str]:
    """By the kind's name."""
    return {
        "premiere": tr("Premiere"),
        "limited": tr("In a few cinemas"),
        "theatrical": tr("In cinemas"),
        "digital": tr("To stream or buy"),
        "physical": tr("On disc"),
        "tv": tr("On television"),
    }
