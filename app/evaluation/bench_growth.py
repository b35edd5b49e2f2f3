"""What one more article costs a store of many: `make growth CORPUS=rows.jsonl.gz`, or `python -m app.evaluation.bench_growth FILE`.

Loads the rows of a collection (.jsonl or .jsonl.gz, as `twosource load` takes them) into a new store and times the linking of
each article. The texts are read by a few patterns instead of the language model: that takes a thousandth of the time, gives
the same sorts of rows, and leaves the time of linking as it is.
"""

import gzip
import re
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from sqlmodel import Session

from app.db import make_engine, migrate
from app.loader.load import Progress, load
from app.loader.steps import Link, embed_nothing, make_steps
from app.pipeline.records import Claim, Extraction, Mention, Quantity, Speaker, Text, Zone, make_span
from app.vocabulary import Certainty, Comparator, EntityKind, Voice, ZoneKind

FEW, MANY, WINDOW = 2_000, 20_000, 250
SENTENCE = re.compile(r"\S(?:[^.!?\n]|[.!?](?!\s)|\n(?!\s))*[.!?]?")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][A-Za-z&'’-]+(?: [A-Z][A-Za-z&'’-]+){0,3}")
SAID = re.compile(r"([A-Z][A-Za-z&]+(?: [A-Z][A-Za-z&]+){0,3}) said ")
NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?:,?\d{3})*(?:\.\d+)?(?= [a-z]{3})")
COUNTED = re.compile(r" ([a-z]{3,})")


@dataclass
class Costs:
    """Processor seconds of each article's linking, in the order of loading."""

    linked: list[float] = field(default_factory=list)

    def time(self, link: Link) -> Link:
        """The step, timed."""

        def timed(session: Session, article_id: str, *, run_id: int) -> None:
            # Of the processor: the store is a library in this process, and what else the machine does must not count.
            start = time.process_time()
            link(session, article_id, run_id=run_id)
            self.linked.append(time.process_time() - start)

        return timed

    def around(self, number: int, *, window: int) -> float:
        """The median of the articles up to that number."""
        return median(self.linked[max(0, number - window) : number])


def read_cheaply(text: Text) -> Extraction:
    """Sentences as claims, runs of capitals as names, numbers in front of a word as counts, "X said" as attribution."""
    claims, mentions = [], []
    for match in SENTENCE.finditer(text.text):
        start, end = match.span()
        if end - start < 20:
            continue
        found = [_make_mention(text.text, name.start(), name.end()) for name in NAME.finditer(text.text, start, end)]
        mentions += found
        said = SAID.search(text.text, start, end)
        claims.append(_make_claim(text, start, end, said))
    zones = (Zone(ZoneKind.BODY, 0, len(text.text)),) if text.text else ()
    quantities = tuple(quantity for claim in claims for quantity in claim.quantities)
    return Extraction(text.id, "en", True, zones, (), (), tuple(claims), quantities, tuple(mentions))


def _make_mention(text: str, start: int, end: int) -> Mention:
    return Mention(start, end, text[start:end], text[start:end], EntityKind.ORGANIZATION)


def _make_claim(text: Text, start: int, end: int, said: re.Match[str] | None) -> Claim:
    mention = make_span(text.text, said.start(1), said.end(1)) if said else None
    return Claim(
        evidence=make_span(text.text, start, end),
        speaker=Speaker(mention.exact, EntityKind.ORGANIZATION, mention) if mention else None,
        via=None,
        cue=None,
        voice=Voice.INDIRECT if mention else Voice.NARRATED,
        certainty=Certainty.STATED,
        hedges=(),
        checkable=True,
        when=None,
        where=(),
        quantities=tuple(_make_quantity(text.text, number) for number in NUMBER.finditer(text.text, start, end)),
    )


def _make_quantity(text: str, number: re.Match[str]) -> Quantity:
    value = float(number[0].replace(",", ""))
    counted = COUNTED.match(text, number.end())
    words = counted[1] if counted else ""
    return Quantity(number.start(), number.end(), number[0], value, value, value, Comparator.EQUAL, None, None, words, "total")


def read_each(texts: Iterable[Text]) -> Iterator[Callable[[], Extraction]]:
    """A cheap reading for each text."""
    return (partial(read_cheaply, text) for text in texts)


def measure_growth(corpus: Path, *, few: int = FEW, many: int = MANY, window: int = WINDOW, say: Callable[[str], object]) -> Costs:
    """Load the first `many` rows of the corpus and say what linking one more costs at `few` and at `many`."""
    costs = Costs()
    steps = make_steps("")
    # What search by meaning needs is made behind a load, and of thousands of articles takes longer than the load.
    steps = replace(steps, make_read_all=lambda: read_each, link=costs.time(steps.link), embed=embed_nothing, versions=dict)
    start = time.perf_counter()

    def show(progress: Progress) -> None:
        if len(costs.linked) % few == 0 and progress.outcome == "loaded":
            cost = costs.around(len(costs.linked), window=window) * 1000
            say(f"{len(costs.linked):6} articles  {cost:8.1f} ms to link one more\n")

    with TemporaryDirectory() as folder:
        part = Path(folder) / "part.jsonl"
        _copy_rows(corpus, part, most=many)
        url = f"sqlite:///{folder}/growth.db"
        migrate(url)
        engine = make_engine(url)
        load(engine, [part], steps=steps, on_progress=show, command="bench")
        engine.dispose()
    count, first = len(costs.linked), min(few, len(costs.linked))
    ratio = costs.around(count, window=window) / costs.around(first, window=window)
    say(f"{ratio:8.2f}  linking one more article at {count} ÷ at {first}\n")
    # Linux counts in kilobytes.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(f"{peak:8.0f}  megabytes at most, after {time.perf_counter() - start:.0f} s\n")
    return costs


def _copy_rows(corpus: Path, part: Path, *, most: int) -> None:
    with gzip.open(corpus, "rb") if corpus.suffix == ".gz" else corpus.open("rb") as rows, part.open("wb") as kept:
        kept.writelines(islice(rows, most))


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure the growth over the file that is named, of so many articles at most as the second argument says."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given:
        sys.exit("name a file of rows, .jsonl or .jsonl.gz, and how many of them at most")
    measure_growth(Path(given[0]), many=int(given[1]) if len(given) > 1 else MANY, say=_print)


def _print(words: str) -> None:
    sys.stdout.write(words)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
