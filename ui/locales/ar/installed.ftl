## The library: choosing several, favourites, the library as a file

installed-menu = المكتبة
installed-parts = أقسام المكتبة
installed-here = على هذا الحاسوب
installed-favourites = المفضلة
installed-find = البحث في المكتبة
installed-find-nothing = لا شيء مما ثبّتَّه يطابق هذه الكلمات.
installed-sort-recent = المثبَّتة أو المحدَّثة حديثًا
installed-choose-several = اختيار عدة حزم
installed-choose-end = تم
installed-choose-named = اختيار { $name }
installed-chosen =
    { $count ->
        [0] لم يُختر شيء
        [one] اختيرت واحدة
        [two] اختيرت اثنتان
        [few] اختيرت { $count }
       *[other] اختيرت { $count }
    }
installed-all = الكل
installed-none = لا شيء
installed-update-several =
    { $count ->
        [one] تحديث واحد
        [two] تحديثان
        [few] { $count } تحديثات
       *[other] { $count } تحديثًا
    }
installed-remove-several =
    { $count ->
        [one] إزالة حزمة واحدة؟
        [two] إزالة حزمتين؟
        [few] إزالة { $count } حزم؟
       *[other] إزالة { $count } حزمة؟
    }
installed-favourites-title = مفضلتك
installed-favourites-empty = لا مفضلة لديك بعد. القلب على الحزمة يضيفها.
installed-favourites-count =
    { $count ->
        [one] مفضلة واحدة
        [two] مفضلتان
        [few] { $count } مفضلات
       *[other] { $count } مفضلة
    }
installed-favourites-install = تثبيت الكل…
installed-favourites-gone = لم تعد مدرجة
installed-export = تصدير المكتبة
installed-export-lead = يكتب أي الحزم لديك، ومن أين، وبأي إصدار وبأي قواعد. لا يحوي أي حزمة ولا أي سر.
installed-export-hint = المسار الكامل لملف جديد، أو لملف مكتبة أقدم يُستبدل.
installed-export-favourites = ومفضلتي أيضًا
installed-export-write = تصدير
installed-export-done = كُتب: الحزم { $packages } والمفضلة { $favourites }.
installed-import = استيراد مكتبة
installed-import-lead = ترى ما في الملف قبل أن يحدث شيء.
installed-import-hint = المسار الكامل لملف صدّره Vitrine.
installed-import-look = النظر فيه
installed-file = الملف
installed-choose = اختيار…
installed-import-packages = الحزم
installed-import-nothing = لا حزم في هذا الملف.
installed-import-take = استيراد المحدد
installed-import-consent =
    { $count ->
        [one] لا أحد يضمن بايتات واحدة منها. ثبّتها مع ذلك.
        [two] لا أحد يضمن بايتات اثنتين منها. ثبّتهما مع ذلك.
        [few] لا أحد يضمن بايتات { $count } منها. ثبّتها مع ذلك.
       *[other] لا أحد يضمن بايتات { $count } منها. ثبّتها مع ذلك.
    }
installed-import-done = قيد التثبيت: { $packages }. قواعد التحديث: { $rules }. المفضلة: { $favourites }.
installed-import-left = ما استُبعد
installed-see-activity = عرض النشاط
installed-row-here = مثبتة من قبل
installed-row-other = لديك { $installed }؛ سيُثبَّت { $offered }
installed-row-available = ستُثبَّت
installed-row-source = معرضها غير مضاف
installed-row-unlisted = لم تعد مدرجة
installed-row-version = لم يعد مدرجًا؛ سيُثبَّت { $offered }
installed-row-invalid = لا يمكن استيرادها
installed-row-rule = اعتماد قاعدتها: { $rule }
installed-rule-keep = الاحتفاظ بالإصدار { $version }
installed-rule-skip = تخطي الإصدار { $version }
installed-rule-never = عدم التحديث أبدًا
installed-rule-pause = إيقاف التحديثات حتى { $date }
installed-missing = معارض لم تُضفها
installed-missing-hint = تُستورد حزمها بعد إضافتها. وترى ما هو كل معرض قبل إضافته.
installed-missing-count =
    { $count ->
        [one] حزمة واحدة في الملف
        [two] حزمتان في الملف
        [few] { $count } حزم في الملف
       *[other] { $count } حزمة في الملف
    }
installed-missing-signed = يوقّعه
installed-missing-unsigned = لا يسمي الملف من يوقّعه.
installed-missing-add = إضافة المعرض { $name }
