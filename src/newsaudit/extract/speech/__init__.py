"""How reported speech is read: marks, reporting words, speakers and whom they stand for."""
