"""Which words report, and the frame they make."""

from dataclasses import dataclass

from spacy.tokens import Token

from app.pipeline.lexicon import read_lexicon, read_words
from app.pipeline.ranges import Range


@dataclass(frozen=True, slots=True)
class Frame:
    """One reporting construction. Ranges are offsets in the text; `speaker` is a token range with its head token.

    `clause` is what belongs to the reporting itself and to no claim; `contents` are the parts it carries, in order.
    """

    cue: Range
    speaker: Range
    head: int
    contents: tuple[Range, ...]
    clause: Range
    via: str | None
    rule: str


def can_report(token: Token) -> bool:
    """Whether the token is a verb of any reporting frame."""
    return _is_verb(token) and (token.lemma_.lower() in read_words("cues", "verbs", "frames") or goes_on(token))


def _is_verb(token: Token) -> bool:
    """A verb, or a form like "claims" that the tagger took for a noun though a subject and a clause depend on it."""
    if token.pos_ in ("VERB", "AUX"):
        return True
    return token.pos_ == "NOUN" and {"nsubj", "ccomp"} <= {child.dep_ for child in token.children}


def is_reporting(token: Token) -> bool:
    """Whether the token is a verb of saying or thinking."""
    says = token.lemma_.lower() in read_words("cues", "verbs.say", "verbs.think")
    return _is_verb(token) and (says or goes_on(token))


def utters(token: Token) -> bool:
    """Whether the token is a verb that can stand beside quoted words: one of saying or thinking, or of how they are uttered."""
    return is_reporting(token) or (_is_verb(token) and token.lemma_.lower() in read_words("cues", "verbs.manner"))


def says(token: Token) -> bool:
    """Whether the token is a verb that only speakers are subjects of; "begin" and "show" have others too."""
    return is_reporting(token) and token.lemma_.lower() not in read_words("cues", "verbs.show")


def has_frame(token: Token) -> bool:
    """Whether the verb has a reporting frame of its own, like "accuse" and "call"."""
    return token.lemma_.lower() in read_words("cues", "frames")


def tells(token: Token) -> bool:
    """Whether the verb's object is who is told."""
    return token.lemma_.lower() in read_words("cues", "verbs.tell")


def names_or_charges(token: Token) -> bool:
    """Whether the verb judges somebody or something: "accuses Y of Z", "calls Y Z", "attributes Y to Z"."""
    return token.lemma_.lower() in read_words("cues", "frames.of", "frames.name", "frames.cause")


def is_cue_form(token: Token) -> bool:
    """A present or past form of a verb of saying, read off the word: headlines mislead the tagger."""
    say, word = read_words("cues", "verbs.say"), token.lower_
    plain = {word, word.removesuffix("s"), word.removesuffix("es")}
    return bool(plain & say) or (token.pos_ == "VERB" and token.lemma_.lower() in say)


def goes_on(token: Token) -> bool:
    """ "went on", "chimed in", "piped up": phrasal verbs of speech whose verb alone reports nothing."""
    if token.i + 1 >= len(token.doc):
        return False
    return f"{token.lemma_} {token.nbor().lower_}" in read_lexicon("cues")["phrases"]["phrasal"]
