//! A desktop nobody asks yet: on systems other than Linux the usual case is assumed.

use super::Surroundings;

/// The desktop this program runs on.
pub struct Desktop {
    window_open: Box<dyn Fn() -> bool + Send + Sync>,
}

impl std::fmt::Debug for Desktop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desktop").finish_non_exhaustive()
    }
}

impl Desktop {
    /// The desktop of this session. `window_open` says whether the person has our window before them.
    pub fn new(window_open: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self { window_open: Box::new(window_open) }
    }
}

impl Surroundings for Desktop {
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
        (self.window_open)()
    }
}
