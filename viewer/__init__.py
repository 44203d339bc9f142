"""The Qt application and the command line; what documents and handouts are, others say."""
