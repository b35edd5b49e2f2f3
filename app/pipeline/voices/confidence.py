"""How sure a speaker is, and who else could have been meant.

Who speaks is decided by rules in an order (docs/decisions/041). This weighs the decision afterwards: everybody heard or named
shortly before is a candidate, with a score from features; weights and reliabilities are data (`lexicons/confidence.toml`).
"""

from collections.abc import Iterator
from itertools import islice
from math import exp
from typing import Any

from spacy.tokens import Doc

from app.pipeline.attributions import Attributed
from app.pipeline.lexicon import read_lexicon, read_words
from app.pipeline.naming.folding import fold
from app.pipeline.records import Candidate, Mention, Speaker, Weighing
from app.pipeline.voices.pronouns import FEMALE, MALE, PLURAL, THING
from app.pipeline.voices.voices import Voices
from app.vocabulary import EntityKind

HEARD, NAMED = 4, 8  # of so many, the last ones, who were heard and who were named: bounded, so that time grows with the text
SPEAKING = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.GOVERNMENT)
BODIES = frozenset({EntityKind.ORGANIZATION, EntityKind.GOVERNMENT})
ONE = frozenset({EntityKind.PERSON})
MANY = BODIES | {EntityKind.UNNAMED}


def weigh(doc: Doc, text: str, voices: Voices, said: Attributed, speaker: Speaker) -> Weighing:
    """How sure it is that `speaker` is who says `said`, 0 to 1, with the candidates, the best first.

    The product of how sure the rule is that found the words attributed, how sure the way is in which they name the speaker,
    and, where they could mean others too, the speaker's share among the candidates.
    """
    lexicon = read_lexicon("confidence")
    naming = find_naming(speaker)
    at = speaker.mention.start if speaker.mention is not None else said.start
    candidates = sorted(find_candidates(doc, text, voices, speaker, at), key=lambda candidate: (-candidate.score, candidate.name))
    rule: float = lexicon["rules"].get(said.rule, lexicon["rules"]["otherwise"])
    share = 1.0 if naming in ("name", "words") else _get_share(candidates, speaker.name)
    return Weighing(naming, round(rule * lexicon["naming"][naming] * share, 3), tuple(candidates))


def find_naming(speaker: Speaker) -> str:
    """How the words name the speaker: by name, by part of a name, by role, pronoun or other words, or not at all (carried)."""
    if speaker.mention is None:
        return "carried"
    words, name = fold(speaker.mention.exact).split(), fold(speaker.name).split()
    if words[:1] and words[0] in MALE | FEMALE | PLURAL | THING and len(words) == 1:
        return "pronoun"
    if speaker.kind == EntityKind.UNNAMED:
        return "words"
    if " ".join(name) in " ".join(words):
        return "name"
    return "part" if _shares_word(words, name) or _is_acronym(words, name) else "role"


def find_candidates(doc: Doc, text: str, voices: Voices, speaker: Speaker, at: int) -> Iterator[Candidate]:
    """The speaker and everybody else who was heard or named shortly before an offset, each with a score and what it sums up."""
    heard = list(islice(_distinct((s.name, s.kind) for _, s in islice(voices.backwards(at), 2 * NAMED)), HEARD))
    near = [m for m in islice(voices.names.placed.backwards(at), 2 * NAMED) if m.kind in SPEAKING]
    latest: dict[str, Mention] = {}
    for mention in near:
        latest.setdefault(mention.name, mention)
    kinds = dict([(speaker.name, speaker.kind), *heard, *((m.name, m.kind) for m in list(latest.values())[:NAMED])])
    weights: dict[str, float] = read_lexicon("confidence")["features"]
    paragraph = text.rfind("\n", 0, at) + 1
    for name, kind in kinds.items():
        features = set(_find_features(voices, speaker, name, kind))
        if heard and heard[0][0] == name:
            features |= {"heard_last"} if speaker.mention is not None else {"heard_last", "goes_on"}
        if name in dict(heard):
            features.add("heard")
        last = latest.get(name)
        if last is not None:
            features |= {feature for feature, holds in _place(doc, last, near, paragraph) if holds}
        shown = {feature: weights[feature] for feature in sorted(features)}
        yield Candidate(name, kind, round(sum(shown.values()), 3), shown)


def _find_features(voices: Voices, speaker: Speaker, name: str, kind: EntityKind) -> Iterator[str]:
    """What the words that name the speaker say of a candidate."""
    if speaker.mention is None:
        return
    words = fold(speaker.mention.exact).split()
    person = voices.names.people.get(name)
    if len(words) == 1 and words[0] in MALE | FEMALE | PLURAL | THING:
        fitting = ONE if words[0] in MALE | FEMALE else BODIES if words[0] in THING else MANY
        yield "kind_fits" if kind in fitting else "kind_differs"
        if person is not None and person.male is not None and fitting == ONE:
            yield "gender_fits" if person.male == (words[0] in MALE) else "gender_differs"
        return
    if _shares_word(words, fold(name).split()) or _is_acronym(words, fold(name).split()):
        yield "named"
    if person is not None and person.roles & set(words):
        yield "bears_role"
    if words[-1] in read_words("people", "roles"):
        yield "kind_fits" if kind == EntityKind.PERSON else "kind_differs"
    elif words[-1] in read_words("people", "bodies.organization", "bodies.government"):
        yield "kind_fits" if kind in BODIES else "kind_differs"


def _place(doc: Doc, mention: Mention, near: list[Mention], paragraph: int) -> Iterator[tuple[str, bool]]:
    """Where a candidate was named last."""
    tokens = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    yield "subject", tokens is not None and tokens.root.dep_ in ("nsubj", "nsubjpass")
    yield "named_last", mention == near[0]
    yield "in_paragraph", mention.start >= paragraph


def _get_share(candidates: list[Candidate], name: str) -> float:
    return sum(exp(c.score) for c in candidates if c.name == name) / sum(exp(c.score) for c in candidates)


def _shares_word(words: list[str], name: list[str]) -> bool:
    """Whether the last word of a name, or another that is no small one, stands among the words."""
    return bool(name) and (name[-1] in words or any(len(word) > 3 and word in words for word in name))


def _is_acronym(words: list[str], name: list[str]) -> bool:
    """Whether the words are the initials of a name, small words counted or not."""
    forms = {"".join(word[0] for word in kept) for kept in (name, [word for word in name if len(word) > 3])}
    return bool({word.replace(".", "") for word in words if len(word) > 1} & forms)


def _distinct(pairs: Iterator[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    seen = set()
    for key, value in pairs:
        if key not in seen:
            seen.add(key)
            yield key, value
