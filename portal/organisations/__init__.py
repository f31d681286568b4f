"""The NGOs that apply: *organisations*, known once each by their register number."""
