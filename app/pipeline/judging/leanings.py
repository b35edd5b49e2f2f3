"""How far the make-up of a statement leans to opinion, wish or figure of speech, where no rule tells.

A logistic regression over its `traits`. The weights are in `lexicons/leanings.toml`; docs/decisions/063-leanings.md says how
they were found and what they are worth.
"""

from collections.abc import Iterable
from math import exp

from spacy.tokens import Span as Tokens

from app.pipeline.judging.predicates import WILL
from app.pipeline.judging.traits import find_traits
from app.pipeline.lexicon import read_lexicon, read_words
from app.vocabulary import Voice


def leans(statement: Tokens, cue: Tokens | None, voice: Voice) -> bool:
    """Whether the traits of the statement, told in such a voice, make it likelier than the limit that nobody could check it.

    What will be if something else is may be a threat or a forecast; that is for the rules to tell. "Signs point to an error"
    and "we do not know who it was" tell how much is known.
    """
    if statement.root.lemma_ in read_words("leanings", "weighing_verbs"):
        return False
    traits = set(find_traits(statement, cue, voice))
    foreseen = "if" in traits and any(word.lower_ in WILL for word in statement)
    return not foreseen and weigh_traits(traits) > float(read_lexicon("leanings")["limit"])


def weigh_traits(traits: Iterable[str]) -> float:
    """The probability, 0 to 1, that a statement of these traits is not checkable."""
    weights: dict[str, float] = read_lexicon("leanings")["weights"]
    return 1 / (1 + exp(-weights["any"] - sum(weights.get(trait, 0.0) for trait in set(traits))))
