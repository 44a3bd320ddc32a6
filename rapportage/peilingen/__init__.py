"""Progress rounds: opening, filling in, sending in, checking and closing; findings, duties and reminders around them."""
