//! Serving: the static gallery, HomePilot's view, the listener, the gate, numbers, pages.

mod files;
mod gate;
mod homepilot;
mod kit;
mod listen;
mod numbers;
mod pages;
