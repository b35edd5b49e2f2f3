"""Via: the outlet or channel that words came through."""

from spacy.tokens import Doc, Token

from app.pipeline.lexicon import read_words
from app.pipeline.naming import gazetteer
from app.pipeline.reporting.reporting import Frame
from app.pipeline.reporting.subjects import phrase

_STOPS = frozenset(',;:–—“"')
SHORT = 2  # tokens: "the" and an outlet's name
REACH = 12  # tokens behind the cue in which its channel is named


def find_via(verb: Token) -> str | None:
    """The outlet or channel between speaker and article: "told Reuters", "wrote on Telegram", "reported by X on TV"."""
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("dobj", "dative", "pobj") and verb.lemma_ in ("tell", "inform"):
            first, last = phrase(child)
            if _is_outlet(verb, child, last - first):
                first += verb.doc[first].lower_ == "the"
                return " ".join(verb.doc[first:last].text.split())
    doc = verb.doc
    for token in doc[verb.i + 1 : min(verb.i + REACH, verb.sent.end)]:
        # The tagger takes some names for verbs.
        if (token.pos_ == "VERB" and not token.ent_type_) or token.text in _STOPS or token.dep_ == "mark":
            return None
        if token.lower_ in ("on", "via", "through") and token.i + 1 < len(doc):
            # The word behind it where the parser found no object.
            target = next((child for child in token.children if child.dep_ == "pobj"), doc[token.i + 1])
            found = _get_channel(target)
            if found is not None:
                return found
    return None


def _is_outlet(verb: Token, told: Token, size: int) -> bool:
    """Whether who is told is an outlet by name; a parliament or a court is an audience."""
    audience = size == 1 and told.lower_ in read_words("cues", "via.audiences")
    named = told.text[0].isupper() and told.pos_ != "PRON" and told.ent_type_ != "NORP"
    if named and told.ent_type_ == "PERSON":
        # The model takes an agency that it does not know for somebody; sources talk to outlets.
        tellers = read_words("cues", "via.tellers")
        return size == 1 and any(child.dep_ == "nsubj" and child.lemma_.lower() in tellers for child in verb.children)
    return named and not audience and not gazetteer.is_place(told.text)


def _get_channel(target: Token) -> str | None:
    """The words of "on …" where they name a channel, not a day or a place."""
    words = target.doc[target.left_edge.i : target.i + 1].text
    if words.lower() in read_words("cues", "via.channels"):
        return words
    dated = target.ent_type_ in ("DATE", "TIME", "GPE", "LOC") or target.lower_.rstrip(".") in read_words("cues", "via.days")
    return words.rstrip(".") if words[:1].isupper() and not dated else None


def reveals_itself(doc: Doc, text: str, frame: Frame) -> bool:
    """Whether an outlet speaks of itself: "the Courier can reveal that S", "The Herald has learned that S"."""
    head = doc[frame.head]
    first, last = frame.speaker
    named = head.text[:1].isupper() and head.pos_ == "PROPN" and last - first == SHORT and doc[first].lower_ == "the"
    words = text[frame.clause[0] : frame.cue[1]].lower().split()
    adverbs = {"also", "exclusively", "now", "today"}
    return named and [word for word in words if word not in adverbs][-2:] in (
        ["can", "reveal"],
        ["has", "learned"],
        ["has", "learnt"],
    )
