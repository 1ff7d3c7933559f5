"""Stating: whether a clause states what a question asks. The door is `states.states`."""
