"""Vectors of sentences: likeness, independence of the batch, odd texts."""

import subprocess
import sys

import numpy as np
import pytest

from app.embedding import DIMENSIONS, embed

LEVEE = "The levee at Orsany gave way on Monday, flooding two streets."


class TestEmbed:
    def test_paraphrases_are_nearer_than_other_matters(self) -> None:
        levee, paraphrase, other = embed(
            [
                LEVEE,
                "Two roads were under water after a dike in Orsany burst.",
                "The central bank left its rates as they were.",
            ]
        )
        assert levee @ paraphrase > 0.6
        assert levee @ other < 0.2

    def test_rows_are_normalised_single_floats(self) -> None:
        vectors = embed([LEVEE, "", "ß " * 2_000])
        assert vectors.shape == (3, DIMENSIONS)
        assert vectors.dtype == np.float32
        assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1], abs=1e-5)

    def test_a_text_has_one_vector_whatever_else_is_embedded(self) -> None:
        others = [f"{'A longer line about nothing much. ' * number}{number}" for number in range(1, 20)]
        assert embed([*others, LEVEE])[-1] == pytest.approx(embed([LEVEE])[0], abs=1e-5)

    def test_nothing_gives_no_rows(self) -> None:
        assert embed([]).shape == (0, DIMENSIONS)

    def test_half_a_surrogate_pair_is_read_as_an_unknown_sign(self) -> None:
        assert np.isfinite(embed(["the levee \ud83d broke"])).all()


class TestLoading:
    def test_importing_loads_no_model(self) -> None:
        code = "import sys, app.main, app.linking; sys.exit('onnxruntime' in sys.modules or 'tokenizers' in sys.modules)"
        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
