//! What looking for updates has to know of the computer: passed in, so that a test can hold it.

use vitrine_base::Timestamp;

/// The computer around the program. Every answer comes within a second or so and is `None` when nobody knows: then
/// the usual case is assumed.
pub trait Surroundings: Send + Sync {
    /// The network costs by the byte.
    fn metered(&self) -> Option<bool>;
    /// The computer saves power, or its battery is nearly empty.
    fn saving_power(&self) -> Option<bool>;
    /// Something fills the screen and does not want to be disturbed: a game, a film, a talk.
    fn full_screen(&self) -> Option<bool>;
    /// The person has our window before them.
    fn window_open(&self) -> bool;
    /// How far the person's clock is ahead of UTC at a time, in milliseconds.
    fn utc_offset(&self, at: Timestamp) -> i64 {
        super::timing::system_offset(at)
    }
}

/// Where nobody knows anything and no window is open.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unknown;

impl Surroundings for Unknown {
    fn metered(&self) -> Option<bool> {
        None
    }

    fn saving_power(&self) -> Option<bool> {
        None
    }

    fn full_screen(&self) -> Option<bool> {
        None
    }

    fn window_open(&self) -> bool {
        false
    }
}
