# Qué salió mal, según el código del error; en inglés se ve la propia frase del error. Estas frases no nombran nada; los
# nombres y números están en los detalles.

## On the way

error-not-found = No se encontró nada en esta dirección.
    .action = Compruebe la dirección; puede que la galería se haya mudado.
error-status = El servidor respondió con un error.
    .action = Inténtelo de nuevo dentro de un rato; lo instalado se puede seguir usando.
error-rate-limited = El servidor pide a todos que esperen.
    .action = Inténtelo más tarde.
error-redirect = La dirección lleva a otra, que no se siguió.
    .action = Compruebe la dirección.
error-private-address = La dirección lleva a una red privada y eso no se confirmó para esta galería.
error-insecure = La dirección no está cifrada y eso no se confirmó para esta galería.
    .action = Use su dirección que empieza por https.
error-tls = Falló la conexión segura: el servidor no puede demostrar quién es.
    .action = Avise al responsable de la galería.
error-dns = No se conoce el nombre del servidor.
    .action = Compruebe la dirección y su conexión.
error-connect = No se pudo conectar con el servidor.
    .action = Compruebe su conexión e inténtelo de nuevo dentro de un rato; lo instalado se puede seguir usando.
error-stalled = El servidor dejó de enviar datos o los envía demasiado despacio.
    .action = Inténtelo de nuevo dentro de un rato.
error-too-large = Lo que llega es más grande de lo permitido.
error-truncated = La conexión se cerró antes de que llegara todo.
    .action = Compruebe su conexión e inténtelo de nuevo.
error-wrong-digest = Lo que llegó no es lo que indica la galería, así que se descartó.
    .action = No use este paquete desde aquí y avise al responsable de la galería.
error-wrong-size = Lo que llegó no tiene el tamaño que indica la galería, así que se descartó.
    .action = Inténtelo más tarde o avise al responsable de la galería.
error-all-mirrors = Ninguno de los sitios que deberían tener el archivo pudo darlo.
    .action = Compruebe su conexión e inténtelo de nuevo dentro de un rato.
error-cancelled = Se canceló.
error-disk-full = No hay espacio libre suficiente.
    .action = Libere espacio e inténtelo de nuevo; no se cambió nada.
error-io = No se pudo leer o escribir un archivo.
error-bad-location = Esto no sirve como dirección.

## The library

error-unverified = La galería no indica suma de verificación para este paquete, así que no se puede comprobar nada. No se instaló.
error-republished = Esta versión tiene otros bytes que antes. No se instaló.
    .action = Compare las sumas de verificación con lo que dice el autor antes de aceptar.
error-wrong-content = El contenido del paquete no es el que indica la galería. No se instaló.
error-read-only = No se puede escribir en la biblioteca. No se cambió nada.
    .action = Permita escribir en su carpeta.
error-newer-database = La biblioteca se usó con una versión más reciente de Vitrine; esta solo muestra lo que está instalado.
    .action = Inicie la versión más reciente o actualice esta.
error-busy = Otra instancia de Vitrine está cambiando la biblioteca.
    .action = Espere a que termine e inténtelo de nuevo.
error-wrong-kind = El paquete es de otro tipo que el que dice su ficha. No se instaló.
error-not-installed = Este paquete no está instalado.
error-library-not-installed = Este paquete no está instalado.
error-no-previous = No hay ninguna versión anterior a la que volver.
error-not-kept = Esta versión no se conserva en este equipo.
error-gone = La carpeta del paquete ya no está; se eliminó fuera de Vitrine.
error-unfinished = No se pudo terminar ni deshacer. Se hará la próxima vez que se inicie Vitrine.
error-database = No se pudo usar la base de datos de la biblioteca.

## Galleries

error-catalog-database = No se pudo leer o escribir el catálogo en el disco.
error-catalog-no-source = No existe esa galería.
error-source-unknown = No existe esa galería.
error-listing-unknown = La galería no ofrece este paquete.
error-source-bad-location = Esto no se puede añadir como galería.
error-source-bad-name = La galería no puede llamarse así.
error-source-insecure = Esta dirección no está cifrada o lleva a una red privada. La galería solo se añade si usted está de acuerdo.
error-source-duplicate = Ya tiene esta galería.
error-source-name-in-use = Hay paquetes instalados desde otra galería con este nombre.
    .action = Dé otro nombre a esta galería o desinstale antes esos paquetes.
error-source-fingerprint = Esto no es una huella.
    .action = Cópiela tal como se la dieron: 64 letras y cifras.
error-index-not-a-gallery = No hay ninguna galería en esta dirección.
    .action = Compruebe que la dirección es la de la propia galería.
error-index-html = Esta dirección es una página web, no una galería.
    .action = La dirección de la propia galería puede ser otra.
error-index-empty = La lista de la galería está vacía.
error-index-truncated = La lista de la galería está incompleta.
    .action = Inténtelo más tarde.
error-index-not-json = No se puede leer la lista de la galería.
    .action = Compruebe que la dirección es la de la propia galería.
error-index-unknown-format = Esta versión de Vitrine no puede leer el formato de la galería; una más reciente quizá sí.
error-index-went-back = La galería volvió a un estado anterior. No se tomó nada, porque eso puede ocultar retiradas.
error-index-wrong-digest = Un archivo de la galería no es el que ella describe. No se tomó nada.
    .action = Inténtelo más tarde.
error-index-shrunk = La galería ofrece de pronto muchos menos paquetes. Se dejó como estaba.

## Signatures

error-trust-identity = La galería muestra una identidad distinta de aquella en la que confió.
    .action = Pregunte a su responsable por otra vía si es correcto y solo entonces acéptela.
error-trust-unsigned = La galería debería estar firmada y no muestra firmas. No se tomó nada.
    .action = Pregunte a su responsable por otra vía si es correcto.
error-trust-expired = Las firmas de la galería han caducado.
    .action = Pida a su responsable que vuelva a firmar y compruebe el reloj de este equipo.
error-trust-rolled-back = La galería muestra firmas más antiguas que antes. No se tomó nada.
    .action = Inténtelo más tarde; si sigue así, pregunte a su responsable.
error-trust-mixed = Las firmas de la galería no se corresponden entre sí. No se tomó nada.
    .action = Inténtelo más tarde; si sigue así, pregunte a su responsable.
error-trust-alarm = Algo falla en las firmas de la galería. Hasta que se aclare, no se instala nada de ella.
error-trust-nobody-signed = La galería ofrece esta versión, pero nadie la firmó. No se instala.
    .action = Sincronice la galería e inténtelo de nuevo; si sigue así, avise a su responsable.
error-trust-signed-otherwise = La galería ofrece esta versión de otra forma que como se firmó. No se instala.
    .action = Sincronice la galería e inténtelo de nuevo; si sigue así, avise a su responsable.
error-trust-list-moved = La galería cambió hace un momento.
    .action = Sincronícela e inténtelo de nuevo.

## Packages and files

error-package-unknown-kind = Vitrine no conoce este tipo de paquete.
error-package-missing-member = En el paquete falta un archivo que necesita.
error-package-bad-json = No se puede leer un archivo del paquete.
error-archive-damaged = El paquete está dañado.
error-archive-not-a-zip = Esto no es un paquete.
error-open-not-a-package = Este archivo no se puede abrir como paquete.
    .action = Pida a quien se lo dio un paquete que Vitrine pueda leer.
error-open-not-a-file = Esto no es un archivo de paquete.
    .action = Elija un archivo de paquete, por ejemplo uno que termine en .hpersona.
error-open-too-large = El archivo es más grande de lo que puede ser un paquete.
error-open-changed = El archivo cambió después de mostrarse. No se instaló nada.
    .action = Ábralo de nuevo y mire qué contiene ahora.
error-open-gone = El archivo ya no está.
error-open-unreadable = No se puede leer el archivo.

## Vitrine

error-engine-panic = Algo falló dentro de Vitrine.
    .action = Inténtelo de nuevo; si se repite, copie los detalles en un informe.
error-engine-no-such-package = No existe ese paquete.
    .action = Puede que se haya retirado. Sincronice la galería y busque de nuevo.
error-engine-no-such-version = No existe esa versión.
    .action = Mire las versiones en su página.
error-engine-no-versions = Este paquete no tiene ninguna versión que se pueda instalar.
error-engine-withdrawn = La galería retiró este paquete.
    .action = Busque otra cosa; lo retirado ya no se instala.
error-engine-no-source = Esta galería ya no está.
error-engine-no-desktop = Aquí no hay un escritorio que pueda abrir una carpeta.
error-engine-open-folder = No se pudo abrir la carpeta.
error-engine-needs-slow = No se pudo averiguar a tiempo qué necesita el paquete.
    .action = Inténtelo más tarde; su galería responde despacio.
error-jobs-running = Ya está en marcha.
error-jobs-cancelled = Cancelado.
error-jobs-unknown = Esta tarea ya no existe.
error-jobs-no-pause = Ahora no se puede pausar; está a punto de terminar.
    .action = Deje que termine o cancélelo.
error-history-unknown = Esta entrada del historial ya no existe.
error-build-no-sandbox = Aquí no funciona ningún entorno aislado y fuera de él no se compila nada.
error-build-changed = El código fuente, la receta o este equipo cambiaron después de que aceptara. No se compiló nada.
    .action = Mire la receta de nuevo y acéptela.
error-build-failed = La compilación falló.
error-build-too-long = La compilación tardó demasiado y se detuvo.
error-settings-write = No se pudieron guardar los ajustes.
    .action = Compruebe que el disco no está lleno y que se puede escribir en la carpeta.
error-care-not-cleaned = Esta parte está en uso y no se limpia.
error-handover-off = No hay ningún HomePilot configurado.
    .action = Indique su dirección en los ajustes.
error-handover-unreachable = No se pudo conectar con HomePilot.
    .action = Compruebe que está en marcha y su dirección en los ajustes.
error-handover-answer = Lo que responde allí no es un HomePilot.
    .action = Compruebe la dirección en los ajustes.
error-handover-refused = HomePilot rechazó la persona.

## Collections and the library as a file

error-several-empty = No hay nada que instalar.
    .action = Elija al menos un paquete.
error-shelves-too-many = Son demasiados paquetes a la vez.
    .action = Elija menos.
error-shelves-favourites = Ya tiene tantos favoritos como se pueden guardar.
    .action = Quite antes el corazón de algunos.
error-shelves-no-collection = Esta colección ya no existe.
error-shelves-file-missing = No existe ese archivo.
    .action = Elija otro archivo.
error-shelves-file-other = Esto no es un archivo de biblioteca de Vitrine.
    .action = Elija otro archivo.
error-shelves-file-damaged = El archivo de biblioteca está dañado.
    .action = Exporte de nuevo la biblioteca o elija otro archivo.
error-shelves-file-newer = El archivo de biblioteca es de una versión más reciente de Vitrine.
    .action = Actualice Vitrine y después impórtelo.
error-shelves-file-unreadable = No se pudo leer el archivo de biblioteca.
error-shelves-file-unwritable = No se pudo escribir el archivo de biblioteca.
    .action = Elija otra carpeta.
error-shelves-file-taken = Otro archivo tiene ese nombre.
    .action = Elija otro nombre.
error-shelves-file-changed = El archivo de biblioteca cambió después de que lo mirara.
    .action = Mírelo de nuevo.

## Publishing

error-draft-unknown = Este borrador ya no existe.
error-draft-gone = La carpeta o el archivo del borrador ya no está.
    .action = Vuelva a ponerlo o elija dónde está ahora. Sus textos se conservan.
error-draft-unreadable = No se pudo leer.
error-draft-permission = No tiene permiso para leer algo de lo que contiene.
    .action = Dese permiso para leerlo o déjelo fuera.
error-draft-disk-full = No hay espacio para empaquetarlo.
    .action = Libere espacio e inténtelo de nuevo; no se cambió nada.
error-draft-changed = Cambió después de comprobarse.
    .action = Mire las comprobaciones, confirme de nuevo los derechos y envíelo.
error-draft-not-agreed = No ha confirmado los derechos y la licencia de lo que contiene ahora.
error-draft-signed-out = No ha iniciado sesión en este registro.
    .action = Inicie sesión allí; el borrador se conserva.
error-draft-no-target = Aún no se ha indicado adónde va.
error-draft-being-checked = En este momento se está comprobando allí.
    .action = Envíelo de nuevo cuando terminen las comprobaciones.
error-draft-write = No se pudo guardar el borrador.
error-draft-bundle = No se pudo escribir el lote.
    .action = Elija otra carpeta; el borrador está como estaba.

## Registries

error-registry-unreachable = El registro no responde.
    .action = Inténtelo más tarde.
error-registry-insecure = La dirección del registro no está cifrada.
error-registry-none = Esta galería no tiene registro.
error-auth-sign-in = Inicie sesión primero.
error-auth-wrong = El nombre o la contraseña no son correctos.
error-auth-code-needed = Esta cuenta tiene un segundo factor: escriba el código que muestra o un código de recuperación.
error-auth-code-wrong = El código no es correcto o ya se usó.
error-auth-disabled = Esta cuenta ya no se puede usar.
error-auth-too-many = Demasiados intentos fallidos.
    .action = Espere un rato e inténtelo de nuevo.
error-account-handle-taken = Este nombre de usuario ya está en uso.
error-token-expired = Esta sesión ha caducado.
    .action = Vuelva a iniciar sesión.
error-token-revoked = Esta sesión se cerró.
    .action = Vuelva a iniciar sesión.
error-limit-too-many = Fueron demasiadas veces en poco tiempo.
error-upload-quota = Tiene demasiadas subidas en curso.
    .action = Espere a que se publiquen o termine algunas.
