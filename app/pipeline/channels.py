"""Via: the outlet or channel that words came through."""

from spacy.tokens import Token

from app.pipeline import gazetteer
from app.pipeline.lexicon import read_words
from app.pipeline.subjects import phrase

REACH = 12  # tokens behind the cue in which its channel is named


def find_via(verb: Token) -> str | None:
    """The outlet or channel between speaker and article: "told Reuters", "wrote on Telegram", "reported by X on TV"."""
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("dobj", "dative", "pobj") and verb.lemma_ in ("tell", "inform"):
            first, last = phrase(child)
            if _is_outlet(child, last - first):
                return " ".join(verb.doc[first:last].text.split())
    for token in verb.doc[verb.i + 1 : min(verb.i + REACH, verb.sent.end)]:
        if token.pos_ == "VERB" or token.is_punct or token.dep_ == "mark":
            return None
        if token.lower_ in ("on", "via", "through"):
            found = next((words for target in token.children if (words := _get_channel(target))), None)
            if found is not None:
                return found
    return None


def _is_outlet(told: Token, size: int) -> bool:
    """Whether who is told is an outlet by name; a parliament or a court is an audience."""
    audience = size == 1 and told.lower_ in read_words("cues", "via.audiences")
    named = told.text[0].isupper() and told.pos_ != "PRON" and told.ent_type_ not in ("PERSON", "NORP")
    return named and not audience and not gazetteer.is_place(told.text)


def _get_channel(target: Token) -> str | None:
    """The words of "on …" where they name a channel, not a day or a place."""
    if target.dep_ != "pobj":
        return None
    words = target.doc[target.left_edge.i : target.i + 1].text
    if words.lower() in read_words("cues", "via.channels"):
        return words
    dated = target.ent_type_ in ("DATE", "TIME", "GPE", "LOC") or target.lower_.rstrip(".") in read_words("cues", "via.days")
    return words.rstrip(".") if target.pos_ == "PROPN" and not dated else None
