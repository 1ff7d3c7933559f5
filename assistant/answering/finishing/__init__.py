"""What is added to a draft before it is checked; finishers.py has the order."""
