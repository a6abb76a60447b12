"""A requests session for libraries that bring their own questions (plexapi): it looks like requests, and every guard of `Web` holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import requests
from requests.structures import CaseInsensitiveDict
from requests.utils import get_encoding_from_headers

from app.domain.cancel import Cancel
from app.web.question import Question
from app.web.web import DEADLINE, LIMIT, Web

_ALL = tuple(range(300, 600))


class GuardedSession(requests.Session):
    """Sends through `web`. `cancel` is asked, for each question, which token may stop it; failures arrive as Problems, statuses as requests' own answers."""

    def __init__(self, web: Web, cancel: Callable[[], Cancel], *, deadline: float = DEADLINE, limit: int = LIMIT) -> None:
        super().__init__()
        self.trust_env = False
        self.headers.clear()  # `Web` has its own
        self._web = web
        self._cancel = cancel
        self._deadline = deadline
        self._limit = limit

    def request(  # type: ignore[override]  # its other arguments are in kwargs
        self, method: Any, url: Any, params: Any = None, data: Any = None, headers: Any = None, **kwargs: Any
    ) -> requests.Response:
        """As requests' own; its `timeout`, redirect and certificate arguments give way to the guards."""
        asked = Question(str(method).upper(), str(url), dict(headers or {}), params, kwargs.get("json"), data, allowed=_ALL)
        answer = self._web.ask(asked, self._cancel(), self._deadline, self._limit)
        response = requests.Response()
        response.status_code = answer.status
        response.headers = CaseInsensitiveDict(answer.headers)
        response.url = answer.url
        response.encoding = get_encoding_from_headers(response.headers)
        response._content = answer.content  # noqa: SLF001  -- the one way to fill a finished answer
        return response
