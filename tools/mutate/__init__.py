"""Faults planted one at a time, in memory, to see what catches each: `make mutate N=1000`."""
