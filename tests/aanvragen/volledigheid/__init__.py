"""Each finding appears when its rule is broken, and only then: one case on each side of the border."""
