"""Reads the XML of an .nfo file without trusting it: no entities, no document types, bounded size, depth and number of elements."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from xml.parsers import expat

SIZE_LIMIT = 2 * 1024 * 1024
ELEMENTS_LIMIT = 20_000
DEPTH_LIMIT = 24


class BadNote(Exception):
    """The text is not XML that may be read; str() says why, in a few words."""


@dataclass(slots=True)
class Element:
    """One element: its name in lower case, its attributes, its own text, and what it holds."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""
    inside: list[Element] = field(default_factory=list)

    def all(self, *names: str) -> list[Element]:
        """The elements directly inside that have one of the names."""
        return [one for one in self.inside if one.name in names]

    def texts(self, *names: str) -> list[str]:
        """Their texts, without blanks around, empty ones left out."""
        return [text for one in self.all(*names) if (text := one.text.strip())]

    def first(self, *names: str) -> str | None:
        """The first text of the first name that has one."""
        for name in names:
            texts = self.texts(name)
            if texts:
                return texts[0]
        return None


def read_tree(content: bytes) -> list[Element]:
    """The outermost elements in order (several `episodedetails` may follow each other in one file); what follows the last is left. Raises BadNote."""
    if len(content) > SIZE_LIMIT:
        raise BadNote("it is too large")
    found: list[Element] = []
    rest = _as_utf8(content)
    while rest and len(found) < 100:
        builder = _Builder()
        try:
            end = builder.read(rest)
        except BadNote:
            if found:
                break
            raise
        found.append(builder.root)
        start = rest.find(b"<", end)
        rest = rest[start:] if start >= 0 else b""
    if not found:
        raise BadNote("it is empty")
    return found


class _Builder:
    def __init__(self) -> None:
        self.root = Element("")
        self._open: list[Element] = []
        self._count = 0
        self._end = -1
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True  # else a text of many small pieces takes quadratic time to join
        self._parser.StartElementHandler = self._started
        self._parser.EndElementHandler = self._ended
        self._parser.CharacterDataHandler = self._said
        self._parser.StartDoctypeDeclHandler = self._refused
        self._parser.EntityDeclHandler = self._refused
        self._parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def read(self, content: bytes) -> int:
        """Read one outermost element; where it ends. Raises BadNote."""
        try:
            self._parser.Parse(content, True)  # noqa: FBT003  expat takes it by position only
        except expat.ExpatError as error:
            if self._end < 0:  # else only what follows the element is no XML: many put an address there
                raise BadNote(f"it is not well-formed (line {error.lineno})") from error
        if self._end < 0:
            raise BadNote("it is empty")
        return self._end

    def _started(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > ELEMENTS_LIMIT or len(self._open) >= DEPTH_LIMIT:
            raise BadNote("it holds too much")
        element = Element(name.lower(), attributes)
        if self._open:
            self._open[-1].inside.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _ended(self, name: str) -> None:
        self._open.pop()
        if not self._open:
            self._end = self._parser.CurrentByteIndex + len(f"</{name}>".encode())

    def _said(self, text: str) -> None:
        if self._open:
            self._open[-1].text += text

    def _refused(self, *_: object) -> None:
        raise BadNote("it declares entities or a document type")


def _declared(content: bytes) -> str:
    """The encoding that the declaration names, else Windows-1252."""
    match = re.match(rb"\s*<\?xml[^>]{0,100}encoding=[\"']((?:iso-8859|windows|cp|koi8|gb|big5|shift_jis|euc)[\w-]{0,12})[\"']", content, re.IGNORECASE)
    try:
        return codecs.lookup(match[1].decode()).name if match else "cp1252"
    except LookupError:
        return "cp1252"


def _as_utf8(content: bytes) -> bytes:
    """The text in UTF-8, whatever its mark or declaration says it is; bytes that fit nothing are replaced."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode(_declared(content), "replace")
    # Characters that XML does not know, such as NUL, would end the reading.
    return "".join(one for one in text.lstrip() if one >= " " or one in "\t\r\n").encode("utf-8", "replace")
