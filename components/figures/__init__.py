"""One chart a module: build(frame, …) gives a plotly figure."""
