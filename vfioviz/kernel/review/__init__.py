"""What a reviewer asks of a version of the code: findings over one request, and over random ones.

``rules`` names what is asked; ``calls`` judges what callers get, ``told`` what
they are told of it, ``attempts`` what interpreted C
does on the way, its failing allocations included, ``alike`` what differs between ABIs and drivers;
``findings`` collects them; ``engine`` does all of it. ``document.random_requests`` makes requests.

A finding says what the code does with a request, and names the first request that showed it.
"""

from __future__ import annotations
