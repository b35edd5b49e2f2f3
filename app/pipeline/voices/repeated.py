"""Voices without a name that come again in fewer words: "the official" after "a senior Treasury official"."""

from spacy.tokens import Doc, Token

from app.pipeline.lexicon import read_words
from app.pipeline.ranges import Range
from app.pipeline.records import Span, Speaker
from app.pipeline.voices.pronouns import is_one_person, may_be_called
from app.pipeline.voices.unnamed import get_noun
from app.pipeline.voices.voices import Voices
from app.vocabulary import EntityKind

FEW = 4  # voices looked at
SHORT = 2  # tokens: the article and the noun


def resolve_repeated(doc: Doc, voices: Voices, span: Range, head: Token, mention: Span) -> Speaker | None:
    """The voice without a name that was heard last and that "the" and this noun can mean; None where there is none.

    "The source", "the man" and the like mean any one person; another noun means the voice that it named before.
    """
    noun = head.lemma_.lower()
    if doc[span[0]].lower_ != "the" or span[1] - span[0] != SHORT or head.tag_ != "NN":
        return None
    anyone = noun in read_words("people", "again")
    for number, (_, heard) in enumerate(voices.backwards(mention.start)):
        if number == FEW:
            return None
        if heard.kind != EntityKind.UNNAMED or not is_one_person(heard.name):
            continue
        if get_noun(heard.name) == noun or (anyone and _can_be(heard.name, noun)):
            return Speaker(heard.name, heard.kind, mention, heard.affiliation)
    return None


def _can_be(name: str, noun: str) -> bool:
    genders = {male: noun in read_words("people", f"gender.{'male' if male else 'female'}") for male in (True, False)}
    return all(may_be_called(name, male=male) for male, said in genders.items() if said)
