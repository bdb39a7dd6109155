//! Folders of packages, and a reader that believes nothing.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use vitrine_base::{Sha256, Silent, Timestamp};
use vitrine_package::listing::{
    Details, Entry, FORMAT, FileRef, LogLine, Root, VersionEntry, catalogue_root,
};
use vitrine_package::log::Change;
use vitrine_publish::{BuildOptions, BuildReport, PublishError, build};

pub const NOW: Timestamp = 1_780_000_000_000;

/// A folder of packages beside the gallery made from it.
pub struct Place {
    _root: tempfile::TempDir,
    pub folder: PathBuf,
    pub out: PathBuf,
}

impl Place {
    pub fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let (folder, out) = (root.path().join("packages"), root.path().join("gallery"));
        fs::create_dir_all(&folder).unwrap();
        Self { _root: root, folder, out }
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let target = self.folder.join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, bytes).unwrap();
    }

    pub fn persona(&self, id: &str, version: &str, words: &str) {
        persona(&self.folder.join(id).join(version), id, Some(version), words, "sfw");
    }

    pub fn gallery(&self, value: &Value) {
        self.write("gallery.json", value.to_string());
    }

    pub fn try_build_at(&self, now: Timestamp) -> Result<BuildReport, PublishError> {
        let options = BuildOptions { title: Some("Test".into()), now, ..BuildOptions::default() };
        build(&self.folder, &self.out, &options, &Silent)
    }

    pub fn build(&self) -> BuildReport {
        self.try_build_at(NOW).unwrap()
    }

    /// Builds and expects that nothing was left out.
    pub fn build_all(&self) -> BuildReport {
        let report = self.build();
        assert_eq!(report.left_out, Vec::new());
        report
    }

    pub fn read(&self) -> Gallery {
        Gallery::read(&self.out)
    }

    /// Every file of the gallery with its bytes.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut found = BTreeMap::new();
        collect(&self.out, &self.out, &mut found);
        found
    }
}

fn collect(root: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, found);
        } else {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            found.insert(name, fs::read(&path).unwrap());
        }
    }
}

/// Writes an unpacked persona. `words` is its summary, so that two of them differ.
pub fn persona(folder: &Path, id: &str, version: Option<&str>, words: &str, rating: &str) {
    let put = |path: &str, value: Value| {
        let target = folder.join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, serde_json::to_vec_pretty(&value).unwrap()).unwrap();
    };
    let mut manifest = json!({
        "kind": "homepilot.persona", "schema_version": 2, "package_version": 2, "project_type": "persona",
        "content_rating": rating, "author": "Test maker", "changelog": format!("Changed: {words}"),
        "contents": {"has_avatar": true}
    });
    if let Some(version) = version {
        manifest["version"] = version.into();
    }
    put("manifest.json", manifest);
    put(
        "blueprint/persona_agent.json",
        json!({"id": id, "label": format!("Name of {id}"), "role": "Tester", "system_prompt": "You test.",
               "response_style": {"tone": "dry"}, "allowed_tools": ["ruler"]}),
    );
    put("blueprint/persona_appearance.json", json!({"selected_filename": "avatar_x.png"}));
    put("blueprint/agentic.json", json!({"goal": "test", "capabilities": []}));
    put(
        "dependencies/tools.json",
        json!({"schema_version": 1, "personality_tools": {"tools": ["ruler"]}, "forge_tools": {"tools": []}}),
    );
    put(
        "preview/card.json",
        json!({"name": format!("Name of {id}"), "role": "Tester", "short": words, "class_id": "scholar",
               "tags": ["zeta", "alpha"], "stats": {"level": 3}}),
    );
    fs::create_dir_all(folder.join("assets")).unwrap();
    fs::write(folder.join("assets/avatar_x.png"), png(700, 600)).unwrap();
}

/// A picture with some drawing in it.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([(x % 256) as u8, (y % 256) as u8, ((x + y) / 8 % 256) as u8])
    });
    let mut bytes = Vec::new();
    picture.write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
    bytes
}

/// A gallery as read back; reading it checks every digest on the way.
pub struct Gallery {
    pub out: PathBuf,
    pub root: Root,
    pub lines: BTreeMap<String, String>,
    pub entries: BTreeMap<String, Entry>,
}

impl Gallery {
    pub fn read(out: &Path) -> Self {
        let root: Root = serde_json::from_slice(&fs::read(out.join("vitrine.json")).unwrap()).unwrap();
        assert_eq!(root.format, FORMAT);
        let mut gallery = Self { out: out.into(), root, lines: BTreeMap::new(), entries: BTreeMap::new() };
        let lines = gallery.zstd_lines(&gallery.root.snapshot);
        let order: Vec<String> = lines.iter().map(|line| id_of(line)).collect();
        assert!(order.is_sorted(), "the snapshot is sorted by id");
        for line in lines {
            let entry: Entry = serde_json::from_str(&line).unwrap();
            assert_eq!(serde_json::to_string(&entry).unwrap(), line, "a line is exactly an entry");
            gallery.entries.insert(id_of(&line), entry);
            gallery.lines.insert(id_of(&line), line);
        }
        assert_eq!(gallery.root.count, gallery.lines.len() as u64);
        assert_eq!(gallery.root.root, root_of(&gallery.lines));
        gallery.check_files();
        gallery
    }

    fn check_files(&self) {
        for entry in self.entries.values() {
            entry.picture.iter().chain(&entry.details).for_each(|file| drop(self.bytes(file)));
            for artifact in entry.versions.iter().flat_map(|version| &version.artifacts) {
                let bytes = fs::read(self.out.join(&artifact.mirrors[0])).unwrap();
                assert_eq!((Sha256::of(&bytes), bytes.len() as u64), (artifact.sha256, artifact.size));
            }
        }
        self.root.collections.iter().for_each(|file| drop(self.bytes(file)));
        let mut at = self.root.log.first().map_or(self.root.sequence, |segment| segment.from);
        for segment in &self.root.log {
            assert_eq!(segment.from, at, "the log has no gap");
            at = segment.to;
            self.bytes(&segment.file);
        }
        assert_eq!(at, self.root.sequence, "the log leads to the sequence");
    }

    pub fn bytes(&self, file: &FileRef) -> Vec<u8> {
        let bytes = fs::read(self.out.join(&file.path)).unwrap();
        assert_eq!((Sha256::of(&bytes), bytes.len() as u64), (file.sha256, file.size), "{}", file.path);
        bytes
    }

    pub fn zstd_lines(&self, file: &FileRef) -> Vec<String> {
        let bytes = self.bytes(file);
        let mut text = String::new();
        zstd::stream::read::Decoder::new(&bytes[..]).unwrap().read_to_string(&mut text).unwrap();
        assert!(text.is_empty() || text.ends_with('\n'));
        text.lines().map(str::to_owned).collect()
    }

    pub fn details(&self, id: &str) -> Details {
        serde_json::from_slice(&self.bytes(self.entries[id].details.as_ref().unwrap())).unwrap()
    }

    /// Applies a segment as a client does: to the lines it has.
    pub fn apply(&self, lines: &mut BTreeMap<String, String>, segment: usize) {
        for line in self.zstd_lines(&self.root.log[segment].file) {
            match serde_json::from_str(&line).unwrap() {
                LogLine::Removed { removed } => drop(lines.remove(removed.as_str())),
                LogLine::Entry(entry) => {
                    let whole = whole_line(lines.get(entry.id.as_str()), *entry, &line);
                    lines.insert(id_of(&line), whole);
                }
            }
        }
    }
}

/// The full line of a log line, which may be a short one: versions it does not speak of stay.
fn whole_line(before: Option<&String>, mut entry: Entry, line: &str) -> String {
    let Ok(change) = serde_json::from_str::<Change>(line) else { return line.to_owned() };
    let old: Entry = serde_json::from_str(before.unwrap()).unwrap();
    let said: Vec<_> = entry.versions.iter().map(|version| version.version.clone()).collect();
    let kept = |version: &VersionEntry| {
        !said.contains(&version.version) && !change.dropped.contains(&version.version)
    };
    entry.versions.extend(old.versions.into_iter().filter(kept));
    entry.versions.sort_by(|a, b| b.version.cmp(&a.version));
    let whole = serde_json::to_string(&entry).unwrap();
    assert_eq!(Sha256::of(whole.as_bytes()), change.changed, "{line}");
    whole
}

pub fn root_of(lines: &BTreeMap<String, String>) -> Sha256 {
    catalogue_root(lines.iter().map(|(id, line)| (id.as_str(), Sha256::of(line.as_bytes()))))
}

fn id_of(line: &str) -> String {
    serde_json::from_str::<Value>(line).unwrap()["id"].as_str().unwrap().to_owned()
}
