"""Labels and headers in the languages of the larger election commissions.

In Portuguese, Indonesian, Turkish, Polish, Ukrainian, Georgian, Hindi, Arabic, Japanese and
Korean; those of the record's own sources stand in `labels` and `words`.
"""

LABELS = {
    "registered": "eleitorado|eleitores inscritos|eleitores aptos|pemilih terdaftar|jumlah pemilih"
    "|daftar pemilih tetap|kayıtlı seçmen|kayıtlı seçmen sayısı|uprawnieni do głosowania"
    "|liczba uprawnionych do głosowania|кількість виборців|внесено до списків"
    "|ამომრჩეველთა რაოდენობა|कुल मतदाता|कुल निर्वाचक|المسجلون|عدد المسجلين|الناخبون المسجلون"
    "|有権者数|선거인수|enrolment|electors on the roll",
    "ballots-issued": "wydane karty|liczba wydanych kart|karty wydane|видано бюлетенів",
    "cast": "comparecimento|eleitores que votaram|pengguna hak pilih|jumlah pengguna hak pilih"
    "|oy kullanan|oy kullanan seçmen sayısı|liczba głosujących|взяли участь"
    "|взяли участь у голосуванні|проголосували|المصوتون|عدد المصوتين|المقترعون|投票者数|투표수"
    "|votes polled",
    "valid": "suara sah|jumlah suara sah|geçerli oy|geçerli oylar|geçerli oy sayısı|głosy ważne"
    "|liczba głosów ważnych|дійсні|дійсних бюлетенів|дійсні голоси|वैध मत|कुल वैध मत"
    "|الأصوات الصحيحة|الأوراق الصحيحة|有効投票数|유효투표수",
    "invalid": "suara tidak sah|jumlah suara tidak sah|geçersiz oy|geçersiz oylar"
    "|geçersiz oy sayısı|głosy nieważne|liczba głosów nieważnych|недійсні|недійсних бюлетенів"
    "|недійсні бюлетені|ბათილი|ბათილი ბიულეტენები|अवैध मत|अस्वीकृत मत|الأوراق الملغاة"
    "|الأصوات الملغاة|الأوراق الباطلة|الأصوات الباطلة|無効投票数|무효투표수",
    "invalid+blank": "brancos e nulos|votos brancos e nulos",
    "blank": "brancos|votos brancos|votos em branco|suara kosong|boş oy|порожні|الأوراق البيضاء"
    "|白票",
    "turnout": "participação|taxa de participação|partisipasi|tingkat partisipasi|katılım"
    "|katılım oranı|frekwencja|აქტივობა|मतदान प्रतिशत|نسبة المشاركة|投票率|투표율",
    "?": "total geral|jumlah|toplam|razem|ogółem|разом|усього|ჯამი|कुल|المجموع|合計|합계",
    "none": "nenhum dos candidatos|нікого|проти всіх|नोटा|इनमें से कोई नहीं",
    "other": "abstenção|abstenções|golput|الممتنعون|棄権|기권수",
}
HEADERS = {
    "candidate": "candidatura|nome do candidato|calon|nama calon|pasangan calon|kandidat|aday"
    "|adaylar|adı soyadı|kandydat|kandydaci|nazwisko i imię|კანდიდატი|उम्मीदवार|अभ्यर्थी|المرشح"
    "|اسم المرشح|候補者|候補者名|후보자",
    "party": "partai|partai politik|siyasi parti|komitet|komitet wyborczy|partia|партія|პარტია"
    "|दल|पार्टी|الحزب|党派|政党|정당",
    "votes": "total de votos|votação|suara|jumlah suara|perolehan suara|oy|oylar|oy sayısı|głosy"
    "|liczba głosów|голоси|кількість голосів|ხმები|मत|कुल मत|वोट|الأصوات|عدد الأصوات|得票数|得票"
    "|득표수",
    "share": "percentual|persentase|persen|oran|oy oranı|yüzde|% głosów|відсоток|відсотки"
    "|პროცენტი|प्रतिशत|النسبة|النسبة المئوية|得票率|득표율",
    "elected": "situação|eleito|terpilih|seçilen|wybrany|обраний|الفائز|当選|당선",
    "area": "município|provinsi|kabupaten|kecamatan|il|ilçe|powiat|gmina|województwo|дільниця"
    "|громада|ოლქი|უბანი|जिला|निर्वाचन क्षेत्र|الدائرة|الولاية|都道府県|市区町村|시도|구시군",
}
