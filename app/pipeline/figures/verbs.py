"""What a verb tells of a figure: by its frames, else by its participle where it governs the number."""

from collections.abc import Iterator

from spacy.tokens import Token

from app.pipeline.figures.fitting import PARTICIPLE, Reading, find_fit, read_weights
from app.pipeline.figures.frames import read_frames
from app.pipeline.figures.participles import find_lemmas, get_phrasal, make_participle
from app.pipeline.figures.places import BORDERS, Place
from app.pipeline.figures.restated import estimates
from app.pipeline.figures.roles import find_particles, get_role, is_definite
from app.pipeline.lexicon import read_words

_PLACES = frozenset({"place", "building", "outlet"})


def find_by_verb(token: Token, place: Place, cost: float, *, behind: bool) -> Iterator[Reading]:
    """The frames of a verb, and its participle where it has none that fits."""
    weights = read_weights()
    verbal = token.tag_.startswith("VB")
    past = not behind and token.lower_.endswith(("ed", "ing", "s"))  # a form that the tagger may have missed
    if token.dep_ in {"aux", "auxpass"} or not (verbal or past or token.tag_ == "JJ"):
        return
    if token.i and token.nbor(-1).tag_ == "HYPH":
        return  # "rebel-held"
    if not verbal and token.tag_ == "NNS" and token.i and token.nbor(-1).tag_ in {"DT", "PRP$", "POS", "CD", "IN"}:
        return  # "owes its banks $2m"
    if token.tag_ == "NNS" and token.dep_ == "pobj":
        return  # "losses on property loans at $4m"
    if (estimates(token, place) and not behind) or (behind and _goes_on_with(token, place)):
        return
    role = "clause" if _governs_clause(token, place) else get_role(token, place, behind=behind)
    governs = weights["governs"] if place.top.head == token and place.top.dep_ in {"dobj", "nsubjpass"} else 0.0
    elsewhere = place.classes == {"place"} and _stands_aside(place)  # "sent 40 observers across nine provinces"
    aside = _is_at_place(place)
    acted = aside and token.dep_ != "" and any(child.dep_ in {"dobj", "nsubjpass"} for child in token.children)
    for lemma in find_lemmas(token.lower_, token.lemma_.lower()):
        for frame in read_frames("verbs").get(lemma, ()):
            if (frame.role == "direct" and behind) or (elsewhere and not frame.counted):
                continue
            if aside and (frame.role is not None or acted):
                continue
            wrong = (role != "either" and frame.role not in {None, "direct", role}) or (
                _goes_on(token, behind) and frame.role != "subject"
            )
            nearer = weights["wrong_role"] if wrong else 0.0 if frame.late else -governs
            yield from find_fit(frame, place, cost + nearer, token, behind=behind)
    near = cost <= weights["floor"] or _is_found(token, place)
    named = place.kind == "count" or (place.kind in {"money", "volume", "energy"} and near)
    inner = token.tag_ == "VBG" and place.first < token.i < place.last  # "40 threatening letters"
    verbal = (verbal or _is_left(token) or _is_state(token, place)) and not inner
    if (
        verbal
        and named
        and role != "clause"
        and not place.hyphened
        and (not _stands_aside(place) or _acts_on_whole(token, place) or _asks_for(token, place))
        and (_acts_on(token, place) or not is_definite(token.doc, place.first))
    ):
        light = place.anchor.lower_ == "times" or _has_as_object(token, place) or _is_found(token, place)
        participle = "deployed" if _works(token, place) else None
        participle = (
            participle
            or get_phrasal(token.lemma_.lower(), find_particles(token))
            or make_participle(token.lemma_.lower(), form=token.lower_, light=light)
        )
        if participle is not None and cost <= weights["governed"] and not _tells_nothing(token, place):
            yield Reading(
                participle,
                cost
                + weights["acted" if not light and _acts_directly(token, place) else "participle"]
                + (weights["subject"] if role == "subject" else 0.0)
                + (weights["light"] if light else 0.0),
                PARTICIPLE,
                behind=behind,
            )


def _goes_on_with(verb: Token, place: Place) -> bool:
    """ "has 300 customers and 12 offices and employs 90 people": the second verb has an object of its own."""
    node = place.top
    while node.dep_ == "conj" and node.head.tag_.startswith("NN"):
        node = node.head
    joined = node.dep_ == "dobj" and verb.dep_ == "conj" and verb.head == node.head
    return joined and any(child.dep_ == "dobj" for child in verb.children)


def _acts_directly(verb: Token, place: Place) -> bool:
    """ "has prosecuted eight hauliers": the count is the verb's own object, and words farther off tell less of it."""
    return place.kind == "count" and place.top.head == verb and place.top.dep_ in {"dobj", "nsubjpass"}


def _tells_nothing(verb: Token, place: Place) -> bool:
    """Whether the verb governs something else, reports the figure's clause, or only says what a count reaches."""
    reaches = verb.i < place.first and "none" in place.classes and verb.lemma_ in read_words("measures_change", "hitting")
    return reaches or _is_parted(verb, place) or _says(verb, place)


def _is_parted(verb: Token, place: Place) -> bool:
    """A border lies between the figure and a verb behind it that the parser does not hang it on."""
    between = verb.doc[place.last : verb.i] if verb.i > place.last else verb.doc[:0]
    return place.anchor.head != verb and any(token.text in BORDERS for token in between)


def _has_as_object(verb: Token, place: Place) -> bool:
    """ "divers found 11 coins", "12 seats were taken": a verb that mostly reports has what is counted as its own object."""
    if verb.lemma_.lower() not in read_words("measures_participles", "objects") or place.top.head != verb:
        return False
    if place.top.dep_ not in {"dobj", "nsubjpass"} or not place.anchor.tag_.startswith("NN") or "happening" in place.classes:
        return False
    return not any(child.dep_ in {"ccomp", "xcomp"} for child in verb.children)


def _acts_on_whole(verb: Token, place: Place) -> bool:
    """ "results from 17 wards were annulled": what is counted tells which results they are, and they are what was acted on."""
    whole = place.anchor.head.head
    acted = whole.dep_ == "nsubjpass" and whole.head == verb and verb.i > place.last
    return acted and place.anchor.head.lower_ in {"from", "in", "at"} and not any(left.i in place.figures for left in whole.lefts)


def _asks_for(verb: Token, place: Place) -> bool:
    """ "asked for 900 tents": the preposition belongs to the verb, and what stands behind it is what was asked for."""
    joined = place.anchor.head.head == verb and place.anchor.head.i == verb.i + 1
    return joined and get_phrasal(verb.lemma_.lower(), {place.anchor.head.lower_}) is not None


def _works(verb: Token, place: Place) -> bool:
    """ "seven hundred soldiers are shifting mud": people of a service who are at it are deployed."""
    if verb.tag_ != "VBG" or "responder" not in place.classes or "employee" in place.classes or place.anchor.head != verb:
        return False
    return any(child.dep_ == "dobj" for child in verb.children) and any(child.lemma_ == "be" for child in verb.children)


def _is_found(verb: Token, place: Place) -> bool:
    """ "only €700 has been found": the amount is the subject of a passive."""
    passive = any(child.dep_ == "auxpass" for child in verb.children) if verb.dep_ else False
    near = place.last <= verb.i <= place.last + 4
    return place.kind == "money" and passive and near and verb.lemma_.lower() in read_words("measures_participles", "objects")


def _acts_on(verb: Token, place: Place) -> bool:
    """ "its 10 jets were inspected", "I tied my four children": what is owned is counted anew by what was done to it."""
    owned = place.first > 0 and verb.doc[place.first - 1].tag_ in {"POS", "PRP$"}
    return owned and place.anchor.head == verb and place.anchor.dep_ in {"nsubjpass", "dobj"}


def _is_state(token: Token, place: Place) -> bool:
    """ "two gates were jammed": a participle that the tagger takes for an adjective, said of things."""
    said = token.tag_ == "JJ" and token.lower_.endswith("ed") and token.dep_ == "acomp" and token.head.lemma_ == "be"
    return said and "person" not in place.classes and "none" not in place.classes


def _is_left(token: Token) -> bool:
    """ "stayed closed": a participle that the tagger takes for an adjective."""
    return (
        token.tag_ == "JJ"
        and token.lower_.endswith("ed")
        and token.i > 0
        and token.nbor(-1).lemma_ in {"stay", "remain", "stand", "lie"}
    )


def _goes_on(verb: Token, behind: bool) -> bool:
    """ "to disperse 300 marchers, arresting 41": the verb has an object of its own."""
    return behind and verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).lower_ in {",", "and"}


def _governs_clause(verb: Token, place: Place) -> bool:
    """ "claimed 31,000 had left", "reckons it was 44": what is counted belongs to another verb that this one only reports."""
    subject = place.anchor.dep_ in {"nsubj", "nsubjpass"} and place.anchor.head.i > place.anchor.i
    said = place.anchor.dep_ in {"attr", "acomp"} and place.anchor.head.lemma_ == "be" and place.anchor.head.i > verb.i
    return (subject or said) and verb.i < place.first and verb.i in place.ancestors


def _says(verb: Token, place: Place) -> bool:
    """ "alleged that 300 temps …": the verb reports the clause of the figure and does not govern the number."""
    return verb.i < place.first and any(token.lower_ == "that" for token in verb.doc[verb.i + 1 : min(place.first, verb.i + 4)])


def _is_at_place(place: Place) -> bool:
    """ "walked out at 12 schools", "knocked out screens at 30 clinics": the verb says what was done there."""
    at = place.anchor.dep_ == "pobj" and place.anchor.head.lower_ == "at" and place.anchor.head.i < place.first
    return at and place.anchor.tag_.startswith("NN") and not place.classes.isdisjoint(_PLACES)


def _stands_aside(place: Place) -> bool:
    """ "won in 12 seasons": the verb governs something else."""
    before = place.anchor.dep_ == "pobj" and place.anchor.head.i < place.first  # and not as in "$2m in cash"
    return _is_at_place(place) or (before and place.anchor.head.lower_ in read_words("measures_weights", "aside"))
