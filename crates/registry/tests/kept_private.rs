//! What is a registry's own is nobody else's on the computer.

use std::sync::Arc;

use vitrine_base::FixedClock;
use vitrine_base::fs::is_private;
use vitrine_registry::Registry;
use vitrine_registry::care::{BackupOptions, Holdings, Place, backup, restore};
use vitrine_registry::config::Config;

use crate::ground::{NOW, ground};

const QUIET: &(dyn Fn(&str) + Send + Sync) = &|_| ();

#[tokio::test]
async fn data_backups_and_restores_are_their_owners_only() {
    let ground = ground();
    assert!(is_private(ground.registry.data()).unwrap());
    let to = ground.folder.path().join("backup");
    let place = Place::to(to.to_str().unwrap()).unwrap();
    backup(&Holdings::of(&ground.registry), &place, BackupOptions::default(), QUIET).await.unwrap();
    assert!(is_private(&to).unwrap());
    let data = ground.folder.path().join("new");
    let clock: Arc<dyn vitrine_base::Clock> = Arc::new(FixedClock::at(NOW));
    restore(&place, None, &data, &clock, QUIET).await.unwrap();
    assert!(is_private(&data).unwrap());
}

#[cfg(unix)]
#[test]
fn folders_that_were_open_are_closed_also_behind_a_link() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let open = |name: &str| {
        let made = folder.path().join(name);
        std::fs::create_dir(&made).unwrap();
        std::fs::set_permissions(&made, std::fs::Permissions::from_mode(0o755)).unwrap();
        made
    };
    let (real, link) = (open("real"), folder.path().join("link"));
    std::os::unix::fs::symlink(&real, &link).unwrap();
    let config = Config { data: link, ..Config::default() };
    let registry = Registry::open(config, Arc::new(FixedClock::at(NOW))).unwrap();
    assert!(registry.data().join("registry.db").exists());
    let mode = std::fs::metadata(&real).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o700);
    // A folder for backups may hold other things: what is ours in it is closed.
    let to = open("backup");
    Place::to(to.to_str().unwrap()).unwrap();
    assert!(!is_private(&to).unwrap());
    assert!(is_private(&to.join("sha256")).unwrap());
}
