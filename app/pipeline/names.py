"""Who an article names: one name for each person and body, their roles, and the state they belong to."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from spacy.tokens import Doc

from app.pipeline.lexicon import read_words
from app.pipeline.naming import gazetteer
from app.pipeline.naming.affiliations import find_state
from app.pipeline.naming.bodynames import is_body_noun
from app.pipeline.naming.capitals import find_capitals
from app.pipeline.naming.folding import fold
from app.pipeline.naming.fullnames import FullNames
from app.pipeline.naming.given import is_given
from app.pipeline.naming.kinds import find_surnames, get_body_kind, vote, words_of
from app.pipeline.naming.mentions import find_named, find_shortened
from app.pipeline.naming.nicknames import part_nickname
from app.pipeline.naming.persons import Person, describe
from app.pipeline.naming.signs import get_styled_noun
from app.pipeline.naming.titled import Named
from app.pipeline.order import InOrder
from app.pipeline.records import Mention
from app.vocabulary import EntityKind

ADJECTIVES = ("n", "ns", "i", "ese", "ish", "ic", "ch")
PLACE_LINE = 10  # tokens of a place line
LONGEST_KIN = 3  # words of a name whose last is a surname
KIN_REACH = 60  # tokens from a name to "her husband"
LONGEST_ENDING = 4  # letters that make a state's name an adjective


@dataclass
class Names:
    """What the article names, by canonical name; bodies with the state they belong to. `states` holds adjectives of places
    that the gazetteer does not know, `nouns` what the text calls a body right before its name ("union", "lender"), `outlets` the
    bodies that only publish: "seen by NAME", "(NAME) -"."""

    mentions: list[Mention]
    people: dict[str, Person]
    bodies: dict[str, str | None]
    states: dict[str, str]
    nouns: dict[str, set[str]] = field(default_factory=dict)
    outlets: set[str] = field(default_factory=set)

    def get_person(self, form: str) -> Person | None:
        """The person that a form of a name ("Lazo", "Rosaura Lazo") stands for; None where it fits nobody or several."""
        name = self._full.get(form)
        return self.people.get(name or form)

    def spell_out(self, letters: str) -> str | None:
        """The body that an acronym stands for; None where the article names none with these initials."""
        name = _expand(letters, self.bodies)
        return name if name != letters else None

    @cached_property
    def _full(self) -> FullNames:
        return FullNames(self.people)

    @cached_property
    def by_words(self) -> dict[str, Mention]:
        """The first mention in each wording, folded; read once the mentions are complete."""
        return {fold(mention.exact): mention for mention in reversed(self.mentions)}

    @cached_property
    def placed(self) -> InOrder[Mention]:
        """The mentions by position; read once the mentions are complete."""
        return InOrder(self.mentions)


def find_names(doc: Doc, text: str) -> Names:
    """The article's mentions, people and bodies."""
    named = find_named(doc)
    kinds = vote(doc, named)
    shortened = list(find_shortened(doc, named, find_surnames(doc, named, kinds)))
    kinds |= {fold(words_of(doc, start, end)): EntityKind.PERSON for start, end, _ in shortened}
    named = sorted(named + shortened)
    couples = dict((*_find_couples(doc, named, kinds), *_find_kin(doc, named, kinds)))
    kinds |= dict.fromkeys(map(fold, couples), EntityKind.PERSON)
    persons = [words for a, b, _ in named if kinds.get(fold(words := words_of(doc, a, b))) == EntityKind.PERSON]
    persons += couples.values()
    full = FullNames(part_nickname(words)[0] for words in persons)
    nicknames = {fold(nick): full.get(bare) or bare for bare, nick in map(part_nickname, persons) if nick is not None}
    names = Names([], {}, {}, _make_states(doc, named, kinds))
    short = _make_short(named, kinds, doc)
    for number, (start, end, _) in enumerate(named):
        words = words_of(doc, start, end)
        kind = kinds.get(fold(words))
        if fold(words) in short and full.get(words) is None:
            kind, words = EntityKind.ORGANIZATION, short[fold(words)]
        if kind == EntityKind.ORGANIZATION and "-" in words and get_body_kind(words.lower().split()) is None and full.get(words):
            kind = EntityKind.PERSON  # of a surname of two names the model makes a firm
        if fold(words) in nicknames:
            kind, words = EntityKind.PERSON, nicknames[fold(words)]
        bare, state = _part_body(words, names)
        whole = part_nickname(words)[0] if kind == EntityKind.PERSON else words
        name = (full.get(whole, male=_get_titled_gender(doc, start)) or whole) if kind == EntityKind.PERSON else bare
        if kind is None or not name or fold(words) in names.states:
            continue
        a, b = doc[start].idx, doc[end - 1].idx + len(doc[end - 1].text)
        names.mentions.append(Mention(a, b, text[a:b], name, kind))
        before = named[number - 1] if number else None
        if kind == EntityKind.PERSON:
            person = names.people.setdefault(name, Person(name, a))
            person.affiliation = person.affiliation or _find_seat(doc, before, start)
            describe(person, doc, start, end, names.states)
        elif kind in (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT):
            owner = state or find_state(doc, start, end, names.states) or _find_owner(doc, before, start)
            names.bodies[name] = names.bodies.get(name) or owner
            noun = doc[start - 1] if start and is_body_noun(doc[start - 1]) else get_styled_noun(doc, start)
            if noun is not None:
                names.nouns.setdefault(name, set()).add(noun.lower_)
            if _publishes(doc, start, end):
                names.outlets.add(name)
    names.mentions = [_spell_out(mention, names.bodies) for mention in names.mentions]
    return names


def _publishes(doc: Doc, start: int, end: int) -> bool:
    """Whether a name is the outlet's, or the town of its place line: "DELMAR, May 4 (VNP) -", "seen by VNP"."""
    at = start - (start > 0 and doc[start - 1].lower_ == "the")
    if at > 1 and doc[at - 1].lower_ == "by" and doc[at - 2].lower_ in read_words("cues", "obtained.participles"):
        return True
    if doc[start:end].text.isupper() and end < len(doc) and (start == 0 or doc[start - 1].is_space) and doc[end].text in (",", "("):
        # "DELMAR, May 4 (VNP) -": a place line's town.
        return any(token.text in ("-", "–", "—") for token in doc[end : end + PLACE_LINE])
    bracketed = start > 0 and end + 1 < len(doc) and doc[start - 1].text == "(" and doc[end].text == ")"
    return bracketed and doc[end + 1].text in ("-", "–", "—")


def _find_couples(doc: Doc, named: list[Named], kinds: Mapping[str, EntityKind]) -> Iterator[tuple[str, str]]:
    """Given names that share the surname behind "and", each with the full name: "Tilda" of "Tilda and Odo Brask"."""
    for (start, end, _), (other, last, _) in itertools.pairwise(named):
        joined = end - start == 1 and other == end + 1 and last - other == 2 and doc[end].lower_ in ("and", "&")
        person = joined and kinds.get(fold(words_of(doc, other, last))) == EntityKind.PERSON
        if person and is_given(doc[start].text) and is_given(doc[other].text):
            yield doc[start].text, f"{doc[start].text} {doc[last - 1].text}"


def _find_kin(doc: Doc, named: list[Named], kinds: Mapping[str, EntityKind]) -> Iterator[tuple[str, str]]:
    """Given names of next of kin, each with the surname of whose kin they are: "Ada Brask … her husband, Odo"."""
    long = [(a, b) for a, b, _ in named if 1 < b - a <= LONGEST_KIN and kinds.get(fold(words_of(doc, a, b))) == EntityKind.PERSON]
    openings = {doc[a].text for a, _ in long}
    for start, end, label in named:
        given = doc[start].text
        called = start > 1 and (label == "PERSON" or is_given(given) or doc[start - 1].lower_ in read_words("people", "kin"))
        if end - start > 1 or given in openings or not called:
            continue
        kin = doc[start - 2] if doc[start - 1].text == "," else doc[start - 1]
        if kin.lower_ not in read_words("people", "kin") or kin.i == 0:
            continue
        first = kin.nbor(-1)
        first = first.nbor(-1) if first.pos_ == "ADJ" and first.i else first  # "her heartbroken dad"
        owned = first.lower_ in ("his", "her") or (kin.is_sent_start and kin.is_title and kin.i == start - 1)
        before = next(((a, b) for a, b in reversed(long) if b <= kin.i), None) if owned else None
        if before is not None and kin.i - before[1] <= KIN_REACH:
            yield given, f"{given} {doc[before[1] - 1].text}"


def _get_titled_gender(doc: Doc, start: int) -> bool | None:
    """Whether the title before a name is a man's; None where there is none or it says nothing."""
    title = doc[start - 1].lower_.rstrip(".") if start else ""
    if title in read_words("people", "titles_male"):
        return True
    return False if title in read_words("people", "titles_female") else None


def _make_short(named: Iterable[Named], kinds: Mapping[str, EntityKind], doc: Doc) -> dict[str, str]:
    """Folded first word of a firm's name → the name, where the article has one such firm: "Kestrel" for "Kestrel Mining"."""
    longer: dict[str, set[str]] = defaultdict(set)
    for start, end, _ in named:
        words = words_of(doc, start, end)
        first = doc[start].text
        # A town's name that speaks is the firm's called after it.
        free = not gazetteer.is_place(first) or kinds.get(fold(first)) in (EntityKind.PERSON, EntityKind.ORGANIZATION)
        if end - start > 1 and kinds.get(fold(words)) == EntityKind.ORGANIZATION and free:
            longer[fold(doc[start].text)].add(words)
    return {word: next(iter(names)) for word, names in longer.items() if len(names) == 1 and word.isalpha()}


def _find_seat(doc: Doc, before: Named | None, start: int) -> str | None:
    """The state or place right before a person's name that they hold an office of: "Governor of Norvale Odo Harl"."""
    if before is None or before[1] != start or before[2] != "GPE" or not before[0] or doc[before[0] - 1].lower_ != "of":
        return None
    place = words_of(doc, before[0], before[1])
    return gazetteer.get_state(place) or place


def _find_owner(doc: Doc, before: Named | None, start: int) -> str | None:
    """The state or body whose possessive stands right before a body's name: "Valdoria's Harbour Ministry"."""
    if before is None or before[1] + 1 != start or doc[start - 1].text not in ("'s", "’s"):
        return None
    owner = words_of(doc, before[0], before[1])
    return gazetteer.get_state(owner) or owner


def _spell_out(mention: Mention, bodies: Iterable[str]) -> Mention:
    """An acronym's mention under its long form, as a body whatever the model took the letters for."""
    name = _expand(mention.name, bodies)
    kind = EntityKind.ORGANIZATION if name != mention.name and mention.kind == EntityKind.PERSON else mention.kind
    return replace(mention, name=name, kind=kind)


def _expand(name: str, bodies: Iterable[str]) -> str:
    """An acronym's long form, where the article has one with these initials ("Marine Accident Board (MAB)")."""
    if not name.isupper() or " " in name or len(name) < 2:
        return name
    for long in bodies:
        initials = "".join(word[0] for word in long.replace("-", " ").split() if word[0].isupper())
        # The nation in front of a name is often left out of its initials.
        if long != name and (initials == name or (len(name) > 2 and initials.endswith(name))):
            return long
    return name


def _make_states(doc: Doc, named: list[Named], kinds: dict[str, EntityKind]) -> dict[str, str]:
    """Folded adjective → place, for places that the gazetteer does not know ("Valdorian" in an article on Valdoria)."""
    # The model takes many a land that it does not know for an organization.
    lands = (EntityKind.PLACE, EntityKind.ORGANIZATION)
    found = {words_of(doc, a, b): kinds.get(fold(words_of(doc, a, b))) for a, b, _ in named}
    places = {words for words, kind in found.items() if kind in lands and (kind == EntityKind.PLACE or " " not in words)}
    stems = {fold(place).rstrip("aeiouy"): place for place in sorted(places) if not gazetteer.get_state(place)}
    states: dict[str, str] = {}
    for token in find_capitals(doc) if stems else ():
        if not token.lower_.endswith(ADJECTIVES):
            continue
        for size in (1, 2):
            words = fold(words_of(doc, max(0, token.i + 1 - size), token.i + 1))
            # The shortest stem counts: "Orvanians" are of Orvania, not of an "Orvanian". Looked up by what stands before each
            # ending: articles may name thousands of places.
            for ending in range(LONGEST_ENDING, 0, -1):
                stem = words[:-ending]
                if len(stem) >= gazetteer.SHORTEST_STEM and stem in stems and words != fold(stems[stem]):
                    states.setdefault(words, stems[stem])
    return states


def _part_body(words: str, names: Names) -> tuple[str, str | None]:
    """A body's name without its state, and the state: "Ukraine's State Service", "State Service of Ukraine"."""
    for mark in ("'s ", "’s "):
        head, found, rest = words.partition(mark)
        if found and get_body_kind(rest.lower().split()) is not None:
            return rest, gazetteer.get_state(head) or head
    head, found, rest = words.rpartition(" of ")
    if found and len(head.split()) > 1 and (gazetteer.is_state(rest) or rest in names.states.values()):
        return head, gazetteer.get_state(rest) or rest
    return words, None
