"""How the list of annotations is filtered, grouped, sorted, and acted on as several."""
