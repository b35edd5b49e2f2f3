""" "one" that counts, and "one" that is a pronoun or a turn of phrase."""

from app.pipeline.figures.number import read_values
from app.pipeline.figures.page import Page
from app.pipeline.lexicon import read_words


def _is_small_number(page: Page, index: int) -> bool:
    """Whether a number stands at the lexeme that is joined to its neighbours by "and" or a comma."""
    if not 0 <= index < len(page.lexemes) or not {page.norm(at) for at in range(index - 3, index + 4)} & {"and", ","}:
        return False
    return page.lexemes[index].text.isdecimal() or any(
        page.norm(index) in read_values(group) for group in ("units", "teens", "tens")
    )


def is_counting_one(page: Page, index: int) -> bool:
    """ "one" that counts: it stands before a noun that is no turn of phrase, or before what became of somebody ("one dead")."""
    before, after = page.norm(index - 1), page.norm(index + 1)
    alone = before in {"only", "just"} and page.norm(index - 2) not in {"the", "this", "that", "not"}
    if before in read_words("numbers_signs", "one_before") and not alone:
        return False
    if after in read_words("numbers_signs", "one_states"):
        return True
    if page.lexemes[index].text[0].isupper() and not page.sentence_start(index):
        return False
    if after == "of" and page.norm(index + 2) in {"them", "whom"} and before in {",", "(", "–", "—"}:
        return True  # "Nineteen stayed in hospital, one of them in a critical condition"
    if before in read_words("numbers_signs", "one_harmed") and (
        not page.is_word(index + 1) or after in {"and", "in", "at", "near"}
    ):
        return True  # "kills one, forces 1,200 from homes"
    if before == "from" and page.norm(index - 3) == "to" and not page.is_word(index + 1):
        return True  # "to three from one"
    near = [page.norm(at) for at in range(index + 1, index + 8)]
    beside = [at for at in range(index - 6, index + 7) if at != index and _is_small_number(page, at)]
    told = beside or read_words("numbers_signs", "one_states") & set(near)
    if page.sentence_start(index) and not told:  # "One man with a limp …": somebody is introduced
        return False
    if page.tag(index + 1).startswith("VB"):
        return bool(told) or before in {"and", ",", ";", "but"}
    head = index + 1
    while head < index + 4 and (
        page.tag(head).startswith("JJ")
        or page.norm(head) == "-"
        or (page.tag(head) in {"VBN", "VBG", "NN"} and page.tag(head + 1) in {"NN", "NNP"})
    ):
        head += 1
    if page.tag(head) not in {"NN", "NNP"} or page.norm(head) in read_words("numbers_signs", "rhetoric"):
        return False
    verb = page.token(head).head
    return verb.lemma_ not in read_words("numbers_signs", "speaking")
