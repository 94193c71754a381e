/** Letters with the two marks that Vietnamese alone stacks, and its own d, o and u. */
export const vietnameseLetters = /[\u0111\u01A1\u01B0\u0103\u1EA0-\u1EF9]/gu

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Common English words, text speak among them: each speaks for English. */
export const englishWords = words(
  'the a an and or but to of in on at for from with is are was were be been am im ive id ill i u you ur ' +
    'your my me we they he she it this that these those what wot who when where why how do does did dont ' +
    'can cant could will would wont should get got have has had not no yes need want help please pls thanks ' +
    'live work money house flat home school college benefit council paid pay go going about if so up out all ' +
    'any some one there here just like know them him her our their its now then than because cuz bc still more',
)

/** Common words that are no English word or slang, by language. Two of them tell the language. */
export const commonWords: readonly (readonly [string, ReadonlySet<string>])[] = [
  [
    'vi',
    words(
      'toi tôi khong không la là cua của giup giúp ban bạn xin chao cam cảm minh mình lam làm gi gì nha nhà duoc được tien tiền anh em cho',
    ),
  ],
  [
    'sq',
    words(
      'une unë jam nuk dua per për dhe cfare çfarë eshte është pershendetje përshëndetje ndihme ndihmë faleminderit shtepi shtëpi kam kush mund duhet tek ju mua te të une gjuhe shqip flisni jeni',
    ),
  ],
  [
    'fr',
    words(
      'je suis bonjour salut merci vous nous est pas dans pour avec une des les besoin aide aidez comment pourquoi argent maison parle français francais quoi ou où mon ma mes sil svp plait plaît oui',
    ),
  ],
  [
    'pl',
    words(
      'jestem nie jest dzien dzień dobry prosze proszę potrzebuje potrzebuję pomocy gdzie jak moge mogę mam dziekuje dziękuję czy chce chcę mieszkanie pieniadze pieniądze dla sie się ktos ktoś mowi mówi polsku polski',
    ),
  ],
  [
    'ro',
    words(
      'sunt nu este buna bună ziua multumesc mulțumesc ajutor vreau pentru unde casa bani vorbesc romana română am nevoie va rog vă cum pot sa să imi îmi',
    ),
  ],
  [
    'es',
    words(
      'hola soy necesito ayuda gracias donde dónde como cómo puedo quiero dinero casa por favor esta está hablo español espanol para con una los las mi tengo que qué',
    ),
  ],
  [
    'pt',
    words(
      'ola olá sou preciso ajuda obrigado obrigada onde como posso quero dinheiro casa por favor não nao está falo português portugues para com uma os as meu minha tenho que',
    ),
  ],
  [
    'it',
    words(
      'ciao sono ho bisogno aiuto grazie dove come posso voglio soldi casa per favore non parlo italiano con una gli mio mia che cosa',
    ),
  ],
  [
    'tr',
    words(
      'merhaba ben yardim yardım istiyorum nasil nasıl nerede para ev icin için lutfen lütfen tesekkur teşekkür değil degil var yok bir ve turkce türkçe lazim lazım bana',
    ),
  ],
  [
    'ku',
    words(
      'ez silav alikari alîkarî dixwazim kurdi kurdî spas li ku çawa cawa ji bo min xani xanî tu heye nîne nine',
    ),
  ],
  [
    'so',
    words(
      'waxaan waan rabaa caawimo caawin mahadsanid guri lacag halkee sidee ma iyo aniga soomaali fadlan salaan maxaa ii ka ku',
    ),
  ],
  [
    'sw',
    words(
      'habari nataka msaada asante nyumba pesa wapi jinsi tafadhali mimi ninahitaji kiswahili sana hapana ndiyo',
    ),
  ],
]
