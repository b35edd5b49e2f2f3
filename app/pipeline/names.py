"""Who an article names: one name for each person and body, their roles, and the state they belong to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from spacy.tokens import Doc, Token

from app.pipeline import gazetteer
from app.pipeline.bodynames import is_body_noun
from app.pipeline.folding import fold
from app.pipeline.fullnames import FullNames
from app.pipeline.kinds import find_surnames, get_body_kind, vote, words_of
from app.pipeline.lexicon import read_words
from app.pipeline.mentions import find_named, find_shortened
from app.pipeline.order import InOrder
from app.pipeline.records import Mention
from app.pipeline.titled import Named, is_calling, is_title
from app.vocabulary import EntityKind

ADJECTIVES = ("n", "ns", "i", "ese", "ish", "ic", "ch")
LONGEST_ENDING = 4  # letters that make a state's name an adjective


@dataclass(slots=True)
class Person:
    """A person of the article: the fullest name, the roles the text gives, and the state or body they belong to."""

    name: str
    first: int
    roles: set[str] = field(default_factory=set)
    affiliation: str | None = None
    male: bool | None = None


@dataclass
class Names:
    """What the article names, by canonical name; bodies with the state they belong to. `states` holds adjectives of places
    that the gazetteer does not know, `nouns` what the text calls a body right before its name ("union", "lender")."""

    mentions: list[Mention]
    people: dict[str, Person]
    bodies: dict[str, str | None]
    states: dict[str, str]
    nouns: dict[str, set[str]] = field(default_factory=dict)

    def get_person(self, form: str) -> Person | None:
        """The person that a form of a name ("Lazo", "Rosaura Lazo") stands for; None where it fits nobody or several."""
        name = self._full.get(form)
        return self.people.get(name or form)

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
    persons = [(a, b) for a, b, _ in named if kinds.get(fold(words_of(doc, a, b))) == EntityKind.PERSON]
    full = FullNames(words_of(doc, a, b) for a, b in persons)
    names = Names([], {}, {}, _make_states(doc, named, kinds))
    short = _make_short(named, kinds, doc)
    for number, (start, end, _) in enumerate(named):
        words = words_of(doc, start, end)
        kind = kinds.get(fold(words))
        if fold(words) in short and full.get(words) is None:
            kind, words = EntityKind.ORGANIZATION, short[fold(words)]
        bare, state = _part_body(words, names)
        name = (full.get(words, male=_get_titled_gender(doc, start)) or words) if kind == EntityKind.PERSON else bare
        if kind is None or not name or fold(words) in names.states:
            continue
        a, b = doc[start].idx, doc[end - 1].idx + len(doc[end - 1].text)
        names.mentions.append(Mention(a, b, text[a:b], name, kind))
        before = named[number - 1] if number else None
        if kind == EntityKind.PERSON:
            person = names.people.setdefault(name, Person(name, a))
            person.affiliation = person.affiliation or _find_seat(doc, before, start)
            _describe(person, doc, start, end, names.states)
        elif kind in (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT):
            owner = state or find_state(doc, start, end, names.states) or _find_owner(doc, before, start)
            names.bodies[name] = names.bodies.get(name) or owner
            if start and is_body_noun(doc[start - 1]):
                names.nouns.setdefault(name, set()).add(doc[start - 1].lower_)
    names.mentions = [replace(mention, name=_expand(mention.name, names.bodies)) for mention in names.mentions]
    return names


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
        if end - start > 1 and kinds.get(fold(words)) == EntityKind.ORGANIZATION and not gazetteer.is_place(doc[start].text):
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
    for token in doc:
        if not token.text[:1].isupper() or not token.lower_.endswith(ADJECTIVES):
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


def find_state(doc: Doc, start: int, end: int, states: Mapping[str, str]) -> str | None:
    """The state that the words name by adjective, name or capital, or None."""
    for i in range(start, end):
        for size in (2, 1):
            if i + size <= end and doc[i].text[:1].isupper():
                words = words_of(doc, i, i + size)
                known = words if words in states.values() else states.get(fold(words))
                state = gazetteer.get_state(words) or known
                if state:
                    return state
    return None


def find_affiliation(doc: Doc, start: int, end: int, states: Mapping[str, str]) -> str | None:
    """The state that the words name, else the first body among them."""
    state = find_state(doc, start, end, states)
    if state is not None:
        return state
    for i in range(start, end):
        named = doc[i].ent_type_ in ("ORG", "GPE") and doc[i].text[0].isupper()
        if named and doc[i].lower_ not in read_words("people", "portfolios"):
            stop = i + 1
            while stop < end and doc[stop].ent_type_ == doc[i].ent_type_:
                stop += 1
            return words_of(doc, i, stop)
    return None


def _describe(person: Person, doc: Doc, start: int, end: int, states: Mapping[str, str]) -> None:
    """Add what the words around one mention say of the person."""
    head = doc[end - 1]
    left = start
    while left > 0 and (doc[left - 1].pos_ in ("PROPN", "NOUN", "ADJ") or doc[left - 1].text in ("-", "&", "'s", "’s", "of")):
        if doc[left - 1].is_sent_start or doc[left - 1].pos_ == "VERB":
            left -= 1
            break
        left -= 1
    _take_role(person, doc, left, start, states)
    right = end
    if right + 1 < len(doc) and doc[right].lower_ == "of":
        person.affiliation = person.affiliation or find_state(doc, right + 1, min(right + 3, len(doc)), states)
    if right + 1 < len(doc) and doc[right].text == "," and (_is_role_start(doc[right + 1])):
        stop = right + 1
        while (
            stop < len(doc)
            and doc[stop].text not in (",", ".", "”", '"', ";")
            and not doc[stop].is_sent_start
            and stop - right < 14
        ):
            stop += 1
        first_noun = next(
            (
                t
                for t in doc[right + 1 : stop]
                if t.pos_ in ("NOUN", "PROPN") and t.dep_ in ("appos", "conj", "ROOT", "dobj", "nsubj", "attr")
            ),
            None,
        )
        if first_noun is not None and not first_noun.ent_type_ and first_noun.is_alpha:
            person.roles.add(first_noun.lemma_.lower())
        person.affiliation = person.affiliation or find_affiliation(doc, right + 1, stop, states)
    if start > 1 and doc[start - 1].text == ",":
        noun = head.head if head.dep_ == "appos" else None
        if noun is not None and noun.dep_ == "pobj" and noun.head.head.i < noun.head.i and is_calling(noun.head.head):
            noun = noun.head.head  # the office, not the place that it is held in
        if noun is not None and noun.i < start and noun.pos_ in ("NOUN", "PROPN") and noun.sent == head.sent:
            _take_role(person, doc, noun.left_edge.i, start - 1, states)
            person.roles.add(noun.lemma_.lower())


def _is_role_start(token: Token) -> bool:
    return token.pos_ in ("DET", "PRON", "NOUN", "ADJ", "PROPN") and not token.is_sent_start


def _take_role(person: Person, doc: Doc, start: int, end: int, states: Mapping[str, str]) -> None:
    """Read `doc[start:end]`, the words before a name, as its bearer's role."""
    words = [token.lower_.rstrip(".") for token in doc[start:end]]
    for word in words:
        if word in read_words("people", "titles_male") or word in read_words("people", "gender.male"):
            person.male = True
        elif word in read_words("people", "titles_female") or word in read_words("people", "gender.female"):
            person.male = False
    cut = words.index("of") if "of" in words else len(words)
    if words and cut and _is_role(doc[start + cut - 1]):
        person.roles.add(words[cut - 1])
        if words[cut - 1] == "minister" and cut > 1 and words[cut - 2] == "prime":
            person.roles.add("leader")
    if end > start:
        person.affiliation = person.affiliation or find_affiliation(doc, start, end, states) or _find_ministry(words)


def _is_role(token: Token) -> bool:
    """Whether a word before a name says what its bearer is, not what they are called."""
    if is_title(token.text) or token.lower_ in read_words("people", "roles", "voices", "anyone", "gender"):
        return True
    return token.pos_ == "NOUN" and token.text.islower() and token.tag_ == "NN" and token.is_alpha


def _find_ministry(words: Sequence[str]) -> str | None:
    """The ministry that "minister of energy" or "energy minister" heads."""
    portfolios = read_words("people", "portfolios")
    for number, word in enumerate(words):
        if word not in ("minister", "secretary"):
            continue
        of = words[number + 2] if words[number + 1 : number + 2] == ["of"] and number + 2 < len(words) else None
        portfolio = of or (words[number - 1] if number else None)
        if portfolio in portfolios:
            return f"{portfolio.title()} Ministry"
    return None
