"""What a reader sees and does: session/ needs no Streamlit, the rest mounts its widgets and components."""
