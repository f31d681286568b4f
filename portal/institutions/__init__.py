"""The programme's partners: *municipalities* (schools and agreements join them with the school module)."""
