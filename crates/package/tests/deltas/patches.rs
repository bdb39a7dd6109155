//! Patches, and patches that lie.

use std::path::Path;

use proptest::prelude::*;
use vitrine_base::Sha256;
use vitrine_base::limits::ArchiveLimits;
use vitrine_package::listing::PatchMethod;
use vitrine_package::{NewPatch, PackageError, apply_patch, make_patch, patches_between};

use super::{code, noise, packed, text};

fn apply(method: PatchMethod, old: &[u8], patch: &[u8], new: &[u8]) -> Result<Vec<u8>, PackageError> {
    apply_patch(method, old, patch, new.len() as u64, Sha256::of(new))
}

#[test]
fn text_is_patched_with_zstd_and_code_with_bsdiff() {
    let old = text(1, 300_000);
    let mut new = old.clone();
    new.splice(1000..1000, text(9, 500));
    let patch = make_patch(&old, &new).unwrap();
    assert_eq!(patch.method, PatchMethod::Zstd);
    assert!(patch.bytes.len() < 1500, "{}", patch.bytes.len());
    assert_eq!(apply(patch.method, &old, &patch.bytes, &new).unwrap(), new);

    let (old, new) = (code(0, 400_000), code(4096, 400_000));
    let patch = make_patch(&old, &new).unwrap();
    assert_eq!(patch.method, PatchMethod::Bsdiff);
    assert_eq!(apply(patch.method, &old, &patch.bytes, &new).unwrap(), new);

    let whole = make_patch(&[], &new).unwrap();
    assert_eq!(apply(whole.method, &[], &whole.bytes, &new).unwrap(), new);
}

/// What zstd makes at a level, with its search for far matches.
fn at_level(level: i32, old: &[u8], new: &[u8]) -> Vec<u8> {
    let mut encoder = zstd::Encoder::with_ref_prefix(Vec::new(), level, old).unwrap();
    encoder.window_log((old.len() + new.len()).next_power_of_two().ilog2()).unwrap();
    encoder.long_distance_matching(true).unwrap();
    encoder.set_pledged_src_size(Some(new.len() as u64)).unwrap();
    std::io::Write::write_all(&mut encoder, new).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn what_hardly_shrinks_at_first_sight_is_not_worked_on_for_long() {
    // Sound with a few words in it: the strongest level would make somewhat less of the words, for a fifth of a second.
    let (old, mut new) = (noise(1, 200_000), noise(2, 200_000));
    new.splice(100_000..100_000, text(1, 6_000));
    let patch = make_patch(&old, &new).unwrap();
    assert_eq!(apply(patch.method, &old, &patch.bytes, &new).unwrap(), new);
    assert_eq!(patch.bytes, at_level(3, &old, &new));
    assert!(at_level(19, &old, &new).len() < patch.bytes.len(), "the words are many enough to tell");

    // A twentieth in common is worth looking for, wherever it lies.
    new.splice(20_000..40_000, old[60_000..80_000].to_vec());
    let patch = make_patch(&old, &new).unwrap();
    assert_eq!(apply(patch.method, &old, &patch.bytes, &new).unwrap(), new);
    assert!(patch.bytes.len() <= at_level(19, &old, &new).len(), "{}", patch.bytes.len());
}

#[test]
fn wrong_bases_wrong_promises_and_bombs_are_refused() {
    let (old, new) = (text(1, 50_000), [text(1, 50_000), text(2, 300)].concat());
    let zstd = make_patch(&old, &new).unwrap();
    let mut bsdiff = Vec::new();
    qbsdiff::Bsdiff::new(&old, &new).compare(std::io::Cursor::new(&mut bsdiff)).unwrap();
    for (method, patch) in [(PatchMethod::Zstd, &zstd.bytes), (PatchMethod::Bsdiff, &bsdiff)] {
        assert_eq!(apply(method, &old, patch, &new).unwrap(), new);
        assert!(apply(method, &noise(1, 50_000), patch, &new).is_err(), "{method:?}: a wrong base");
        assert!(apply(method, &[], patch, &new).is_err(), "{method:?}: no base");
        assert!(apply(method, &old, patch, &new[1..]).is_err(), "{method:?}: a wrong size");
        let digest = Sha256::of(b"other");
        assert!(apply_patch(method, &old, patch, new.len() as u64, digest).is_err(), "{method:?}: a digest");
        assert!(apply_patch(method, &old, patch, 10, digest).is_err(), "{method:?}: a bomb");
        assert!(apply_patch(method, &old, patch, u64::MAX, digest).is_err(), "{method:?}: an endless one");
        assert!(apply(method, &old, &patch[..patch.len() / 2], &new).is_err(), "{method:?}: half a patch");
    }
    let zeros = zstd::bulk::compress(&vec![0; 100 << 20], 19).unwrap();
    let error = apply_patch(PatchMethod::Zstd, &old, &zeros, 1000, Sha256::of(b"x")).unwrap_err();
    assert!(error.to_string().contains("too much memory"), "{error}");
    let zeros = zstd::bulk::compress(&vec![0; 500 << 10], 19).unwrap();
    let error = apply_patch(PatchMethod::Zstd, &old, &zeros, 1000, Sha256::of(b"x")).unwrap_err();
    assert!(error.to_string().contains("more bytes than promised"), "{error}");
}

/// A bsdiff patch whose instructions do nothing at all, for gigabytes.
#[test]
fn a_patch_that_does_nothing_for_ever_ends() {
    let squeeze = |bytes: &[u8]| {
        let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::best());
        std::io::Write::write_all(&mut encoder, bytes).unwrap();
        encoder.finish().unwrap()
    };
    let controls = squeeze(&vec![0; 24 << 20]);
    let mut patch = b"BSDIFF40".to_vec();
    for number in [controls.len() as u64, 0, 100] {
        patch.extend(number.to_le_bytes());
    }
    patch.extend(&controls);
    let error = apply_patch(PatchMethod::Bsdiff, b"old", &patch, 100, Sha256::of(b"x")).unwrap_err();
    assert!(error.to_string().contains("does nothing"), "{error}");
}

fn between(old: Option<&Path>, new: &Path) -> Vec<NewPatch> {
    let scratch = tempfile::tempdir().unwrap();
    let mut found = Vec::new();
    patches_between(old, new, scratch.path(), &ArchiveLimits::default(), &mut |patch| {
        found.push(patch);
        Ok(())
    })
    .unwrap();
    found
}

#[test]
fn patches_are_made_for_what_changed_and_only_where_they_pay() {
    let folder = tempfile::tempdir().unwrap();
    let same = text(7, 40_000);
    let old = [
        ("lib.so", code(0, 300_000)),
        ("same.txt", same.clone()),
        ("tiny.txt", b"one".to_vec()),
        ("noise.bin", noise(1, 50_000)),
        ("app-1.0.0.js", text(3, 90_000)),
    ];
    let mut app = text(3, 90_000);
    app.extend(b"// more");
    let new = [
        ("lib.so", code(4096, 300_000)),
        ("same.txt", same),
        ("tiny.txt", b"two".to_vec()),
        ("noise.bin", noise(2, 50_000)),
        ("app-1.1.0.js", app.clone()),
    ];
    let old = packed(folder.path(), "old.zip", &old);
    let made = between(Some(&old), &packed(folder.path(), "new.zip", &new));
    let mut paths: Vec<&str> = made.iter().map(|patch| patch.path.as_str()).collect();
    paths.sort_unstable();
    assert_eq!(paths, ["app-1.1.0.js", "lib.so"]);
    let patch = made.iter().find(|patch| patch.path == "app-1.1.0.js").unwrap();
    assert_eq!(patch.from, Some(Sha256::of(&text(3, 90_000))));
    assert_eq!(apply(patch.method, &text(3, 90_000), &patch.bytes, &app).unwrap(), app);
    assert!(between(None, &old).is_empty(), "a zip's members can be fetched alone");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_made_leads_there(
        seed in any::<u64>(), length in 0_usize..20_000, cut in 0_usize..20_000, more in 0_usize..2000,
    ) {
        let old = text(seed, length);
        let new = [&old[..cut.min(length)], &noise(seed, more), &old[cut.min(length)..]].concat();
        let patch = make_patch(&old, &new).unwrap();
        prop_assert_eq!(apply(patch.method, &old, &patch.bytes, &new).unwrap(), new);
    }

    #[test]
    fn no_change_to_a_patch_makes_it_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..5),
    ) {
        let (old, new) = (code(0, 4000), code(64, 4000));
        let mut bsdiff = Vec::new();
        qbsdiff::Bsdiff::new(&old, &new).compare(std::io::Cursor::new(&mut bsdiff)).unwrap();
        for (method, mut patch) in
            [(PatchMethod::Zstd, make_patch(&old, &text(1, 400)).unwrap().bytes), (PatchMethod::Bsdiff, bsdiff)]
        {
            for (at, byte) in &changes {
                let at = at.index(patch.len());
                patch[at] = *byte;
            }
            if let Ok(made) = apply(method, &old, &patch, &new) {
                prop_assert_eq!(made, new.clone());
            }
        }
    }
}
