"""What happened is said in words anywhere (D60): with its title, its link, and safe whatever the title holds."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.domain.activity import GROUPS
from app.domain.pages import ActivityRow
from app.models.activity_words import activity_line, activity_lines, when_words

NOW = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
AT = int(NOW.timestamp())


@pytest.mark.parametrize(
    ("row", "words", "address"),
    [
        (ActivityRow(1, AT, "added", "Sunrise", "Attic", movie_id=3), "Sunrise added from Attic", "bijou://movie/3"),
        (ActivityRow(1, AT, "added", "Attic", count=84, many=True), "84 titles added from Attic", ""),
        (ActivityRow(1, AT, "retired", "Sunrise", "Attic"), "Sunrise left Attic", ""),
        (ActivityRow(1, AT, "matched", "tmdb", "tmdb", count=12, many=True), "12 titles matched at TMDB", ""),
        (ActivityRow(1, AT, "rematched", "Destiny", "Der müde Tod", movie_id=2), "Destiny was matched by hand with “Der müde Tod”", "bijou://movie/2"),
        (ActivityRow(1, AT, "rematched", "Destiny", "tvdb"), "The match of Destiny at TVDB was changed by hand", ""),
        (ActivityRow(1, AT, "split", "Judex", "Judex (1963)", show_id=4), "Judex was taken apart from “Judex (1963)”", "bijou://show/4"),
        (ActivityRow(1, AT, "followed", "Lang", person_id=9), "You follow Lang", "bijou://person/9"),
        (ActivityRow(1, AT, "muted", "Judex", show_id=4), "You muted Judex", "bijou://show/4"),
        (ActivityRow(1, AT, "wished", "Judex", "aired", count=3, show_id=4), "3 aired episodes of Judex moved to the wishlist", "bijou://show/4"),
        (ActivityRow(1, AT, "wished", "Judex", count=1, show_id=4), "You wished 1 episode of Judex", "bijou://show/4"),
        (ActivityRow(1, AT, "wished", "Judex", "4", count=63, show_id=4), "You wished Judex and 3 more", "bijou://show/4"),
        (ActivityRow(1, AT, "unwished", "Judex", "2", count=9, show_id=4), "Judex and 1 more left the wishlist", "bijou://show/4"),
        (ActivityRow(1, AT, "wished", "Sunrise", movie_id=3), "You wished Sunrise", "bijou://movie/3"),
        (ActivityRow(1, AT, "unwished", "Sunrise", count=2, movie_id=3), "Sunrise and 1 more left the wishlist", "bijou://movie/3"),
        (ActivityRow(1, AT, "unwanted", "Judex", count=2, show_id=4), "You do not want 2 episodes of Judex", "bijou://show/4"),
        (ActivityRow(1, AT, "aired", "Judex", "1:4", show_id=4), "Judex S1 E4 aired", "bijou://show/4"),
        (ActivityRow(1, AT, "aired", "Judex", count=2, show_id=4), "2 episodes of Judex aired", "bijou://show/4"),
        (ActivityRow(1, AT, "fulfilled", "Judex", "1:4", show_id=4, episode_id=7), "Judex S1 E4, which you wished, came", "bijou://show/4?episode=7"),
        (ActivityRow(1, AT, "fulfilled", "Judex", count=2, show_id=4, many=True), "2 wished episodes of Judex came", "bijou://show/4"),
        (ActivityRow(1, AT, "fulfilled", "Sunrise", movie_id=3), "Sunrise, which you wished, came", "bijou://movie/3"),
        (ActivityRow(1, AT, "fulfilled", "", count=12, many=True), "12 wishes came", ""),
        (ActivityRow(1, AT, "removed", "Attic", "84"), "Attic was removed; 84 titles went with it", ""),
        (ActivityRow(1, AT, "failed", "Attic", "no answer", scan_id=7), "Attic could not be read: no answer", "bijou://scan/7"),
        (ActivityRow(1, AT, "ordered", "Judex", "dvd", show_id=4), "The episodes of Judex are in the order of the DVDs", "bijou://show/4"),
        (ActivityRow(1, AT, "shifted", "Judex", "+1.5 h", show_id=4), "You corrected the air times of Judex by +1.5 h", "bijou://show/4"),
        (ActivityRow(1, AT, "shifted", "Judex", "+0 h", show_id=4), "Judex airs when its providers say", "bijou://show/4"),
        (ActivityRow(1, AT, "locked", "Judex", "poster", show_id=4), "You locked Poster of Judex", "bijou://show/4"),
    ],
)
def test_d60_a_line_says_what_happened_and_where_it_leads(row: ActivityRow, words: str, address: str) -> None:
    line = activity_line(row, NOW)
    assert line is not None
    assert (line.text, line.address, line.when, line.spoken) == (words, address, "just now", f"{words}, just now")


def test_every_verb_of_a_kind_has_words() -> None:
    verbs = {verb for group in GROUPS.values() for verb in group}
    assert all(activity_line(ActivityRow(1, AT, verb, "Judex", "aired", show_id=1), NOW) for verb in verbs)
    assert activity_lines([ActivityRow(1, AT, "a verb of later", "Judex")], NOW) == []


def test_a_hostile_title_is_no_markup_and_takes_no_place_of_anything() -> None:
    line = activity_line(ActivityRow(1, AT, "added", "<img src=x> %2 & co", "<b>Attic", movie_id=3), NOW)
    assert line is not None
    assert line.marked == "<b>&lt;img src=x&gt; %2 &amp; co</b> added from &lt;b&gt;Attic"
    assert line.text == "<img src=x> %2 & co added from <b>Attic"


@pytest.mark.parametrize(("ago", "words"), [(0, "just now"), (59, "just now"), (60, "1 min ago"), (3_599, "59 min ago"), (3_600, "1 h ago")])
def test_how_long_ago(ago: int, words: str) -> None:
    assert when_words(AT - ago, NOW) == words


def test_after_half_a_day_it_is_the_time_and_what_lies_ahead_is_not_ago() -> None:
    assert "ago" not in when_words(AT - 43_200, NOW)
    assert "now" not in when_words(AT + 90, NOW)
