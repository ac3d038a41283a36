"""Certificates, what a regulator asks for, and hours of involvement: who gets what, and why not."""
