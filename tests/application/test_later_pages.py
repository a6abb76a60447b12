"""The list of the pages that come later is whole: what it names is there."""

from __future__ import annotations

import pytest

from app.application.later_pages import LATER, LaterPages
from app.models.place import PAGES
from app.views.vocabulary import SINGLETONS


def test_no_model_and_no_page_has_two_makers() -> None:
    names = [name for later in LATER.values() for name in later.names]
    pages = [page for later in LATER.values() for page in later.pages]
    assert len(names) == len(set(names))
    assert len(pages) == len(set(pages))


@pytest.mark.parametrize("part", LATER)
def test_what_is_named_is_there(part: str) -> None:
    assert hasattr(LaterPages, part)
    assert set(LATER[part].names) <= set(SINGLETONS), "QML knows its models"
    assert set(LATER[part].pages) <= set(PAGES), "addresses lead to its pages"
