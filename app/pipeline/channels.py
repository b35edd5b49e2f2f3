"""Via: the outlet or channel that words came through."""

from spacy.tokens import Token

from app.pipeline.lexicon import read_words
from app.pipeline.subjects import phrase


def find_via(verb: Token) -> str | None:
    """The outlet or channel between speaker and article: "told Reuters", "wrote on Telegram"."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ in ("dobj", "dative", "pobj") and verb.lemma_ in ("tell", "inform") and _is_outlet(child):
            first, last = phrase(child)
            return " ".join(verb.doc[first:last].text.split())
        if child.dep_ == "prep" and child.lower_ in ("on", "via", "through"):
            found = next((words for target in child.children if (words := _get_channel(target))), None)
            if found is not None:
                return found
    return None


def _is_outlet(told: Token) -> bool:
    return told.pos_ == "PROPN" and told.ent_type_ != "PERSON" and told.lower_ not in read_words("cues", "via.audiences")


def _get_channel(target: Token) -> str | None:
    """The words of "on …" where they name a channel, not a day or a place."""
    if target.dep_ != "pobj":
        return None
    words = target.doc[target.left_edge.i : target.i + 1].text
    if words.lower() in read_words("cues", "via.channels"):
        return words
    dated = target.ent_type_ in ("DATE", "TIME", "GPE", "LOC") or target.lower_.rstrip(".") in read_words("cues", "via.days")
    return words.rstrip(".") if target.pos_ == "PROPN" and not dated else None
