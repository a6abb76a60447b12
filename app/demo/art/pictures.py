"""Draws the pictures of a title: poster, backdrop, title logo, stills."""

from __future__ import annotations

from PIL import Image, ImageFilter

from app.demo.art.canvas import FINE, Canvas
from app.demo.art.colours import blend, luminance
from app.demo.art.families import FAMILIES, composition
from app.demo.art.layouts import LAYOUTS, Bill, Sheet, tones
from app.demo.art.lettering import fitted, mask_of, stacked, writable
from app.demo.art.motifs import MOTIFS
from app.demo.art.scene import Scene
from app.demo.chance import Chance
from app.demo.titles import Episode, Film, Show

POSTER = (500, 750)
BACKDROP = (1920, 1080)
STILL = (640, 360)
LOGO = (800, 310)


def poster(title: Film | Show, *, lettered: bool = True) -> Image.Image:
    """The poster, 500 × 750. A title in a script that no face can write goes without letters."""
    plan = composition(title)
    canvas = Canvas(*POSTER)
    plan.family.draw(Scene(canvas, plan.palette, plan.chance, plan.motif))
    face = writable(title.title, plan.face) if lettered else None
    if face is None:
        return canvas.finished()
    p = plan.palette
    ground = plan.family.ground
    if ground in {"dark", "flat"} and plan.layout not in {"tilted", "band"}:
        canvas.veil(p.night, 750 * (0.48 if ground == "flat" else 0.52), 750 * 0.80, 0, 0.94 if ground == "flat" else 0.84)
    bill = Bill(
        title=title.title,
        face=face,
        year=str(title.year or ""),
        director=title.directors[0] if title.directors else "",
        names=tuple(player.name for player in title.cast[:3]),
        studio=title.studio or "",
    )
    LAYOUTS[plan.layout](Sheet(canvas, bill, tones(p, ground), p))
    return canvas.finished()


def backdrop(title: Film | Show) -> Image.Image:
    """The same scene without type, wide: its weight on the right, calm on the left and below."""
    plan = composition(title)
    canvas = Canvas(*BACKDROP, fx=0.70, unit=BACKDROP[1] / POSTER[1])
    plan.family.draw(Scene(canvas, plan.palette, plan.chance, plan.motif))
    night = blend(plan.palette.night, (8, 8, 12), 0.5)
    canvas.side_veil(night, BACKDROP[0] * 0.10, BACKDROP[0] * 0.64, 0.95, 0)
    canvas.veil(night, BACKDROP[1] * 0.50, BACKDROP[1], 0, 0.80)
    return canvas.finished(vignette=18)


def still(show: Show, episode: Episode) -> Image.Image:
    """A frame of an episode: the show's colours, another place."""
    plan, chance = composition(show), Chance(show.number, episode.season, episode.number, 61)
    names = _PLACES.get(plan.name, ("peaks", "street", "sea", "woods", "moonrise", "road", "ripple", "beams"))
    family = FAMILIES[chance.pick(names)]
    canvas = Canvas(*STILL, fx=chance.between(0.34, 0.66), unit=STILL[1] / POSTER[1])
    family.draw(Scene(canvas, plan.palette, chance, MOTIFS[chance.pick(_FIGURES)] if chance.share() < 0.7 else plan.motif))
    return canvas.finished(vignette=34)


_FIGURES = ("man", "woman", "couple", "rider", "child", "door", "lamp", "crowd", "moon", "profile")
_PLACES: dict[str, tuple[str, ...]] = {
    "frontier": ("frontier", "road", "stripes", "peaks", "moonrise", "rails"),
    "starfield": ("starfield", "peaks", "moonrise", "skyline", "ripple", "rings"),
    "sunburst": ("starfield", "skyline", "peaks", "road", "moonrise", "embers", "sea"),
    "skyline": ("skyline", "street", "rails", "beams", "embers"),
    "meadow": ("meadow", "peaks", "snow", "stripes", "papercut", "woods"),
    "shards": ("shards", "street", "moonrise", "blinds", "curtain", "ripple"),
    "moonrise": ("moonrise", "street", "woods", "blinds", "ripple", "sea"),
    "woods": ("woods", "meadow", "peaks", "road", "moonrise", "snow"),
}


def logo(title: Film | Show) -> Image.Image | None:
    """The title as a transparent picture, 800 × 310 at most and no larger than its letters; None where no face can write it."""
    plan = composition(title)
    face = writable(title.title, plan.face)
    if face is None:
        return None
    shown = Bill(title.title, face, "", "", (), "").shown
    width, height = LOGO[0] - 40, LOGO[1] - 40
    many = len(shown.split()) > 2
    setting = stacked(face, shown, width, height, most=3) if many and plan.layout == "stack_low" else fitted(face, shown, width, height, most=2, largest=190)
    mask = mask_of(setting, width)
    p = plan.palette
    top, foot = p.paper, p.glow if luminance(p.glow) > 0.4 else blend(p.paper, p.glow, 0.45)
    fill = Image.new("RGB", (1, mask.height))
    fill.putdata([blend(top, foot, min(1.0, max(0.0, row / mask.height * 1.3 - 0.2))) for row in range(mask.height)])
    picture = fill.resize(mask.size, Image.Resampling.NEAREST).convert("RGBA")
    picture.putalpha(mask)
    shadow = mask.reduce(4).filter(ImageFilter.GaussianBlur(4)).resize(mask.size).point([round(level * 0.55) for level in range(256)])
    ground = Image.merge("RGBA", (*(Image.new("L", mask.size) for _ in range(3)), shadow))
    ground.alpha_composite(picture)
    box = mask.getbbox()
    if box is None:
        return None
    room = 20
    box = (max(0, box[0] - room), max(0, box[1] - room), min(mask.width, box[2] + room), min(mask.height, box[3] + room))
    return ground.crop(box).reduce(FINE)
