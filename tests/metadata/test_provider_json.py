"""Providers' JSON: read, mended, or refused in words that name what is wrong; never a crash, never a machine out of memory."""

from __future__ import annotations

import contextlib
import tracemalloc

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.problems import BadAnswer
from app.metadata.decoding import MOST_THINGS, MOST_VALUES, read


class Title(msgspec.Struct):
    name: str | None = None
    tags: tuple[str, ...] | None = None


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b'{"name": "A", "unknown": {"deep": [1, 2]}}', "A"),
        (b'\xef\xbb\xbf{"name": "with a mark"}', "with a mark"),
        (b'{"name": "no\\u0000thing"}', "nothing"),
        (b'{"name": "half \\ud83d"}', "half ?"),
        (b'{"name": "caf\xe9"}', "caf\ufffd"),
        (b'{"name": null}', None),
    ],
)
def test_what_can_be_read_is_read(content: bytes, name: str | None) -> None:
    assert read(Title, content, "TMDB").name == name


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"name": 7}', r"\$\.name"),
        (b'{"tags": "a"}', r"\$\.tags"),
        (b'{"name": 7, "tags": "caf\xe9"}', r"\$\.name"),
        (b"[]", "object"),
        (b"", "cut short"),
        (b'{"name": "A', "cut short"),
        (b"  <!DOCTYPE html><html>", "web page"),
        (b"OK", "cannot be read"),
        (b"[" * 5000, "cannot be read"),
        (b'{"x":' * 100_000 + b"1" + b"}" * 100_000, "cannot be read"),
        (b"{" * (MOST_THINGS + 1), "more pieces"),
        (b"[" * (MOST_THINGS + 1), "more pieces"),
        (b'{"tags": [' + b'"",' * (MOST_VALUES + 1) + b'""]}', "more pieces"),
    ],
)
def test_what_cannot_be_read_is_said_in_words(content: bytes, words: str) -> None:
    with pytest.raises(BadAnswer, match=words) as caught:
        read(Title, content, "TMDB")
    assert str(caught.value).startswith("TMDB ")
    assert len(str(caught.value)) < 200


def test_a_swarm_takes_no_memory() -> None:
    content = b'{"tags": [' + b'"",' * (MOST_VALUES + 1) + b'""]}'
    tracemalloc.start()
    try:
        with pytest.raises(BadAnswer):
            read(Title, content, "TMDB")
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_an_answer_or_a_bad_one(content: bytes) -> None:
    with contextlib.suppress(BadAnswer):
        assert isinstance(read(Title, content, "TMDB"), Title)
