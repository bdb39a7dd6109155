//! A home in which everything has something to do, made once and copied for every try; and what must be true
//! of it after the machine failed in the middle of a change.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;
use vitrine_base::fs::watch_disk;
use vitrine_library::Health;

use crate::child::Task;
use crate::deltas::large;
use crate::disks::{FailingDisk, Failure};
use crate::support::{Bench, LATER, Snapshot, folder, key, open_at, persona, tool, wish_for};

/// Fills a folder: three versions of the persona nora, the oldest and the current one changed by hand; three
/// of the tool rg, whose command another tool wants too; the large persona vera, and somebody else.
pub fn furnish(folder: &Path) -> Bench {
    let bench = Bench::at(folder);
    bench.install_persona("other", "1.0.0", "a");
    for at in ["1.0.0", "1.1.0", "1.2.0"] {
        let installed = bench.install_persona("nora", at, "text");
        if at != "1.1.0" {
            fs::write(installed.folder.join("notes.txt"), format!("my {at}")).unwrap();
            fs::write(installed.folder.join("added.txt"), "mine").unwrap();
        }
        bench.install(bench.tool_wish("rg", at, "search")).unwrap();
    }
    bench.install(bench.tool_wish("second-rg", "1.0.0", "search")).unwrap();
    bench.offer("vera-2.hpersona", &large("2.0.0"));
    let vera = bench.offer("vera.hpersona", &large("1.0.0"));
    bench.install(wish_for(&vera, "vera", "1.0.0")).unwrap();
    bench.offer("next.hpersona", &persona("nora", "2.0.0", "text"));
    bench.offer("again.hpersona", &persona("nora", "1.2.0", "text"));
    bench.offer("other.hpersona", &persona("nora", "1.2.0", "other"));
    bench.offer("next-tool.zip", &tool("rg", "2.0.0", "search"));
    bench
}

/// A furnished home nobody has open, the states before and after a change, and how many changes of the disk
/// there are between.
pub struct Scene {
    pub task: Task,
    template: TempDir,
    pub old: Snapshot,
    pub new: Snapshot,
    pub operations: usize,
}

impl Scene {
    pub fn new(task: Task) -> Self {
        let template = folder();
        drop(furnish(template.path()));
        let (undisturbed, bench) = copied(template.path());
        let old = bench.snapshot();
        let disk = Arc::new(FailingDisk::new(Failure::None));
        let watch = watch_disk(&bench.home, Arc::clone(&disk) as _);
        task.run(&bench).unwrap();
        drop(watch);
        let new = bench.snapshot();
        drop(undisturbed);
        assert!(old != new || matches!(task, Task::Repair | Task::Clean), "{task:?} changes nothing");
        assert!(disk.count() > 10 || task == Task::Clean, "{task:?} is not watched");
        Self { task, template, old, new, operations: disk.count() }
    }

    /// A copy to do harm to.
    pub fn copy(&self) -> (TempDir, Bench) {
        copied(self.template.path())
    }

    /// A copy nobody has open.
    pub fn closed_copy(&self) -> TempDir {
        let to = folder();
        copy(self.template.path(), to.path());
        to
    }

    /// The database as it was before.
    pub fn database(&self) -> PathBuf {
        self.template.path().join("home/library.db")
    }

    /// Opens what is left and looks whether it is exactly old or exactly new; answers whether it is new.
    pub fn assert_old_or_new(&self, folder: &Path, how: &str) -> bool {
        let bench = Bench::at(folder);
        let found = bench.snapshot();
        let is_new = found == self.new && (self.old != self.new);
        assert!(
            is_new || found == self.old,
            "{:?}, {how}: between old and new\n{}\nopened: {:?}",
            self.task,
            found.against(&self.old, &self.new),
            bench.opened
        );
        bench.assert_tidy();
        // Two weeks later nobody waits for what was arriving.
        let (later, _) = open_at(&bench.home, LATER).unwrap();
        later.collect_garbage().unwrap();
        bench.assert_nothing_leaked();
        assert_eq!(bench.snapshot(), found, "{:?}, {how}: clean-up changed something", self.task);
        usable(&bench);
        is_new
    }
}

fn copied(template: &Path) -> (TempDir, Bench) {
    let to = folder();
    copy(template, to.path());
    let bench = Bench::at(to.path());
    (to, bench)
}

/// A folder with all that is in it, links as links.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, to) = {
            let entry = entry.unwrap();
            (entry.path(), to.join(entry.file_name()))
        };
        if path.is_symlink() {
            std::os::unix::fs::symlink(fs::read_link(&path).unwrap(), to).unwrap();
        } else if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).unwrap();
        }
    }
}

/// Whatever happened, installing goes on working.
pub fn usable(bench: &Bench) {
    let wish = wish_for(&bench.gallery.join("next.hpersona"), "nora", "2.0.0");
    assert_eq!(bench.install(wish).unwrap().health, Health::Intact);
    assert_eq!(bench.library.verify(&key("nora")).unwrap().health, Health::Intact);
    assert_eq!(bench.health("other"), Health::Intact);
    bench.assert_tidy();
}
