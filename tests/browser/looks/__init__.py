"""Looks: each a function that says what is wrong with a page in the setting it is shown in."""
