"""Attendance files of video services, forms and sign-in sheets, read into people and times."""
