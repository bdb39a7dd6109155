//! From an approved submission to what a desktop sees, and what becomes of it afterwards.

mod heads;
mod http;
mod keys;
mod lists;
mod publish;
pub mod shop;
mod taken_down;
mod trouble;
