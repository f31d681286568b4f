"""What was planned and what took place: *slots*, *sessions*, *participations*, the gate."""
