"""Every text reaches 4.5:1 against whatever it lies on, in both themes; computed from the tokens."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.models.theme_source import read_tokens

TOKENS = read_tokens(Path(__file__).parents[2] / "resources" / "theme.json")
THEMES = {"dark": TOKENS["colour"], "light": {**TOKENS["colour"], **TOKENS["light"]["colour"]}}
TINTS = {"dark": TOKENS["tint"], "light": TOKENS["light"]["tint"]}
ENOUGH = 4.5

SURFACES = ("background", "raised", "raisedTop", "surface", "surfaceHigh", "control", "field")
TEXTS = ("text", "textMuted", "textFaint")
STATES = ("good", "warn", "bad", "info", "brass", "accentBright")
VEILS = ("hover", "pressed", "selected", "accentSoft")

Colour = tuple[float, float, float, float]


def colour(token: str) -> Colour:
    """Red, green, blue, opacity of `#rrggbb` or `#aarrggbb`, each 0 to 1."""
    digits = token.removeprefix("#")
    alpha, rest = (digits[:2], digits[2:]) if len(digits) == 8 else ("ff", digits)
    red, green, blue = (int(rest[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue, int(alpha, 16) / 255


def over(above: Colour, below: Colour) -> Colour:
    """What is seen where a translucent colour lies on an opaque one."""
    red, green, blue = (a * above[3] + b * (1 - above[3]) for a, b in zip(above[:3], below[:3], strict=True))
    return red, green, blue, 1.0


def luminance(one: Colour) -> float:
    """Relative luminance (WCAG 2)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in one[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """From 1 (the same) to 21 (black on white)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_measure_is_the_known_one() -> None:
    assert contrast(colour("#000000"), colour("#ffffff")) == pytest.approx(21)
    assert contrast(colour("#777777"), colour("#ffffff")) == pytest.approx(4.478, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("text", TEXTS)
def test_text_on_every_surface(theme: str, surface: str, text: str) -> None:
    shades = THEMES[theme]
    assert contrast(colour(shades[text]), colour(shades[surface])) >= ENOUGH


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("surface", ["background", "raised", "raisedTop", "surface", "control"])
@pytest.mark.parametrize("veil", VEILS)
def test_text_on_what_is_hovered_pressed_or_chosen(theme: str, surface: str, veil: str) -> None:
    shades = THEMES[theme]
    below = over(colour(shades[veil]), colour(shades[surface]))
    for text in ("text", "textMuted"):
        assert contrast(colour(shades[text]), below) >= ENOUGH, text


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("surface", ["background", "raised", "surface"])
@pytest.mark.parametrize("state", STATES)
def test_words_of_state_plain_and_as_badges(theme: str, surface: str, state: str) -> None:
    shades = THEMES[theme]
    ink, below = colour(shades[state]), colour(shades[surface])
    assert contrast(ink, below) >= ENOUGH
    badge = over((*ink[:3], TINTS[theme]), below)
    assert contrast(ink, badge) >= ENOUGH, "as a badge"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("state", ["warn", "bad", "info"])
def test_a_notice_says_its_words_in_plain_ink(theme: str, state: str) -> None:
    shades = THEMES[theme]
    below = over((*colour(shades[state])[:3], TINTS[theme]), colour(shades["raised"]))
    for text in ("text", "textMuted"):
        assert contrast(colour(shades[text]), below) >= ENOUGH, text


@pytest.mark.parametrize("theme", THEMES)
def test_the_primary_button(theme: str) -> None:
    shades = THEMES[theme]
    for veil in ("#00000000", shades["hover"], shades["pressed"]):
        assert contrast(colour(shades["overAccent"]), over(colour(veil), colour(shades["accentFill"]))) >= ENOUGH


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("art", ["#ffffff", "#000000", "#ff7700", "#00a0ff"])
def test_what_lies_over_artwork_keeps_its_colours_on_any_picture(theme: str, art: str) -> None:
    shades = THEMES[theme]
    below = over(colour(shades["overArt"]), colour(art))
    for text in ("overArtText", "overArtMuted"):
        assert contrast(colour(shades[text]), below) >= ENOUGH, text


@pytest.mark.parametrize("name", ["overArt", "overArtText", "overArtMuted", "overArtLine"])
def test_over_artwork_both_themes_are_the_same(name: str) -> None:
    assert THEMES["dark"][name] == THEMES["light"][name]


@pytest.mark.parametrize("theme", THEMES)
def test_a_lit_chip_and_a_button_that_removes(theme: str) -> None:
    shades = THEMES[theme]
    for surface in ("background", "raised"):
        lit = over(colour(shades["accentSoft"]), colour(shades[surface]))
        assert contrast(colour(shades["accentBright"]), lit) >= ENOUGH, surface
    assert contrast(colour(shades["bad"]), colour(shades["surfaceHigh"])) >= ENOUGH


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("surface", ["background", "raised", "surface", "field"])
def test_the_focus_ring_stands_out(theme: str, surface: str) -> None:
    """3:1 is what a shape that is no text needs."""
    assert contrast(colour(THEMES[theme]["accentBright"]), colour(THEMES[theme][surface])) >= 3
