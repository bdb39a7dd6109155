# Publishing from this computer: drafts, their steps, submissions.

draft-lead = Déposez ce que vous avez fait, voyez ce que les autres verront, faites-le vérifier ici, puis soumettez-le. Rien ne quitte cet ordinateur avant la dernière étape.
draft-drop = Déposez un dossier ou un paquet ici
draft-drop-hint = Un dossier avec son manifest.json, un fichier .hpersona, ou l’archive d’un outil.
draft-drop-pathless = Un navigateur ne dit pas où se trouve un fichier déposé. Choisissez-le, ou indiquez son emplacement.
draft-pick-folder = Choisir un dossier…
draft-pick-file = Choisir un fichier…
draft-type-path = Indiquer plutôt son emplacement
draft-path = Emplacement du dossier ou du fichier
draft-use-path = L’utiliser
draft-reading = Lecture et empaquetage…
draft-drafts = Brouillons
draft-sent = Vos soumissions
draft-all = Tous les brouillons
draft-remove = Supprimer le brouillon « { $name } »
draft-removed = Le brouillon « { $name } » est supprimé. Vos fichiers restent.
draft-mend = Corriger
draft-news = Nouveau
draft-place = Place { NUMBER($place) } dans la file
draft-saved = Tout est enregistré
draft-saving = Enregistrement…
draft-steps = Étapes
draft-step-detect = Ce que c’est
draft-step-listing = Fiche
draft-step-check = Vérification
draft-step-difference = Différences
draft-step-rights = Droits
draft-step-send = Envoi
draft-back = Précédent
draft-next = Suivant : { $step }
draft-gone = Son dossier ou son fichier a disparu ; vos textes sont conservés.
draft-gone-hint = { $path } n’est plus là. Remettez-le, ou choisissez où il se trouve maintenant ; vos textes sont conservés.
draft-changed = Il a changé depuis sa lecture.
draft-unreadable = Il ne peut pas être lu pour l’instant.
draft-detected = Ceci est un paquet : { $kind }
draft-none-said = aucun dans le paquet
draft-files = Fichiers
draft-files-value =
    { $count ->
        [1] un fichier, { $size }
       *[other] { NUMBER($count) } fichiers, { $size }
    }
draft-package = Empaqueté
draft-needs = A besoin de
draft-commands = Commandes
draft-maker = Auteur
draft-packed = Le dossier est empaqueté pour vous ; le même dossier donne toujours les mêmes octets.
draft-as-it-is = Le fichier est envoyé tel quel.
draft-read = Lu { $when }.
draft-largest = Les plus gros fichiers ({ $count })
draft-version-hint = Trois nombres séparés par des points, 1.0.0 pour la première.
draft-preview-light = Clair
draft-preview-dark = Sombre
draft-preview-language = Langue de l’aperçu
draft-preview-own = Texte d’origine
draft-field-in = { $field } ({ $language })
draft-checking = Vérification…
draft-check-again = Vérifier à nouveau
draft-all-well = Tout est en ordre.
draft-may-go = Il peut être soumis ; certaines choses pourraient être améliorées.
draft-errors =
    { $count ->
        [1] Un point est à corriger avant de pouvoir le soumettre.
       *[other] { NUMBER($count) } points sont à corriger avant de pouvoir le soumettre.
    }
draft-to-mend = À corriger
draft-better = Pourrait être amélioré
draft-what-was-checked = Ce qui a été vérifié
draft-server-checks = Un registre fait les mêmes vérifications, et cherche en plus les noms proches du vôtre, les copies et les logiciels malveillants.
draft-in-listing = Dans la fiche : { $field }
draft-in-file = Dans le fichier
draft-in-package = Dans le paquet
draft-target = Où il va
draft-no-targets = Vous ne suivez encore aucune galerie.
draft-sign-in = S’y connecter
draft-way-registry = Registre
draft-way-sign-in = Se connecter d’abord
draft-way-bundle = Par son responsable
draft-diff-choose = Choisissez une galerie pour comparer.
draft-diff-size = { $before } avant, { $after } maintenant
draft-diff-unchanged =
    { $count ->
        [1] un fichier reste tel quel
       *[other] { NUMBER($count) } fichiers restent tels quels
    }
draft-diff-to = devient
draft-diff-dangerous = Nouvelles commandes ou nouveaux serveurs
draft-diff-needs-added = Nouveaux besoins
draft-diff-needs-removed = Plus nécessaires
draft-diff-added = Nouveaux fichiers
draft-diff-changed = Fichiers modifiés
draft-diff-removed = Fichiers disparus
draft-diff-more =
    { $count ->
        [1] et un autre
       *[other] et { NUMBER($count) } autres
    }
draft-diff-curator = Un curateur examinera les nouvelles commandes et les nouveaux serveurs avant la publication.
draft-rights-licence = Il est publié sous { $licence }.
draft-rights-none = Aucune licence n’est encore indiquée.
draft-rights-change = Changer la licence
draft-rights-1 = Les textes, les images et les voix sont à moi, ou leurs licences le permettent.
draft-rights-2 = Les personnes réelles reconnaissables ont donné leur accord.
draft-rights-3 = Une version publiée ne change jamais ; elle peut être masquée, pas remplacée.
draft-rights-again = Cela vaut pour le contenu actuel. Si les fichiers changent, on vous le redemande.
draft-send = Soumettre
draft-send-again = Soumettre à nouveau
draft-send-hint = Il est envoyé à { $gallery } et y est vérifié.
draft-send-agree = Confirmez d’abord les droits et la licence.
draft-send-goes-on = Vous pouvez quitter cette page, suspendre ou fermer Vitrine ; l’envoi reprendra là où il en était.
draft-status = Voir sa page
draft-status-hint = Vous y voyez chaque vérification, sa place dans la file et la discussion avec les curateurs.
draft-bundle = Un lot pour son responsable
draft-bundle-hint = { $gallery } n’accepte pas d’envois. Vitrine écrit un dossier avec le paquet, son image et une modification du registre ; vous l’envoyez vous-même au responsable.
draft-bundle-write = Écrire le lot…
draft-bundle-folder = Dossier du lot
draft-bundle-label = À envoyer à son responsable
draft-bundle-last = Le dernier lot est dans
