"""Names behind an office and the place it is held in: "President of Valdoria Mirko Tesan".

The model takes place and person for one name, or for a name it does not know. Where the place ends shows in the rest of the
article: the person's name recurs without the place, the place without the person, or as an adjective.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from app.pipeline.lexicon import read_words
from app.pipeline.naming import gazetteer
from app.pipeline.naming.capitals import find_capitals, list_words
from app.pipeline.naming.given import is_given
from app.pipeline.timing.timepatterns import month_numbers

Named = tuple[int, int, str]  # first token, end token, label
Words = list[tuple[int, int]]  # words of a name; a hyphened word is one of several tokens

PARTICLES = frozenset(
    {
        "de",
        "da",
        "do",
        "dos",
        "das",
        "du",
        "di",
        "del",
        "della",
        "van",
        "von",
        "der",
        "ter",
        "bin",
        "bint",
        "ibn",
        "al",
        "el",
        "la",
        "le",
        "ben",
    }
)
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
SMALL_WORD = 3  # letters; headlines leave these small
LONGEST_SYLLABLE = 6  # letters
LONGEST_CALLED = 3  # words of a name that nothing but a role shows to be one
LONGEST_CALLING = 8  # tokens from the comma behind a name to the role
LONGEST_RUN = 7
AGE_DIGITS = 2
ADJECTIVE_ENDING = 4  # letters
SMALL_CLASSES = ("ADP", "DET", "PRON", "SCONJ", "CCONJ", "AUX", "PART")  # a sentence may begin with one; no name does


def is_title(word: str) -> bool:
    """Whether `word` can stand before a person's name and is no part of it."""
    return word.lower().rstrip(".") in read_words("people", "titles", "titles_male", "titles_female")


def find_titled(doc: Doc) -> Iterator[Named]:
    """Place and person behind each "OFFICE of", parted; nothing where the words are one name."""
    text = doc.text
    for at, word in enumerate(list_words(doc)):
        if word.lower() != "of" or not at or not _is_office(doc[at - 1]) or is_heading(doc[at]):
            continue
        token = doc[at]
        words = find_run(doc, token.i + 1)
        if len(words) == 1 and words[0][1] + 1 < len(doc) and doc[words[0][1]].text == ",":
            # "the archbishop of Norvale, Odo Harl": the office has a place, the name stands behind the comma.
            if len(find_run(doc, words[0][1] + 1)) > 1:
                yield words[0][0], words[0][1], "GPE"
            continue
        if len(words) < 2:
            continue
        if words and doc[words[0][0]].lower_ in read_words("people", "portfolios"):
            words = words[1:]
            while len(words) > 1 and is_title(doc[words[0][0]].text):
                words = words[1:]
            yield words[0][0], words[-1][1], "PERSON"
            continue
        cut = max(range(1, len(words)), key=lambda cut: _weigh(doc, text, words, cut))
        if _weigh(doc, text, words, cut) > 0:
            yield words[0][0], words[cut - 1][1], "GPE"
            yield words[cut][0], words[-1][1], "PERSON"


def find_entitled(doc: Doc) -> Iterator[Named]:
    """The given name and surname behind a title in running prose: "King Aldous Renwick"."""
    for token in find_capitals(doc):
        if not is_title(token.text) or token.ent_type_ == "ORG" or is_heading(token):
            continue
        words = find_run(doc, token.i + 1)
        if 2 <= len(words) <= 3 and not any(is_title(doc[start].text) for start, _ in words):
            yield words[0][0], words[-1][1], "PERSON"


def find_called(doc: Doc) -> Iterator[Named]:
    """Names of two or three words that the model may miss: behind a role ("the driver Oh Min-ji"), or before a comma and one."""
    for token in find_capitals(doc):
        if token.pos_ in SMALL_CLASSES or (token.i and _is_part(doc[token.i - 1])):
            continue
        if token.i and opens_calling(doc[token.i - 1]) and _is_role(token):
            continue  # "Local MP Ada Brask": the name comes behind the second one
        if token.is_sent_start and (token.lower_ in read_words("people", "epithets.adjectives") or opens_calling(token)):
            continue
        words = find_run(doc, token.i)
        if not words or (words[-1][1] < len(doc) and doc[words[-1][1]].ent_iob_ == "I"):
            continue  # the model knows a longer name
        if 2 <= len(words) <= LONGEST_CALLED and not is_title(token.text) and not is_heading(token):
            called = token.i > 0 and (is_calling(doc[token.i - 1]) or doc[token.i - 1].lower_ in ("called", "named"))
            named = called or _describes(doc, words[-1][1]) or is_aged(doc, words[-1][1]) or _is_name_alone(doc, words)
            if named or _is_joined(doc, words) or _has_particle(doc, words):
                yield words[0][0], words[-1][1], "PERSON"


def _is_name_alone(doc: Doc, words: Words) -> bool:
    """Whether a given name opens the words, and neither the model nor their last word says that they are anything else."""
    last = doc[words[-1][1] - 1]
    other = read_words("people", "bodies", "endings", "roles", "voices")
    marked = any(token.ent_type_ for token in doc[words[0][0] : words[-1][1]])
    return not marked and is_given(doc[words[0][0]].text) and last.lower_ not in other and last.pos_ == "PROPN"


def _is_joined(doc: Doc, words: Words) -> bool:
    """Whether two words without a label stand behind "and" and somebody's name: "Ada Brask and Blessing Harl said"."""
    first, end = words[0][0], words[-1][1]
    if first < 3 or doc[first - 1].lower_ != "and" or len(words) != 2 or any(token.ent_type_ for token in doc[first:end]):
        return False
    before = doc[first - 2]
    apart = all(token.pos_ == "PROPN" for token in doc[first:end]) and before.head.dep_ in ("nsubj", "nsubjpass", "pobj", "ROOT")
    return (
        apart
        and doc[end - 1].dep_ == "conj"
        and doc[end - 1].head == before
        and find_run(doc, first - 3)[:1] == [(first - 3, first - 2)]
    )


def _has_particle(doc: Doc, words: Words) -> bool:
    """Whether a given name and a small particle show a name that the parser took for a clause: "Maria do Carmo Harl"."""
    return is_given(doc[words[0][0]].text) and any(doc[start].text in ("do", "da", "dos", "das") for start, _ in words[1:])


def _is_part(before: Token) -> bool:
    epithet = before.is_sent_start and before.lower_ in read_words("people", "epithets.adjectives")
    other = epithet or opens_calling(before)
    return before.text[:1].isupper() and before.is_alpha and not other and (not before.is_sent_start or before.pos_ == "PROPN")


def is_calling(token: Token) -> bool:
    """Whether a small noun says what somebody is, so that a name may follow it: "driver", or "Driver" where a sentence begins."""
    return (token.text.islower() and token.tag_ == "NN" and _is_role(token)) or opens_calling(token)


def opens_calling(token: Token) -> bool:
    """Whether a sentence begins with what somebody is, and goes on with a capital: "Boss Ada Brask"."""
    named = token.i + 2 < len(token.doc) and all(
        word.text[:1].isupper() and word.is_alpha for word in token.doc[token.i + 1 : token.i + 3]
    )
    return bool(token.is_sent_start) and token.text[1:].islower() and named and _is_role(token) and not is_heading(token)


def _is_role(token: Token) -> bool:
    return token.lower_ in read_words("people", "roles", "voices", "anyone", "gender")


def is_aged(doc: Doc, at: int) -> bool:
    """Whether an age between commas stands at a token, as it does behind a name: ", 51,"."""
    if at + 2 >= len(doc) or doc[at].text != "," or doc[at + 2].text not in (",", "."):
        return False
    return len(doc[at + 1]) == AGE_DIGITS and doc[at + 1].is_digit and doc[at - 1].lower_ not in month_numbers()


def _describes(doc: Doc, at: int) -> bool:
    """Whether ", an analyst at …" stands at a token: a comma, an article and a role, then a comma or verb."""
    if at + 2 >= len(doc) or doc[at].text != "," or doc[at + 1].lower_ not in ("a", "an", "the", "one", "his", "her", "its"):
        return False
    for token in doc[at + 2 : at + LONGEST_CALLING]:
        if token.text in (",", ".") or token.pos_ in ("VERB", "AUX"):
            return False
        if is_calling(token):
            return True
    return False


def is_heading(token: Token) -> bool:
    """Whether a sentence capitalises its words, as headlines do: capitals show no names there."""
    words = [t for t in token.sent if t.is_alpha and len(t.text) > SMALL_WORD]
    stop = next((t for t in reversed(token.sent) if not t.is_space), token)
    return stop.text not in (".", "!", "?") and all(t.text[0].isupper() for t in words)


def find_run(doc: Doc, start: int, *, inside: bool = False) -> Words:
    """The capitalised words from token `start` on that can be one name; a lower-case particle may stand between them.

    `inside` says that a name has begun before, so that a particle may come first.
    """
    words: Words = []
    at = start
    while at < len(doc) and len(words) < LONGEST_RUN:
        if words and doc[at].is_sent_start:
            break
        start = at
        while (words or inside) and doc[at].text in PARTICLES and at + 1 < len(doc):
            # "van der" belongs to the name behind it, "al-" as well
            at += 2 if doc[at + 1].text == "-" and at + 2 < len(doc) else 1
        if not doc[at].text[:1].isupper() or not doc[at].text[0].isalpha():
            break
        end = extend_hyphened(doc, at + 1)
        words.append((start, end))
        at = end
        if len(words) > 1 and doc[end - 1].lower_.rstrip(".") in SUFFIXES:
            break  # the stop of "Jr." hides the end of a sentence
    return words


def extend_hyphened(doc: Doc, end: int) -> int:
    """The end of a word that goes on behind a hyphen without blanks ("El-Sayed", "Seung-min")."""
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        if not doc[end + 1].text[:1].isupper() and not _is_syllable(doc, end + 1):
            break
        end += 2
    return end


def begin_hyphened(doc: Doc, at: int) -> int:
    """Where a word begins that is the last part of a surname of several ("Lind" in "Moss-Lind")."""
    while at > 1 and doc[at - 1].text == "-" and not doc[at - 1].whitespace_ and not doc[at - 2].whitespace_:
        if not doc[at - 2].text[:1].isupper():
            break
        at -= 2
    return at


def _is_syllable(doc: Doc, at: int) -> bool:
    """Whether a small word behind a hyphen ends a given name whose surname stands first: "Oh Min-ji", not "Oh-led"."""
    word = doc[at].text
    if not word.isalpha() or len(word) > LONGEST_SYLLABLE or word in read_words("people", "endings.compounds") or at < 3:
        return False
    given, behind = doc[at - 2], doc[at + 1] if at + 1 < len(doc) else doc[at]
    if given.ent_type_ == "PERSON" and behind.is_title and behind.ent_type_ and given.dep_ in ("compound", "nmod", "nsubj"):
        return True  # "Hyun-woo Petrescu"
    surname = doc[at - 3]
    return surname.text[:1].isupper() and surname.text.isalpha() and bool(surname.whitespace_) and not is_title(surname.text)


def _is_office(token: Token) -> bool:
    return is_title(token.text) or token.lower_ in read_words("people", "roles")


def _weigh(doc: Doc, text: str, words: Words, cut: int) -> int:
    """How much speaks for a place of `cut` words before a person's name; 0 or less where nothing does."""
    place = doc[words[0][0] : words[cut - 1][1]].text
    person = doc[words[cut][0] : words[-1][1]].text
    surname = doc[words[-1][0] : words[-1][1]].text
    size = len(words) - cut
    weight = 0
    if gazetteer.is_state(place) or gazetteer.is_place(place):
        weight += 3
    if _recurs(text, place, without=person) or _has_adjective(doc, place):
        weight += 2
    if _recurs(text, person, without=place):
        weight += 3
    elif size > 1 and _recurs(text, surname, without=doc[words[-2][0] : words[-2][1]].text):
        weight += 2
    if size == 1:
        weight -= 2
    # Given name and surname behind one or two words of place is the commonest form.
    return weight + (1 if size == 2 and len(words) > 2 else 0)


def _recurs(text: str, words: str, *, without: str) -> bool:
    """Whether words stand in the text elsewhere than right beside the others."""
    return text.count(words) > text.count(f"{without} {words}") + text.count(f"{words} {without}")


def _has_adjective(doc: Doc, place: str) -> bool:
    stem = place.lower().rstrip("aeiouy")
    if len(stem) < gazetteer.SHORTEST_STEM or " " in place:
        return False
    longest = len(stem) + ADJECTIVE_ENDING
    return any(t.lower_.startswith(stem) and len(stem) < len(t) <= longest and t.text != place for t in find_capitals(doc))
