"""The steps of reading figures: lexemes, numbers, what is no figure, comparators, units, what is counted, what is measured."""
