"""The filter language in the user's words: what may be typed next, and what is wrong with what was typed and how it is said right."""

from __future__ import annotations

from app.domain.cards import Facets, TitleKind
from app.domain.filter_completion import Completion, completions
from app.domain.filter_words import Misread
from app.models.filters import Suggestion
from app.models.wording import count, shown, tr


def suggestions(text: str, cursor: int, facets: Facets, kind: TitleKind) -> list[Suggestion]:
    """What may stand at the cursor."""
    return [_suggestion(one) for one in completions(text, cursor, facets, kind)]


def misread_text(misread: Misread) -> str:
    """What is wrong with a word, and what to do."""
    key = misread.word.removeprefix("-").partition(":")[0].lower()
    sentence = {
        "genre": tr("There is no one genre for %1: choose one of those that are listed behind “genre:”."),
        "server": tr("There is no one server for %1: choose one of those that are listed behind “server:”."),
        "not": tr("Only genres can be ruled out, not %1."),
        "key": tr("%1 is no filter and is looked for as it stands; what filters is genre, server, year, rating, missing, runtime, quality and is."),
    }.get(misread.why) or _example(key)
    return sentence.replace("%1", tr("“%1”").replace("%1", shown(misread.word, 60)))


def _example(key: str) -> str:
    return {
        "year": tr("%1 is no year: write year:1927, year:1920..1929 or year:>1950."),
        "rating": tr("%1 is no rating: write rating:8 for 8 and better, or rating:<5."),
        "missing": tr("%1 is no number of episodes: write missing:>0."),
        "runtime": tr("%1 is no number of minutes: write runtime:<90 or runtime:>=180."),
        "quality": tr("%1 is no quality: there is 4K, 1080p, 720p and SD."),
    }.get(key, tr("%1 is nothing that a title can be: there is owned, missing, unmatched, no-match, airing and unwatched."))


def _suggestion(one: Completion) -> Suggestion:
    detail = _meaning(one.key) if not one.whole or one.key == "unmatched" else count(one.titles) if one.titles else ""
    spoken = tr("%1, %2 titles").replace("%2", detail).replace("%1", one.word) if one.titles else f"{one.word}, {detail}".removesuffix(", ")
    return Suggestion(one.word, shown(one.word, 80), detail, shown(spoken, 160), one.text, one.cursor, one.whole)


def _meaning(key: str) -> str:
    return {
        "genre": tr("of this genre"),
        "server": tr("on this server"),
        "year": tr("a year, or from..to"),
        "rating": tr("0 to 10: 8, <5"),
        "missing": tr("episodes: >0"),
        "runtime": tr("minutes: <90"),
        "quality": tr("4K, 1080p, 720p, SD"),
        "is": tr("owned, unwatched, …"),
        "unmatched": tr("nobody gives an id"),
        "-genre": tr("not of this genre"),
    }[key]
