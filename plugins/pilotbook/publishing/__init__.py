"""A built site is made safe to publish, and put in the place of the one before."""
