# What the checks notice in a package, by the code of the finding, and how it is mended. In English the program's own
# sentences are shown. `.exact` is the sentence with its names and numbers, for programs that send them.

noticed-mend = フォルダー内で直して、もう一度チェックしてください。
noticed-metadata-changelog = このバージョンの変更点が書かれていません。
    .action = 変更点を 1、2 行で書いてください。
noticed-metadata-description = 説明がありません。
    .action = 何をするものか、誰のためのものかを数文で書いてください。
noticed-metadata-homepage = ホームページが表示できるアドレスではありません。
    .action = https:// で始まるアドレスにするか、空にしてください。
noticed-metadata-id = パッケージ自身の ID が、公開される ID と異なります。
    .action = パッケージの ID に合わせるか、マニフェストも直してください。
    .exact = パッケージ自身の ID は「{ $own }」ですが、「{ $id }」として公開されます。
noticed-metadata-identity = ID、バージョン、プラットフォームのいずれかが正しくありません。
    .action = 掲載内容かマニフェストで直してください。
noticed-metadata-letters = 名前と概要は、見えない文字のない 1 行の文字列にしてください。
    .action = 改行や見えない文字を入れずに書き直してください。
noticed-metadata-long = 文章が許可された長さを超えています。
    .action = 短くして、残りはリンクで示してください。
    .exact =
        { $field ->
            [changelog] 変更内容
           *[other] 説明
        }が { $most } 文字を超えています。
noticed-metadata-name = 名前が短すぎるか長すぎます。
    .action = 2～60 文字の名前にしてください。
    .exact = 名前は { $count } 文字です。2～60 文字が必要です。
noticed-metadata-summary = 概要が短すぎるか長すぎます。
    .action = 何のためのものかを 3～120 文字の 1 行で書いてください。
    .exact = 一行説明は { $count } 文字です。3～120 文字が必要です。
noticed-metadata-tag = 使えないタグがあります。
    .action = そのタグを短くするか削除してください。
    .exact = タグ「{ $tag }」は使えません。1～{ $most } 文字の 1 行にしてください。
noticed-metadata-tags = タグが多すぎます。
    .action = 最もよく表す 12 個に絞ってください。
    .exact = タグが { $count } 個あります。使えるのは { $most } 個までです。
noticed-metadata-tags-none = タグがありません。
    .action = 検索されそうな言葉をいくつか加えてください。
noticed-metadata-version = セマンティックバージョン（1.2.3）ではありません。更新の並べ替えにはこの形が最適です。
    .action = 1.2.3 のように 3 つの数字で付けてください。
noticed-licence-contradicts = パッケージのライセンスが掲載内容と異なります。
    .action = ここにもパッケージにも同じライセンスを書いてください。
    .exact = パッケージ自身は「{ $own }」と記していますが、{ $listed } で公開されます。
noticed-licence-missing = ライセンスがありません。
    .action = CC-BY-4.0 や MIT など、SPDX 名でライセンスを選んでください。
noticed-licence-unknown = 一般的なライセンスではありません。
    .action = CC-BY-4.0 や MIT など、SPDX 名でライセンスを選んでください。
    .exact = ライセンスに一般的でないものが含まれています：{ $names }
noticed-licence-unreadable = ライセンスを SPDX 表記として読めません。
    .action = CC-BY-4.0 や MIT など、SPDX 名でライセンスを選んでください。
    .exact = ライセンス「{ $licence }」は SPDX 式として読み取れません。
noticed-picture-broken = 画像を読み取れません。
    .action = PNG、JPEG、WebP、GIF のいずれかで保存し直してください。
noticed-picture-missing = 画像がありません。
    .action = preview.webp または preview.png をパッケージの最上位に置いてください。
noticed-picture-small = 画像が小さすぎます。
    .action = 各辺 512 ピクセルの画像を使ってください。
    .exact = 画像は { $width } × { $height } ピクセルです。各辺 { $least } ピクセル以上にしてください。
noticed-picture-stretched = 画像が正方形から大きく離れています。
    .action = ほぼ正方形になるように切り抜いてください。
    .exact = 画像は { $width } × { $height } ピクセルです。カードには一部しか表示されません。
noticed-package-dependency-id = 示されたパッケージの一つは、名前が使えないため省かれます。
noticed-package-executable = プログラムまたはスクリプトのようなファイルがあります。Vitrine はパッケージの中身を決して実行しません。
    .action = どうしても必要でない限り、プログラムを入れないでください。
noticed-package-homepage-unusable = ホームページは通常の https:// アドレスではないため表示されません。
noticed-package-id-unusable = パッケージ自身の ID は使えない形のため使われません。
noticed-package-names-commands = このパッケージは必要なものをインストールまたは起動するコマンドを示しています。Vitrine はそれを決して実行しません。
    .action = なぜ必要かを説明に書いてください。キュレーターが確認します。
noticed-package-picture-tiny = 画像が小さすぎて何も見えません。
    .action = より大きい画像を使うか、削除してください。
noticed-package-picture-too-large = 画像が大きすぎて表示できません。
    .action = 画像を小さくしてください。
    .exact = 画像が { $width } × { $height } ピクセルあり、大きすぎて表示できません。
noticed-package-picture-unreadable = 画像の名前のファイルが、画像として読み取れません。
    .action = 保存し直すか、削除してください。
noticed-package-rating-unknown = Vitrine の知らない対象年齢です。成人向けとして扱われます。
    .exact = レーティング「{ $word }」は Vitrine の知らないものです。「大人向け」として扱われます。
noticed-package-script-in-text = 文章の中にスクリプトがあります。文字として表示され、実行されることはありません。
noticed-package-stray-file = オペレーティングシステムが残した、不要なファイルがあります。
    .action = フォルダーからファイルを削除してください。
noticed-package-svg = 図が SVG ファイルのため表示されません。
    .action = PNG または WebP で保存してください。
noticed-package-too-many-dependencies = パッケージに必要なものが、掲載できる数を超えています。
    .exact = 必要なものが、表示できる { $most } 件より多く挙げられています。
noticed-package-version-unusable = パッケージ自身のバージョンは使えない形のため使われません。
noticed-persona-asset-type = アセットの中に画像でないファイルがあります。
noticed-persona-avatar-missing = マニフェストにはアバターがあるとされていますが、アセットに画像がありません。
noticed-persona-card-missing = 「preview/card.json」がないため、ペルソナのカードは簡素なままです。
noticed-persona-card-unreadable = ペルソナのカードを読み取れないため使われません。
noticed-persona-document-unreadable = ペルソナの文書を読み取れないため使われません。
noticed-persona-label-empty = ペルソナの「label」が空のため、HomePilot では名前なしで表示されます。
noticed-persona-name-missing = ペルソナに名前がありません。エージェントに「label」を加えてください。
noticed-persona-picture-missing = 画像がありません。幅 512 ピクセル以上の「preview.webp」を加えてください。
noticed-tool-bad-command = 提供できないコマンドがあります。
    .exact =
        コマンド「{ $command }」は使えません：{ $why ->
            [name] 名前をコマンドとして入力できません
            [program] 起動するものがプログラムではありません
           *[missing] 起動するものがパッケージにありません
        }。
noticed-tool-no-command = コマンドが見つかりません。プログラムを「bin」フォルダーに入れるか、「tool.json」に書いてください。
noticed-tool-other-platform = このコンピューターとは別のプラットフォーム用のプログラムがあります。
    .exact = 「{ $command }」は { $platform } 向けのプログラムです。このコンピューターは { $here } です。
