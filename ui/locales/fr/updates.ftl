# Updates, their rules and policies, and the history.

updates-tab-list = Disponibles
updates-tab-history = Historique
updates-tab-policies = Règles
updates-tabs = Parties des mises à jour
updates-security = Sécurité
updates-ready = Prêtes
updates-held = Retenues
updates-held-hint = Celles-ci vous attendent. « Tout mettre à jour » les laisse de côté.
updates-all = Tout mettre à jour
updates-check = Rechercher maintenant
updates-current = Tout est à jour.
updates-no-galleries = Les mises à jour viennent des galeries, et aucune n’est encore ajoutée.
updates-add-gallery = Ajouter une galerie
updates-nothing-installed = Rien n’est installé ; il n’y a donc rien à mettre à jour.
updates-unreached =
    { $count ->
        [1] { $name } n’a pas pu être interrogée. Ce qui est affiché date de la dernière fois.
       *[other] { $count } galeries n’ont pas pu être interrogées. Ce qui est affiché date de la dernière fois.
    }
updates-see-sources = Voir les galeries
updates-withdrawn =
    { $count ->
        [1] { $name } a été retiré par sa galerie : { $reason }
       *[other] { $count } paquets installés ont été retirés par leurs galeries.
    }
updates-see-package = Voir sa page
updates-see-installed = Voir les paquets installés
updates-own = Vitrine { $version } est disponible
updates-own-what = Une version plus récente de ce programme ; vous avez la { $version }.
updates-own-elsewhere = Procurez-vous-la là où vous avez obtenu celle-ci.
updates-own-skip = Pas cette version
updates-own-skipped = Vitrine { $version } ne sera plus proposé ici.
updates-own-waiting = Vitrine { $version } est en place
updates-own-restart = Il servira dès le prochain démarrage.
updates-fetched = déjà téléchargée
updates-size-unknown = taille inconnue
updates-from-to = { $from } → { $to }
updates-mends = Corrige un problème de sécurité
updates-changes = Ce qui change d’autre
updates-more = Demande plus :
updates-whats-new = Nouveautés
updates-incomplete = Les nouveautés n’ont pas encore pu être lues.
updates-menu-skip = Ignorer la version { $version }
updates-menu-pause = Suspendre une semaine
updates-menu-never = Ne jamais mettre à jour
updates-menu-keep = Garder la version { $version }
updates-menu-none = Proposer à nouveau les mises à jour
updates-review = Examiner…
updates-review-named = Examiner la mise à jour de { $name }
updates-held-skipped = Vous ignorez la version { $version }.
updates-held-paused = Vous avez suspendu ses mises à jour jusqu’au { $date }.
updates-held-kept = Vous gardez la version { $version }.
updates-held-never = Vous n’en voulez pas de mises à jour.
updates-held-more = Elle demande plus que la version installée. Examinez-la avant de mettre à jour.
updates-held-republished = La même version a été republiée avec d’autres octets.
updates-held-unread = Impossible de savoir ce qu’elle change. Examinez-la avant de mettre à jour.
updates-held-unverified = Rien ne garantit ses octets.
updates-said-skip = La version { $version } de { $name } est ignorée.
updates-said-pause = Les mises à jour de { $name } sont suspendues pour une semaine.
updates-said-keep = { $name } reste à la version { $version }.
updates-said-never = { $name } n’est plus mis à jour.
updates-said-none = Les mises à jour de { $name } sont à nouveau proposées.
updates-needs-model = A maintenant besoin du modèle { $name }
updates-needs-tool = Utilise maintenant l’outil { $name }
updates-needs-server = Se connecte maintenant au serveur { $name }
updates-needs-agent = Appelle maintenant l’agent { $name }
updates-needs-package = A maintenant besoin de { $name }
updates-change-needed = Décrit { $name } autrement : son adresse, ses réglages ou ses commandes
updates-change-dropped = N’a plus besoin de { $name }
updates-change-command = Ajoute la commande { $name }
updates-change-rating = Public : { $from } → { $to }
updates-change-trust = Moins garanti qu’avant : { $from } → { $to }

updates-plan-title =
    { $count ->
        [0] Rien à mettre à jour
        [one] Mettre à jour un paquet
       *[other] Mettre à jour { $count } paquets
    }
updates-plan-looking = Calcul de ce qui serait mis à jour…
updates-plan-choose = Ce qui est à mettre à jour
updates-plan-fetch = { $size } à télécharger
updates-plan-fetch-some = { $size } à télécharger, et plus encore de taille inconnue
updates-plan-free = { $size } libres
updates-plan-no-space = Il n’y a pas assez d’espace libre pour tous. Laissez-en de côté.
updates-plan-out = Laissés de côté
updates-plan-with = Avec { $names }
updates-plan-start =
    { $count ->
        [1] En mettre un à jour
       *[other] En mettre { $count } à jour
    }
updates-plan-none = Rien ne peut être mis à jour sans que vous l’ayez d’abord examiné.
updates-job-title =
    { $count ->
        [1] Une mise à jour
       *[other] { $count } mises à jour
    }

updates-policies-lead = Ce qui se passe quand une mise à jour est trouvée. Un paquet suit sa galerie, une galerie suit la règle habituelle. Les mises à jour qui demandent plus, ou que vous retenez, vous attendent toujours.
updates-policy-usual = La règle habituelle
updates-policy-as-usual = Comme d’habitude ({ $policy })
updates-policy-as-gallery = Comme sa galerie ({ $policy })
updates-policy-label = Mises à jour de { $name }
updates-channel-label = Versions de { $name }
updates-policy-notify = Me prévenir
updates-policy-download = Télécharger, puis me prévenir
updates-policy-install = Installer automatiquement
updates-channel-stable = Versions stables
updates-channel-beta = Préversions aussi
updates-channel-as-above = Comme ci-dessus ({ $channel })
updates-policies-galleries = Galeries
updates-policies-when = Quand une mise à jour est trouvée
updates-policies-which = Quelles versions
updates-policies-packages = Paquets particuliers
updates-policies-add = Traiter un autre paquet différemment
updates-policies-choose = Choisir un paquet…
updates-policies-forget = Suivre à nouveau la galerie
updates-policies-forget-named = { $name } : suivre à nouveau la galerie
updates-policies-none = Aucun paquet n’est traité différemment.

updates-history-empty = Il ne s’est encore rien passé. Les installations, mises à jour et suppressions apparaîtront ici.
updates-history-more = Afficher les plus anciens
updates-today = Aujourd’hui
updates-yesterday = Hier
updates-did-install = Installé
updates-did-update = Mis à jour
updates-did-repair = Réinstallé
updates-did-remove = Supprimé
updates-did-rollback = Retour en arrière
updates-did-switch = Version changée
updates-did-build = Compilé depuis les sources
updates-by-policy = automatiquement
updates-by-collection = depuis une collection
updates-by-file = depuis un fichier de bibliothèque
updates-by-undo = annulation
updates-undo-switch = Revenir à { $version }
updates-undo-install = Réinstaller { $version }
updates-undo-remove = Le supprimer
updates-undo-named = { $action } : { $name }
updates-no-undo-overtaken = Il lui est arrivé autre chose depuis.
updates-no-undo-gone = Il n’est plus installé.
updates-no-undo-back = Il est à nouveau installé.
updates-no-undo-unavailable = Plus aucune galerie n’a cette version.
