"""What stands around an article's prose: its furniture, datelines and credits."""
