"""The words beside a marked segment: the cue and subject right behind or right before it, whatever the parse made of them."""

from spacy.tokens import Doc, Token

from app.pipeline.lexicon import read_words
from app.pipeline.quotes import Marked
from app.pipeline.records import Zone
from app.pipeline.reporting import is_reporting
from app.pipeline.subjects import find_subject

WINDOW = 24  # tokens beside a segment in which its cue is looked for


def find_beside(doc: Doc, text: str, zone: Zone, quote: Marked, quotes: list[Marked]) -> tuple[Token | None, Token] | None:
    """(cue, subject's head) in the words right behind or right before a segment, or None."""
    previous = max((q.end for q in quotes if q.end <= quote.start), default=zone.start)
    following = min((q.start for q in quotes if q.start >= quote.end), default=zone.end)
    behind = _window(doc, quote.end, min(following, zone.end), first=True)
    ahead = _window(doc, max(previous, zone.start), quote.start, first=False)
    inner_end = quote.inner(text)[1]
    expects_more = (quote.closed and text[inner_end - 1] in ",!?—–-…") or (bool(behind) and behind[0].text in (",", "—", "–", "-"))
    introduced = bool(ahead) and (ahead[-1].text in (":", ",") or ahead[-1].lower_ in ("that", "as") or is_reporting(ahead[-1]))
    found_ahead = _find_ahead(ahead) if introduced else None
    if ahead and ahead[-1].text == ":" and found_ahead is not None:
        return found_ahead
    if expects_more or not ahead or not introduced:
        found_behind = _find_behind(behind)
        if found_behind is not None:
            return found_behind
    return found_ahead


def _window(doc: Doc, start: int, end: int, *, first: bool) -> list[Token]:
    """The tokens between two offsets that belong to one sentence with the segment, at most WINDOW of them."""
    span = doc.char_span(start, end, alignment_mode="contract") if start < end else None
    tokens = [token for token in span or () if not token.is_space]
    if first:
        for i, token in enumerate(tokens[:WINDOW]):
            if token.text in (".", "!", "?") and i:
                return tokens[:i]
        return tokens[:WINDOW]
    tokens = tokens[-WINDOW:]
    for i in range(len(tokens) - 2, -1, -1):
        if tokens[i].text in (".", "!", "?"):
            return tokens[i + 1 :]
    return tokens


def _find_behind(tokens: list[Token]) -> tuple[Token, Token] | None:
    cue = next((t for t in tokens[:12] if is_reporting(t) and t.tag_ != "VB"), None)
    if cue is None:
        return None
    subject = find_subject(cue)
    if subject is not None and subject in tokens:
        return cue, subject
    at = tokens.index(cue)
    # "…," said retired teacher Morag: the noun phrase behind an inverted verb, else the one before it.
    after = next(
        (
            t
            for t in tokens[at + 1 : at + 12]
            if t.pos_ in ("NOUN", "PROPN", "PRON") and t.dep_ not in ("compound", "poss", "amod", "nmod")
        ),
        None,
    )
    ahead = next(
        (t for t in reversed(tokens[:at]) if t.pos_ in ("NOUN", "PROPN", "PRON") and t.dep_ not in ("compound", "poss", "pobj")),
        None,
    )
    if ahead is not None:
        return cue, ahead
    return (cue, after) if after is not None and at == 0 else None


def _find_ahead(tokens: list[Token]) -> tuple[Token | None, Token] | None:
    cue = next((t for t in reversed(tokens) if is_reporting(t)), None)
    if cue is not None:
        subject = find_subject(cue)
        if subject is not None and subject in tokens:
            return cue, subject
        at = tokens.index(cue)
        noun = next(
            (
                t
                for t in reversed(tokens[:at])
                if t.pos_ in ("NOUN", "PROPN", "PRON") and t.dep_ not in ("compound", "poss", "pobj")
            ),
            None,
        )
        return (cue, noun) if noun is not None else None
    if tokens and tokens[-1].text == ":":
        # "Minister: …", "Her verdict: …"
        nouns = [t for t in tokens if t.pos_ in ("NOUN", "PROPN")]
        head = nouns[-1] if nouns and len(tokens) <= 10 else None
        if head is None:
            return None
        if head.lemma_.lower() in read_words("cues", "nouns.colon"):
            owner = next((child for child in head.children if child.dep_ == "poss"), None)
            return (head, owner) if owner is not None else None
        return (None, head) if head.ent_type_ == "PERSON" or head.pos_ == "PROPN" else None
    return None
