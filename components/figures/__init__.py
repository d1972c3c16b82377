"""One module a chart: values in, plotly traces or a figure out."""
