"""How sure words are and whether they could be shown to be so: the single judgements."""
