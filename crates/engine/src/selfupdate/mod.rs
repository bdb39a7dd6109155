//! How Vitrine itself gets newer. What a package manager installed it updates ([`self_update_hint`] says how). An
//! AppImage replaces itself: its releases are an ordinary signed gallery, whose address and fingerprint were given
//! when it was built ([`OwnProgram`]); it is read by the catalogue, fetched by the transfer and vouched for by the
//! trust of every other gallery, in a place of its own (`<home>/releases`), so that nobody's galleries are mixed
//! with it. The new file is put in the old one's place in one step ([`place`]), and the old one is kept until the
//! new one has started once. docs/decisions/0015-appimage-updates-itself.md says why.

mod error;
mod fetching;
mod hint;
mod image;
mod looking;
mod own;
mod place;
mod releases;
mod state;

pub use hint::self_update_hint;
pub use own::{OwnProgram, can_replace_itself};
pub(crate) use state::Vitrine;
