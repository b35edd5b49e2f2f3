"""Mentions: which words of an article are names, with the borders that the small model gets wrong mended."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from app.pipeline.lexicon import read_lexicon, read_words
from app.pipeline.naming import gazetteer
from app.pipeline.naming.bodynames import find_bodies, find_described
from app.pipeline.naming.capitals import find_capitals, list_words
from app.pipeline.naming.given import is_given
from app.pipeline.naming.kinds import LABELS, LOCATIVES, words_of
from app.pipeline.naming.nicknames import find_nicknamed
from app.pipeline.naming.titled import (
    PARTICLES,
    SUFFIXES,
    Named,
    begin_hyphened,
    extend_hyphened,
    find_called,
    find_entitled,
    find_run,
    find_titled,
    is_title,
)

TAILS = frozenset({"'s", "’s", "'", "’", "of", "for", "the"})
FIRM_ROLES = frozenset({"operator", "owner", "maker", "developer"})


def find_named(doc: Doc) -> list[Named]:
    """Every name of the article in order: the model's, mended, and those that it missed."""
    found: list[Named] = []
    covered: set[int] = set()
    named = (named for ent in doc.ents for named in _mend(doc, ent.start, ent.end, ent.label_))
    for start, end, label in (
        *find_titled(doc),
        *find_entitled(doc),
        *find_nicknamed(doc),
        *find_bodies(doc),
        *find_called(doc),
        *named,
        *find_described(doc),
    ):
        if covered.isdisjoint(range(start, end)):
            found.append((start, end, label))
            covered.update(range(start, end))
    for token in find_capitals(doc):
        if token.i not in covered:
            missed = _find_missed(doc, token, covered)
            if missed is not None:
                found.append(missed)
                covered.update(range(missed[0], missed[1]))
    return sorted(_drop_common_words(doc, found))


def _drop_common_words(doc: Doc, found: list[Named]) -> list[Named]:
    """Leave out single words with a capital only because a sentence begins, which the article has in small letters as well."""
    words = frozenset(list_words(doc))
    common = {start for start, end, _ in found if end - start == 1 and doc[start].is_sent_start and doc[start].lower_ in words}
    if common:
        inside = {token.text for token in find_capitals(doc) if not token.is_sent_start}
        common = {start for start in common if doc[start].text not in inside}
    return [named for named in found if named[0] not in common]


def find_shortened(doc: Doc, named: Sequence[Named], surnames: set[str]) -> Iterator[Named]:
    """The surnames that stand alone and that the model missed."""
    covered = {i for start, end, _ in named for i in range(start, end)}
    for at, word in enumerate(list_words(doc)):
        if word in surnames and at not in covered:
            start = begin_hyphened(doc, at)
            yield start, at + 1, "PERSON"


def _mend(doc: Doc, start: int, end: int, label: str) -> Iterator[Named]:
    """One name of the model's, cut down or drawn out to the name itself."""
    while start < end and (doc[start].is_space or doc[start].lower_ in ("the", "a", "an") or doc[start].is_punct):
        start += 1
    while end > start and (doc[end - 1].text in TAILS or doc[end - 1].is_space or doc[end - 1].is_punct):
        end -= 1
    words = words_of(doc, start, end)
    comma = next((i for i in range(start, end) if doc[i].text == "," and not _is_form(doc[i + 1])), None)
    if comma is not None:
        yield from _mend(doc, start, comma, label)
        yield from _mend(doc, comma + 1, end, label)
        return
    owned = next((i for i in range(start + 1, end - 1) if doc[i].text in ("'s", "’s")), None)
    if owned is not None and label in ("GPE", "LOC", "FAC"):
        yield from _mend(doc, start, owned, "GPE")
        yield from _mend(doc, owned + 1, end, label)
        return
    end = next((i for i in range(start + 1, end) if doc[i].text == "("), end)
    word = end - start == 1 and (doc[start].like_num or words.lower() in read_lexicon("people")["slang"]) and label != "PRODUCT"
    if start == end or label not in LABELS or gazetteer.is_demonym(words) or word:
        return  # a lead that opens with "ELEVEN" or "COPS" names nobody
    if label == "PERSON" and end < len(doc) and is_title(doc[end - 1].text) and _stands_alone(doc[end]):
        return  # "Tervanian King" before "Aldous Renwick" names nobody
    start, label = _pass_callings(doc, start, end, label)
    if _only_calls(doc, start, end, label):
        return
    if label == "ORG" and end - start > 2 and _is_called(doc, start, end):
        start, label = start + 1, "PERSON"
    start, end = _draw_in(doc, start, end, label), _draw_out(doc, end, label)
    cut = find_suffix(doc, start, end) if label == "PERSON" else end
    if cut < end:
        # The stop of "Jr." hides the end of a sentence: the next one begins with somebody's name.
        yield from _mend(doc, cut, end, label)
        end = cut
    if any(char.isalpha() for char in doc[start:end].text) and (label != "PERSON" or _is_name(doc, start, end)):
        yield start, end, label


def _is_form(token: Token) -> bool:
    """Whether a comma before this word stands inside a name: "Harl, Inc.", "Odo Harl, Jr."."""
    return token.lower_ in read_words("people", "bodies.legal_forms") or token.lower_.rstrip(".") in SUFFIXES


def _is_name(doc: Doc, start: int, end: int) -> bool:
    """A person's name is more than two letters, has a capital and is not a bare title or role."""
    calling = read_words("people", "gender", "voices", "roles")
    if end - start == 1 and (is_title(doc[start].text) or not calling.isdisjoint((doc[start].lower_, doc[start].lemma_.lower()))):
        return False
    return len(doc[start:end].text) > 2 and any(token.text[0].isupper() for token in doc[start:end])


def _is_role_before(token: Token, label: str, size: int) -> bool:
    """Whether the first word of a name only says what its bearer is ("Volunteer Shona Baird", "Operator Sound & Isles")."""
    if label == "PERSON":
        callings = read_words("people", "roles", "voices", "gender")
        if token.is_sent_start and size > 2 and token.lower_ in read_words("people", "epithets.adjectives"):
            return True  # "Tearful Ada Brask said"
        plural = token.lower_.removesuffix("s") in callings and token.tag_ in ("NNS", "NNPS", "NNP")
        return is_title(token.text) or _is_small(token) or token.lower_ in callings or plural
    return label == "ORG" and size > 2 and token.is_sent_start is True and token.lower_ in FIRM_ROLES


def _only_calls(doc: Doc, start: int, end: int, label: str) -> bool:
    """Whether the words only say what somebody is: "Heartbroken" before "trader", "Plucky gran"."""
    if label == "ORG":
        return end - start == 1 and doc[start].pos_ == "ADJ" and end < len(doc) and doc[end].text.islower()
    return label == "PERSON" and doc[end - 1].text.islower() and doc[max(start, end - 2)].text != "-"


def _is_small(token: Token) -> bool:
    return token.text.islower() and token.is_alpha and token.text not in PARTICLES


def _pass_callings(doc: Doc, start: int, end: int, label: str) -> tuple[int, str]:
    """The start of a name behind what its bearer is called, and its label: a person taken for a body is one."""
    while start < end - 1 and _is_role_before(doc[start], label, end - start):
        start += 1
    while label == "ORG" and end - start > 2 and _is_called_before(doc[start]):
        start, label = start + 1, "PERSON" if is_title(doc[start].text) else label
    return start, label


def _is_called_before(token: Token) -> bool:
    """Whether the first word of what was taken for a body is a small noun for a person, or a title of one: "matron Sister …"."""
    if token.text.islower():
        return token.lower_ in read_words("people", "roles", "voices") or is_title(token.text)
    return token.lower_.rstrip(".") in read_words("people", "titles_male", "titles_female")


def _is_called(doc: Doc, start: int, end: int) -> bool:
    """Whether a trade and a person's name were taken for a body: "Nurse Ada Quarnby"."""
    trade = doc[start].lower_ in read_words("people", "voices", "roles") and doc[start].lower_ not in read_words("people", "bodies")
    return trade and is_given(doc[start + 1].text) and doc[end - 1].lower_ not in read_words("people", "bodies")


def _draw_in(doc: Doc, start: int, end: int, label: str) -> int:
    """The start of a name of which the model marked the last word only, whatever it took it for."""
    if label not in ("PERSON", "ORG", "GPE") or not start:
        return start
    given = doc[start - 1]
    if end - start > 1:
        left_out = label == "PERSON" and is_given(given.text) and given.is_title and not given.ent_type_
        return start - 1 if left_out and given.whitespace_ and given.pos_ == "PROPN" else start
    role = is_title(given.text) or given.lower_ in read_words("people", "roles", "voices")
    belongs = given.pos_ == "PROPN" and given.dep_ == "compound" and start <= given.head.i < end and not given.ent_type_
    return start - 1 if belongs and given.is_title and not role and not gazetteer.get_state(given.text) else start


def _draw_out(doc: Doc, end: int, label: str) -> int:
    """The end of a name that goes on behind a hyphen, or of a body's that goes on behind "of" or "for"."""
    longer = extend_hyphened(doc, end)
    if label == "PERSON" and (longer > end or doc[end - 1].lower_ in PARTICLES or _goes_on(doc, end)):
        run = find_run(doc, end - 1 if longer == end and doc[end - 1].lower_ in PARTICLES else longer, inside=True)
        return run[0][1] if run else longer
    body = label == "ORG" and doc[end - 1].lower_ in read_words("people", "bodies")
    if body and end + 1 < len(doc) and doc[end].lower_ in ("of", "for") and doc[end].whitespace_:
        run = find_run(doc, end + 1)
        return run[-1][1] if run else longer
    return longer


def _goes_on(doc: Doc, end: int) -> bool:
    """Whether a particle and a capitalised word follow a name: "Ursula" before "von der Leyen"."""
    particle = end < len(doc) and doc[end].text in PARTICLES and doc[end].text not in ("la", "le", "el")
    return particle and bool(find_run(doc, end, inside=True))


def find_suffix(doc: Doc, start: int, end: int) -> int:
    """The end of a person's name at its "Jr." or "III", else its end."""
    suffixed = (i + 1 for i in range(start + 1, end) if doc[i].lower_.rstrip(".") in SUFFIXES)
    return next(suffixed, end)


def _find_missed(doc: Doc, token: Token, covered: set[int]) -> Named | None:
    """A name that the model missed: behind a title, or a place that the gazetteer knows."""
    if token.pos_ != "PROPN":
        return None
    if token.i and doc[token.i - 1].lower_ in read_words("people", "kin") and doc[token.i - 1].text.islower() and token.is_title:
        return token.i, token.i + 1, "PERSON"  # "her dad Festus"
    if token.i and is_title(doc[token.i - 1].text) and doc[token.i - 1].text[0].isupper() and _stands_alone(token):
        end = token.i + 1
        while end < len(doc) and end not in covered and _stands_alone(doc[end]) and not doc[end].is_sent_start:
            end += 1
        return token.i, extend_hyphened(doc, end), "PERSON"
    known = gazetteer.is_state(token.text) or gazetteer.is_capital(token.text)
    placed = token.i > 0 and doc[token.i - 1].lower_ in LOCATIVES and token.ent_type_ not in ("DATE", "TIME")  # "in March"
    if known or (placed and gazetteer.is_place(token.text)):
        return token.i, token.i + 1, "GPE"
    return None


def _stands_alone(token: Token) -> bool:
    numeral = token.lower_ in SUFFIXES and token.is_upper
    return token.pos_ == "PROPN" and (token.is_title or numeral) and not is_title(token.text)
