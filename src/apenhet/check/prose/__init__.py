"""The texts, in each language and side by side: what a program can see of them."""
