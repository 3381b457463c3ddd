"""The session of a reader: the set-up, its link, and what it shows, hides and locks. Nothing here needs Streamlit."""
