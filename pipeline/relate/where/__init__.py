"""Where an event happened: a place of its clause, the seat of the court, police or prison in it, or the place of the scene.

Residence and origin locate nothing (ruling 5): "a resident of X", "from X", "X activists". A court, a police department,
a prison or a venue does, also through the place inside its name. Of several places the most specific wins.

`own_places` reads the sentence of the event, with `locating` (what a place locates), `attachment` (whose place it is where the
parser hangs it elsewhere), `distance` (how near that is to the event), `routes`, `capitals`, `countrywide`, `borders` and
`places_again`; `sole_places` takes the only place that the sentence names. `inherited` and `scenes` read the sentences before.
`seats`, `seats_of_actors`, `courts` and `prisons` know where bodies sit and where cases are heard.
"""
