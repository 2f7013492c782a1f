"""What looks like the end of a sentence and is none, and ends that hardly look like one."""

from __future__ import annotations

import pytest

from core.speak.chunker import ONE_SENTENCE, SentenceChunker

# By language; a bar stands where a sentence ends.
TEXTS = {
    "en": """
"Stop!" I said. | Nobody moved.
"Who's there?" Tom Baker asked. | He got no answer.
"It's over." | She closed the book.
‘Where are you? Come out!’ she called. | I was hiding in the ‘90s room.
He left. | 'Why?' she asked. | I knew.
We live on Maple Ave. | It is quiet there.
I take vitamin D. | It helps in winter.
John F. Kennedy spoke first. | Harry S. Truman did not.
My neighbour (remember him?) John Smith has moved. | Pity.
King Charles III. | He is the son of Elizabeth II. | She died in 2022.
The bank closes at 5 p.m. | Banks here close early.
At 10 a.m. Eastern we start. | At 9 a.m. Monday too.
I like Panic! at the Disco. | You?
It came on Mon. at noon. | Good.
Alphabet Inc. CEO Sundar Pichai spoke. | We heard.
It is in vol. II, pp. 88–91. | Look it up.
I am Panel No. 1. | We met before.
Ask him.Then go. | Really?Yes, I will.
It runs on Node.js and README.md says so. | Jane.Doe wrote it.
I used threading.Thread in Python and Array.From there. | It worked.
Bobby, a.k.a. The Rock, sang feat. The Weeknd. | I listened.
**Good start.** | You named the *goal*. | **Next:** tell me more. | __Well done.__ | Go on.
Use snake_case and 2 * 3. | Then * goes. | Meet Gov. Newsom and Mx. Doe in Mt. Airy.
She watched TV. | 3 hours later she slept.
The boys’ room, ‘rock ‘n’ roll’ and all. | It’s clean.
Choose one. | a) Paris | b) Rome
He asked (was it late? I forget) about it. | Then he left.
It was hot (hot? Very hot.) and dry. | (It rained.) | I like the f(x). | It works.
""",
    "de": """
Der Zug fährt von Gleis 9. | Der Bus steht davor.
Die Prüfung ist am 24.12. | Danach habe ich frei.
Heute ist 5. Mai, und er kam als 2. Sieger ins Ziel. | Gut.
Die 3. und 4. Klasse fährt mit. | Die 5. auch.
Am 1. 1. beginnt der neue. | Gut.
Das macht 1.249,99 Euro. | 2,5 Prozent gehen noch ab.
Ich wohne in der Schillerstr. 5 in Ulm. | Komm vorbei!
Papst Johannes XXIII. starb 1963. | Sein Nachfolger war Paul VI. | Er kam aus Italien.
Dr. jur. A. Müller war mal der ehem. Präsident. | Gut.
»Komm!«, rief er. | »Nein!«
Wir haben (endlich!) Urlaub. | Morgen geht es los.
Er fragte mich. | Peter kam dazu.
Die ich mag. | Er ist nett. | Er heißt Max. | Er sagt, es sei der 1. Mai.
Im Kino.Danach schlief ich. | Gut.
""",
    "fr": """
Elle est née en 1950 apr. J.-C. d'après la plaque. | C'est une blague.
J.-C. Martin les attend, et J. Le Goff aussi. | Vous montez ?
Louis XIV. | Il a régné longtemps.
On étudie l'art. | Paul préfère le sport.
À l'O.N.U. | La suite se trouve au chapitre 7.
""",
    "es": """
El avión sale a las 9 a. m. | Nadie quiere madrugar.
Nació en el s. V a. C. | Murió en Atenas.
Mi prima vive en EE. UU. | Trabaja en un banco.
Escríbeme a ana.ruiz@correo.com. | ¡Suerte!
La Sra. De la Torre lee a J. L. Borges. | Bien.
Está apto. | Yo tomé el vol. 2. | Ella no.
Dije que no. | Pedro se fue.
""",
    "it": """
Lavora alla Fiat S.p.A. | Guadagna poco.
Nacque nel 300 a.C. | Morì giovane.
«Perché noi?» è un classico. | Preparala.
V. De Sica lavora alla Fiat S.p.A. di Torino. | Bene.
Ecco la fine. | Marco ha visto un file. | Giulia no.
""",
    "pt": """
O jogo foi ótimo.Ganhamos de três a um. | Depois fomos comer pizza.
O Dr. A. C. Silva e o Pe. António chegaram. | Retorne.
A Silva & Cia. Ltda. fechou. | Trabalho na Galp S.A. | Ganho pouco.
""",
    "nl": """
Het was laat. | 't Was mooi weer om 9 u. 's ochtends. | 's Avonds niet.
Drs. Bakker is er al. | Wilt u koffie?
Bel tst. 12 en dhr. J. De Wit in de Kerkstr. 5. | Dank!
A. Ten Hag en J. Op de Beeck zijn er. | Goed.
Ik geef je een hand. | Piet niet.
""",
    "ru": """
Выходите на ост. «Театральная площадь». | Там недалеко.
Город основан в V в. до н. э. | Учёные спорят.
В 1812 г. Наполеон напал на Россию. | Он родился в 1769 г. | Его брат был моложе.
Это стоит 500 руб. | Дороговато, правда?
Ну ты даёшь))) | Я чуть не умерла)))
а) Прочитайте текст. | б) Напишите ответ.
г. Москва, ул. Мира, д. 5. | Да.
Было поздно.Потом пошёл дождь. | Да.
В Вологде ок. 310 тыс. жителей. | Всё ок. | Поехали.
Пара в ауд. 301, а 5 янв. 2020 г. была в каб. 12. | Хлеб лежит под. | Вот.
Инж. Петров и ген. Иванов живут в пос. Мирный. | Пришёл целый полк. | Потом второй.
Пришёл Макс. | 5 минут спустя он ушёл. | Ок. 10 гостей остались.
Жди 20 мин. | Г-жа Петрова придёт.
Он сказал (а кто бы не сказал? Все устали), что уходит. | И ушёл.
""",
    "zh": """
“你好！”她笑着说，“我叫小李。” | 我也介绍了自己。
妈妈说“早点睡！”，我没听。 | 第二天迟到了。
他说“不可能！”这句话让我难过。 | 我走了。
Yahoo!是一家公司。 | 我用过。
我做了三遍. | 结果都一样. | 你呢?
**很好。** | 继续。 | **现在**说。
好吧~ | 我请了J. K. Wang来(｡･ω･｡)ﾉ
嗯。。。我想想。 | 好。
""",
    "ja": """
「君の名は。」を見た。 | よかった。
「もういい！」は言い過ぎだよ。 | 謝って。
返事は「すぐに行きます。」でした。 | でも来ませんでした。
本当に！？と思った。 | でも本当だった。
ハイキュー!!を読みました。 | また読みます♪ | 面白かった！（笑）
寒いですね… | 明日も寒いそうです。
熱が３８．５度あります。 | １．休みます。 | ２．寝ます。
めっちゃ楽しかったw | また行こうね! | よいwifiです。 | 大きいwを選ぶ。
お疲れ様です(笑) | 今日は駅前集合で。 | 面白かった(笑)と言った。 | 山田(笑)さんが来た。
疲れた~ | でも楽しかった! | 来た～という知らせ。 | まった~りした。
彼(本当に?まさか)は来た。 | うれしい。
10〜20人です。 | へえ、そうなんですね〜 | 知りませんでした!
""",
    "ko": """
“어디 가?” 엄마가 물으셨어요. | 저는 대답하지 않았어요.
가. 먼저 작성합니다. | 나. 함께 냅니다.
시험이 끝났다.정말 홀가분했다. | 쉬자!
진짜 웃기다ㅋㅋ | 너 어제 뭐 했어?? | 근데ㅋㅋ 너 뭐야? | 웃겨서ㅋㅋ 울었어.
그게 진짜야?ㅋㅋㅋ | 나도 데려가 줘ㅠ
감사합니다^^ | 내일 봬요!
그는 '이게 꿈인가?' 하고 생각했다. | '누구인가? 어디로 가는가?'라는 질문이다.
'90년대 노래다. | 좋다.
그 사람(누구지? 모르겠다)은 웃었다. | 이상해.
난 괜찮아ㅎㅎ | 걱정 마~ | 내일 보자~ | 엄마~ 나 왔어. | 아ㅋㅋ 진짜 웃겨.
그는 말했다. | "다시는 오지 않겠어." | 그리고 떠났다.
""",
    "hi": """
मैंने एम.बी.ए. किया है। | वह आई.ए.एस. बनना चाहती है।
मैंने कहा, "रुको!" और वह रुक गया। | फिर हम चले।
“कहाँ?” माँ ने पूछा, “इतनी रात को?” | मैं चुप रहा।
**बहुत अच्छा।** | जारी रखें।
हम कनाडा. | राम भी गया.
सिकंदर 326 ई. पू. में आया। | ठीक है।
""",
    "ar": """
سألني: «أين كنت؟» فضحكت. | ثم ذهبنا.
يبدأ الدرس الساعة 8 م. | لا تتأخر مع م. خالد.
انتهى الدرس قبل موعده.خرج الطلاب. | كان الجو جميلًا!
وُلد سنة ١٩٣٤ م. في حلب، وتوفي سنة ٢٠٠١ م. | ترك عشرين رواية.
نلتقي الساعة ٨ م. | وصل أخي قبل قليل. | نلتقي الساعة ٨ م. في المقهى. | لا تتأخر.
طول الغرفة ٥ م. وعرضها ٤ م. تقريبًا. | متى نبدأ؟
المسافة ١٢ كم. تقريبًا. | وزنه ٧٥ كغ. | هو رياضي.
حضر د. سمير، وم. هالة، وأ.د. ناصر. | كان لا بد. | من يعرف؟
صرخ: «أمي! أمي!» ثم ركض نحوها. | صاح: «قف!» وجرى خلفه. | قال: «لماذا؟» | ولم أجبه.
قال: «من جدّ وجد.» | وقف الجميع احترامًا له.
سألتها (هل كانت غاضبة؟ لا أظن) عن سبب غيابها. | قالت إنها مريضة.
هل قرأتَ رواية «هل تحبين برامس؟» من قبل؟ | قال: «كيف؟» | فوق الطاولة كتاب.
الدوام من ٨:٠٠ ص. إلى ٤:٠٠ م. طوال الأسبوع. | الجمعة عطلة.
سعره ٥ د.ك. فقط. | وهناك ٧ ر.س. تقريبًا. | دفعت ٩ ر.س. | أيهما أرخص؟
""",
}
CASES = [
    (language, line) for language, lines in TEXTS.items() for line in lines.strip().split("\n")
]
# Sentences in these that no space parts: they are cut all the same.
GLUED = {".Then": ". | Then", ".Danach": ". | Danach", ".Ganhamos": ". | Ganhamos"}
GLUED |= {".Потом": ". | Потом", ".정말": ". | 정말", ".خرج": ". | خرج", "?Yes": "? | Yes"}


def cut(text: str, language: str, step: int) -> list[str]:
    chunker = SentenceChunker(language, ONE_SENTENCE)
    pieces = [text[at : at + step] for at in range(0, len(text), step)]
    return [chunk for piece in pieces for chunk in chunker.push(piece)] + chunker.flush()


@pytest.mark.parametrize("step", [1, 3, 1000])
@pytest.mark.parametrize(("language", "line"), CASES)
def test_a_text_is_cut_where_its_sentences_end_whatever_the_pieces_it_comes_in(
    language: str, line: str, step: int
) -> None:
    text = line.replace(" | ", "" if language in ("zh", "ja") else " ")
    for glued, parted in GLUED.items():
        line = line.replace(glued, parted)
    assert cut(text, language, step) == line.split(" | ")


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        ("en", "I went to the\nmarket and\nbought apples. Then I left.", 2),
        ("en", "I bought apples,\nPears and figs.", 1),
        ("fr", "On a pris la route\nvers midi. Personne ne parlait.", 2),
        ("zh", "我们昨天下午去了市中心那家新开的书店\n还买了几本书。很好。", 2),
        ("de", "Meine Ziele\nIch will besser sprechen.", 2),
        ("en", "The plan\n\nthen the rest.", 2),
        ("en", "Buy milk\n- bread\n- eggs", 3),
        ("en", "Buy milk\na) bread\nb) eggs", 3),
        ("en", "It is new\niPhones are dear", 2),
        ("en", "That is all.\nthanks", 2),
        ("pt", "— Onde vais? — disse «ela».\n— A casa.", 2),
        ("zh", "第一步\n打开电脑。", 2),
    ],
)
@pytest.mark.parametrize("step", [1, 3, 1000])
def test_a_line_break_ends_a_whole_line_and_not_a_wrapped_one(
    language: str, text: str, sentences: int, step: int
) -> None:
    pieces = cut(text, language, step)
    assert len(pieces) == sentences
    assert not any("\n" in piece for piece in pieces)


@pytest.mark.parametrize(
    ("language", "before", "last"),
    [
        ("en", 'He left. "', "W"),
        ("en", "He left. '", "W"),
        ("en", "It is done. ", "T"),
        ("en", '"Go!" No', "body "),
        ("en", "I like tea, etc. Rock", " "),
        ("de", "Das war am 9. Der", " "),
        ("de", "Er ging. »", "W"),
        ("nl", "Het was laat. 's ", "A"),
        ("ja", "本当？も", "う"),
    ],
)
def test_a_sentence_waits_no_longer_than_its_trap_asks_for(
    language: str, before: str, last: str
) -> None:
    chunker = SentenceChunker(language, ONE_SENTENCE)
    early = [chunk for letter in before for chunk in chunker.push(letter)]
    assert early == []
    assert len([chunk for letter in last for chunk in chunker.push(letter)]) == 1
