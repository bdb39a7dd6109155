# Les pages propres à un registre, et les évaluations. Chargées avec elles, pas avec la fenêtre.

## The frame

web-nav-publish = Publier
web-nav-inbox = Messages
web-nav-moderate = Modérer
web-nav-admin = Administrer
web-nav-account = Compte
web-nav-signin = Se connecter
web-nav-unread =
    { $count ->
        [1] un message non lu
       *[other] { $count } messages non lus
    }
web-empty = Rien n’est encore publié ici.
web-publish-first = Publier le premier paquet
web-page-failed = Cette page n’a pas pu être chargée.
web-no-page = Cette page n’existe pas.
web-not-yours = Cette page est réservée aux responsables du registre.
web-continue = Continuer
web-more = Afficher plus
web-save = Enregistrer
web-saved = Enregistré
web-edit = Modifier
web-edit-named = Modifier { $name }
web-remove-named = Supprimer { $name }
web-refresh = Actualiser
web-open-page = Ouvrir la page du registre
web-signed-out = Vous n’êtes plus connecté. Ce que vous avez saisi est toujours ci-dessous ; connectez-vous pour continuer.
web-sign-in-again = Se reconnecter
web-sign-in-tools = Se connecter pour ces outils
web-needs-tools = Votre connexion ici ne vaut pas pour les outils des curateurs.
web-needs-tools-hint = Votre compte peut utiliser les outils des curateurs. Connectez-vous une nouvelle fois pour vous en servir d’ici.
refused-again-in = Réessayez dans { $time }.
refused-again-now = Vous pouvez réessayer maintenant.
again-title = Est-ce bien vous ?
again-lead = Cette étape demande encore une fois votre mot de passe.
again-secret = Mot de passe
again-hint = Un code à six chiffres de votre application d’authentification convient aussi.
again-lead-passkey = Cette étape demande encore une fois votre clé d’accès.
again-passkey = Utiliser une clé d’accès
again-passkey-none = Aucune clé d’accès n’a été fournie. Réessayez.
once-hint = Ceci ne s’affiche que maintenant. Conservez-le en lieu sûr.
never-used = Jamais utilisé.
last-used = Dernière utilisation { $when }.
days-count =
    { $count ->
        [1] un jour
       *[other] { $count } jours
    }
chart-empty = Rien n’a encore été compté.
chart-label = { $label } : { $total } au total, au plus { $most } en un jour
chart-most = au plus { $count } par jour
chart-table = Afficher en tableau
chart-day = Jour

## Signing in

account-handle = Identifiant
account-password = Mot de passe
account-password-new = Nouveau mot de passe
account-password-old = Mot de passe actuel
account-email = E-mail
account-email-optional = E-mail (facultatif)
account-email-unconfirmed = Pas encore confirmé : suivez le lien du message envoyé à cette adresse.
account-name = Nom
account-name-hint = Affiché à côté de votre identifiant.
account-role = Rôle
account-profile = Profil
account-signout = Se déconnecter
signin-title = Connexion
signin-needed = Connectez-vous pour voir cette page.
signin-action = Se connecter
signin-code = Code
signin-code-lead = Votre compte a un second facteur.
signin-code-hint = Six chiffres de votre application d’authentification, ou l’un de vos codes de récupération.
signin-other = Se connecter sous un autre nom
signin-passkey = Se connecter avec une clé d’accès
signin-passkey-none = Aucune clé d’accès n’a été fournie. Réessayez ou utilisez votre mot de passe.
signup-link = Créer un compte
signup-title = Créer un compte
signup-lead = Parcourir et télécharger n’en demande pas. Avec un compte, vous pouvez publier, évaluer et suivre des paquets.
signup-handle-hint = Lettres, chiffres et tirets ; tout le monde le voit.
signup-password-hint = Au moins { $count } caractères. Quelques mots sans rapport entre eux conviennent bien.
signup-email-hint = Pour un mot de passe oublié et les messages que vous choisissez.
signup-action = Créer le compte
signup-have = J’ai un compte
signup-closed = Ce registre invite ses membres.
signup-closed-hint = Demandez une invitation à son exploitant.
welcome-title = Bienvenue sur { $title }
welcome-admin = Ce lien crée le premier administrateur. Choisissez un identifiant et un mot de passe.
welcome-role = Vous êtes invité. Votre rôle : { $role }.
welcome-bad = Cette invitation n’est plus valable.
forgotten-link = Mot de passe oublié
forgotten-title = Mot de passe oublié
forgotten-lead = Un lien pour un nouveau mot de passe est envoyé à l’adresse e-mail du compte.
forgotten-action = Envoyer le lien
forgotten-sent = Si un tel compte existe avec une adresse confirmée, un message est en route.
reset-title = Un nouveau mot de passe
reset-action = Définir le mot de passe
reset-done = Le mot de passe est défini. Toutes les sessions ont été fermées.
email-confirm-title = Confirmer votre adresse e-mail
email-confirm-action = Confirmer
email-confirmed = Votre adresse est confirmée.
device-title = Connecter un programme
device-lead = Un programme de votre ordinateur demande l’accès à votre compte.
device-code = Code
device-code-hint = Huit lettres, telles que le programme les affiche.
device-asks = { $client } souhaite :
device-compare = Ne continuez que si c’est le code que le programme vous montre.
device-until = La demande expire { $when }.
device-approve = Autoriser
device-refuse = Refuser
device-approved = Il est connecté. Vous pouvez fermer cette page.
device-refused = La demande a été refusée. Rien n’a été accordé.

## The account

password-change = Changer le mot de passe
password-changed = Le mot de passe est changé
password-hint = Partout ailleurs, vous êtes déconnecté.
totp-title = Second facteur
totp-lead = Un code d’une application de votre téléphone, demandé à la connexion.
totp-set-up = Configurer
totp-scan = Scannez ceci avec une application d’authentification, ou saisissez-y la clé.
totp-qr = Code QR pour l’application d’authentification
totp-code = Le code affiché par l’application
totp-turn-on = Activer
totp-on =
    { $count ->
        [0] Activé. Il ne reste aucun code de récupération.
        [one] Activé. Il reste un code de récupération.
       *[other] Activé. Il reste { $count } codes de récupération.
    }
totp-off = Désactiver
codes-new = Nouveaux codes de récupération
codes-once = Codes de récupération : chacun vous laisse entrer une fois si le téléphone est perdu.
passkey-title = Clés d’accès
passkey-lead = Connectez-vous avec cet appareil, un téléphone ou une clé de sécurité, sans mot de passe.
passkey-name = Nom de la nouvelle clé d’accès
passkey-example = Mon ordinateur portable
passkey-unnamed = Clé d’accès
passkey-add = Ajouter une clé d’accès
passkey-made = Ajoutée { $when }.
passkey-failed = Aucune clé d’accès n’a été créée.
passkey-cannot = Ce navigateur ne crée pas de clé d’accès ici.
passkey-not-here = Ce registre n’accepte pas de clé d’accès : il n’a pas encore de nom propre.
passkey-insecure = Les clés d’accès demandent une connexion sécurisée (https).
passkey-by-address = Une clé d’accès est liée à un nom. Ouvrez cette page par son nom plutôt que par son numéro ; sur cet ordinateur, « localhost ».
sessions-title = Où vous êtes connecté
sessions-here = ici
sessions-seen = Actif { $when }
sessions-unknown = Programme inconnu
sessions-end = Déconnecter
sessions-end-named = Déconnecter { $name }
tokens-title = Jetons
tokens-lead = Pour les programmes qui agissent en votre nom, par exemple pour publier depuis une chaîne de compilation.
tokens-new = Créer un jeton
tokens-name = À quoi il sert
tokens-example = Serveur de compilation
tokens-expiry = Valable
tokens-days =
    { $count ->
        [1] un jour
       *[other] { $count } jours
    }
tokens-never = Sans fin
tokens-no-end = Sans fin.
tokens-until = Jusqu’à { $when }.
tokens-scopes = Ce qu’il peut faire
tokens-packages = Seulement pour ces paquets
tokens-packages-hint = Noms séparés par des virgules ; * remplace n’importe quels caractères. Vide pour tous.
tokens-make = Créer le jeton
tokens-once = Votre nouveau jeton
tokens-revoke = Révoquer
tokens-revoke-named = Révoquer { $name }
scope-read = Lire
scope-read-hint = Voir ce que vous voyez : compte, messages, soumissions.
scope-publish = Publier
scope-publish-hint = Envoyer, soumettre, répondre et reprendre vos propres paquets.
scope-rate = Évaluer
scope-rate-hint = Évaluer, voter, signaler et suivre.
scope-moderate = Modérer
scope-moderate-hint = Utiliser les outils d’un curateur ou d’un administrateur.
mail-label = Messages par e-mail
mail-none = Aucun
mail-important = Seulement les importants
mail-all = Tous
role-member = Membre
role-curator = Curateur
role-admin = Administrateur
leave-title = Vos données
leave-export = Tout télécharger
leave-export-hint = Tout ce que ce registre conserve sur vous, dans un seul fichier.
leave-action = Supprimer le compte
leave-stay = Le garder
leave-lead = Vos données personnelles et vos avis sont supprimés définitivement. Les paquets que vous avez publiés restent, sans votre nom.
leave-packages = Laisser mes paquets sans propriétaire.
inbox-empty = Rien pour l’instant.
inbox-empty-hint = Les nouvelles de vos soumissions et des paquets que vous suivez arrivent ici.
inbox-unread = non lu
inbox-read-all = Tout marquer comme lu
follows-title = Paquets suivis
follows-lead = Vous êtes averti des nouvelles versions et du retrait d’un paquet.
follows-empty = Vous ne suivez encore aucun paquet.
follows-since = depuis { $when }
follows-stop-named = Ne plus suivre { $name }

## A package on the web

collection-title = Collection
get-in-vitrine = Obtenir dans Vitrine
get-file = Télécharger ({ $size })
get-title = L’obtenir
get-lead = Vitrine vérifie pour vous les signatures et les empreintes. Un fichier téléchargé ici n’est sûr que si vous vérifiez vous-même son empreinte.
get-any = Pour tout ordinateur
get-terminal = Dans un terminal
get-fingerprint-hint = Comparez-la à celle que Vitrine montre quand vous ajoutez ce registre.
get-provisional = Provisoire : une seule clé répond pour l’instant de ce registre.
package-owners = Entretenu par { $names }
package-follow = Suivre
package-unfollow = Ne plus suivre
package-manage = Gérer ce paquet
package-moderate = Agir sur ce paquet
package-report = Signaler ce paquet

## Ratings

ratings-new = Nouveau
ratings-count =
    { $count ->
        [1] une évaluation
       *[other] { $figure } évaluations
    }
ratings-average = { $average } sur 5
ratings-wide = Trop peu nombreuses ou trop différentes pour donner une moyenne.
ratings-histogram = Évaluations par étoiles
ratings-stars =
    { $count ->
        [1] 1 étoile
       *[other] { $count } étoiles
    }
ratings-only =
    { $count ->
        [1] Une étoile seulement
       *[other] { $count } étoiles seulement
    }
ratings-write = Évaluer
ratings-edit = Modifier
ratings-edit-yours = Modifier votre évaluation
ratings-sign-in = Se connecter pour évaluer
ratings-yours = Votre évaluation
ratings-title = Titre (facultatif)
ratings-body = Avis (facultatif)
ratings-body-hint = À quoi est-il bon, à quoi ne l’est-il pas ? Les autres le lisent avec votre identifiant.
ratings-body-hint-device = À quoi est-il bon, à quoi ne l’est-il pas ? Les autres le lisent sans nom.
ratings-device = Une clé de ce navigateur la signe. Une fois les données de ce site effacées, elle ne peut plus être modifiée.
ratings-device-here = Une clé de cet ordinateur le signe. Sans cette clé, il ne peut plus être modifié.
ratings-installed = J’ai installé cette version
ratings-save = Publier l’évaluation
ratings-remove = Supprimer l’évaluation
ratings-sort-helpful = Les plus utiles
ratings-all-languages = Toutes les langues
ratings-all-versions = Toutes les versions
ratings-more = Plus d’avis
ratings-none = Personne n’a encore écrit d’avis.
ratings-none-fit = Aucun avis ne correspond.
ratings-mine = le vôtre
ratings-anonymous = Quelqu’un avec Vitrine
ratings-deleted = Compte supprimé
ratings-about-version = À propos de { $version }
ratings-says-installed = dit l’avoir installé
ratings-helpful = Utile
ratings-helpful-count =
    { $count ->
        [1] Utile, selon une personne
       *[other] Utile, selon { $count } personnes
    }
ratings-unhelpful = Pas utile
ratings-answer = Répondre
ratings-answer-by = Réponse de { $name }
ratings-answer-yours = Votre réponse, une seule fois
ratings-answer-remove = Supprimer la réponse
ratings-hide = Masquer
ratings-hide-why = Pourquoi elle est masquée
ratings-hidden = Masquée : { $reason }
ratings-show = Afficher de nouveau
report-action = Signaler
report-done = Signalé
report-thanks = Merci. Les curateurs vont l’examiner.
report-why = Ce qui ne va pas
report-spam = Publicité ou contenu absurde
report-malicious = Cause des dommages
report-rights = L’œuvre de quelqu’un d’autre
report-rating = Mauvaise classification du contenu
report-abuse = Insultes ou menaces
report-other = Autre chose
report-body = Avec vos propres mots
report-send = Envoyer le signalement

## Publishing

publish-lead = Soumettez un paquet, suivez-le à travers les contrôles et gérez ce qui est publié.
publish-new = Publier un paquet
publish-packages = Vos paquets
publish-packages-none = Aucun pour l’instant. Le premier que vous publiez vous appartient.
publish-submissions = Vos soumissions
publish-none = Vous n’avez encore rien soumis.
publish-none-hint = Un fichier est contrôlé en une minute ; le premier paquet est examiné par une personne.
submit-title = Publier un paquet
submit-lead = Un nouveau paquet, ou une nouvelle version de l’un des vôtres.
submit-drop = Déposez un paquet ici
submit-drop-hint = Une persona, un worker, un outil ou un thème empaqueté.
submit-choose = Choisir un fichier
submit-then = Ce qui se passe ensuite
submit-then-1 = Le fichier est envoyé au registre ; vous pouvez suspendre, et reprendre après une coupure.
submit-then-2 = Il est lu, pas exécuté : vous voyez ce qui a été trouvé et pouvez corriger les textes de la fiche.
submit-then-3 = Les contrôles se déroulent sous vos yeux. Leurs résultats sont dits clairement.
submit-then-4 = Votre premier paquet attend une personne. Les versions suivantes sont le plus souvent publiées d’elles-mêmes.
submit-terminal = Depuis un terminal ou une chaîne de compilation :
submit-sending = Envoi
submit-goes-on = Si la connexion est perdue, l’envoi reprend de lui-même.
submit-paused = Suspendu. Choisissez de nouveau le même fichier, même après avoir fermé cette page, et l’envoi reprend ici.
submit-other = Autre fichier
submission-title = Soumission
submission-published = La version { $version } est publiée.
submission-see = La voir
submission-place = Numéro { $place } dans la file.
submission-wait = La moitié des décisions prennent moins de { $time }.
submission-waits = Un curateur va l’examiner.
submission-checking = Les contrôles sont en cours.
submission-approved = Approuvée. Elle est en cours de signature et de publication.
submission-why = Une personne l’examine parce que :
submission-recheck = Contrôler de nouveau
submission-withdraw = La reprendre
submission-withdraw-sure = Reprendre définitivement cette soumission ?
state-draft = Brouillon
state-uploaded = Soumise
state-checking = En cours de contrôle
state-needs-changes = Modifications demandées
state-in-review = En examen
state-quarantined = Retenue
state-approved = Approuvée
state-published = Publiée
state-rejected = Refusée
state-taken-back = Reprise
listing-title = La fiche
listing-lead = Voici ce que le paquet dit de lui-même. Modifiez ce qui doit se lire autrement.
listing-id = Nom dans les adresses
listing-id-hint = Minuscules, chiffres, tirets ; il ne change plus.
name-free = Ce nom est libre.
name-taken = Ce nom est pris.
name-alike = Un curateur l’examinera, car il ressemble à : { $names }.
listing-name = Nom
listing-unnamed = Sans nom
listing-summary = Résumé, une ligne
listing-left =
    { $count ->
        [1] encore un caractère
       *[other] encore { $count } caractères
    }
listing-description = Description
listing-markdown = Markdown.
listing-tags-hint = Séparées par des virgules.
listing-licence-hint = Par exemple MIT ou CC-BY-4.0.
listing-changelog = Ce qui a changé
listing-channel = Canal
channel-stable = Stable
channel-beta = Bêta
listing-security = Corrige un problème de sécurité
listing-agree = J’en suis l’auteur ou j’ai le droit de le publier sous cette licence, et la classification du contenu est juste.
listing-hand-in = Soumettre
listing-hand-in-again = Soumettre de nouveau
listing-keep = Garder pour plus tard
listing-preview = Aperçu de la carte
languages-title = Autres langues
languages-hint = Qui utilise Vitrine dans l’une d’elles lit ceci à la place. Ce qui reste vide est repris d’en haut.
languages-choose = Choisir une langue
languages-add = Ajouter une langue
languages-remove = Retirer { $language }
languages-removed = { $language } est retiré de la fiche
checks-title = Contrôles
check-archive = Archive
check-inspection = Contenu
check-metadata = Fiche
check-picture = Image
check-licence = Licence
check-names = Nom
check-duplicate = Doublons
check-malware = Logiciels malveillants
check-hook = Règles de ce registre
checked-pending = pas encore
checked-passed = réussi
checked-warnings = réussi, avec des remarques
checked-failed = échoué
checked-review = à voir par une personne
severity-advice = Conseil
severity-warning = Avertissement
severity-error = Erreur
files-title =
    { $count ->
        [1] Un fichier
       *[other] { $count } fichiers
    }
files-executable = exécutable
thread-title = Conversation
thread-empty = Rien n’a encore été écrit.
thread-write = Écrire un message
thread-internal = Pour les curateurs
thread-note = Seuls les curateurs le voient
timeline-title = Ce qui s’est passé
mine-see = Voir
mine-new-version = Nouvelle version
mine-numbers = Téléchargements
mine-yank = Reprendre
mine-yank-named = Reprendre la version { $version }
mine-yank-title = Reprendre la version { $version } ?
mine-yank-lead = Plus personne ne l’installe. Ceux qui l’ont la gardent et en sont informés.
mine-yanked = La version est reprise
mine-unyank = Proposer de nouveau
mine-withdraw = Retirer le paquet
mine-withdraw-hint = Il quitte la galerie ; ceux qui l’ont en apprennent la raison.
mine-withdraw-title = Retirer ce paquet ?
mine-withdraw-lead = Il quitte la galerie pour tout le monde. Son nom reste le vôtre.
mine-withdrawn = Le paquet est retiré
mine-reason = Raison
mine-reason-hint = Tout le monde peut la lire.
mine-malicious = Il cause des dommages
mine-malicious-hint = Ceux qui l’ont sont invités à le supprimer, et ses versions ne reviennent jamais.
mine-down = Ce paquet a été retiré : { $reason }
mine-down-malicious = Ce paquet a été retiré parce qu’il cause des dommages : { $reason }
mine-release = Le rendre disponible
mine-released = Le paquet sera bientôt de nouveau disponible
mine-words = Ses textes
mine-words-lead = Ceux-ci changent sans nouvelle version. Le nom, la licence et la classification en demandent une.
stats-by-version = Par version
stats-by-platform = Par plateforme
owners-title = Propriétaires
owners-since = depuis { $when }
owners-invited = invité
owners-offered = proposé
owners-invited-you = Vous êtes invité à gérer aussi ce paquet.
owners-offered-you = Ce paquet vous est proposé.
owners-accept = Accepter
owners-decline = Décliner
owners-invite = Inviter comme propriétaire
owners-transfer = Transmettre
owners-hint = La personne invitée accepte depuis son propre compte. Transmettre fait d’elle le propriétaire à votre place.
owners-none = Ce paquet n’appartient à personne.
owners-give = Le donner
owners-give-hint = La personne nommée en devient aussitôt propriétaire et peut publier de nouvelles versions.

## Moderating

queue-title = File d’attente
queue-which = Quelles soumissions
queue-counts = { $review } en examen, { $quarantined } retenues.
queue-median = La moitié des décisions prennent moins de { $time }.
queue-empty = Rien n’attend.
queue-empty-hint = Les nouvelles soumissions apparaissent ici d’elles-mêmes.
queue-first = première de cet auteur
queue-waits = attend depuis { $time }
desk-claim = Prendre en charge
desk-release = Laisser
desk-claimed = chez { $name }
desk-claimed-by-you = À vous jusqu’à { $until }
desk-decide = Décider
desk-decided = Décidé
desk-why = Pourquoi une personne l’examine
desk-saved = Le paquet est enregistré : { $path }
desk-download = Télécharger le paquet
desk-key-next = Suivante
desk-key-previous = Précédente
desk-key-open = Ouvrir
desk-key-claim = Prendre en charge ou laisser
desk-key-back = Retour à la file
decision-approve = Approuver
decision-changes = Demander des modifications
decision-reject = Refuser
decision-quarantine = Retenir
decision-release = Remettre en examen
decide-template = Modèle
decide-own-words = Avec vos propres mots
decide-reason = Raison publique
decide-reason-optional = Mot public (facultatif)
decide-reason-hint = L’auteur la lit.
decide-note = Note privée (facultative)
decide-note-hint = Seuls les curateurs la lisent.
diff-title = Différence avec { $version }
diff-maker = Auteur
diff-size = Décompressé : { $before } avant, { $after } maintenant.
diff-added =
    { $count ->
        [1] un fichier ajouté
       *[other] { $count } fichiers ajoutés
    }
diff-removed =
    { $count ->
        [1] un fichier disparu
       *[other] { $count } fichiers disparus
    }
diff-changed =
    { $count ->
        [1] un fichier modifié
       *[other] { $count } fichiers modifiés
    }
diff-needs-added = A besoin en plus de
diff-needs-removed = N’a plus besoin de
diff-dangerous = nomme une commande
diff-dangerous-title = Besoins nouveaux ou modifiés qui nomment des commandes ou des serveurs
diff-packages-required = Paquets désormais obligatoires
history-title = Cet auteur
history-published =
    { $count ->
        [1] une publiée
       *[other] { $count } publiées
    }
history-rejected =
    { $count ->
        [1] une refusée
       *[other] { $count } refusées
    }
history-since = Présent depuis { $when }
reports-title = Signalements
reports-which = Quels signalements
reports-open = Ouverts
reports-acted = Traités
reports-dismissed = Écartés
reports-empty = Il n’y en a aucun.
reports-package = Paquet { $id }
reports-rating-of = Une évaluation de { $id }
reports-rating = Une évaluation
reports-others =
    { $count ->
        [1] un autre à ce sujet
       *[other] { $count } autres à ce sujet
    }
reports-answer = Décider
reports-answer-text = Réponse à l’auteur du signalement (facultatif)
reports-act = Marquer comme traité
reports-act-rating = Masquer l’évaluation
reports-rating-gone = L’évaluation n’existe plus.
reports-dismiss = Écarter
shelves-title = Page d’accueil
featured-lead = Affichés au-dessus de la liste pour tous ceux qui ouvrent la galerie.
collections-none = Il n’y a pas encore de collection.
collection-new = Nouvelle collection
collection-name = Titre
collection-id = Nom dans les adresses
collection-id-hint = Formé à partir du titre si le champ reste vide.
collection-words = Texte de présentation
collection-up = Monter « { $name } »
collection-down = Descendre « { $name } »
order-find = Ajouter un paquet
order-empty = Cette liste est vide.
order-added = { $name } a été ajouté.
order-removed = { $name } n’est plus dans la liste
order-moved = { $name } est maintenant numéro { $place }.
order-up = Monter { $name }
order-down = Descendre { $name }

## Administering

admin-accounts = Personnes
admin-status = État
settings-status = Comment va ce registre
settings-device-ratings = Ce registre accepte aussi les évaluations sans compte : une clé de votre navigateur les signe.
admin-numbers = Chiffres
admin-jobs = Tâches
admin-webhooks = Webhooks
admin-audit = Journal d’audit
invite-title = Inviter quelqu’un
invite-make = Créer un lien
invite-once = Un lien pour une personne, valable jusqu’à { $when }
accounts-find = Chercher des personnes
accounts-none = Personne ne correspond.
accounts-off = désactivé
accounts-deleted = supprimé
accounts-since = Depuis { $when }
accounts-role-of = Rôle de { $name }
accounts-turn-off = Désactiver
accounts-turn-off-named = Désactiver le compte de { $name }
accounts-turn-on = Activer
accounts-turn-on-named = Activer le compte de { $name }
status-well = Tout va bien.
status-ill = Quelque chose demande votre attention.
status-ok = bien
status-not-ok = pas bien
status-of-answers = Réponses
status-of-database = Base de données
status-of-storage = Stockage
status-of-signatures = Signatures
status-of-packages = Fichiers des paquets
status-of-jobs = Tâches
status-of-backup = Sauvegarde
status-of-scan = Vérification de tous les fichiers
status-started = Démarré
status-backup = Dernière sauvegarde
status-scan = Dernière vérification de tous les fichiers
status-never = jamais
status-scan-now = Vérifier maintenant
status-scanning = La vérification a commencé
numbers-packages = Paquets
numbers-package = Paquet
numbers-versions = Versions
numbers-by-day = Téléchargements par jour
numbers-top = Les plus téléchargés
numbers-tags = Étiquettes populaires
numbers-asked = Demandés
numbers-privacy = Compté une fois par programme et par jour, avec une clé jetée à minuit. Aucune adresse n’est conservée.
jobs-which = Quelles tâches
jobs-dead = Échecs définitifs
jobs-none = Il n’y en a aucune.
jobs-none-dead = Aucune tâche n’a échoué définitivement.
jobs-attempts = essai { $done } sur { $most }
work-backup = Sauvegarder
work-check = Contrôler une soumission
work-health = Veiller sur le registre
work-index = Écrire l’index de la galerie
work-look = Examiner un brouillon
work-mail = Envoyer un courriel
work-numbers = Noter les chiffres
work-prune = Nettoyer le stockage
work-publish = Publier une soumission
work-release = Rendre un paquet
work-scan = Vérifier les fichiers des paquets
work-search = Actualiser la recherche
work-sign = Signer la galerie
work-tidy = Ranger
work-uploads = Effacer les envois oubliés
work-webhook = Livrer à un webhook
jobs-retry-named = Réessayer { $name }
jobs-cancel-named = Annuler { $name }
audit-lead = Chaque ligne est scellée à la précédente. vitrine registry check vérifie la chaîne.
audit-find = Au sujet de
audit-find-hint = Par exemple package:nora ou submission:…
audit-none = Il n’y a pas de telle ligne.
audit-number = N°
audit-when = Quand
audit-who = Qui
audit-what = Quoi
audit-about = Au sujet de
audit-itself = le registre
hooks-lead = Une adresse à vous est informée de ce qui se passe, avec une signature selon Standard Webhooks.
hooks-none = Il n’y en a pas encore.
hooks-new = Ajouter un webhook
hooks-url = Adresse
hooks-url-hint = https, et pas dans un réseau privé.
hooks-events = Événements
hooks-event = Événement
hooks-once = Le secret qui signe ses messages
hooks-test = Envoyer un test
hooks-tested = Le test est en route
hooks-log = Journal
hooks-log-empty = Rien n’a encore été envoyé.
hooks-answer = Réponse
hooks-no-answer = pas de réponse
hooks-tries =
    { $count ->
        [1] un essai
       *[other] { $count } essais
    }
hooks-off = désactivé
hooks-on = Réactiver
