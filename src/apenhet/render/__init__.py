"""Documents turned into what is read: one module for each form that an edition goes out in.

Nothing here knows the law, the data files or how the site is put together.
"""
