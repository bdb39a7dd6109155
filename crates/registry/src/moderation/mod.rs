//! The curator's desk: queue, claims, decisions, reports.
