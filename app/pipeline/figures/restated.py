"""Nouns that an amount says anew: "put losses at €860m", "takings, some £140,000, will go to charity"."""

from collections.abc import Iterator

from spacy.tokens import Token

from app.pipeline.figures.fitting import Reading, find_fit, find_frames, read_weights
from app.pipeline.figures.page import Page
from app.pipeline.figures.places import BORDERS, Place, walk
from app.pipeline.lexicon import read_words


def find_estimated(page: Page, place: Place) -> Iterator[Reading]:
    """ "put losses on property loans at €860m": what somebody puts at so much tells it, and not what stands in between."""
    if place.first == 0 or page.doc[place.first - 1].lower_ != "at":
        return
    for token in walk(page, place.first - 2, -1):
        if estimates(token, place):
            for child in token.children:
                if child.dep_ == "dobj" and child.i < place.first:
                    for frame in find_frames("nouns", child):
                        yield from find_fit(frame, place, read_weights()["estimated"], child, behind=False)
            return


def find_apposed(page: Page, place: Place) -> Iterator[Reading]:
    """ "Takings from the match, some £140,000, will go to charity": the noun that an amount between commas says anew."""
    last = min(place.last, len(page.doc) - 1)
    if place.kind != "money" or place.first == 0 or page.doc[place.first - 1].text != "," or page.doc[last].text not in {",", "."}:
        return
    for token in walk(page, place.first - 2, -1):
        if token.text in BORDERS or token.tag_.startswith("VB"):
            return
        if token.tag_.startswith("NN"):
            for frame in find_frames("nouns", token):
                yield from find_fit(frame, place, read_weights()["own_noun"], token, behind=False)


def estimates(verb: Token, place: Place) -> bool:
    """ "put the country's losses at 30 soldiers": its object tells what so many are, and the verb nothing."""
    if verb.lemma_.lower() not in read_words("measures_change", "estimating") or place.first == 0 or not verb.dep_:
        return False
    at = verb.doc[place.first - 1].lower_ == "at"
    return at and any(child.dep_ == "dobj" and child.i < place.first for child in verb.children)
