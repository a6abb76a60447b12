"""Pretend servers on loopback, a process of their own."""
