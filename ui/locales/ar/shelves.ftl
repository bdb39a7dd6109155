## Collections, and the plan for several packages

shelves-of = من { $gallery }
shelves-install-all = تثبيت الكل…
shelves-all-here = كلها مثبتة لديك.
shelves-unlisted =
    { $count ->
        [one] تُذكر هنا حزمة أخرى لا يدرجها المعرض.
        [two] تُذكر هنا حزمتان أخريان لا يدرجهما المعرض.
        [few] تُذكر هنا { $count } حزم أخرى لا يدرجها المعرض.
       *[other] تُذكر هنا { $count } حزمة أخرى لا يدرجها المعرض.
    }
shelves-hidden =
    { $count ->
        [one] لا تُعرض حزمة واحدة لأن محتوى البالغين مخفي.
        [two] لا تُعرض حزمتان لأن محتوى البالغين مخفي.
        [few] لا تُعرض { $count } حزم لأن محتوى البالغين مخفي.
       *[other] لا تُعرض { $count } حزمة لأن محتوى البالغين مخفي.
    }
shelves-looking = ننظر في ما سيحدث…
shelves-sum = اختير { $count } من { $all }
shelves-all = الكل
shelves-none = لا شيء
shelves-would = ما سيُثبَّت أو يُحدَّث
shelves-nothing = لا شيء لتثبيته أو تحديثه.
shelves-from-to = { $from } ← { $to }
shelves-here = مثبتة من قبل
shelves-with =
    { $count ->
        [one] تجلب معها حزمة تحتاج إليها
        [two] تجلب معها حزمتين تحتاج إليهما
        [few] تجلب معها { $count } حزم تحتاج إليها
       *[other] تجلب معها { $count } حزمة تحتاج إليها
    }
shelves-left-out =
    { $count ->
        [one] استُبعدت واحدة
        [two] استُبعدت اثنتان
        [few] استُبعدت { $count }
       *[other] استُبعدت { $count }
    }
shelves-along =
    { $count ->
        [one] تأتي معها حزمة: { $names }
        [two] تأتي معها حزمتان: { $names }
        [few] تأتي معها { $count } حزم: { $names }
       *[other] تأتي معها { $count } حزمة: { $names }
    }
shelves-size = للتنزيل { $size }؛ والمساحة الحرة { $free }.
shelves-size-unknown =
    { $count ->
        [one] حجم واحدة منها غير معروف.
        [two] حجم اثنتين منها غير معروف.
        [few] أحجام { $count } منها غير معروفة.
       *[other] أحجام { $count } منها غير معروفة.
    }
shelves-consent =
    { $count ->
        [one] لا أحد يضمن بايتات واحدة منها. ثبّتها مع ذلك.
        [two] لا أحد يضمن بايتات اثنتين منها. ثبّتهما مع ذلك.
        [few] لا أحد يضمن بايتات { $count } منها. ثبّتها مع ذلك.
       *[other] لا أحد يضمن بايتات { $count } منها. ثبّتها مع ذلك.
    }
shelves-install =
    { $count ->
        [0] تثبيت
        [one] تثبيت واحدة
        [two] تثبيت اثنتين
        [few] تثبيت { $count }
       *[other] تثبيت { $count }
    }
shelves-started =
    { $count ->
        [one] تُثبَّت حزمة واحدة
        [two] تُثبَّت حزمتان
        [few] تُثبَّت { $count } حزم
       *[other] تُثبَّت { $count } حزمة
    }
shelves-see-activity = عرض النشاط
