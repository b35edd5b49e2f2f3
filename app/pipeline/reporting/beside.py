"""The words beside a marked segment: the cue and subject right behind or right before it, whatever the parse made of them."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from app.pipeline.lexicon import read_words
from app.pipeline.quotes import Marked
from app.pipeline.records import Zone
from app.pipeline.reporting.reporting import has_frame, is_cue_form, utters
from app.pipeline.reporting.subjects import find_subject, is_voice

WINDOW = 24  # tokens beside a segment in which its cue is looked for
ANSWER = 7  # words behind a segment in which "came the blunt reply" stands
LABEL = 10  # tokens of "Minister: …" in front of its colon
NOMINAL = ("NOUN", "PROPN", "PRON")
INSIDE = ("compound", "poss", "amod", "nmod")  # what stands inside a noun phrase, before its head
BESIDE_AGENT = ("compound", "poss", "pobj")  # nouns before a cue that belong to another noun
SUBORDINATORS = frozenset(
    {"when", "as", "after", "while", "before", "because", "where", "though", "although", "since", "until", "if"}
)
FINITE = ("VBD", "VBZ", "VBP", "MD")
RELATIVES = frozenset({"who", "which", "that"})


def find_beside(doc: Doc, text: str, zone: Zone, quote: Marked, quotes: list[Marked]) -> tuple[Token | None, Token] | None:
    """(cue, subject's head) in the words right behind or right before a segment, or None."""
    previous = max((q.end for q in quotes if q.end <= quote.start), default=zone.start)
    following = min((q.start for q in quotes if q.start >= quote.end), default=zone.end)
    behind = _window(doc, quote.end, min(following, zone.end), first=True)
    ahead = _window(doc, max(previous, zone.start), quote.start, first=False)
    inner_end = quote.inner(text)[1]
    expects_more = (quote.closed and text[inner_end - 1] in ",!?—–-…") or (bool(behind) and behind[0].text in (",", "—", "–", "-"))
    found_ahead = find_ahead(ahead) if ahead and _introduces(ahead) else None
    if found_ahead is not None and ahead[-1].text == ":":
        return found_ahead
    if expects_more or not ahead or not _introduces(ahead):
        found_behind = _find_behind(behind)
        if found_behind is not None and (expects_more or not _says_more(behind, found_behind[0])):
            return found_behind
        if found_behind is not None and ahead and found_ahead is None:
            return find_ahead(ahead)
    return found_ahead


def _says_more(behind: list[Token], cue: Token) -> bool:
    """Whether words behind a finished sentence report something of their own: "… .” It will cost $4m, Brask said"."""
    at = behind.index(cue)
    relative = any(token.lower_ in RELATIVES for token in behind[:at])
    if not relative and any(token.tag_ in FINITE and token.head != cue for token in behind[:at]):
        return True
    return any(child.dep_ == "ccomp" and child.i > cue.i for child in cue.children)


def _introduces(ahead: list[Token]) -> bool:
    """Whether words lead into the segment behind them: "said:", "said that", "told them to"."""
    last = ahead[-1]
    return last.text in (":", ",") or last.lower_ in ("that", "as", "to") or utters(last)


def _window(doc: Doc, start: int, end: int, *, first: bool) -> list[Token]:
    """The tokens between two offsets that belong to one sentence with the segment, at most WINDOW of them."""
    span = doc.char_span(start, end, alignment_mode="contract") if start < end else None
    tokens = _leave_out_brackets(token for token in span or () if not token.is_space)
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


def _leave_out_brackets(tokens: Iterable[Token]) -> list[Token]:
    """Without what stands in brackets: "Elba Roth (D-Ohio) said". A bracket that nothing closes leaves out nothing."""
    kept: list[Token] = []
    opened: int | None = None
    for token in tokens:
        kept.append(token)
        if token.text in "([" and opened is None:
            opened = len(kept) - 1
        elif token.text in ")]" and opened is not None:
            del kept[opened:]
            opened = None
    return kept


def _find_answer(tokens: list[Token]) -> tuple[Token, Token] | None:
    """ "…,” came the reply from Ada Brask", "…,” was the mayor's verdict": the noun of what is said, and whose it is."""
    words = [t for t in tokens if not t.is_punct]
    if not words or words[0].lower_ not in ("came", "comes", "was", "is", "ran", "runs"):
        return None
    answer = next((t for t in words[1:ANSWER] if t.lemma_.lower() in read_words("cues", "nouns.colon", "nouns.that")), None)
    if answer is None:
        return None
    behind = (t for c in answer.children if c.lower_ in ("from", "of", "by") for t in c.children if t.dep_ == "pobj")
    owner = next((t for t in (*(c for c in answer.children if c.dep_ == "poss"), *behind) if is_voice(t)), None)
    return (answer, owner) if owner is not None else None


def _find_behind(tokens: list[Token]) -> tuple[Token, Token] | None:
    if (answer := _find_answer(tokens)) is not None:
        return answer
    cue = next((t for t in tokens if utters(t) and t.tag_ != "VB"), None)
    if cue is None and len(tokens) > 1 and tokens[-1].tag_ == "NNS" and is_cue_form(tokens[-1]):
        # "…,” Article 14 of the treaty states."
        head = next((t for t in tokens[:-1] if t.pos_ in NOMINAL and t.dep_ not in INSIDE), None)
        return (tokens[-1], head) if head is not None else None
    # ", when Brask blasted him": a clause of its own behind the quote, not who says it.
    if cue is None or any(t.lower_ in SUBORDINATORS for t in tokens[:2]):
        return None
    subject = _get_named(find_subject(cue), tokens)
    if subject is not None:
        return cue, subject
    at = tokens.index(cue)
    ahead = next((t for t in reversed(tokens[:at]) if t.pos_ in NOMINAL and t.dep_ not in BESIDE_AGENT), None)
    if ahead is not None:
        return cue, ahead
    inverted = _find_inverted(tokens[at + 1 :]) if at == 0 else None
    return (cue, inverted) if inverted is not None else None


def _find_inverted(tokens: list[Token]) -> Token | None:
    """ "said retired teacher Morag": the head of the noun phrase behind an inverted verb."""
    return next((t for t in tokens[: WINDOW // 2] if t.pos_ in NOMINAL and t.dep_ not in INSIDE), None)


def _get_named(subject: Token | None, tokens: list[Token]) -> Token | None:
    """The subject if it is one of the tokens; for a relative pronoun the noun in front of it."""
    if subject is None or subject not in tokens:
        return None
    if subject.lower_ not in RELATIVES:
        return subject
    ahead = reversed(tokens[: tokens.index(subject)])
    return next((t for t in ahead if t.pos_ in NOMINAL and t.dep_ not in INSIDE), None)


def find_ahead(tokens: list[Token]) -> tuple[Token | None, Token] | None:
    """(cue, subject's head) in words that lead into a segment, or None."""
    infinitive = tokens[-1].lower_ == "to"
    cue = next((t for t in reversed(tokens) if utters(t) or (infinitive and t.pos_ == "VERB" and has_frame(t))), None)
    if cue is not None:
        subject = _get_named(find_subject(cue), tokens)
        if subject is not None:
            return cue, subject
        at = tokens.index(cue)
        noun = next((t for t in reversed(tokens[:at]) if t.pos_ in NOMINAL and t.dep_ not in BESIDE_AGENT), None)
        noun = noun or (_find_inverted(tokens[1:]) if at == 0 else None)
        return (cue, noun) if noun is not None else None
    return _find_label(tokens) or _find_mood(tokens) if tokens[-1].text == ":" else None


def _find_mood(tokens: list[Token]) -> tuple[None, Token] | None:
    """ "Ada Brask shook her head: …", "The mayor was unmoved: …": one person is told of, and nothing that holds words."""
    if any(t.lemma_.lower() in read_words("people", "documents", "posting.pages") for t in tokens):
        return None
    somebody = read_words("people", "voices", "roles", "gender") - read_words("people", "bodies")
    for token in tokens:
        if token.dep_ == "nsubj" and token.head in tokens and token.head.dep_ in ("ROOT", "ccomp", "conj"):
            named = token.ent_type_ == "PERSON" or token.lower_ in ("he", "she")
            return (None, token) if named or (token.tag_ == "NN" and token.lemma_.lower() in somebody) else None
    return None


def _find_label(tokens: list[Token]) -> tuple[Token | None, Token] | None:
    """ "Minister: …", "Her verdict: …", "The mayor had a simple answer: …"."""
    nouns = [t for t in tokens if t.pos_ in ("NOUN", "PROPN")]
    if not nouns:
        return None
    head = nouns[-1]
    if head.lemma_.lower() in read_words("cues", "nouns.colon"):
        owner = next((child for child in head.children if child.dep_ == "poss"), None)
        verb = next((t for t in tokens if t == head.head and t.pos_ in ("VERB", "AUX")), None)
        subject = _get_named(find_subject(verb), tokens) if verb is not None else None
        voice = owner if owner is not None else subject
        return (head, voice) if voice is not None and is_voice(voice) else None
    named = head.ent_type_ == "PERSON" or head.pos_ == "PROPN"
    return (None, head) if named and len(tokens) <= LABEL else None
