//! Personas made on the fly, in HomePilot's own layout (facts/homepilot.md §1).

use std::path::Path;

use serde_json::{Value, json};

use crate::{ZipBuilder, small_picture, webp_picture};

/// A persona to be. `Default` is a complete one; change what the test is about.
#[derive(Debug, Clone)]
pub struct PersonaSpec {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its version; `None` leaves the field out of the manifest, as most real ones do.
    pub version: Option<String>,
    /// The line about it.
    pub summary: String,
    /// Who made it; empty leaves the field out.
    pub maker: String,
    /// `sfw`, `nsfw`, `mature`, `adult`.
    pub rating: String,
    /// Tags.
    pub tags: Vec<String>,
    /// Tools it calls.
    pub tools: Vec<String>,
    /// MCP servers it needs: name and what `source` says (`builtin`, or a git address).
    pub mcp_servers: Vec<(String, String)>,
    /// What servers from elsewhere are started with.
    pub start_command: String,
    /// Agents it needs.
    pub agents: Vec<String>,
    /// Image models it needs: file name, and whether it is required.
    pub image_models: Vec<(String, bool)>,
    /// The language model it recommends.
    pub language_model: Option<String>,
    /// Other seed, other picture; `None` is a persona without one.
    pub picture_seed: Option<u64>,
    /// More members: path and bytes. One with the path of a usual member replaces it.
    pub extra_members: Vec<(String, Vec<u8>)>,
    /// Usual members to leave out.
    pub without: Vec<String>,
    /// `schema_version` of the manifest: 1 has no dependencies, 3 has profiles.
    pub schema: u32,
}

impl Default for PersonaSpec {
    fn default() -> Self {
        Self {
            id: "nora_memory_keeper".into(),
            name: "Nora Whitfield".into(),
            version: Some("1.0.0".into()),
            summary: "Keeps your notes and finds them again".into(),
            maker: "Vitrine Tests".into(),
            rating: "sfw".into(),
            tags: vec!["notes".into(), "memory".into()],
            tools: vec!["web_search".into()],
            mcp_servers: Vec::new(),
            start_command: "python server.py".into(),
            agents: Vec::new(),
            image_models: Vec::new(),
            language_model: Some("llama3:8b".into()),
            picture_seed: Some(1),
            extra_members: Vec::new(),
            without: Vec::new(),
            schema: 2,
        }
    }
}

impl PersonaSpec {
    /// A complete persona of that id; the name is made from the id.
    pub fn new(id: &str) -> Self {
        let words = id.split(['_', '-', '.']).filter(|word| !word.is_empty()).map(capital);
        let name = words.collect::<Vec<_>>().join(" ");
        Self { id: id.into(), name, picture_seed: Some(id.len() as u64), ..Self::default() }
    }

    /// With that name.
    pub fn name(mut self, name: &str) -> Self {
        self.name = name.into();
        self
    }

    /// With that version.
    pub fn version(mut self, version: &str) -> Self {
        self.version = Some(version.into());
        self
    }

    /// With that line about it.
    pub fn summary(mut self, summary: &str) -> Self {
        self.summary = summary.into();
        self
    }

    /// By that maker.
    pub fn maker(mut self, maker: &str) -> Self {
        self.maker = maker.into();
        self
    }

    /// With that content rating.
    pub fn rating(mut self, rating: &str) -> Self {
        self.rating = rating.into();
        self
    }

    /// With these tags.
    pub fn tags(mut self, tags: &[&str]) -> Self {
        self.tags = tags.iter().map(|&tag| tag.into()).collect();
        self
    }

    /// Calling these tools.
    pub fn tools(mut self, tools: &[&str]) -> Self {
        self.tools = tools.iter().map(|&tool| tool.into()).collect();
        self
    }

    /// Needing this MCP server; `origin` is `builtin` or a git address.
    pub fn mcp_server(mut self, name: &str, origin: &str) -> Self {
        self.mcp_servers.push((name.into(), origin.into()));
        self
    }

    /// With its servers started like this.
    pub fn start_command(mut self, command: &str) -> Self {
        self.start_command = command.into();
        self
    }

    /// Needing this agent.
    pub fn agent(mut self, name: &str) -> Self {
        self.agents.push(name.into());
        self
    }

    /// Needing this image model.
    pub fn image_model(mut self, file: &str, required: bool) -> Self {
        self.image_models.push((file.into(), required));
        self
    }

    /// With the picture of that seed.
    pub fn picture(mut self, seed: u64) -> Self {
        self.picture_seed = Some(seed);
        self
    }

    /// Without any picture.
    pub fn no_picture(mut self) -> Self {
        self.picture_seed = None;
        self
    }

    /// With one more member, or another in place of a usual one.
    pub fn member(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.extra_members.push((path.into(), bytes.into()));
        self
    }

    /// Without a usual member.
    pub fn without(mut self, path: &str) -> Self {
        self.without.push(path.into());
        self
    }

    /// With that schema version.
    pub fn schema(mut self, schema: u32) -> Self {
        self.schema = schema;
        self
    }

    /// The version, or `1.0.0` where the manifest names none.
    pub fn version_or_first(&self) -> &str {
        self.version.as_deref().unwrap_or("1.0.0")
    }

    /// True for the ratings HomePilot's registry calls `nsfw`.
    pub fn is_mature(&self) -> bool {
        self.rating != "sfw"
    }

    /// The picture a gallery shows.
    pub fn preview(&self) -> Option<Vec<u8>> {
        self.picture_seed.map(|seed| webp_picture(seed, 96, 128))
    }

    /// Every member: path and bytes, sorted by path.
    pub fn members(&self) -> Vec<(String, Vec<u8>)> {
        let mut members: Vec<(String, Vec<u8>)> = Vec::new();
        let mut put = |path: &str, value: Value| {
            members.push((path.into(), serde_json::to_vec_pretty(&value).unwrap()));
        };
        put("manifest.json", self.manifest());
        put("blueprint/persona_agent.json", self.agent_document());
        put("blueprint/persona_appearance.json", self.appearance());
        put("preview/card.json", self.card());
        if self.schema >= 2 {
            put(
                "blueprint/agentic.json",
                json!({"goal": self.summary, "capabilities": [], "tool_source": "all"}),
            );
            self.dependencies().into_iter().for_each(|(path, value)| put(path, value));
        }
        if self.schema >= 3 {
            put("blueprint/voice_profile.json", json!({"schema_version": 1, "voice": "calm"}));
        }
        if let Some(seed) = self.picture_seed {
            members.push((self.avatar(), small_picture(seed, 192, 256)));
            members.push(("preview.webp".into(), webp_picture(seed, 96, 128)));
        }
        members.retain(|(path, _)| !self.without.contains(path));
        for (path, bytes) in &self.extra_members {
            members.retain(|(usual, _)| usual != path);
            members.push((path.clone(), bytes.clone()));
        }
        members.sort();
        members
    }

    fn avatar(&self) -> String {
        format!("assets/avatar_{}.png", self.id)
    }

    /// `manifest.json`.
    pub fn manifest(&self) -> Value {
        let mut manifest = json!({
            "kind": "homepilot.persona", "schema_version": self.schema,
            "package_version": self.schema.min(2), "project_type": "persona",
            "source_homepilot_version": "2.1.0", "content_rating": self.rating,
            "created_at": "2026-02-15T12:00:00Z",
            "contents": {
                "has_avatar": self.picture_seed.is_some(), "has_outfits": false, "outfit_count": 0,
                "has_tool_dependencies": !self.tools.is_empty(),
                "has_mcp_servers": !self.mcp_servers.is_empty(),
                "has_a2a_agents": !self.agents.is_empty(),
                "has_model_requirements": !self.image_models.is_empty(),
            },
            "capability_summary": {
                "personality_tools": self.tools, "capabilities": [],
                "mcp_servers_count": self.mcp_servers.len(), "a2a_agents_count": self.agents.len(),
            },
        });
        if let Some(version) = &self.version {
            manifest["id"] = json!(self.id);
            manifest["name"] = json!(self.name);
            manifest["version"] = json!(version);
        }
        if !self.maker.is_empty() {
            manifest["author"] = json!(self.maker);
        }
        manifest
    }

    fn agent_document(&self) -> Value {
        json!({
            "id": self.id, "label": self.name, "role": "Assistant", "category": self.rating,
            "system_prompt": format!("You are {}. {}.", self.name, self.summary),
            "response_style": {"tone": "Calm, precise"}, "allowed_tools": self.tools,
        })
    }

    fn appearance(&self) -> Value {
        let mut appearance =
            json!({"style_preset": "casual", "aspect_ratio": "2:3", "img_preset": "med", "sets": []});
        if self.picture_seed.is_some() {
            appearance["selected_filename"] = json!(format!("avatar_{}.png", self.id));
        }
        appearance
    }

    /// `preview/card.json`, which galleries also serve beside the package.
    pub fn card(&self) -> Value {
        json!({
            "name": self.name, "role": "Assistant", "short": self.summary, "class_id": "assistant",
            "tone": "Calm, precise", "tags": self.tags, "tools": self.tools, "content_rating": self.rating,
            "has_avatar": self.picture_seed.is_some(),
            "stats": {"charisma": 30, "elegance": 25, "confidence": 70, "warmth": 45, "level": 18},
            "style_tags": ["Casual"], "tone_tags": ["calm"],
            "backstory": format!("{} was made for a test and knows it.", self.name),
        })
    }

    fn dependencies(&self) -> [(&'static str, Value); 5] {
        let server = |(name, origin): &(String, String)| mcp_server(name, origin, &self.start_command);
        let servers: Vec<Value> = self.mcp_servers.iter().map(server).collect();
        let agents: Vec<Value> = self
            .agents
            .iter()
            .map(|name| json!({"name": name, "description": "An agent", "source": {"type": "builtin"}, "required": true}))
            .collect();
        let models: Vec<Value> = self
            .image_models
            .iter()
            .map(|(file, required)| json!({"filename": file, "architecture": "sdxl", "role": "avatar", "required": required}))
            .collect();
        let mut model_document = json!({"schema_version": 1, "image_models": models});
        if let Some(model) = &self.language_model {
            model_document["llm_hint"] = json!({"min_capability": "7b", "recommended": model, "note": ""});
        }
        [
            (
                "dependencies/tools.json",
                json!({
                    "schema_version": 1, "personality_tools": {"tools": self.tools},
                    "forge_tools": {"tools": []}, "tool_schemas": [],
                    "capability_summary": {"required": [], "optional": []},
                }),
            ),
            ("dependencies/mcp_servers.json", json!({"schema_version": 1, "servers": servers})),
            ("dependencies/a2a_agents.json", json!({"schema_version": 1, "agents": agents})),
            ("dependencies/models.json", model_document),
            (
                "dependencies/suite.json",
                json!({"schema_version": 1, "recommended_suite": "default_home", "tool_source": "all",
                       "forge_sync_required": false}),
            ),
        ]
    }

    /// Writes the persona as an unpacked folder.
    pub fn folder(&self, into: &Path) {
        for (path, bytes) in self.members() {
            let file = into.join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, bytes).unwrap();
        }
    }

    /// The persona as a `.hpersona` file.
    pub fn package(&self) -> Vec<u8> {
        let members = self.members().into_iter();
        members.fold(ZipBuilder::new(), |zip, (path, bytes)| zip.file(&path, bytes)).build()
    }
}

fn mcp_server(name: &str, origin: &str, start_command: &str) -> Value {
    let mut server = json!({
        "name": name, "description": "A server", "default_port": 9101, "transport": "http",
        "protocol": "mcp", "tools_provided": ["look"],
    });
    if origin == "builtin" {
        server["source"] = json!({"type": "builtin", "builtin_id": name});
    } else {
        server["source"] = json!({"type": "external", "git": origin, "ref": "main"});
        server["install"] = json!({
            "source_type": "git", "source_repo": origin, "runtime": "python",
            "install_cmd": "pip install -r requirements.txt", "start_cmd": start_command,
        });
    }
    server
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
