//! Where things are, seen from an index: galleries are moved between hosts and folders, so most addresses in
//! them are relative, and not all to the same place.

use std::path::Path;

use url::Url;
use vitrine_transfer::Location;

/// True when the location is a document and not a place that holds one.
pub(super) fn is_document(location: &Location) -> bool {
    let name = match location {
        Location::Web(url) => url.path().to_ascii_lowercase(),
        Location::File(path) => path.to_string_lossy().to_ascii_lowercase(),
    };
    name.ends_with(".json")
}

/// The place an index is in, `levels` folders up from it.
pub(super) fn folder_of(index: &Location, levels: usize) -> Location {
    match index {
        Location::Web(url) => Location::Web(folder_of_url(url, levels)),
        Location::File(path) => {
            let up = path.ancestors().nth(levels).unwrap_or(Path::new("/"));
            Location::File(if up.as_os_str().is_empty() { ".".into() } else { up.to_owned() })
        }
    }
}

fn folder_of_url(url: &Url, levels: usize) -> Url {
    let mut folder = url.clone();
    folder.set_query(None);
    folder.set_fragment(None);
    let mut path = folder.path();
    for _ in 0..levels {
        path = path.trim_end_matches('/').rsplit_once('/').map_or("", |(above, _)| above);
    }
    let path = format!("{path}/");
    folder.set_path(&path);
    folder
}

/// What an address in an index means, seen from the base of its gallery. One from the root (`/p/…`) may mean the
/// root of the gallery (as HomePilot's backend reads it) or that of the host (as a browser does).
pub(super) fn resolve(base: &Location, address: &str) -> Vec<Location> {
    let from_root = address.strip_prefix('/').filter(|rest| !rest.starts_with('/'));
    let mut places: Vec<Location> = Vec::new();
    let below = from_root.map(|rest| base.as_folder().join(rest));
    let beside = match (base, from_root) {
        (Location::File(_), Some(_)) => None,
        _ => Some(base.as_folder().join(address)),
    };
    for place in [below, beside].into_iter().flatten().flatten() {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

/// All that several addresses mean, in their order, each once.
pub(super) fn resolve_all<'a>(base: &Location, addresses: impl Iterator<Item = &'a str>) -> Vec<Location> {
    let mut places: Vec<Location> = Vec::new();
    for place in addresses.flat_map(|address| resolve(base, address)) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(base: &str, address: &str) -> Vec<String> {
        resolve(&Location::parse(base).unwrap(), address).iter().map(Location::full).collect()
    }

    #[test]
    fn addresses_mean_what_galleries_mean_by_them() {
        assert_eq!(seen("https://h.example/g/", "packages/a"), ["https://h.example/g/packages/a"]);
        assert_eq!(seen("https://h.example/g", "/p/a"), ["https://h.example/g/p/a", "https://h.example/p/a"]);
        assert_eq!(seen("https://h.example/", "/p/a"), ["https://h.example/p/a"]);
        assert_eq!(seen("https://h.example/", "https://cdn.example/a"), ["https://cdn.example/a"]);
        assert_eq!(seen("/gallery", "/p/a"), ["/gallery/p/a"]);
        assert!(seen("/gallery", "../a").is_empty());
        assert!(seen("/gallery", "file:///etc/passwd").is_empty());
        assert!(seen("https://h.example/", "javascript:alert(1)").is_empty());
    }

    #[test]
    fn the_base_of_a_bucket_is_above_its_registry() {
        let index = Location::parse("https://h.example/x/registry/registry.json?v=2").unwrap();
        assert_eq!(folder_of(&index, 2).full(), "https://h.example/x/");
        assert_eq!(folder_of(&index, 1).full(), "https://h.example/x/registry/");
        let index = Location::parse("https://h.example/registry.json").unwrap();
        assert_eq!(folder_of(&index, 1).full(), "https://h.example/");
        let index = Location::parse("/a/registry/registry.json").unwrap();
        assert_eq!(folder_of(&index, 2).full(), "/a");
    }
}
