//! What may become a source.

use vitrine_catalog::{CatalogError, Protocol};

use crate::support::Bench;

#[test]
fn locations_are_checked_at_the_door() {
    let bench = Bench::new();
    for (location, words) in [
        ("", "it is empty"),
        ("ftp://example.org/", "only https addresses and folders"),
        ("https://me:secret@gallery.example/", "user name or password"),
        ("/no/such/folder", "there is no such folder"),
        ("gallery.example", "an address starts with https://"),
    ] {
        let error = bench.catalog.add_source(location, None, false).unwrap_err();
        assert!(matches!(error, CatalogError::BadLocation { .. }), "{location}: {error}");
        assert!(error.to_string().contains(words), "{location}: {error}");
    }
    for (location, words) in [
        ("http://gallery.example/", "not encrypted"),
        ("http://192.168.1.5/", "not encrypted"),
        ("https://192.168.1.5/", "private network"),
        ("https://[::ffff:10.0.0.1]/", "private network"),
    ] {
        let error = bench.catalog.add_source(location, None, false).unwrap_err();
        assert_eq!(error.code(), "source.insecure", "{location}");
        assert!(error.to_string().contains(words), "{location}: {error}");
        bench.catalog.add_source(location, None, true).unwrap();
    }
    assert_eq!(bench.catalog.sources().unwrap().len(), 4);
}

#[test]
fn names_are_made_and_kept_apart() {
    let bench = Bench::new();
    let add = |location: &str, name: Option<&str>, confirmed| {
        bench.catalog.add_source(location, name, confirmed).map(|source| source.name.to_string())
    };
    assert_eq!(add("https://www.gallery.example/", None, false).unwrap(), "gallery.example");
    assert_eq!(add("https://gallery.example/other", None, false).unwrap(), "gallery.example-2");
    assert_eq!(add("http://127.0.0.1:8123", None, false).unwrap(), "127.0.0.1-8123");
    assert_eq!(add("http://plain.example", Some("plain"), true).unwrap(), "plain");
    let same = add("https://gallery.example/other/", None, false).unwrap_err();
    assert!(same.to_string().contains("named “gallery.example-2”"), "{same}");
    let taken = add("https://third.example", Some("plain"), false).unwrap_err();
    assert!(taken.to_string().contains("another source has this name"), "{taken}");
    let odd = add("https://third.example", Some("a/b"), false).unwrap_err();
    assert!(matches!(odd, CatalogError::BadName { .. }), "{odd}");
    let folder = format!("file://{}", bench.gallery.path().display());
    let name = bench.catalog.add_source(&folder, None, false).unwrap();
    assert!(name.is_folder());
    assert_eq!(name.protocol, Protocol::Unknown);
    let sources = bench.catalog.sources().unwrap();
    assert_eq!(sources.len(), 5);
    assert!(sources.iter().find(|s| s.name.as_str() == "plain").unwrap().confirmed);
    bench.catalog.remove_source(&sources[0].name).unwrap();
    assert!(matches!(bench.catalog.remove_source(&sources[0].name), Err(CatalogError::NoSuchSource { .. })));
    assert_eq!(bench.catalog.counts().unwrap().sources, 4);
}
