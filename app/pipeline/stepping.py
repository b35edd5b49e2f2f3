"""The model's parser and entity recogniser, a step at a time through all docs of a batch.

spaCy's own loop lets go of the interpreter's lock, and its rules for which moves are allowed take the lock again for each move
of each token, one by one: more than half of what the two cost. Here the lock is held. The calls are those of spaCy's beam
search (`Parser.beam_parse`) without its beam; sums and their order are those of its greedy loop, so the outcome is the same.
"""

from typing import Any

from spacy.language import PipeCallable
from spacy.pipeline import DependencyParser, EntityRecognizer, Pipe
from spacy.tokens import Doc
from thinc.api import NumpyOps

WIDTH = 2  # docs of the longest one's length: a step has a price of its own, which a single doc does not earn back


def apply(pipe: PipeCallable, docs: list[Doc]) -> list[Doc]:
    """The docs as a component of a pipeline leaves them."""
    if isinstance(pipe, DependencyParser | EntityRecognizer) and _can_step(pipe, docs):
        pipe.set_annotations(docs, _step_through(pipe, docs))
        return docs
    return list(pipe.pipe(docs, batch_size=len(docs))) if isinstance(pipe, Pipe) else [pipe(doc) for doc in docs]


def _can_step(pipe: Any, docs: list[Doc]) -> bool:
    """Whether the component decides each move at once and on this processor, and the docs are worth it."""
    lengths = [len(doc) for doc in docs]
    greedy = pipe.cfg["beam_width"] == 1 and isinstance(pipe.model.ops, NumpyOps)
    return greedy and sum(lengths) >= WIDTH * max(lengths, default=0) > 0


def _step_through(pipe: Any, docs: list[Doc]) -> list[Any]:
    """The state that each doc ends in, as `pipe.predict` gives it."""
    states = pipe.moves.init_batch(docs)
    model = pipe.model.predict(docs)
    unfinished = [state for state in states if not state.is_final()]
    while unfinished:
        unfinished = pipe.transition_states(unfinished, model.predict(unfinished))
    model.clear_memory()
    return list(states)
