"""The providers' keys with a real household, a real way out and the pretend providers at its end (D70, D24)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from app.application.commandline import Options
from app.application.household import Household
from app.application.provider_keys import KeysOfProviders
from app.application.providers import Providers
from app.demo.process import PretendServers
from app.domain.cancel import Cancel
from app.domain.problems import Refused, Unreachable
from app.domain.provided import Provider
from app.settings.keys import Found
from tests.web.loopback import Loopback

CANARY = "canary-71c0ffee-3f1c"
GOOD = {Provider.TMDB: "demo-tmdb", Provider.TVDB: "demo-tvdb", Provider.OMDB: "demo-omdb"}


class House:
    """A household whose providers are the pretend ones, and no key in the environment."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.household = Household(Options(data_dir=folder))
        self.household.led_to({name: value for name, value in environment.items() if not name.endswith("_KEY")})
        self.providers = Providers(self.household)
        self._closed = False
        self.keys = KeysOfProviders(self.household, self.providers)

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self.providers.close()
            self.household.__exit__(None, None, None)


@pytest.fixture(scope="module")
def environment() -> Iterator[dict[str, str]]:
    with PretendServers().start() as servers:
        yield servers.ready.provider_environment


@pytest.fixture
def house(tmp_path: Path, environment: dict[str, str]) -> Iterator[House]:
    made = House(tmp_path, environment)
    yield made
    made.close()


@pytest.mark.parametrize("provider", GOOD)
def test_a_good_key_is_good_before_and_after_it_is_kept(house: House, provider: Provider) -> None:
    assert house.keys.check(provider, GOOD[provider], Cancel()) > 0
    assert house.keys.find(provider) is None
    house.keys.keep(provider, GOOD[provider])
    assert house.keys.check(provider, None, Cancel()) > 0
    assert house.keys.remove(provider) is None
    with pytest.raises(Refused, match="needs a key"):
        house.keys.check(provider, None, Cancel())


@pytest.mark.parametrize("provider", GOOD)
def test_a_wrong_key_is_refused_in_words_and_is_nowhere_afterwards(house: House, provider: Provider) -> None:
    """D70: not in the sentence, the log, the library file or the kept answers."""
    with pytest.raises(Refused) as refused:
        house.keys.check(provider, CANARY, Cancel())
    house.close()
    assert CANARY not in str(refused.value)
    assert not [path for path in house.folder.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]


def test_tvmaze_answers_without_a_key(house: House) -> None:
    assert house.keys.check(Provider.TVMAZE, None, Cancel()) > 0


def test_a_test_counts_among_the_days_questions(house: House) -> None:
    """D24."""
    house.keys.check(Provider.OMDB, GOOD[Provider.OMDB], Cancel())
    house.keys.keep(Provider.OMDB, GOOD[Provider.OMDB])
    assert house.providers.way(Provider.OMDB).used() == 1


def test_the_environments_key_goes_first_and_cannot_be_removed(house: House) -> None:
    house.keys.keep(Provider.TMDB, "kept")
    house.household.led_to({"BIJOU_TMDB_KEY": "given"})
    assert house.keys.find(Provider.TMDB) == Found("given", given=True)
    assert house.keys.remove(Provider.TMDB) == Found("given", given=True)


def test_a_provider_is_asked_where_the_settings_say_and_by_way_of_their_proxy(tmp_path: Path, environment: dict[str, str]) -> None:
    """People behind blocks need both; a change holds from the next question on."""
    answer = b'{"images": {"secure_base_url": "https://image.tmdb.org/t/p/"}}'
    with (
        Loopback({"/3/configuration": lambda it: it.reply(200, answer, {"Content-Type": "application/json"})}) as proxy,
        Household(Options(data_dir=tmp_path)) as household,
        closing(Providers(household)) as providers,
    ):
        household.settings.provider_addresses = {"tmdb": environment["BIJOU_TMDB_URL"]}
        providers.trial(Provider.TMDB, GOOD[Provider.TMDB]).check(Cancel())
        household.settings.provider_addresses = {"tmdb": "http://tmdb.invalid/3"}
        with pytest.raises(Unreachable, match=r"tmdb\.invalid"):
            providers.trial(Provider.TMDB, GOOD[Provider.TMDB]).check(Cancel())
        household.settings.proxy = proxy.address
        providers.trial(Provider.TMDB, GOOD[Provider.TMDB]).check(Cancel())
        assert proxy.asked[0].headers["Host"] == "tmdb.invalid"


def test_a_library_that_cannot_be_written_closes_all_the_same(house: House) -> None:
    """The day's questions that were taken out stay counted; the window goes on to say what is wrong with the library."""
    house.keys.check(Provider.OMDB, GOOD[Provider.OMDB], Cancel())
    library = house.household.places.database
    with closing(apsw.Connection(str(library))) as other:
        (page,) = next(other.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'quotas'"))
        other.execute("CREATE TABLE other (id); PRAGMA wal_checkpoint(TRUNCATE)")
    with library.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xa5" * 4096)
    house.providers.close()
