//! Disks that are full.

use std::io;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use vitrine_base::fs::{Disk, Operation, watch_disk};

use super::{Tus, assert_whole, bytes, problem, serve};
use crate::ground::{ground, ground_with};

/// Which changes count.
type Counts = fn(&Operation<'_>) -> bool;

/// Full after so many changes of a sort.
struct Full {
    left: AtomicU64,
    counts: Counts,
}

impl Disk for Full {
    fn before(&self, operation: Operation<'_>) -> io::Result<()> {
        if (self.counts)(&operation)
            && self.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_err()
        {
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(())
    }
}

#[tokio::test]
async fn nothing_is_lost_wherever_the_disk_is_full() {
    let ground = ground();
    let registry = &ground.registry;
    let tus = Tus::to(serve(registry).await);
    let cases: [(&str, u64, Counts); 5] = [
        ("writing", 0, |operation| matches!(operation, Operation::Write(_))),
        ("writing on", 3, |operation| matches!(operation, Operation::Write(_))),
        ("syncing", 0, |operation| matches!(operation, Operation::SyncFile(_))),
        ("moving", 0, |operation| matches!(operation, Operation::Rename(..))),
        ("making a folder", 0, |operation| matches!(operation, Operation::CreateFolder(_))),
    ];
    for (number, (name, left, counts)) in cases.into_iter().enumerate() {
        let mut file = bytes(2_000_000);
        file[0] = u8::try_from(number).unwrap();
        let at = tus.begin(2_000_000, &[]).await;
        {
            let disk = Arc::new(Full { left: AtomicU64::new(left), counts });
            let _watch = watch_disk(registry.data(), disk);
            let (status, code, sentence) = problem(tus.patch(&at, 0, file.clone()).await).await;
            assert_eq!((status, code.as_str()), (503, "registry.disk_full"), "{name}: {sentence}");
        }
        let offset = tus.offset(&at).await;
        assert_eq!(
            tus.patch(&at, offset, file[usize::try_from(offset).unwrap()..].to_vec()).await.status(),
            204
        );
        assert_whole(registry, &at, &file).await;
    }
}

/// A real one, where mounting is allowed.
#[tokio::test]
async fn a_small_disk_is_full() {
    let folder = tempfile::tempdir().unwrap();
    let mount = |arguments: &[&str]| {
        let ended = Command::new("mount").args(arguments).arg(folder.path()).output();
        ended.is_ok_and(|ended| ended.status.success())
    };
    if !mount(&["-t", "tmpfs", "-o", "size=24m", "tmpfs"]) {
        eprintln!("skipped: mounting is not allowed here");
        return;
    }
    let mounted = Mounted(folder.path());
    let data = folder.path().join("data");
    {
        let ground = ground_with(|config| config.data = data.clone());
        let registry = &ground.registry;
        let tus = Tus::to(serve(registry).await);
        let large =
            tus.ask("POST", "/api/v1/uploads", &[("upload-length", "41943040")]).send().await.unwrap();
        assert_eq!(large.status(), 503, "there is no room for it");
        let file = bytes(8_000_000);
        let at = tus.begin(8_000_000, &[]).await;
        assert_eq!(tus.patch(&at, 0, file[..1_000_000].to_vec()).await.status(), 204);
        let filler = folder.path().join("filler");
        let free = vitrine_base::fs::free_space(folder.path()).unwrap();
        std::fs::write(&filler, vec![0; usize::try_from(free - 3_000_000).unwrap()]).unwrap();
        let (status, code, _) = problem(tus.patch(&at, 1_000_000, file[1_000_000..].to_vec()).await).await;
        assert_eq!((status, code.as_str()), (503, "registry.disk_full"));
        std::fs::remove_file(filler).unwrap();
        let offset = tus.offset(&at).await;
        assert!(offset >= 1_000_000, "{offset}");
        assert_eq!(
            tus.patch(&at, offset, file[usize::try_from(offset).unwrap()..].to_vec()).await.status(),
            204
        );
        assert_whole(registry, &at, &file).await;
    }
    drop(mounted);
}

struct Mounted<'a>(&'a Path);

impl Drop for Mounted<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0).status();
    }
}
