"""The drawn art: each title its own, the same every time, letters whole, calm where text will lie."""

from __future__ import annotations

import time
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest
from PIL import Image, ImageChops, ImageStat

from app.demo.art import pictures
from app.demo.art.canvas import FINE, Canvas
from app.demo.art.colours import PALETTES
from app.demo.art.families import FAMILIES, composition
from app.demo.art.layouts import LAYOUTS, Bill, Sheet, tones
from app.demo.art.lettering import _FILES, can_write, fitted, mask_of, stacked, writable
from app.demo.art.motifs import MOTIFS, motif_for
from app.demo.art.portraits import portrait
from app.demo.art.scene import Scene
from app.demo.catalogue import Catalogue, written
from app.demo.chance import Chance
from app.demo.gallery import Gallery, Wish
from app.demo.holdings import HeldFilm, Library, Watching
from app.demo.listing import sorting
from app.demo.titles import Film, Look

LONG = (
    "Up",
    "The Four Horsemen of the Apocalypse",
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "Dr. Strange, or: How I Stopped Counting and Learned That a Title May Well Go On for Longer Than a Poster Is Wide",
    "Żółty śnieg, Łódź",
)


def _bytes(image: Image.Image) -> bytes:
    return image.tobytes()


def test_a_title_is_drawn_the_same_every_time() -> None:
    film = Catalogue(None).film(3)
    assert _bytes(pictures.poster(film)) == _bytes(pictures.poster(film))
    assert _bytes(portrait("Buster Keaton", 5)) == _bytes(portrait("Buster Keaton", 5))


def test_sizes_and_shapes() -> None:
    film = Catalogue(None).film(0)
    show = Catalogue(None).show(0)
    assert pictures.poster(film).size == (500, 750)
    assert pictures.backdrop(film).size == (1920, 1080)
    assert pictures.still(show, show.episodes[0]).size == (640, 360)
    assert portrait("Lillian Gish", 1).size == (320, 320)
    logo = pictures.logo(film)
    assert logo is not None
    assert logo.mode == "RGBA"
    assert logo.width <= 800
    assert logo.height <= 310


def test_no_two_neighbours_on_the_wall_are_alike() -> None:
    """The catalogue's wall, by title: neither the family nor the thing shown is that of the poster beside."""
    films = sorted(written()[0], key=sorting)
    plans = [composition(film) for film in films]
    alike = [
        (one.title, other.title)
        for one, other, a, b in zip(films, films[1:], plans, plans[1:], strict=False)
        if a.name == b.name or (a.motif is b.motif and a.motif)
    ]
    assert alike == []
    assert len({plan.name for plan in plans}) >= 20
    assert len({(plan.name, plan.palette, plan.motif) for plan in plans}) == len(plans)


def test_made_up_titles_use_all_families_and_most_motifs() -> None:
    catalogue = Catalogue(3000)
    plans = [composition(catalogue.film(number)) for number in range(100, 1500)]
    assert {plan.name for plan in plans} == set(FAMILIES)
    assert len({plan.motif for plan in plans}) > 30
    same = sum(one.name == other.name for one, other in pairwise(plans))
    assert same < len(plans) * 0.15


def test_words_of_a_title_choose_what_is_shown() -> None:
    assert motif_for("The Last Train to Lund") == "locomotive"
    assert motif_for("Clara's Letters") == "letter"
    assert motif_for("Zxq") is None


@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_every_family_draws_tall_and_wide_with_and_without_a_motif(name: str) -> None:
    for size, motif in (((500, 750), MOTIFS["man"]), ((640, 360), None)):
        canvas = Canvas(*size, fx=0.6, unit=size[1] / 750)
        FAMILIES[name].draw(Scene(canvas, PALETTES["dusk"], Chance(3), motif))
        assert sum(ImageStat.Stat(canvas.finished().convert("L")).stddev) > 8, "it shows something"


@pytest.mark.parametrize("motif", sorted(MOTIFS))
def test_every_motif_can_be_seen(motif: str) -> None:
    canvases = [Canvas(300, 300, unit=0.4) for _ in range(2)]
    for canvas in canvases:
        canvas.fill((120, 130, 140))
    Scene(canvases[0], PALETTES["noir"], Chance(1), MOTIFS[motif]).put(0.3, 0.5)
    changed = (
        ImageChops.difference(*(canvas.finished(grain=False, vignette=0) for canvas in canvases)).convert("L").point(lambda level: 255 if level > 12 else 0)
    )
    share = ImageStat.Stat(changed).mean[0] / 255
    assert share > 0.008


@pytest.mark.parametrize("name", sorted(_FILES))
@pytest.mark.parametrize("title", LONG)
def test_letters_are_never_clipped(name: str, title: str) -> None:
    if not can_write(name, title):
        assert writable(title, name) in {"black", "grotesk"}
        return
    for setting in (fitted(name, title, 430, 160), stacked(name, title, 430, 210)):
        assert setting.height <= 212 * FINE
        box = mask_of(setting, 430, "centre").getbbox()
        assert box is not None
        width, height = mask_of(setting, 430, "centre").size
        assert box[0] > 0, "nothing is cut off at the left"
        assert box[1] > 0
        assert box[2] < width
        assert box[3] < height


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
@pytest.mark.parametrize("title", LONG)
def test_type_stays_on_the_sheet(layout: str, title: str) -> None:
    """A margin of ten pixels around is left alone by every layout but for what it fills from edge to edge."""
    bare, lettered = Canvas(500, 750), Canvas(500, 750)
    p = PALETTES["dusk"]
    for canvas in (bare, lettered):
        canvas.fill(p.night)
        if layout == "band":
            canvas.rect(0, 556, 500, 562, p.accent)
        if layout == "high_left":
            canvas.veil(p.night, 0, 250, 0.62, 0)
    bill = Bill(title, "black", "1927", "Somebody With a Very Long Name Indeed", ("Ann Other", "A. N. Other", "Nobody Else"), "Studio")
    LAYOUTS[layout](Sheet(lettered, bill, tones(p, "dark"), p))
    difference = ImageChops.difference(bare.finished(grain=False, vignette=0), lettered.finished(grain=False, vignette=0))
    box = difference.crop((0, 0, 500, 750)).getbbox()
    assert box is not None
    if layout != "tilted":
        assert box[0] >= 10
        assert box[2] <= 490
    assert box[1] >= 10
    assert box[3] <= 740


def test_a_script_that_no_face_has_leaves_the_poster_without_letters() -> None:
    film = Film(title="आख़िरी रात", year=1990, genres=("Drama",), look=Look(family="moonrise"), number=7)
    assert writable(film.title) is None
    assert pictures.poster(film).size == (500, 750)
    assert pictures.logo(film) is None


def test_backdrops_are_calm_on_the_left_and_below() -> None:
    """Text lies there: it must be dark and even, whatever the scene."""
    for film in written()[0][::6]:
        image = pictures.backdrop(film).convert("L").reduce(8)
        left, foot = ImageStat.Stat(image.crop((0, 20, 60, 100))), ImageStat.Stat(image.crop((0, 122, 130, 135)))
        assert left.mean[0] < 62, film.title
        assert left.stddev[0] < 22, film.title
        assert foot.mean[0] < 62, film.title
        assert ImageStat.Stat(image.crop((130, 10, 230, 110))).stddev[0] > left.stddev[0], film.title


def test_drawing_a_poster_is_quick() -> None:
    """Posters must be there within seconds of the window: about 30 ms of CPU each on a quiet machine; the bound leaves room for a busy one."""
    catalogue = Catalogue(3000)
    pictures.poster(catalogue.film(2000))
    took = []
    for number in range(1000, 1030):
        begin = time.process_time()
        pictures.poster(catalogue.film(number))
        took.append(time.process_time() - begin)
    assert median(took) < 0.15


def _held(number: int) -> HeldFilm:
    return HeldFilm(1_000_000 + number, Library(1, "Movies", "movie"), Catalogue(200).film(number), 0, 0, (), Watching())


def test_the_gallery_scales_keeps_and_never_draws_twice(tmp_path: Path) -> None:
    gallery = Gallery(Catalogue(200), folder=tmp_path)
    first = gallery.picture(_held(0), "poster", Wish(200, 300, cover=True))
    assert Image.open(BytesIO(first.body)).size == (200, 300)
    kept = next((tmp_path / "art-1").iterdir())
    whole = kept.read_bytes()
    assert Gallery(Catalogue(200), folder=tmp_path).picture(_held(0), "poster", Wish()).body == whole
    kept.write_bytes(b"damaged")
    assert Gallery(Catalogue(200), folder=tmp_path).picture(_held(0), "poster", Wish()).body == whole, "it is drawn anew"
    assert gallery.picture(_held(0), "poster", Wish(200, 300, cover=True)).body == first.body
    gallery.picture(_held(150), "poster", Wish())
    assert [path.name for path in (tmp_path / "art-1").iterdir()] == [kept.name], "made-up titles are not kept on disk"


@pytest.mark.parametrize(
    ("wish", "size"),
    [
        (Wish(), (500, 750)),
        (Wish(100, 0), (100, 150)),
        (Wish(0, 150), (100, 150)),
        (Wish(100, 100), (67, 100)),
        (Wish(100, 100, cover=True), (100, 150)),
        (Wish(4000, 4000), (500, 750)),
    ],
)
def test_sizes_asked_for(wish: Wish, size: tuple[int, int]) -> None:
    assert wish.of(500, 750) == size
