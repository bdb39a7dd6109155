//! Checks: looking for updates without anybody asking. [`Checks`] is the whole of the thinking, without network,
//! disk or clock of its own: when to look, what to say, and when to be quiet. [`Lookout`] does what it says for one
//! process; of several that have a home open one looks, and another takes over when that one ends.

mod cadence;
#[cfg(not(target_os = "linux"))]
mod elsewhere;
mod kept;
#[cfg(target_os = "linux")]
mod linux;
mod looking;
mod lookout;
mod machine;
#[cfg(target_os = "linux")]
mod screen;
mod standing;
mod state;
mod surroundings;
mod timing;

#[cfg(not(target_os = "linux"))]
pub use elsewhere::Desktop;
pub use kept::{Held, Kept, Look, Pause, Shown, Told, Tried};
#[cfg(target_os = "linux")]
pub use linux::{Buses, Desktop};
pub use lookout::{Lookout, Turn};
pub use machine::{Checks, Decision, Looking, Moment, Outcome, World};
pub use standing::{Standing, WaitingUpdate, WithdrawnPackage};
pub(crate) use state::Live;
pub use surroundings::{Surroundings, Unknown};
