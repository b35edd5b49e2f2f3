"""What a figure counts: the same group, a part of it, or something else."""

import re
from dataclasses import dataclass
from functools import cache

from app.linking.lexicon import read_section, read_set
from app.linking.words import lemma

CONJUNCTION = re.compile(r"\s+(?:and|or|as well as)\s+|\s*[,;/]\s*")
# What stands behind a dash or colon spells out what stands before it.
SPELT_OUT = re.compile(r"\s*[–—:]\s*|\s+-\s+")
BEHIND_HEAD = re.compile(r"\s+(?:of|in|on|at|from|with|who|that|which|by|for|to|per)\b.*")
ANYONE = "anyone"


@dataclass(frozen=True, slots=True)
class Counted:
    """`heads` are the groups counted, none where the text leaves them out; `modifiers` the words that narrow them."""

    heads: frozenset[str]
    modifiers: frozenset[str] = frozenset()


def parse_counted(words: str) -> Counted:
    """The heads and modifiers of a counted group as written: "units of armour – tanks and trucks" counts tanks and trucks."""
    heads: set[str] = set()
    modifiers: set[str] = set()
    spelt_out = [part for part in SPELT_OUT.split(words.lower()) if part]
    for conjunct in CONJUNCTION.split(spelt_out[-1] if spelt_out else ""):
        tokens = re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", BEHIND_HEAD.sub("", conjunct))
        if not tokens:
            continue
        head = lemma(tokens[-1])
        if head not in _lemmas("generic"):
            heads.add(_groups().get(head, head))
            modifiers.update(
                lemma(token) for token in tokens[:-1] if token not in read_set("stop") and lemma(token) not in _lemmas("idle")
            )
    return Counted(frozenset(heads), frozenset(modifiers))


def compare_counted(a: Counted, b: Counted) -> str:
    """`same`, `part` (one is a part of the other) or `other`.

    A group left out is anyone's where people are counted. Differing modifiers on both sides make two groups; on one side they
    make the words fuller, not the group smaller ("residential houses", "houses").
    """
    left, right = a.heads or _implied(b), b.heads or _implied(a)
    if left == right:
        return "other" if a.modifiers and b.modifiers and not a.modifiers & b.modifiers else "same"
    if left < right or right < left:
        return "part"
    if ANYONE in left | right and _is_people(left | right):
        return "part"
    return "other"


def is_named(counted: Counted) -> bool:
    """Whether the words narrow the count to a group of their own."""
    return bool(counted.heads) and ANYONE not in counted.heads


def _implied(other: Counted) -> frozenset[str]:
    return frozenset({ANYONE}) if _is_people(other.heads) else other.heads


def _is_people(heads: frozenset[str]) -> bool:
    return bool(heads) and heads <= _people()


@cache
def _groups() -> dict[str, str]:
    counted = read_section("counted")
    groups = {lemma(word): ANYONE for word in counted["anyone"].split()}
    for line in (*counted["people"], *counted["things"]):
        words = line.split()
        groups.update({lemma(word): words[0] for word in words})
    return groups


@cache
def _people() -> frozenset[str]:
    return frozenset({ANYONE, *(line.split()[0] for line in read_section("counted")["people"])})


@cache
def _lemmas(key: str) -> frozenset[str]:
    return frozenset(lemma(word) for word in read_set("counted", key))
