"""An interpreter for C text: nothing is compiled or run natively; it knows nothing of VFIO.

``program.Program`` takes sources; ``machine.Machine`` binds one to an ABI, holds memory and calls
functions; an ``Outcome`` is the result, the trap, the remarks, and every store.
``recording.Recording`` is what a debugger shows of a run; ``helper`` is how a caller adds helpers.

From text to closures: ``tokens``, ``preprocess``, ``items`` (what a file declares, by name), then
only for what a run reaches ``macros``, ``rewrite`` and ``syntax`` (tree-sitter), ``typereader`` and
``layout``, ``expressions``, ``spots``, ``initialise``, ``statements``, ``functions``. They know
each other through ``context.Context``, and the program around through ``context.Surroundings``,
which ``world.World`` is.

What holds everywhere: any text gives a program; C that is not understood fails when it is reached,
never before; everything is bounded by ``limits.Limits``; a byte of memory knows the store that
made it, through all copies.
"""

from __future__ import annotations
