## The library: choosing several, favourites, the library as a file

installed-menu = Bibliothèque
installed-parts = Parties de la bibliothèque
installed-here = Sur cet ordinateur
installed-favourites = Favoris
installed-find = Chercher dans la bibliothèque
installed-find-nothing = Rien de ce qui est installé ne correspond à ces mots.
installed-sort-recent = Installés ou mis à jour récemment
installed-choose-several = En choisir plusieurs
installed-choose-end = Terminé
installed-choose-named = Choisir { $name }
installed-chosen =
    { $count ->
        [0] Aucun choisi
        [one] Un choisi
       *[other] { $count } choisis
    }
installed-all = Tous
installed-none = Aucun
installed-update-several =
    { $count ->
        [1] Une mise à jour
       *[other] { $count } mises à jour
    }
installed-remove-several =
    { $count ->
        [1] Supprimer un paquet ?
       *[other] Supprimer { $count } paquets ?
    }
installed-favourites-title = Vos favoris
installed-favourites-empty = Vous n’avez pas encore de favori. Le cœur d’un paquet en fait un favori.
installed-favourites-count =
    { $count ->
        [1] Un favori
       *[other] { $count } favoris
    }
installed-favourites-install = Tout installer…
installed-favourites-gone = N’est plus proposé
installed-export = Exporter la bibliothèque
installed-export-lead = Note quels paquets vous avez, d’où ils viennent, dans quelle version et avec quelles règles. Le fichier ne contient ni paquet ni secret.
installed-export-hint = Le chemin complet d’un nouveau fichier, ou d’un ancien fichier de bibliothèque à remplacer.
installed-export-favourites = Mes favoris aussi
installed-export-write = Exporter
installed-export-done = Écrits : { $packages } paquets et { $favourites } favoris.
installed-import = Importer une bibliothèque
installed-import-lead = Vous voyez ce que contient le fichier avant que rien ne se passe.
installed-import-hint = Le chemin complet d’un fichier exporté par Vitrine.
installed-import-look = L’examiner
installed-file = Fichier
installed-choose = Choisir…
installed-import-packages = Paquets
installed-import-nothing = Il n’y a aucun paquet dans ce fichier.
installed-import-take = Importer ce qui est coché
installed-import-consent =
    { $count ->
        [1] Rien ne garantit les octets de l’un d’eux. L’installer malgré tout.
       *[other] Rien ne garantit les octets de { $count } d’entre eux. Les installer malgré tout.
    }
installed-import-done = En cours d’installation : { $packages }. Règles de mise à jour : { $rules }. Favoris : { $favourites }.
installed-import-left = Laissés de côté
installed-see-activity = Voir l’activité
installed-row-here = déjà installé
installed-row-other = vous avez { $installed } ; { $offered } serait installée
installed-row-available = serait installé
installed-row-source = sa galerie manque
installed-row-unlisted = n’est plus proposé
installed-row-version = n’est plus proposée ; { $offered } serait installée
installed-row-invalid = ne peut pas être importé
installed-row-rule = Reprendre sa règle : { $rule }
installed-rule-keep = Garder la version { $version }
installed-rule-skip = Ignorer la version { $version }
installed-rule-never = Ne jamais mettre à jour
installed-rule-pause = Suspendre les mises à jour jusqu’au { $date }
installed-missing = Galeries que vous n’avez pas ajoutées
installed-missing-hint = Les paquets d’une galerie peuvent être importés une fois qu’elle est ajoutée. Vous pouvez examiner chacune avant de l’ajouter.
installed-missing-count =
    { $count ->
        [1] un paquet dans le fichier
       *[other] { $count } paquets dans le fichier
    }
installed-missing-signed = Signée par
installed-missing-unsigned = Le fichier ne nomme personne qui la signe.
installed-missing-add = Ajouter la galerie { $name }
