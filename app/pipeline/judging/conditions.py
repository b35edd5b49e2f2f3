"""Words that make what is said hold only if something else does."""

from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from app.pipeline.judging.hedges import is_in
from app.pipeline.judging.scope import find_phrases, find_words, get_sentence, is_aside
from app.pipeline.lexicon import read_words

_LATE = frozenset({"provided", "providing"})
_OFFERING = frozenset({"threaten", "promise", "pledge", "vow", "offer"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})


def find_conditions(evidence: Tokens, text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the words that open a condition in the evidence, or on it from elsewhere in its sentence."""
    start, end = evidence.start_char, evidence.end_char
    for low, high in find_phrases(text, start, end, "hedges", "condition_phrases"):
        if _opens_clause(evidence, high) or not text[low:high].lower().endswith("long as"):
            yield low, high
    sentence = get_sentence(evidence)
    idle = list(find_phrases(text, sentence.start_char, sentence.end_char, "hedges", "idle_phrases"))
    for token in find_words(sentence):
        if not is_in(token, "condition_marks") or any(low <= token.idx < high for low, high in idle) or _sets_no_condition(token):
            continue
        inside = evidence.start <= token.i < evidence.end
        if (inside and not is_aside(token, evidence)) or (not inside and _hangs_on(token, evidence)):
            yield token.idx, token.idx + len(token)
    if (opening := _get_opening(evidence)) is not None:
        yield opening.idx, opening.idx + len(opening)
    participles = read_words("hedges", "condition_participles")
    for token in (token for token in evidence if token.lower_ in participles):
        late = token.lower_ in _LATE and token.i > evidence.start and _is_late(token, evidence)
        if late or (token.dep_ == "advcl" and any(child.dep_ == "ccomp" and child.i > token.i for child in token.children)):
            yield token.idx, token.idx + len(token)
    if inverted := _get_inversion(evidence) or _get_late_inversion(evidence):
        yield inverted.idx, inverted.idx + len(inverted)


def _get_opening(evidence: Tokens) -> Token | None:
    """ "Provided" or "assuming" where it opens the evidence and a clause: "Provided the trials go well, …"."""
    opening = next(find_words(evidence), None)
    if opening is None or opening.lower_ not in read_words("hedges", "condition_participles"):
        return None
    clause = takewhile(lambda token: token.text != ",", evidence.doc[opening.i + 1 : evidence.end])
    return opening if any(token.dep_ in _SUBJECTS and token.head.dep_ != "relcl" for token in clause) else None


def _is_late(mark: Token, evidence: Tokens) -> bool:
    """ "… will end provided the streets stay calm": a participle with nobody who provides, and a clause behind it."""
    if mark.i + 1 >= evidence.end or mark.nbor(1).pos_ not in {"DET", "PRON", "NOUN", "PROPN"} or mark.nbor(-1).pos_ == "AUX":
        return False
    if any(child.dep_ in _SUBJECTS and child.i < mark.i for child in mark.children):
        return False
    clause = takewhile(lambda token: token.text != ",", evidence.doc[mark.i + 1 : evidence.end])
    return any(token.dep_ in _SUBJECTS and token.head.dep_ != "relcl" for token in clause)


def _opens_clause(evidence: Tokens, after: int) -> bool:
    """Whether a verb follows in the same clause: "as long as the dam holds", but not "as long as a street"."""
    for token in evidence:
        if token.idx < after:
            continue
        if token.is_punct:
            return False
        if token.pos_ in {"VERB", "AUX"}:
            return True
    return False


def _sets_no_condition(mark: Token) -> bool:
    """ "If" for whether, or for though: "asked if", "a small, if welcome, step"."""
    if mark.lower_ != "if":
        return False
    clause = mark.head
    if mark.i > clause.head.i and is_in(clause.head, "asking") and not mark.nbor(-1).is_punct:
        return True  # "asked residents if they had seen it"
    if clause.pos_ in {"ADV", "ADJ"} and mark.i > mark.sent.start:
        return not any(child.dep_ in _SUBJECTS for child in clause.children)
    return (clause.dep_ == "ccomp" and clause.head.i < mark.i) or (mark.i > 0 and is_in(mark.nbor(-1), "whether"))


def _hangs_on(mark: Token, evidence: Tokens) -> bool:
    clause = mark.head
    if mark.dep_ != "mark" or clause.dep_ != "advcl":
        return False
    # "threatened a strike if the driver is charged": the condition is on what is threatened.
    offered = clause.head.lemma_ in _OFFERING and evidence.root.head.i == clause.head.i
    return offered or evidence.start <= clause.head.i < evidence.end


def _get_inversion(evidence: Tokens) -> Token | None:
    """ "Should", "had" or "were" where it opens the words before its subject, as no question does without its mark."""
    words = list(find_words(evidence))
    if len(words) < 4 or words[0].lower_ not in read_words("hedges", "inversion") or evidence.text.rstrip().endswith("?"):
        return None
    sentence = get_sentence(evidence)
    if sentence.text.rstrip("\"”’') \n").endswith("?") or not any(token.text == "," for token in evidence):
        return None
    governs = any(child.dep_ in _SUBJECTS and child.i > words[0].i for child in words[0].head.children)
    return words[0] if governs or words[1].pos_ in {"PRON", "DET", "PROPN", "NOUN"} else None


def is_condition(should: Token) -> bool:
    """ "…, should the rain go on": "should" in front of its subject, where no question is asked."""
    if should.lower_ != "should" or should.i + 2 >= len(should.doc) or should.i == should.sent.start:
        return False
    named = should.nbor(1).pos_ in {"PRON", "DET", "PROPN", "NOUN"}
    verb = should.head
    before = any(child.dep_ in _SUBJECTS and child.i < should.i for child in verb.children)
    return named and not before and not should.sent.text.rstrip("\"”’') \n").endswith("?")


def _get_late_inversion(evidence: Tokens) -> Token | None:
    """ "… would flood were the ice to melt": "were" or "had" before its subject, behind a clause of what would be."""
    words = list(find_words(evidence))
    for word in words[2:-2]:
        if is_condition(word):
            return word
    unreal = read_words("hedges", "unreal_marks")
    for at, word in enumerate(words[2:-2], 2):
        if word.lower_ not in {"were", "had"} or word.tag_ != "VBD" or words[at + 1].pos_ not in {"PRON", "DET", "PROPN", "NOUN"}:
            continue
        before, after = words[:at], words[at + 2 :]
        # A subject right in front of the verb is its own: "the houses that were the oldest".
        if words[at - 1].pos_ == "PRON" or not any(token.lower_ in unreal for token in before):
            continue
        if word.lower_ == "were" and any(token.lower_ == "to" and token.dep_ == "aux" for token in after):
            return word
        perfect = any(token.lower_ in {"have", "'ve", "’ve"} for token in before)
        if word.lower_ == "had" and perfect and any(token.tag_ in {"VBN", "VBD"} for token in after):
            return word
    return None
