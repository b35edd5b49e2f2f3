"""What the bench of growth loads and says; never how long it took."""

import json
from pathlib import Path

from app.evaluation.bench_growth import measure_growth, read_cheaply
from app.pipeline.records import Text

TEXT = "Quenby Oil Co said 40 barges left Orsany on Monday. The river at Quenby rose by 2,300 litres a day, in Velmora and Torvik."


class TestReadCheaply:
    def test_finds_sentences_names_numbers_and_who_speaks(self) -> None:
        found = read_cheaply(Text(TEXT, "one"))
        assert [claim.evidence.exact for claim in found.claims] == [f"{part}." for part in TEXT.rstrip(".").split(". ")]
        assert {mention.name for mention in found.mentions} >= {"Orsany", "Quenby", "Velmora"}
        assert [(quantity.exact, quantity.value, quantity.counted) for quantity in found.quantities] == [
            ("40", 40, "barges"),
            ("2,300", 2300, "litres"),
        ]
        speaker = found.claims[0].speaker
        assert speaker is not None
        assert speaker.name == "Quenby Oil Co"

    def test_spans_slice_back(self) -> None:
        found = read_cheaply(Text(f"  \n{TEXT}\n\n💥 {TEXT}", "one"))
        text = f"  \n{TEXT}\n\n💥 {TEXT}"
        spans = [(claim.evidence.start, claim.evidence.end, claim.evidence.exact) for claim in found.claims]
        spans += [(one.start, one.end, one.exact) for one in found.mentions]
        spans += [(one.start, one.end, one.exact) for one in found.quantities]
        assert all(text[start:end] == exact for start, end, exact in spans)


class TestMeasureGrowth:
    def test_loads_as_many_as_are_asked_for_and_says_what_they_cost(self, tmp_path: Path) -> None:
        corpus = tmp_path / "rows.jsonl"
        corpus.write_text("".join(json.dumps({"id": str(number), "text": f"{TEXT} Part {number}."}) + "\n" for number in range(9)))
        said: list[str] = []
        costs = measure_growth(corpus, few=2, many=6, window=2, say=said.append)
        assert len(costs.linked) == 6
        assert [line.split()[1] for line in said[:3]] == ["articles"] * 3
        assert "linking one more article at 6 ÷ at 2" in said[3]
        assert "megabytes at most" in said[4]
