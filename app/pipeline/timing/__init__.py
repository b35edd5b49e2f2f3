"""Words of time: their forms, what they say, and how dates are written."""
