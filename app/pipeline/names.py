"""Who and what an article names: entity mentions, mended where the small model errs, and one name for each person and body.

The model's label for a name is only one vote. The article votes as a whole: a name that elsewhere stands behind a title
or inside a longer person's name is a person; one that the gazetteer knows, or that stands behind "in" or "near", is a place.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from app.pipeline import gazetteer
from app.pipeline.lexicon import read_lexicon, read_words
from app.pipeline.records import Mention
from app.vocabulary import EntityKind

LABELS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANIZATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "PRODUCT": EntityKind.PRODUCT,
}
LOCATIVES = frozenset("in near at across throughout outside around inside from toward towards".split())


@dataclass(slots=True)
class Person:
    """A person of the article: the fullest name, the roles the text gives, and the state or body they belong to."""

    name: str
    first: int
    roles: set[str] = field(default_factory=set)
    affiliation: str | None = None
    male: bool | None = None


@dataclass(slots=True)
class Names:
    """What the article names, by canonical name."""

    mentions: list[Mention]
    people: dict[str, Person]
    bodies: dict[str, str | None]

    def get_person(self, form: str) -> Person | None:
        """The person that a form of a name ("Lazo", "Rosaura Lazo") stands for in this article."""
        key = fold(form)
        if not key:
            return None
        exact = [person for person in self.people.values() if fold(person.name) == key]
        surname = [person for person in self.people.values() if fold(person.name).split()[-1] == key.split()[-1]]
        if exact:
            return exact[0]
        if len(key.split()) == 1 and len(surname) == 1:
            return surname[0]
        return None


def fold(name: str) -> str:
    """`name` without accents and case, for comparing."""
    decomposed = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold().strip()


def is_title(word: str) -> bool:
    """Whether `word` can stand before a person's name and is no part of it."""
    return word.lower().rstrip(".") in read_words("people", "titles", "titles_male", "titles_female")


def find_names(doc: Doc, text: str) -> Names:
    """The article's mentions, people and bodies."""
    spans = list(_find_spans(doc))
    kinds = _vote(doc, spans)
    full = _make_full_names([(start, end) for start, end, label in spans if kinds.get(fold(_words(doc, start, end))) == EntityKind.PERSON], doc)
    mentions, people, bodies = [], dict[str, Person](), dict[str, str | None]()
    for start, end, _ in spans:
        words = _words(doc, start, end)
        kind = kinds.get(fold(words))
        if kind is None:
            continue
        name = full.get(fold(words), words) if kind == EntityKind.PERSON else _strip_body(words)
        if not name:
            continue
        a, b = doc[start].idx, doc[end - 1].idx + len(doc[end - 1].text)
        mentions.append(Mention(a, b, text[a:b], name, kind))
        if kind == EntityKind.PERSON:
            _describe(people.setdefault(name, Person(name, a)), doc, start, end)
        elif kind in (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT):
            bodies[name] = bodies.get(name) or find_affiliation(doc, start, end)
    return Names(mentions, people, bodies)


def _words(doc: Doc, start: int, end: int) -> str:
    return " ".join(doc[start:end].text.split())


def _find_spans(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """(first token, end token, label) of each name, with its borders mended."""
    for ent in doc.ents:
        if ent.label_ not in LABELS and not (ent.label_ == "NORP" and len(ent) > 1):
            continue
        start, end = ent.start, ent.end
        while start < end and (doc[start].is_space or doc[start].lower_ in ("the", "a", "an") or doc[start].is_punct):
            start += 1
        while end > start and (doc[end - 1].text in ("'s", "’s", "'", "’") or doc[end - 1].is_space or doc[end - 1].is_punct):
            end -= 1
        # "of Ukraine Volodymyr Zelensky": a state's name before a person's is none of it.
        if end - start > 2 and gazetteer.is_state(doc[start].text) and start and doc[start - 1].lower_ == "of":
            yield start, start + 1, "GPE"
            yield start + 1, end, "PERSON"
            continue
        while start < end - 1 and is_title(doc[start].text) and ent.label_ in ("PERSON", "NORP"):
            start += 1
        if start < end and any(char.isalpha() for char in doc[start:end].text):
            yield start, end, ent.label_
    covered = {i for ent in doc.ents for i in range(ent.start, ent.end)}
    for token in doc:
        if token.i in covered or token.ent_type_ or not token.is_title or token.pos_ != "PROPN":
            continue
        # A name that the model missed, behind a title that it knows.
        if token.i and is_title(doc[token.i - 1].text) and doc[token.i - 1].text[0].isupper() and not is_title(token.text):
            end = token.i + 1
            while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].is_title and end not in covered and not doc[end].is_sent_start:
                end += 1
            yield token.i, end, "PERSON"


def _vote(doc: Doc, spans: list[tuple[int, int, str]]) -> dict[str, EntityKind]:
    """Folded name → what it is in this article."""
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    surnames = Counter(fold(doc[end - 1].text) for start, end, label in spans if label == "PERSON" and 2 <= end - start <= 4)
    for start, end, label in spans:
        words = _words(doc, start, end)
        key = fold(words)
        kind = LABELS.get(label)
        if kind:
            votes[key][kind] += 1
        last = doc[end - 1].lower_
        bodies = read_lexicon("people")["bodies"]
        if last in bodies["government"].split() or doc[start].lower_ in ("ministry", "government"):
            votes[key][EntityKind.GOVERNMENT] += 4
        elif end - start > 1 and (last in bodies["organization"].split() or last in bodies["legal_forms"].split()):
            votes[key][EntityKind.ORGANIZATION] += 3
        titled = start > 0 and is_title(doc[start - 1].text)
        if titled and (label == "PERSON" or end - start <= 3):
            votes[key][EntityKind.PERSON] += 2
        if end - start == 1 and surnames[key]:
            votes[key][EntityKind.PERSON] += 3
        elif gazetteer.is_place(words) and not titled:
            votes[key][EntityKind.PLACE] += 2
        if start > 0 and doc[start - 1].lower_ in LOCATIVES and label in ("PERSON", "GPE", "LOC", "FAC", "ORG"):
            votes[key][EntityKind.PLACE] += 1
    return {key: max(count.items(), key=lambda item: (item[1], item[0]))[0] for key, count in votes.items() if count}


def _make_full_names(spans: list[tuple[int, int]], doc: Doc) -> dict[str, str]:
    """Folded form of a person's name → the fullest form in the article with the same last name."""
    forms = [_words(doc, start, end) for start, end in spans]
    longer: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        words = form.split()
        if len(words) > 1 and form not in longer[fold(words[-1])]:
            longer[fold(words[-1])].append(form)
    full = {}
    for form in forms:
        words = form.split()
        if len(words) > 1:
            full[fold(form)] = form
        else:
            candidates = {fold(name): name for name in longer[fold(form)]}
            full[fold(form)] = next(iter(candidates.values())) if len(candidates) == 1 else form
    return full


def _strip_body(words: str) -> str:
    """A body's name without a leading article and the possessive of its state ("Ukraine's State Service")."""
    for mark in ("'s ", "’s "):
        head, found, rest = words.partition(mark)
        if found and gazetteer.get_state(head):
            return rest
    return words


def find_affiliation(doc: Doc, start: int, end: int) -> str | None:
    """The state that the words name by adjective, name or capital, else the first body among them."""
    for i in range(start, end):
        for size in (2, 1):
            if i + size <= end and doc[i].text[:1].isupper():
                state = gazetteer.get_state(doc[i : i + size].text)
                if state:
                    return state
    for i in range(start, end):
        if doc[i].ent_type_ in ("ORG", "GPE", "NORP"):
            stop = i + 1
            while stop < end and doc[stop].ent_type_ == doc[i].ent_type_:
                stop += 1
            return _words(doc, i, stop)
    return None


def _describe(person: Person, doc: Doc, start: int, end: int) -> None:
    """Add what the words around one mention say of the person."""
    head = doc[end - 1]
    left = start
    while left > 0 and (doc[left - 1].pos_ in ("PROPN", "NOUN", "ADJ") or doc[left - 1].text in ("-", "&", "'s", "’s", "of")):
        if doc[left - 1].is_sent_start or doc[left - 1].pos_ == "VERB":
            left -= 1
            break
        left -= 1
    _take_role(person, doc, left, start)
    right = end
    if right + 1 < len(doc) and doc[right].text == "," and (_is_role_start(doc[right + 1])):
        stop = right + 1
        while stop < len(doc) and doc[stop].text not in (",", ".", "”", '"', ";") and not doc[stop].is_sent_start and stop - right < 14:
            stop += 1
        first_noun = next((t for t in doc[right + 1 : stop] if t.pos_ in ("NOUN", "PROPN") and t.dep_ in ("appos", "conj", "ROOT", "dobj", "nsubj", "attr")), None)
        if first_noun is not None:
            person.roles.add(first_noun.lemma_.lower())
        person.affiliation = person.affiliation or find_affiliation(doc, right + 1, stop)
    if start > 1 and doc[start - 1].text == ",":
        noun = head.head if head.dep_ == "appos" else None
        if noun is not None and noun.i < start and noun.pos_ in ("NOUN", "PROPN") and noun.sent == head.sent:
            _take_role(person, doc, noun.left_edge.i, start - 1)
            person.roles.add(noun.lemma_.lower())


def _is_role_start(token: Token) -> bool:
    return token.pos_ in ("DET", "PRON", "NOUN", "ADJ", "PROPN") and not token.is_sent_start


def _take_role(person: Person, doc: Doc, start: int, end: int) -> None:
    """Read `doc[start:end]`, the words before a name, as its bearer's role."""
    words = [token.lower_.rstrip(".") for token in doc[start:end]]
    for word in words:
        if word in read_words("people", "titles_male") or word in read_lexicon("people")["gender"]["male"].split():
            person.male = True
        elif word in read_words("people", "titles_female") or word in read_lexicon("people")["gender"]["female"].split():
            person.male = False
    cut = words.index("of") if "of" in words else len(words)
    if words and cut:
        person.roles.add(words[cut - 1])
        if words[cut - 1] == "minister" and cut > 1 and words[cut - 2] == "prime":
            person.roles.add("leader")
    if end > start:
        person.affiliation = person.affiliation or find_affiliation(doc, start, end)
