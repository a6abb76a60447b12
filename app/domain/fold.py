"""Folding of text for search and order: case, accents and width in every script, and the article that order skips (D17)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Combining classes of marks that are vowels or letters of their own (kana voicing, virama, Thai and Tibetan vowels …): dropping them would make other words.
_KEPT_MARKS = frozenset({0, 8, 9, 84, 91, 103, 118, 129, 130, 132})

_LOOK_ALIKES: dict[int, str | None] = {
    ord(letter): plain
    for letters, plain in (
        ("ø", "o"), ("đð", "d"), ("ł", "l"), ("ħ", "h"), ("ı", "i"), ("ŧ", "t"), ("æ", "ae"), ("œ", "oe"), ("þ", "th"), ("ŋ", "n"), ("ə", "e"),
        ("‘’ʼ‛′`´", "'"), ("“”„‟″«»", '"'), ("‐‑‒–—―−", "-"),
        ("ىی", "ي"), ("ک", "ك"), ("ة", "ه"), ("\u0640", ""),
    )
    for letter in letters
}  # fmt: skip
_LOOK_ALIKES.update({katakana: chr(katakana - 0x60) for katakana in range(0x30A1, 0x30F7)})
_LOOK_ALIKES.update(dict.fromkeys(range(0xFE00, 0xFE10)))

_ARTICLES: dict[str, tuple[str, ...]] = {
    "en": ("the ", "a ", "an "),
    "fr": ("le ", "la ", "les ", "l'", "un ", "une ", "des "),
    "de": ("der ", "die ", "das ", "ein ", "eine "),
    "es": ("el ", "la ", "los ", "las ", "un ", "una ", "unos ", "unas "),
    "it": ("il ", "lo ", "la ", "i ", "gli ", "le ", "l'", "un ", "uno ", "una ", "un'"),
    "pt": ("o ", "a ", "os ", "as ", "um ", "uma ", "uns ", "umas "),
    "nl": ("de ", "het ", "een ", "'t "),
    "sv": ("en ", "ett ", "den ", "det ", "de "),
    "da": ("en ", "et ", "den ", "det ", "de "),
    "no": ("en ", "ei ", "et ", "den ", "det ", "de "),
    "ca": ("el ", "la ", "els ", "les ", "l'", "un ", "una "),
    "gl": ("o ", "a ", "os ", "as ", "un ", "unha "),
    "ro": ("un ", "o "),
    "hu": ("a ", "az ", "egy "),
    "el": ("ο ", "η ", "το ", "οι ", "τα ", "ενας ", "μια ", "ενα "),
    "eo": ("la ",),
    "ga": ("an ", "na "),
    "cy": ("y ", "yr "),
    "ar": ("ال",),
}
_LANGUAGES = {
    "eng": "en", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "spa": "es", "ita": "it", "por": "pt", "nld": "nl", "dut": "nl", "swe": "sv", "dan": "da",
    "nor": "no", "nob": "no", "nno": "no", "nb": "no", "nn": "no", "cat": "ca", "glg": "gl", "ron": "ro", "rum": "ro", "hun": "hu", "ell": "el", "gre": "el",
    "epo": "eo", "gle": "ga", "cym": "cy", "wel": "cy", "ara": "ar",
}  # fmt: skip

_KANA_ROWS = "あかさたなはまやらわ"
_KANA_LAST = "おごぞどのぽもよろん"
_HANGUL_INITIALS = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"
_HAN = ((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))


def fold(text: str) -> str:
    """The text as search and comparison see it: lower case, no accents, plain widths and digits, single blanks. Folding twice changes nothing."""
    if text.isascii() and text.isprintable():
        lower = text.lower()
        return " ".join(lower.split()) if "  " in lower or lower[:1] == " " or lower[-1:] == " " else lower
    return _folded_slowly(text)


def sort_key(title: str, language: str | None = None, sort_title: str | None = None) -> str:
    """What a title is ordered by: folded, without its leading article in `language` (English when unknown); a server's `sort_title` is taken as it is."""
    if sort_title:
        return _from_first_letter(fold(sort_title))
    return _from_first_letter(_without_article(fold(title), _language(language)))


def rail_letter(key: str) -> str:
    """Where a sort key stands on the A–Z rail: `#` for digits and signs, A–Z, or its own script's initial (a kana row, a Hangul consonant, 漢)."""
    first = key[:1]
    if not first.isalpha():
        return "#"
    if "a" <= first <= "z":
        return first.upper()
    code = ord(first)
    if 0x3041 <= code <= 0x3096:
        return next((row for row, last in zip(_KANA_ROWS, _KANA_LAST, strict=True) if first <= last), _KANA_ROWS[-1])
    if 0xAC00 <= code <= 0xD7A3:
        return _HANGUL_INITIALS[(code - 0xAC00) // 588]
    if any(low <= code <= high for low, high in _HAN):
        return "漢"
    upper = first.upper()
    return upper if len(upper) == 1 else first


def _folded_slowly(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text).casefold().translate(_LOOK_ALIKES)
    letters = [_plain(letter) for letter in unicodedata.normalize("NFKD", parts)]
    # Composed again, so that a Hangul syllable or a voiced kana is one character; look-alikes may appear once more by composing.
    whole = unicodedata.normalize("NFC", "".join(letters)).casefold().translate(_LOOK_ALIKES)
    return " ".join(whole.split())


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    """One decomposed character: an accent goes, a control or format character goes or parts words, a digit becomes 0–9."""
    if unicodedata.combining(letter) not in _KEPT_MARKS:
        return ""
    category = unicodedata.category(letter)
    if category in {"Cf", "Cs", "Cn"}:
        return ""
    if category == "Cc":
        return " "
    if category == "Nd":
        return str(unicodedata.digit(letter))
    return letter


def _language(language: str | None) -> str:
    if not language:
        return "en"
    code = language.replace("_", "-").partition("-")[0].lower()
    return _LANGUAGES.get(code, code)


def _without_article(folded: str, language: str) -> str:
    for article in _ARTICLES.get(language, ()):
        if folded.startswith(article) and len(folded) > len(article):
            return folded[len(article) :]
    return folded


def _from_first_letter(folded: str) -> str:
    """Without the signs before the first letter or digit ("...And Justice", "'71"); a title of signs alone sorts before all letters."""
    if folded[:1].isalnum():
        return folded
    for at, letter in enumerate(folded):
        if letter.isalnum():
            return folded[at:]
    return "#" + folded if folded else "#"
