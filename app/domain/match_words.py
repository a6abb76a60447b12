"""The words that matching knows: articles, numbers, "part" and "and" in many languages, editions, countries, and what file names say of quality."""

from __future__ import annotations

import re

_ARTICLES = """
le la les l un une des der die das ein eine el los las una unos unas il lo gli uno het een den det ett et os um uma uns umas els az egy ο η το οι τα
"""
_PARTS = """
part pt parts vol volume chapter episode teil kapitel folge partie chapitre parte capitulo volumen volumi deel del kapitola czesc часть глава no nr
"""
_ROMANS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii xxiv xxv xxvi xxvii xxviii xxix xxx"
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
_COUNTRIES = "US GB AU CA NZ IE DE AT CH FR IT ES PT JP KR CN TW HK IN BR MX AR CO CL SE DK NO FI IS NL BE PL RU TR IL ZA PH TH"
_ABOUT_BEFORE = "making behind story inside untold beyond remembering revisiting tribute legacy documentary"
_ABOUT_AFTER = "making documentary confidential aftershow unleashed companion"

ENGLISH_ARTICLES = frozenset({"the", "a", "an"})
ARTICLES = ENGLISH_ARTICLES | frozenset(_ARTICLES.split())
"""Leading articles. Those that are other languages' common words ("i", "o", "as", "de", "en") are left alone."""

TENS = {word: ten * 10 for ten, word in enumerate(_TENS.split(), 2)}

WORDS = {"dr": "doctor", "mr": "mister", "vs": "versus"}
"""Words that are as often written short."""

AND = frozenset({"and", "und", "et", "y", "och", "og", "и", "n"})

PARTS = frozenset(_PARTS.split())

ROMANS = {numeral: str(number) for number, numeral in enumerate(_ROMANS.split(), 1)}

NUMBERS = {word: str(number) for number, word in enumerate(_NUMBERS.split())}
NUMBERS |= {word: str(number) + {1: "st", 2: "nd", 3: "rd"}.get(number, "th") for number, word in enumerate(_ORDINALS.split(), 1)}

COUNTRIES = {code: code for code in _COUNTRIES.split()}
COUNTRIES |= {"UK": "GB", "USA": "US", "U.S.": "US", "U.K.": "GB"}
"""What stands in brackets behind a show's name → its country (ISO 3166-1)."""

COUNTRY_NAMES = {
    "usa": "US", "united states": "US", "united states of america": "US", "uk": "GB", "united kingdom": "GB", "great britain": "GB", "germany": "DE",
    "france": "FR", "italy": "IT", "spain": "ES", "japan": "JP", "south korea": "KR", "korea": "KR", "china": "CN", "hong kong": "HK", "taiwan": "TW",
    "india": "IN", "canada": "CA", "australia": "AU", "new zealand": "NZ", "ireland": "IE", "sweden": "SE", "denmark": "DK", "norway": "NO", "finland": "FI",
    "netherlands": "NL", "belgium": "BE", "austria": "AT", "switzerland": "CH", "poland": "PL", "russia": "RU", "soviet union": "SU", "brazil": "BR",
    "mexico": "MX", "argentina": "AR", "turkey": "TR", "iran": "IR", "israel": "IL", "portugal": "PT", "greece": "GR", "czech republic": "CZ", "hungary": "HU",
}  # fmt: skip
_FORMER = {"SU": "RU", "XC": "CZ", "CS": "CZ", "DD": "DE", "YU": "RS"}

ABOUT_BEFORE, ABOUT_AFTER = frozenset(_ABOUT_BEFORE.split()), frozenset(_ABOUT_AFTER.split())
"""Words before and after a title that tell of a film about the film, or a show about the show."""

_CUTS_OF_FILMS = (
    r"director['’]?s cut|final cut|theatrical cut|extended cut|ultimate cut|producer['’]?s cut|rogue cut|assembly cut|workprint|"
    r"(?:extended|special|ultimate|unrated|theatrical|remastered|restored|collector['’]?s|limited|deluxe|imax|criterion|international|diamond|platinum)"
    r" (?:edition|version|release)|(?:\d+(?:th|st|nd|rd) )?anniversary edition|4k remaster(?:ed)?|digitally remastered|"
    r"langfassung|version longue|version integrale"
)
_IN_ONE_WORD = (
    "extended|unrated|uncut|recut|remaster(?:ed)?|restored|theatrical|redux|imax|criterion(?: collection)?|uncensored|3d|4k|hd|dubbed|subbed|edition[- ].*"
)
_EDITION = rf"(?:{_CUTS_OF_FILMS}|{_IN_ONE_WORD})"
EDITION_INSIDE = re.compile(rf"^(?:[^()]* (?:cut|edition|version)|(?:the )?{_EDITION}(?:(?:\s*[&+,]\s*|\s+and\s+){_EDITION})*)$")
"""An edition in brackets, folded."""
EDITION_AFTER = re.compile(
    rf"(?<=\w)(?:\s*[:,–—-]\s*|\s+)(?:the )?(?:{_CUTS_OF_FILMS})$|(?<=\w)\s+[:–—-]\s*(?:extended|unrated|uncut|remastered|restored|redux|imax)$"
    r"|(?<=\w)\s+(?-i:EXTENDED|UNRATED|UNCUT|REMASTERED|RESTORED|REDUX|IMAX)$",
    re.IGNORECASE,
)
"""An edition behind the title: words that say "edition" or "cut" stand anywhere, single words after a dash only ("Bigger, Longer & Uncut"), or in capitals."""

ID_TAG = re.compile(r"^(?:imdb|tmdb|tvdb|imdbid|tmdbid|tvdbid)?[\s:=-]*(?:tt)?\d+$|^(?:imdb|tmdb|tvdb)(?:id)?[\s:=-]", re.IGNORECASE)

RELEASE = re.compile(
    r"[\s._\[(-]+(?:2160p|1080[pi]|720p|576p|480p|uhd|blu-?ray|brrip|bdrip|bdremux|web-?dl|webrip|hdtv|hdrip|dvdrip|dvd-?r|"
    r"x26[45]|h\.?26[45]|hevc|xvid|divx|remux|hdr10|dts|aac|ac3|proper|repack|multi)(?![a-z]).*$",
    re.IGNORECASE,
)
"""From here on a file's name speaks of its quality."""

TRANSLITERATED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"})
CYRILLIC = str.maketrans(
    dict(
        zip(
            "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
            "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".replace("_", "").split(" "),
            strict=True,
        )
    )
)


def country(text: str | None) -> str | None:
    """A country's code, of a code or an English name; None when it is neither."""
    if not text:
        return None
    code = text.strip().upper()
    if len(code) != 2:
        code = COUNTRY_NAMES.get(text.strip().lower(), "")
    code = {"UK": "GB"}.get(code, code)
    return _FORMER.get(code, code) or None
