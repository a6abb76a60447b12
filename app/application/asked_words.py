"""In which language and for which country the providers are asked: as the user chose, else as the system has it."""

from __future__ import annotations

import os
from collections.abc import Mapping

from app.settings.settings import Settings


def asked_words(settings: Settings) -> tuple[str, str]:
    """Language (ISO 639-1) and country (ISO 3166-1).

    Where this start has no language, like one of a timer, as it was before: in other words everything would be asked again.
    """
    named = named_words(os.environ)
    if named is not None and named != settings.metadata_system:
        settings.metadata_system = named
    language, region = named or settings.metadata_system or system_words({})
    return settings.metadata_language or language, settings.metadata_region or region


def system_words(environ: Mapping[str, str]) -> tuple[str, str]:
    """Language (ISO 639-1) and country (ISO 3166-1) of the system's, English and the United States where it names none."""
    return named_words(environ) or ("en", "US")


def named_words(environ: Mapping[str, str]) -> tuple[str, str] | None:
    """As `system_words`; None where it names no language."""
    said = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environ.get(name, ""))), "")
    language, _, region = said.partition(".")[0].partition("@")[0].partition("_")
    if not (len(language) == 2 and language.isascii() and language.isalpha()):
        return None
    return language.lower(), region.upper() if len(region) == 2 and region.isascii() and region.isalpha() else "US"
