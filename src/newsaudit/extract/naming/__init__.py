"""How a matched name is settled: its context, the longer name it may be part of, whom a surname means."""
