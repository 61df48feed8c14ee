"""How user-space programs walk the chain: what they find, and where they go wrong."""
