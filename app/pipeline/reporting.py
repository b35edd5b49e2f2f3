"""Which words report."""

from spacy.tokens import Token

from app.pipeline.lexicon import read_words


def can_report(token: Token) -> bool:
    """Whether the token is a verb of any reporting frame."""
    return token.pos_ in ("VERB", "AUX") and (token.lemma_.lower() in read_words("cues", "verbs", "frames") or goes_on(token))


def is_reporting(token: Token) -> bool:
    """Whether the token is a verb of saying or thinking."""
    says = token.lemma_.lower() in read_words("cues", "verbs.say", "verbs.think")
    return token.pos_ in ("VERB", "AUX") and (says or goes_on(token))


def says(token: Token) -> bool:
    """Whether the token is a verb that only speakers are subjects of; "begin" and "show" have others too."""
    return is_reporting(token) and token.lemma_.lower() not in read_words("cues", "verbs.show")


def has_frame(token: Token) -> bool:
    """Whether the verb has a reporting frame of its own, like "accuse" and "call"."""
    return token.lemma_.lower() in read_words("cues", "frames")


def is_cue_form(token: Token) -> bool:
    """A present or past form of a verb of saying, read off the word: headlines mislead the tagger."""
    say, word = read_words("cues", "verbs.say"), token.lower_
    plain = {word, word.removesuffix("s"), word.removesuffix("es")}
    return bool(plain & say) or (token.pos_ == "VERB" and token.lemma_.lower() in say)


def goes_on(token: Token) -> bool:
    """ "went on": the one phrasal verb of speech whose verb alone reports nothing."""
    return token.lemma_ == "go" and any(child.lower_ == "on" and child.i == token.i + 1 for child in token.children)
