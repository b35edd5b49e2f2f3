"""Sentences that only lead into what is said next: by a colon, a letter, "hit back", "made a claim"."""

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from app.pipeline.lexicon import read_words

OPENING = "“\"„«‘'"


def introduces(doc: Doc, tokens: Tokens) -> bool:
    """Whether a sentence only leads into what is said next: by a colon, a statement issued, or "hit back" before a quote."""
    if tokens.end < len(doc) and doc[tokens.end].text == ":":
        return True
    nouns = read_words("cues", "nouns.colon") | read_words("people", "documents.issued")
    verbs = read_words("cues", "issue.verbs")
    if any(t.lower_ == "following" and t.head.lemma_.lower() in nouns for t in tokens):
        return True
    if _disagrees(tokens):
        return True
    behind = next((t for t in doc[tokens.end : tokens.end + 4] if not t.is_space and t.text not in ".!"), None)
    if behind is None or behind.text[0] not in OPENING:
        return False
    root = _get_main(tokens)
    below = [child for child in root.children if child.i > root.i]
    issued = root.lemma_.lower() in verbs and any(c.dep_ == "dobj" and c.lemma_.lower() in nouns for c in below)
    phrases = {f"{root.lemma_.lower()} {child.lower_}" for child in below}
    # "pointed the finger at the council", "took aim at the council"
    things = (child for child in below if child.dep_ == "dobj")
    phrases |= {
        f"{root.lemma_.lower()} {thing.lower_} {t.lower_}" for thing in things for t in root.sent[thing.i - root.sent.start :]
    }
    if root.lemma_.lower() in read_words("discourse", "answering") and any(_is_written(child) for child in below):
        return True  # "The line addressed the fire in a letter to passengers. “…”"
    mood = root.lemma_ == "be" and any(c.lower_ in read_words("discourse", "moods") for c in below)
    unmoved = any(c.dep_ == "neg" for c in root.children) and any(c.lower_ in read_words("discourse", "moved") for c in below)
    return issued or mood or unmoved or not phrases.isdisjoint(read_words("discourse", "retorts"))


def _is_written(preposition: Token) -> bool:
    """ "in a letter", "in a post"."""
    documents = read_words("people", "documents.words", "documents.issued")
    within = preposition.dep_ == "prep" and preposition.lower_ == "in"
    return within and any(c.dep_ == "pobj" and c.lemma_.lower() in documents for c in preposition.children)


def _get_main(tokens: Tokens) -> Token:
    """The main verb; behind "Chief Ada Brask, who …," the parser takes it for a participle of the name."""
    root = tokens.root
    if root.pos_ != "PROPN":
        return root
    finite = (c for c in root.children if c.dep_ == "acl" and c.tag_ in ("VBD", "VBZ", "VBP") and c.i > root.i)
    return next(finite, root)


def leads_in(doc: Doc, start: int, end: int) -> bool:
    """Whether a narrated sentence only leads into somebody's words."""
    tokens = doc.char_span(start, end, alignment_mode="contract")
    return tokens is not None and len(tokens) > 0 and introduces(doc, _strip(tokens))


def _strip(tokens: Tokens) -> Tokens:
    while len(tokens) > 1 and (tokens[-1].is_space or tokens[-1].text in ".!…"):
        tokens = tokens[:-1]
    return tokens


def _disagrees(tokens: Tokens) -> bool:
    """ "The doctor disagreed", "Her deputy took a different view": that somebody says otherwise, not what."""
    root = tokens.root
    if root.lemma_.lower() in read_words("discourse", "disagreeing"):
        return not any(c.dep_ in ("ccomp", "prep", "xcomp", "dobj", "advcl") for c in root.children)
    things = [child for child in root.children if child.dep_ == "dobj"]
    if any(_announces(root, thing) for thing in things):
        return True
    view = next((thing for thing in things if thing.lemma_.lower() in read_words("discourse", "views")), None)
    if view is None or root.lemma_ not in ("take", "have", "hold", "see", "tell"):
        return False
    return any(c.lower_ in read_words("discourse", "differing") for c in view.children)


def _announces(verb: Token, thing: Token) -> bool:
    """ "made an explosive claim", "painted a grim picture": a saying that tells nothing of what is said."""
    if verb.lemma_.lower() not in read_words("discourse", "announcing") or thing.lemma_.lower() not in read_words(
        "discourse", "announced"
    ):
        return False
    bare = not any(child.i > thing.i for child in thing.children)
    ends = not any(child.i > thing.i and not child.is_punct and child.dep_ not in ("npadvmod", "advmod") for child in verb.children)
    return bare and ends and thing.left_edge.lower_ in ("a", "an", "another")


def shows_feeling(doc: Doc, start: int, end: int) -> bool:
    """Whether what stands beside a reporting only says how somebody spoke: "She wept as" before "she told how …"."""
    tokens = doc.char_span(start, end, alignment_mode="contract")
    words = [token for token in tokens or () if not token.is_punct and not token.is_space]
    if not words or words[-1].lower_ not in ("as", "while", "when", "before"):
        return False
    verb = next((token for token in words if token.dep_ == "ROOT"), None)
    if verb is None:
        return False
    objects = [c.lemma_.lower() for c in verb.children if c.dep_ == "dobj"]
    return verb.lemma_.lower() in read_words("discourse", "feeling") and all(noun in ("tear", "head", "sob") for noun in objects)


def find_end(doc: Doc, start: int, end: int) -> int:
    """Where what stands in front of an attribution ends without words that only lead into it.

    "The search ended, days after a quake that | the government says …", "The union challenged the firm, which | claimed …".
    """
    tokens = doc.char_span(start, end, alignment_mode="contract")
    if tokens is None or tokens.end >= len(doc) or doc[tokens.end - 1].sent != doc[tokens.end].sent:
        return end
    while len(tokens) > 1 and (tokens[-1].is_punct or tokens[-1].is_space or _leads_on(tokens[-1], tokens.end)):
        tokens = tokens[:-1]
    return tokens.end_char


def _leads_on(token: Token, end: int) -> bool:
    """A word of what follows `end`: a relative pronoun, "to" of an infinitive, a conjunction, a bare article or preposition."""
    if token.tag_ in ("WDT", "WP", "WP$", "WRB", "TO", "DT", "PRP$") or token.dep_ in ("mark", "cc"):
        return token.head.i >= end or token.tag_ in ("WDT", "WP", "WRB", "CC", "TO")
    bare = token.dep_ in ("prep", "aux", "auxpass") and not any(child.i < end for child in token.children)
    return bare and token.right_edge.i >= end


def stands_in_headline(text: str, start: int, end: int) -> bool:
    """Whether what is left of a headline tells something: beside a quotation and a colon, or in front of "as …" of a saying.

    "“We ran”: three dead in the siege", "Twelve dead at the bridge as the union says …", "Toll rises; mayor says …".
    """
    rest = text[start:end].strip()
    return rest.endswith((";", " as")) or (rest.startswith(":") and len(rest.split()) > 3)
