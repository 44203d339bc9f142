"""What the model is made with: values, points in time, progress. It knows nothing of documents."""
