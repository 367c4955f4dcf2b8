"""Pages without a record that are no more, by their place in a language, each with the one that took over."""

MOVED_PAGES = {"timeline/in-force": "timeline", **dict.fromkeys((
    "charts/gas-delivered", "charts/investment-by-definition", "charts/lending", "charts/model-effects",
    "charts/oil-delivered", "charts/road-corridors"), "charts")}
