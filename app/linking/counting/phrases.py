"""What the words before and behind a figure say: that it was replaced, is wrong or a part, how a time is told, what is counted."""

import re
from functools import cache

from app.linking.lexicon import read_section, read_set
from app.linking.wording.words import lemma, number_words

SUPPOSED = re.compile(r"(?: if| unless| in case| rather than| instead of|^ should)\b[^,]*$")
DEPENDS = re.compile(r"[^,]* (?:if|unless|in case)\b")
ARTICLE = re.compile(r"(?: (?:the|a|an|about|around|some|at least|up to|next|past|last|another))+$")
CURRENCY = "$€£¥"
PARTICIPLE = re.compile(r"(?:ed|ing|(?<![mr])en)$")


def find_frame(before: str, after: str) -> str | None:
    """How a time is told: "within 30 days" is a limit, "two days after" a distance, "for 14 years" a length."""
    frames = read_section("frames")
    for frame, words in frames["behind"].items():
        if after.startswith(tuple(f" {word} " for word in words)) or after.strip() in words:
            return str(frame)
    before = ARTICLE.sub("", before)
    for frame, words in frames["before"].items():
        if before.endswith(tuple(f" {word}" for word in words)):
            return str(frame)
    return None


def is_instead(before: str, after: str) -> bool:
    """Whether a number stands in place of another one that somebody gave: "41 billion, rather than the 38 billion announced"."""
    behind = after.split()[:1]
    is_given = bool(behind) and behind[0] in read_set("counted", "given")
    return is_given and ARTICLE.sub("", before).endswith(tuple(f" {words}" for words in read_section("counted")["wrong_instead"]))


def is_replaced(before: str, after: str, *, follows: bool) -> bool:
    """Whether the sentence itself overtakes a figure ("to 14 from 9"); `follows` says that one of its kind stands before it."""
    if not ARTICLE.sub("", before).endswith(tuple(f" {words}" for words in read_section("counted")["past_before"])):
        return False
    # "52 per cent against 45 for his rival" are two shares of one day.
    if before.endswith(" against") and after.startswith(" for "):
        return False
    return follows or _follows_figure(before) or (before.endswith(" from") and _precedes_figure(after))


def is_called_wrong(before: str) -> bool:
    """Whether the words in front of a figure call it wrong ("not 187")."""
    return ARTICLE.sub("", before).endswith(tuple(f" {words}" for words in read_section("counted")["wrong_before"]))


def is_corrected(text: str, measure: str) -> bool:
    """Whether a sentence puts a figure right. One that is revised was wrong, unless it was a forecast or a count that changes; of
    a count that only grows, whoever lowers it says that it was wrong.
    """
    words = {lemma(word) for word in re.findall(r"[a-z]+", text.lower())}
    if words & _lemmas("corrects"):
        return True
    if words & _lemmas("foresees"):
        return False
    if lemma("lowered") in words and words & _lemmas("announced"):
        return True
    if measure in read_set("figures", "varying"):
        return False
    if measure in read_set("figures", "rising"):
        return bool(words & _lemmas("lowers") and words & _lemmas("tallies"))
    return bool(words & _lemmas("revises"))


def is_revised(text: str, measure: str) -> bool:
    """Whether a sentence revises a figure, or moves a tally of what only grows, without a word for a mistake."""
    words = {lemma(word) for word in re.findall(r"[a-z]+", text.lower())}
    is_moved = measure in read_set("figures", "rising") and words & _lemmas("lowers") and words & _lemmas("tallies")
    return bool(words & _lemmas("revises") or is_moved) and not words & _lemmas("corrects")


@cache
def _lemmas(key: str) -> frozenset[str]:
    return frozenset(lemma(word) for word in read_set("counted", key))


def is_part(before: str, after: str, measure: str) -> bool:
    """Whether a figure is part of the count before it ("including six children")."""
    counted = read_section("counted")
    clause = before.rpartition(",")[2] if measure in read_set("figures", "sizes") else before
    if measure in read_set("figures", "sizes"):
        return any(f" {words} " in f"{clause} " for words in counted["part_before"] if " " in words)
    openers = [words for words in counted["part_before"] if words != "with" or measure in read_set("figures", "of_people")]
    if any(f" {words} " in f"{after} " for words in counted["part_behind"]):
        return True
    whole = next((of for words, of in counted["part_of"].items() if after.startswith(f" {words}")), None)
    if whole is not None:
        return measure in whole.split()
    return before.endswith(tuple(f" {words}" for words in openers)) or after.startswith(
        tuple(f" {words}" for words in counted["part_after"])
    )


def list_words(text: str) -> str:
    """The words and commas of a text in lower case, a blank in front of each."""
    return " " + " ".join(re.findall(r"[\w'’$€£%-]+|,", text.lower())) if text.strip() else ""


def _follows_figure(before: str) -> bool:
    """Whether a number stands before the words: "to 14 from" overtakes what follows, "a man from" does not; or one is meant."""
    words = before.split()
    if before.endswith((" up from", " down from")) and set(words) & read_set("counted", "tallies"):
        return True
    return any(word.lstrip(CURRENCY)[:1].isdigit() or word in number_words() for word in words) or before.endswith(
        (" not", " rather than", " instead of")
    )


def _precedes_figure(after: str) -> bool:
    """Whether what a number was changed to stands right behind it: "from nine to 14"."""
    words = after.split()[:2]
    return len(words) > 1 and words[0] == "to" and (words[1].lstrip(CURRENCY)[:1].isdigit() or words[1] in number_words())


def find_total(before: str) -> str:
    """What the words in front of a figure say that it counts: "the number of suspected cases rose to"."""
    match = _total().search(before)
    words = match[1].split() if match else []
    # "The number of people driven from" counts people.
    while len(words) > 1 and PARTICIPLE.search(words[-1]):
        words.pop()
    return " ".join(words)


@cache
def _total() -> re.Pattern[str]:
    totals, ends = ("|".join(sorted(read_set("counted", key))) for key in ("totals", "total_ends"))
    return re.compile(rf" (?:{totals}) of ((?:(?!(?:{ends}) )[\w'’-]+ ?){{1,4}}) (?:{ends})\b[^,]*$")


@cache
def read_advices() -> frozenset[str]:
    """Verbs of those who tell what should be, in their base forms."""
    return frozenset(lemma(word) for word in read_set("figures", "advises"))
