"""Documents turned into what is read: one module for each form that an edition goes out in.

Nothing here knows the data files, or where in the site an edition lies.
"""
