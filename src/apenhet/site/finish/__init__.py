"""After the build: what is shipped, what a browser may do, search, what search engines read."""
