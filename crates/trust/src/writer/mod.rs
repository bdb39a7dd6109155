//! Writing signed metadata.
