"""What can go wrong outside Bijou, each with a sentence for the person who uses it."""

from __future__ import annotations


class Problem(Exception):
    """A failure of the world, not of the code. `str(problem)` is a plain sentence: what happened and what to do; it never holds a secret."""


class Unreachable(Problem):
    """No answer: refused, unknown host, timed out, cut off. Trying again later may help."""


class Late(Unreachable):
    """No whole answer before the deadline. Asking again at once would take as long again."""


class Busy(Problem):
    """The other side asked for patience (429, 503). `retry_after` is in seconds, None when it did not say."""

    def __init__(self, sentence: str, retry_after: float | None = None) -> None:
        super().__init__(sentence)
        self.retry_after = retry_after


class Spent(Problem):
    """The day's number of questions is used up; `until` is when it is full again, in UTC seconds."""

    def __init__(self, sentence: str, until: float) -> None:
        super().__init__(sentence)
        self.until = until


class Refused(Problem):
    """The token, password or key was not accepted (401, 403)."""


class Missing(Problem):
    """The other side no longer has what was asked for (404)."""


class BadAnswer(Problem):
    """An answer that cannot be read: wrong type, broken, too large, cut short, or a 500."""


class UnknownCertificate(Problem):
    """A certificate that the system does not trust; `fingerprint` is the SHA-256 of its DER form in hex, colons between pairs, `subject` what it says it is."""

    def __init__(self, sentence: str, fingerprint: str, subject: str) -> None:
        super().__init__(sentence)
        self.fingerprint = fingerprint
        self.subject = subject


class StoreProblem(Problem):
    """The library file cannot be read or written: full disk, read-only folder, damage, a newer version, another program's lock."""


class Cancelled(Exception):
    """The person or the closing program asked to stop. Not a failure."""
