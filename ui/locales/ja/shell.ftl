# 日本語のVitrine：トレイ、デスクトップ通知、ウィンドウ外のプログラム。Rustだけが読む。

shell-open = Vitrineを開く
shell-updates =
    { $count ->
        [0] 更新
       *[other] 更新（{ NUMBER($count) }）
    }
shell-vitrine = Vitrine { $version } が利用できます
shell-vitrine-security = セキュリティの問題を修正します。
shell-check-now = 今すぐ確認
shell-checking = 確認しています…
shell-pause = 確認を1日停止
shell-go-on = 確認を再開
shell-quit = 終了
shell-tooltip-none = すべて最新です
shell-tooltip-updates =
    { $count ->
       *[other] { NUMBER($count) }件の更新があります
    }
shell-tooltip-paused = 確認を停止中です

shell-notice-updates =
    { $count ->
       *[other] { NUMBER($count) }件の更新があります
    }
shell-notice-security =
    { $count ->
       *[other] { NUMBER($count) }件のセキュリティ更新があります
    }
shell-notice-installed =
    { $count ->
       *[other] { NUMBER($count) }件の更新をインストールしました
    }
shell-notice-more =
    { $count ->
        [0] { $names }
       *[other] { $names }、ほか{ NUMBER($count) }件
    }
# $countは、同じく取り下げられた他のパッケージの数。
shell-notice-withdrawn =
    { $count ->
        [0] { $name }が取り下げられました
       *[other] { $name }ほか{ NUMBER($count) }件のパッケージが取り下げられました
    }
shell-notice-harmful = 害を及ぼすおそれがあります。このコンピューターから削除してください。
# $countは日数。
shell-notice-unreached =
    { $count ->
       *[other] { NUMBER($count) }日間確認できていないギャラリーがあります
    }
shell-notice-unreached-all =
    { $count ->
       *[other] { NUMBER($count) }日間、更新を確認できていません
    }
shell-notice-unreached-why = ネットワークを確認するか、ギャラリーのアドレスを見直してください。
shell-notice-published = { $name }が公開されました
shell-notice-changes-wanted = { $name }に変更が求められています
shell-notice-rejected = { $name }は承認されませんでした
shell-notice-submission = { $name }に新しいお知らせがあります
shell-notice-submission-from = { $name }から
shell-see-updates = 更新を見る
shell-later = あとで
shell-show = 表示
shell-check-for-updates = 更新を確認
