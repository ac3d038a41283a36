"""Files in (rosters, scripts) and out (session logs, the Screen's file)."""
