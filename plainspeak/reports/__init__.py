"""Reports: one module an output, all of them rendering the same `Results`."""
