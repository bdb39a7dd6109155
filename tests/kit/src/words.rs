//! What generated listings are made of; several scripts, so that search meets them.

#[rustfmt::skip]
pub(crate) const FIRST: &[&str] = &[
    "Nora", "Atlas", "Priya", "Elena", "Soren", "Kai", "Maya", "David", "Luna", "Felix", "Amara", "Hugo",
    "Ingrid", "Mateo", "Yuki", "Zara", "Oskar", "Leila", "Tomas", "Freya", "Jonas", "Sofia", "Arjun",
    "Chloe", "Dmitri", "Esme", "Farid", "Greta", "Hana", "Igor", "Jasmine", "Kenji", "Lorenzo",
    "Marguerite", "Niamh", "Octavia", "Pablo", "Quentin", "Rosalind", "Sanjay", "Theodora", "Umberto",
    "Valentina", "Wilhelm", "Xiomara", "Yusuf", "Zacharias", "Beatrix", "Caspian", "Delphine", "Étienne",
    "Søren", "Łucja", "Žofia", "Юлия", "美咲", "Ανδρέας",
];
#[rustfmt::skip]
pub(crate) const LAST: &[&str] = &[
    "Whitfield", "Nightingale", "Castellanos", "Okafor", "Lindqvist", "Marchetti", "Abernathy", "Takahashi",
    "Van Dijk", "Ferreira", "Kowalski", "Grimaldi", "Hawthorne", "Ivanova", "Jankowski", "Karlsson",
    "Lockwood", "Montgomery", "Nakamura", "Oduya", "Petrova", "Quintero", "Rasmussen", "Silverstein",
    "Thackeray", "Underhill", "Vasquez", "Wainwright", "Yamamoto", "Zimmermann", "Blackwood", "Fairchild",
];
#[rustfmt::skip]
pub(crate) const ROLE: &[&str] = &[
    "Memory Keeper", "Research Assistant", "Inbox Alchemist", "Knowledge Curator", "Travel Planner",
    "Chess Companion", "Garden Adviser", "Night Owl", "Recipe Inventor", "Debate Partner", "Language Tutor",
    "Story Weaver", "Code Reviewer", "Meditation Guide", "Museum Docent", "Detective", "Star Navigator",
    "Budget Wizard", "Fitness Coach", "Poetry Critic", "History Professor", "Dungeon Master",
    "Film Historian", "Tea Sommelier", "Bicycle Mechanic", "Weather Prophet", "Puzzle Maker",
    "Sound Designer", "Bird Watcher", "Harbour Pilot", "Lighthouse Keeper", "Clockmaker",
];
#[rustfmt::skip]
pub(crate) const TAGS: &[&str] = &[
    "notes", "memory", "productivity", "research", "assistant", "academic", "travel", "games", "chess",
    "cooking", "language", "writing", "coding", "calm", "history", "mystery", "science", "finance",
    "fitness", "poetry", "fantasy", "film", "music", "nature", "weather", "puzzles", "companion",
    "roleplay", "social", "chill",
];
#[rustfmt::skip]
pub(crate) const VERB: &[&str] = &[
    "captures", "organises", "recalls", "explains", "plans", "collects", "sharpens", "questions",
    "illustrates", "summarises", "translates", "compares", "remembers", "sketches", "rehearses",
    "untangles",
];
#[rustfmt::skip]
pub(crate) const THING: &[&str] = &[
    "your notes", "long papers", "overflowing inboxes", "old stories", "travel plans", "tricky openings",
    "family recipes", "rare words", "half-finished poems", "quiet evenings", "messy budgets", "star charts",
    "city walks", "forgotten films", "garden beds", "stubborn bugs",
];
#[rustfmt::skip]
pub(crate) const MAKER: &[&str] = &[
    "HomePilot Community", "Chata Community", "homepilot-team", "Harbour Collective", "ada", "Studio Nord",
    "paper-lantern", "The Tinkerers", "mirela", "Quiet Machines",
];
