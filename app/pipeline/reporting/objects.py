"""What a reporting verb carries that is no clause: "accuses Y of Z", "urges Y to Z", "acknowledged the risk".

Each reader takes the verb and gives the tokens (start, end) of what it carries, or None; an end of None leaves the border to
`extents.find_end`.
"""

from collections.abc import Callable

from spacy.tokens import Token

from app.pipeline.lexicon import read_lexicon, read_words

CLAUSES = ("ccomp", "xcomp")
OBJECTS = ("dobj", "ccomp", "oprd", "attr", "nsubj", "dative")
NAMERS = frozenset({"call", "label", "brand", "dub", "term", "deem"})
JUDGEMENTS = frozenset({"of", "name", "cause", "figure", "count"})
ACCUSERS = frozenset({"accuse", "suspect"})
LINKS = frozenset({"of", "for", "as", "to", "at"})
PERSONS = frozenset({"him", "her", "them", "me", "us", "you"})
ADDED = ("VBG", "WDT", "WP", "WP$", "WRB", "DT")  # tags of the word behind a comma that opens an addition
PARTED = frozenset({"including", "such", "as", "but", "though", "although", "while", "because"})
Stretch = tuple[Token, int | None]


def find_object(verb: Token, groups: set[str]) -> tuple[str, Stretch] | None:
    """(frame, (first token, end or None)) of what stands behind the verb, by the first of its frames that fits."""
    right = [c for c in verb.children if c.i > verb.i and c.dep_ not in ("punct", "advcl", "cc", "conj", "npadvmod", "mark")]
    for name, find in READERS:
        if f"frames.{name}" not in groups:
            continue
        first = find(verb, right, [child for child in right if child.dep_ in OBJECTS])
        if first is not None:
            return name, first
    return None


def _find_charge(verb: Token, _right: list[Token], objects: list[Token]) -> Stretch | None:
    """ "accuses Y of Z": the content runs from Y."""
    # "Attacked the port of Harl" charges nobody with anything.
    links = ("of", "for", "as") if verb.lemma_.lower() in ACCUSERS else ("for", "as")
    charged = objects and any(t.dep_ == "prep" and t.lower_ in links for t in verb.subtree if t.i > objects[0].i)
    blamed = objects[0] if objects and verb.lemma_ == "blame" and not charged else None
    if blamed is not None and blamed.dep_ == "dobj" and blamed.right_edge.i > blamed.i and not blamed.ent_type_:
        return blamed.left_edge, blamed.right_edge.i + 1  # "blamed an engine that nobody had tested"
    return (objects[0].left_edge, None) if charged else None


def _find_named(verb: Token, _right: list[Token], objects: list[Token]) -> Stretch | None:
    """ "calls Y Z", "describes Y as Z": the content runs from Y."""
    if objects and any(c.dep_ == "dobj" and c.lower_ in ("what", "which") and c.i < verb.i for c in verb.children):
        return objects[0].left_edge, verb.right_edge.i + 1  # "what Y calls Z"
    as_what = any(t.lower_ == "as" for t in verb.subtree if t.i > verb.i)
    if not objects or not (as_what or _has_second(verb, objects)):
        return None
    # Who is called names is no part of the name where a pronoun stands for them.
    bare = verb.lemma_ in NAMERS and objects[0].lower_ in PERSONS and objects[0].i == verb.i + 1
    return (verb.doc[objects[0].i + 1] if bare else objects[0].left_edge), None


def _find_cause(_verb: Token, _right: list[Token], objects: list[Token]) -> Stretch | None:
    """ "attributed Y to Z": the content runs from Y."""
    to = objects and any(
        t.dep_ in ("prep", "dative") and t.lower_ == "to" for t in objects[0].sent[objects[0].i + 1 - objects[0].sent.start :]
    )
    return (objects[0].left_edge, None) if to and objects[0].dep_ == "dobj" else None


def _find_demand(verb: Token, right: list[Token], _objects: list[Token]) -> Stretch | None:
    """ "urges Y to Z", "calls on Y to Z": the content is the infinitive with its object."""
    wanted = next((to for c in verb.children if c.i > verb.i and (to := _find_to(c)) is not None), None)
    if wanted is None:
        return None
    agent = next((c for c in wanted.head.children if c.dep_ in ("nsubj", "nsubjpass") and verb.i < c.i < wanted.i), None)
    if agent is not None:
        return agent.left_edge, None
    first = right[0] if right and right[0].i < wanted.i else None
    if first is None:
        return wanted if wanted.nbor(-1).dep_ != "neg" else wanted.nbor(-1), None
    if verb.lemma_ == "call" and first.dep_ not in ("prep", "prt"):
        return None  # "called a meeting to discuss it"
    if first.dep_ in ("prep", "prt"):
        asked = next((c for c in first.children if c.dep_ == "pobj"), None)
        return (asked.left_edge if asked is not None and first.lower_ in ("on", "upon", "for", "to", "with") else wanted, None)
    # "told supporters at a rally to …": where he said it stands between.
    parted = any(c.dep_ == "prep" and first.i < c.i < wanted.i for c in verb.children)
    return (wanted if parted else first.left_edge, None)


def _find_to(child: Token) -> Token | None:
    """The "to" of an infinitive that depends on the verb of asking."""
    if child.dep_ not in (*CLAUSES, "advcl", "acl") or child.tag_ not in ("VB", "VBN"):
        return None
    return next((t for t in child.children if t.lower_ == "to" and t.i < child.i and t.dep_ == "aux"), None)


def _find_call(_verb: Token, right: list[Token], objects: list[Token]) -> Stretch | None:
    """ "calls for Z": the content is what stands behind the preposition."""
    call = next((c for c in right if c.dep_ == "prep" and c.lower_ == "for"), None)
    wanted = next((c for c in call.children if c.dep_ in ("pobj", "pcomp")), None) if call is not None else None
    if (
        wanted is None
        or wanted.ent_type_ == "PERSON"
        or any(o.dep_ in ("dobj", "oprd") and call is not None and o.i < call.i for o in objects)
    ):
        return None
    return wanted.left_edge, _end_of_phrase(wanted) if wanted.dep_ == "pobj" else None


def _find_figure(verb: Token, _right: list[Token], objects: list[Token]) -> Stretch | None:
    """ "put the toll at N", "revised its estimate to N": the content runs from the toll."""
    words = list(verb.subtree)
    if verb.lemma_.lower() in read_words("cues", "phrases.giving"):
        thing = objects[0] if objects and objects[0].dep_ == "dobj" else None
        if thing is None or thing.lemma_.lower() not in read_words("cues", "phrases.put"):
            return None
        number = next((t for t in words if t.like_num and t.i > thing.i and t.doc[thing.i : t.i]), None)
        linked = number is not None and any(t.lower_ in ("as", "at") for t in verb.doc[thing.i + 1 : number.i])
        return (thing.left_edge, None) if linked else None
    revised = verb.lemma_.lower() in read_words("cues", "phrases.revisions")
    link = "to" if revised else "at"
    at = any(t.lower_ == link for t in words) and any(any(char.isdigit() for char in t.text) or t.like_num for t in words)
    if revised and objects:
        # "revised the number of boats sunk to 41": the parser may make a clause of it.
        thing = (
            next((c for c in objects[0].children if c.dep_ == "nsubj"), objects[0]) if objects[0].dep_ == "ccomp" else objects[0]
        )
        if thing.lemma_.lower() not in read_words("cues", "phrases.revised"):
            return None
    return (objects[0].left_edge, None) if objects and at else None


def _find_count(verb: Token, right: list[Token], objects: list[Token]) -> Stretch | None:
    """ "counted 40 bodies", "estimated losses of 9 million", "the company says 120": a number of what is counted."""
    thing = objects[0] if objects and objects[0].dep_ == "dobj" and objects[0] == right[0] else None
    if verb.lemma_ in ("speak", "talk"):
        of = right[0] if right and right[0].lower_ == "of" else None
        thing = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None  # "spoke of five shots"
    if thing is None or not any(
        _is_number(t) for t in thing.subtree if t.dep_ in ("nummod", "pobj", "dobj", "quantmod", "compound") or t == thing
    ):
        return None
    if verb.lemma_ == "count" and verb.tag_ != "VBD":
        return None  # "a club that counts 400 members"
    whole = verb.lemma_.lower() not in read_words("cues", "verbs.say")
    return (thing.left_edge, None) if whole or _is_number(thing) or thing.lower_ == "that" else None


def _is_number(token: Token) -> bool:
    return (token.like_num or token.lower_ == "dozen" or token.text[:1].isdigit()) and token.ent_type_ not in ("DATE", "TIME")


def _find_denied(verb: Token, right: list[Token], objects: list[Token]) -> Stretch | None:
    """ "denies Z", with a noun, or "denied taking bribes"."""
    doing = next((c.left_edge for c in right if c.dep_ == "xcomp" and c.left_edge.i == verb.i + 1), None)
    if doing is not None and doing.tag_ == "VBG" and verb.lemma_ == "deny":
        return doing, None
    return (objects[0].left_edge, _end_of_phrase(objects[0])) if objects and objects[0].dep_ == "dobj" else None


def _find_topic(verb: Token, _right: list[Token], _objects: list[Token]) -> Stretch | None:
    """ "acknowledged the risk", "announced the arrest of a man", "suggested waiting"."""
    topic = next((c for c in verb.children if c.i > verb.i and c.dep_ in ("dobj", "xcomp")), None)
    if verb.tag_ == "VB" and not any(c.dep_ == "aux" and c.tag_ in ("MD", "VBD", "VBZ", "VBP") for c in verb.children):
        return None  # "a way to report profits" reports nothing
    if topic is None or topic.pos_ == "PRON" or (topic.dep_ == "xcomp" and topic.tag_ != "VBG"):
        return None
    wanted = verb.lemma_.lower() in ("demand", "request")  # "demanded 200 guards": people are what is wanted
    if topic.dep_ == "dobj" and (topic.ent_type_ in ("PERSON", "DATE", "TIME") or (is_person(topic) and not wanted)):
        return None
    if topic.lemma_.lower() in read_words("cues", "nouns.that") and any(t.lower_ == "that" for t in topic.subtree if t.i > topic.i):
        return None  # "repeated its allegation that S" carries S
    return topic.left_edge, _pass_purpose(verb, topic, _end_of_phrase(topic))


def _find_about(verb: Token, right: list[Token], _objects: list[Token]) -> Stretch | None:
    """ "warned against Z", "pointed to Z"."""
    wanted = read_lexicon("cues")["about"].get(verb.lemma_.lower(), "").split()
    about = next((c for c in right if c.dep_ == "prep" and c.lower_ in wanted), None)
    topic = next((c for c in about.children if c.dep_ in ("pobj", "pcomp")), None) if about is not None else None
    if topic is None or topic.pos_ == "PRON":
        return None
    if verb.lemma_ in ("tell", "speak"):
        # "told the paper of running home": what somebody did; "told him of a plan" names a matter.
        return (topic.left_edge, None) if topic.tag_ == "VBG" else None
    return topic.left_edge, _end_of_phrase(topic)


READERS: tuple[tuple[str, Callable[[Token, list[Token], list[Token]], Stretch | None]], ...] = (
    ("of", _find_charge),
    ("name", _find_named),
    ("cause", _find_cause),
    ("do", _find_demand),
    ("call", _find_call),
    ("figure", _find_figure),
    ("count", _find_count),
    ("thing", _find_denied),
    ("topic", _find_topic),
    ("about", _find_about),
)


def end_of_judgement(verb: Token, first: Token, end: int) -> int:
    """Where a charge or name ends: behind its "of", "for", "as" or "to", before what is added to it or tells when it was said."""
    doc = first.doc
    link = next((t.i for t in doc[first.i : end] if t.dep_ in ("prep", "dative") and t.lower_ in LINKS), first.i)
    adjuncts = [
        c.left_edge.i for c in verb.children if c.left_edge.i > link + 1 and c.dep_ in ("npadvmod", "advcl") and link > first.i
    ]
    return min([end, *adjuncts, *(t.i for t in doc[link + 1 : end - 1] if _parts(t))])


def end_before_adjunct(verb: Token, first: Token, end: int) -> int:
    """Where a demand ends: before a clause of time or reason that hangs on the verb of asking."""
    times = read_words("cues", "phrases.subordinators")
    return min(
        [
            end,
            *(
                c.left_edge.i
                for c in verb.children
                if c.dep_ == "advcl" and c.left_edge.i > first.i and c.left_edge.lower_ in times
            ),
        ]
    )


def _parts(token: Token) -> bool:
    following = token.nbor()
    added = token.text == "," and (following.tag_ in ADDED or following.lower_ in PARTED)
    return added or token.text in (";", "--", "–", "—", "―")


def _pass_purpose(verb: Token, topic: Token, end: int) -> int:
    """The end of a thing with what it is for, which the parser hangs on the verb: "announced aid of $500 for every family"."""
    behind = next(
        (c for c in verb.children if c.dep_ in ("prep", "dative") and c.i == end and c.lower_ in ("for", "against")), None
    )
    if topic.dep_ != "dobj" or behind is None:
        return end
    target = next((c for c in behind.children if c.dep_ == "pobj"), None)
    return _end_of_phrase(target) if target is not None and not target.ent_type_ else end


def is_person(token: Token) -> bool:
    """Whether a common noun names people."""
    return token.pos_ == "NOUN" and token.lemma_.lower() in read_words("people", "voices", "roles")


def _end_of_phrase(head: Token) -> int:
    """Where a noun phrase ends: with its own words, before a comma or dash that parts what is added to it."""
    last = head.right_edge.i + 1
    return next((t.i for t in head.doc[head.i + 1 : last - 1] if _parts(t)), last)


def _has_second(verb: Token, objects: list[Token]) -> bool:
    """ "calls Y Z": a predicate beside the object, however the parser labels it."""
    if any(child.dep_ in ("oprd", "attr", "ccomp", "acomp", "xcomp") for child in verb.children if child.i > objects[0].i):
        return True
    if objects[0].dep_ == "ccomp":
        return True
    # "called the plan wasteful" where the parser made one phrase of both.
    if (
        verb.lemma_ in NAMERS
        and objects[0].dep_ == "oprd"
        and objects[0].left_edge.dep_ == "det"
        and objects[0].i - objects[0].left_edge.i > 1
    ):
        return True
    # "called Y Z" where the parser drew both into one: an article or adjective right behind a noun opens a second phrase.
    return verb.lemma_ in NAMERS and any(
        _opens_phrase(t)
        for t in verb.subtree
        if t.i > objects[0].i and not any(w.tag_ == "TO" for w in verb.doc[objects[0].i : t.i])
    )


def _opens_phrase(token: Token) -> bool:
    """Whether a noun phrase begins with the token right behind another phrase, with no preposition between."""
    before = token.nbor(-1)
    if before.is_punct and before.text not in (",", "-", ";", ":"):
        before = before.nbor(-1)
    elif token.tag_ not in ("DT", "JJ", "JJR", "JJS", "PRP$") or token.ent_type_ in ("DATE", "TIME"):
        return False
    return before.pos_ in ("NOUN", "PROPN", "PRON") or before.tag_ in ("VBD", "VBN")
