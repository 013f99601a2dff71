"""How figures and casualty mentions are read: numbers, what they count, whose people, on whose word."""
