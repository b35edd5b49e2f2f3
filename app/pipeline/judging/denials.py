"""Whether words are denied: by who reports them, by what they say of themselves, or by what is said of them."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from app.pipeline.judging.hedges import is_in, is_negated
from app.pipeline.judging.scope import find_phrases, find_words, get_sentence, is_aside, is_copula, is_top
from app.pipeline.lexicon import read_words

NEAR = 6
_COPULAS = frozenset({"as", "is", "are", "was", "were", "be", "being"})
_QUOTES = frozenset("\"“„«‘'")


def is_denied(evidence: Tokens, text: str, cue: Tokens | None) -> bool:
    """Whether a mark of denial stands with the words; a plain "not" is none."""
    if cue is not None and denies(cue, text) and not _speaks_itself(evidence, text, cue):
        return True
    return _is_governed(evidence) or _denies_itself(evidence, text, narrated=cue is None) or _is_called_false(evidence)


def denies(cue: Tokens, text: str) -> bool:
    """Whether the cue denies what it reports: "denied", "rejected claims that", "ruled out", "falsely claimed"."""
    tokens = list(find_words(cue))
    heads = [token.head for token in tokens if token.dep_ in {"dobj", "obj", "prep"}]
    marked = [token for token in (*tokens, *heads) if is_in(token, "denial_verbs", "denial_nouns")]
    if any(is_in(child, "wrongly") for token in tokens for child in token.children):
        return True
    ruled_out = next(find_phrases(text, cue.start_char, cue.end_char + 4, "hedges", "denial_phrases"), None) is not None
    marked = [token for token in marked if not _turns_down(token)]
    if any(_is_dismissed_as(token) for token in tokens):
        return True
    return (bool(marked) or ruled_out) and not any(is_negated(token) for token in (*marked, *tokens))


def _is_dismissed_as(noun: Token) -> bool:
    """ "dismissed as fiction claims that S": the verb stands in front of its "as", and the parser parts it from the noun."""
    if noun.pos_ != "NOUN":
        return False
    before = list(noun.doc[max(noun.sent.start, noun.i - NEAR - 2) : noun.i])
    verb = next((token for token in before if token.pos_ == "VERB" and is_in(token, "denial_verbs")), None)
    return verb is not None and not is_negated(verb) and any(token.lower_ == "as" and token.i == verb.i + 1 for token in before)


def _turns_down(verb: Token) -> bool:
    """ "rejected the offer", "denied them visas": what is refused is a request or a thing, not a statement."""
    objects = [child for child in verb.children if child.dep_ in {"dobj", "obj"}]
    if any(child.dep_ == "prep" and child.lower_ == "as" for child in verb.children):
        return False
    given = verb.lemma_ == "deny" and any(child.dep_ == "dative" for child in verb.children)
    return given or any(is_in(child, "turned_down") and not _tells(child) for child in objects)


def _tells(noun: Token) -> bool:
    """ "the idea that …": a noun with its statement."""
    return any(child.dep_ in {"acl", "ccomp"} and any(word.lower_ == "that" for word in child.children) for child in noun.children)


def _speaks_itself(evidence: Tokens, text: str, cue: Tokens) -> bool:
    """A whole sentence in quotation marks is what the denier says, not what they deny."""
    before = text[max(0, evidence.start_char - 1) : evidence.start_char]
    whole = any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in evidence.root.children)
    return bool(before) and before in _QUOTES and whole and not (evidence.start <= cue.start < evidence.end)


def _is_governed(evidence: Tokens) -> bool:
    root = evidence.root
    governor = root.head
    outside = not evidence.start <= governor.i < evidence.end
    if outside and root.dep_ == "pobj" and governor.dep_ == "prep":
        return _lacks(governor.head)  # "no truth in the rumour that …"
    return (
        outside
        and root.dep_ in {"ccomp", "acl"}
        and (_lacks(governor) or _is_told_false(governor) or (is_in(governor, "denial_verbs") and not is_negated(governor)))
    )


def _is_told_false(noun: Token) -> bool:
    """ "described as false a report that …"."""
    return noun.pos_ == "NOUN" and any(child.dep_ == "amod" and is_in(child, "falsity", "forgery") for child in noun.children)


def _denies_itself(evidence: Tokens, text: str, *, narrated: bool) -> bool:
    if any(
        _is_said_of_top(evidence, low) for low, _ in find_phrases(text, evidence.start_char, evidence.end_char, "hedges", "made_up")
    ):
        return True
    # Few words deny anything: only they are asked where they stand.
    return any(_denies(token, evidence, narrated=narrated) and not is_aside(token, evidence) for token in find_words(evidence))


def _denies(token: Token, evidence: Tokens, *, narrated: bool) -> bool:
    if _lacks(token):
        return True
    if is_copula(token) and any(_is_false(child) for child in token.children if child.dep_ in {"attr", "acomp"}):
        return is_top(token, evidence)  # a copula is none of the verbs below
    if narrated and token.lemma_ == "rule" and _rules_out(token) and is_top(token, evidence):
        return True
    if token.pos_ != "VERB" or not is_in(token, "narrated_denial", "denial_verbs") or is_negated(token):
        return False
    top = is_top(token, evidence)
    if narrated and top and is_in(token, "narrated_denial") and not _turns_down(token):
        return True
    return (top or token.i <= evidence.start + 1) and is_in(token, "denial_verbs") and _denies_as(token, narrated=narrated)


def _is_told(copula: Token) -> bool:
    """Whether what is said to be so is a statement: "the report is false", "that is a lie"; but not "the passport was fake"."""
    subject = next((child for child in copula.children if child.dep_ in {"nsubj", "csubj", "expl"}), None)
    if subject is None or subject.dep_ != "nsubj":
        return True
    return subject.lower_ in {"it", "this", "that", "these", "those", "they", "all", "none", "which", "what"} or is_in(
        subject, "tellings"
    )


def _rules_out(verb: Token) -> bool:
    """ "Police ruled out arson"; but a player is "ruled out of" a match."""
    out = any(child.lower_ == "out" for child in verb.children)
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    return out and not is_negated(verb) and not (passive and any(child.lower_ == "of" for child in verb.subtree))


def _denies_as(verb: Token, *, narrated: bool) -> bool:
    """ "dismissing the report as a fantasy", "rejected any suggestion that …"."""
    if any(child.tag_ == "MD" for child in verb.children):
        return False
    if any(child.lower_ == "as" for child in verb.children):
        return any(child.dep_ in {"dobj", "obj"} and not is_in(child, "turned_down") for child in verb.children)
    objects = (child for child in verb.children if child.dep_ in {"dobj", "obj"})
    return any(_tells(child) or (narrated and is_in(child, "tellings")) for child in objects)


def _is_said_of_top(evidence: Tokens, offset: int) -> bool:
    """Whether a participle at an offset is what "be" says of the subject."""
    verb = next((token for token in evidence if token.idx == offset), None)
    return verb is not None and is_top(verb, evidence) and any(is_copula(child) for child in verb.children)


def _lacks(token: Token) -> bool:
    if token.pos_ != "NOUN" or token.lower_ not in read_words("hedges", "lacking"):
        return False
    children = [child for child in token.children if child.dep_ not in {"acl", "relcl"} or _tells_truth(child)]
    said_of = any(child.dep_ in {"prep", "acl", "ccomp", "relcl"} for child in children) or token.i + 1 == len(token.doc)
    if any(child.lower_ == "no" for child in children):
        return said_of or (token.dep_ in {"attr", "dobj"} and len(children) == len(list(token.children)))
    return any(child.lower_ == "any" for child in children) and is_negated(token.head)


def _tells_truth(clause: Token) -> bool:
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in clause.children)
    return not infinitive or is_in(clause, "lacking_to")


def _is_false(predicate: Token) -> bool:
    if predicate.lower_ == "true":
        return any(child.dep_ == "neg" for child in (*predicate.head.children, *predicate.children))
    if any(child.dep_ == "neg" for child in predicate.head.children):
        return False
    return is_in(predicate, "falsity") or (is_in(predicate, "forgery") and _is_told(predicate.head))


def _is_called_false(evidence: Tokens) -> bool:
    """Right behind the words or in front of them: "… as false", "… is untrue", "described as a lie the claim that …"."""
    sentence = get_sentence(evidence)
    after = list(find_words(evidence.doc[evidence.end : sentence.end]))[:NEAR]
    words = [token.lower_ for token in after]
    if words[:1] != [] and words[0] in _COPULAS and "not" not in words:
        return any(is_in(token, "falsity", "forgery") for token in after[1:])
    before = list(find_words(evidence.doc[sentence.start : evidence.start]))[-NEAR:]
    return bool(before) and is_in(before[-1], "falsity", "forgery") and any(token.lower_ == "as" for token in before)
