"""Which language a text is in; only English is read."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

LONGEST = 2_000  # characters looked at; more take time and change no answer
ENOUGH = 60  # letters; on fewer the detector guesses, above all where many of the words are names
FEWEST = 20  # letters; shorter texts are taken as English
SURE = 0.6  # a text is left unread only where another language is likelier than not
SURE_IF_SHORT = 0.9  # of 6,000 English headlines no other language was found in one with this much
SURE_OF_KIN = 0.97  # Nigerian Pidgin: the detector finds it in English figures and in English news of Nigeria
KIN = "pcm"
UNDETERMINED = "und"
_LATIN = re.compile(r"[A-Za-zªºÀ-ÖØ-öø-ʯḀ-ỿ]")


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def is_read(language: str | None) -> bool:
    """Whether texts of that language are read; a text too short to tell is taken as English."""
    return language in (None, "en")


def find_language(text: str) -> str | None:
    """The BCP 47 tag of the text's language, or None where the text is too short to tell.

    A text in another script than the Latin is not English however short it is; "und" where the detector is not sure what
    else it is. Of a text in two languages the one that is found in most of its words counts.
    """
    sample = text[:LONGEST]
    letters = sum(map(str.isalpha, sample))
    is_foreign = 2 * len(_LATIN.findall(sample)) < letters
    if letters < FEWEST and not is_foreign:
        return None
    language, probability = _identifier().classify(sample)
    if is_foreign:
        return str(language) if probability >= SURE and language != "en" else UNDETERMINED
    if language == "en":
        return "en" if letters >= ENOUGH else None
    needed = SURE_OF_KIN if language == KIN else SURE if letters >= ENOUGH else SURE_IF_SHORT
    return str(language) if probability >= needed else None
