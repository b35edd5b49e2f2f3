"""What a figure measures: the word that governs it, found by walking outward from the figure and its noun.

Every word of the sentence that may tell a measure is a candidate. A candidate costs as much as the words between it and the
figure weigh: little words weigh little; verbs, other figures and the borders of clauses weigh much. A word that the
parser puts above the figure is cheaper, since grammar reaches further than neighbourhood; the cheapest candidate wins.
The walk is bounded, so the time for a figure does not grow with the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from app.pipeline.figures.classes import find_classes
from app.pipeline.figures.counted import Counted, find_level_verb
from app.pipeline.figures.frames import Frame, read_frames
from app.pipeline.figures.page import Figure, Page
from app.pipeline.figures.participles import find_lemmas, get_noun_participle, make_participle
from app.pipeline.lexicon import read_lexicon, read_words

REACH = 40  # tokens that are walked to each side


@dataclass(frozen=True, slots=True)
class Reading:
    """A measure with what it cost to find it; `behind` says that the word that tells it stands behind the figure."""

    measure: str
    cost: float
    order: int
    behind: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """A figure among the tokens: `first` to `last` (exclusive) with its noun, the words of its clause, its classes and kind."""

    first: int
    last: int
    anchor: Token
    ancestors: frozenset[int]
    kind: str
    classes: frozenset[str]
    clause: frozenset[str]
    figures: frozenset[int]
    conjoined: frozenset[int]


def find_measure(page: Page, figure: Figure, counted: Counted, figures: frozenset[int]) -> Reading | None:
    """The measure that the figure's sentence tells; None where it tells none. `figures` are the tokens of all numbers."""
    place = _place(page, figure, counted, figures)
    best: Reading | None = None
    for found in _candidates(page, place, counted):
        if best is None or (found.cost, found.order) < (best.cost, best.order):
            best = found
    return best if best is not None and best.cost <= _weights()["limit"] else None


def _weights() -> dict[str, float]:
    weights: dict[str, float] = read_lexicon("measures_weights")["weights"]
    return weights


def _place(page: Page, figure: Figure, counted: Counted, figures: frozenset[int]) -> _Place:
    first = page.token(figure.first).i
    own = page.token_at(page.lexemes[figure.last - 1].end - 1).i
    last = max(own + 1, counted.last if counted.head is not None and counted.first >= first else 0)
    while last < len(page.doc) and page.doc[last].lower_ in _ANAPHORS and last < own + 4:
        last += 1
    anchor = counted.head if counted.head is not None and counted.first >= first else page.doc[own]
    above = frozenset(token.i for token, _ in zip(anchor.ancestors, range(4), strict=False))
    words = page.doc[counted.first : counted.last].text.lower() if counted.head is not None else ""
    classes = frozenset(find_classes(counted.head, words))
    return _Place(
        first, last, anchor, above, figure.kind or "count", classes, _clause(page, first, last), figures, _conjoined(anchor)
    )


def _conjoined(anchor: Token) -> frozenset[int]:
    """The tokens up to the nouns that are joined to the counted one by "and"."""
    joined = anchor.conjuncts if anchor.dep_ else ()
    reach = [other.i for other in joined if anchor.i < other.i <= anchor.i + 8]
    return frozenset(range(anchor.i + 1, max(reach) + 1)) if reach else frozenset()


def _clause(page: Page, first: int, last: int) -> frozenset[str]:
    """The words and lemmas around the figure up to the borders of its clause."""
    words: set[str] = set()
    for step, start in ((-1, first - 1), (1, last)):
        for token in _walk(page, start, step):
            if token.text in _BORDERS or token.lower_ in read_words("measures_weights", "subordinators"):
                break
            words.add(token.lower_)
    words.update(token.lower_ for token in page.doc[first:last])
    return frozenset(words)


_ANAPHORS = frozenset({"of", "them", "whom", "these", "those", "which", "us"})
_BORDERS = frozenset({",", ";", ":", "–", "—", "(", ")"})


def _walk(page: Page, start: int, step: int) -> Iterator[Token]:
    """Tokens outward from `start` within the sentence and line, at most REACH."""
    at = start
    if step < 0 and start + 1 < len(page.doc) and page.doc[start + 1].is_sent_start:
        return
    while 0 <= at < len(page.doc) and abs(at - start) < REACH:
        token = page.doc[at]
        if "\n" in token.text or (step > 0 and token.is_sent_start and at > start):
            return
        yield token
        if step < 0 and token.is_sent_start:
            return
        at += step


def _candidates(page: Page, place: _Place, counted: Counted) -> Iterator[Reading]:
    if counted.head is not None:
        yield from _own_noun(place, counted.head)
        for token in page.doc[counted.first : counted.head.i]:
            if token.tag_ in {"VBN", "JJ"}:
                yield from _told_by(token, place, _weights()["inner"], behind=True)
    yield from _level(page, place)
    for step, start in ((-1, place.first - 1), (1, place.last)):
        cost = 0.0
        for token in _walk(page, start, step):
            yield from _told_by(token, place, cost, behind=step > 0)
            cost += _weight(token, place)
            if cost > _weights()["limit"] + _weights()["above"]:
                break


def _frames(group: str, word: Token) -> tuple[Frame, ...]:
    """The frames of a word as written or as its lemma ("earnings" is no plural); states are read as written."""
    table = read_frames(group)
    lemma = word.lemma_.lower()
    written = table.get(word.lower_, ())
    return written if group == "states" or lemma == word.lower_ else written + table.get(lemma, ())


def _level(page: Page, place: _Place) -> Iterator[Reading]:
    """ "The number of people who died … rose to 14": the subject of a verb of level tells what its number measures."""
    verb = find_level_verb(page.doc, place.first)
    if verb is None:
        return
    for token in _walk(page, verb.i - 1, -1):
        if token.i in place.figures or token.text == ";":
            return
        for group in ("nouns", "weak", "states", "verbs"):
            for frame in _frames(group, token):
                yield from _fit(
                    frame, place, _weights()["level"] + _weights()["little"] * (verb.i - token.i) / 4, token, behind=False
                )


def _own_noun(place: _Place, head: Token) -> Iterator[Reading]:
    """What the counted noun itself tells: "12 deaths" nearly all, "12 passengers" little."""
    weights = _weights()
    lemma = head.lemma_.lower()
    named = "named_money" if place.kind == "money" else "own_noun"
    for group, cost in (("nouns", named), ("weak", "weak_noun"), ("states", named)):
        for frame in _frames(group, head):
            yield from _fit(frame, place, weights[cost], head, behind=True)
    participle = get_noun_participle(lemma)
    if participle is not None and place.kind == "count":
        yield Reading(participle, weights["weak_noun"], 999, behind=True)


def _weight(token: Token, place: _Place) -> float:
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
    if token.text in _BORDERS:
        return weights["comma"] if token.text == "," else weights["border"]
    if token.tag_.startswith("VB") and token.dep_ not in {"aux", "auxpass"} and token.lemma_ != "be":
        return weights["verb"]
    return weights["noun"] if token.tag_.startswith(("NN", "PRP")) else weights["little"]


def _told_by(token: Token, place: _Place, cost: float, *, behind: bool) -> Iterator[Reading]:
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


def _verb(token: Token, place: _Place, cost: float, *, behind: bool) -> Iterator[Reading]:
    """The frames of a verb, and its participle where it has none that fits."""
    weights = _weights()
    verbal = token.tag_.startswith("VB")
    past = not behind and token.lower_.endswith(("ed", "ing", "s"))  # a form that the tagger may have missed
    if token.dep_ in {"aux", "auxpass"} or not (verbal or past or token.tag_ == "JJ"):
        return
    role = _role(token, place, behind=behind)
    for lemma in find_lemmas(token.lower_, token.lemma_.lower()):
        for frame in read_frames("verbs").get(lemma, ()):
            wrong = role != "either" and frame.role not in {None, role}
            yield from _fit(frame, place, cost + (weights["wrong_role"] if wrong else 0.0), token, behind=behind)
    named = place.kind == "count" or (place.kind == "money" and cost <= weights["floor"])
    if verbal and named and not _is_definite(token.doc, place.first):
        participle = make_participle(token.lemma_.lower(), form=token.lower_)
        if participle is not None and cost <= weights["governed"]:
            yield Reading(
                participle, cost + weights["participle"] + (weights["subject"] if role == "subject" else 0.0), 1000, behind=behind
            )


def _is_definite(doc: Doc, first: int) -> bool:
    """ "the two countries": the number tells who is meant and counts nothing new."""
    return first > 0 and doc[first - 1].lower_ in read_words("measures_weights", "definite")


def _noun(token: Token, lemma: str, place: _Place, cost: float, *, behind: bool) -> Iterator[Reading]:
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
        yield Reading(participle, cost + _weights()["participle"], 999, behind=behind)


def _fit(frame: Frame, place: _Place, cost: float, token: Token, *, behind: bool) -> Iterator[Reading]:
    clause = place.clause | _around(token) if frame.near else place.clause
    if frame.particles and not frame.particles & _particles(token):
        return
    if frame.after and not frame.after & _just_before(token):
        return
    if frame.admits(kind=place.kind, classes=place.classes, clause=clause):
        cost += (_weights()["late"] if frame.late else 0.0) - (_weights()["specific"] if frame.near or frame.after else 0.0)
        yield Reading(frame.measure, cost, frame.order, behind=behind)


def _particles(verb: Token) -> set[str]:
    """The words beside a verb that may be its particle, and what the parser takes for one."""
    beside = {other.lower_ for other in verb.doc[verb.i + 1 : verb.i + 3]}
    return beside | {child.lower_ for child in _children(verb) if child.dep_ in {"prt", "advmod", "oprd", "acomp"}}


def _just_before(token: Token) -> set[str]:
    """The three words before a candidate."""
    return {other.lower_ for other in token.doc[max(0, token.i - 3) : token.i]}


def _around(token: Token) -> frozenset[str]:
    """The words beside a candidate, which belong to its clause even where a comma parts it from the figure."""
    return frozenset(other.lower_ for other in token.doc[max(0, token.i - 3) : token.i + 5])


def _role(verb: Token, place: _Place, *, behind: bool) -> str:
    """Whether the figure is subject or object of the verb, by form and place; the parser's word counts where it has one."""
    if place.anchor.head == verb and place.anchor.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}:
        if place.anchor.dep_ != "nsubj":
            return "object"
        if behind and verb.tag_ in {"VBN", "VBD"} and not _has_object(verb) and not _is_active(verb):
            return "either"
        return "subject"
    if not behind:
        return "object"
    if verb.tag_ == "VBN":
        helped = any(child.dep_ == "auxpass" for child in _children(verb))
        return "subject" if _is_active(verb) else "object" if helped else "either"
    return "either" if verb.tag_ in {"VBD", "JJ"} and not _has_object(verb) else "subject"


def _children(token: Token) -> list[Token]:
    """The token's children; none in a Doc without a parse, whose tokens have no valid edges to look between."""
    return list(token.children) if token.dep_ else []


def _is_active(verb: Token) -> bool:
    """A perfect without passive: "have killed"."""
    helpers = {child.lemma_ for child in _children(verb) if child.dep_ in {"aux", "auxpass"}}
    return "have" in helpers and "be" not in helpers


def _has_object(verb: Token) -> bool:
    if any(child.dep_ == "dobj" for child in _children(verb)):
        return True
    following = verb.nbor() if verb.i + 1 < len(verb.doc) else None
    return following is not None and following.tag_ in {"DT", "PRP", "PRP$", "NNP", "NNS", "CD", "JJ"}
