//! The gallery: a manifest for each version, and the index.

use std::collections::BTreeMap;
use std::path::Path;

use vitrine_base::{PackageId, Sha256, Version, fs};
use vitrine_package::listing::FileRef;
use vitrine_package::manifest::{
    ArtifactStatus, BuildRecipe, BuildSource, INDEX_FILE, INDEX_FORMAT, IndexPackage, IndexPlatform,
    IndexUnavailable, IndexVersion, Manifest, ManifestArtifact, ManifestIndex, Need, SCHEMA,
};

use super::recipe::Recipe;
use super::{Options, ProblemKind, Report, UNRELEASED, template};
use crate::CatalogError;

const NO_DIGEST: &str = "The recipe names no digest for it, so nobody could verify it.";
const NO_RELEASE: &str = "No release of it is known yet.";
const FROM_SOURCE: &str = "It is built from its source.";
const NO_ADDRESS: &str = "The recipe names no address that can be used.";

/// Writes the gallery, or only looks what would be in it.
pub(super) fn gallery(
    recipes: &BTreeMap<PackageId, Recipe>,
    options: &Options<'_>,
    report: &mut Report,
) -> Result<(), CatalogError> {
    let mut index = ManifestIndex {
        format: INDEX_FORMAT.into(),
        title: options.title.clone().unwrap_or_else(|| "Potions".into()),
        description:
            "Imported from recipes. Files can be looked at, not installed, until their digests are known."
                .into(),
        packages: Vec::new(),
    };
    for recipe in recipes.values() {
        index.packages.push(package(recipe, options.out, report)?);
    }
    report.listed = index.packages.len();
    if let Some(out) = options.out {
        let mut text = serde_json::to_vec_pretty(&index).map_err(std::io::Error::other)?;
        text.push(b'\n');
        fs::create_dir_all(out)?;
        // Last, so that an index never names what is not there.
        fs::write_atomic(&out.join(INDEX_FILE), &text)?;
    }
    Ok(())
}

fn package(recipe: &Recipe, out: Option<&Path>, report: &mut Report) -> Result<IndexPackage, CatalogError> {
    let mut versions: Vec<Option<&Version>> = recipe.versions.iter().rev().map(Some).collect();
    versions.sort_by(|a, b| b.cmp(a));
    if versions.is_empty() {
        versions.push(None);
    }
    let mut entry = IndexPackage {
        name: recipe.name.clone(),
        summary: recipe.description.clone(),
        licence: None,
        homepage: recipe.homepage.clone(),
        tags: tags(recipe),
        versions: Vec::new(),
    };
    for (place, version) in versions.into_iter().enumerate() {
        // What is odd about an address is the same in every version; it is told once.
        let manifest = manifest(recipe, version, report, place == 0)?;
        report.versions += 1;
        report.addressed += manifest.artifacts.iter().filter(|artifact| !artifact.urls.is_empty()).count();
        entry.versions.push(listed(&manifest, out)?);
    }
    Ok(entry)
}

fn tags(recipe: &Recipe) -> Vec<String> {
    let sort = if recipe.is_binary { "binary" } else { "from source" };
    [sort.to_owned(), recipe.build_type.clone()].into_iter().filter(|tag| !tag.is_empty()).collect()
}

/// Writes a manifest and answers its line in the index.
fn listed(manifest: &Manifest, out: Option<&Path>) -> Result<IndexVersion, CatalogError> {
    let body = manifest.to_json().map_err(std::io::Error::other)?;
    let sha256 = Sha256::of(&body);
    let short = &sha256.to_hex()[..8];
    let path = format!("manifests/{}/{}-{short}.json", manifest.name, manifest.version);
    if let Some(out) = out {
        let file = out.join(&path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        // Other bytes get another name, so what is there is right.
        if !fs::exists(&file) {
            fs::write_atomic(&file, &body)?;
        }
    }
    let there = manifest.artifacts.iter().filter(|artifact| artifact.is_available());
    let missing = manifest.artifacts.iter().filter(|artifact| !artifact.is_available());
    Ok(IndexVersion {
        version: manifest.version.clone(),
        manifest: FileRef { path, sha256, size: body.len() as u64 },
        released: manifest.build_date,
        platforms: there
            .map(|a| IndexPlatform { platform: a.platform.clone(), sha256: a.sha256, size: a.size })
            .collect(),
        unavailable: missing
            .map(|a| IndexUnavailable {
                platform: a.platform.clone(),
                reason: a.reason.clone().unwrap_or_default(),
            })
            .collect(),
    })
}

fn manifest(
    recipe: &Recipe,
    version: Option<&Version>,
    report: &mut Report,
    tell: bool,
) -> Result<Manifest, CatalogError> {
    let unreleased = Version::new(UNRELEASED).map_err(std::io::Error::other)?;
    let mut told = Vec::new();
    let mut artifacts = Vec::new();
    for (platform, values) in &recipe.platforms {
        let urls = match recipe.is_binary {
            true => urls(recipe, version, values, &mut told),
            false => Vec::new(),
        };
        let reason = match (recipe.is_binary, version, urls.is_empty()) {
            (false, ..) => FROM_SOURCE,
            (true, None, true) => NO_RELEASE,
            (true, Some(_), true) => NO_ADDRESS,
            (true, _, false) => NO_DIGEST,
        };
        artifacts.push(artifact(platform, urls, reason));
    }
    let source = (!recipe.is_binary).then(|| source(recipe, version, &mut told)).flatten();
    if tell {
        told.sort();
        told.dedup();
        for reason in told {
            report.tell(&recipe.file, ProblemKind::Address, format!("An address is not used: {reason}."));
        }
    }
    let need = |name: &PackageId| Need { name: name.clone(), versions: None, optional: false };
    Ok(Manifest {
        schema: SCHEMA.into(),
        name: recipe.name.clone(),
        version: version.cloned().unwrap_or(unreleased),
        build_date: None,
        licence: None,
        homepage: recipe.homepage.clone(),
        summary: recipe.description.clone(),
        commands: BTreeMap::new(),
        dependencies: recipe.dependencies.iter().map(need).collect(),
        artifacts,
        source,
        problems: Vec::new(),
    })
}

fn artifact(platform: &str, urls: Vec<String>, reason: &str) -> ManifestArtifact {
    ManifestArtifact {
        platform: platform.to_owned(),
        filename: filename(&urls),
        size: None,
        sha256: None,
        sha512: None,
        urls,
        signature: None,
        sbom: None,
        provenance: None,
        status: ArtifactStatus::Unavailable,
        reason: Some(reason.to_owned()),
        content: None,
        table: None,
    }
}

fn filename(urls: &[String]) -> String {
    let end = urls.first().and_then(|url| url.split(['?', '#']).next()?.rsplit('/').next());
    end.filter(|name| vitrine_base::path_policy::check_component(name).is_ok()).unwrap_or_default().to_owned()
}

/// The source of a recipe: the same for all platforms, as far as its address says.
fn source(recipe: &Recipe, version: Option<&Version>, told: &mut Vec<String>) -> Option<BuildSource> {
    let nothing = BTreeMap::new();
    let values = recipe.platforms.values().next().unwrap_or(&nothing);
    let urls = urls(recipe, version, values, told);
    let recipe = recipe.steps.script().map(|script| BuildRecipe { script, outputs: None });
    let filename = filename(&urls);
    (!urls.is_empty() || recipe.is_some()).then_some(BuildSource {
        urls,
        filename,
        sha256: None,
        size: None,
        recipe,
    })
}

/// The addresses of a version: those that can be told and may be asked.
fn urls(
    recipe: &Recipe,
    version: Option<&Version>,
    values: &BTreeMap<String, String>,
    told: &mut Vec<String>,
) -> Vec<String> {
    let mut values = values.clone();
    values.extend(version.map(|version| ("version".to_owned(), version.to_string())));
    let mut urls = Vec::new();
    for address in &recipe.addresses {
        // Without a version, an address that needs one cannot be told; that is no fault of the recipe.
        let needs_version = |text: &String| text.contains("{version}");
        if version.is_none() && (needs_version(address) || values.values().any(needs_version)) {
            continue;
        }
        match template::expand(address, &values).and_then(|url| usable(&url)) {
            Ok(url) if !urls.contains(&url) => urls.push(url),
            Ok(_) => {}
            Err(reason) => told.push(reason),
        }
    }
    urls
}

fn usable(address: &str) -> Result<String, String> {
    let shown: String = address.chars().filter(|c| !c.is_control()).take(120).collect();
    let url = url::Url::parse(address).map_err(|error| format!("“{shown}” cannot be read: {error}"))?;
    match (url.scheme(), url.username().is_empty() && url.password().is_none()) {
        ("https", true) => Ok(url.into()),
        (_, true) => Err(format!("“{shown}” is not an https address")),
        (_, false) => Err(format!("“{shown}” has a user name or password in it")),
    }
}
