## The library: choosing several, favourites, the library as a file

installed-menu = Biblioteca
installed-parts = Partes de la biblioteca
installed-here = En este equipo
installed-favourites = Favoritos
installed-find = Buscar en la biblioteca
installed-find-nothing = Nada de lo instalado coincide con estas palabras.
installed-sort-recent = Instalados o actualizados recientemente
installed-choose-several = Elegir varios
installed-choose-end = Hecho
installed-choose-named = Elegir { $name }
installed-chosen =
    { $count ->
        [0] Ninguno elegido
        [one] Uno elegido
       *[other] { $count } elegidos
    }
installed-all = Todos
installed-none = Ninguno
installed-update-several =
    { $count ->
        [one] Una actualización
       *[other] { $count } actualizaciones
    }
installed-remove-several =
    { $count ->
        [one] ¿Quitar un paquete?
       *[other] ¿Quitar { $count } paquetes?
    }
installed-favourites-title = Sus favoritos
installed-favourites-empty = Aún no tiene favoritos. Se añaden con el corazón de cada paquete.
installed-favourites-count =
    { $count ->
        [one] Un favorito
       *[other] { $count } favoritos
    }
installed-favourites-install = Instalar todo…
installed-favourites-gone = Ya no está listado
installed-export = Exportar la biblioteca
installed-export-lead = Escribe qué paquetes tiene, de dónde, en qué versión y con qué reglas. No contiene paquetes ni secretos.
installed-export-hint = La ruta completa de un archivo nuevo, o de un archivo de biblioteca anterior que se sustituirá.
installed-export-favourites = También mis favoritos
installed-export-write = Exportar
installed-export-done = Escrito: { $packages } paquetes y { $favourites } favoritos.
installed-import = Importar una biblioteca
installed-import-lead = Verá qué hay en el archivo antes de que ocurra nada.
installed-import-hint = La ruta completa de un archivo exportado por Vitrine.
installed-import-look = Examinarlo
installed-file = Archivo
installed-choose = Elegir…
installed-import-packages = Paquetes
installed-import-nothing = No hay ningún paquete en este archivo.
installed-import-take = Importar lo marcado
installed-import-consent =
    { $count ->
        [one] Nada avala los bytes de uno de ellos. Instalarlo de todos modos.
       *[other] Nada avala los bytes de { $count } de ellos. Instalarlos de todos modos.
    }
installed-import-done = En instalación: { $packages }. Reglas de actualización: { $rules }. Favoritos: { $favourites }.
installed-import-left = Excluidos
installed-see-activity = Ver la actividad
installed-row-here = ya instalado
installed-row-other = tiene { $installed }; se instalaría { $offered }
installed-row-available = se instalaría
installed-row-source = falta su galería
installed-row-unlisted = ya no está listado
installed-row-version = ya no está listada; se instalaría { $offered }
installed-row-invalid = no se puede importar
installed-row-rule = Adoptar su regla: { $rule }
installed-rule-keep = Conservar la versión { $version }
installed-rule-skip = Omitir la versión { $version }
installed-rule-never = No actualizar nunca
installed-rule-pause = Pausar las actualizaciones hasta el { $date }
installed-missing = Galerías que no ha añadido
installed-missing-hint = Sus paquetes se pueden importar una vez que las añada. Verá qué es cada una antes de añadirla.
installed-missing-count =
    { $count ->
        [one] un paquete en el archivo
       *[other] { $count } paquetes en el archivo
    }
installed-missing-signed = Firmada por
installed-missing-unsigned = El archivo no indica quién la firma.
installed-missing-add = Añadir la galería { $name }
