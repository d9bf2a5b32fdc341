"""The life of editions: which is newest, what each must live up to."""
