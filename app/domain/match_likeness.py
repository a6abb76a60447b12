"""How alike two titles are (D21)."""

from __future__ import annotations

from app.domain.match_titles import Form
from app.domain.match_words import ABOUT_AFTER, ABOUT_BEFORE, ENGLISH_ARTICLES

SAME = 0.9
"""From here on two titles are one title, written otherwise at most."""
_LONG = 14
_THE_FILM = frozenset({" the movie", " movie", " the film", " der film", " le film", " la pelicula", " il film"})
NEAR = 0.6
"""From here on two titles are alike; below, they differ."""


def alike(one: Form, other: Form) -> float:
    """How alike two titles are, 0 to 1; the same in both directions."""
    if not one.key or not other.key:
        return 0.0
    if one.key == other.key:
        return _same_key(one, other)
    if one.key.replace(" ", "") == other.key.replace(" ", ""):
        return 0.98 - _dressing(one, other)
    if other.key in one.spellings or one.key in other.spellings or one.spellings & other.spellings:
        return 0.97 - _dressing(one, other)
    if one.whole == other.key or one.key == other.whole:
        return 0.97
    if _same_subtitle(one, other):
        return 0.85
    if one.heads & other.tails and one.tails & other.heads:
        return 0.85  # "Jurassic Park: The Lost World"
    return max(_partly(one, other), _partly(other, one), _by_letters(one, other))


def says_more(one: Form, other: Form) -> bool:
    """Whether `one` has a part that `other` lacks altogether, such as a subtitle; the name of whose it is ("Lee Daniels' …") is none."""
    return other.key not in {one.key, one.owned} and (other.key in one.heads or other.key in one.tails)


def misspelt(one: Form, other: Form) -> bool:
    """Whether two titles are alike by their letters alone: neither is a part of the other."""
    return one.key != other.key and other.key not in one.heads | one.tails and one.key not in other.heads | other.tails


def _same_key(one: Form, other: Form) -> float:
    if len(one.key) == 1 and one.key.isdigit() and one.letters != other.letters:
        return 0.76  # "9" and "Nine" are two films of one year
    if one.article == other.article:
        return 1.0 - _dressing(one, other)
    both = {one.article, other.article} - {""}
    # "The Thing" and "Thing"; another language's article may be a word of the title ("Die Hard"), so it costs more.
    return (0.97 if both <= ENGLISH_ARTICLES else 0.93) - _dressing(one, other)


def _dressing(one: Form, other: Form) -> float:
    return 0.02 if one.edition != other.edition else 0.0


def _partly(whole: Form, part: Form) -> float:
    """What `part` has in common with `whole`, when it is its beginning or its end."""
    if _first_part(whole.key, part.key) or whole.key.removeprefix(part.key) in _THE_FILM:
        return 0.93
    if part.key in whole.heads:
        return 0.45 if _another(whole.key, part.key) else 0.8
    if part.key == whole.owned:
        return 0.78
    if part.key in whole.tails:
        return 0.45 if _about(whole.key, part.key) else 0.78 if " " in part.key else 0.72  # "Innocence" may be any
    if whole.key.endswith(" " + part.key) and part.telling and " " in part.key:
        return 0.45 if _about(whole.key, part.key) else 0.7
    if whole.key.startswith(part.key + " ") and part.telling and " " in part.key:
        return 0.45 if _another(whole.key, part.key) else 0.65
    return 0.0


def _same_subtitle(one: Form, other: Form) -> bool:
    """Whether only the number before the subtitle is lacking: "Sin City 2: A Dame to Kill For"."""
    return any(" " in tail for tail in one.tails & other.tails) and not _unnumbered(one.heads).isdisjoint(_unnumbered(other.heads))


def _unnumbered(heads: frozenset[str]) -> frozenset[str]:
    return frozenset(" ".join(word for word in head.split() if not word.isdigit()) for head in heads)


def _first_part(longer: str, shorter: str) -> bool:
    """ "Dune: Part One" is "Dune"."""
    return longer == shorter + " 1"


def _another(longer: str, shorter: str) -> bool:
    """Whether what comes next makes it another title: a number ("Kill Bill: Vol. 2" is not "Kill Bill"), or "Confidential"."""
    rest = longer.removeprefix(shorter).lstrip()
    return rest[:1].isdigit() or not ABOUT_AFTER.isdisjoint(rest.split())


def _about(longer: str, shorter: str) -> bool:
    """Whether the words before tell of a film about the film."""
    return not ABOUT_BEFORE.isdisjoint(longer.removesuffix(shorter).split())


def _by_letters(one: Form, other: Form) -> float:
    """Likeness of spelling. Short titles must be the same; other numbers make another title ("Ocean's 12")."""
    from rapidfuzz.distance import OSA  # not before titles are compared: it takes 4 MB

    shorter = min(len(one.key), len(other.key))
    if shorter < 4:
        return 0.0
    if one.numbers != other.numbers:
        return 0.45 if OSA.normalized_similarity(one.key, other.key, score_cutoff=0.6) else 0.0
    likeness = OSA.normalized_similarity(one.key, other.key, score_cutoff=0.5)
    if not likeness:
        in_order = OSA.normalized_similarity(_sorted(one.key), _sorted(other.key), score_cutoff=0.85)
        return 0.55 * in_order
    if shorter < _LONG and _singular(one.key) == _singular(other.key):
        return 0.58  # no slip of the pen: "Alien" and "Aliens"
    typos = OSA.distance(one.key, other.key)
    if typos == 1 and shorter >= 7:
        return 0.82
    if typos == 2 and shorter >= _LONG:
        return 0.74
    return max(0.0, min(0.7, (likeness - 0.5) * 1.7))


def _singular(key: str) -> str:
    return " ".join(word.removesuffix("s") for word in key.split())


def _sorted(key: str) -> str:
    return " ".join(sorted(key.split()))
