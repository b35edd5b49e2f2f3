"""Reading texts without storing them."""

import io
from collections.abc import Callable
from pathlib import Path

from app.loader.extraction import find_extractions
from app.loader.records import Refusal
from app.pipeline.records import Extraction
from tests.loader.fakes import read_lines, reading_each, write_files


def read_all(*paths: Path, stdin: bytes = b"", read: Callable[..., Extraction] = read_lines) -> list[Extraction | Refusal]:
    return list(find_extractions(paths, stream=io.BufferedReader(io.BytesIO(stdin)), read=reading_each(read), max_chars=1_000))


class TestFindExtractions:
    def test_texts_come_in_the_order_of_their_paths(self, tmp_path: Path) -> None:
        folder = write_files(tmp_path, b__txt="1", a__txt="2")
        items = read_all(folder / "b.txt", Path("-"), folder / "a.txt", stdin=b"It rained.")
        assert [item.id for item in items if isinstance(item, Extraction)] == ["b", "stdin", "a"]

    def test_a_text_that_reading_fails_on_costs_no_other(self, tmp_path: Path) -> None:
        def read(text: str, *, id: str, published_at: str | None) -> Extraction:  # noqa: A002 - the pipeline's own word
            if "odd" in text:
                raise RecursionError("too deep")
            return read_lines(text, id=id, published_at=published_at)

        odd, good = read_all(write_files(tmp_path, a__txt="An odd text.", b__txt="It rained."), read=read)
        assert odd == Refusal("a.txt", "reading it failed: RecursionError: too deep")
        assert isinstance(good, Extraction)

    def test_the_date_of_a_sidecar_reaches_the_reader(self, tmp_path: Path) -> None:
        (item,) = read_all(write_files(tmp_path, a__txt="It rained.", a__meta__json='{"published_at": "2031-05-02"}'))
        assert isinstance(item, Extraction)
        assert item.claims[0].when is not None

    def test_refusals_stand_where_their_texts_do(self, tmp_path: Path) -> None:
        items = read_all(
            write_files(tmp_path, a__txt=b"\xff", b__txt="It rained.", c__txt=b"\xff", d__txt="It snowed.", e__txt=b"\xff")
        )
        assert [item.where if isinstance(item, Refusal) else item.id for item in items] == ["a.txt", "b", "c.txt", "d", "e.txt"]
