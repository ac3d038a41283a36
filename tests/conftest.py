"""What holds for every test, and which of them are slow."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A busy machine must not turn a property red: what is slow is a matter for the benchmarks.
settings.register_profile(
    "unhurried", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("quick", settings.get_profile("unhurried"), max_examples=10)
settings.load_profile("unhurried")
