"""Where the bundle begins. What it starts itself as ``vfioviz -I agent.py ...`` is the agent."""

from __future__ import annotations

import sys

if sys.argv[1:2] == ["-I"] and sys.argv[2:3] and sys.argv[2].endswith("agent.py"):
    from vfioviz.capture.live.agent import main as agent

    sys.exit(agent(sys.argv[3:]))
else:
    from vfioviz.cli import main

    sys.exit(main())
