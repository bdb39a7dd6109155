## The library: choosing several, favourites, the library as a file

installed-menu = ライブラリ
installed-parts = ライブラリの区分
installed-here = このコンピューター
installed-favourites = お気に入り
installed-find = ライブラリを検索
installed-find-nothing = この言葉に一致するインストール済みのパッケージはありません。
installed-sort-recent = 最近のインストール・更新
installed-choose-several = 複数選択
installed-choose-end = 完了
installed-choose-named = { $name }を選択
installed-chosen =
    { $count ->
        [0] 選択なし
       *[other] { $count }件を選択
    }
installed-all = すべて
installed-none = なし
installed-update-several =
    { $count ->
       *[other] { $count }件の更新
    }
installed-remove-several =
    { $count ->
       *[other] { $count }件のパッケージを削除しますか？
    }
installed-favourites-title = お気に入り
installed-favourites-empty = お気に入りはまだありません。パッケージのハートを押すと追加されます。
installed-favourites-count =
    { $count ->
       *[other] { $count }件のお気に入り
    }
installed-favourites-install = すべてインストール…
installed-favourites-gone = 一覧にはもうありません
installed-export = ライブラリをエクスポート
installed-export-lead = どのパッケージを、どこから、どのバージョンとルールで入れているかを書き出します。パッケージ本体や秘密の情報は含みません。
installed-export-hint = 新しいファイル、または置き換える以前のライブラリファイルの完全なパス。
installed-export-favourites = お気に入りも含める
installed-export-write = エクスポート
installed-export-done = 書き出しました：パッケージ{ $packages }件、お気に入り{ $favourites }件。
installed-import = ライブラリをインポート
installed-import-lead = 実行する前に、ファイルの内容を確認できます。
installed-import-hint = Vitrineがエクスポートしたファイルの完全なパス。
installed-import-look = 確認する
installed-file = ファイル
installed-choose = 選択…
installed-import-packages = パッケージ
installed-import-nothing = このファイルにはパッケージがありません。
installed-import-take = 選択したものをインポート
installed-import-consent =
    { $count ->
       *[other] うち{ $count }件には内容を保証するものがありません。それでもインストールします。
    }
installed-import-done = インストール中：{ $packages }。更新のルール：{ $rules }。お気に入り：{ $favourites }。
installed-import-left = 対象外
installed-see-activity = アクティビティを見る
installed-row-here = インストール済み
installed-row-other = 現在は{ $installed }、{ $offered }をインストールします
installed-row-available = インストールします
installed-row-source = ギャラリーがありません
installed-row-unlisted = 一覧にはもうありません
installed-row-version = 一覧にはもうないため、{ $offered }をインストールします
installed-row-invalid = インポートできません
installed-row-rule = ルールを引き継ぐ：{ $rule }
installed-rule-keep = バージョン{ $version }を維持
installed-rule-skip = バージョン{ $version }をスキップ
installed-rule-never = 更新しない
installed-rule-pause = { $date }まで更新を一時停止
installed-missing = 追加していないギャラリー
installed-missing-hint = 追加すると、そのパッケージをインポートできます。追加する前に、どのようなギャラリーかを確認できます。
installed-missing-count =
    { $count ->
       *[other] ファイル内に{ $count }件のパッケージ
    }
installed-missing-signed = 署名者
installed-missing-unsigned = 署名者はファイルに記載されていません。
installed-missing-add = ギャラリー「{ $name }」を追加
