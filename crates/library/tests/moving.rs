//! The library moved to another place: whole in the old or whole in the new one, whatever happens on the way.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use tempfile::TempDir;
use tokio_util::sync::CancellationToken;
use vitrine_base::fs::watch_disk;
use vitrine_base::{Phase, Reporter};
use vitrine_library::{Health, LibraryError, MOVE_FAILPOINTS, MoveRefusal};

use crate::child::{Task, start, start_with};
use crate::disks::{FailingDisk, Failure, Random};
use crate::scenes::{copy, furnish, usable};
use crate::support::{Bench, Snapshot, folder, key, open};

/// Until then the old place is the right one.
const DECIDED: &str = "move_decided";

fn furnished() -> (TempDir, Bench) {
    let folder = folder();
    let bench = furnish(folder.path());
    // Something of a download that is to go on.
    fs::write(bench.home.join("store/partial/kept.part"), [7; 5000]).unwrap();
    (folder, bench)
}

/// The library is whole in its home and nowhere else, or whole in the place and nowhere else; answers whether it is
/// in the place.
fn assert_in_one_place(bench: &Bench, before: &Snapshot, how: &str) -> bool {
    assert_eq!(bench.snapshot(), *before, "{how}: {:?}", bench.opened);
    let (home, place) = (&bench.home, bench.place());
    let moved = home.join("library").is_symlink();
    for part in ["library", "store"] {
        assert_eq!(home.join(part).is_symlink(), moved, "{how}: the parts are together");
        assert!(home.join(part).is_dir(), "{how}");
        assert_eq!(place.join(part).exists(), moved, "{how}: {part} is in one place");
    }
    let part = fs::read(home.join("store/partial/kept.part"));
    assert_eq!(part.unwrap(), [7; 5000], "{how}");
    let left: Vec<_> =
        names(home).into_iter().filter(|name| name.starts_with('.') || name == "moving.json").collect();
    assert!(left.is_empty(), "{how}: {left:?}");
    bench.assert_tidy();
    moved
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn there_on_and_back_again() {
    let (folder, mut bench) = furnished();
    let before = bench.snapshot();
    // Another program on the same home, which knows nothing of the move.
    let (other, _) = open(&bench.home).unwrap();
    let second = folder.path().join("second");
    fs::create_dir(&second).unwrap();
    for (to, moved) in [(bench.place(), true), (second.clone(), true), (bench.home.clone(), false)] {
        let plan = bench.library.plan_move(&to).unwrap();
        assert_eq!((plan.refusal, plan.back), (None, !moved));
        assert!(
            plan.bytes > 50_000 && plan.files > 30 && plan.free > plan.bytes,
            "{} {}",
            plan.bytes,
            plan.files
        );
        let real = fs::canonicalize(bench.move_to(&to).unwrap()).unwrap();
        assert_eq!(fs::canonicalize(bench.library.place()).unwrap(), real.join("library"));
        assert_eq!(bench.library.is_elsewhere(), moved);
        assert_eq!(bench.snapshot(), before);
        assert_eq!(Snapshot::of(&other, &bench.home), before);
        assert_eq!(bench.health("nora"), Health::Changed, "what the person changed came along");
        assert_eq!(bench.health("other"), Health::Intact);
        let said = std::process::Command::new(bench.home.join("bin/search")).output().unwrap();
        assert_eq!(String::from_utf8(said.stdout).unwrap(), "rg 1.2.0\n", "commands still lead to it");
    }
    assert!(names(&bench.place()).is_empty() && names(&second).is_empty(), "nothing is left behind");
    bench.move_to(&bench.place()).unwrap();
    bench.reopen();
    assert!(bench.opened.notices.is_empty() && bench.opened.recovered.is_empty(), "{:?}", bench.opened);
    assert!(assert_in_one_place(&bench, &before, "opened again"));
    other.rollback(&key("nora")).unwrap();
    bench.library.remove(&key("rg"), false, &vitrine_base::Silent).unwrap();
    usable(&bench);
}

#[test]
fn killed_at_every_step() {
    for (task, from_home) in [(Task::Move, true), (Task::MoveBack, false)] {
        let (template, bench) = furnished();
        if !from_home {
            bench.move_to(&bench.place()).unwrap();
        }
        let before = bench.snapshot();
        drop(bench);
        for step in MOVE_FAILPOINTS {
            let folder = moved_copy(template.path(), !from_home);
            let (status, said) = start(task, folder.path(), &format!("{step}:kill"));
            assert!(!status.success() && said.is_none(), "{task:?} {step}: {status} {said:?}");
            let bench = Bench::at(folder.path());
            let decided = MOVE_FAILPOINTS.iter().position(|known| *known == step)
                >= MOVE_FAILPOINTS.iter().position(|known| *known == DECIDED);
            let moved = assert_in_one_place(&bench, &before, &format!("{task:?} killed at {step}"));
            assert_eq!(moved, decided == from_home, "{task:?} killed at {step}");
            assert_eq!(bench.opened.recovered.len(), 1, "{step}: {:?}", bench.opened);
            assert!(bench.opened.notices.is_empty(), "{step}: {:?}", bench.opened);
            usable(&bench);
        }
    }
}

/// A copy of a furnished folder; links of a moved library lead into the copy.
fn moved_copy(template: &Path, moved: bool) -> TempDir {
    let to = folder();
    copy(template, to.path());
    if moved {
        for part in ["library", "store"] {
            let link = to.path().join("home").join(part);
            fs::remove_file(&link).unwrap();
            std::os::unix::fs::symlink(fs::canonicalize(to.path()).unwrap().join("place").join(part), link)
                .unwrap();
        }
    }
    to
}

#[test]
fn killed_at_any_change_of_the_disk() {
    let kills: u64 = std::env::var("VITRINE_KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(40);
    let (template, bench) = furnished();
    let before = bench.snapshot();
    drop(bench);
    let changes = {
        let folder = moved_copy(template.path(), false);
        let bench = Bench::at(folder.path());
        let disk = Arc::new(FailingDisk::new(Failure::None));
        let _watch = watch_disk(folder.path(), Arc::clone(&disk) as _);
        bench.move_to(&bench.place()).unwrap();
        disk.count()
    };
    assert!(changes > 100, "{changes}");
    let (mut old, mut new) = (0, 0);
    for seed in 0..(kills / 2).max(1) {
        // The end is where most happens that matters.
        let last = if seed % 2 == 0 { changes } else { changes.min(150) };
        let at = changes - 1 - Random::new(seed).below(last);
        let folder = moved_copy(template.path(), false);
        let (status, said) =
            start_with(Task::Move, folder.path(), &[("VITRINE_LIBRARY_TEST_KILL", &at.to_string())]);
        assert!(!status.success() && said.is_none(), "{at}: {status} {said:?}");
        let bench = Bench::at(folder.path());
        match assert_in_one_place(&bench, &before, &format!("killed at change {at} of {changes}")) {
            true => new += 1,
            false => old += 1,
        }
    }
    assert!(kills < 40 || (old > 0 && new > 0), "{old} old, {new} new");
}

#[test]
fn a_disk_that_fails_changes_nothing_or_is_made_good_later() {
    let (template, bench) = furnished();
    let before = bench.snapshot();
    drop(bench);
    for step in MOVE_FAILPOINTS {
        let folder = moved_copy(template.path(), false);
        let (status, said) = start(Task::Move, folder.path(), &format!("{step}:full"));
        let said = said.unwrap();
        assert!(status.success(), "{step}");
        let bench = Bench::at(folder.path());
        let moved = assert_in_one_place(&bench, &before, &format!("the disk is full at {step}"));
        match step {
            "move_begun" | "move_copied" | "move_compared" => {
                assert!(said.starts_with("disk_full: ") && !moved, "{step}: {said}");
                assert!(bench.opened.recovered.is_empty(), "{step}: {:?}", bench.opened);
            }
            "move_cleared" => assert!(said == "ok" && moved, "{step}: {said}"),
            _ => assert!(said.starts_with("unfinished: ") && moved, "{step}: {said}"),
        }
        usable(&bench);
    }
}

#[test]
fn a_disk_that_is_away_is_told_and_nothing_takes_its_place() {
    let (folder, bench) = furnished();
    bench.move_to(&bench.place()).unwrap();
    let before = bench.snapshot();
    let (place, away) = (bench.place(), folder.path().join("away"));
    fs::rename(&place, &away).unwrap();
    let wish = bench.wish("new", "1.0.0", "text");
    assert_eq!(bench.install(wish).unwrap_err().code(), "library_away");
    let Err(error) = open(&bench.home) else { panic!("it opens") };
    assert_eq!(error.code(), "library_away");
    assert!(error.to_string().contains(place.to_str().unwrap()), "{error}");
    fs::create_dir(&place).unwrap();
    assert_eq!(open(&bench.home).unwrap_err().code(), "library_away", "an empty folder is not it");
    assert!(names(&place).is_empty());
    fs::remove_dir(&place).unwrap();
    fs::rename(&away, &place).unwrap();
    let bench = Bench::at(folder.path());
    assert!(assert_in_one_place(&bench, &before, "connected again"));
}

/// Does something when a phase begins.
struct Meanwhile<'a> {
    at: Phase,
    work: Mutex<Option<Box<dyn FnOnce() + Send + 'a>>>,
}

impl<'a> Meanwhile<'a> {
    fn at(at: Phase, work: impl FnOnce() + Send + 'a) -> Self {
        Self { at, work: Mutex::new(Some(Box::new(work))) }
    }
}

impl Reporter for Meanwhile<'_> {
    fn phase(&self, phase: Phase) {
        if phase == self.at
            && let Some(work) = self.work.lock().unwrap().take()
        {
            work();
        }
    }

    fn progress(&self, _: u64, _: Option<u64>) {}

    fn note(&self, _: &str) {}
}

#[test]
fn what_happens_meanwhile_is_noticed() {
    let (_folder, bench) = furnished();
    let before = bench.snapshot();
    let (home, place) = (bench.home.clone(), bench.place());
    let try_with = |cancel: &CancellationToken, meanwhile: Meanwhile<'_>| {
        let error = bench.library.move_to(&place, &meanwhile, cancel).unwrap_err();
        assert!(meanwhile.work.lock().unwrap().is_none(), "the phase was told");
        assert!(!place.exists(), "what was copied is gone again");
        error
    };
    for phase in [Phase::Copying, Phase::Checking] {
        let cancel = CancellationToken::new();
        let error = try_with(&cancel, Meanwhile::at(phase, || cancel.cancel()));
        assert_eq!(error.code(), "cancelled");
        assert!(!assert_in_one_place(&bench, &before, "cancelled"));
    }
    let never = CancellationToken::new();
    let added = home.join("library/gallery/other/added-meanwhile.txt");
    let error = try_with(&never, Meanwhile::at(Phase::Checking, || fs::write(&added, "mine").unwrap()));
    assert!(
        matches!(&error, LibraryError::Move(MoveRefusal::ChangedMeanwhile { path }) if path.ends_with("added-meanwhile.txt")),
        "{error}"
    );
    fs::remove_file(&added).unwrap();
    let copied = place.join("library/gallery/other/1.0.0/notes.txt");
    let error = try_with(&never, Meanwhile::at(Phase::Checking, || fs::write(&copied, "b").unwrap()));
    assert!(
        matches!(&error, LibraryError::Move(MoveRefusal::CopyDiffers { path }) if path.ends_with("notes.txt")),
        "{error}"
    );
    assert!(!assert_in_one_place(&bench, &before, "in the end"));
}

#[test]
fn where_it_cannot_go_is_said_before_anything_is_done() {
    let (folder, bench) = furnished();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("full/of/things")).unwrap();
    fs::write(at("file"), "x").unwrap();
    std::os::unix::fs::symlink(at("nowhere"), at("dangling")).unwrap();
    let cases = [
        (bench.home.clone(), "same_place"),
        (bench.home.join("library/deeper"), "inside_itself"),
        (bench.home.join("elsewhere"), "inside_itself"),
        (folder.path().to_owned(), "folder_not_empty"),
        (at("full"), "folder_not_empty"),
        (at("file"), "no_folder"),
        (at("dangling"), "no_folder"),
        (at("file/below"), "no_folder"),
        // Meant from where? A window is in no folder; and nothing fits below the other.
        ("below".into(), "no_folder"),
        (at(&"deep/".repeat(300)), "no_folder"),
    ];
    for (to, code) in cases {
        let refusal = bench.library.plan_move(&to).unwrap().refusal.expect(code);
        assert_eq!(refusal.code(), code, "{}", to.display());
        assert!(!refusal.advice().is_empty() && refusal.to_string().ends_with('.'));
        assert_eq!(bench.move_to(&to).unwrap_err().code(), code, "{}", to.display());
    }
    bench.move_to(&at("new/below")).unwrap();
    assert_eq!(bench.move_to(&at("new/below")).unwrap_err().code(), "same_place");
    assert_eq!(bench.move_to(&at("new/below/library/x")).unwrap_err().code(), "inside_itself");
    assert_eq!(bench.move_to(&at("new")).unwrap_err().code(), "folder_not_empty");
    let huge = bench.library.folder().join("gallery/other/huge");
    fs::File::create(&huge).unwrap().set_len(1 << 45).unwrap();
    assert_eq!(bench.move_to(&at("small")).unwrap_err().code(), "no_room");
    fs::remove_file(huge).unwrap();
    let lock = vitrine_base::fs::lock_shared(&bench.home.join("arriving.lock")).unwrap().unwrap();
    assert_eq!(bench.move_to(&at("busy")).unwrap_err().code(), "busy", "an install runs");
    drop(lock);
    assert!(!at("small").exists() && !at("busy").exists());
    usable(&bench);
}
