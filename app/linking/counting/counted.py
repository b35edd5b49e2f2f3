"""What a figure counts: the same group, a part of it, or something else."""

import re
from dataclasses import dataclass, replace
from functools import cache

from app.linking.lexicon import read_section, read_set
from app.linking.places import find_country
from app.linking.wording.words import lemma

CONJUNCTION = re.compile(r"\s+(?:and|or|as well as)\s+|\s*[,;/]\s*")
# What stands behind a dash or colon spells out what stands before it.
SPELT_OUT = re.compile(r"\s*[–—:]\s*|\s+-\s+")
BEHIND_HEAD = re.compile(r"\s+(?:of|in|on|at|from|with|who|that|which|by|for|to|per)\b.*")
OF_THEM = re.compile(
    r" of (?:them|whom|these|those)(?: (?:were|was|are|is))?((?: [\w'’-]+){1,3}?)(?= ,| and | in | from | at | on |$)"
)
ANYONE = "anyone"
MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Counted:
    """`heads` are the groups counted, none where the text leaves them out; `modifiers` the words that narrow them. `is_whole`: they
    are the people whom the event is about, under whatever name ("17 revellers died" is a toll, "five children" is part of one).
    `is_only`: the article tells no other figure of that measure and kind of unit; `is_sole`: no other count of these things at all.
    """

    heads: frozenset[str]
    modifiers: frozenset[str] = frozenset()
    is_whole: bool = False
    is_only: bool = False
    is_sole: bool = False


def parse_counted(words: str) -> Counted:
    """The heads and modifiers of a counted group as written: "units of armour – tanks and trucks" counts tanks and trucks."""
    heads: set[str] = set()
    modifiers: set[str] = set()
    spelt_out = [part for part in SPELT_OUT.split(words.lower()) if part]
    for conjunct in CONJUNCTION.split(spelt_out[-1] if spelt_out else ""):
        first, _, rest = conjunct.strip().partition(" of ")
        # "Pieces of equipment" are equipment.
        conjunct = rest if rest and lemma(first.split()[-1]) in _lemmas("generic") else conjunct
        tokens = re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", BEHIND_HEAD.sub("", conjunct))
        if not tokens:
            continue
        head = lemma(tokens[-1])
        # "Crew members" and "staff members" are crew and staff.
        if head == MEMBER and len(tokens) > 1 and lemma(tokens[-2]) in _groups():
            head = lemma(tokens.pop(-2))
        if head not in _lemmas("generic"):
            heads.add(_groups().get(head, head))
            modifiers.update(
                lemma(token) for token in tokens[:-1] if token not in read_set("stop") and lemma(token) not in _lemmas("idle")
            )
    return Counted(frozenset(heads), frozenset(modifiers))


def compare_counted(a: Counted, b: Counted, *, of_people: bool = False) -> str:
    """How two groups stand to each other.

    `same`; `loose`, where one is a sort of people that reports use as loosely as "people"; `open`, where the text leaves out
    whom one of them counts and the other is a sort of people; `part`, where one is part of the other or they are two such loose
    sorts; else `other`. A group left out is anyone's where people are counted, as they are with measures `of_people`.
    Adjectives part two groups only where they exclude each other ("public", "residential"); on one side they make the words
    fuller, but for those that narrow ("serious").
    """
    left, right = a.heads or _implied(b, of_people=of_people), b.heads or _implied(a, of_people=of_people)
    if a.is_whole and b.is_whole and left != right:
        return "loose"
    if left == right or (a.is_whole and right == {ANYONE}) or (b.is_whole and left == {ANYONE}):
        if _exclude(a.modifiers, b.modifiers):
            return "other"
        return "loose" if (a.modifiers ^ b.modifiers) & _lemmas("narrowing") else "same"
    if ANYONE in left | right and _is_people(left | right):
        if left | right <= _loose():
            return "loose"
        return "part" if a.heads and b.heads else "open"
    if a.heads and b.heads and any(left | right <= line for line in _either()):
        return "loose"
    if left < right or right < left or (_is_people(left | right) and left | right <= _loose()):
        return "part"
    if (a.is_whole or b.is_whole) and all(one.is_whole or _is_people(one.heads) for one in (a, b)):
        return "part"
    return "other"


def is_whole(counted: Counted, *, is_toll: bool) -> bool:
    """Whether the words can stand for all whom an event is about: one group of people that no age, sex, office, side or nation
    parts from the rest. A noun that no list knows is taken for people where it ends as they do, or where only beings are
    counted, as in a toll.
    """
    if len(counted.heads) != 1 or counted.modifiers & _parting() or any(find_country(word) for word in counted.modifiers):
        return False
    (head,) = counted.heads
    if head == ANYONE or head in _lemmas("parts") or head in _lemmas("beasts"):
        return False
    if head in _people():
        return True
    if head in _groups().values() or head in _lemmas("devices"):
        return False
    return is_toll or head.endswith(tuple(read_section("counted")["agents"]))


def take_crowd(counted: Counted) -> Counted:
    """The same group, anyone where it is only called by what a crowd came for: marchers, fans."""
    crowd = frozenset(_groups().get(lemma(word), lemma(word)) for word in read_set("counted", "crowd"))
    return Counted(frozenset(ANYONE if head in crowd else head for head in counted.heads), counted.modifiers)


def take_cases(counted: Counted) -> Counted:
    """The same group, anyone where cases or patients are counted: each is somebody who fell ill."""
    cases = frozenset(_groups().get(lemma(word), lemma(word)) for word in read_set("counted", "cases"))
    return replace(counted, heads=frozenset(ANYONE if head in cases else head for head in counted.heads))


def find_sort(after: str) -> Counted:
    """The sort of people that the words behind a figure make it a count of: "48 of them soldiers"."""
    match = OF_THEM.match(after)
    sort = parse_counted(match[1]) if match else Counted(frozenset())
    return sort if _is_people(sort.heads) and is_named(sort) else Counted(frozenset())


def take_implied(counted: Counted, measure: str) -> Counted:
    """The same group, anyone where its noun says no more than the measure does: 61 suspects arrested, 61 arrests."""
    words = read_section("counted")["implied"].get(measure, "").split()
    implied = frozenset(_groups().get(lemma(word), lemma(word)) for word in words)
    return replace(counted, heads=frozenset(ANYONE if head in implied else head for head in counted.heads))


def drop_strange(counted: Counted) -> Counted:
    """The group without nouns that people are never counted as: days, attacks, towns. What only narrowed these goes as well."""
    strange = counted.heads & _lemmas("strange")
    if not strange:
        return counted
    return Counted(counted.heads - strange, counted.modifiers if counted.heads > strange else frozenset())


def is_named(counted: Counted) -> bool:
    """Whether the words narrow the count to a group of their own."""
    return bool(counted.heads) and ANYONE not in counted.heads


def _implied(other: Counted, *, of_people: bool) -> frozenset[str]:
    return frozenset({ANYONE}) if of_people or _is_people(other.heads) else other.heads


def _exclude(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether the adjectives of two groups part them: two nations, or two of one kind of distinction."""
    nations = [{country for word in words if (country := find_country(word))} for words in (a, b)]
    if nations[0] and nations[1] and not nations[0] & nations[1]:
        return True
    for line in _partitions():
        left, right = a & line, b & line
        if left and right and not left & right:
            return True
    return False


def _is_people(heads: frozenset[str]) -> bool:
    return bool(heads) and heads <= _people()


@cache
def _parting() -> frozenset[str]:
    return _lemmas("narrowing").union(*_partitions())


@cache
def _partitions() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(lemma(word) for word in line.split()) for line in read_section("counted")["partitions"])


@cache
def _either() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line.split()) for line in read_section("counted")["either"])


@cache
def _loose() -> frozenset[str]:
    return frozenset({ANYONE, *read_section("counted")["loose"].split()})


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
