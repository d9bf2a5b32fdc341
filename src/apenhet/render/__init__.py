"""Documents turned into what is read: one module for each form that an edition goes out in.

Nothing here knows the data files. Only ``structured``, which tells search engines how pages belong
together, knows the addresses of the site.
"""
