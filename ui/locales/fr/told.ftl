# Ce qu’un registre dit à ceux qui l’utilisent, par code : résultats des contrôles, raisons, étapes, avis, son état.

## Résultats des contrôles

said-verdict-packed =
    { $count ->
        [one] { $count } fichier, bien emballé.
       *[other] { $count } fichiers, tous bien emballés.
    }
said-verdict-usual = Rien d’inhabituel n’y a été trouvé.
said-verdict-refused = Le paquet est refusé :
said-verdict-unreadable = Le paquet n’a pas pu être examiné ({ $why }).
said-verdict-listing = Tout ce qu’il faut à une fiche est là.
said-verdict-rating =
    Le paquet indique lui-même « { $rating ->
        [mature] { rating-mature }
        [adult] { rating-adult }
       *[everyone] { rating-everyone }
    } » : sa fiche peut être plus stricte, jamais moins.
said-verdict-picture = L’image peut être affichée.
said-verdict-licence = Publié sous { $licence }.
said-verdict-same-file = Exactement le même fichier est publié sous { $names }.
said-verdict-same-files = Les mêmes fichiers, emballés autrement, sont publiés sous { $names }.
said-verdict-same-under-way = Les mêmes fichiers sont soumis en ce moment sous un autre identifiant.
said-verdict-no-twin = Il n’est pas publié sous un autre identifiant.
said-verdict-id-known = L’identifiant est celui d’un paquet publié.
said-verdict-id-own = Aucun autre identifiant ne lui ressemble.
said-verdict-id-alike = L’identifiant « { $id } » ressemble à { $names }.
said-verdict-no-id = Il n’y a pas d’identifiant à comparer à d’autres.
said-verdict-no-malware = L’antivirus n’a rien trouvé.
said-verdict-malware = L’antivirus a trouvé « { $signature } ».
said-verdict-unscanned = L’antivirus n’a pas pu l’analyser ({ $why }).
said-verdict-hook-says = { $words }
said-verdict-hook-fine = Le contrôle propre à l’opérateur n’a rien contre.
said-verdict-hook-objects = Le contrôle propre à l’opérateur s’y oppose.
said-verdict-hook-broken = Le contrôle propre à l’opérateur n’a pas pu être mené ({ $why }).

## Pourquoi une personne l’examine

said-reason-unfinished =
    Le contrôle « { $check ->
        [archive] { check-archive }
        [inspection] { check-inspection }
        [metadata] { check-metadata }
        [picture] { check-picture }
        [licence] { check-licence }
        [names] { check-names }
        [duplicate] { check-duplicate }
        [malware] { check-malware }
        [hook] { check-hook }
       *[other] { $check }
    } » n’est pas arrivé à son terme.
said-reason-not-checked = Les contrôles n’ont pas pu être menés.
said-reason-not-inspected = Le paquet n’a pas été examiné.
said-reason-not-compared = Il n’a pas pu être comparé à la version publiée.
said-reason-too-many-needs = Il a besoin de plus de choses qu’on n’en compare.
said-reason-first = C’est la première version d’un nouveau paquet.
said-reason-chance = Le hasard l’a choisi pour un examen.
said-reason-dangerous = « { $name } » est nouveau ou modifié, et apporte des commandes ou un serveur.
said-reason-requires = Il exige désormais le paquet « { $name } ».
said-reason-commands = Il apporte de nouvelles commandes : { $names }.
said-reason-changed =
    { $field ->
        [rating]
            Le public était « { $before ->
                [mature] { rating-mature }
                [adult] { rating-adult }
               *[everyone] { rating-everyone }
            } » et deviendrait « { $after ->
                [mature] { rating-mature }
                [adult] { rating-adult }
               *[everyone] { rating-everyone }
            } ».
        [licence] La licence était « { $before } » et deviendrait « { $after } ».
        [maker] L’auteur était « { $before } » et deviendrait « { $after } ».
       *[name] Le nom était « { $before } » et deviendrait « { $after } ».
    }
said-reason-publisher = Un autre compte a publié la dernière version.

## Ce qui lui est arrivé

said-step-handed-in = Soumise.
said-step-recheck = À contrôler de nouveau.
said-step-checks-began = Les contrôles ont commencé.
said-step-to-review = Les contrôles sont terminés ; un curateur l’examine ensuite.
said-step-in-order = Tout est en ordre ; la publication suit.
said-step-published = Publiée.
said-step-not-published = Elle n’a pas pu être publiée :
said-step-nameless = Elle ne nomme pas de paquet, de version ou de fichier. Faites-la contrôler à nouveau.
said-step-taken-back = Reprise par la personne qui l’a soumise.
said-step-maker-gone = La personne qui l’a soumise a supprimé son compte.
said-step-forgotten =
    { $days ->
        [one] Personne n’a poursuivi ce brouillon pendant { $days } jour.
       *[other] Personne n’a poursuivi ce brouillon pendant { $days } jours.
    }

## Avis

said-notice-needs-changes = Des modifications sont demandées pour « { $name } »
said-notice-set-aside = « { $name } » a été mis de côté
said-notice-waits = « { $name } » attend un curateur
said-notice-queue = De nouvelles soumissions sont à examiner
said-notice-approved = « { $name } » a été approuvé et va être publié
said-notice-rejected = « { $name } » n’a pas été accepté
said-notice-in-review-again = « { $name } » est de nouveau en examen
said-notice-published = « { $package } » { $version } est publié
said-notice-yours-published = Votre soumission est publiée
said-notice-back-to-review = Une soumission est retournée en examen
said-notice-message = { $handle } a écrit à propos d’une soumission
said-notice-harmful = Signalé comme nuisible : { $subject }
said-notice-report-dismissed = Votre signalement de { $subject } a été examiné
said-notice-report-acted = Votre signalement de { $subject } a été suivi d’effet
said-notice-invited = { $handle } vous invite à devenir propriétaire de « { $package } »
said-notice-offered = { $handle } veut vous céder « { $package } »
said-notice-to-accept = Acceptez ou refusez parmi les propriétaires du paquet.
said-notice-accepted = { $handle } est maintenant propriétaire de « { $package } »
said-notice-no-owner = Vous n’êtes plus propriétaire de « { $package } »
said-notice-taken-out = { $handle } vous a retiré.
said-notice-yours = « { $package } » est à vous maintenant
said-notice-was-nobodys = Un curateur vous l’a confié, car il n’était à personne.
said-notice-version-out = { $name } { $version } est sorti
said-notice-security = Cette version corrige un problème de sécurité.
said-notice-yanked = { $name } { $version } n’est plus proposé aux nouvelles installations
said-notice-withdrawn = { $name } a été retiré
said-notice-harm = { $reason } On sait qu’il cause des dommages : supprimez-le là où vous l’avez.
said-notice-given-back = { $name } a été rendu
said-notice-rated =
    { $stars ->
        [one] { $name } : une nouvelle note, { $stars } étoile
       *[other] { $name } : une nouvelle note, { $stars } étoiles
    }
said-notice-answered = L’auteur de { $package } a répondu à votre avis
said-notice-review-hidden = Votre avis sur { $package } a été masqué
said-notice-review-shown = Votre avis sur { $package } est de nouveau affiché
said-notice-webhook-off = Votre webhook vers { $host } a été désactivé
said-notice-webhook-failed = Pendant cinq jours, chaque envoi a échoué. Réactivez-le quand son destinataire ira bien.
said-notice-role =
    Vous êtes maintenant { $role ->
        [admin] administrateur
        [curator] curateur
       *[member] membre
    } de ce registre
said-notice-file-broken = Le fichier d’un paquet est endommagé
said-notice-put-back =
    Le fichier { $digest } est endommagé ({ $fault }). { $count ->
        [0] Aucune version publiée ne l’a.
        [one] Une version publiée l’a : { $versions }.
       *[other] { $count } versions publiées l’ont : { $versions }.
    } Restaurez-le depuis une sauvegarde, puis relancez la vérification.
said-notice-well = Le registre va de nouveau bien
said-notice-unwell = Le registre ne va pas bien

## Comment va le registre

said-status-database = La base de données répond.
said-status-database-silent = La base de données ne répond pas ({ $why }).
said-status-silent =
    La base de données et le stockage n’ont pas répondu en { $seconds ->
        [one] { $seconds } seconde
       *[other] { $seconds } secondes
    }.
said-status-storage = Les paquets peuvent être écrits ; { $gigabytes } Go sont libres.
said-status-storage-low = Il ne reste que { $megabytes } Mo libres sur le disque.
said-status-storage-broken = Les paquets ne peuvent pas être écrits ({ $why }).
said-status-signed = La galerie est signée jusqu’au { DATETIME($until, dateStyle: "long", timeStyle: "short") }.
said-status-unsigned = La galerie n’est pas encore signée.
said-status-signatures-ended = Les signatures de la galerie ont expiré.
said-status-signatures-unreadable = Les métadonnées signées ne peuvent pas être lues ({ $why }).
said-status-packages =
    { $count ->
        [one] { $count } fichier de paquet, { $megabytes } Mo, non endommagé.
       *[other] { $count } fichiers de paquets, { $megabytes } Mo, aucun endommagé.
    }
said-status-packages-broken =
    { $count ->
        [one] { $count } fichier de paquet est endommagé.
       *[other] { $count } fichiers de paquets sont endommagés.
    }
said-status-jobs = Aucune tâche n’a définitivement échoué.
said-status-jobs-dead =
    { $count ->
        [one] { $count } tâche a définitivement échoué et attend une personne.
       *[other] { $count } tâches ont définitivement échoué et attendent une personne.
    }
said-status-scanned =
    { $count ->
        [one] { $count } fichier de paquet a été contrôlé lors de la dernière vérification.
       *[other] { $count } fichiers de paquets ont été contrôlés lors de la dernière vérification.
    }
said-status-not-scanned = Les fichiers des paquets n’ont pas encore été vérifiés.
said-status-backup = La dernière sauvegarde date du { DATETIME($made, dateStyle: "long", timeStyle: "short") }.
said-status-backup-faulty =
    { $count ->
        [one] La sauvegarde du { DATETIME($made, dateStyle: "long", timeStyle: "short") } a { $count } défaut.
       *[other] La sauvegarde du { DATETIME($made, dateStyle: "long", timeStyle: "short") } a { $count } défauts.
    }
said-status-no-backup-yet = Aucune sauvegarde n’a encore été faite.
said-status-no-backup = Aucune sauvegarde n’a jamais été faite.
said-webhook-given-up = Pendant cinq jours, chaque envoi a échoué.

## De quoi parlent les modèles de raisons publiques

said-template-description = En dire davantage
said-template-picture = Une autre image
said-template-rating = Public
said-template-licence = Licence
said-template-commands = Commandes et serveurs
said-template-name = Le nom est trop proche d’un autre
said-template-broken = Il ne fonctionne pas
said-template-not-yours = Le travail de quelqu’un d’autre
said-template-spam = Publicité, ou rien dedans
said-template-harm = Il cause des dommages
said-template-rules = Contraire aux règles de cette galerie
said-template-suspicious = À examiner de près
