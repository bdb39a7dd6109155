//! Safe starts on Linux. WebKitGTK paints nothing at all on some machines, and which switch helps differs;
//! so a file says "launching" until the window reports its first painted card. Found at the next start, the
//! start before never painted, and this one steps one level down. It is written by the start that opens a
//! window, not by one that only brings an open window to the front. Switches are environment variables that
//! WebKit reads once, so the program starts itself again with them; what the person set is never changed.
//!
//! Sources: facts/peers-and-shell.md §5 (which variable helps where).

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

use tokio::sync::watch;
use vitrine_base::fs;

/// Set in the second start, so that it does not start a third.
const APPLIED: &str = "VITRINE_GRAPHICS_LEVEL";

/// From fast to safe.
const LEVELS: &[&[(&str, &str)]] = &[
    &[],
    &[("WEBKIT_DMABUF_RENDERER_FORCE_SHM", "1")],
    &[("WEBKIT_DISABLE_DMABUF_RENDERER", "1")],
    &[("WEBKIT_DISABLE_DMABUF_RENDERER", "1"), ("WEBKIT_DISABLE_COMPOSITING_MODE", "1")],
];

/// The level of `--safe-graphics` and of the setting.
const SAFE: usize = 2;

/// How this start draws.
#[derive(Debug, Clone)]
pub(crate) struct Graphics {
    /// 0 is the fast default.
    pub(crate) level: usize,
    sentinel: PathBuf,
    painted: watch::Sender<bool>,
}

/// What `main` does next.
pub(crate) enum Step {
    /// Go on.
    Continue(Graphics),
    /// The program started itself again and is done.
    Restart(ExitCode),
}

/// Decides on the level, and starts the program again when variables must be set.
pub(crate) fn prepare(home: &Path, asked_safe: bool) -> Step {
    let sentinel = home.join("launching");
    if let Some(level) = std::env::var(APPLIED).ok().and_then(|level| level.parse().ok()) {
        return Step::Continue(Graphics::at(level, sentinel));
    }
    let level = choose(&sentinel, asked_safe || vitrine_engine::wants_safe_graphics(home));
    let wanted: Vec<_> = LEVELS[level]
        .iter()
        .chain(for_nvidia())
        .filter(|(name, _)| std::env::var_os(name).is_none())
        .collect();
    if wanted.is_empty() {
        return Step::Continue(Graphics::at(level, sentinel));
    }
    restart(level, &wanted)
}

fn choose(sentinel: &Path, safe: bool) -> usize {
    let before = fs::read_limited(sentinel, 16).ok();
    let stepped = before.map_or(0, |text| {
        String::from_utf8_lossy(&text).trim().parse::<usize>().map_or(1, |level| level + 1)
    });
    stepped.max(if safe { SAFE } else { 0 }).min(LEVELS.len() - 1)
}

/// NVIDIA's driver needs one switch on Wayland and another on X11.
fn for_nvidia() -> &'static [(&'static str, &'static str)] {
    if !fs::exists(Path::new("/sys/module/nvidia")) {
        &[]
    } else if std::env::var_os("WAYLAND_DISPLAY").is_some() && std::env::var_os("APPIMAGE").is_none() {
        &[("__NV_DISABLE_EXPLICIT_SYNC", "1")]
    } else {
        LEVELS[SAFE]
    }
}

fn restart(level: usize, variables: &[&(&str, &str)]) -> Step {
    let Ok(program) = std::env::current_exe() else {
        return Step::Restart(ExitCode::FAILURE);
    };
    let mut command = Command::new(program);
    command.args(std::env::args_os().skip(1)).env(APPLIED, level.to_string());
    command.envs(variables.iter().map(|(name, value)| (name, value)));
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt as _;
        // Returns only when it failed; the process id stays the same for whoever started us.
        tracing::error!("{}", command.exec());
        Step::Restart(ExitCode::FAILURE)
    }
    #[cfg(not(unix))]
    {
        let ended = command.status().is_ok_and(|status| status.success());
        Step::Restart(if ended { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

impl Graphics {
    fn at(level: usize, sentinel: PathBuf) -> Self {
        Self { level, sentinel, painted: watch::Sender::new(false) }
    }

    /// A window is about to be opened: until it has painted, the sentinel says so.
    pub(crate) fn launching(&self) {
        // A home that cannot be written is reported by the engine; without a sentinel the start goes on.
        let _ = fs::write_atomic(&self.sentinel, self.level.to_string().as_bytes());
    }

    /// The window painted: the next start may be a fast one again.
    pub(crate) fn painted(&self) {
        let _ = fs::remove_file(&self.sentinel);
        self.painted.send_replace(true);
    }

    /// Waits until the window has painted, but no longer than so long.
    pub(crate) async fn has_painted(&self, patience: Duration) {
        let mut painted = self.painted.subscribe();
        let _ = tokio::time::timeout(patience, painted.wait_for(|painted| *painted)).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_that_never_painted_makes_the_next_one_safer() {
        let home = std::env::temp_dir().join(format!("vitrine-graphics-{}", std::process::id()));
        fs::create_dir_all(&home).unwrap();
        let sentinel = home.join("launching");
        assert_eq!(choose(&sentinel, false), 0);
        assert_eq!(choose(&sentinel, true), SAFE);
        for (before, after) in [("0", 1), ("1", 2), ("2", 3), ("3", 3), ("", 1), ("999", 3)] {
            fs::write_atomic(&sentinel, before.as_bytes()).unwrap();
            assert_eq!(choose(&sentinel, false), after, "after {before:?}");
        }
        let graphics = Graphics::at(1, sentinel.clone());
        graphics.launching();
        assert_eq!(choose(&sentinel, false), 2);
        graphics.painted();
        assert_eq!(choose(&sentinel, false), 0);
        fs::remove_tree(&home).unwrap();
    }
}
