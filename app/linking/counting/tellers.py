"""Who tells two figures: one voice, two of them, or one in one breath."""

from app.linking.features import Figure


def is_one_voice(a: Figure, b: Figure) -> bool:
    """Whether somebody cited tells both."""
    return a.voiced.speaker is not None and a.voiced.speaker == b.voiced.speaker


def is_one_breath(a: Figure, b: Figure) -> bool:
    """Whether one speaker says both in one article: nobody contradicts himself so, the two figures speak of two things."""
    return a.voiced.article_id == b.voiced.article_id and a.voiced.speaker == b.voiced.speaker


def are_two_voices(a: Figure, b: Figure) -> bool:
    """Whether each is the word of somebody cited, and not of the same one."""
    return None not in (a.voiced.speaker, b.voiced.speaker) and a.voiced.speaker != b.voiced.speaker
