"""Pure functions from results to what is drawn; nothing here knows of Streamlit."""
