# Vitrine en français. La fenêtre et Rust partagent ces textes.
# Le français compte zéro avec un : là où la forme dit « un », elle est [1] et non [one].

## The frame

window-title = { $page } – Vitrine
skip-to-content = Aller au contenu
nav-label = Navigation principale
nav-explore = Explorer
nav-installed = Installés
nav-sources = Galeries
nav-more = Plus
checking-now = Recherche de mises à jour…
nav-updates-page = Mises à jour
nav-submit = Publier
nav-activity = Activité
nav-settings = Paramètres
nav-updates =
    { $count ->
        [1] une mise à jour
       *[other] { $count } mises à jour
    }
nav-running =
    { $count ->
        [1] une tâche en cours
       *[other] { $count } tâches en cours
    }
nav-decided =
    { $count ->
        [1] une soumission a du nouveau
       *[other] { $count } soumissions ont du nouveau
    }
nav-unread =
    { $count ->
        [1] un message non lu
       *[other] { $count } messages non lus
    }
page-failed = Cette page n’a pas pu être chargée. Redémarrez Vitrine.
notice-safe-graphics = La fenêtre n’est pas apparue au dernier démarrage ; celle-ci utilise donc l’affichage sans échec. Vous pouvez le conserver dans les paramètres.
time-now = à l’instant
state-loading = Chargement…
state-installed = Installé
state-withdrawn = Retiré
state-blocked = Indisponible

## Actions

action-add = Ajouter
action-back = Retour
action-build = Compiler
action-cancel = Annuler
action-close = Fermer
action-copy = Copier
action-copy-digest = Copier l’empreinte
action-details = Détails
action-dismiss = Masquer
action-handover = Envoyer à HomePilot
action-install = Installer
action-install-again = Réinstaller
action-open-folder = Ouvrir le dossier
action-pause = Suspendre
action-remove = Supprimer
action-resume = Reprendre
action-retry = Réessayer
action-rollback = Revenir à { $version }
action-send = Envoyer
action-undo = Annuler l’action
action-update = Mettre à jour
action-verify = Vérifier les fichiers

## Words of the wire

kind-persona = Persona
kind-worker = Worker
kind-tool = Outil
kind-theme = Thème
kind-flatpak = Flatpak
kinds-persona = Personas
kinds-worker = Workers
kinds-tool = Outils
kinds-theme = Thèmes
kinds-flatpak = Flatpaks
rating-everyone = Tout public
rating-mature = Public averti
rating-adult = Adultes
trust-signed = Signé
trust-provisional = Signé à titre provisoire
trust-provisional-hint = Provisoire : une seule clé répond de cette galerie, et son responsable n’a pas encore réparti la confiance entre plusieurs. Quiconque s’empare de cette clé peut tout signer.
trust-stale = Signatures non valides
trust-listed = Empreinte indiquée
trust-unverified = Non vérifié
sort-relevance = Pertinence
sort-name = Nom
sort-newest = Plus récents
sort-downloads = Téléchargements
sort-size = Taille
sort-top = Mieux notés
sort-updated = Mis à jour récemment
health-intact = Fichiers intacts
health-changed = Fichiers modifiés
health-missing = Fichiers manquants
health-gone = Dossier disparu
protocol-vitrine = Galerie Vitrine
protocol-manifest = Galerie de manifestes
protocol-homepilot = Galerie HomePilot
protocol-unknown = Pas encore connu
phase-waiting = En attente
phase-planning = Préparation
phase-downloading = Téléchargement
phase-checking = Vérification
phase-building = Compilation
phase-installing = Installation
phase-copying = Copie
phase-removing = Suppression
phase-syncing = Synchronisation
phase-finished = Terminé
job-install = Installation
job-update = Mise à jour
job-remove = Suppression
job-rollback = Retour en arrière
job-sync = Synchronisation
job-build = Compilation depuis les sources
job-switch = Changement de version
job-several = Installation de plusieurs paquets
job-fetch = Téléchargement anticipé
job-upload = Envoi à un registre
job-move = Déplacement de la bibliothèque
job-self-update = Mise à jour de Vitrine
job-queued = En attente
job-running = En cours
job-paused = Suspendu
job-done = Terminé
job-failed = Échec
job-cancelled = Annulé
job-interrupted = Interrompu
job-interrupted-hint = Vitrine a été fermée avant la fin. Ce qui est arrivé est conservé.
job-action-named = { $action } : { $name }
menu-more = Plus pour { $name }
progress-of = { $done } sur { $total }
progress-speed = { $speed }/s
progress-left = encore { $time }
transfer-label = Comment il arrive
transfer-reused = { $size } déjà présents
transfer-fetched = { $size } téléchargés
transfer-method = Utilise { $method }
transfer-fetch-of = Télécharge { $fetch } sur { $full } ; le reste est déjà présent.
transfer-checked = Ce qui sert à le vérifier
transfer-parts =
    { $count ->
        [1] Un fichier
       *[other] Fichier par fichier ({ $count })
    }
mirrors-label = D’où viennent les octets
mirrors-tried = Ce qui a été essayé
mirrors-count =
    { $count ->
        [1] D’un seul endroit
       *[other] De { $count } endroits
    }
mirror-active = envoie
mirror-idle = attend
mirror-slow = lent
mirror-failed = en échec
mirror-unused = inutilisé
verdict-good = concorde
verdict-empty = ne dit rien
verdict-bad = ne concorde pas

## Explore

explore-search = Rechercher des paquets
explore-search-placeholder = Noms, auteurs, étiquettes…
explore-clear-search = Effacer la recherche
search-suggestions = Suggestions
search-recent = Recherches récentes
search-recent-clear = Effacer les recherches récentes
explore-sort = Trier par
explore-filters = Filtres
explore-results = Paquets
explore-count =
    { $count ->
        [one] { $figure } paquet
       *[other] { $figure } paquets
    }
explore-count-capped = plus de { $figure } paquets
explore-corrected = Résultats pour « { $words } »
explore-nothing = Rien ne correspond à votre recherche.
explore-nothing-hint = Vérifiez l’orthographe, essayez avec moins de mots ou retirez un filtre.
explore-clear = Tout effacer
explore-empty = Vos galeries n’ont aucun paquet à montrer.
explore-filling = Votre première galerie est en cours de chargement.
explore-filling-hint = Les paquets apparaissent ici dès leur arrivée.
explore-no-sources = Vous n’avez pas encore de galerie.
explore-no-sources-hint = Ajoutez-en une par son adresse, ou un dossier de cet ordinateur.
explore-see-sources = Voir les galeries
banner-failing =
    { $count ->
        [1] { $name } est injoignable.
       *[other] { $count } galeries sont injoignables.
    }
banner-age = Ce que vous voyez date de { $age }.
front-featured = À la une
front-newest = Nouveautés
front-popular = Populaires
front-top = Les mieux notés
front-collections = Collections
front-see-all = Tout voir
front-back = { $shelf } : précédents
front-on = { $shelf } : suivants
front-downloads =
    { $count ->
        [one] { $count } téléchargement
       *[other] { $count } téléchargements
    }
front-collection-count =
    { $count ->
        [1] Un paquet
       *[other] { $count } paquets
    }
front-all =
    { $count ->
        [1] Un paquet
       *[other] Les { NUMBER($count) } paquets
    }
collection-empty = Il n’y a rien dans cette collection.
favourite-mark = { $name } : favori
favourite-add = Ajouter aux favoris
favourite-remove = Retirer des favoris
favourite-removed = { $name } n’est plus un favori
filter-kind = Type
filter-all = Tous
filter-tags = Étiquettes
filter-find-tag = Chercher une étiquette
filter-more-tags = Plus d’étiquettes
filter-source = Galerie
filter-rating = Public
filter-hide-installed = Masquer les paquets installés
filter-favourites = Favoris uniquement
filter-mature-hidden = Les contenus pour public averti sont masqués.
filter-mature-settings = Modifier dans les paramètres
filter-remove = Retirer le filtre { $filter }
card-downloads =
    { $count ->
        [one] { $count } téléchargement
       *[other] { $count } téléchargements
    }
card-install = Installer { $name }
card-update = Mettre à jour { $name }
card-progress = { $name } : { $progress }

## A package

detail-by = Par { $maker }
detail-sections = Sur cette page
detail-about = À propos
ratings-label = Évaluations
detail-no-description = L’auteur ne donne pas de description.
detail-homepage = Page de l’auteur
detail-incomplete = La description n’est pas encore arrivée ; il peut donc manquer une partie de cette page.
detail-withdrawn = Ce paquet a été retiré : { $reason }
detail-needs = Ce dont il a besoin
detail-needs-hint = Vitrine n’exécute jamais rien de ce qu’un paquet nomme.
detail-versions = Versions
detail-all-versions = Afficher les { $count } versions
detail-security = Correctif de sécurité
detail-install-version = Installer cette version
detail-install-named-version = Installer cette version : { $version }
detail-yanked = Reprise par son auteur : { $reason }
detail-provenance = D’où il vient
detail-no-digest = La galerie n’en indique pas.
detail-digests = Empreintes
detail-platforms = Plateformes
detail-evidence = Preuves
detail-commands = Commandes
platform-name = Plateforme
platform-file = Fichier
platform-here = cet ordinateur
platform-available = Disponible
platform-none = Indisponible
command-taken = { $name } porte déjà ce nom ; la commande n’est donc pas dans le dossier des commandes.
command-path-hint = Votre terminal ne cherche pas encore dans { $folder }. Ajoutez cette ligne au fichier de démarrage de votre shell (~/.profile), puis ouvrez un nouveau terminal.
command-copy-line = Copier la ligne
version-kept = Conservée ici
version-use = Utiliser cette version
version-use-named = Utiliser cette version : { $version }
version-unlisted = La galerie ne la propose plus.
detail-problems = Remarques sur cette fiche
fact-version = Version
fact-size = Taille
fact-downloads = Téléchargements
fact-updated = Mis à jour
fact-licence = Licence
fact-unknown = inconnu
fact-download = Téléchargement
fact-free-space = Espace libre
fact-folder = Dossier
fact-source = Galerie
fact-signed-by = Signé par
fact-signed-at = Signé le
fact-current-until = À jour jusqu’au
fact-current-ended = Expiré
fact-threshold = Clés racines qui doivent signer
fact-root-version = Version de la racine
fact-fingerprint = Empreinte de la galerie
fact-built = Compilé ici
fact-platform = Plateforme
fact-commands = Commandes
fact-location = Emplacement
fact-digest = Empreinte (SHA-256)
fact-installed-digest = Empreinte de la version installée
needs-models = Modèles
needs-tools = Outils
needs-mcp-servers = Serveurs MCP
needs-agents = Agents
needs-packages = Autres paquets
needs-required = obligatoire
needs-optional = facultatif

## Installing and removing

install-looking = Examen du paquet…
install-title = Installer { $name } { $version }
install-update-title = Mettre à jour { $name } de { $from } vers { $version }
install-again-title = Réinstaller { $name } { $version }
install-no-space = Il n’y a pas assez d’espace libre pour ce paquet.
install-offers = Installer avec
install-needs = Il a aussi besoin de
install-with =
    { $count ->
        [0] Ce dont il a besoin est déjà présent
        [one] Vient avec un paquet dont il a besoin ({ $size })
       *[other] Vient avec { $count } paquets dont il a besoin ({ $size })
    }
install-with-there = déjà présent
install-needed-by = { $name } en a besoin
install-problems = Ce dont il a besoin n’est pas entièrement disponible
install-signed-by = Signé par { $name }.
install-consent = Installer malgré tout.
build-open = Compiler depuis les sources…
build-title = Compiler { $name } { $version }
build-lead = Les sources sont d’abord téléchargées et vérifiées. Puis cette recette s’exécute sur votre ordinateur, dans un bac à sable.
build-sources = D’où viennent les sources
build-digest = Doit avoir cette empreinte (SHA-256)
build-recipe = Ce qui est exécuté
build-limits = Ce qui le contient
build-twice = Compiler deux fois et comparer
build-twice-hint = Prend deux fois plus de temps. Si les octets sont identiques, le paquet est marqué reproductible.
build-consent = J’ai lu cette recette et je veux qu’elle s’exécute sur mon ordinateur.
remove-title = Supprimer { $name } ?
remove-lead = Cela libère environ { $size }.
remove-changed = Fichiers que vous avez modifiés
remove-keep = Garder les fichiers que j’ai modifiés ou ajoutés
remove-keep-hint = Tout le reste du dossier est supprimé.
remove-delete = Tout supprimer
remove-delete-hint = Vos modifications sont perdues.
handover-title = Envoyer à HomePilot
handover-ask = { $name } sera importé dans le HomePilot à l’adresse { $homepilot }.
handover-all-there = Il a tout ce dont cette persona a besoin.
handover-some-missing = Il n’a pas tout ce dont cette persona a besoin.
handover-available = présent
handover-installable = peut être installé
handover-downloadable = peut être téléchargé
handover-missing = manquant
handover-degraded = fonctionne en partie
handover-unknown = inconnu
handover-already = Elle a déjà été importée, comme projet { $project }. L’importer une nouvelle fois.
handover-done = { $name } est dans HomePilot comme projet { $project }.

## Installed

installed-total =
    { $count ->
        [1] un paquet, { $size } sur le disque
       *[other] { $count } paquets, { $size } sur le disque
    }
installed-empty = Rien n’est encore installé.
installed-explore = Explorer les paquets
installed-updates =
    { $count ->
        [1] Une mise à jour
       *[other] { $count } mises à jour
    }
installed-current = À jour
installed-from-to = { $from } → { $to }
installed-from-file = Depuis un fichier
installed-republished = Republié avec d’autres octets
verify-intact =
    { $count ->
        [1] Un fichier est tel qu’il a été installé.
       *[other] { $count } fichiers sont tels qu’ils ont été installés.
    }
verify-changed =
    { $count ->
        [1] Un fichier est modifié :
       *[other] { $count } fichiers sont modifiés :
    }
verify-missing =
    { $count ->
        [1] Un fichier manque :
       *[other] { $count } fichiers manquent :
    }
verify-added =
    { $count ->
        [1] Un fichier a été ajouté :
       *[other] { $count } fichiers ont été ajoutés :
    }

## Sources

sources-add = Ajouter une galerie
sources-sync-all = Tout synchroniser
source-sync = Synchroniser
source-sync-named = Synchroniser { $name }
source-synced = Synchronisée { $age }
source-never = Jamais synchronisée
source-items =
    { $count ->
        [1] un élément
       *[other] { $figure } éléments
    }
source-problems =
    { $count ->
        [1] Un élément avec un problème
       *[other] { $count } éléments avec des problèmes
    }
problem-left-out = laissé de côté
problem-shown = affiché sans
source-shrink = Cette galerie propose maintenant { $now } éléments au lieu de { $before }. Elle a été laissée telle quelle.
source-accept-shrink = Prendre la liste réduite
source-remove-title = Supprimer { $name } ?
source-remove-lead = Ses paquets quittent Explorer. Ce que vous en avez installé reste.
source-add-lead = Une galerie est une adresse web ou un dossier qui propose des paquets.
source-location = Adresse ou dossier
source-location-hint = Une galerie HomePilot ou Vitrine, ou un registry.json.
source-pick = Choisir un dossier
source-name = Nom
source-name-hint = Formé à partir de l’adresse si le champ reste vide.
source-allow-insecure = Je la veux malgré tout
source-expect = On m’a donné une empreinte ou une clé
source-fingerprint = Empreinte
source-fingerprint-hint = Seize groupes de quatre. Une galerie qui en montre une autre est refusée.
source-minisign = Clé publique Minisign
source-minisign-hint = Pour une galerie qui signe sa liste avec Minisign.
source-look = L’examiner
source-looking = Examen…
source-add-unseen = Ajouter sans examiner
source-identity = Identité et signatures
preview-fits = C’est bien celle qui vous a été annoncée.
preview-compare = Vitrine retient cette empreinte et vous avertit si elle change. Si possible, comparez-la à celle que vous donne le responsable de la galerie.
fingerprint-copy = Copier l’empreinte
fingerprint-remembered = Empreinte à laquelle vous avez fait confiance
fingerprint-now = Empreinte qu’elle montre maintenant
alarm-title = Quelque chose ne va pas avec les signatures de { $name }
alarm-identity = Cette galerie montre une autre identité que celle à laquelle vous avez fait confiance. Rien de ce qu’elle propose n’est fiable tant que vous n’avez pas accepté la nouvelle empreinte, que son responsable doit vous communiquer par une autre voie.
alarm-safe = En attendant, rien n’en est installé ni mis à jour. Ce que vous avez installé reste intact.
alarm-compare = Comparer et décider…
identity-title = Est-ce toujours { $name } ?
identity-lead = Une galerie change d’identité quand son responsable repart de zéro, ou quand quelqu’un d’autre a pris sa place. Lui seul peut vous dire ce qu’il en est : demandez-le-lui autrement qu’à travers cette galerie.
identity-typed = Empreinte donnée par son responsable
identity-typed-hint = Collez-la ou saisissez-la ici ; elle est comparée pour vous.
identity-matches = C’est l’empreinte que la galerie montre maintenant.
identity-differs = Ce n’est pas l’empreinte que la galerie montre maintenant. Ne l’acceptez pas.
identity-compared = J’ai comparé moi-même les seize groupes avec ceux du responsable.
identity-keep = Garder l’ancienne
identity-accept = Accepter la nouvelle identité

## Activity

activity-empty = Il ne s’est encore rien passé.
activity-running = En cours
activity-held = En attente de votre réponse
activity-ended = Terminé
activity-clear = Effacer les tâches terminées

## Settings

settings-language = Langue

## Toasts and shortcuts

toast-installed = { $name } est installé
toast-updated = { $name } est à jour
toast-copied = Copié
open-known-source = { $name } est déjà parmi vos galeries
open-link-package = Un lien veut vous montrer « { $id } » dans cette galerie, que vous n’avez pas ajoutée.
open-link-source = Un lien vous propose d’ajouter cette galerie.
open-link-safe = Examinez-la d’abord ; rien n’est ajouté ni installé sans votre accord.
toast-source-added = { $name } est en cours de chargement
toast-source-removed = { $name } a été supprimée
toast-identity = La nouvelle identité de { $name } est acceptée
shortcuts-title = Raccourcis clavier
shortcut-search = Rechercher
shortcut-places = Explorer, Installés, Mises à jour, Publier, Activité, Galeries, Paramètres
shortcut-back = Précédent et suivant
shortcut-move = Passer d’un paquet à l’autre
shortcut-ends = Premier et dernier paquet
shortcut-pages = Un écran vers le haut ou le bas
shortcut-open = Ouvrir le paquet
shortcut-open-file = Ouvrir un fichier de paquet
shortcut-sync = Rechercher des mises à jour
shortcut-settings = Paramètres
shortcut-shortcuts = Cette liste

# When the galleries were looked at for updates, and when they will be.
check-never = Les galeries n’ont pas encore été consultées.
check-last = Mises à jour recherchées { $when }.
check-next = Prochaine recherche { $when }.
check-soon = La prochaine recherche est imminente.
check-looking = Recherche de mises à jour…
check-now = Rechercher maintenant
check-go-on = Reprendre la recherche
check-held-off = Vitrine ne cherche pas d’elle-même : c’est désactivé dans les paramètres.
check-held-paused = En pause jusqu’à { $when }.
check-held-metered = La prochaine recherche attend, car ce réseau est facturé à l’usage.
check-held-power = La prochaine recherche attend, car l’ordinateur économise l’énergie.
check-stale =
    { $days ->
        [1] { $name } n’a pas pu être consultée depuis un jour.
       *[other] { $name } n’a pas pu être consultée depuis { NUMBER($days) } jours.
    }

## Updates outside of their page

install-keep = Garder cette version, même quand de plus récentes paraissent
toast-several =
    { $count ->
        [1] Un paquet est installé
       *[other] { $count } paquets sont installés
    }
version-keep = Garder cette version
version-keep-offer = Les versions plus récentes que { $version } seront proposées comme mises à jour.
