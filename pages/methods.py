"""The methods: what each one is, its update rule, its settings and where it comes from."""

import streamlit as st

from optimizers import OPTIMIZERS
from ui.notes import notes
from ui.state import session

notes()
method = OPTIMIZERS[session().setup.method]
st.subheader(method.name)
st.text(method.teaches)
st.latex(method.latex)
