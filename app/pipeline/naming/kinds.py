"""What a name is: the model's label is one vote, and the article votes as a whole.

A name that elsewhere stands behind a title, speaks, or is part of a longer person's name is a person; one that the
gazetteer knows, or that stands behind "in" or "near", is a place; one that ends in "… Union" is a body.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from app.pipeline.lexicon import read_words
from app.pipeline.naming import gazetteer
from app.pipeline.naming.capitals import list_words
from app.pipeline.naming.folding import fold
from app.pipeline.naming.given import is_given
from app.pipeline.naming.lands import find_lands
from app.pipeline.naming.signs import find_signs
from app.pipeline.naming.titled import SUFFIXES, Named, is_aged, is_title
from app.pipeline.reporting.reporting import is_reporting
from app.vocabulary import EntityKind

LABELS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANIZATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "PRODUCT": EntityKind.PRODUCT,
}
LOCATIVES = frozenset({"in", "near", "at", "across", "throughout", "outside", "around", "inside", "from", "toward", "towards"})
WORKPLACES = frozenset({"at", "from", "inside", "outside", "across"})
Words = tuple[str, ...]  # of a name
LONGEST_NAME = 5  # tokens of a person's name


def words_of(doc: Doc, start: int, end: int) -> str:
    """The words of a token range with single blanks."""
    return " ".join((doc[start] if end - start == 1 else doc[start:end]).text.split())


def vote(doc: Doc, named: Sequence[Named]) -> dict[str, EntityKind]:
    """Folded name → what it is in this article. Names that nothing votes for are left out."""
    longer = [name for name in named if name[1] - name[0] > 1]
    kinds = _count(doc, longer, frozenset(), find_shortened_names(doc, longer))
    surnames = frozenset(find_surnames(doc, named, kinds))
    single = [name for name in named if name[1] - name[0] == 1]
    kinds |= _count(doc, single, surnames, frozenset())
    kinds |= dict.fromkeys((*_find_longer_bodies(kinds), *_find_bare_firms(kinds)), EntityKind.ORGANIZATION)
    lands = find_lands(doc, {fold(doc[start].text) for start, _, _ in single} - {fold(surname) for surname in surnames})
    return kinds | dict.fromkeys(lands, EntityKind.PLACE)


def _find_longer_bodies(kinds: Mapping[str, EntityKind]) -> Iterator[str]:
    """Names taken for a person's whose first words alone are a body's: "Corran Vale" of "Corran Vale Tin"."""
    for name, kind in kinds.items():
        words = name.split()
        opening = " ".join(words[:-1])
        known = len(words) > 2 or (len(words) > 1 and not is_given(words[0].title()))
        if kind == EntityKind.PERSON and known and kinds.get(opening) == EntityKind.ORGANIZATION:
            yield name


def _find_bare_firms(kinds: Mapping[str, EntityKind]) -> Iterator[str]:
    """Names that the article also gives with a legal form: "Corran Vale" beside "Corran Vale Inc"."""
    for name in kinds:
        bare, _, form = name.rpartition(" ")
        if form in read_words("people", "bodies.legal_forms") and bare in kinds:
            yield bare


def find_surnames(doc: Doc, named: Sequence[Named], kinds: Mapping[str, EntityKind]) -> set[str]:
    """The last words of the persons whom the article names with more than one."""
    full = [name for name in named if 2 <= name[1] - name[0] <= LONGEST_NAME]
    persons = [(a, b) for a, b, _ in full if kinds.get(fold(words_of(doc, a, b))) == EntityKind.PERSON]
    last = (doc[end - 1 - (doc[end - 1].lower_.rstrip(".") in SUFFIXES)] for _, end in persons)
    return {token.text for token in last if token.text[:1].isupper() and len(token) > 1}


def find_shortened_names(doc: Doc, named: Sequence[Named]) -> frozenset[Words]:
    """The names of two or three words whose last one stands alone elsewhere: the article calls somebody by the surname."""
    words = list_words(doc)
    sized = [(start, end, words[end - 1]) for start, end, _ in named if 2 <= end - start <= 3]
    # An abbreviation ("D.C.") is no surname.
    names = {tuple(words[start:end]) for start, end, last in sized if last[:1].isupper() and last[-1].isalnum()}
    # Counted once for the whole article: to look through the text for each name would take the square of its length.
    alone = Counter(words)
    whole = Counter(run for run in (*itertools.pairwise(words), *zip(words, words[1:], words[2:], strict=False)) if run in names)
    return frozenset(name for name in names if alone[name[-1]] > whole[name])


def _count(doc: Doc, named: Sequence[Named], surnames: frozenset[str], shortened: frozenset[Words]) -> dict[str, EntityKind]:
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for start, end, label in named:
        count = votes[fold(words_of(doc, start, end))]
        for kind, weight in _weigh(doc, start, end, label, surnames, shortened):
            count[kind] += weight
    return {key: max(count.items(), key=lambda item: (item[1], item[0]))[0] for key, count in votes.items() if count}


def _weigh(
    doc: Doc, start: int, end: int, label: str, surnames: frozenset[str], shortened: frozenset[Words]
) -> Iterator[tuple[EntityKind, int]]:
    """The votes that one mention of a name casts."""
    words = words_of(doc, start, end)
    titled = start > 0 and is_title(doc[start - 1].text)
    body = get_body_kind([token.lower_ for token in doc[start:end]])
    if label in LABELS:
        yield LABELS[label], 1
    if body is not None:
        yield body, 4
    else:
        yield from find_signs(doc, start, end)
        if is_aged(doc, end) or _is_parent(doc, start):
            yield EntityKind.PERSON, 4
        shown = _speaks(doc[end - 1]) or tuple(token.text for token in doc[start:end]) in shortened
        if titled and end - start <= LONGEST_NAME:
            yield EntityKind.PERSON, 3
        elif shown and _may_be_person(words, label, end - start) and not (start and doc[start - 1].lower_ == "the"):
            yield EntityKind.PERSON, 2
    if words in surnames:
        yield EntityKind.PERSON, 3
    elif gazetteer.is_place(words) and not titled:
        # Many a surname is a city's name as well; cities do not speak, states and their capitals do.
        known = gazetteer.is_state(words) or gazetteer.is_capital(words)
        yield (EntityKind.PERSON if _speaks(doc[end - 1]) and not known else EntityKind.PLACE), 2
    if start > 0 and doc[start - 1].lower_ in LOCATIVES:
        # Work is done "at", news come "from" a body as well.
        yield EntityKind.PLACE, 1 if label == "ORG" and doc[start - 1].lower_ in WORKPLACES else 2


def _is_parent(doc: Doc, start: int) -> bool:
    """ "Mum-of-two Ada Brask": such words stand before somebody's name only."""
    return start > 3 and [token.lower_ for token in doc[start - 4 : start - 1]] == ["-", "of", "-"] and doc[start - 1].like_num


def get_body_kind(words: Sequence[str]) -> EntityKind | None:
    """What a name's own words (lower case) say it is: "… ministry", "… union", "… ltd"; None where they say nothing."""
    head = words[: words.index("of")] if "of" in words[1:] else words
    if len(words) < 2 or not head:
        return None
    if head[-1] in read_words("people", "bodies.government") or words[0] in ("ministry", "department"):
        return EntityKind.GOVERNMENT
    bodies = read_words("people", "bodies.organization", "bodies.legal_forms")
    if head[-1] in bodies or words[-1] in read_words("people", "bodies.legal_forms"):
        return EntityKind.ORGANIZATION
    return None


def _speaks(token: Token) -> bool:
    return token.dep_ == "nsubj" and is_reporting(token.head)


def _may_be_person(words: str, label: str, size: int) -> bool:
    if gazetteer.is_place(words) or size > LONGEST_NAME:
        return False
    return size > 1 or label in ("GPE", "LOC", "NORP")
