"""How the retrieval adapter is made: what it learns from, the training, the file that ships."""

import os

# Before torch: its waiting threads otherwise spin, and on a busy machine a step takes ten times
# as long.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
