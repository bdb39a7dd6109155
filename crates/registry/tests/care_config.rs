//! Settings: which layer wins, what is refused and how it is said, and that table, code and page agree.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use vitrine_registry::RegistryError;
use vitrine_registry::config::{Config, Loaded, SETTINGS, environment_name, load};

const PAGE: &str = include_str!("../../../docs/registry-settings.md");
const CODE: &str = include_str!("../src/config.rs");

struct Try {
    folder: tempfile::TempDir,
    flags: Vec<(String, String)>,
    environment: BTreeMap<String, String>,
    file: Option<PathBuf>,
}

impl Try {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = ("data".to_owned(), folder.path().display().to_string());
        Self { folder, flags: vec![data], environment: BTreeMap::new(), file: None }
    }

    fn flag(mut self, key: &str, value: &str) -> Self {
        self.flags.push((key.into(), value.into()));
        self
    }

    fn variable(mut self, name: &str, value: &str) -> Self {
        self.environment.insert(name.into(), value.into());
        self
    }

    fn file(self, text: &str) -> Self {
        std::fs::write(self.folder.path().join("vitrine.toml"), text).unwrap();
        self
    }

    fn load(&self) -> Result<Loaded, RegistryError> {
        load(&self.flags, |name| self.environment.get(name).cloned(), self.file.as_deref())
    }

    fn from(&self, key: &str) -> String {
        let loaded = self.load().unwrap();
        loaded.origins.iter().find(|origin| origin.key == key).unwrap().from.to_string()
    }

    #[track_caller]
    fn refused(&self, words: &[&str]) {
        let error = self.load().unwrap_err().to_string();
        for word in words {
            assert!(error.contains(word), "“{word}” is not in: {error}");
        }
    }
}

#[test]
fn flags_go_over_the_environment_and_that_over_the_file() {
    let all = Try::new()
        .flag("title", "typed")
        .variable("VITRINE_TITLE", "set")
        .variable("VITRINE_WORKERS", "3")
        .file("title = \"written\"\nworkers = 5\npackage-bytes = \"10 MiB\"\n");
    let config = all.load().unwrap().config;
    assert_eq!((config.title.as_str(), config.workers, config.package_bytes), ("typed", 3, 10 << 20));
    assert_eq!(all.from("title"), "--title");
    assert_eq!(all.from("workers"), "environment VITRINE_WORKERS");
    assert!(all.from("package-bytes").ends_with("vitrine.toml, line 3"), "{}", all.from("package-bytes"));
    assert_eq!(all.from("sign-up"), "default");
    assert_eq!(all.from("data"), "--data");
}

#[test]
fn an_empty_variable_says_nothing() {
    assert_eq!(Try::new().variable("VITRINE_TITLE", "").from("title"), "default");
}

#[test]
fn paths_in_a_file_are_relative_to_it() {
    let all = Try::new().file("keys = \"../keys\"\nhook = \"/usr/bin/hook\"\n");
    let config = all.load().unwrap().config;
    assert_eq!(config.keys.unwrap(), all.folder.path().join("../keys"));
    assert_eq!(config.hook.unwrap(), Path::new("/usr/bin/hook"));
}

#[test]
fn a_file_elsewhere_may_name_the_data_folder() {
    let mut all = Try::new();
    let file = all.folder.path().join("other.toml");
    std::fs::write(&file, "data = \"place\"\n").unwrap();
    all.file = Some(file);
    all.flags.clear();
    assert_eq!(all.load().unwrap().config.data, all.folder.path().join("place"));
    all.file = Some(all.folder.path().join("missing.toml"));
    all.refused(&["There is no file", "missing.toml"]);
}

#[test]
fn what_will_not_do_is_named_with_its_place() {
    Try::new()
        .file("\ntitle = \"x\"\nlissten = \"y\"\n")
        .refused(&["vitrine.toml, line 3", "no setting “lissten”"]);
    Try::new().file("public_url = \"x\"").refused(&["line 1", "there is “public-url”"]);
    Try::new().file("sign-up = \"maybe\"").refused(&["line 1", "sign-up", "true or false"]);
    Try::new().file("workers = 0").refused(&["line 1", "workers", "1 to 64"]);
    Try::new().file("title = \"a\ntitle").refused(&["vitrine.toml, line ", "cannot be read"]);
    Try::new().file("title = \"a\"\ntitle = \"b\"\n").refused(&["line 2", "cannot be read"]);
    Try::new().file("data = \"x\"").refused(&["line 1", "--data"]);
    Try::new().file("trusted-proxies = [\"10.0.0.1\", 5]").refused(&["trusted-proxies", "list of texts"]);
    Try::new().flag("listen", "nowhere").refused(&["“listen”", "--listen", "nowhere"]);
    Try::new().variable("VITRINE_SAMPLE", "2").refused(&["VITRINE_SAMPLE", "0 to 1"]);
    Try::new().flag("public-url", "ftp://x").refused(&["public-url", "https://"]);
    Try::new().flag("public-url", "https://a.example/b").refused(&["root of its address"]);
    Try::new().flag("backup", "ftp://x").refused(&["backup", "s3://"]);
    Try::new().flag("colour", "red").refused(&["no setting “colour”"]);
}

#[test]
fn secrets_are_dots_everywhere() {
    let secret = "smtps://me:hunter2@mail.example.org";
    let all = Try::new().flag("smtp", secret);
    let loaded = all.load().unwrap();
    assert_eq!(loaded.config.smtp.as_deref(), Some(secret));
    assert!(!format!("{loaded:?}").contains("hunter2"));
    assert_eq!(loaded.origins.iter().find(|origin| origin.key == "smtp").unwrap().value, "••••");
    let wrong = Try::new().flag("smtp", "imap://me:hunter2@x").load().unwrap_err().to_string();
    assert!(!wrong.contains("hunter2"), "{wrong}");
}

#[test]
fn what_is_shown_can_be_set_again() {
    let config = Config::default();
    for setting in SETTINGS.iter().filter(|setting| !setting.secret) {
        let shown = (setting.get)(&config);
        let mut again = Config::default();
        (setting.set)(&mut again, &shown).unwrap_or_else(|why| panic!("{}: {why}", setting.key));
        assert_eq!((setting.get)(&again), shown, "{}", setting.key);
    }
}

#[test]
fn every_field_has_its_setting_and_every_setting_its_line_on_the_page() {
    let body = CODE.split("pub struct Config {").nth(1).unwrap().split("\n}\n").next().unwrap();
    let fields: Vec<String> = body
        .lines()
        .filter_map(|line| {
            line.trim().strip_prefix("pub ")?.split(':').next().map(|name| name.replace('_', "-"))
        })
        .collect();
    let keys: Vec<&str> = SETTINGS.iter().map(|setting| setting.key).collect();
    for field in &fields {
        assert!(keys.contains(&field.as_str()), "“{field}” of Config has no line in SETTINGS");
    }
    assert_eq!(fields.len(), keys.len());
    let config = Config::default();
    let rows: String = SETTINGS
        .iter()
        .map(|setting| {
            let default = (setting.get)(&config);
            let default = if default.is_empty() { String::new() } else { format!("`{default}`") };
            let (key, variable) = (setting.key, environment_name(setting.key));
            format!("| `{key}` | `{}` | {default} | {} | `{variable}` |\n", setting.value, setting.about)
        })
        .collect();
    if std::env::var_os("VITRINE_GENERATE").is_some() {
        let (before, _) = PAGE.split_once("| setting |").unwrap();
        let (_, after) = PAGE.rsplit_once("|\n").unwrap();
        let heading = "| setting | value | without it | what it is | variable |\n|---|---|---|---|---|\n";
        let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/registry-settings.md");
        std::fs::write(page, format!("{before}{heading}{rows}{after}")).unwrap();
        return;
    }
    assert!(PAGE.contains(&rows), "docs/registry-settings.md is stale: run `make generate`");
}
