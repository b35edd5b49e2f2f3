"""Percentages that are a rate: one that was set ("lifted the rate to 4%"), and one that is itself a pace ("inflation hit 9%")."""

from spacy.tokens import Token

from app.pipeline.figures.counted import find_level_verb
from app.pipeline.figures.page import Figure, Page
from app.pipeline.figures.participles import make_participle
from app.pipeline.figures.reading import change_words
from app.vocabulary import Direction

_REACH = 16  # lexemes from a verb to the level of its object
_NEAR = 4  # lexemes from a noun of pace to its verb


def get_decided(page: Page, figure: Figure) -> str | None:
    """What was done with a rate: "lifted", "kept"; None where the percentage is not the level of a rate that somebody sets."""
    if figure.kind != "percent" or page.norm(figure.first - 1) not in {"to", "at"}:
        return None
    rated = False
    for at in range(figure.first - 2, max(-1, figure.first - _REACH), -1):
        if page.sentence_start(at + 1):
            return None
        rated = rated or page.norm(at) in change_words("rates")
        lemma = page.token(at).lemma_.lower()
        if rated and page.tag(at).startswith("VB") and lemma in change_words("setting"):
            return make_participle(lemma, form=page.norm(at), light=True)
    return None


def is_per_time(page: Page, figure: Figure) -> bool:
    """ "£4 a day", "£900 per month", "£30,000 yearly"."""
    if page.norm(figure.last) in change_words("periodic"):
        return True
    every = page.norm(figure.last) in {"a", "an", "per", "each", "every", "/"}
    return every and page.norm(figure.last + 1) in change_words("periods")


def get_pace(page: Page, figure: Figure) -> Direction | None:
    """Up where the percentage is the pace itself: "inflation reached 9%", "growth at 2%", "rising at a rate of 6%"."""
    if figure.kind != "percent":
        return None
    at = figure.first - 1
    if page.norm(at) == "of" and page.norm(at - 1) in {"rate", "pace"}:
        near = {page.norm(step) for step in range(at - 7, at - 1)}
        return Direction.UP if near & change_words("rising") else None
    verb = find_level_verb(page.doc, page.token(figure.first).i)
    if verb is not None:
        return Direction.UP if _find_subject(verb) in change_words("paces") else None
    near = {page.norm(step) for step in range(at - _NEAR + 1, at)}
    return Direction.UP if page.norm(at) in {"at", "of"} and near & change_words("paces") else None


def _find_subject(verb: Token) -> str:
    """The subject of a verb, or of what it depends on ("growth is likely to slow"); "" where there is none."""
    node = verb
    for _ in range(3 if verb.dep_ else 0):
        subject = next((child for child in node.children if child.dep_ == "nsubj"), None)
        if subject is not None:
            return subject.lower_
        node = node.head
    return ""
