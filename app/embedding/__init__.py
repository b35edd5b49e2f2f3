"""Sentences to vectors (onnxruntime), for linking and search. Importing this loads no model."""

from app.embedding.minilm import DIMENSIONS, Vectors, embed

__all__ = ["DIMENSIONS", "Vectors", "embed"]
