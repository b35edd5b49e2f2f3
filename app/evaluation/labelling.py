"""Counting what was marked and what was read by voice, speaker and phenomenon, so that it shows where reading goes wrong."""

from collections.abc import Callable, Sequence

from app.evaluation.gold import GoldFigure
from app.evaluation.phenomena import Layout, find_figure_phenomena, find_phenomena
from app.evaluation.speakers import is_same_speaker
from app.evaluation.tally import GOLD, READ, Tally
from app.evaluation.told import Told
from app.pipeline.records import Quantity

NOBODY = "nobody"
UNKNOWN = "kind not marked"
GROUPS = {
    "by voice": "found, and in this voice",
    "by speaker": "found, and this speaker's",
    "by phenomenon": "found, and this speaker's",
    "by rule": "read by this rule, and this speaker's",
    "by figure": "the same number and comparator",
}


def is_same_name(gold: Told, read: Told) -> bool:
    """Whether the names of both speakers are one."""
    return is_same_speaker(gold.speaker, read.speaker, kind=gold.kind)


def label_all(
    text: str,
    golds: Sequence[Told],
    reads: Sequence[Told | None],
    pairs: Sequence[tuple[int, int]],
    tally: Tally,
    *,
    is_same: Callable[[Told, Told], bool] = is_same_name,
) -> None:
    """Count `golds` and `reads`, of which `pairs` are the same; None stands for what was read and is neither right nor wrong."""
    layout = Layout(text)
    pair_of, read_of = dict(pairs), {right: left for left, right in pairs}
    for at, gold in enumerate(golds):
        got = reads[pair_of[at]] if at in pair_of else None
        _label(
            tally,
            layout,
            gold,
            GOLD,
            said=got is not None and is_same(gold, got),
            voice=got is not None and got.voice == gold.voice,
        )
    for at, read in enumerate(reads):
        if read is not None:
            marked = golds[read_of[at]] if at in read_of else None
            said = marked is not None and is_same(marked, read)
            _label(tally, layout, read, READ, said=said, voice=marked is not None and marked.voice == read.voice)


def label_figures(golds: Sequence[GoldFigure], reads: Sequence[Quantity], pairs: Sequence[tuple[int, int]], tally: Tally) -> None:
    """Count figures that were marked and read; right are those with the same number and comparator."""
    right = {(left, at) for left, at in pairs if golds[left].comparator == reads[at].comparator.value}
    lefts, rights = {left for left, _ in right}, {at for _, at in right}
    for at, gold in enumerate(golds):
        tally.label("by figure", find_figure_phenomena(gold), GOLD, right=at in lefts)
    for at, read in enumerate(reads):
        tally.label("by figure", find_figure_phenomena(read), READ, right=at in rights)


def _label(tally: Tally, layout: Layout, told: Told, side: str, *, said: bool, voice: bool) -> None:
    tally.label("by voice", [told.voice], side, right=voice)
    tally.label("by speaker", [told.kind or (NOBODY if told.speaker is None else UNKNOWN)], side, right=said)
    tally.label("by phenomenon", find_phenomena(layout, told), side, right=said)
    if told.rule is not None:
        tally.label("by rule", [told.rule], side, right=said)
