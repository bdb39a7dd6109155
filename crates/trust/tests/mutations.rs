//! Metadata flipped, cut, swapped, replayed and gone stale: whatever a client takes must be what was signed,
//! and the newest it has seen. A seeded sample here; `PROPTEST_CASES` (as `make soak` sets it) asks for
//! twenty times as many: 5,000 cases are 100,000 mutations.

use std::path::Path;

use vitrine_trust::{Facts, Target, TrustError, Verifier};

use crate::support::{Computer, DAY, Gallery, Host, NOW, package, package_path, scratch, wait};

/// Two states of one gallery, and a computer that has seen the first.
struct Stage {
    gallery: Gallery,
    old: Host,
    new: Host,
    computer: Computer,
    honest: (Facts, Vec<Option<Target>>),
}

fn stage() -> Stage {
    let mut gallery = Gallery::filled();
    let old = gallery.host();
    let computer = Computer::new();
    computer.add(&old, NOW).unwrap();
    let change =
        |id| vitrine_trust::writer::Changes { add: vec![package(id, "1.0.0")], ..Default::default() };
    gallery.publish(&change("later"));
    let people = ["Ada", "Ben", "Cy"].map(crate::support::key);
    let root: Vec<_> = people.iter().map(|key| key.public()).collect();
    let rotation = vitrine_trust::writer::Rotation {
        root: &root,
        root_threshold: 2,
        targets: None,
        online: None,
        periods: None,
    };
    assert!(
        gallery
            .repository
            .rotate(&rotation, &[&gallery.root, &people[0], &people[1]], NOW)
            .unwrap()
            .is_done()
    );
    let new = gallery.host();
    let fresh = scratch();
    copy(&computer.folder(), fresh.path());
    let honest = seen(fresh.path(), &new).unwrap();
    Stage { gallery, old, new, computer, honest }
}

/// All that a client takes from a host: its facts and two files.
fn seen(folder: &Path, host: &Host) -> Result<(Facts, Vec<Option<Target>>), TrustError> {
    let mut verifier = Verifier::open(folder)?.unwrap();
    let facts = wait(verifier.refresh(host, NOW + DAY))?;
    let mut targets = Vec::new();
    for path in [package_path("later", "1.0.0"), "vitrine.json".to_owned()] {
        targets.push(wait(verifier.target(&path, host, NOW + DAY))?);
    }
    Ok((facts, targets))
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A small generator, so that a seed says everything (xorshift64*).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16;
        usize::try_from(number).unwrap() % limit
    }

    fn of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

/// One thing done to one file (or to all of them).
fn mutated(stage: &Stage, random: &mut Random) -> (String, Host) {
    let mut host = Host { files: stage.new.files.clone(), ..Host::default() };
    let names: Vec<String> = host.files.keys().cloned().collect();
    let name = random.of(&names).clone();
    let other = random.of(&names).clone();
    let bytes = host.files.get_mut(&name).unwrap();
    let what = match random.below(7) {
        0 => {
            let (place, bit) = (random.below(bytes.len()), random.below(8));
            bytes[place] ^= 1 << bit;
            format!("flipped bit {bit} of byte {place}")
        }
        1 => {
            bytes.truncate(random.below(bytes.len()));
            "cut".to_owned()
        }
        2 => {
            let (place, digit) = (random.below(bytes.len()), b'0' + u8::try_from(random.below(10)).unwrap());
            bytes[place] = digit;
            format!("byte {place} is now a digit")
        }
        3 => {
            let swapped = stage.new.files[&other].clone();
            host.files.insert(name.clone(), swapped);
            format!("swapped with {other}")
        }
        4 => {
            let (from, length) = (random.below(bytes.len()), random.below(64));
            let end = (from + length).min(bytes.len());
            bytes.drain(from..end);
            format!("lost bytes {from} to {end}")
        }
        5 => {
            let replayed = stage.old.files.get(&name).cloned();
            match replayed {
                Some(replayed) => host.files.insert(name.clone(), replayed),
                None => host.files.remove(&name),
            };
            "replayed from before".to_owned()
        }
        _ => {
            let repeat = bytes[random.below(bytes.len())..].to_vec();
            bytes.extend(repeat);
            "its end repeated".to_owned()
        }
    };
    (format!("{name}: {what}"), host)
}

fn how_many() -> usize {
    std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|cases| cases.parse::<usize>().ok())
        .map_or(400, |cases| cases * 20)
}

#[test]
fn no_mutation_makes_a_client_take_anything_but_what_was_signed() {
    let stage = stage();
    let mut random = Random(0x5EED_0071_5700);
    let (mut refused, mut unharmed) = (0, 0);
    for round in 0..how_many() {
        let (what, host) = mutated(&stage, &mut random);
        let home = scratch();
        copy(&stage.computer.folder(), home.path());
        match seen(home.path(), &host) {
            Err(_) => refused += 1,
            // A file nobody needed, the case of a hex digit, an old state the client may still be in.
            Ok(taken) => {
                assert!(allowed(&taken, &stage), "round {round}, {what}: {taken:?}");
                unharmed += 1;
            }
        }
        let kept = Verifier::open(home.path()).unwrap().unwrap().facts(NOW);
        assert!(kept.timestamp_version >= 2, "round {round}, {what}: the floor was lost");
    }
    assert!(refused > 0 && unharmed > 0, "{refused} refused, {unharmed} unharmed");
    assert_eq!(stage.gallery.host().files, stage.new.files);
}

/// The newest state; with an older root where the newest was withheld; or the very state already known.
fn allowed((facts, targets): &(Facts, Vec<Option<Target>>), stage: &Stage) -> bool {
    let mut facts = facts.clone();
    let (honest, files) = &stage.honest;
    if facts.root_version == 1 {
        // Its file was withheld: the older root is still good, and nothing else may differ.
        (facts.root_version, facts.threshold, facts.root_keys) =
            (honest.root_version, honest.threshold, honest.root_keys);
        facts.provisional = honest.provisional;
        facts.signers.clone_from(&honest.signers);
        facts.current_until = honest.current_until;
    }
    if facts == *honest {
        return targets == files;
    }
    // The timestamp of before: nothing new is seen, and nothing is taken back.
    facts.timestamp_version == 2
        && facts.snapshot_version == 2
        && targets[0].is_none()
        && targets[1] == files[1]
}

#[test]
fn a_stale_copy_of_everything_is_refused() {
    let stage = stage();
    let home = scratch();
    copy(&stage.computer.folder(), home.path());
    seen(home.path(), &stage.new).unwrap();
    assert!(matches!(seen(home.path(), &stage.old), Err(TrustError::RolledBack { .. })));
    let mut verifier = Verifier::open(home.path()).unwrap().unwrap();
    let late = NOW + 31 * DAY;
    assert!(matches!(wait(verifier.refresh(&stage.new, late)), Err(TrustError::Expired { .. })));
}
