"""What English news writing and a story's actors look like, read from data with examples beside it."""
