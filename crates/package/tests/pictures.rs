//! Pictures in packages: which one shows the package, and which cannot be shown.

use vitrine_base::limits::ArchiveLimits;
use vitrine_package::{Inspection, Severity, inspect};

use crate::personas::persona_files;
use crate::zips::{Entry, on_disk, zip};

/// A PNG whose header says these dimensions; its pixels are whatever.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut chunk = b"IHDR".to_vec();
    chunk.extend(width.to_be_bytes());
    chunk.extend(height.to_be_bytes());
    chunk.extend([8, 6, 0, 0, 0]);
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    out.extend(13_u32.to_be_bytes());
    out.extend(&chunk);
    out.extend(crc32fast::hash(&chunk).to_be_bytes());
    out.extend(b"\0\0\0\0IDAT");
    out
}

/// A picture made by the library that makes them.
fn encoded(format: image::ImageFormat, width: u32, height: u32) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(width, height).write_to(&mut out, format).unwrap();
    out.into_inner()
}

fn with(files: &[(&str, Vec<u8>)]) -> Inspection {
    let mut entries: Vec<Entry> =
        persona_files().iter().map(|(path, bytes)| Entry::stored(path, bytes)).collect();
    entries.extend(files.iter().map(|(path, bytes)| Entry::stored(path, bytes)));
    inspect(&on_disk(&zip(&entries)).path, &ArchiveLimits::default()).unwrap()
}

fn severity(inspection: &Inspection, code: &str) -> Option<Severity> {
    inspection.findings.iter().find(|finding| finding.code == code).map(|finding| finding.severity)
}

#[test]
fn huge_and_tiny_pictures_are_told_from_their_headers() {
    let huge = with(&[("preview.png", png(30_000, 30_000))]);
    assert_eq!(severity(&huge, "package.picture_too_large"), Some(Severity::Warning));
    let sentence = &huge.findings.iter().find(|f| f.code == "package.picture_too_large").unwrap().sentence;
    assert!(sentence.contains("30000×30000") && sentence.contains("8192"), "{sentence}");
    assert!(!huge.has_errors());
    let tiny = with(&[("preview.png", png(1, 1))]);
    assert_eq!(severity(&tiny, "package.picture_tiny"), Some(Severity::Advice));
    let broken = with(&[("preview.png", b"<html>".to_vec())]);
    assert_eq!(severity(&broken, "package.picture_unreadable"), Some(Severity::Warning));
}

#[test]
fn every_format_that_is_shown_is_measured() {
    use image::ImageFormat::{Gif, Jpeg, Png, WebP};
    for (name, format) in [("a.png", Png), ("a.jpg", Jpeg), ("a.webp", WebP), ("a.gif", Gif)] {
        let path = format!("assets/{name}");
        let good = with(&[(&path, encoded(format, 40, 30))]);
        assert!(good.findings.iter().all(|f| f.member.as_deref() != Some(&path)), "{:?}", good.findings);
        let tiny = with(&[(&path, encoded(format, 1, 1))]);
        assert_eq!(severity(&tiny, "package.picture_tiny"), Some(Severity::Advice), "{name}");
    }
    // The wrong extension, as makers often have it.
    let wrong = with(&[("assets/a.png", encoded(Jpeg, 40, 30))]);
    assert_eq!(severity(&wrong, "package.picture_unreadable"), None);
}

#[test]
fn the_picture_is_chosen_as_the_pipeline_does() {
    let some = || png(64, 64);
    let chosen = |paths: &[&str]| {
        let files: Vec<(&str, Vec<u8>)> = paths.iter().map(|path| (*path, some())).collect();
        with(&files).preview
    };
    let (avatar, thumb) = ("assets/avatar_ida.png", "assets/thumb_avatar_ida.webp");
    assert_eq!(chosen(&[]), None);
    assert_eq!(chosen(&[avatar]).as_deref(), Some(avatar));
    assert_eq!(chosen(&["assets/aaa.png", avatar]).as_deref(), Some(avatar));
    assert_eq!(chosen(&["assets/aaa.png"]).as_deref(), Some("assets/aaa.png"));
    assert_eq!(chosen(&[avatar, thumb]).as_deref(), Some(thumb));
    assert_eq!(chosen(&[avatar, thumb, "preview.jpg"]).as_deref(), Some("preview.jpg"));
    assert_eq!(chosen(&["preview.jpg", "preview.webp"]).as_deref(), Some("preview.webp"));
    assert_eq!(chosen(&["assets/voice.wav"]), None);
}
