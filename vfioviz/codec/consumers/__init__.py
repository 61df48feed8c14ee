"""How programs in user space walk the chain: what they find, and where they go wrong."""
