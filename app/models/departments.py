"""What TMDB's departments, and those who work in them, are called."""

from __future__ import annotations

from app.domain.filmography import ACTING
from app.models.wording import shown, tr


def department(name: str) -> str:
    """What a department is called on its chip."""
    return {
        ACTING: tr("Cast"), "Directing": tr("Directing"), "Writing": tr("Writing"), "Production": tr("Production"), "Creator": tr("Created"),
        "Sound": tr("Sound"), "Camera": tr("Camera"), "Art": tr("Art"), "Editing": tr("Editing"), "Lighting": tr("Lighting"), "Crew": tr("Crew"),
        "Costume & Make-Up": tr("Costume & Make-Up"), "Visual Effects": tr("Visual Effects"),
    }.get(name) or shown(name, 40) or tr("Crew")  # fmt: skip


def profession(name: str) -> str:
    """What somebody of a department is."""
    return {
        ACTING: tr("Actor"), "Directing": tr("Director"), "Writing": tr("Writer"), "Production": tr("Producer"), "Creator": tr("Creator"),
        "Camera": tr("Cinematographer"), "Editing": tr("Editor"), "Art": tr("Art director"),
    }.get(name) or department(name)  # fmt: skip
