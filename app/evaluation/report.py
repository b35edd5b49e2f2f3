"""What an evaluation prints."""

from collections.abc import Iterator

from app.evaluation.labelling import GROUPS
from app.evaluation.tally import GOLD, READ, Tally
from app.vocabulary import Certainty, Voice

# Speakers of attributed claims are counted among all speakers already.
UNLISTED = "attributed"


def find_lines(tally: Tally, *, articles: int, errors: int = 0) -> Iterator[str]:
    """The measures, a group a line, and the first `errors` errors of each kind."""
    yield f"articles {articles}  " + "  ".join(f"{what}s {_counts(tally, what)}" for what in ("claim", "figure"))
    yield _found(tally, "claim") + "   spans that share half of their joint length"
    yield (
        "of those claims    "
        + _accuracies(tally, "speaker", "voice", "certainty", "checkable")
        + f"  speaker where there is one {tally.compute_accuracy('attributed'):.3f}"
    )
    macro = sum(tally.compute_f1("certainty", value.value) for value in Certainty) / len(Certainty)
    uncheckable = tally.compute_f1("checkable", False)
    yield f"class by class     certainty macro-F1 {macro:.3f}  F1 of what cannot be checked {uncheckable:.3f}"
    yield _found(tally, "figure")
    yield "of those figures   " + _accuracies(tally, "comparator", "measure", "unit")
    yield "voice              " + _classes(tally, "voice", [voice.value for voice in Voice])
    yield "speaker by voice   " + _classes(tally, "attributed", [voice.value for voice in Voice if voice is not Voice.NARRATED])
    yield "certainty          " + _classes(tally, "certainty", [value.value for value in Certainty])
    yield "checkable          " + _classes(tally, "checkable", [True, False])
    yield from _find_details(tally, errors=errors)


def find_quote_lines(tally: Tally, *, texts: int, errors: int = 0) -> Iterator[str]:
    """The same for texts in which only quotations or reported words were marked."""
    yield f"texts {texts}  quotes {_counts(tally, 'quote')}"
    yield _found(tally, "quote") + "   stretches that share half of their joint length"
    yield _found(tally, "exact quote") + "   the same words"
    yield "of those quotes    " + _accuracies(tally, "speaker")
    yield from _find_details(tally, errors=errors)


def _find_details(tally: Tally, *, errors: int) -> Iterator[str]:
    for group, meaning in GROUPS.items():
        if tally.find_labels(group):
            yield f"-- {group} (right: {meaning})"
            yield from _labelled(tally, group)
    for kind, words in tally.errors.items() if errors else ():
        if kind != UNLISTED and words:
            yield f"-- {kind}: {len(words)}"
            yield from (f"   {word}" for word in words[:errors])


def _labelled(tally: Tally, group: str) -> Iterator[str]:
    for label in tally.find_labels(group):
        marked, read = (tally.labelled[group, label, side] for side in (GOLD, READ))
        precision, recall, f1 = tally.compute_labelled(group, label)
        # What only one side can show (the rule that read something) has no F1.
        parts = [
            f"P {precision:.3f}" if read else " " * 7,
            f"R {recall:.3f}" if marked else "",
            f"F1 {f1:.3f}" if marked and read else "",
        ]
        scores = "  ".join(parts).rstrip()
        yield f"   {label:30} marked {marked:4}  read {read:4}  {scores}".rstrip()


def _counts(tally: Tally, what: str) -> str:
    gold, read, matched = (tally.counts[what, side] for side in ("gold", "read", "matched"))
    return f"marked {gold}, read {read}, matched {matched}"


def _found(tally: Tally, what: str) -> str:
    precision, recall, f1 = tally.compute_found(what)
    return f"{what:18} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"


def _accuracies(tally: Tally, *names: str) -> str:
    return "  ".join(f"{name} {tally.compute_accuracy(name):.3f}" for name in names)


def _classes(tally: Tally, what: str, values: list[str] | list[bool]) -> str:
    return "  ".join(f"{value} {tally.right[what, value]}/{tally.marked[what, value]}" for value in values)
