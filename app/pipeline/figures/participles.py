"""The past participle of a verb, for measures that are named after the verb that governs a count."""

import re
from functools import cache

from app.pipeline.lexicon import read_lexicon

_VOWELS = "aeiou"


@cache
def _irregular() -> dict[str, str]:
    return dict(read_lexicon("measures_participles")["irregular"])


@cache
def _light() -> frozenset[str]:
    return frozenset(read_lexicon("measures_participles")["light"].split())


def find_lemmas(form: str, lemma: str) -> tuple[str, ...]:
    """The lemmas a verb form may have: the tagger's ("fin" for "fined"), and those that its ending allows ("fine")."""
    stems = {lemma, form}
    for ending in ("ed", "ing", "es", "s"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form.removesuffix(ending)
            stems |= {
                stem,
                stem + "e",
                stem[:-1] if stem[-1] == stem[-2] else stem,
                stem[:-1] + "y" if stem.endswith("i") else stem,
            }
    return tuple(sorted(stems))


def make_participle(lemma: str, *, form: str = "", light: bool = False) -> str | None:
    """ "sell" → "sold", "ship" → "shipped"; None for a verb that says nothing of what is counted, or no verb at all.

    `form` is the verb as written: a regular past form is its own participle, whatever lemma the tagger made of it. `light`
    admits a verb of the first kind where only it can tell ("warned them three times").
    """
    if (lemma in _light() and not light) or not re.fullmatch(r"[a-z]{2,24}", lemma):
        return None
    if form == "born":
        return form
    same: dict[str, str] = read_lexicon("measures_participles")["same"]
    if lemma in same:
        return same[lemma]
    if lemma in _irregular() and form != lemma + "ed":  # "ringed" is of another verb than "rung"
        return _irregular()[lemma]
    if form.endswith("ed"):
        return form
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    if lemma.endswith("c"):
        return lemma + "ked"
    return lemma + lemma[-1] + "ed" if _doubles(lemma) else lemma + "ed"


def get_phrasal(lemma: str, particles: set[str]) -> str | None:
    """The participle that a verb with one of its particles means ("put off" → "postponed")."""
    phrasal: dict[str, dict[str, str]] = read_lexicon("measures_participles")["phrasal"]
    known = phrasal.get(lemma, {})
    return next((known[particle] for particle in sorted(particles) if particle in known), None)


def _doubles(lemma: str) -> bool:
    if lemma in read_lexicon("measures_participles")["doubling"]["verbs"].split():
        return True
    return bool(re.fullmatch(r"[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]", lemma))


def get_noun_participle(noun: str) -> str | None:
    """The participle for a noun of what was done ("shipment" → "shipped")."""
    participle: str | None = read_lexicon("measures_participles")["nouns"].get(noun)
    return participle
