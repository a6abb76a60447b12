"""Benchmarks: speed and size against the budgets, as ratios to baselines measured in the same run."""
