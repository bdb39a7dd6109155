//! A registry in a temporary folder, with a clock that can be held.

use std::path::PathBuf;
use std::sync::Arc;

use vitrine_base::FixedClock;
use vitrine_registry::Registry;
use vitrine_registry::config::Config;

/// 2026-11-01T00:00:00Z.
pub const NOW: i64 = 1_793_491_200_000;

pub struct Ground {
    pub folder: tempfile::TempDir,
    pub clock: FixedClock,
    pub registry: Arc<Registry>,
}

/// A new, empty registry; `change` may set it up otherwise.
pub fn ground_with(change: impl FnOnce(&mut Config)) -> Ground {
    let folder = tempfile::tempdir().unwrap();
    let clock = FixedClock::at(NOW);
    let mut config = Config { data: folder.path().join("data"), rate_limits: false, ..Config::default() };
    change(&mut config);
    let registry = Registry::open(config, Arc::new(clock.clone())).unwrap();
    Ground { folder, clock, registry }
}

/// A new, empty registry.
pub fn ground() -> Ground {
    ground_with(|_| {})
}

/// The worker as a program: an example of this crate, which `cargo nextest` and `cargo test` build with the tests.
pub fn inspector() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    let program = own.parent().unwrap().parent().unwrap().join("examples/inspector");
    assert!(
        program.is_file(),
        "build {} first: cargo build -p vitrine-registry --examples",
        program.display()
    );
    program
}
