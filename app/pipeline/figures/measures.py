"""What a figure measures: the word that governs it, found by walking outward from the figure and its noun.

Every word of the sentence that may tell a measure is a candidate. A candidate costs as much as the words between it and the
figure weigh: little words weigh little; verbs, other figures and the borders of clauses weigh much. A word that the
parser puts above the figure is cheaper, since grammar reaches further than neighbourhood; the cheapest candidate wins.
The walk is bounded, so the time for a figure does not grow with the text.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from app.pipeline.figures.classes import find_classes
from app.pipeline.figures.clauses import joins_clause, opens_clause
from app.pipeline.figures.counted import Counted, find_level_verb
from app.pipeline.figures.fitting import PARTICIPLE, Reading, find_fit, find_frames, read_weights
from app.pipeline.figures.frames import Frame, read_frames
from app.pipeline.figures.page import Figure, Page
from app.pipeline.figures.participles import get_noun_participle
from app.pipeline.figures.places import BORDERS, Place, find_insert, find_place, walk
from app.pipeline.figures.restated import find_apposed, find_estimated
from app.pipeline.figures.roles import is_definite
from app.pipeline.figures.verbs import find_by_verb
from app.pipeline.lexicon import read_words

_WHERE = frozenset({"in", "at", "across", "throughout", "from", "to"})
_CLAUSE = 4  # tokens from a noun to the verb of the clause that belongs to it
_OF_NUMBER = 5  # tokens from a noun to the number behind its "of"


def find_measure(
    page: Page,
    figure: Figure,
    counted: Counted,
    figures: frozenset[int],
    *,
    among: frozenset[str] | None = None,
    verbs: bool = True,
    carried: frozenset[str] = frozenset(),
    kind: str | None = None,
) -> Reading | None:
    """The measure that the figure's sentence tells; None where it tells none. `figures` are the tokens of all numbers.

    With `among` only those measures are looked for, without `verbs` only nouns and states tell one; `carried` and `kind` are those
    of `find_place`.
    """
    place = find_place(page, figure, counted, figures, carried=carried, kind=kind)
    best: Reading | None = None
    for found in _candidates(page, place, counted):
        if (among is not None and found.measure not in among) or (found.verb and not verbs):
            continue
        if best is None or (found.cost, found.order) < (best.cost, best.order):
            best = found
    return best if best is not None and best.cost <= read_weights()["limit"] else None


def find_own_measure(page: Page, figure: Figure, counted: Counted) -> str | None:
    """The measure that the counted noun tells by itself, however little it tells."""
    if counted.head is None:
        return None
    place = find_place(page, figure, counted, frozenset())
    found = min(_own_noun(place, counted.head), key=lambda reading: (reading.cost, reading.order), default=None)
    return None if found is None else found.measure


def find_told_of_whole(page: Page, figure: Figure, counted: Counted, figures: frozenset[int]) -> str | None:
    """ "6,200 of the 7,800 homes that lost power", "two of nine flats gutted": the clause behind the noun tells of the whole."""
    head = counted.head
    if head is None or not head.dep_:
        return None
    place = find_place(page, figure, counted, figures)
    clauses = [
        child
        for child in head.children
        if child.dep_ in {"relcl", "acl"} and child.tag_ != "VB" and 0 < child.i - head.i <= _CLAUSE
    ]
    readings = (reading for verb in clauses for reading in find_by_verb(verb, place, 0.0, behind=True))
    best = min(
        (reading for reading in readings if reading.order < PARTICIPLE),
        key=lambda reading: (reading.cost, reading.order),
        default=None,
    )
    return None if best is None or best.cost > read_weights()["part"] else best.measure


def _candidates(page: Page, place: Place, counted: Counted) -> Iterator[Reading]:
    if counted.head is not None:
        yield from _own_noun(place, counted.head)
        if counted.head.tag_ in {"VBN", "JJ"}:  # "eleven of those killed"
            yield from _told_by(counted.head, place, _told_of(place), behind=True)
        inner = read_weights()["inner"] + (read_weights()["part"] if is_definite(page.doc, place.first) else 0.0)
        for token in page.doc[counted.first : counted.head.i]:
            if token.tag_ in {"VBN", "VBG", "JJ"} and not (token.i and token.nbor(-1).tag_ == "HYPH"):
                yield from _told_by(token, place, inner, behind=True)
            if place.hyphened and token.tag_ == "NN":  # "a 9,000-seat arena"
                yield from _noun(token, token.lemma_.lower(), place, read_weights()["inner"], behind=True)
    yield from _level(page, place)
    yield from find_estimated(page, place)
    yield from find_apposed(page, place)
    yield from _places(place)
    opened, closed = find_insert(page.doc, place.last)
    level = find_level_verb(page.doc, place.first)
    moved = level is not None and _reaches(level, place, bare=counted.head is None)
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
            if cost > read_weights()["limit"] + read_weights()["above"] and not opened <= token.i < closed:
                break


def _reaches(level: Token, place: Place, *, bare: bool) -> bool:
    """Whether a verb of level only tells what was reached: "rose to 14", "the toll hit 14"."""
    if level.lemma_ in read_words("measures_change", "hitting"):
        return bare and any(child.dep_ == "nsubj" for child in (level.children if level.dep_ else ()))
    return level.i < place.first - 1 and level.lemma_ in read_words("measures_change", "rising", "falling")


def _level(page: Page, place: Place) -> Iterator[Reading]:
    """ "The number of people who died … rose to 14": the subject of a verb of level tells what its number measures."""
    verb = find_level_verb(page.doc, place.first)
    if verb is None:
        return
    for token in walk(page, verb.i - 1, -1):
        if token.i in place.figures or token.text == ";":
            return
        groups = ("nouns", "weak", "states", "verbs") if token.tag_.startswith("VB") else ("nouns", "weak", "states")
        cost = read_weights()["level"] + read_weights()["little"] * (verb.i - token.i) / 4
        for group in groups:
            for frame in find_frames(group, token):
                if not frame.stated:
                    yield from find_fit(frame, place, cost, token, behind=False)
        if place.kind == "count" and token.tag_ == "NNS" and "happening" in find_classes(token, ""):
            yield Reading("recorded", cost + read_weights()["unknown"], PARTICIPLE, behind=False)  # "Infections tripled to 900"
    if place.kind == "money" and page.doc[place.first - 1].lower_ in {"to", "at"}:
        yield Reading("price", read_weights()["limit"], PARTICIPLE, behind=False)  # "slipped to $1.27"


def _places(place: Place) -> Iterator[Reading]:
    """ "cases in four districts", "floods across nine provinces"."""
    if place.anchor.dep_ == "pobj" and place.anchor.head.lower_ in _WHERE:
        for frame in find_frames("places", place.anchor):
            yield from find_fit(frame, place, read_weights()["places"], place.anchor, behind=True)


def _own_noun(place: Place, head: Token) -> Iterator[Reading]:
    """What the counted noun itself tells: "12 deaths" nearly all, "12 passengers" little."""
    weights = read_weights()
    lemma = head.lemma_.lower()
    partitive = place.kind in {"count", "money"} and _is_partitive(place)
    named = "own_noun"
    if place.kind == "money":  # "$3bn of damage" is named by its noun, "$3bn in support" less so
        named = "own_noun" if partitive or lemma in read_words("measures_joint", "sums") else "named_money"
    elif partitive:
        named = "weak_noun"
    for group, cost in (
        ("nouns", named),
        ("telling", "weak_noun" if partitive else "telling"),
        ("weak", "weak_noun"),
        ("states", named),
    ):
        for frame in find_frames(group, head):
            if group == "nouns" and _counts_itself(frame, place):
                yield Reading(frame.measure, weights[cost], frame.order, behind=True)
            else:
                yield from find_fit(frame, place, weights[cost], head, behind=True)
    participle = get_noun_participle(lemma)
    if participle is not None and place.kind == "count":
        yield Reading(participle, weights["weak_noun"], PARTICIPLE, behind=True)


def _counts_itself(frame: Frame, place: Place) -> bool:
    """ "14 convictions": what is counted is the deed, though the frame asks for people."""
    return "person" in frame.counted and place.kind in frame.kinds and not frame.near


def _told_of(place: Place) -> float:
    """What "injured" costs in "nine of the injured": it tells whom the nine are part of, the verb what became of them."""
    return read_weights()["part"] if _is_partitive(place) else 0.0


def _counts_whole(place: Place) -> bool:
    """Whether the noun is that of a whole, which has a number of its own."""
    return len(place.figures & set(range(place.first, place.last))) > 1


def _is_partitive(place: Place) -> bool:
    """ "ten of the wounded": the noun tells whom they are part of, the verb what became of the ten."""
    return any(place.anchor.doc[at].lower_ == "of" for at in range(place.first, place.anchor.i))


def _weight(token: Token, place: Place) -> float:
    """How much a word between the figure and a candidate keeps them apart."""
    weights = read_weights()
    if token.i in place.conjoined:
        return weights["conjoined"]
    if (token.i >= place.last and opens_clause(token, place)) or (token.i == place.first - 1 and joins_clause(token, place)):
        return weights["clause"]
    if token.i in place.figures:
        return weights["figure"]
    if token.lower_ in read_words("measures_weights", "subordinators") and not _is_adverb(token):
        return weights["subordinator"]
    if token.lower_ in {"and", "or", "but"}:
        return weights["conjunction"]
    if token.text == ";":
        return weights["semicolon"]
    if token.text in BORDERS:
        return weights["comma"] if token.text == "," else weights["border"]
    if (
        token.lemma_ in read_words("measures_weights", "lasting")
        and token.i + 1 < len(token.doc)
        and token.nbor().tag_ in {"VBN", "JJ"}
    ):
        return weights["little"]  # "remain pinned under the roof"
    if token.tag_.startswith("VB") and token.dep_ not in {"aux", "auxpass"} and token.lemma_ != "be":
        return weights["verb"]
    return weights["noun"] if token.tag_.startswith(("NN", "PRP")) else weights["little"]


def _is_adverb(token: Token) -> bool:
    """ "have since been freed": no clause begins there."""
    return token.lower_ == "since" and token.i > 0 and token.nbor(-1).lemma_ in {"have", "'ve", "’ve"}


def _told_by(token: Token, place: Place, cost: float, *, behind: bool) -> Iterator[Reading]:
    """The measures that one word tells of the figure."""
    weights = read_weights()
    if behind and token.i == place.last and _is_acted_on(token):
        cost += weights["part"]
    if behind and token.i == place.last and (token.tag_ == "VBN" or token.dep_ == "acl") and _counts_whole(place):
        return  # "shot down 61 of 84 drones fired at it": the participle tells of the whole
    if token.i in place.ancestors:
        cost = min(cost, max(weights["floor"], cost - weights["above"]))
    for found in find_by_verb(token, place, cost, behind=behind):
        yield replace(found, verb=True)
    if behind and token.i <= place.last + 1 and _counts_whole(place):
        cost += weights["part"]  # "31 of the 40 people on board perished": it tells of the whole
    if token.lower_ != "there" or token.tag_ == "EX":
        for frame in read_frames("states").get(token.lower_, ()):
            yield from find_fit(frame, place, cost, token, behind=behind)
    if token.tag_.startswith("NN"):
        penalty = weights["noun_behind"] if behind and place.kind == "count" else 0.0
        yield from _noun(token, token.lemma_.lower(), place, cost + penalty, behind=behind)


def _does_it(noun: Token, place: Place) -> bool:
    """Whether the noun is the subject of a verb that has what is counted as its object."""
    verb = place.anchor.head
    acted = place.kind == "count" and place.anchor.dep_ == "dobj" and noun.dep_ == "nsubj" and noun.head == verb
    return acted and verb.lemma_ not in read_words("measures_change", "levels")


def _is_acted_on(token: Token) -> bool:
    """ "27 wounded had been admitted": the participle tells who they are, and the passive behind it what became of them."""
    if not token.tag_.startswith(("VBN", "VBD", "JJ", "NN")):
        return False
    behind = token.doc[token.i + 1 : token.i + 4]
    helped = bool(behind) and behind[0].lemma_ in {"have", "be"} and not any(other.text in BORDERS for other in behind)
    return helped and any(other.tag_ == "VBN" and other.lemma_ != "be" for other in behind)


def _governs_next(noun: Token, place: Place) -> bool:
    """A noun behind the figure with "of" and another number behind it."""
    following = noun.doc[noun.i + 1 : noun.i + _OF_NUMBER]
    return bool(following) and following[0].lower_ == "of" and any(token.i in place.figures for token in following)


def _noun(token: Token, lemma: str, place: Place, cost: float, *, behind: bool) -> Iterator[Reading]:
    if not behind and any(left.i in place.figures for left in token.lefts if token.dep_):
        return  # "203 cases and 71 people": the noun has a number of its own
    if not behind and _does_it(token, place):
        return  # "staff were helping two tourists": who does it tells nothing of whom it is done to
    if behind and _governs_next(token, place):
        return  # "won 46.8%, a margin of 376,000": the noun measures the next number
    acts = "none" not in place.classes and token.dep_ in {"nsubj", "nsubjpass", "dobj"} and token.i not in place.ancestors
    for group in ("nouns",) if acts else ("nouns", "weak"):  # "dogs led crews to four survivors": the crews are told of themselves
        for frame in find_frames(group, token):
            yield from find_fit(frame, place, cost, token, behind=behind)
    participle = get_noun_participle(lemma)
    if (
        participle is not None
        and place.kind == "count"
        and not behind
        and token.i + 1 < len(token.doc)
        and token.nbor().lower_ == "of"
    ):
        yield Reading(participle, cost + read_weights()["participle"], PARTICIPLE, behind=behind)
