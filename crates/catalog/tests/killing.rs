//! Syncs that are killed: at the n-th change of the disk, while SQLite writes its journal, and at any moment of real
//! time. Afterwards the catalogue is exactly as before or exactly as if nothing had happened, no older state of the
//! gallery gets in, nothing is left over, and the next sync brings the new state.
//!
//! `VITRINE_KILLS` says how many kills there are in all.

mod child;
mod scene;

use std::collections::BTreeMap;
use std::time::Duration;

use vitrine_testkit::many::Dice;

use self::child::{Kill, open, sync};
use self::scene::{Plot, Scene};

fn kills() -> usize {
    std::env::var("VITRINE_KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(30)
}

/// A third of all kills: each scene in its turn, killed as its dice fall.
fn kill(part: u64, plots: &[Plot], way: impl Fn(&Scene, &mut Dice) -> Kill) {
    let mut scenes: BTreeMap<usize, Scene> = BTreeMap::new();
    let (mut killed, mut ends) = (0, [0; 2]);
    for seed in 0..(kills() / 3).max(1) {
        let place = seed % plots.len();
        let scene = scenes.entry(place).or_insert_with(|| Scene::new(plots[place]));
        let mut dice = Dice::new(seed as u64, part);
        let kill = way(scene, &mut dice);
        let home = scene.home();
        let in_the_middle = child::killed(home.path(), kill);
        assert!(in_the_middle || !matches!(kill, Kill::Change(_)), "seed {seed}: {kill:?} was not reached");
        let is_new = scene.check(home.path(), &format!("seed {seed}: {kill:?}"));
        killed += usize::from(in_the_middle);
        ends[usize::from(is_new)] += 1;
    }
    println!("{killed} killed in the middle of {}; old and new: {ends:?}", ends[0] + ends[1]);
    assert!(kills() < 30 || killed > 0, "every sync was over before it could be killed");
}

/// Syncs with files of their own to write.
#[test]
fn killed_at_any_change_of_the_disk() {
    let plots = [Plot::FirstSigned, Plot::Signed, Plot::First];
    kill(1, &plots, |scene, dice| Kill::Change(dice.below(scene.operations) as usize));
}

#[test]
fn killed_while_the_database_writes() {
    kill(2, &Plot::ALL, |scene, dice| Kill::Journal(1 + dice.below(scene.journal)));
}

#[test]
fn killed_at_any_moment() {
    kill(3, &Plot::ALL, |scene, dice| {
        Kill::Moment(Duration::from_micros(dice.below(scene.length.as_micros() as u64)))
    });
}

#[test]
fn a_list_comes_together_with_what_its_signatures_say() {
    let scene = Scene::new(Plot::FirstSigned);
    let home = scene.home();
    let database = rusqlite::Connection::open(home.path().join("catalog.db")).unwrap();
    let refuse =
        "CREATE TRIGGER refuse BEFORE UPDATE OF trust ON source BEGIN SELECT RAISE(ABORT, 'no'); END";
    database.execute_batch(refuse).unwrap();
    let (catalog, _) = open(home.path());
    assert!(sync(&catalog).is_err());
    assert_eq!(catalog.counts().unwrap().listings, 0, "the list without its signatures");
    database.execute_batch("DROP TRIGGER refuse").unwrap();
    scene.goes_on(&catalog, "once the trust could not be written");
}

#[test]
fn what_a_killed_write_left_goes_when_nobody_else_is_writing() {
    let scene = Scene::new(Plot::Signed);
    let home = scene.home();
    let left =
        [".vitrine-abc", "trust/.vitrine-abc", "trust/gallery/.vitrine-abc"].map(|at| home.path().join(at));
    left.iter().for_each(|path| std::fs::write(path, "half").unwrap());
    std::fs::write(home.path().join("vitrine-abc"), "not ours to take").unwrap();
    // As another copy of the program holds it.
    let other = vitrine_base::fs::lock_shared(&home.path().join("catalog.in-use")).unwrap().unwrap();
    drop(open(home.path()));
    assert!(left.iter().all(|path| path.exists()), "another may be writing them");
    drop(other);
    drop(open(home.path()));
    assert!(left.iter().all(|path| !path.exists()));
    std::fs::remove_file(home.path().join("vitrine-abc")).unwrap();
    scene.check(home.path(), "after a clean-up");
}
