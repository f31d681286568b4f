"""The programme's partners: *municipalities* and how each of them decides."""
