"""Everything that knows of Streamlit, apart from the pages."""
