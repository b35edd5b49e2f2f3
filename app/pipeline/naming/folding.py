"""Comparing names: case and accents do not tell two apart."""

import unicodedata


def fold(name: str) -> str:
    """`name` without accents and case, for comparing."""
    if name.isascii():
        return name.casefold().strip()
    decomposed = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold().strip()
