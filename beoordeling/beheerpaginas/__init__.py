"""The agency's pages in /beheer/: the queue, what hangs on a plan, and the rubric. Each module registers its own."""
