"""Greenroom's pure core: values and functions with no I/O, no threads, no clock, no Streamlit."""
