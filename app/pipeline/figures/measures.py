"""What a figure measures: the word that governs it, found by walking outward from the figure and its noun.

Every word of the sentence that may tell a measure is a candidate. A candidate costs as much as the words between it and the
figure weigh: little words weigh little; verbs, other figures and the borders of clauses weigh much. A word that the
parser puts above the figure is cheaper, since grammar reaches further than neighbourhood; the cheapest candidate wins.
The walk is bounded, so the time for a figure does not grow with the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from app.pipeline.figures.classes import find_classes
from app.pipeline.figures.counted import Counted, find_level_verb
from app.pipeline.figures.frames import Frame, read_frames
from app.pipeline.figures.page import Figure, Page
from app.pipeline.figures.participles import find_lemmas, get_noun_participle, make_participle
from app.pipeline.figures.places import BORDERS, Place, find_insert, find_place, walk
from app.pipeline.figures.roles import find_particles, get_role, is_definite
from app.pipeline.lexicon import read_lexicon, read_words

PARTICIPLE = 999  # the order of measures that no frame gives, behind all frames


@dataclass(frozen=True, slots=True)
class Reading:
    """A measure with what it cost to find it; `behind` says that the word that tells it stands behind the figure."""

    measure: str
    cost: float
    order: int
    behind: bool


def find_measure(
    page: Page, figure: Figure, counted: Counted, figures: frozenset[int], *, among: frozenset[str] | None = None
) -> Reading | None:
    """The measure that the figure's sentence tells; None where it tells none. `figures` are the tokens of all numbers.

    With `among` only those measures are looked for.
    """
    place = find_place(page, figure, counted, figures)
    best: Reading | None = None
    for found in _candidates(page, place, counted):
        if among is not None and found.measure not in among:
            continue
        if best is None or (found.cost, found.order) < (best.cost, best.order):
            best = found
    return best if best is not None and best.cost <= _weights()["limit"] else None


def _weights() -> dict[str, float]:
    weights: dict[str, float] = read_lexicon("measures_weights")["weights"]
    return weights


def _candidates(page: Page, place: Place, counted: Counted) -> Iterator[Reading]:
    if counted.head is not None:
        yield from _own_noun(place, counted.head)
        for token in page.doc[counted.first : counted.head.i]:
            if token.tag_ in {"VBN", "VBG", "JJ"} and not (token.i and token.nbor(-1).tag_ == "HYPH"):
                yield from _told_by(token, place, _weights()["inner"], behind=True)
            if place.hyphened and token.tag_ == "NN":  # "a 9,000-seat arena"
                yield from _noun(token, token.lemma_.lower(), place, _weights()["inner"], behind=True)
    yield from _level(page, place)
    opened, closed = find_insert(page.doc, place.last)
    level = find_level_verb(page.doc, place.first)
    moved = level is not None and level.i < place.first - 1 and level.lemma_ in read_words("measures_change", "rising", "falling")
    for step, start in ((-1, place.first - 1), (1, place.last)):
        cost = outside = 0.0
        for token in walk(page, start, step):
            if token.i == opened:
                outside = cost
            elif token.i == closed:
                cost = outside
            if token != level or not moved:
                yield from _told_by(token, place, cost, behind=step > 0)
            cost += _weight(token, place)
            if cost > _weights()["limit"] + _weights()["above"] and not opened <= token.i < closed:
                break


def _frames(group: str, word: Token) -> tuple[Frame, ...]:
    """The frames of a word as written or as its lemma ("earnings" is no plural); states are read as written."""
    table = read_frames(group)
    lemma = word.lemma_.lower()
    written = table.get(word.lower_, ())
    return written if group == "states" or lemma == word.lower_ else written + table.get(lemma, ())


def _level(page: Page, place: Place) -> Iterator[Reading]:
    """ "The number of people who died … rose to 14": the subject of a verb of level tells what its number measures."""
    verb = find_level_verb(page.doc, place.first)
    if verb is None:
        return
    for token in walk(page, verb.i - 1, -1):
        if token.i in place.figures or token.text == ";":
            return
        groups = ("nouns", "weak", "states", "verbs") if token.tag_.startswith("VB") else ("nouns", "weak", "states")
        cost = _weights()["level"] + _weights()["little"] * (verb.i - token.i) / 4
        for group in groups:
            for frame in _frames(group, token):
                yield from _fit(frame, place, cost, token, behind=False)
        if place.kind == "count" and token.tag_ == "NNS" and "happening" in find_classes(token, ""):
            yield Reading("recorded", cost + _weights()["unknown"], PARTICIPLE, behind=False)  # "Infections tripled to 900"
    if place.kind == "money" and page.doc[place.first - 1].lower_ in {"to", "at"}:
        yield Reading("price", _weights()["limit"], PARTICIPLE, behind=False)  # "slipped to $1.27"


def _own_noun(place: Place, head: Token) -> Iterator[Reading]:
    """What the counted noun itself tells: "12 deaths" nearly all, "12 passengers" little."""
    weights = _weights()
    lemma = head.lemma_.lower()
    partitive = _is_partitive(place)
    named = "own_noun"
    if place.kind == "money":  # "$3bn of damage" is named by its noun, "$3bn in support" less so
        named = "own_noun" if partitive else "named_money"
    elif partitive:
        named = "weak_noun"
    for group, cost in (("nouns", named), ("weak", "weak_noun"), ("states", named)):
        for frame in _frames(group, head):
            if group == "nouns" and _counts_itself(frame, place):
                yield Reading(frame.measure, weights[cost], frame.order, behind=True)
            else:
                yield from _fit(frame, place, weights[cost], head, behind=True)
    participle = get_noun_participle(lemma)
    if participle is not None and place.kind == "count":
        yield Reading(participle, weights["weak_noun"], PARTICIPLE, behind=True)


def _counts_itself(frame: Frame, place: Place) -> bool:
    """ "14 convictions": what is counted is the deed, though the frame asks for people."""
    return "person" in frame.counted and place.kind in frame.kinds and not frame.near


def _is_partitive(place: Place) -> bool:
    """ "ten of the wounded": the noun tells whom they are part of, the verb what became of the ten."""
    return any(place.anchor.doc[at].lower_ == "of" for at in range(place.first, place.anchor.i))


def _weight(token: Token, place: Place) -> float:
    """How much a word between the figure and a candidate keeps them apart."""
    weights = _weights()
    if token.i in place.conjoined:
        return weights["conjoined"]
    if token.i in place.figures:
        return weights["figure"]
    if token.lower_ in read_words("measures_weights", "subordinators"):
        return weights["subordinator"]
    if token.lower_ in {"and", "or", "but"}:
        return weights["conjunction"]
    if token.text in BORDERS:
        return weights["comma"] if token.text == "," else weights["border"]
    if token.tag_.startswith("VB") and token.dep_ not in {"aux", "auxpass"} and token.lemma_ != "be":
        return weights["verb"]
    return weights["noun"] if token.tag_.startswith(("NN", "PRP")) else weights["little"]


def _told_by(token: Token, place: Place, cost: float, *, behind: bool) -> Iterator[Reading]:
    """The measures that one word tells of the figure."""
    weights = _weights()
    if token.i in place.ancestors:
        cost = min(cost, max(weights["floor"], cost - weights["above"]))
    yield from _verb(token, place, cost, behind=behind)
    if token.lower_ != "there" or token.tag_ == "EX":
        for frame in read_frames("states").get(token.lower_, ()):
            yield from _fit(frame, place, cost, token, behind=behind)
    if token.tag_.startswith("NN"):
        penalty = weights["noun_behind"] if behind and place.kind == "count" else 0.0
        yield from _noun(token, token.lemma_.lower(), place, cost + penalty, behind=behind)


def _verb(token: Token, place: Place, cost: float, *, behind: bool) -> Iterator[Reading]:
    """The frames of a verb, and its participle where it has none that fits."""
    weights = _weights()
    verbal = token.tag_.startswith("VB")
    past = not behind and token.lower_.endswith(("ed", "ing", "s"))  # a form that the tagger may have missed
    if token.dep_ in {"aux", "auxpass"} or not (verbal or past or token.tag_ == "JJ"):
        return
    role = "clause" if _governs_clause(token, place) else get_role(token, place, behind=behind)
    governs = weights["governs"] if place.anchor.head == token and place.anchor.dep_ in {"dobj", "nsubjpass"} else 0.0
    for lemma in find_lemmas(token.lower_, token.lemma_.lower()):
        for frame in read_frames("verbs").get(lemma, ()):
            if frame.role == "direct" and behind:
                continue
            wrong = role != "either" and frame.role not in {None, "direct", role}
            nearer = weights["wrong_role"] if wrong else 0.0 if frame.late else -governs
            yield from _fit(frame, place, cost + nearer, token, behind=behind)
    named = place.kind == "count" or (place.kind == "money" and cost <= weights["floor"])
    if (
        verbal
        and named
        and role != "clause"
        and not place.hyphened
        and not _stands_aside(place)
        and not is_definite(token.doc, place.first)
    ):
        participle = make_participle(token.lemma_.lower(), form=token.lower_, light=place.anchor.lower_ == "times")
        if participle is not None and cost <= weights["governed"] and not (_is_parted(token, place) or _says(token, place)):
            yield Reading(
                participle,
                cost + weights["participle"] + (weights["subject"] if role == "subject" else 0.0),
                PARTICIPLE,
                behind=behind,
            )


def _is_parted(verb: Token, place: Place) -> bool:
    """A border lies between the figure and a verb behind it that the parser does not hang it on."""
    between = verb.doc[place.last : verb.i] if verb.i > place.last else verb.doc[:0]
    return place.anchor.head != verb and any(token.text in BORDERS for token in between)


def _governs_clause(verb: Token, place: Place) -> bool:
    """ "claimed 31,000 had left": what is counted is the subject of another verb that this one only reports."""
    subject = place.anchor.dep_ in {"nsubj", "nsubjpass"} and place.anchor.head.i > place.anchor.i
    return subject and verb.i < place.first and verb.i in place.ancestors


def _says(verb: Token, place: Place) -> bool:
    """ "alleged that 300 temps …": the verb reports the clause of the figure and does not govern the number."""
    return verb.i < place.first and any(token.lower_ == "that" for token in verb.doc[verb.i + 1 : min(place.first, verb.i + 4)])


def _stands_aside(place: Place) -> bool:
    """ "won in 12 seasons": the verb governs something else."""
    return place.anchor.dep_ == "pobj" and place.anchor.head.lower_ in read_words("measures_weights", "aside")


def _noun(token: Token, lemma: str, place: Place, cost: float, *, behind: bool) -> Iterator[Reading]:
    for group in ("nouns", "weak"):
        for frame in _frames(group, token):
            yield from _fit(frame, place, cost, token, behind=behind)
    participle = get_noun_participle(lemma)
    if (
        participle is not None
        and place.kind == "count"
        and not behind
        and token.i + 1 < len(token.doc)
        and token.nbor().lower_ == "of"
    ):
        yield Reading(participle, cost + _weights()["participle"], PARTICIPLE, behind=behind)


def _fit(frame: Frame, place: Place, cost: float, token: Token, *, behind: bool) -> Iterator[Reading]:
    clause = place.clause | _around(token) if frame.near else place.clause
    if frame.particles and not frame.particles & find_particles(token):
        return
    if frame.after and not frame.after & _just_before(token):
        return
    if frame.beside and not frame.beside & _around(token):
        return
    told = bool(frame.near or frame.beside or frame.after or frame.particles)
    unknown = (
        told and place.classes == {"other"} and "person" in frame.counted and not place.hyphened
    )  # no list of people is complete
    if frame.admits(kind=place.kind, classes=frozenset({"person"}) if unknown else place.classes, clause=clause):
        weights = _weights()
        cost += weights["unknown"] if unknown else 0.0
        cost += weights["late"] if frame.late else 0.0
        cost -= weights["specific"] if frame.near or frame.beside or frame.after else 0.0
        yield Reading(frame.measure, cost, frame.order, behind=behind)


def _just_before(token: Token) -> set[str]:
    """The three words before a candidate."""
    return {other.lower_ for other in token.doc[max(0, token.i - 3) : token.i]}


def _around(token: Token) -> frozenset[str]:
    """The words beside a candidate, which belong to its clause even where a comma parts it from the figure."""
    return frozenset(other.lower_ for other in token.doc[max(0, token.i - 3) : token.i + 5])
