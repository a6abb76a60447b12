"""Qt concurrency: cancellable jobs and the relay of changes."""
