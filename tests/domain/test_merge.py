"""Whose word counts: the user's lock, then the servers in their order, then the providers (D11)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.items import Art, Credit, ExternalIds, Facts, Rating
from app.domain.merge import Source, contradict, merged, overlaid, score, shared, united

FIRST = Source("server:1", Facts(title="Alien", tagline="In space.", genres=("Horror", "Sci-Fi"), ids=ExternalIds(tmdb="348"), art=Art(poster="1 /a")))
SECOND = Source(
    "server:2",
    Facts(title="Alien!", year=1979, genres=("horror", "Thriller"), ids=ExternalIds(tmdb="0", imdb="tt0078748"), art=Art(poster="2 /b", logo="2 /l")),
)
PROVIDER = Source("tmdb", Facts(year=1980, studio="Brandywine", credits=(Credit("Sigourney Weaver", "Acting"),)))


def test_the_first_source_that_has_a_value_gives_it_and_is_named() -> None:
    facts, origins = merged([FIRST, SECOND, PROVIDER])
    assert (facts.title, facts.tagline, facts.year, facts.studio) == ("Alien", "In space.", 1979, "Brandywine")
    assert facts.ids == ExternalIds(tmdb="348", imdb="tt0078748")
    assert facts.art == Art(poster="1 /a", logo="2 /l")
    assert origins == {
        "title": "server:1",
        "tagline": "server:1",
        "year": "server:2",
        "studio": "tmdb",
        "tmdb": "server:1",
        "imdb": "server:2",
        "poster": "server:1",
        "logo": "server:2",
    }


def test_a_lock_comes_before_everything() -> None:
    facts, origins = merged([FIRST, SECOND], {"title": "My Alien", "poster": "3 /c", "tmdb": "1", "genres": ["Mine"], "nonsense": 1})
    assert (facts.title, facts.art.poster, facts.ids.tmdb, facts.genres) == ("My Alien", "3 /c", "1", ("Mine",))
    assert (origins["title"], origins["poster"], origins["tmdb"]) == ("lock", "lock", "lock")
    assert "nonsense" not in origins


def test_genres_are_united_by_their_folded_names() -> None:
    assert merged([FIRST, SECOND]).facts.genres == ("Horror", "Sci-Fi", "Thriller")


def test_ratings_are_united_by_source_and_kind() -> None:
    one = Source("server:1", Facts(ratings=(Rating("imdb", "audience", 8.5), Rating("rottentomatoes", "critic", 97, 100))))
    other = Source("server:2", Facts(ratings=(Rating("imdb", "audience", 7.0), Rating("tmdb", "audience", 8.1))))
    assert [(rating.source, rating.value) for rating in merged([one, other]).facts.ratings] == [("imdb", 8.5), ("rottentomatoes", 97), ("tmdb", 8.1)]


def test_a_source_replaces_its_own_value_and_empties_nothing() -> None:
    old = Facts(title="Alien", status="continuing", tagline="In space.", genres=("Horror",), art=Art(poster="/a", logo="/l"), ids=ExternalIds(imdb="tt1"))
    new = overlaid(old, Facts(title="Alien", status="ended", art=Art(poster="/b"), ids=ExternalIds(tmdb="348")))
    assert (new.status, new.tagline, new.genres) == ("ended", "In space.", ("Horror",))
    assert new.art == Art(poster="/b", logo="/l")
    assert new.ids == ExternalIds(tmdb="348", imdb="tt1")


def test_another_title_altogether_keeps_nothing_of_the_one_before() -> None:
    old = Facts(title="Alien", tagline="In space.", ids=ExternalIds(tmdb="348", imdb="tt1"))
    new = Facts(title="Solaris", ids=ExternalIds(tmdb="593"))
    assert overlaid(old, new) == new


def test_the_number_to_sort_by_is_imdbs_else_the_audiences_else_the_critics() -> None:
    imdb, audience, critic = Rating("imdb", "audience", 8.5), Rating("rottentomatoes", "audience", 80, 100), Rating("rottentomatoes", "critic", 97, 100)
    assert score((critic, audience, imdb)) == 8.5
    assert score((critic, audience)) == 8.0
    assert score((critic,)) == 9.7
    assert score(()) is None
    assert score((Rating("odd", "audience", 5, 0),)) is None
    assert score((Rating("odd", "audience", 500, 10),)) == 10


_ID = st.one_of(st.none(), st.sampled_from(["1", "2"]))
_IDS = st.builds(ExternalIds, tmdb=_ID, imdb=_ID, tvdb=_ID, plex=_ID)
_FACTS = st.builds(
    Facts,
    title=st.one_of(st.none(), st.text(max_size=3)),
    year=st.one_of(st.none(), st.integers(1900, 2000)),
    genres=st.lists(st.sampled_from(["A", "a", "B", "Ä"]), max_size=3).map(tuple),
    ids=_IDS,
)


@given(_IDS, _IDS)
def test_contradicting_and_sharing_go_both_ways(one: ExternalIds, other: ExternalIds) -> None:
    assert contradict(one, other) == contradict(other, one)
    assert shared(one, other) == shared(other, one)
    assert not contradict(one, one)
    if not contradict(one, other):
        assert not contradict(united(one, other), one)


@given(st.lists(_FACTS, max_size=4))
def test_no_value_comes_from_nowhere_and_none_is_lost(many: list[Facts]) -> None:
    facts, origins = merged([Source(f"server:{at}", some) for at, some in enumerate(many)])
    for name in ("title", "year"):
        first = next((at for at, some in enumerate(many) if getattr(some, name) is not None), None)
        assert origins.get(name) == (None if first is None else f"server:{first}")
        assert getattr(facts, name) == (None if first is None else getattr(many[first], name))
    assert {genre.lower().replace("ä", "a") for genre in facts.genres} == {genre.lower().replace("ä", "a") for some in many for genre in some.genres}


@given(_FACTS, _FACTS)
def test_new_values_always_win_over_the_same_sources_old_ones(old: Facts, new: Facts) -> None:
    laid = overlaid(old, new)
    assert new.title is None or laid.title == new.title
    assert overlaid(laid, new) == laid
