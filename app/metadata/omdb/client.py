"""OMDb as a provider: ratings by IMDb id (D24), and a search for those who have no id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from app.domain.cancel import Cancel
from app.domain.items import ExternalIds, Facts
from app.domain.problems import BadAnswer, Missing, Problem
from app.domain.provided import Candidate, Facet, Provided, Provider
from app.metadata.asking import GONE, Asking
from app.metadata.decoding import read
from app.metadata.omdb.reading import TYPES, candidate_of, hit_of, problem_of, ratings_of, words
from app.metadata.omdb.wire import Search, Title, Verdict
from app.metadata.provider import TitleKind, named
from app.metadata.values import imdb_title

T = TypeVar("T", bound=Verdict)
_FRESH = 86_400.0  # seconds that an answer serves again: the day's questions are few
_KNOWN = "tt0111161"  # any film will do to see whether the key is good


class Omdb:
    """Asks OMDb through `asking`; the key goes along as a secret."""

    provider = Provider.OMDB
    facets: Mapping[str, tuple[Facet, ...]] = {"movie": (Facet.RATINGS,), "show": (Facet.RATINGS,)}

    def __init__(self, asking: Asking, key: str) -> None:
        self._asking = asking
        self._secret = {"apikey": key}
        asking.explain = _explain

    def resolve(self, kind: TitleKind, ids: ExternalIds, cancel: Cancel) -> str | None:  # noqa: ARG002  -- the id is IMDb's: nothing to ask
        """The IMDb id."""
        return imdb_title(ids.imdb)

    def search(self, kind: TitleKind, title: str, year: int | None, cancel: Cancel) -> list[Candidate]:
        """The first ten of that kind; `year` as OMDb has it."""
        params = {"s": title, "type": TYPES[kind], **({"y": str(year)} if year else {})}
        try:
            found = self._good(Search, params, cancel)
        except Missing:
            return []
        hits = (hit_of(hit) for hit in found.hits or ())
        return [hit for hit in hits if hit is not None and hit.kind == kind]

    def candidate(self, kind: TitleKind, its_id: str, cancel: Cancel) -> Candidate:
        """The title with that IMDb id."""
        return named(candidate_of(self._title(its_id, cancel), kind, its_id))

    def provide(self, kind: TitleKind, its_id: str, facets: frozenset[Facet], cancel: Cancel) -> Provided:  # noqa: ARG002  -- it has one facet
        """Its ratings; `N/A` throughout is read, and none."""
        title = self._title(its_id, cancel)
        return Provided(ExternalIds(imdb=its_id), {Facet.RATINGS: Facts(ratings=ratings_of(title))})

    def check(self, cancel: Cancel) -> None:
        """One question of the day's; that OMDb answers it at all shows that the key is good."""
        try:
            self._title(_KNOWN, cancel, fresh_for=0)
        except Missing:
            """It knows the key, if not the film."""

    def _title(self, its_id: str, cancel: Cancel, fresh_for: float = _FRESH) -> Title:
        known = imdb_title(its_id)
        if known is None:
            raise Missing("OMDb knows titles by their IMDb id, and this is none.")
        title = self._good(Title, {"i": known, "plot": "short"}, cancel, fresh_for)
        if words(title.title) is None and imdb_title(title.imdb_id) is None:
            raise BadAnswer("OMDb sent an answer that tells of no title.")
        return title

    def _good(self, shape: type[T], params: Mapping[str, str], cancel: Cancel, fresh_for: float = _FRESH) -> T:
        """An answer that is none of OMDb's failures with status 200."""
        content = self._asking.get("/", params, secret=self._secret, cancel=cancel, fresh_for=fresh_for, keep=_is_good)
        answer = read(shape, content, self._asking.name)
        if not answer.good:
            raise self._asking.spent_or(problem_of(answer.error))
        return answer


def _is_good(content: bytes) -> bool:
    try:
        return read(Verdict, content, "OMDb").good
    except BadAnswer:
        return False


def _explain(status: int, content: bytes) -> Problem | None:
    """A failing status: 401 comes with a sentence that says which failure it is, as might a 404; others speak for themselves."""
    if status not in {401, 403, *GONE}:
        return None
    try:
        said = read(Verdict, content, "OMDb").error
    except BadAnswer:
        said = None
    return problem_of(said, status) if said or status == 401 else None
