# Ce qui n’a pas marché, selon le code de l’erreur ; en anglais, c’est la phrase de l’erreur elle-même. Ces phrases ne
# nomment rien ; noms et nombres figurent dans les détails.

## On the way

error-not-found = Rien n’a été trouvé à cette adresse.
    .action = Vérifiez l’adresse ; la galerie a peut-être déménagé.
error-status = Le serveur a répondu par une erreur.
    .action = Réessayez dans un moment ; ce qui est installé reste utilisable.
error-rate-limited = Le serveur demande à tout le monde d’attendre.
    .action = Réessayez plus tard.
error-redirect = L’adresse mène à une autre, qui n’a pas été suivie.
    .action = Vérifiez l’adresse.
error-private-address = L’adresse mène à un réseau privé, ce qui n’a pas été confirmé pour cette galerie.
error-insecure = L’adresse n’est pas chiffrée, ce qui n’a pas été confirmé pour cette galerie.
    .action = Utilisez son adresse qui commence par https.
error-tls = La connexion sécurisée a échoué : le serveur ne peut pas prouver qui il est.
    .action = Prévenez le responsable de la galerie.
error-dns = Le nom du serveur est inconnu.
    .action = Vérifiez l’adresse et votre connexion.
error-connect = Le serveur est injoignable.
    .action = Vérifiez votre connexion et réessayez dans un moment ; ce qui est installé reste utilisable.
error-stalled = Le serveur n’envoie plus rien, ou trop lentement.
    .action = Réessayez dans un moment.
error-too-large = Ce qui arrive est plus gros que permis.
error-truncated = La connexion a été fermée avant que tout soit arrivé.
    .action = Vérifiez votre connexion et réessayez.
error-wrong-digest = Ce qui est arrivé n’est pas ce qu’indique la galerie et a donc été jeté.
    .action = N’utilisez pas ce paquet depuis cet endroit, et prévenez le responsable de la galerie.
error-wrong-size = Ce qui est arrivé n’a pas la taille qu’indique la galerie et a donc été jeté.
    .action = Réessayez plus tard, ou prévenez le responsable de la galerie.
error-all-mirrors = Aucun des endroits qui devraient avoir le fichier n’a pu le donner.
    .action = Vérifiez votre connexion et réessayez dans un moment.
error-cancelled = L’opération a été annulée.
error-disk-full = Il n’y a pas assez d’espace libre.
    .action = Libérez de l’espace et réessayez ; rien n’a été modifié.
error-io = Un fichier n’a pas pu être lu ou écrit.
error-bad-location = Ceci ne peut pas servir d’adresse.

## The library

error-unverified = La galerie n’indique pas d’empreinte pour ce paquet ; rien ne peut donc être vérifié. Il n’a pas été installé.
error-republished = Cette version a d’autres octets qu’avant. Elle n’a pas été installée.
    .action = Comparez les empreintes à ce que dit l’auteur avant d’accepter.
error-wrong-content = Le contenu du paquet n’est pas celui qu’indique la galerie. Il n’a pas été installé.
error-read-only = La bibliothèque ne peut pas être modifiée. Rien n’a changé.
    .action = Autorisez l’écriture dans son dossier.
error-newer-database = La bibliothèque a été utilisée par une version plus récente de Vitrine ; celle-ci montre seulement ce qui est installé.
    .action = Lancez la version plus récente, ou mettez celle-ci à jour.
error-busy = Une autre instance de Vitrine modifie la bibliothèque en ce moment.
    .action = Attendez qu’elle ait fini, puis réessayez.
error-wrong-kind = Le paquet est d’un autre type que ce que dit sa fiche. Il n’a pas été installé.
error-asks-for-more = Il demande plus que la version installée, et personne ne l’a accepté. Il n’a pas été installé.
    .action = Examinez ce qu’il demande, et mettez-le à jour vous-même si vous êtes d’accord.
error-engine-changed = Il a changé depuis qu’il a été affiché. Rien n’a été installé.
    .action = Examinez-le à nouveau, puis décidez.
error-not-installed = Ce paquet n’est pas installé.
error-library-not-installed = Ce paquet n’est pas installé.
error-no-previous = Il n’y a pas de version antérieure à laquelle revenir.
error-not-kept = Cette version n’est pas conservée sur cet ordinateur.
error-gone = Le dossier du paquet a disparu ; il a été supprimé en dehors de Vitrine.
error-unfinished = L’opération n’a pu être ni terminée ni annulée. Elle le sera au prochain démarrage de Vitrine.
error-database = La base de données de la bibliothèque n’a pas pu être utilisée.

## Galleries

error-catalog-database = Le catalogue sur le disque n’a pas pu être lu ou écrit.
error-catalog-no-source = Cette galerie n’existe pas.
error-source-unknown = Cette galerie n’existe pas.
error-listing-unknown = La galerie ne propose pas ce paquet.
error-source-bad-location = Ceci ne peut pas être ajouté comme galerie.
error-source-bad-name = La galerie ne peut pas porter ce nom.
error-source-insecure = Cette adresse n’est pas chiffrée ou mène à un réseau privé. La galerie n’est ajoutée que si vous êtes d’accord.
error-source-duplicate = Vous avez déjà cette galerie.
error-source-name-in-use = Des paquets installés depuis une autre galerie portent ce nom.
    .action = Donnez un autre nom à cette galerie, ou supprimez d’abord ces paquets.
error-source-fingerprint = Ceci n’est pas une empreinte.
    .action = Copiez-la comme on vous l’a donnée : 64 lettres et chiffres.
error-index-not-a-gallery = Il n’y a pas de galerie à cette adresse.
    .action = Vérifiez que c’est bien l’adresse de la galerie elle-même.
error-index-html = Cette adresse est une page web, pas une galerie.
    .action = La galerie elle-même a peut-être une autre adresse.
error-index-empty = La liste de la galerie est vide.
error-index-truncated = La liste de la galerie est incomplète.
    .action = Réessayez plus tard.
error-index-not-json = La liste de la galerie ne peut pas être lue.
    .action = Vérifiez que c’est bien l’adresse de la galerie elle-même.
error-index-unknown-format = Cette version de Vitrine ne sait pas lire le format de la galerie ; une plus récente le peut peut-être.
error-index-went-back = La galerie est revenue à un état antérieur. Rien n’a été repris, car cela peut cacher des retraits.
error-index-wrong-digest = Un fichier de la galerie n’est pas celui qu’elle décrit. Rien n’a été repris.
    .action = Réessayez plus tard.
error-index-shrunk = La galerie propose soudain beaucoup moins de paquets. Elle a été laissée telle quelle.

## Signatures

error-trust-identity = La galerie montre une autre identité que celle à laquelle vous avez fait confiance.
    .action = Demandez à son responsable, par une autre voie, si c’est normal, et ne l’acceptez qu’ensuite.
error-trust-unsigned = La galerie devrait être signée et ne montre pas de signatures. Rien n’a été repris.
    .action = Demandez à son responsable, par une autre voie, si c’est normal.
error-trust-expired = Les signatures de la galerie ont expiré.
    .action = Demandez à son responsable de signer à nouveau, et vérifiez l’horloge de cet ordinateur.
error-trust-rolled-back = La galerie montre des signatures plus anciennes qu’avant. Rien n’a été repris.
    .action = Réessayez plus tard ; si cela dure, demandez à son responsable.
error-trust-mixed = Les signatures de la galerie ne vont pas ensemble. Rien n’a été repris.
    .action = Réessayez plus tard ; si cela dure, demandez à son responsable.
error-trust-alarm = Quelque chose ne va pas avec les signatures de la galerie. Tant que ce n’est pas réglé, rien n’en est installé.
error-trust-nobody-signed = La galerie propose cette version, mais personne ne l’a signée. Elle n’est pas installée.
    .action = Synchronisez la galerie et réessayez ; si cela dure, prévenez son responsable.
error-trust-signed-otherwise = La galerie propose cette version autrement qu’elle n’est signée. Elle n’est pas installée.
    .action = Synchronisez la galerie et réessayez ; si cela dure, prévenez son responsable.
error-trust-list-moved = La galerie vient de changer.
    .action = Synchronisez-la et réessayez.

## Packages and files

error-package-unknown-kind = Ce n’est pas un paquet que Vitrine connaît.
error-package-missing-member = Il manque dans le paquet un fichier dont il a besoin.
error-package-bad-json = Un fichier du paquet ne peut pas être lu.
error-archive-damaged = Le paquet est endommagé.
error-archive-not-a-zip = Ce n’est pas un paquet.
error-open-not-a-package = Ce fichier ne peut pas être ouvert comme paquet.
    .action = Demandez à qui vous l’a donné un paquet que Vitrine peut lire.
error-open-not-a-file = Ce n’est pas un fichier de paquet.
    .action = Choisissez un fichier de paquet, par exemple un fichier .hpersona.
error-open-too-large = Le fichier est plus gros qu’un paquet ne peut l’être.
error-open-changed = Le fichier a changé depuis qu’il a été affiché. Rien n’a été installé.
    .action = Rouvrez-le et examinez ce qu’il contient maintenant.
error-open-gone = Le fichier n’est plus là.
error-open-unreadable = Le fichier ne peut pas être lu.

## Vitrine

error-engine-panic = Quelque chose s’est mal passé dans Vitrine.
    .action = Réessayez ; si cela revient, copiez les détails dans un rapport.
error-engine-no-such-package = Ce paquet n’existe pas.
    .action = Il a peut-être été retiré. Synchronisez la galerie et cherchez à nouveau.
error-engine-no-such-version = Cette version n’existe pas.
    .action = Consultez les versions sur sa page.
error-engine-no-versions = Ce paquet n’a aucune version qui puisse être installée.
error-engine-withdrawn = Ce paquet a été retiré par sa galerie.
    .action = Cherchez autre chose ; ce qui a été retiré ne s’installe plus.
error-engine-no-source = Cette galerie n’est plus là.
error-engine-no-desktop = Il n’y a pas ici de bureau pour ouvrir un dossier.
error-engine-open-folder = Le dossier n’a pas pu être ouvert.
error-engine-needs-slow = Les besoins du paquet n’ont pas pu être déterminés à temps.
    .action = Réessayez plus tard ; sa galerie répond lentement.
error-jobs-running = C’est déjà en cours.
error-jobs-cancelled = Annulé.
error-jobs-unknown = Cette tâche n’existe plus.
error-jobs-no-pause = Impossible de suspendre maintenant ; c’est presque fini.
    .action = Laissez finir, ou annulez.
error-history-unknown = Cette entrée de l’historique n’existe plus.
error-build-no-sandbox = Aucun bac à sable ne fonctionne ici, et rien n’est compilé en dehors.
error-build-changed = Les sources, la recette ou cet ordinateur ont changé depuis votre accord. Rien n’a été compilé.
    .action = Relisez la recette et donnez-lui votre accord.
error-build-failed = La compilation a échoué.
error-build-too-long = La compilation a duré trop longtemps et a été arrêtée.
error-settings-write = Les paramètres n’ont pas pu être enregistrés.
    .action = Vérifiez que le disque n’est pas plein et que le dossier est accessible en écriture.
error-care-not-cleaned = Cette partie est utilisée et n’est pas nettoyée.
error-handover-off = Aucun HomePilot n’est configuré.
    .action = Indiquez son adresse dans les paramètres.
error-handover-unreachable = HomePilot est injoignable.
    .action = Vérifiez qu’il fonctionne, et son adresse dans les paramètres.
error-handover-answer = Ce qui répond à cette adresse n’est pas un HomePilot.
    .action = Vérifiez l’adresse dans les paramètres.
error-handover-refused = HomePilot a refusé la persona.

## Collections and the library as a file

error-several-empty = Il n’y a rien à installer.
    .action = Choisissez au moins un paquet.
error-shelves-too-many = Cela fait trop de paquets à la fois.
    .action = Choisissez-en moins.
error-shelves-favourites = Vous avez autant de favoris qu’il est possible d’en garder.
    .action = Retirez d’abord le cœur de quelques-uns.
error-shelves-no-collection = Cette collection n’existe plus.
error-shelves-file-missing = Ce fichier n’existe pas.
    .action = Choisissez un autre fichier.
error-shelves-file-other = Ce n’est pas un fichier de bibliothèque de Vitrine.
    .action = Choisissez un autre fichier.
error-shelves-file-damaged = Le fichier de bibliothèque est endommagé.
    .action = Exportez à nouveau la bibliothèque, ou choisissez un autre fichier.
error-shelves-file-newer = Le fichier de bibliothèque vient d’une version plus récente de Vitrine.
    .action = Mettez Vitrine à jour, puis importez-le.
error-shelves-file-unreadable = Le fichier de bibliothèque n’a pas pu être lu.
error-shelves-file-unwritable = Le fichier de bibliothèque n’a pas pu être écrit.
    .action = Choisissez un autre dossier.
error-shelves-file-taken = Un autre fichier porte ce nom.
    .action = Choisissez un autre nom.
error-shelves-file-changed = Le fichier de bibliothèque a changé depuis que vous l’avez examiné.
    .action = Examinez-le à nouveau.

## Publishing

error-draft-unknown = Ce brouillon n’existe plus.
error-draft-gone = Le dossier ou le fichier du brouillon n’est plus là.
    .action = Remettez-le, ou choisissez où il se trouve maintenant. Vos textes sont conservés.
error-draft-unreadable = La lecture a échoué.
error-draft-permission = Vous n’avez pas le droit d’en lire une partie.
    .action = Donnez-vous le droit de la lire, ou retirez-la.
error-draft-disk-full = Il n’y a pas de place pour l’empaqueter.
    .action = Libérez de l’espace et réessayez ; rien n’a été modifié.
error-draft-changed = Le contenu a changé depuis sa vérification.
    .action = Consultez les vérifications et confirmez à nouveau les droits, puis envoyez-le.
error-draft-not-agreed = Vous n’avez pas confirmé les droits et la licence du contenu actuel.
error-draft-signed-out = Vous n’êtes pas connecté à ce registre.
    .action = Connectez-vous ; le brouillon est conservé.
error-draft-no-target = La destination n’est pas encore indiquée.
error-draft-being-checked = Il y est en cours de vérification.
    .action = Renvoyez-le quand les vérifications seront terminées.
error-draft-write = Le brouillon n’a pas pu être enregistré.
error-draft-bundle = Le lot n’a pas pu être écrit.
    .action = Choisissez un autre dossier ; le brouillon est inchangé.

## Registries

error-registry-unreachable = Le registre ne répond pas.
    .action = Réessayez plus tard.
error-registry-insecure = L’adresse du registre n’est pas chiffrée.
error-registry-none = Cette galerie n’a pas de registre.
error-registry-redirect = Le registre nous renvoie ailleurs, où une session ouverte ne va pas d’elle-même.
    .action = Demandez sa nouvelle adresse à ses responsables et ajoutez-la comme galerie.
error-registry-not-allowed = L’adresse du registre mène à un endroit non autorisé.
    .action = Si vous faites confiance à cette adresse, autorisez-la en ajoutant la galerie.
error-registry-answer = Le registre a répondu quelque chose d’incompréhensible.
error-refused-sign-in = Le registre veut savoir qui vous êtes.
    .action = Connectez-vous de nouveau.
error-refused-forbidden = Le registre ne le permet pas.
error-registry-not-found = Le registre n’a pas cela.
error-refused-conflict = Au registre, quelque chose s’y oppose.
    .action = Rechargez la page et voyez où cela en est.
error-refused-too-large = C’est plus gros que ce que le registre accepte.
error-refused-invalid = Le registre ne l’accepte pas tel quel.
error-refused-too-often = Le registre a été interrogé trop souvent en peu de temps.
error-refused-failing = Le registre a lui-même un problème.
    .action = Réessayez plus tard.
error-refused-other = Le registre a refusé sans dire pourquoi.
error-auth-sign-in = Connectez-vous d’abord.
error-auth-wrong = Le nom ou le mot de passe est incorrect.
error-auth-code-needed = Ce compte a un second facteur : saisissez le code qu’il affiche, ou un code de récupération.
error-auth-code-wrong = Le code est incorrect ou a déjà servi.
error-auth-disabled = Ce compte ne peut plus être utilisé.
error-auth-too-many = Trop d’essais incorrects.
    .action = Attendez un moment et réessayez.
error-account-handle-taken = Ce nom est déjà pris.
error-token-expired = Cette connexion a expiré.
    .action = Reconnectez-vous.
error-token-revoked = Cette connexion a été fermée.
    .action = Reconnectez-vous.
error-limit-too-many = C’était trop fréquent en peu de temps.
error-upload-quota = Vous avez trop d’envois en cours.
    .action = Attendez qu’ils soient publiés, ou mettez fin à certains.
