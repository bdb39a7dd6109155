//! demo

pub mod draw;
