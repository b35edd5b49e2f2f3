"""What two voices of one article say against each other, wherever they stand in it.

An article that tells a dispute lets both sides speak, often some paragraphs apart and without a word that sets them against each
other ("No crack was ever reported to us" · "I showed them the crack myself"). Pairs are those of `matters`, with one article in
place of two; whether they are in dispute is one logistic regression, with weights in paraphrases.toml.
"""

from collections.abc import Callable, Iterator, Sequence

from app.linking.counting.times import is_other_time
from app.linking.features import Statement, Verdict
from app.linking.lexicon import read_lexicon
from app.linking.wording.matters import find_matters_within
from app.linking.wording.paraphrases import is_supposed, tell_likeness, tell_words
from app.linking.wording.traits import find_traits, judge


def find_disputes(
    statements: Sequence[Statement], *, is_one: Callable[[Statement, Statement], bool]
) -> Iterator[tuple[Statement, Statement, Verdict]]:
    """Pairs of statements of one article, in reading order, of which one says that what the other tells is not so.

    `is_one` tells whether one voice tells both.
    """
    limits = read_lexicon("paraphrases")["limits"]
    for matter in find_matters_within(statements, is_one=is_one):
        a, b = matter.a, matter.b
        # Two voices of one article mostly speak of one matter: what is not told as contrary is agreement.
        if not matter.is_contrary or is_other_time(a.when, b.when) or is_supposed(matter):
            continue
        # What a party answers with is short; long sentences share a word or two with anything.
        if matter.longest > limits["longest"]:
            continue
        chance = round(judge(find_traits(matter), "within"), 2)
        if chance >= limits["within"]:
            denial = matter.denial.voiced.id if a.is_denial != b.is_denial else None
            reasons = ("same article", *tell_likeness(matter)[1:], *tell_words(matter))
            yield a, b, Verdict("conflicts", chance, reasons, denial=denial)
