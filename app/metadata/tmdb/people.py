"""TMDB's people and collections as the library's own values."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain import persons
from app.domain.items import Art
from app.metadata.provider import TitleKind
from app.metadata.tmdb.candidates import listed
from app.metadata.tmdb.credits import ACTING
from app.metadata.tmdb.reading import kind_of, rating
from app.metadata.tmdb.values import picture
from app.metadata.tmdb.wire import each
from app.metadata.tmdb.wire_lists import Collection
from app.metadata.tmdb.wire_people import Career, Person, Worked
from app.metadata.values import count, day, imdb_person, number, numeric, text


def person(wire: Person) -> persons.Person:
    """A person with everything they took part in, what plays first."""
    return persons.Person(
        tmdb=str(wire.id),
        name=text(wire.name) or "",
        imdb=imdb_person(wire.external_ids.imdb_id if wire.external_ids else None) or imdb_person(wire.imdb_id),
        biography=text(wire.biography),
        born=day(wire.birthday),
        died=day(wire.deathday),
        birthplace=text(wire.place_of_birth),
        known_for=text(wire.known_for_department),
        other_names=tuple(dict.fromkeys(name for one in each(wire.also_known_as) if (name := text(one)))),
        homepage=text(wire.homepage),
        portrait=picture(wire.profile_path),
        popularity=number(wire.popularity) or 0,
        works=tuple(_works(wire)),
    )


def collection(wire: Collection) -> persons.Collection:
    """A collection with its films, those without a date last."""
    films = listed(wire.parts or (), "movie")
    dates = {str(one.id): day(one.release_date) or "" for one in each(wire.parts)}
    films.sort(key=lambda film: dates.get(film.id) or "~")
    return persons.Collection(
        tmdb=str(wire.id),
        name=text(wire.name) or "",
        overview=text(wire.overview),
        art=Art(poster=picture(wire.poster_path), backdrop=picture(wire.backdrop_path)),
        films=tuple(films),
    )


def _works(wire: Person) -> Iterator[persons.Work]:
    """Each part once; the whole career where it was asked for, else films and shows apart."""
    careers: list[tuple[Career | None, TitleKind | None]] = [(wire.combined_credits, None)]
    if wire.combined_credits is None:
        careers = [(wire.movie_credits, "movie"), (wire.tv_credits, "show")]
    seen = set()
    for career, kind in careers:
        for one, department in _parts(career):
            found = _work(one, department, kind)
            if found is not None and (part := (found.kind, found.tmdb, found.department, found.job, found.character)) not in seen:
                seen.add(part)
                yield found


def _parts(career: Career | None) -> Iterator[tuple[Worked, str]]:
    for one in each(career.cast if career else None):
        yield one, ACTING
    for one in each(career.crew if career else None):
        yield one, text(one.department) or "Crew"


def _work(one: Worked, department: str, asked: TitleKind | None) -> persons.Work | None:
    kind = asked or kind_of(one, "show")
    number_, original = numeric(one.id), text(one.original_title) or text(one.original_name)
    title = text(one.title) or text(one.name) or original
    if number_ is None or title is None or kind is None:
        return None
    return persons.Work(
        kind=kind,
        tmdb=number_,
        title=title,
        department=department,
        original_title=original,
        job=text(one.job),
        character=text(one.character),
        released=day(one.release_date) or day(one.first_air_date),
        episodes=count(one.episode_count),
        poster=picture(one.poster_path),
        rating=rating(one.vote_average, one.vote_count),
        popularity=number(one.popularity) or 0,
    )
