"""The reporting that closes a sentence, read off its words where the parser made something else of its verb.

"S, its mayor, Ada Brask, said", "S, estimated Ada Brask, an analyst at Harl", "S, figures from the port show": the tagger takes
such a verb for a noun or an adjective, and an apposition between commas takes its subject away.
"""

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Span, Token

from app.pipeline.lexicon import read_words
from app.pipeline.ranges import end_of, range_of, trim
from app.pipeline.reporting.extents import FINITE, skip_joint
from app.pipeline.reporting.reporting import Frame, is_cue_form
from app.pipeline.reporting.subjects import is_authorless, is_document, is_voice, phrase

SHORTEST = 4  # words of what is reported
LONGEST = 16  # words of who reports it
OPENING = ("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM")
NAMING = (*OPENING, "ADP", "PART", "CCONJ", "PUNCT", "ADV")  # what the words for a voice are made of
ADJUNCT = 12  # words behind the cue that tell where and when it was said
DASHES = ("–", "—", "-")
COMMENT = 12  # words of what the article adds behind a dash
ADDRESSEE = 4  # words for who is told
STOPS = frozenset(".!?…")
RELATIVES = frozenset({"who", "which", "whose"})


def read_closing(sent: Span) -> Frame | None:
    """The frame of a sentence that ends with who says it; None where its end reports nothing."""
    words = [token for token in sent if not token.is_space]
    while words and words[-1].text in STOPS:
        words.pop()
    # "…, bank bosses say – one more than the police count": the article's own word on it.
    dash = next(
        (at for at, token in enumerate(words) if token.text in DASHES and token.i and token.nbor(-1).whitespace_), len(words)
    )
    words = words[:dash] if len(words) - dash <= COMMENT else words
    if len(words) < SHORTEST + 3:
        return None
    return _read_last(sent, words) or _read_inverted(sent, words) or _read_parted(sent, words)


def _read_last(sent: Span, words: Sequence[Token]) -> Frame | None:
    """ "S, its mayor, Ada Brask, said", "S, the mayor of Harl said at the port on Monday"."""
    words = _drop_adjunct(words)
    told = next((at for at in range(len(words) - 1, len(words) - ADDRESSEE - 2, -1) if words[at].lower_ == "told"), None)
    if told is not None and not any(token.tag_ in FINITE or token.text == "," for token in words[told + 1 :]):
        words = words[: told + 1]  # "…, manager Ada Brask told reporters"
    cue = words[-1]
    if not _is_cue(cue):
        return None
    commas = [at for at, token in enumerate(words) if token.text == ","]
    if not commas:
        return None
    # Where a comma stands in front of the cue, an apposition lies between two, and the voice begins behind a third.
    number = 3 if commas[-1] == len(words) - 2 else 1
    if len(commas) < number:
        return None
    return _make(sent, words, commas[-number], words[commas[-number] + 1 : -1], cue)


def _drop_adjunct(words: Sequence[Token]) -> Sequence[Token]:
    """The words without where and when it was said, behind the plainest verbs of saying."""
    for at in range(len(words) - 2, max(SHORTEST, len(words) - ADJUNCT), -1):
        if words[at].tag_ in FINITE:
            plain = words[at].lemma_.lower() in read_words("cues", "verbs.plain") and words[at].lemma_.lower() != "tell"
            behind = words[at + 1]
            return words[: at + 1] if plain and (behind.pos_ == "ADP" or behind.ent_type_ in ("DATE", "TIME")) else words
    return words


def _read_inverted(sent: Span, words: Sequence[Token]) -> Frame | None:
    """ "S, estimated Ada Brask, an analyst at Harl"."""
    for at in range(len(words) - 2, SHORTEST, -1):
        past = words[at].tag_ in ("VBD", "VBN", "VBZ") or words[at].lower_ in read_words("cues", "verbs.unchanged")
        if words[at - 1].text == "," and past and _is_cue(words[at]):
            behind = words[at + 1 :]
            named = any(t.pos_ in ("PROPN", "NUM") for t in _take_phrase(behind))
            named = named or (behind[0].pos_ == "DET" and behind[0].lower_ in ("the", "a", "an"))
            return _make(sent, words, at - 1, behind, words[at]) if named else None
    return None


def _take_phrase(words: Sequence[Token]) -> Sequence[Token]:
    """The words up to a comma or preposition."""
    return words[: next((at for at, token in enumerate(words) if token.text == "," or token.pos_ == "ADP"), len(words))]


def _read_parted(sent: Span, words: Sequence[Token]) -> Frame | None:
    """ "The port's own records, seen by the Courier, state that S": a verb that the tagger took for a noun."""
    head = sent.root
    owned = head.lower_ in read_words("people", "authorless") and not is_authorless(head)  # "the port's own records"
    if head.pos_ not in ("NOUN", "PROPN") or not (owned or is_voice(head) or is_document(head)):
        return None
    for cue, that in pairwise(words):
        if cue.i > head.i and that.lower_ == "that" and cue.pos_ == "NOUN" and cue.nbor(-1).text == "," and is_cue_form(cue):
            part = trim(sent.doc, that.i, sent.end)
            span = phrase(head)
            if part is not None:
                return Frame(range_of(cue), span, head.i, (part,), (sent.doc[span[0]].idx, end_of(cue)), None, "clause")
    return None


def _make(sent: Span, words: Sequence[Token], comma: int, voice: Sequence[Token], cue: Token) -> Frame | None:
    said = words[:comma]
    head = find_head(voice)
    if head is None or len(said) < SHORTEST or any(token.lower_ == "according" for token in said):
        return None
    finite = any(token.tag_ in (*FINITE, "MD") for token in said)
    if not finite or not _can_report(head, cue, voice):
        return None
    doc = sent.doc
    part = trim(doc, skip_joint(doc, sent.start, words[comma].i), words[comma].i)
    if part is None:
        return None
    last = max(phrase(head)[1], head.i + 1)
    span = (voice[0].i, min(last, voice[-1].i + 1))
    return Frame(range_of(cue), span, head.i, (part,), (words[comma].idx, end_of(words[-1])), None, "parenthesis")


def _is_cue(token: Token) -> bool:
    """A form of a verb that reports; of those that the tagger took for a noun, the pasts that are no other form."""
    if token.lower_ in read_words("cues", "verbs.evidence"):
        return True
    unchanged = token.lower_ in read_words("cues", "verbs.unchanged")
    if unchanged or token.pos_ in ("NOUN", "PROPN"):
        return unchanged
    thinks = token.lower_.removesuffix("d") in read_words("cues", "verbs.think")
    return (thinks or is_cue_form(token)) and token.tag_ not in ("VB", "VBG")


def find_head(voice: Sequence[Token]) -> Token | None:
    """The noun of the words for a voice: the last one before a comma, a preposition or a clause; None where they are none."""
    if not voice or len(voice) > LONGEST or voice[0].pos_ not in OPENING:
        return None
    head: Token | None = None
    for token in voice:
        if head is not None and (token.text == "," or token.pos_ == "ADP" or token.lower_ in RELATIVES):
            break
        if token.pos_ not in NAMING:
            return None
        head = token if token.pos_ in ("NOUN", "PROPN") else head
    clause = next((at for at, token in enumerate(voice) if token.lower_ in RELATIVES), len(voice))
    return head if all(token.pos_ in NAMING for token in voice[:clause]) else None


def _can_report(head: Token, cue: Token, voice: Sequence[Token]) -> bool:
    """Whether the noun is a voice; what "shows" is a document, or information of which the words tell whose it is."""
    if cue.lower_ in read_words("cues", "verbs.evidence"):
        owned = any(token.lower_ in ("from", "by", "of") for token in voice) or voice[0].tag_ == "PRP$"
        nouns = read_words("people", "documents.words") | (read_words("people", "authorless") if owned else frozenset())
        return bool({head.lower_, head.lemma_.lower()} & nouns)
    named = any(token.pos_ == "PROPN" for token in voice[: voice.index(head) + 1])
    definite = voice[0].lower_ in ("the", "its", "his", "her", "their") or voice[0].pos_ == "PROPN" or cue.pos_ == "VERB"
    return named or (definite and is_voice(head))
