"""The second door to the agency's work in /beheer/: the same queue, the same verbs, the same rights as the site.

Nothing is changed here that a service would refuse: everything is read-only but for the verbs, the rubric and the texts of
letters, and those call the services. A verb that asks something has its page on the site; the button leads there.
"""

from .beheerpaginas import brieven, gesprek, plannen, rubriek, stukken  # noqa: F401  (each registers its own)
