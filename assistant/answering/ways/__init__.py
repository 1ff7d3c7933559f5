"""Ways: one file a way of answering; `order` says which is tried before which, and why."""
