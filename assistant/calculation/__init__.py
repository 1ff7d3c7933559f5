"""Tools: calculations and checks, plain functions first, LangChain tools second."""
