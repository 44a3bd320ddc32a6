"""The public register: which granted plans everyone may see, their pages, factsheets and open data."""
