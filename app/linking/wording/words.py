"""Words of a proposition, brought to a form in which two wordings of one thing meet.

No tagger runs here: a claim is compared long after its article was read, also on machines that only serve. Suffixes are
taken off by rule (after Porter, 1980, steps 1a-1c), irregular forms and synonyms come from the lexicon.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from app.linking.lexicon import read_lexicon, read_section, read_set
from app.linking.places import LONGEST_NAME, read_countries

TOKEN = re.compile(r"n't\b|n’t\b|\d[\d.,]*\d|\d+|[^\W\d_]+(?:[-.'’][^\W_]+)*", re.UNICODE)
MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    "|dec(?:ember)?"
)
DATE = re.compile(
    rf"\b(?:{MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTH})\b(?:\s+\d{{4}})?",
    re.IGNORECASE,
)


PREPOSITIONS = ("in", "on", "at", "near", "to", "of", "by", "with", "from")
LONGEST_SETTING = 5
LONGEST_PHRASE = 4
PRONOUNS = ("A", "I")


@dataclass(frozen=True, slots=True)
class Word:
    """A content word: `key` is what it is compared by, `weight` what it counts for, `country` what a capital stands for.

    `is_reversed`: it says the contrary of what `key` says ("sound" of "damage"). `opener` is the last word before it that opens a
    clause or tells an order in time ("before", "because").
    """

    key: str
    exact: str
    weight: float
    is_name: bool = False
    country: str | None = None
    is_reversed: bool = False
    opener: str | None = None


def find_words(
    text: str, *, names: frozenset[str] = frozenset(), places: Mapping[str, str] | None = None, drop: tuple[str, ...] = ()
) -> tuple[Word, ...]:
    """The content words of `text` in order, each key once.

    `names` are lower-case words that the article uses as names, `places` the forms of its own places, `drop` stretches to leave
    out (hedges). Dates and words of time are left out. Behind a word that opens a subordinate clause words count for less.
    """
    weights = read_section("same")
    for stretch in drop:
        # "If" is a hedge, and opens what is only supposed.
        if stretch.lower() not in read_lexicon("words")["order"]["words"]:
            text = text.replace(stretch, " ", 1)
    text = DATE.sub(" ", text)
    found: dict[str, Word] = {}
    share, seen = 1.0, 0
    opener: str | None = None
    units = list(_find_units(text, places or {}))
    for at, (words, key, is_name, country) in enumerate(units):
        lower = words.lower()
        if seen >= 3 and (lower in read_set("tail") or (lower == "in" and _opens_setting(units[at + 1 :]))):
            share = weights["tail"]
        if lower in read_set("tail") or lower in read_lexicon("words")["order"]["words"]:
            # "An inquiry into" only asks; who breaks "into" a house does so.
            asks = lower != "into" or (at > 0 and lemma(units[at - 1][0].lower()) in _inquiries())
            opener = lower if asks else opener
        is_letter = len(words) == 1 and words.isupper() and words not in PRONOUNS
        short = len(lower) < 2 and not lower.isdigit() and not is_letter
        if not is_name and (lower in _stops() or lower in read_set("time") or short):
            continue
        # "Food" is a name in "National Food Laboratory", and none where it stands in small letters.
        named = is_name or is_letter or (lower in names and not words.islower())
        kind = "name" if named else "number" if key[0].isdigit() else "light" if is_light(lower) else "word"
        seen += 1
        weight = share * weights[kind]
        if key not in found or found[key].weight < weight:
            found[key] = Word(key, words, weight, named, country, not is_name and is_reversed(lower), opener)
    return tuple(found.values())


def _opens_setting(units: Sequence[tuple[str, str, bool, str | None]]) -> bool:
    """Whether the words name the happening within which something was done: "in", and then "a deadly evening raid"."""
    for words, _, _, _ in units[:LONGEST_SETTING]:
        if lemma(words.lower()) in _happenings():
            return True
        if words.lower() in read_set("tail") or words.lower() in PREPOSITIONS:
            return False
    return False


def _find_units(text: str, places: Mapping[str, str]) -> Iterator[tuple[str, str, bool, str | None]]:
    """Words as written with key, whether they name a place that is known, and the country that a capital stands for."""
    countries = read_countries()
    tokens = [token[:-2] if token.endswith(("'s", "’s")) else token for token in TOKEN.findall(text)]
    at = 0
    while at < len(tokens):
        # A place is written with a capital: "us" and "turkey" are none.
        longest = min(LONGEST_NAME, len(tokens) - at) if tokens[at][0].isupper() else 0
        for length in range(longest, 0, -1):
            phrase = " ".join(tokens[at : at + length])
            lower = phrase.lower()
            place = countries.forms.get(lower) or places.get(lower)
            if (place and not (len(phrase) == 2 and phrase != phrase.upper())) or lower in countries.capitals:
                yield phrase, place or lower, True, None if place else countries.capitals[lower]
                at += length
                break
        else:
            phrase, key, length = _find_phrase(tokens, at)
            yield phrase, key, False, None
            at += length


def _find_phrase(tokens: Sequence[str], at: int) -> tuple[str, str, int]:
    """The words at a place that say one thing ("walked free"), their key and how many they are; mostly one."""
    for length in range(min(LONGEST_PHRASE, len(tokens) - at), 1, -1):
        word = _phrases().get(tuple(lemma(token.lower()) for token in tokens[at : at + length]))
        if word is not None:
            return " ".join(tokens[at : at + length]), normalise(word), length
    return tokens[at], normalise(tokens[at]), 1


@lru_cache(maxsize=50_000)
def normalise(word: str) -> str:
    """The key of one word: digits for a number, else its synonym group's name or its lemma."""
    lower = word.lower().replace("’", "'")
    if lower[0].isdigit():
        return lower.replace(",", "").rstrip(".")
    if lower in number_words():
        return number_words()[lower]
    base = lemma(lower)
    return number_words().get(base) or _synonyms().get(base) or _opposites().get(base, base)


@lru_cache(maxsize=50_000)
def is_reversed(word: str) -> bool:
    """Whether a lower-case word says the contrary of its key."""
    base = lemma(word)
    return base in _opposites() and base not in _synonyms()


@lru_cache(maxsize=50_000)
def lemma(word: str) -> str:
    """A key that the forms of one word share; not always a word itself ("employed" and "employ", "using" and "us")."""
    irregular = read_section("irregular")
    if word not in irregular:
        word = _take_ending(word, known=irregular)
    word = irregular.get(word, word)
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def _take_ending(word: str, *, known: Mapping[str, str]) -> str:
    """`word` without its plural and one further suffix, unless it is `known` on the way there."""
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes", "zes")) and len(word) > 4:
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    if word in known or len(word) <= 4:
        return word
    for suffix in ("ing", "ied", "ed", "ity", "ness", "ly"):
        stem = word[: -len(suffix)]
        if word.endswith(suffix) and len(stem) >= 3 and any(letter in "aeiouy" for letter in stem):
            return stem + "y" if suffix == "ied" else _undouble(stem)
    return word


def _undouble(stem: str) -> str:
    return stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "lsz" else stem


def strip_shell(text: str) -> str:
    """`text` without a noun at its head that only says that the rest was said: "accusations that the dam leaked"."""
    words = "|".join(sorted(read_set("shells")))
    return re.sub(
        rf"^(?:(?:the|an?|any|all|such|his|her|its|their|these|those)\s+)?(?:{words})s?\s+that\s+", "", text, flags=re.IGNORECASE
    )


@cache
def number_words() -> dict[str, str]:
    """The digits of each number word."""
    return {word: str(number) for number, word in enumerate(read_section("numbers").split())}


@cache
def _stops() -> frozenset[str]:
    return read_set("stop") | frozenset(read_lexicon("words")["stop"]["words"])


@cache
def _phrases() -> dict[tuple[str, ...], str]:
    return {
        tuple(lemma(word) for word in phrase.split()): word
        for word, phrases in read_section("phrases").items()
        for phrase in phrases
    }


@cache
def _inquiries() -> frozenset[str]:
    return frozenset(lemma(word) for word in read_lexicon("words")["order"]["inquiries"].split())


@cache
def _happenings() -> frozenset[str]:
    return frozenset(lemma(noun) for entry in read_section("happenings") for noun in entry["nouns"].split())


@cache
def _synonyms() -> dict[str, str]:
    groups: dict[str, str] = {}
    # A word that says the contrary of its group stays there.
    contrary = {lemma(word) for words in read_section("opposites").values() for word in words.split()}
    for name, words in read_section("synonyms").items():
        for word in words.split():
            groups.setdefault(lemma(word), name)
    for name, words in read_lexicon("words")["synonyms"].items():
        for word in words.split():
            if lemma(word) not in contrary:
                groups.setdefault(lemma(word), groups.get(lemma(name), name))
    return groups


@cache
def _opposites() -> dict[str, str]:
    found: dict[str, str] = {}
    for section in (read_section("opposites"), read_lexicon("words")["opposites"]):
        for name, words in section.items():
            for word in words.split():
                found.setdefault(lemma(word), _synonyms().get(lemma(name), lemma(name)))
    return found


@lru_cache(maxsize=50_000)
def is_light(word: str) -> bool:
    """Whether many propositions share a word, whatever they say."""
    return lemma(word.lower()) in _light()


@cache
def _light() -> frozenset[str]:
    return frozenset(lemma(word) for word in read_set("light"))
