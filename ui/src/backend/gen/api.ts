// Generated from crates/api by `make generate`. Do not edit: a stale file fails the checks.

export type AcceptIdentity = { 
/**
 * The source.
 */
name: string, 
/**
 * The new fingerprint, as the person saw it.
 */
fingerprint: string, };

export type AddSource = { 
/**
 * An https address (http for this computer), or a folder.
 */
location: string, 
/**
 * The name to give it; made from the location when none.
 */
name: string | null, 
/**
 * The person confirmed an unencrypted address or one in a private network.
 */
allowInsecure: boolean, 
/**
 * The fingerprint the person was given for it, with or without spaces; another one is refused.
 */
fingerprint: string | null, 
/**
 * The minisign public key the person was given for it.
 */
minisignKey: string | null, };

export type ApiError = { 
/**
 * Stable, lower case, dotted: `transfer.digest_mismatch`.
 */
code: string, 
/**
 * One plain sentence.
 */
sentence: string, 
/**
 * What the person can do about it, when there is something.
 */
action: string | null, 
/**
 * The chain of causes with addresses and digests; no secrets.
 */
details: string, 
/**
 * The names and numbers in the sentence, for the sentences of other languages.
 */
arguments?: { [key in string]: Argument }, };

export type AppState = { 
/**
 * The program's version.
 */
version: string, 
/**
 * The folder everything is kept in.
 */
home: string, 
/**
 * The folder installed packages are in.
 */
library: string, 
/**
 * Number of sources.
 */
sources: number, 
/**
 * Number of listings in the catalogue.
 */
listings: number, 
/**
 * Number of installed packages.
 */
installed: number, 
/**
 * Number of packages with an update.
 */
updates: number, 
/**
 * Number of jobs that run or wait.
 */
runningJobs: number, 
/**
 * The settings.
 */
settings: Settings, 
/**
 * True when the last start never painted and this one runs with safe graphics.
 */
safeGraphicsActive: boolean, 
/**
 * True while the gallery of the first start is being made: what is empty now will not be in a moment.
 */
preparing: boolean, 
/**
 * The folder the commands of installed tools are in.
 */
commands: string, 
/**
 * True when that folder is on the person's search path.
 */
commandsOnPath: boolean, 
/**
 * Something the person should know once (a database that was rebuilt, a newer format), in words.
 */
notices: Array<string>, };

export type Argument = number | string;

export type BrowsePage = { 
/**
 * The cards, in order.
 */
cards: Array<Card>, 
/**
 * How many there are in all (a lower bound when `total_is_capped`).
 */
total: number, 
/**
 * True when counting stopped at the cap.
 */
totalIsCapped: boolean, 
/**
 * The words the search really used, when it mended a typo.
 */
corrected: string | null, 
/**
 * The catalogue's revision this page was read at.
 */
revision: number, };

export type BrowseQuery = { 
/**
 * What the person typed; empty for everything.
 */
text: string, 
/**
 * Only these kinds; empty for all.
 */
kinds: Array<Kind>, 
/**
 * Only listings with all of these tags.
 */
tags: Array<string>, 
/**
 * Only these sources; empty for all.
 */
sources: Array<string>, 
/**
 * Only these content ratings; empty for all that the settings allow.
 */
ratings: Array<Rating>, 
/**
 * Show mature and adult listings whatever the settings say: the person asked for them in so many words.
 */
includeMature: boolean, 
/**
 * Leave out what is installed.
 */
hideInstalled: boolean, 
/**
 * Only what the person marked as a favourite.
 */
favourites: boolean, 
/**
 * The order.
 */
sort: Sort, 
/**
 * Rows to skip.
 */
offset: number, 
/**
 * Rows wanted, 1 to 50.
 */
limit: number, };

export type BuildOffer = { 
/**
 * It can be done here.
 */
possible: boolean, 
/**
 * What would be done, or why it cannot be, in a sentence.
 */
sentence: string, 
/**
 * The same for the window.
 */
said: Array<Phrase>, };

export type BuildPlan = { 
/**
 * Which package.
 */
package: PackageRef, 
/**
 * Which version.
 */
version: string, 
/**
 * Where the source comes from.
 */
sources: Array<string>, 
/**
 * Digest of the source archive, hex.
 */
sha256: string, 
/**
 * The recipe as it would be run.
 */
recipe: string, 
/**
 * What holds it: no network, time, memory, processes; one sentence each.
 */
limits: Array<string>, 
/**
 * The same for the window.
 */
limitsSaid: Array<Phrase>, 
/**
 * Set when no sandbox works here: why, in a sentence. Then nothing is built.
 */
refused: string | null, 
/**
 * The same for the window.
 */
refusedSaid: Array<Phrase>, 
/**
 * To be given back with the person's consent: the digest of all inputs.
 */
consent: string, };

export type BuildRequest = { 
/**
 * Which package.
 */
package: PackageRef, 
/**
 * Which version.
 */
version: string, 
/**
 * [`BuildPlan::consent`] of the plan the person saw.
 */
consent: string, 
/**
 * Build twice and compare.
 */
twice: boolean, };

export type BundleRequest = { 
/**
 * Which draft.
 */
id: string, 
/**
 * For which gallery; none for any.
 */
source: string | null, 
/**
 * The folder in which the bundle's own folder is made.
 */
folder: string, };

export type Card = { 
/**
 * Which package.
 */
package: PackageRef, 
/**
 * What it is.
 */
kind: Kind, 
/**
 * Its name.
 */
name: string, 
/**
 * Who made it; empty when the source does not say.
 */
maker: string, 
/**
 * One line.
 */
summary: string, 
/**
 * The latest version.
 */
version: string, 
/**
 * Size of the latest version's artifact, when known.
 */
size: number | null, 
/**
 * Downloads, when the source counts them.
 */
downloads: number | null, 
/**
 * When the latest version came out, when known.
 */
updated: number | null, 
/**
 * The maker's content rating.
 */
rating: Rating, 
/**
 * Tags.
 */
tags: Array<string>, 
/**
 * What to ask the picture protocol for; none when there is no picture. Changes with the picture.
 */
picture: string | null, 
/**
 * How far the latest version can be trusted.
 */
trust: Trust, 
/**
 * Signed, but by a gallery whose root key is one single key that never had its ceremony.
 */
provisional: boolean, 
/**
 * Why it cannot be installed here and now (no file for this computer, signatures out of date), in a sentence.
 */
blocked: string | null, 
/**
 * The same for the window.
 */
blockedSaid: Array<Phrase>, 
/**
 * Whether it is installed.
 */
state: InstallState, 
/**
 * The person marked it as a favourite.
 */
favourite: boolean, };

export type Cause = "person" | "policy" | "collection" | "libraryFile" | "undo";

export type CheckState = { 
/**
 * When the galleries were last looked at, when ever.
 */
lastLook: number | null, 
/**
 * When they will be looked at next by themselves; none while that is off or held back for as long as the
 * reason lasts.
 */
nextLook: number | null, 
/**
 * Until when the person paused it.
 */
pausedUntil: number | null, 
/**
 * Why a look that is due, or every look, is held back.
 */
heldBack: HeldBack | null, 
/**
 * The galleries are being looked at now.
 */
looking: boolean, 
/**
 * Every gallery.
 */
galleries: Array<GalleryCheck>, 
/**
 * A newer Vitrine that was found.
 */
vitrine: VitrineNews | null, };

export type CleanUpRequest = { 
/**
 * Which part.
 */
part: StoragePart, };

export type CleanedUp = { 
/**
 * Bytes freed.
 */
freed: number, 
/**
 * How it is now.
 */
report: StorageReport, };

export type CollectionPage = { 
/**
 * What it is.
 */
collection: CollectionRow, 
/**
 * What its gallery calls itself.
 */
sourceTitle: string | null, 
/**
 * Its packages, in the keepers' order.
 */
cards: Array<Card>, 
/**
 * Packages it names that its gallery does not list.
 */
unlisted: number, 
/**
 * Packages that are not shown because the settings leave out what is not for everyone.
 */
hidden: number, };

export type CollectionRef = { 
/**
 * The name of the source.
 */
source: string, 
/**
 * The id of the collection in that source.
 */
id: string, };

export type CollectionRow = { 
/**
 * The name of the source.
 */
source: string, 
/**
 * Its id in that source.
 */
id: string, 
/**
 * Its title, plain text.
 */
title: string, 
/**
 * One paragraph of plain text; may be empty.
 */
description: string, 
/**
 * Packages of it that are listed and allowed.
 */
count: number, 
/**
 * What to ask the picture protocol for, at most 4.
 */
pictures: Array<string>, };

export type CommandRow = { 
/**
 * What is typed.
 */
name: string, 
/**
 * The program it starts.
 */
path: string, 
/**
 * Another package has the name, so it is not in the folder of commands: which one.
 */
takenBy: string | null, };

export type ContactedHost = { 
/**
 * The host.
 */
host: string, 
/**
 * The galleries it belongs to, by name.
 */
sources: Array<string>, 
/**
 * It holds packages rather than a gallery's lists.
 */
mirror: boolean, };

export type Dependency = { 
/**
 * What sort of thing.
 */
kind: DependencyKind, 
/**
 * Its name.
 */
name: string, 
/**
 * What it is for, one sentence; may be empty.
 */
purpose: string, 
/**
 * Needed, or only better with it.
 */
required: boolean, 
/**
 * Where the package says it comes from (an address is shown, never opened or run).
 */
origin: string | null, 
/**
 * The package of a source that Vitrine could install for it.
 */
available: PackageRef | null, 
/**
 * What the person has to do, in a sentence.
 */
advice: string, 
/**
 * The same for the window.
 */
adviceSaid: Array<Phrase>, };

export type DependencyKind = "model" | "tool" | "mcpServer" | "agent" | "package";

export type Detail = { 
/**
 * The card's facts.
 */
card: Card, 
/**
 * The description as sanitised HTML; empty when there is none.
 */
descriptionHtml: string, 
/**
 * All versions, newest first.
 */
versions: Array<VersionRow>, 
/**
 * What it needs, in plain words.
 */
dependencies: Array<Dependency>, 
/**
 * Where it comes from and how far it is trusted.
 */
provenance: Provenance, 
/**
 * The licence, when the maker names one.
 */
licence: string | null, 
/**
 * The maker's page, https only.
 */
homepage: string | null, 
/**
 * What is installed of it.
 */
installed: InstalledPackage | null, 
/**
 * What the catalogue noticed about this item.
 */
problems: Array<string>, 
/**
 * The same for the window, one for each; without a code where only the English words are known.
 */
problemsSaid: Array<Phrase>, 
/**
 * True when description and changelog could not be fetched just now and may be missing.
 */
incomplete: boolean, 
/**
 * The platforms of the latest version, where it comes in several; this computer's first.
 */
platforms: Array<PlatformRow>, 
/**
 * What comes with the latest version to vouch for it: bill of materials, provenance, signatures.
 */
evidence: Array<EvidenceRow>, 
/**
 * It can be built from source on this computer, or why it cannot.
 */
build: BuildOffer | null, };

export type DeviceRating = { 
/**
 * The version rated.
 */
version: string, 
/**
 * One to five.
 */
stars: number, 
/**
 * Its title.
 */
title: string, 
/**
 * Its words.
 */
body: string, };

export type DeviceSays = { 
/**
 * Name of the source.
 */
source: string, 
/**
 * The package's id.
 */
package: string, 
/**
 * The rating; none takes it back.
 */
rating: DeviceRating | null, };

export type DeviceSignature = { 
/**
 * The public key, 64 digits.
 */
key: string, 
/**
 * The signature, 128 digits.
 */
signature: string, };

export type DiagnosticRow = { 
/**
 * What it is, in English, as whoever reads the report expects it.
 */
label: string, 
/**
 * The fact.
 */
value: string, };

export type DiagnosticSection = { 
/**
 * What it is about.
 */
subject: DiagnosticSubject, 
/**
 * Its lines.
 */
rows: Array<DiagnosticRow>, };

export type DiagnosticSubject = "program" | "places" | "desktop" | "sources" | "databases" | "errors";

export type Diagnostics = { 
/**
 * In parts, for the page.
 */
sections: Array<DiagnosticSection>, 
/**
 * All of it as one text, for copying.
 */
text: string, };

export type Draft = { 
/**
 * Its id.
 */
id: string, 
/**
 * The folder or file.
 */
path: string, 
/**
 * It is a folder, which is packed as `vitrine pack` does.
 */
folder: boolean, 
/**
 * What the folder or file is like now.
 */
material: DraftMaterial, 
/**
 * Why it could not be read, when it could not.
 */
fault: ApiError | null, 
/**
 * What was read in it, last time that went well.
 */
found: DraftFound | null, 
/**
 * What the maker writes over that.
 */
fields: ListingFields, 
/**
 * `stable`, `beta`, …
 */
channel: string, 
/**
 * Rights and licence are confirmed, for these very bytes.
 */
agreed: boolean, 
/**
 * Where it is to go.
 */
source: string | null, 
/**
 * How far its upload is, when there is one.
 */
upload: DraftUpload | null, 
/**
 * Its submission, when there is one.
 */
submission: DraftSubmission | null, 
/**
 * The folder a bundle was written to last.
 */
bundle: string | null, 
/**
 * Its card as visitors would see it.
 */
card: Card, 
/**
 * When it was begun.
 */
made: number, 
/**
 * When it was last changed.
 */
changed: number, };

export type DraftAt = { 
/**
 * Which draft.
 */
id: string, 
/**
 * The source.
 */
source: string, };

export type DraftChange = { 
/**
 * Which draft.
 */
id: string, 
/**
 * All fields, in place of those there were.
 */
fields: ListingFields | null, 
/**
 * The channel.
 */
channel: string | null, 
/**
 * Rights and licence are confirmed, or not any more.
 */
agreed: boolean | null, 
/**
 * Where it is to go.
 */
source: string | null, 
/**
 * Another folder or file, when it was moved.
 */
path: string | null, };

export type DraftCheck = { 
/**
 * Its name.
 */
name: string, 
/**
 * `passed`, `warnings`, `review` or `failed`.
 */
verdict: string, 
/**
 * The verdict in one sentence.
 */
sentence: string, 
/**
 * The verdict for the window; what was found stands in the findings.
 */
said: Array<Phrase>, };

export type DraftDifference = { 
/**
 * The published version; none when nothing of this package is there yet.
 */
from: string | null, 
/**
 * The same in a sentence.
 */
sentence: string, 
/**
 * The same for the window.
 */
said: Array<Phrase>, 
/**
 * Paths of new files.
 */
added: Array<string>, 
/**
 * Paths of gone files.
 */
removed: Array<string>, 
/**
 * Paths of files with other bytes.
 */
changed: Array<string>, 
/**
 * Files that stay as they are.
 */
unchanged: number, 
/**
 * What it needs now and did not.
 */
needsAdded: Array<string>, 
/**
 * What it does not need any more.
 */
needsRemoved: Array<string>, 
/**
 * Of the new and changed ones, those that bring commands or servers: a curator will look.
 */
dangerous: Array<string>, 
/**
 * The content rating.
 */
rating: DraftValueChange | null, 
/**
 * The licence.
 */
licence: DraftValueChange | null, 
/**
 * Who made it.
 */
maker: DraftValueChange | null, 
/**
 * Its name.
 */
name: DraftValueChange | null, 
/**
 * Bytes of the published package.
 */
sizeBefore: number, 
/**
 * Bytes of this one.
 */
sizeAfter: number, };

export type DraftFinding = { 
/**
 * The check that noticed it: `archive`, `inspection`, `picture`, `metadata`, `licence`.
 */
check: string, 
/**
 * How much it weighs.
 */
weight: FindingWeight, 
/**
 * Stable, dotted.
 */
code: string, 
/**
 * One sentence.
 */
sentence: string, 
/**
 * The file in the package it is about.
 */
member: string | null, 
/**
 * The field of the listing it is about.
 */
field: string | null, 
/**
 * How to mend it, in one sentence.
 */
how: string, 
/**
 * The names and numbers in the sentence.
 */
arguments: { [key in string]: Argument }, };

export type DraftFound = { 
/**
 * What it is.
 */
kind: Kind, 
/**
 * What the package says of itself, as fields of a listing.
 */
says: ListingFields, 
/**
 * Who made it; may be empty.
 */
maker: string, 
/**
 * Its files: how many.
 */
files: number, 
/**
 * The largest files, at most 200, largest first: path and bytes.
 */
members: Array<DraftMember>, 
/**
 * Bytes of all files.
 */
unpacked: number, 
/**
 * Bytes of the package.
 */
size: number, 
/**
 * The package's digest.
 */
sha256: string, 
/**
 * What it needs, by name.
 */
needs: Array<string>, 
/**
 * The commands it brings.
 */
commands: Array<string>, 
/**
 * When it was read.
 */
read: number, };

export type DraftMaterial = "same" | "changed" | "gone" | "unreadable";

export type DraftMember = { 
/**
 * Its path.
 */
path: string, 
/**
 * Its bytes.
 */
size: number, };

export type DraftRef = { 
/**
 * Its id.
 */
id: string, };

export type DraftReport = { 
/**
 * Every check that ran, in order: its name, and whether it passed without an error.
 */
checks: Array<DraftCheck>, 
/**
 * What they noticed, gravest first.
 */
findings: Array<DraftFinding>, 
/**
 * How many findings are errors: with one, it is not sent.
 */
errors: number, 
/**
 * The draft as it is now: what was read may be new.
 */
draft: Draft, };

export type DraftRow = { 
/**
 * Its id.
 */
id: string, 
/**
 * What it will be called, or the name of its folder or file.
 */
name: string, 
/**
 * Its version, when there is one.
 */
version: string | null, 
/**
 * What it is, when that is known.
 */
kind: Kind | null, 
/**
 * The folder or file.
 */
path: string, 
/**
 * What the folder or file is like now.
 */
material: DraftMaterial, 
/**
 * Where it is to go, when that was chosen.
 */
source: string | null, 
/**
 * Its submission, when there is one.
 */
submission: DraftSubmission | null, 
/**
 * The picture, when there is one.
 */
picture: string | null, 
/**
 * When it was last changed.
 */
changed: number, };

export type DraftSubmission = { 
/**
 * The source it was sent to.
 */
source: string, 
/**
 * Its id there.
 */
id: string, 
/**
 * `draft`, `uploaded`, `checking`, `needs_changes`, `in_review`, `quarantined`, `approved`, `published`,
 * `rejected`, `withdrawn`.
 */
state: string, 
/**
 * Its place in the queue, 1 is next.
 */
place: number | null, 
/**
 * What the curator said, or the registry by itself.
 */
reason: string | null, 
/**
 * The same for the window, where the registry said it by itself.
 */
reasonSaid: Array<Phrase>, 
/**
 * When that was heard.
 */
heard: number, };

export type DraftTarget = { 
/**
 * The source's name.
 */
source: string, 
/**
 * What the gallery calls itself.
 */
title: string, 
/**
 * Its address or folder.
 */
location: string, 
/**
 * How.
 */
way: DraftWay, 
/**
 * The account one is signed in with.
 */
account: string | null, 
/**
 * How, in a sentence.
 */
sentence: string, 
/**
 * The same for the window.
 */
said: Array<Phrase>, };

export type DraftUpload = { 
/**
 * The job that sends it, or sent it last.
 */
job: string, 
/**
 * Bytes that are there.
 */
done: number, 
/**
 * Bytes in all.
 */
total: number, };

export type DraftValueChange = { 
/**
 * As published.
 */
before: string, 
/**
 * As in the draft.
 */
after: string, };

export type DraftWay = "registry" | "signIn" | "bundle";

export type Event = { "type": "catalogue", 
/**
 * Grows with every change.
 */
revision: number, } | { "type": "library", 
/**
 * Grows with every change.
 */
revision: number, } | { "type": "job", 
/**
 * The whole job as it is now.
 */
job: JobSnapshot, } | { "type": "source", 
/**
 * The whole source as it is now.
 */
source: SourceRow, } | { "type": "checks", 
/**
 * All of how it stands.
 */
state: CheckState, } | { "type": "favourites", 
/**
 * All that are.
 */
packages: Array<PackageRef>, } | { "type": "settings", 
/**
 * All of them.
 */
settings: Settings, } | { "type": "registries", 
/**
 * All of them.
 */
registries: Array<RegistryRow>, } | { "type": "registry", 
/**
 * The listener's name for the stream.
 */
stream: string, 
/**
 * What kind of news; `closed` when the stream is over for good.
 */
name: string, 
/**
 * The news, a JSON document.
 */
data: string, } | { "type": "open", 
/**
 * As it came; `resolve_link` says where it leads.
 */
text: string, };

export type EvidenceRow = { 
/**
 * What it is: `Bill of materials`, `Provenance`, `Signature`, `Reproducible build`.
 */
title: string, 
/**
 * What was found in it, in a sentence: that it fits, that it says nothing, that it is about other bytes.
 */
sentence: string, 
/**
 * What it is, for the window.
 */
titled: Array<Phrase>, 
/**
 * What was found in it, for the window.
 */
said: Array<Phrase>, 
/**
 * How it weighs.
 */
verdict: EvidenceVerdict, };

export type EvidenceVerdict = "good" | "empty" | "bad";

export type ExportReport = { 
/**
 * The file.
 */
path: string, 
/**
 * Galleries in it.
 */
sources: number, 
/**
 * Packages in it.
 */
packages: number, 
/**
 * Packages in it that are kept at their version, or have another rule.
 */
rules: number, 
/**
 * Favourites in it.
 */
favourites: number, };

export type ExportRequest = { 
/**
 * The file; one that is there is replaced.
 */
path: string, 
/**
 * The favourites as well.
 */
favourites: boolean, };

export type FacetCount = { 
/**
 * The value.
 */
value: string, 
/**
 * Listings.
 */
count: number, };

export type FacetQuery = { 
/**
 * Only tags that start with this.
 */
tagPrefix: string, };

export type Facets = { 
/**
 * The most frequent tags, at most 50.
 */
tags: Array<FacetCount>, 
/**
 * Kinds that occur.
 */
kinds: Array<KindCount>, 
/**
 * Sources.
 */
sources: Array<FacetCount>, };

export type FavouriteRow = { 
/**
 * Which package.
 */
package: PackageRef, 
/**
 * Its name now, or when it was marked.
 */
name: string, 
/**
 * When it was marked.
 */
added: number, 
/**
 * Its card, where its source lists it.
 */
card: Card | null, 
/**
 * Why there is no card: its gallery is gone, or lists it no longer; a sentence.
 */
missing: string | null, };

export type FileRequest = { 
/**
 * Its path.
 */
path: string, };

export type FindingWeight = "advice" | "warning" | "error";

export type Front = { 
/**
 * What the galleries' keepers put forward, at most 12.
 */
featured: Array<Card>, 
/**
 * What came out last, at most 12; none of the featured.
 */
newest: Array<Card>, 
/**
 * What is downloaded most, at most 12; none of the featured. Empty where nobody counts.
 */
popular: Array<Card>, 
/**
 * What people think best of, at most 12; none of the featured. Empty where nobody rates.
 */
topRated: Array<Card>, 
/**
 * Collections that have something to show.
 */
collections: Array<CollectionRow>, 
/**
 * The catalogue's revision this was read at.
 */
revision: number, };

export type GalleryCheck = { 
/**
 * Its name.
 */
source: string, 
/**
 * What it calls itself.
 */
title: string | null, 
/**
 * When it was last in step, when ever.
 */
lastSync: number | null, 
/**
 * Whole days it could not be looked at, when it is not in step.
 */
staleDays: number, 
/**
 * Tries that failed since it was last in step.
 */
failures: number, 
/**
 * When it is tried again before the others, when it is.
 */
nextTry: number | null, 
/**
 * Why the last try failed, when it did.
 */
error: ApiError | null, };

export type HandoverDependency = { 
/**
 * Its name.
 */
name: string, 
/**
 * `models`, `tools`, `mcp_servers` or `a2a_agents`.
 */
kind: string, 
/**
 * `available`, `installable`, `downloadable`, `missing`, `degraded` or `unknown`.
 */
status: string, 
/**
 * HomePilot's words about it.
 */
detail: string, };

export type HandoverPreview = { 
/**
 * Which package.
 */
package: PackageRef, 
/**
 * The name it will get there.
 */
name: string, 
/**
 * The HomePilot it goes to.
 */
homepilot: string, 
/**
 * What it needs and whether that HomePilot has it.
 */
dependencies: Array<HandoverDependency>, 
/**
 * True when it has all it needs.
 */
allSatisfied: boolean, 
/**
 * HomePilot's own summary, when it gives one.
 */
summary: string | null, 
/**
 * The project it was imported as before, when it was.
 */
already: string | null, };

export type HandoverRequest = { 
/**
 * Which package.
 */
package: PackageRef, 
/**
 * Import although it was imported before.
 */
again: boolean, };

export type HandoverResult = { 
/**
 * The project's id in HomePilot.
 */
project: string, 
/**
 * Its name there.
 */
name: string, };

export type Health = "intact" | "changed" | "missing" | "gone";

export type HeldBack = "off" | "paused" | "metered" | "savingPower";

export type HeldReason = { "reason": "skipped", 
/**
 * The version skipped; it may be later than the one offered.
 */
version: string, } | { "reason": "paused", 
/**
 * Until when.
 */
until: number, } | { "reason": "never" } | { "reason": "kept", 
/**
 * That version.
 */
version: string, } | { "reason": "asksForMore" } | { "reason": "republished" } | { "reason": "unverified" } | { "reason": "unread" } | { "reason": "blocked", 
/**
 * Why, in a sentence.
 */
sentence: string, 
/**
 * The same for the window.
 */
said: Array<Phrase>, };

export type HistoryPage = { 
/**
 * The entries.
 */
entries: Array<HistoryRow>, 
/**
 * There are older ones.
 */
more: boolean, };

export type HistoryQuery = { 
/**
 * Entries before this one; the newest when none.
 */
before: number | null, 
/**
 * How many, 1 to 100.
 */
limit: number, };

export type HistoryRef = { 
/**
 * Its number.
 */
number: number, };

export type HistoryRow = { 
/**
 * Its number; later ones are greater.
 */
number: number, 
/**
 * When.
 */
at: number, 
/**
 * What.
 */
what: HistoryWhat, 
/**
 * Which package.
 */
package: PackageRef, 
/**
 * Its name then.
 */
name: string, 
/**
 * What it is, where anybody knows still.
 */
kind: Kind | null, 
/**
 * What to ask the picture protocol for.
 */
picture: string | null, 
/**
 * The version before.
 */
before: string | null, 
/**
 * The version after.
 */
after: string | null, 
/**
 * Why.
 */
cause: Cause, 
/**
 * The job that did it; it may be gone.
 */
job: string | null, 
/**
 * How it can be taken back, or why it cannot.
 */
undo: HistoryUndo, };

export type HistoryUndo = { "undo": "switch", 
/**
 * Which.
 */
version: string, } | { "undo": "install", 
/**
 * Which.
 */
version: string, } | { "undo": "remove" } | { "undo": "overtaken" } | { "undo": "gone" } | { "undo": "back" } | { "undo": "unavailable" } | { "undo": "nothing" };

export type HistoryWhat = "install" | "update" | "repair" | "remove" | "rollback" | "switch" | "build";

export type ImportReport = { 
/**
 * The job that installs; none when there was nothing to install.
 */
job: JobRef | null, 
/**
 * Packages that job installs or updates.
 */
installing: number, 
/**
 * Packages that were here already.
 */
here: number, 
/**
 * Rules for updates that were taken over.
 */
rules: number, 
/**
 * Favourites that were marked.
 */
favourites: number, 
/**
 * What was left out and why, a sentence each.
 */
leftOut: Array<string>, };

export type ImportRequest = { 
/**
 * The file.
 */
path: string, 
/**
 * The digest of its preview.
 */
digest: string, 
/**
 * The checked packages, as the preview named them.
 */
packages: Array<PackageRef>, 
/**
 * The packages whose rules for updates were checked.
 */
rules: Array<PackageRef>, 
/**
 * The checked favourites.
 */
favourites: Array<PackageRef>, 
/**
 * The person saw which packages nothing vouches for and wants them all the same.
 */
acceptUnverified: boolean, };

export type InstallLocal = { 
/**
 * The file.
 */
path: string, 
/**
 * [`LocalPackage::sha256`] of what the person saw: other bytes are refused.
 */
sha256: string, 
/**
 * The person agreed to [`LocalPackage::consent`].
 */
accept: boolean, };

export type InstallPlan = { 
/**
 * Which package.
 */
package: PackageRef, 
/**
 * Its name.
 */
name: string, 
/**
 * The version that would be installed.
 */
version: string, 
/**
 * The digest of its bytes, hex; none where the gallery lists none.
 */
sha256: string | null, 
/**
 * The version that is installed now.
 */
from: string | null, 
/**
 * Bytes to fetch, when known.
 */
download: number | null, 
/**
 * How far it can be trusted.
 */
trust: Trust, 
/**
 * That fact in a sentence.
 */
trustSentence: string, 
/**
 * The same for the window.
 */
trustSaid: Array<Phrase>, 
/**
 * What it needs.
 */
dependencies: Array<Dependency>, 
/**
 * Set when consent is needed before it goes on: the sentence to agree to.
 */
consent: string | null, 
/**
 * The same for the window.
 */
consentSaid: Array<Phrase>, 
/**
 * True when that consent is about bytes republished under the same version.
 */
republished: boolean, 
/**
 * The folder it will be in.
 */
folder: string, 
/**
 * Free bytes on that volume.
 */
freeSpace: number, 
/**
 * Packages it needs that would be installed with it, in the order they would be.
 */
with: Array<PlannedPackage>, 
/**
 * What stands in the way of what it needs: cycles, conflicts, things nobody lists; in sentences.
 */
problems: Array<string>, 
/**
 * The same for the window, one for each.
 */
problemsSaid: Array<Phrase>, 
/**
 * Set when it cannot be installed at all: why, in a sentence.
 */
blocked: string | null, 
/**
 * The same for the window.
 */
blockedSaid: Array<Phrase>, 
/**
 * The platform whose file would be taken, when it is not for all.
 */
platform: string | null, 
/**
 * Names that could be typed in a terminal afterwards.
 */
commands: Array<string>, 
/**
 * Who signed it, when somebody did.
 */
signedBy: string | null, 
/**
 * Building it from source is offered, because there is no file for this computer.
 */
build: BuildOffer | null, };

export type InstallRequest = { 
/**
 * Which package.
 */
package: PackageRef, 
/**
 * Which version; the latest stable one when none.
 */
version: string | null, 
/**
 * The digest of the bytes that were shown, hex: others are not installed. Those listed by then when none.
 */
sha256: string | null, 
/**
 * Packages of the plan's offers the person chose to install with it.
 */
with: Array<PackageRef>, 
/**
 * The person saw that nothing vouches for the bytes and wants them all the same.
 */
acceptUnverified: boolean, 
/**
 * The person saw that the source has other bytes under a version already seen, and wants them.
 */
acceptRepublished: boolean, };

export type InstallState = { "state": "available" } | { "state": "installed", 
/**
 * The installed version.
 */
version: string, } | { "state": "update", 
/**
 * The installed version.
 */
version: string, 
/**
 * True when the source has other bytes under the same version number.
 */
republished: boolean, } | { "state": "withdrawn", 
/**
 * The installed version.
 */
version: string, 
/**
 * The public reason.
 */
reason: string, };

export type InstalledBy = "deb" | "rpm" | "appImage" | "other";

export type InstalledPackage = { 
/**
 * Which package.
 */
package: PackageRef, 
/**
 * What it is.
 */
kind: Kind, 
/**
 * Its name.
 */
name: string, 
/**
 * Who made it.
 */
maker: string, 
/**
 * The installed version.
 */
version: string, 
/**
 * Versions kept besides, newest first; the first is what rolling back goes to.
 */
previous: Array<string>, 
/**
 * When it was installed.
 */
installedAt: number, 
/**
 * Bytes on disk, all kept versions together.
 */
size: number, 
/**
 * Its folder.
 */
folder: string, 
/**
 * How far its bytes were vouched for when they were installed.
 */
trust: Trust, 
/**
 * The digest of the installed artifact, hex.
 */
sha256: string, 
/**
 * What to ask the picture protocol for.
 */
picture: string | null, 
/**
 * Whether the files are as they were installed.
 */
health: Health, 
/**
 * An update the source has, unless the person's own rule holds it back.
 */
update: UpdateRow | null, 
/**
 * Why it was taken down, when it was: by its source, or its very bytes by another one.
 */
withdrawn: string | null, 
/**
 * The same for the window, where those are the program's own words and not the gallery's.
 */
withdrawnSaid: Array<Phrase>, 
/**
 * The project a HomePilot made of it, when it was handed over.
 */
homepilotProject: string | null, 
/**
 * What can be typed in a terminal.
 */
commands: Array<CommandRow>, 
/**
 * It was built here, and whether a second build agreed; in a sentence.
 */
built: string | null, 
/**
 * The same for the window.
 */
builtSaid: Array<Phrase>, };

export type ItemProblem = { 
/**
 * The item's id, or its place in the list.
 */
item: string, 
/**
 * What is wrong, in a sentence.
 */
sentence: string, 
/**
 * The same for the window.
 */
said: Array<Phrase>, 
/**
 * True when the item is left out; false when it is shown without the bad part.
 */
leftOut: boolean, };

export type JobItem = { 
/**
 * Which package.
 */
package: PackageRef, 
/**
 * Its name.
 */
name: string, 
/**
 * The version before, when it was installed.
 */
from: string | null, 
/**
 * The version wanted.
 */
to: string, 
/**
 * How it stands: queued, running, done, failed or cancelled.
 */
state: JobState, 
/**
 * Why it failed.
 */
error: ApiError | null, 
/**
 * It was updated by this job and can go back to the version before.
 */
canRollBack: boolean, };

export type JobKind = "install" | "update" | "remove" | "rollback" | "sync" | "build" | "switch" | "several" | "fetch" | "upload" | "move" | "selfUpdate";

export type JobPhase = "waiting" | "planning" | "downloading" | "checking" | "building" | "installing" | "copying" | "removing" | "syncing" | "finished";

export type JobRef = { 
/**
 * Its id.
 */
id: string, };

export type JobSnapshot = { 
/**
 * Its id.
 */
id: string, 
/**
 * What it does.
 */
kind: JobKind, 
/**
 * What it is about, for people.
 */
title: string, 
/**
 * The package it is about.
 */
package: PackageRef | null, 
/**
 * The source it is about.
 */
source: string | null, 
/**
 * How it stands.
 */
state: JobState, 
/**
 * What it is at.
 */
phase: JobPhase, 
/**
 * Bytes done.
 */
done: number, 
/**
 * Bytes in all, when known.
 */
total: number | null, 
/**
 * Bytes per second just now.
 */
speed: number | null, 
/**
 * What came of it, in a sentence, when it has ended well.
 */
outcome: string | null, 
/**
 * The same for the window.
 */
outcomeSaid: Array<Phrase>, 
/**
 * Why it failed.
 */
error: ApiError | null, 
/**
 * When it was asked for.
 */
created: number, 
/**
 * When it ended.
 */
ended: number | null, 
/**
 * It can be cancelled now.
 */
canCancel: boolean, 
/**
 * It can be started again.
 */
canRetry: boolean, 
/**
 * It can be paused now.
 */
canPause: boolean, 
/**
 * It is paused, or was interrupted, and can go on where it was.
 */
canResume: boolean, 
/**
 * The packages of a job for several, in order.
 */
items: Array<JobItem>, 
/**
 * How its bytes arrive, while and after they do.
 */
transfer: TransferView | null, 
/**
 * Its steps with times, for copying.
 */
details: string, };

export type JobState = "queued" | "running" | "paused" | "done" | "failed" | "cancelled" | "interrupted";

export type Kind = "persona" | "worker" | "tool" | "theme" | "flatpak";

export type KindCount = { 
/**
 * The kind.
 */
value: Kind, 
/**
 * Listings.
 */
count: number, };

export type LeftOutUpdate = { 
/**
 * The update.
 */
row: UpdateRow, 
/**
 * Why.
 */
reason: HeldReason, };

export type LibraryFavourite = { 
/**
 * Which package.
 */
package: PackageRef, 
/**
 * Its name.
 */
name: string, };

export type LibraryFileRef = { 
/**
 * The file.
 */
path: string, };

export type LibraryMove = { 
/**
 * The folder the packages are in.
 */
from: string, 
/**
 * The folder it goes to, whole and without links.
 */
to: string, 
/**
 * Bytes to copy.
 */
bytes: number, 
/**
 * Files to copy.
 */
files: number, 
/**
 * Bytes free there.
 */
free: number, 
/**
 * It goes back into the home.
 */
back: boolean, 
/**
 * Why it cannot be moved there, or not now.
 */
refused: ApiError | null, };

export type LibraryPreview = { 
/**
 * The file.
 */
path: string, 
/**
 * Digest of what was read, hex; the import refuses another file.
 */
digest: string, 
/**
 * When it was written, when it says so.
 */
exported: number | null, 
/**
 * The packages, in the file's order.
 */
rows: Array<LibraryRow>, 
/**
 * Favourites that are none here yet.
 */
favourites: Array<LibraryFavourite>, 
/**
 * Favourites that are here already.
 */
favouritesHere: number, 
/**
 * Galleries the file names that are not added here.
 */
missing: Array<MissingSource>, 
/**
 * What could not be used of the file, a sentence each.
 */
problems: Array<string>, 
/**
 * The same for the window, one for each.
 */
problemsSaid: Array<Phrase>, };

export type LibraryRow = { 
/**
 * Which package, by the names of this computer's galleries where they are known.
 */
package: PackageRef, 
/**
 * Its name; its id where nobody lists it.
 */
name: string, 
/**
 * What to ask the picture protocol for.
 */
picture: string | null, 
/**
 * The version the file names.
 */
version: string, 
/**
 * How it stands here.
 */
state: LibraryRowState, 
/**
 * The version that is installed here.
 */
installed: string | null, 
/**
 * The version that would be installed.
 */
offered: string | null, 
/**
 * Bytes to fetch, when known.
 */
size: number | null, 
/**
 * The rule for its updates that the file brings.
 */
rule: UpdateRule | null, 
/**
 * That rule can be taken over: with the package, or for what is here already. It never is unless it was chosen.
 */
ruleSelectable: boolean, 
/**
 * What to know of it, a sentence; empty where there is nothing.
 */
note: string, 
/**
 * The same for the window.
 */
noteSaid: Array<Phrase>, 
/**
 * Nothing vouches for the bytes: to be agreed to.
 */
unverified: boolean, 
/**
 * It can be chosen.
 */
selectable: boolean, 
/**
 * It is chosen to begin with.
 */
selected: boolean, };

export type LibraryRowState = "alreadyHere" | "otherVersion" | "available" | "sourceMissing" | "notListed" | "versionNotListed" | "invalid";

export type LinkRequest = { 
/**
 * The text, as it came.
 */
text: string, };

export type LinkTarget = { "to": "package", 
/**
 * Which package.
 */
package: PackageRef, } | { "to": "source", 
/**
 * Its name.
 */
name: string, } | { "to": "addSource", 
/**
 * Its address or folder.
 */
location: string, 
/**
 * The fingerprint the link names.
 */
fingerprint: string | null, 
/**
 * The package to show once it is added.
 */
package: string | null, } | { "to": "file", 
/**
 * Its path.
 */
path: string, } | { "to": "refused", 
/**
 * Why, in a sentence.
 */
sentence: string, 
/**
 * The same for the window.
 */
said: Array<Phrase>, };

export type ListingFields = { 
/**
 * The package's id.
 */
id: string | null, 
/**
 * The version.
 */
version: string | null, 
/**
 * Its name.
 */
name: string | null, 
/**
 * One line.
 */
summary: string | null, 
/**
 * Markdown.
 */
description: string | null, 
/**
 * Tags.
 */
tags: Array<string> | null, 
/**
 * The content rating; it may say more than the package does, never less.
 */
rating: Rating | null, 
/**
 * An SPDX expression.
 */
licence: string | null, 
/**
 * An https address.
 */
homepage: string | null, 
/**
 * What changed, Markdown.
 */
changelog: string | null, 
/**
 * It mends a security problem.
 */
security: boolean | null, 
/**
 * What it runs on, for tools whose programs do not say.
 */
platform: string | null, 
/**
 * Name and summary in other languages, by language tag.
 */
texts: { [key in string]: ListingTexts } | null, 
/**
 * The description in other languages, Markdown, by language tag.
 */
descriptions: { [key in string]: string } | null, };

export type ListingTexts = { 
/**
 * The name.
 */
name: string | null, 
/**
 * The line about it.
 */
summary: string | null, };

export type LocalFile = { 
/**
 * Its path.
 */
path: string, 
/**
 * Its bytes.
 */
size: number, };

export type LocalFinding = { 
/**
 * How much it weighs.
 */
weight: FindingWeight, 
/**
 * Stable, dotted.
 */
code: string, 
/**
 * What, in a sentence.
 */
sentence: string, 
/**
 * The file it is about.
 */
member: string | null, 
/**
 * The names and numbers in the sentence.
 */
arguments: { [key in string]: Argument }, };

export type LocalInstalled = { 
/**
 * Which package.
 */
package: PackageRef, 
/**
 * Its version.
 */
version: string, 
/**
 * It is these very bytes.
 */
sameBytes: boolean, 
/**
 * It came from a file too, so that installing replaces it.
 */
fromFile: boolean, };

export type LocalListing = { 
/**
 * The package there.
 */
package: PackageRef, 
/**
 * The gallery's name for people.
 */
title: string, 
/**
 * The version there.
 */
version: string, 
/**
 * How far the gallery vouches for it.
 */
trust: Trust, };

export type LocalPackage = { 
/**
 * The file.
 */
path: string, 
/**
 * Its name.
 */
file: string, 
/**
 * Its bytes.
 */
size: number, 
/**
 * Its digest, hex; to be given back with the person's word.
 */
sha256: string, 
/**
 * What it would be installed as.
 */
package: PackageRef, 
/**
 * What it is.
 */
kind: Kind, 
/**
 * Its name.
 */
name: string, 
/**
 * Its version.
 */
version: string, 
/**
 * Who made it, as it says itself; may be empty.
 */
maker: string, 
/**
 * One line about it; may be empty.
 */
summary: string, 
/**
 * Its description as sanitised HTML; may be empty.
 */
descriptionHtml: string, 
/**
 * What changed, as sanitised HTML; may be empty.
 */
changelogHtml: string, 
/**
 * The maker's content rating.
 */
rating: Rating, 
/**
 * Tags.
 */
tags: Array<string>, 
/**
 * The licence, when the maker names one.
 */
licence: string | null, 
/**
 * The maker's page, https only.
 */
homepage: string | null, 
/**
 * What to ask the picture protocol for.
 */
picture: string | null, 
/**
 * What it needs.
 */
dependencies: Array<Dependency>, 
/**
 * Names that could be typed in a terminal afterwards.
 */
commands: Array<string>, 
/**
 * Its files, at most 500.
 */
files: Array<LocalFile>, 
/**
 * How many files there are.
 */
fileCount: number, 
/**
 * Bytes of all files together.
 */
unpacked: number, 
/**
 * What was noticed, gravest first.
 */
findings: Array<LocalFinding>, 
/**
 * How far it is vouched for.
 */
trust: Trust, 
/**
 * That fact in a sentence.
 */
trustSentence: string, 
/**
 * The same for the window.
 */
trustSaid: Array<Phrase>, 
/**
 * Galleries that list these very bytes.
 */
listed: Array<LocalListing>, 
/**
 * What is installed under this id, from wherever.
 */
installed: Array<LocalInstalled>, 
/**
 * Set when consent is needed: the sentence to agree to.
 */
consent: string | null, 
/**
 * The same for the window.
 */
consentSaid: Array<Phrase>, 
/**
 * Set when it cannot be installed: why, in a sentence.
 */
refused: string | null, 
/**
 * The same for the window; empty where a finding says it.
 */
refusedSaid: Array<Phrase>, 
/**
 * The folder it will be in.
 */
folder: string, 
/**
 * Free bytes on that volume.
 */
freeSpace: number, };

export type MirrorPlan = { 
/**
 * Its address.
 */
url: string, 
/**
 * What is known of it from before, in a sentence.
 */
health: string, };

export type MirrorRow = { 
/**
 * Its host, or the folder it is.
 */
host: string, 
/**
 * Bytes that came from it.
 */
bytes: number, 
/**
 * Bytes a second just now.
 */
rate: number, 
/**
 * How it does.
 */
state: MirrorState, 
/**
 * What was wrong with it, in a sentence.
 */
problem: string | null, };

export type MirrorState = "active" | "idle" | "slow" | "failed";

export type MissingSource = { 
/**
 * Its name in the file.
 */
name: string, 
/**
 * Its address or folder.
 */
location: string, 
/**
 * How it was spoken to.
 */
protocol: Protocol, 
/**
 * The fingerprint of who signed it, as the file says.
 */
fingerprint: string | null, 
/**
 * Packages of the file that come from it.
 */
packages: number, 
/**
 * Another gallery here has the name; it would be added under another one.
 */
nameTaken: boolean, };

export type Motion = "system" | "reduced" | "full";

export type MoveRequest = { 
/**
 * The folder: new, empty, or the home to bring the library back.
 */
folder: string, };

export type NewDraft = { 
/**
 * A folder or a file on this computer.
 */
path: string, };

export type NewerVitrine = { 
/**
 * Its version.
 */
version: string, 
/**
 * `stable` or `beta`.
 */
channel: string, 
/**
 * When it came out, when known.
 */
released: number | null, 
/**
 * It mends a security problem.
 */
security: boolean, 
/**
 * Bytes to fetch at most, when known.
 */
size: number | null, 
/**
 * What changed since the version that runs, as safe HTML; may be empty.
 */
changelogHtml: string, };

export type NotificationSettings = { 
/**
 * Updates that mend a security problem, and packages that were withdrawn.
 */
security: boolean, 
/**
 * Other updates.
 */
updates: boolean, 
/**
 * Galleries that could not be looked at for a long time.
 */
trouble: boolean, 
/**
 * News of one's own submissions and reviews.
 */
submissions: boolean, };

export type OnClose = "tray" | "minimise" | "quit";

export type PackageRef = { 
/**
 * The name of the source.
 */
source: string, 
/**
 * The id of the package in that source.
 */
id: string, };

export type PaintReport = { 
/**
 * Milliseconds from the page's own start to the first card (or empty state) on screen.
 */
milliseconds: number, 
/**
 * Cards in the document at that moment.
 */
cards: number, };

export type PauseChecks = { 
/**
 * For so many hours from now, at most 30 days; none goes on at once.
 */
hours: number | null, };

export type Phrase = { 
/**
 * Stable, lower case, dotted: `vouched.listed`.
 */
code: string, 
/**
 * The names, numbers and times in the sentence.
 */
arguments: { [key in string]: Argument }, };

export type PlannedPackage = { 
/**
 * Which package.
 */
package: PackageRef, 
/**
 * Its name.
 */
name: string, 
/**
 * Which version.
 */
version: string, 
/**
 * Bytes to fetch, when known.
 */
size: number | null, 
/**
 * What needs it.
 */
neededBy: string, 
/**
 * It is installed already.
 */
installed: boolean, };

export type PlannedUpdate = { 
/**
 * The update.
 */
row: UpdateRow, 
/**
 * Bytes to fetch, when known; less than the whole where only what changed is fetched.
 */
fetch: number | null, 
/**
 * How far it can be trusted, in a sentence.
 */
trustSentence: string, 
/**
 * Who signed it, when somebody did.
 */
signedBy: string | null, 
/**
 * Other packages that come with it because it needs them.
 */
with: Array<string>, };

export type PlatformRow = { 
/**
 * Its name: `linux-x86_64`, `macos-aarch64`, `any`.
 */
platform: string, 
/**
 * It is this computer's.
 */
here: boolean, 
/**
 * There is a file for it.
 */
available: boolean, 
/**
 * Why there is none.
 */
reason: string | null, 
/**
 * Bytes of its file, when known.
 */
size: number | null, };

export type Protocol = "vitrine" | "manifest" | "homepilot" | "unknown";

export type Provenance = { 
/**
 * The level.
 */
trust: Trust, 
/**
 * The fact in a sentence.
 */
sentence: string, 
/**
 * The same for the window.
 */
said: Array<Phrase>, 
/**
 * The source's name.
 */
source: string, 
/**
 * The source's address or folder.
 */
location: string, 
/**
 * The digest the source lists, hex.
 */
sha256: string | null, 
/**
 * An alarm: the same version was seen with other bytes.
 */
alarm: string | null, 
/**
 * Who signed, when somebody did.
 */
signedBy: string | null, 
/**
 * When the signed list was made.
 */
signedAt: number | null, 
/**
 * Until when the signatures are current.
 */
currentUntil: number | null, 
/**
 * The gallery's fingerprint, in groups of four.
 */
fingerprint: string | null, 
/**
 * The gallery's root key is one single key that never had its ceremony.
 */
provisional: boolean, };

export type Rating = "everyone" | "mature" | "adult";

export type RegistryAccount = { 
/**
 * The handle; empty when the token may not ask for it.
 */
handle: string, 
/**
 * What the token is good for: `read`, `publish`, `rate`, `moderate`.
 */
scopes: Array<string>, 
/**
 * Where the token is kept.
 */
kept: TokenPlace, 
/**
 * The file it is kept in, when it is one.
 */
file: string | null, };

export type RegistryAnswer = { 
/**
 * The HTTP status.
 */
status: number, 
/**
 * `Content-Type`.
 */
contentType: string | null, 
/**
 * Seconds to leave it alone.
 */
retryAfter: number | null, 
/**
 * `ETag`.
 */
etag: string | null, 
/**
 * The body: text as it is, anything else in base64.
 */
body: string, 
/**
 * The body is in base64.
 */
base64: boolean, };

export type RegistryCall = { 
/**
 * Name of the source.
 */
source: string, 
/**
 * `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
 */
method: string, 
/**
 * A path below `/api/v1/`.
 */
path: string, 
/**
 * The query, as it stands in the address, without its question mark.
 */
query: string | null, 
/**
 * The body, a JSON document.
 */
body: string | null, };

export type RegistryListen = { 
/**
 * Name of the source.
 */
source: string, 
/**
 * A path below `/api/v1/`.
 */
path: string, 
/**
 * The listener's own name for it.
 */
stream: string, };

export type RegistryPresence = "unknown" | "there" | "absent" | "folder";

export type RegistryRow = { 
/**
 * Name of the source.
 */
source: string, 
/**
 * What the registry calls itself, else what the gallery does, else the source's name.
 */
title: string, 
/**
 * Whether it has a registry.
 */
presence: RegistryPresence, 
/**
 * The registry's address without a slash at the end, when it has one.
 */
address: string | null, 
/**
 * Its address is encrypted or on this computer: only there one can sign in.
 */
safe: boolean, 
/**
 * It takes ratings signed by a device.
 */
deviceRatings: boolean, 
/**
 * Who is signed in.
 */
account: RegistryAccount | null, 
/**
 * How many of the person's submissions there were decided on since they last looked at them.
 */
submissionNews: number, 
/**
 * A sign-in under way, or how the last one failed.
 */
signingIn: SigningIn | null, 
/**
 * Why nobody is signed in any more, when the registry ended it.
 */
signedOut: string | null, };

export type RegistrySignIn = { 
/**
 * Name of the source.
 */
source: string, 
/**
 * Also for the tools of curators and administrators.
 */
tools: boolean, };

export type RegistryStream = { 
/**
 * The name.
 */
stream: string, };

export type RemoveRequest = { 
/**
 * Which package.
 */
package: PackageRef, 
/**
 * Delete files the person changed or added as well.
 */
deleteChanged: boolean, };

export type RuleWish = { "rule": "skip", 
/**
 * Which.
 */
version: string, } | { "rule": "pause", 
/**
 * How many.
 */
days: number, } | { "rule": "never" } | { "rule": "keep", 
/**
 * Which.
 */
version: string | null, };

export type SavePackage = { 
/**
 * Name of the source.
 */
source: string, 
/**
 * The submission's id.
 */
submission: string, 
/**
 * The name the file would like to have.
 */
name: string, };

export type SavedFile = { 
/**
 * Where it is.
 */
path: string, 
/**
 * Its bytes.
 */
size: number, };

export type SelfUpdateHint = { 
/**
 * The version that runs.
 */
version: string, 
/**
 * What put it there.
 */
installedBy: InstalledBy, 
/**
 * The program that runs, or the AppImage it is in.
 */
program: string, 
/**
 * The package it belongs to, where a package manager knows one.
 */
package: string | null, 
/**
 * What to type to get a newer one from the same place, when there is one line that does.
 */
command: string | null, 
/**
 * What to type with a newer package file that was downloaded by hand.
 */
byFile: string | null, };

export type SelfUpdateState = { 
/**
 * How this one was installed, and what to type where it does not replace itself.
 */
hint: SelfUpdateHint, 
/**
 * Why it does not replace itself; none for an AppImage that can.
 */
refusal: ApiError | null, 
/**
 * The versions that are looked at.
 */
channel: UpdateChannel, 
/**
 * When was last looked for a newer one.
 */
looked: number | null, 
/**
 * Why that look failed.
 */
error: ApiError | null, 
/**
 * A newer one that was found, also where something else has to put it in place.
 */
newer: NewerVitrine | null, 
/**
 * The version that is in place already and is used from the next start on.
 */
waiting: string | null, 
/**
 * The version that is kept until the one in place has started once: what going back leads to.
 */
previous: string | null, 
/**
 * The job that fetches a newer one, while it runs or is paused.
 */
job: string | null, 
/**
 * There is a program here that can be started again.
 */
canRestart: boolean, };

export type SelfUpdateWish = { 
/**
 * The version that was shown; another one is not taken in its place.
 */
version: string, };

export type SentSubmission = { 
/**
 * The source.
 */
source: string, 
/**
 * What the gallery calls itself.
 */
gallery: string, 
/**
 * Its id there.
 */
id: string, 
/**
 * Its state there.
 */
state: string, 
/**
 * Its name, or that of its file.
 */
name: string, 
/**
 * Its version, once known.
 */
version: string | null, 
/**
 * Its place in the queue, 1 is next.
 */
place: number | null, 
/**
 * What the curator said, or the registry by itself.
 */
reason: string | null, 
/**
 * The same for the window, where the registry said it by itself.
 */
reasonSaid: Array<Phrase>, 
/**
 * When it last changed.
 */
updated: number, 
/**
 * The draft it came from, when that is still here.
 */
draft: string | null, 
/**
 * Its curators decided since the person last looked at their submissions.
 */
news: boolean, };

export type SentSubmissions = { 
/**
 * Newest first.
 */
submissions: Array<SentSubmission>, 
/**
 * Galleries that could not be asked, with why.
 */
problems: Array<ApiError>, };

export type SetFavourite = { 
/**
 * Which package.
 */
package: PackageRef, 
/**
 * Marked from now on, or not.
 */
favourite: boolean, };

export type SetUpdatePolicy = { 
/**
 * The gallery.
 */
source: string, 
/**
 * The package; none for the whole gallery.
 */
id: string | null, 
/**
 * The policy.
 */
policy: UpdatePolicy | null, 
/**
 * The channel.
 */
channel: UpdateChannel | null, };

export type SetUpdateRule = { 
/**
 * Which package.
 */
package: PackageRef, 
/**
 * The rule; none takes it back.
 */
rule: RuleWish | null, };

export type Settings = { 
/**
 * Show listings rated mature or adult.
 */
allowMature: boolean, 
/**
 * Light, dark, or as the desktop says.
 */
theme: Theme, 
/**
 * A language tag such as `en` or `ar`; none follows the desktop.
 */
language: string | null, 
/**
 * Turn accelerated graphics off at the next start.
 */
safeGraphics: boolean, 
/**
 * The base URL of a running HomePilot, when hand-over is wanted.
 */
homepilotUrl: string | null, 
/**
 * Upper bound of the picture cache, in megabytes.
 */
pictureCacheMb: number, 
/**
 * Most kilobytes a second all transfers together may take; none for no limit.
 */
bandwidthLimitKb: number | null, 
/**
 * The page of the first start was answered.
 */
firstStartDone: boolean, 
/**
 * What is done with updates where neither their gallery nor they themselves say otherwise.
 */
updatePolicy: UpdatePolicy, 
/**
 * Look for updates by itself.
 */
checkForUpdates: boolean, 
/**
 * Look for updates on metered networks and while saving power as well.
 */
checkWhenCostly: boolean, 
/**
 * What closing the window does.
 */
onClose: OnClose, 
/**
 * Start with the desktop session, in the tray. Off until the person agrees.
 */
autostart: boolean, 
/**
 * Which desktop notifications are shown.
 */
notifications: NotificationSettings, 
/**
 * Whether things move.
 */
motion: Motion, 
/**
 * A proxy for all transfers; none uses the system's.
 */
proxy: string | null, 
/**
 * Installs and downloads at the same time, 1 to 8.
 */
parallelDownloads: number, 
/**
 * Which versions of Vitrine itself are offered.
 */
selfUpdateChannel: UpdateChannel, 
/**
 * A version of Vitrine itself the person does not want to be told of.
 */
selfUpdateSkip: string | null, };

export type SeveralItem = { 
/**
 * Which package.
 */
package: PackageRef, 
/**
 * Which version; the one its channel offers when none.
 */
version: string | null, 
/**
 * The digest of the bytes that were shown, hex: others are not installed. Those listed when the job begins when none.
 */
sha256: string | null, 
/**
 * Keep this version from now on.
 */
keep: boolean, 
/**
 * The person saw that nothing vouches for the bytes and wants them all the same.
 */
acceptUnverified: boolean, };

export type SeveralPlan = { 
/**
 * Row by row, in the order asked for.
 */
rows: Array<SeveralRow>, 
/**
 * Free bytes where the library is.
 */
freeSpace: number, };

export type SeveralRequest = { 
/**
 * What it is, for people: “3 updates”, the name of a collection.
 */
title: string, 
/**
 * Why.
 */
cause: Cause, 
/**
 * What, in order.
 */
items: Array<SeveralItem>, };

export type SeveralRow = { 
/**
 * Which package.
 */
package: PackageRef, 
/**
 * Its name; its id where nobody lists it.
 */
name: string, 
/**
 * What it is, when it is known.
 */
kind: Kind | null, 
/**
 * What to ask the picture protocol for.
 */
picture: string | null, 
/**
 * What would happen.
 */
state: SeveralState, 
/**
 * The version installed now.
 */
from: string | null, 
/**
 * The version that would be installed.
 */
version: string | null, 
/**
 * The digest of its bytes, hex, when it is known.
 */
sha256: string | null, 
/**
 * Bytes to fetch, when known.
 */
size: number | null, 
/**
 * How far the version can be trusted.
 */
trust: Trust | null, 
/**
 * That fact in a sentence.
 */
trustSentence: string, 
/**
 * What must be agreed to first: the sentence.
 */
consent: string | null, 
/**
 * The same for the window.
 */
consentSaid: Array<Phrase>, 
/**
 * Why it cannot be had, or what to know of it; a sentence.
 */
why: string | null, 
/**
 * The same for the window.
 */
whySaid: Array<Phrase>, 
/**
 * Packages that would come with it and are not installed.
 */
with: Array<PlannedPackage>, 
/**
 * Keep this version from now on.
 */
keep: boolean, };

export type SeveralState = "install" | "update" | "here" | "cannot";

export type SignedOut = { 
/**
 * Why the registry could not be told; its account page can take the token back.
 */
problem: string | null, };

export type SigningIn = { 
/**
 * The code to compare or to type.
 */
userCode: string, 
/**
 * Where to type it.
 */
address: string, 
/**
 * The same with the code in it.
 */
addressComplete: string, 
/**
 * Until when it holds.
 */
expires: number, 
/**
 * Why it ended without a token.
 */
error: ApiError | null, };

export type Sort = "relevance" | "name" | "newest" | "downloads" | "size" | "topRated";

export type SourcePreview = { 
/**
 * What the gallery calls itself.
 */
title: string | null, 
/**
 * Its address as it will be kept.
 */
location: string, 
/**
 * How it is spoken to.
 */
protocol: Protocol, 
/**
 * Number of listings, when it says.
 */
items: number | null, 
/**
 * How far it vouches for its packages.
 */
trust: SourceTrust, };

export type SourceRef = { 
/**
 * Its name.
 */
name: string, };

export type SourceRow = { 
/**
 * Its name.
 */
name: string, 
/**
 * What the gallery calls itself.
 */
title: string | null, 
/**
 * Its address or folder.
 */
location: string, 
/**
 * How it is spoken to.
 */
protocol: Protocol, 
/**
 * When it was last in step, when ever.
 */
lastSync: number | null, 
/**
 * When it was last asked.
 */
lastTry: number | null, 
/**
 * Number of listings.
 */
items: number, 
/**
 * Number of items that could not be read or only in part.
 */
problems: number, 
/**
 * A job is syncing it now.
 */
syncing: boolean, 
/**
 * Why the last try failed, when it did.
 */
error: ApiError | null, 
/**
 * Set when the gallery shrank below half and waits for the person's word: the new number.
 */
shrink: number | null, 
/**
 * True for a folder on this computer.
 */
folder: boolean, 
/**
 * How far it vouches for its packages.
 */
trust: SourceTrust, };

export type SourceTrust = { 
/**
 * The level.
 */
level: Trust, 
/**
 * The facts in a sentence.
 */
sentence: string, 
/**
 * The same for the window.
 */
said: Array<Phrase>, 
/**
 * The gallery's fingerprint, in groups of four.
 */
fingerprint: string | null, 
/**
 * Its root key is one single key that never had its ceremony.
 */
provisional: boolean, 
/**
 * How many of how many root keys must sign: `2 of 3`.
 */
threshold: string | null, 
/**
 * Version of the root document.
 */
rootVersion: number | null, 
/**
 * Who signs the list.
 */
signedBy: string | null, 
/**
 * When the signed list was made.
 */
signedAt: number | null, 
/**
 * Until when it is current.
 */
currentUntil: number | null, 
/**
 * Something is wrong with its identity or its signatures: what, naming both sides.
 */
alarm: string | null, 
/**
 * The fingerprint it shows now, when it is not the remembered one.
 */
otherFingerprint: string | null, };

export type StoragePart = "library" | "kept" | "store" | "unfinished" | "pictures" | "builds" | "data";

export type StorageReport = { 
/**
 * The folder everything is kept in.
 */
home: string, 
/**
 * The folder the packages really are in.
 */
library: string, 
/**
 * The library was moved out of the home.
 */
elsewhere: boolean, 
/**
 * All parts together.
 */
total: number, 
/**
 * Free bytes on that volume.
 */
free: number, 
/**
 * The parts.
 */
rows: Array<StorageRow>, };

export type StorageRow = { 
/**
 * Which part.
 */
part: StoragePart, 
/**
 * Bytes on disk.
 */
size: number, 
/**
 * Bytes cleaning up would free; none where this part is not cleaned up.
 */
frees: number | null, };

export type SwitchRequest = { 
/**
 * Which package.
 */
package: PackageRef, 
/**
 * The kept version to make current.
 */
version: string, };

export type SyncRequest = { 
/**
 * Which source; all when none.
 */
name: string | null, 
/**
 * The person agrees that the gallery shrank below half of what it was.
 */
acceptShrink: boolean, };

export type Theme = "system" | "light" | "dark";

export type TokenPlace = "keyring" | "file";

export type TransferPart = { 
/**
 * Its path in the package.
 */
path: string, 
/**
 * Its bytes.
 */
size: number, 
/**
 * Bytes that would be fetched for it.
 */
fetch: number, 
/**
 * Where it comes from: “here already”, “fetched whole”, “a patch”, “the changed parts”.
 */
how: string, };

export type TransferPlan = { 
/**
 * Which package.
 */
package: PackageRef, 
/**
 * Which version.
 */
version: string, 
/**
 * Bytes of the whole file, when known.
 */
full: number | null, 
/**
 * Bytes that would be fetched.
 */
fetch: number | null, 
/**
 * Bytes that need not be fetched.
 */
reused: number, 
/**
 * How, in words.
 */
method: string, 
/**
 * Every mirror in the order it would be asked.
 */
mirrors: Array<MirrorPlan>, 
/**
 * File by file, where only parts would be fetched; the largest fetches first, at most 200.
 */
parts: Array<TransferPart>, 
/**
 * What the bytes will be checked against.
 */
checked: string, };

export type TransferView = { 
/**
 * Bytes fetched over the wire.
 */
fetched: number, 
/**
 * Bytes that were at hand already.
 */
reused: number, 
/**
 * Seconds left at the present speed, when that can be said.
 */
secondsLeft: number | null, 
/**
 * How the bytes are got, in words: “only what changed”, “the whole file”.
 */
method: string, 
/**
 * Every mirror that was asked.
 */
mirrors: Array<MirrorRow>, };

export type Trust = "signed" | "stale" | "listed" | "unverified";

export type UpdateChange = { "change": "newDependency", 
/**
 * What.
 */
dependency: Dependency, 
/**
 * It names commands to run or servers to start, or is a tool it may use.
 */
asksForMore: boolean, } | { "change": "changedDependency", 
/**
 * Of what.
 */
dependency: Dependency, } | { "change": "droppedDependency", 
/**
 * Its name.
 */
name: string, } | { "change": "newCommand", 
/**
 * What is typed.
 */
name: string, } | { "change": "rating", 
/**
 * What it was.
 */
from: Rating, 
/**
 * What it is.
 */
to: Rating, } | { "change": "lessTrusted", 
/**
 * How far the installed version was.
 */
from: Trust, 
/**
 * How far this one is.
 */
to: Trust, };

export type UpdateChannel = "stable" | "beta";

export type UpdatePolicies = { 
/**
 * The setting, for all that say nothing of their own.
 */
usual: UpdatePolicy, 
/**
 * Every gallery.
 */
galleries: Array<UpdatePolicyRow>, 
/**
 * Packages with a policy or channel of their own.
 */
packages: Array<UpdatePolicyRow>, };

export type UpdatePolicy = "notify" | "download" | "install";

export type UpdatePolicyRow = { 
/**
 * The gallery.
 */
source: string, 
/**
 * The package; none for the whole gallery.
 */
id: string | null, 
/**
 * The name a person knows it by.
 */
name: string, 
/**
 * Its own policy; none for what stands above it.
 */
policy: UpdatePolicy | null, 
/**
 * Its own channel; none for what stands above it.
 */
channel: UpdateChannel | null, };

export type UpdateRow = { 
/**
 * Which package.
 */
package: PackageRef, 
/**
 * Its name.
 */
name: string, 
/**
 * What it is.
 */
kind: Kind, 
/**
 * What to ask the picture protocol for.
 */
picture: string | null, 
/**
 * What is installed.
 */
from: string, 
/**
 * What the source has on the channel in force.
 */
to: string, 
/**
 * When that came out, when known.
 */
released: number | null, 
/**
 * How far it can be trusted.
 */
trust: Trust, 
/**
 * The same version number with other bytes: shown, never installed silently.
 */
republished: boolean, 
/**
 * It mends a security problem, or a version between does.
 */
security: boolean, 
/**
 * Bytes of the whole file, when known. What has to be fetched of it is often less: see [`PlannedUpdate`].
 */
size: number | null, 
/**
 * The digest of those bytes, hex, where its source lists one.
 */
sha256: string | null, 
/**
 * Its bytes were fetched ahead; nothing has to be fetched.
 */
here: boolean, 
/**
 * Where it stands.
 */
section: UpdateSection, 
/**
 * Why it is held, when it is.
 */
held: HeldReason | null, 
/**
 * What changes besides the version.
 */
changes: Array<UpdateChange>, 
/**
 * One of the changes asks for more than the installed version has.
 */
asksForMore: boolean, 
/**
 * What is new between the two versions, newest first, as sanitised HTML; empty when the maker does not say.
 */
changelogHtml: string, 
/**
 * Changes and changelog could not be read so far.
 */
incomplete: boolean, 
/**
 * The channel in force.
 */
channel: UpdateChannel, 
/**
 * The policy in force.
 */
policy: UpdatePolicy, 
/**
 * The person's rule for the package, when there is one.
 */
rule: UpdateRule | null, };

export type UpdateRule = { "rule": "skip", 
/**
 * The version.
 */
version: string, } | { "rule": "pause", 
/**
 * Until when.
 */
until: number, } | { "rule": "never" } | { "rule": "keep", 
/**
 * That version.
 */
version: string, };

export type UpdateSection = "security" | "ready" | "held";

export type UpdatesPlan = { 
/**
 * What would be updated, in order.
 */
items: Array<PlannedUpdate>, 
/**
 * What is left out.
 */
leftOut: Array<LeftOutUpdate>, 
/**
 * Bytes to fetch for all whose size is known.
 */
fetch: number, 
/**
 * How many have a size nobody knows.
 */
unknownSizes: number, 
/**
 * Free bytes on the volume of the library.
 */
freeSpace: number, 
/**
 * Bytes it will take there while it is installed, roughly.
 */
neededSpace: number, };

export type UpdatesWish = { 
/**
 * These; every update when empty.
 */
packages: Array<PackageRef>, };

export type VerifyReport = { 
/**
 * Which package.
 */
package: PackageRef, 
/**
 * The version compared.
 */
version: string, 
/**
 * The overall state.
 */
health: Health, 
/**
 * Files that are as installed.
 */
intact: number, 
/**
 * Paths whose bytes differ.
 */
changed: Array<string>, 
/**
 * Paths that are gone.
 */
missing: Array<string>, 
/**
 * Paths that were not installed.
 */
added: Array<string>, };

export type VersionRow = { 
/**
 * The version.
 */
version: string, 
/**
 * When it came out, when known.
 */
released: number | null, 
/**
 * `stable`, `beta`, …
 */
channel: string, 
/**
 * It mends a security problem.
 */
security: boolean, 
/**
 * Why it was yanked, when it was.
 */
yanked: string | null, 
/**
 * Size of its artifact.
 */
size: number | null, 
/**
 * What changed, as sanitised HTML; empty when the maker does not say.
 */
changelogHtml: string, 
/**
 * How far it can be trusted.
 */
trust: Trust, 
/**
 * True for the version that is installed.
 */
installed: boolean, };

export type VitrineNews = { 
/**
 * Its version.
 */
version: string, 
/**
 * It mends a security problem.
 */
security: boolean, };

export type WrittenBundle = { 
/**
 * The bundle's own folder.
 */
folder: string, 
/**
 * The files in it, by name.
 */
files: Array<string>, 
/**
 * What it is and what to do with it, in a sentence.
 */
sentence: string, 
/**
 * The same for the window.
 */
said: Array<Phrase>, };

/** Every command: its argument and its answer. */
export interface Commands {
  app_state: { argument: null; answer: AppState };
  browse: { argument: BrowseQuery; answer: BrowsePage };
  facets: { argument: FacetQuery; answer: Facets };
  detail: { argument: PackageRef; answer: Detail };
  plan_install: { argument: InstallRequest; answer: InstallPlan };
  explain_transfer: { argument: InstallRequest; answer: TransferPlan };
  install: { argument: InstallRequest; answer: JobRef };
  remove: { argument: RemoveRequest; answer: JobRef };
  rollback: { argument: PackageRef; answer: JobRef };
  switch_version: { argument: SwitchRequest; answer: JobRef };
  plan_build: { argument: InstallRequest; answer: BuildPlan };
  build_from_source: { argument: BuildRequest; answer: JobRef };
  verify: { argument: PackageRef; answer: VerifyReport };
  installed: { argument: null; answer: Array<InstalledPackage> };
  updates: { argument: null; answer: Array<UpdateRow> };
  open_folder: { argument: PackageRef; answer: null };
  sources: { argument: null; answer: Array<SourceRow> };
  preview_source: { argument: AddSource; answer: SourcePreview };
  add_source: { argument: AddSource; answer: SourceRow };
  accept_identity: { argument: AcceptIdentity; answer: SourceRow };
  remove_source: { argument: SourceRef; answer: null };
  sync_source: { argument: SyncRequest; answer: Array<JobRef> };
  source_problems: { argument: SourceRef; answer: Array<ItemProblem> };
  jobs: { argument: null; answer: Array<JobSnapshot> };
  pause_job: { argument: JobRef; answer: null };
  resume_job: { argument: JobRef; answer: JobRef };
  cancel_job: { argument: JobRef; answer: null };
  retry_job: { argument: JobRef; answer: JobRef };
  clear_jobs: { argument: null; answer: null };
  settings: { argument: null; answer: Settings };
  set_settings: { argument: Settings; answer: Settings };
  handover_preview: { argument: PackageRef; answer: HandoverPreview };
  handover_send: { argument: HandoverRequest; answer: HandoverResult };
  first_paint: { argument: PaintReport; answer: null };
  install_several: { argument: SeveralRequest; answer: JobRef };
  set_update_rule: { argument: SetUpdateRule; answer: Array<UpdateRow> };
  update_policies: { argument: null; answer: UpdatePolicies };
  set_update_policy: { argument: SetUpdatePolicy; answer: UpdatePolicies };
  plan_updates: { argument: UpdatesWish; answer: UpdatesPlan };
  history: { argument: HistoryQuery; answer: HistoryPage };
  undo_history: { argument: HistoryRef; answer: JobRef };
  check_state: { argument: null; answer: CheckState };
  check_now: { argument: null; answer: Array<JobRef> };
  pause_checks: { argument: PauseChecks; answer: CheckState };
  front: { argument: null; answer: Front };
  collection: { argument: CollectionRef; answer: CollectionPage };
  plan_several: { argument: SeveralRequest; answer: SeveralPlan };
  favourites: { argument: null; answer: Array<FavouriteRow> };
  set_favourite: { argument: SetFavourite; answer: null };
  export_library: { argument: ExportRequest; answer: ExportReport };
  preview_library: { argument: LibraryFileRef; answer: LibraryPreview };
  import_library: { argument: ImportRequest; answer: ImportReport };
  registries: { argument: null; answer: Array<RegistryRow> };
  registry_sign_in: { argument: RegistrySignIn; answer: SigningIn };
  registry_sign_in_cancel: { argument: SourceRef; answer: null };
  registry_sign_out: { argument: SourceRef; answer: SignedOut };
  registry_call: { argument: RegistryCall; answer: RegistryAnswer };
  registry_listen: { argument: RegistryListen; answer: null };
  registry_unlisten: { argument: RegistryStream; answer: null };
  registry_save_package: { argument: SavePackage; answer: SavedFile };
  registry_device_proof: { argument: DeviceSays; answer: DeviceSignature };
  drafts: { argument: null; answer: Array<DraftRow> };
  draft_new: { argument: NewDraft; answer: Draft };
  draft: { argument: DraftRef; answer: Draft };
  change_draft: { argument: DraftChange; answer: Draft };
  remove_draft: { argument: DraftRef; answer: null };
  check_draft: { argument: DraftRef; answer: DraftReport };
  draft_difference: { argument: DraftAt; answer: DraftDifference };
  draft_targets: { argument: null; answer: Array<DraftTarget> };
  submit_draft: { argument: DraftRef; answer: JobRef };
  draft_write_bundle: { argument: BundleRequest; answer: WrittenBundle };
  sent_submissions: { argument: null; answer: SentSubmissions };
  resolve_link: { argument: LinkRequest; answer: LinkTarget };
  open_requested: { argument: null; answer: Array<string> };
  local_package: { argument: FileRequest; answer: LocalPackage };
  install_local: { argument: InstallLocal; answer: JobRef };
  storage: { argument: null; answer: StorageReport };
  clean_up: { argument: CleanUpRequest; answer: CleanedUp };
  plan_move: { argument: MoveRequest; answer: LibraryMove };
  move_library: { argument: MoveRequest; answer: JobRef };
  diagnostics: { argument: null; answer: Diagnostics };
  contacted_hosts: { argument: null; answer: Array<ContactedHost> };
  self_update_hint: { argument: null; answer: SelfUpdateHint };
  self_update_state: { argument: null; answer: SelfUpdateState };
  self_update_look: { argument: null; answer: SelfUpdateState };
  self_update: { argument: SelfUpdateWish; answer: JobRef };
  self_update_undo: { argument: null; answer: SelfUpdateState };
  self_update_restart: { argument: null; answer: null };
}
