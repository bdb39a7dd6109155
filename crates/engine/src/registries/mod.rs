//! Registries: galleries with a server behind them, which take accounts, ratings, submissions and decisions. Where
//! tokens are kept ([`token`]) and how a registry is spoken to ([`remote`]); the terminal uses both as well.

pub mod remote;
pub mod token;
