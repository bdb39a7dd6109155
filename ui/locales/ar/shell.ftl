# ڤيترين بالعربية: شريط النظام وإشعارات سطح المكتب والبرنامج خارج نافذته.

shell-open = افتح Vitrine
shell-updates =
    { $count ->
        [0] التحديثات
       *[other] التحديثات ({ NUMBER($count) })
    }
shell-vitrine = يتوفّر Vitrine { $version }
shell-vitrine-security = يعالج مشكلة أمنية.
shell-check-now = تحقّق الآن
shell-checking = جارٍ التحقّق…
shell-pause = أوقف التحقّق يومًا
shell-go-on = تابع التحقّق
shell-quit = إنهاء
shell-tooltip-none = كل شيء محدَّث
shell-tooltip-updates =
    { $count ->
        [zero] لا تحديثات جاهزة
        [one] تحديث واحد جاهز
        [two] تحديثان جاهزان
        [few] { NUMBER($count) } تحديثات جاهزة
        [many] { NUMBER($count) } تحديثًا جاهزًا
       *[other] { NUMBER($count) } تحديث جاهز
    }
shell-tooltip-paused = التحقّق متوقّف مؤقتًا

shell-notice-updates =
    { $count ->
        [zero] لا تحديثات جاهزة
        [one] تحديث واحد جاهز
        [two] تحديثان جاهزان
        [few] { NUMBER($count) } تحديثات جاهزة
        [many] { NUMBER($count) } تحديثًا جاهزًا
       *[other] { NUMBER($count) } تحديث جاهز
    }
shell-notice-security =
    { $count ->
        [zero] لا تحديثات أمنية جاهزة
        [one] تحديث أمني واحد جاهز
        [two] تحديثان أمنيان جاهزان
        [few] { NUMBER($count) } تحديثات أمنية جاهزة
        [many] { NUMBER($count) } تحديثًا أمنيًا جاهزًا
       *[other] { NUMBER($count) } تحديث أمني جاهز
    }
shell-notice-installed =
    { $count ->
        [zero] لم يُثبَّت أي تحديث
        [one] ثُبِّت تحديث واحد
        [two] ثُبِّت تحديثان
        [few] ثُبِّتت { NUMBER($count) } تحديثات
        [many] ثُبِّت { NUMBER($count) } تحديثًا
       *[other] ثُبِّت { NUMBER($count) } تحديث
    }
shell-notice-more =
    { $count ->
        [zero] { $names }
        [one] { $names } وحزمة أخرى
        [two] { $names } وحزمتان أخريان
        [few] { $names } و{ NUMBER($count) } حزم أخرى
        [many] { $names } و{ NUMBER($count) } حزمةً أخرى
       *[other] { $names } و{ NUMBER($count) } حزمة أخرى
    }
# $count عدد الحزم الأخرى التي سُحبت أيضًا.
shell-notice-withdrawn =
    { $count ->
        [zero] سُحبت { $name }
        [one] سُحبت { $name } وحزمة أخرى
        [two] سُحبت { $name } وحزمتان أخريان
        [few] سُحبت { $name } و{ NUMBER($count) } حزم أخرى
        [many] سُحبت { $name } و{ NUMBER($count) } حزمةً أخرى
       *[other] سُحبت { $name } و{ NUMBER($count) } حزمة أخرى
    }
shell-notice-harmful = قد تكون ضارّة. أزلها من هذا الحاسوب.
# $count عدد الأيام.
shell-notice-unreached =
    { $count ->
        [zero] تعذّر التحقّق من معرض اليوم
        [one] تعذّر التحقّق من معرض منذ يوم
        [two] تعذّر التحقّق من معرض منذ يومين
        [few] تعذّر التحقّق من معرض منذ { NUMBER($count) } أيام
        [many] تعذّر التحقّق من معرض منذ { NUMBER($count) } يومًا
       *[other] تعذّر التحقّق من معرض منذ { NUMBER($count) } يوم
    }
shell-notice-unreached-all =
    { $count ->
        [zero] تعذّر البحث عن التحديثات اليوم
        [one] تعذّر البحث عن التحديثات منذ يوم
        [two] تعذّر البحث عن التحديثات منذ يومين
        [few] تعذّر البحث عن التحديثات منذ { NUMBER($count) } أيام
        [many] تعذّر البحث عن التحديثات منذ { NUMBER($count) } يومًا
       *[other] تعذّر البحث عن التحديثات منذ { NUMBER($count) } يوم
    }
shell-notice-unreached-why = تحقّق من الشبكة، أو راجع عناوين معارضك.
shell-notice-published = نُشرت { $name }
shell-notice-changes-wanted = مطلوب تعديل على { $name }
shell-notice-rejected = لم تُقبل { $name }
shell-notice-submission = هناك جديد عن { $name }
shell-notice-submission-from = من { $name }
shell-see-updates = اعرض التحديثات
shell-later = لاحقًا
shell-show = اعرض
shell-check-for-updates = تحقّق من التحديثات
