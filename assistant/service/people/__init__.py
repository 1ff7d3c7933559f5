"""Who comes in: people, keys and what each may see and do; the gate that everything passes."""
