"""Mentions: which words of an article are names, and of what, mended where the small model errs.

The model's label for a name is only one vote. The article votes as a whole: a name that elsewhere stands behind a title,
speaks, or is part of a longer person's name is a person; one that the gazetteer knows, or that stands behind "in" or
"near", is a place.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from app.pipeline import gazetteer
from app.pipeline.folding import fold
from app.pipeline.lexicon import read_words
from app.pipeline.reporting import is_reporting
from app.vocabulary import EntityKind

Named = tuple[int, int, str]  # first token, end token, the model's label

LABELS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANIZATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "PRODUCT": EntityKind.PRODUCT,
}
LOCATIVES = frozenset({"in", "near", "at", "across", "throughout", "outside", "around", "inside", "from", "toward", "towards"})
FIRM_ROLES = frozenset({"operator", "owner", "maker", "developer"})
LONGEST_NAME = 4  # tokens of a person's name


def words_of(doc: Doc, start: int, end: int) -> str:
    """The words of a token range with single blanks."""
    return " ".join(doc[start:end].text.split())


def is_title(word: str) -> bool:
    """Whether `word` can stand before a person's name and is no part of it."""
    return word.lower().rstrip(".") in read_words("people", "titles", "titles_male", "titles_female")


def find_named(doc: Doc) -> list[Named]:
    """Every name of the article with its borders mended, in order, and those that the model missed."""
    places = {fold(ent.text) for ent in doc.ents if ent.label_ == "GPE"}
    found = [named for ent in doc.ents for named in _mend(doc, ent.start, ent.end, ent.label_, places)]
    covered = {i for start, end, _ in found for i in range(start, end)} | {i for e in doc.ents for i in range(e.start, e.end)}
    surnames = {doc[end - 1].text for start, end, label in found if label == "PERSON" and 2 <= end - start <= LONGEST_NAME}
    for token in doc:
        if token.i not in covered and token.pos_ == "PROPN" and token.text[:1].isupper():
            end = _find_missed(doc, token, covered, surnames)
            if end is not None:
                found.append((token.i, end, "PERSON"))
                covered.update(range(token.i, end))
    return sorted(found)


def _mend(doc: Doc, start: int, end: int, label: str, places: set[str]) -> Iterator[Named]:
    """One name of the model's, cut down to the name itself; a state that stands before a person's name is parted from it."""
    while start < end and (doc[start].is_space or doc[start].lower_ in ("the", "a", "an") or doc[start].is_punct):
        start += 1
    while end > start and (doc[end - 1].text in ("'s", "’s", "'", "’") or doc[end - 1].is_space or doc[end - 1].is_punct):
        end -= 1
    if start and doc[start - 1].lower_ == "of" and start > 1 and is_title(doc[start - 2].text):
        # "President of Ukraine Volodymyr Zelensky"
        for size in (2, 1):
            state = words_of(doc, start, start + size)
            if end - start - size >= 2 and (gazetteer.is_state(state) or fold(state) in places):
                yield start, start + size, "GPE"
                yield start + size, end, "PERSON"
                return
        if end - start > 2 and doc[start].lower_ in read_words("people", "portfolios"):
            yield start + 1, end, "PERSON"
            return
    words = words_of(doc, start, end)
    if label not in LABELS or (label in ("GPE", "LOC") and gazetteer.get_state(words) and not gazetteer.is_place(words)):
        return  # the adjective of a state names no place
    while start < end - 1 and _is_role_before(doc[start], label, end - start):
        start += 1
    if start < end and any(char.isalpha() for char in doc[start:end].text) and (label != "PERSON" or _is_name(doc, start, end)):
        yield start, end, label


def _is_name(doc: Doc, start: int, end: int) -> bool:
    """A person's name is more than two letters, and some word of it is a capital's."""
    return len(doc[start:end].text) > 2 and any(token.text[0].isupper() for token in doc[start:end])


def _is_role_before(token: Token, label: str, size: int) -> bool:
    """Whether the first word of a name only says what its bearer is ("Volunteer Shona Baird", "Operator Sound & Isles")."""
    if label == "PERSON":
        return is_title(token.text) or token.lower_ in read_words("people", "roles", "voices")
    return label == "ORG" and size > 2 and token.is_sent_start is True and token.lower_ in FIRM_ROLES


def _find_missed(doc: Doc, token: Token, covered: set[int], surnames: set[str]) -> int | None:
    """The end of a person's name that the model missed: behind a title, or a surname that the article has in full."""
    if token.text in surnames:
        return token.i + 1
    if not token.i or not _stands_alone(token) or not (is_title(doc[token.i - 1].text) and doc[token.i - 1].text[0].isupper()):
        return None
    end = token.i + 1
    while end < len(doc) and end not in covered and _stands_alone(doc[end]) and not doc[end].is_sent_start:
        end += 1
    return end


def _stands_alone(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.is_title and not is_title(token.text)


def vote(doc: Doc, named: list[Named]) -> dict[str, EntityKind]:
    """Folded name → what it is in this article. Names that the model gave no usable label are left out."""
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    surnames = {fold(doc[end - 1].text) for start, end, label in named if label == "PERSON" and 2 <= end - start <= LONGEST_NAME}
    for start, end, label in named:
        words = words_of(doc, start, end)
        count = votes[fold(words)]
        if label in LABELS:
            count[LABELS[label]] += 1
        titled = start > 0 and is_title(doc[start - 1].text)
        body = _get_body_kind(doc, start, end)
        if body is not None:
            count[body] += 4
        elif titled and end - start <= LONGEST_NAME:
            count[EntityKind.PERSON] += 3
        elif 2 <= end - start <= LONGEST_NAME and _speaks(doc[end - 1]) and not gazetteer.is_place(words):
            count[EntityKind.PERSON] += 2
        if end - start == 1 and fold(words) in surnames:
            count[EntityKind.PERSON] += 3
        elif gazetteer.is_place(words) and not titled:
            count[EntityKind.PLACE] += 2
        if start > 0 and doc[start - 1].lower_ in LOCATIVES:
            count[EntityKind.PLACE] += 1
    return {key: max(count.items(), key=lambda item: (item[1], item[0]))[0] for key, count in votes.items() if count}


def _get_body_kind(doc: Doc, start: int, end: int) -> EntityKind | None:
    """What a name's own words say it is: "… Ministry", "… Union", "… Ltd"."""
    last = doc[end - 1].lower_
    if end - start > 1 and (last in read_words("people", "bodies.government") or doc[start].lower_ in ("ministry", "department")):
        return EntityKind.GOVERNMENT
    if end - start > 1 and last in read_words("people", "bodies.organization", "bodies.legal_forms"):
        return EntityKind.ORGANIZATION
    return None


def _speaks(token: Token) -> bool:
    return token.dep_ == "nsubj" and is_reporting(token.head)
