"""What stands in the report of a talk beside the grid."""
