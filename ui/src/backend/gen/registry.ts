// Generated from crates/api by `make generate`. Do not edit: a stale file fails the checks.

