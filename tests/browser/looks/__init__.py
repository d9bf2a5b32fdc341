"""Looks: each a function that says what is wrong with a page in the setting it is shown in.

A new one is a function in the module of its subject, an entry in ``register``, which says where and in
which settings it looks, and a page spoilt for it in ``test_looks``.
"""
