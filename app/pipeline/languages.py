"""Which language a text is in; only English is read."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

SHORTEST = 60  # letters; shorter texts are taken as English, the detector guesses on them
SURE = 0.6  # a text is left unread only where another language is likelier than not
LONGEST = 5_000  # characters looked at


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def is_read(language: str | None) -> bool:
    """Whether texts of that language are read; a text too short to tell is taken as English."""
    return language in (None, "en")


def find_language(text: str) -> str | None:
    """The BCP 47 tag of the text's language, or None where the text is too short to tell."""
    sample = text[:LONGEST]
    if sum(char.isalpha() for char in sample) < SHORTEST:
        return None
    language, probability = _identifier().classify(sample)
    return str(language) if language == "en" or probability >= SURE else None
