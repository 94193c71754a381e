import { fiction, study } from './guards.ts'
import { anyOf, phrases, together, type Rule } from './rule.ts'
import { worker } from './words.ts'

const w = `(${worker}|(she|he|they)s? (is|was) (my|a|our) (teacher|carer|worker|coach|mentor|keyworker))`
const by = `(by|off|from) (a |an |my |the |one of the |our |some |old |night )*${worker}`
const me =
  '(me|us|my (mate|mates|friend|friends|brother|sister|foster brother|foster sister|cousin)|kids|a kid|(a|this|one|another) (girl|boy|lad|kid|young person|resident)|him|her|them|someone|the (girls|boys|kids|lads)|residents|young people|people here)'
const aux =
  '(is |was |were |are |has |had |have |just |keeps |keep |kept |always |used to |been |would |will |tried to |tries to |started |once |went and |actually |proper |literally |well |and |like |who |that |got drunk and |came up and |said he |gonna |sometimes |even )*'

/** Asking how allegations are handled, or one already dealt with: an article answers these. */
const aboutTheProcess = anyOf(
  study,
  fiction,
  phrases(
    '(what (actually )?(counts|happens)|whats|what is|wot is|how does it work|just wanna know the process|read about|heard about|in the (paper|papers|news)|on bbc|jailed)',
    '(was|been|it was|all|got) (dealt with|investigated|sorted|resolved)',
    '(told|reported it to) the (designated officer|lado|police) …… (last|ago|dealt|result|outcome)',
  ),
)
const hitByUs = phrases(
  `(i|ive) (just |have )?(hit|punched|pushed|kicked|assaulted|slapped|threatened|attacked) (a |my |the |one of the )*${worker}`,
)

const sexual: readonly Rule[] = [
  {
    name: 'sexual or romantic',
    pattern: phrases(
      `${w} … ${aux}(kissed|kiss|kissing|kisses|groped|grope|groping|fingered|raped|molested|abused|abusing|perving|perved|perves|perv|flirt|flirts|flirted|flirting|hits on|hit on|hitting on|came on to|coming on to|comes on to|sexually [a-z]+|handsy|touchy|touchy feely|inappropriate|creepy|creeping|noncing|nonce|wanked|wanking|masturbating|flashed|exposed himself|exposing himself|staring at my (body|boobs|bum|chest|arse))`,
      `${w} … ${aux}(touch|touched|touching|touches|rub|rubbed|rubbing|stroke|stroked|stroking|strokes|felt|feels|feeling|tickle|tickles|tickling|massage|massaged|massages|cuddle|cuddled|cuddles|cuddling|squeezed|squeezes|spanked|smacked my bum|hugs|hugged) (up )?(me|my|her|him|us|them)(?! (base|feelings))`,
      `${w} … (put|puts|putting|has|had|placed|places) (his|her|their) (hand|hands|arm|arms|leg|head) (on|up|down|round|around|in|between|over) (my|me|her)`,
      `${w} … ${aux}(sleeping with|sleeps with|slept with|shagging|shagged|having sex|had sex|has sex|seeing|dating|going out with|going with|in a relationship with|getting with|got with|pulled|together with) (a|one|me|my|this|her|him|the|someone|girls|boys|another|with)`,
      `${w} …… (send|sends|sent|sending|asked|asks|asking|wants|want|share|shares|shared|showed|shows|show) (me |us |him |her |for |my |to see |a |his |some |pics |to |send )*(d pics|dick pics|dick pic|nudes|nude|naked|pics of (me|my|him)|pictures of (me|my)|porn|sexual|dirty|rude pics|topless|underwear|feet pics|pics in|sexts|sexting|sexy|kisses|hearts|love hearts|bikini)`,
      `${w} … ${aux}(text|texts|texting|messages|messaging|message|dms|dm|snaps|snapping|rings|ringing|calls|calling|facetimes|inboxing) (me |us |her |him |my mate )?… (at night|late|love|fit|babe|baby|darling|gorgeous|xx|every night|midnight|drunk|[1-9]am|private|personal (phone|number)|dirty|sexual|flirty|dont tell|secret)`,
      `${w} … ${aux}(added|adding|adds|follows|followed|following|friended|messaged|messaging|dmed|found|snapped|chatting to|talking to) me on (insta|instagram|snap|snapchat|facebook|tiktok|tinder|grindr|hinge|whatsapp|his personal|her personal|telegram|discord)`,
      `${w} … (ask|asked|asks|asking|wants|invite|invited|invites|inviting|takes|took|taken|take|taking|keeps asking) (me |us |my mate |you |to )*(out|round (his|hers|her|theirs)|on a date|for a drink|to (his|her|their|there|they) (house|flat|place|home|car|bed|room)|back to (his|hers|her|theirs)|to be (his|her)|to meet (him|her) (alone|outside|after))(?! of)`,
      `${w} …… (chatting|chats|talk|talks|talking|asks|asking|asked|jokes|joking|going on) (to me |me |us )?(about|bout|if im|if i) (sex|his sex|my sex|what i wear in bed|my body|my boobs|my bra|virgin|a virgin|wanking|porn|having sex|sleep with|his dick|positions|sexual)`,
      `${w} …… (do (him|her|them) a favour|sexual favours?|suck|sex for|sleep with (him|her|them)|in return|in exchange)`,
      `(touched|groped|kissed|raped|abused|molested|assaulted|fiddled with|felt up|perved on|perving on|watched|sexually abused|sexually assaulted|filmed|photographed|flirted with|creeped on|sexually harassed|harassed) (by|off) (a |an |my |the |one of the |our |some |old |night |this )*${worker}`,
      '(restrained|strip searched|stripped) me … (laughing|laughed|hurt|naked|alone|touched)',
    ),
    unless: anyOf(
      anyOf(
        aboutTheProcess,
        phrases(
          '(seeing|see) (a |my |the |me )?(doctor|gp|therapist|counsellor|nurse|him|her) (next|on|this|every|about|again|for)',
          '(kissed|hugged) goodbye',
          '(allowed to|can they|can i|normal to) hug',
          '(take|took|takes|taking) (me|us) out (for|to)',
        ),
      ),
      phrases(
        '(is |are )?seeing (me|us|him|her) (on|at|next|tomorrow|monday|tuesday|wednesday|thursday|friday|weekly|every)',
        'pretty (good|bad|much|well|sure|decent|rubbish|clever|useless|quick|slow|nice)',
        'hot (food|water|meal|drink|chocolate)',
      ),
    ),
  },
  {
    name: 'gifts, pictures and a secret',
    pattern: phrases(`(a |an |the |this |my |our |old |one of the )*${w}`),
    and: phrases(
      '(our|a|little) (little )?secret',
      '(send|sending|sent) (him|her|them) (pics|nudes|pictures|photos)',
      '(bought|buys|gave|gives|buying) me (a phone|trainers|jewellery|underwear|a necklace|a ring) …… (secret|dont tell|not to tell|said not)',
    ),
    unless: anyOf(
      aboutTheProcess,
      phrases(
        'secret santa',
        '(told|tell|telling|ask|asked) (my|the) (pa|keyworker|worker|social worker|carer)',
      ),
    ),
  },
  {
    name: 'watching, filming, coming in',
    pattern: phrases(
      `${w} …… (watch|watches|watched|watching|stares|staring|stare|looking at|looks at|perving) (at )?(me|us|girls|her|him|my|the girls) … (shower|change|changing|changed|undress|undressed|dressed|toilet|bed|sleep|sleeping|naked|body|chest|boobs|legs|asleep|getting|bath)`,
      `${w} …… (come|comes|came|coming|walk|walks|walked|walking|lets himself|let himself|lets herself|get|gets|got|sits|sat|sit|go|goes|going|in|into|enters|sneaks) (himself |herself )?(in|into|on|in to|to) (our|my|your|me|the girls|her|his|girls|the boys|you|us)?( bed| room| rooms| bedroom| bathroom| shower)? … (night|changing|changed|naked|getting dressed|undressed|asleep|sleeping|shower|without knock|in bed|bed|my bed|dark|sits on|towel|drunk|lock|underwear|3am|2am|4am|1am)`,
      `${w} … ${aux}(filmed|filming|films|recorded|recording|took (pics|photos|pictures|videos)|taking (pics|photos|pictures|videos)|photographed|videoed|posted|livestreamed) …… (me|us|my|shower|changing|asleep|meltdown|crying|staff|snapchat|group chat|laughing|girls)`,
    ),
    unless: anyOf(
      aboutTheProcess,
      phrases('(room check|room checks|fire drill|repair|repairs|inspection|plumber|cctv)'),
    ),
  },
]

const physical: readonly Rule[] = [
  {
    name: 'in so many words',
    pattern: phrases(
      `${w} …… (kiss me|kissed me|fancy me|fancies me|fancied me|loves me|love me|sleep with me|sex with (me|a|my|him|her|one|the|girls|kids|residents|young)|his (privates|dick|penis|cock|willy)|her (boobs|tits)|a nude|nudes|(pic|pics|picture|pictures|photo|photos) of (him|her|me|my|himself|herself)|bikini|on a date|in (the|my) (bath|shower)|in the toilet|into the toilet|clothes off|get undressed|strip|babe|sexy)`,
      `${w} … (hit|hits|hitting|slaps|slapped|slapping|punches|punched|punching|strangles|strangled|choked|smacks|smacked|whips|whipped|beats|battered|headbutted|kicks|kicked) (me|us|him|her|my|one|a|kids|someone|people|another)(?! (up|out|off|with (a|the) (bill|charge)))`,
      `${w} … (with a belt|with his belt|with her shoe|with a slipper|with a stick)`,
      `${w} …… (keep quiet|keep my mouth shut|keep it quiet|not to tell|not tell|not to say anything|shut up about|hush)`,
      `${w} … (makes|made|make|making|forces|forced|forcing) (me|us|him|her|them|kids|residents) (to )?(sleep|stand|sit|stay|eat|strip|take|touch|do|clean|work|watch|drink|smoke|kneel|wait|give) … (outside|floor|shed|garage|clothes|cold|him|her|them|off|food|naked|porn|weed|garden|bins|punishment|corner)`,
      `${w} … (told|tells|telling|tell) (everyone|everybody|people|the whole|all|other residents|other kids|the other) … (hiv|gay|trans|pregnant|rape|abuse|abused|abortion|medical|diagnosis|private|secret|self harm|mental|what i told|what happened)`,
      `${w} … (asks|asking|asked|keeps asking|keep asking|begs|begging) (me|us) (for|to (lend|give|borrow|send)) (him |her |them |some |more |a |my )*(money|cash|loan|bank|pin|card|nudes|pics|pictures|a pic|quid|[0-9]+)`,
      `${w} … (taking|takes|took|stealing|nicking|spent|spending|spends|robbing) (peoples|our|my|residents|kids|everyones|other peoples|half) … (money|cash|benefits|stuff|food|things|card)`,
      `${w} … (is|was|were|been|are|came in|turned up|turns up|always|fell) (asleep )?(drunk|stoned|high|steaming|wasted|pissed|smashed|on coke|off (his|her|their) (face|head))`,
      `${w} … (follow|follows|followed|following) (me|us|girls|her) (into|in to|home|to my|around)`,
    ),
    unless: anyOf(
      aboutTheProcess,
      hitByUs,
      phrases(
        '(gp|doctor|nurse|dentist|clinic) …… (shower|bath|clothes off|undressed)',
        '(told|telling|tell|asked|asking|rang|text|texted|to|said to) (my |the |a )*(pa|keyworker|worker|social worker|support worker|carer|staff|teacher) (about|that|my|when|how|i|if|because)',
        '(loves me to bits|sexual health|sex education|do you love|(picture|pictures|pic|pics|photo|photos) of (me as|me when|my family|my mum|my certificate|my id|my bank))',
        '(can|could|should|will|would|does|do|is|are) (my |the |a |your )*(pa|carer|staff|social worker|keyworker|worker) (see|help|be told|know|get told|find out|lend|give)',
        'asked me to (send|give) … (id|passport|bank statement|proof|payslip|letter|form|evidence)',
      ),
    ),
  },
  {
    name: 'a worker and what they did, in any order',
    pattern: together(
      phrases(worker),
      phrases(
        '(on (his|her) lap|sleeping together|slept together|sleep in (my|your|our|her|his) bed|slept in my bed|in (my|your) bed with|about my body|my body|my boobs|took a (picture|photo|video)|taken pictures|stop my money if|cut my money if|if i dont (go|come|do|sleep|kiss|send|meet|let)|on my (knee|leg|thigh|bum)|(up|down) my (top|skirt|leg|trousers|shorts)|burned me|burnt me|with an iron|my inhaler|my insulin|my epipen|my meds away|selling (weed|bud|drugs|spice|vapes)|sells (weed|bud|drugs|spice|vapes)|go kill myself|just us|about us|our relationship|his girlfriend|older than me|wont stop (messaging|texting|calling|ringing)|kept touching|hurt me|hurting me|hits me|hit me|punched me|slapped me|touched me|touching me|kissed me|raped me|abused me|groomed me|assaulted me|grabbed (me|my)|dragged me|pushed me|threatened me|threatens me|scares me when|locked me|starved|starves|restrained me|strangled|spat|sexual|sexually|nudes|privates|naked|drunk on shift|our secret)',
      ),
    ),
    unless: anyOf(
      aboutTheProcess,
      hitByUs,
      phrases(
        '(told|tell|telling|ask|asked|asking|rang|ring|spoke|speak|talk|talked|text|texted|speaking|talking|contact) (to )?(my |the |a |me |our )*(pa|keyworker|worker|social worker|support worker|carer|carers|staff|teacher|gp|doctor|police|counsellor|therapist|nurse)',
        '(can|could|should|will|would|does|do|is|are|want|need) (my |the |a |your |an |to see a )*(pa|carer|carers|staff|social worker|keyworker|worker|doctor|gp|counsellor|therapist|nurse|support worker|solicitor|teacher|advocate) (see|help|be|know|get|find|lend|give|come|tell|speak|ring|about)',
        '(sexual health|sex education|(my )?(ex|boyfriend|girlfriend|dad|mum|stepdad|partner|uncle|brother) … (hit|hits|hurt|hurts|touched|raped|abused|assaulted|kissed|threatened|punched|slapped|grabbed) me)',
        '(pushed|push) me (hard|to|into|forward)',
        '(wont stop|keeps) (messaging|texting|calling|ringing) … (about (my )?(appointment|form|rent|meeting|plan))',
        '(boss|shift|day off)',
      ),
    ),
  },
  {
    name: 'hitting, holding, shutting in',
    pattern: phrases(
      `${w} … (threw|throw|throws|throwing|chucked|chucks|launched|lobbed) (a|an|the|his|her|my|something|stuff|things) ?[a-z]{0,12} ?at (me|us|him|her|my [a-z]+)`,
      `${w} … ${aux}(hit|hits|hitting|slap|slapped|slaps|slapping|punch|punched|punches|punching|kick|kicked|kicks|kicking|beat|beats|beating|batter|battered|strangled|choked|smack|smacked|smacks|shoved|shove|shoves|shook|shake|headbutted|pinned|pin|pins|dragged|drags|drag|grabbed|grabs|grab|grabbing|twisted|twists|bent|pushed|push|pushes|threw|throws|throw|spat|spit|spits|burnt|burned|burns|hurt|hurts|hurting|attacked|assaulted|restrained|restrains|restrain|sat on|knelt on|kneeled on|stamped on|locked|locks|starved|bruised|cornered|manhandled|flung|yanked|whacked|clipped|scratched|bit|thumped) (up |on |hold of |at |a cup at |something at |stuff at |his keys at )?(${me}|my (bum|arse|leg|thigh|boobs|waist|chest|arm|arms|wrist|neck|hair|face|head|food|leg|throat|back|ear)|each other)(?! (out|up with|off my (benefits|claim)|off the))`,
      `(hit|slapped|punched|kicked|beaten|strangled|grabbed|pushed|pinned|restrained|dragged|hurt|attacked|assaulted|bullied|threatened|shoved|choked|locked in|thrown|headbutted) (up |down |against the wall |in (my|the) [a-z]+ )?${by}`,
      `${w} … (push|pushed|threw|throw|throws|kicked|kick|tipped|spat|smashed|broke|binned|destroyed|ripped) … (my|our) (food|dinner|stuff|things|phone|belongings|clothes|tea|photos)`,
      '(restrained|restrain|held down|pinned|twisted|bent) (me|my arm|my wrist|my arms|me down) …… (swollen|bruise|bruised|bruises|broke|broken|hurt|hurts|manager|staff|cant move|breathe|marks|for no reason|fell)',
      `${w} … (wont|didnt|dont|not|used to not|never|refuse to|stopped|refused to|refuses to) (feed|feeding|fed|give|gave|giving|let) (me|us|him|her|them) (any |have |no |eat|food|my (food|meds|medication|inhaler|insulin|phone)|tea|dinner|water|drink|heating|use the (toilet|bathroom|loo))`,
      `${w} … ${aux}(locked|locks|lock|locking|shut|shuts|left) (me|us|him|her|them) (in|outside|in a|in my|in the|alone in|out in the cold)`,
    ),
    unless: anyOf(
      anyOf(
        aboutTheProcess,
        hitByUs,
        phrases(
          '(hit|hits|kick|kicked|push|pushed|pushes|pushing) me (up|with|to (do|go|apply|get|try|be)|off|into (doing|going|getting|a course))',
          '(kicked|kick|throw|threw|chucked|kicking|throwing|pushed|push) (me|us|him|her) (out|off)',
          'locks? me out',
          '(hurt|hurts) my (feelings|arm with a jab)',
          '(nurse|doctor|gp|dentist|physio) … (jab|needle|injection|tooth|blood)',
          '(nightshift|changing (my|the) locks)',
          '(left|leaving) (me|us) (in|alone) (charge|peace)',
        ),
      ),
      phrases(
        'push(ed|es)? me (hard|harder) (at|in|to)',
        '(at training|in training|in the gym|on the pitch)',
      ),
    ),
  },
]

const abuseOfTrust: readonly Rule[] = [
  {
    name: 'insults, threats, humiliation',
    pattern: phrases(
      `${w} … ${aux}(called|calls|calling|call|said|says|shouted|shouting|named|screamed|saying) (me|us|to me|at me|her|him|my mate|im|i was|him) (i was |im |that im |that i am |an? |the |little |dirty |fat |ugly |stupid |fucking |such |nothing but |just |a |like a |go back |old |filthy |lying )*(slag|slut|whore|bitch|cunt|twat|retard|retarded|spastic|tramp|scum|vermin|gypo|gyppo|pikey|paki|nigger|n word|chink|terrorist|monkey|refugee|immigrant|faggot|fag|dyke|tranny|batty|freak|waste of space|worthless|piece of shit|dirty|thick|fat|mental|psycho|junkie|animal|savage|illegal|to my country|to your country)`,
      `${w} …… (racist|homophobic|transphobic|racial slur|racial slurs|slurs|mocks my|mocking my|makes fun of my (accent|disability|colour|skin|weight|scars|religion)|bullies|bullying|bullied|humiliates|humiliated|humiliating|torments|intimidates|intimidating|intimidated)`,
      `${w} …… (threatened|threatens|threatening|threats|blackmail|blackmails|blackmailing|blackmailed)(?! (eviction|court))`,
      `${w} …… ((said|says|saying|told me) if i (tell|say|told|complain|report|grass|dont)|said not to tell|not to tell|dont tell|nobody (will|would|gonna) believe|noone will believe|no one will believe|theyll not believe|they will not believe|wont believe|our (little )?secret|keep (it|this) (a |our )?(secret|between us|quiet)|have friends in my country|get me (deported|recalled|arrested)|lose my (placement|room|baby|kid))`,
    ),
    unless: anyOf(
      anyOf(
        aboutTheProcess,
        phrases(
          '(what you say|this chat|on here|bot)',
          'wont believe me about (the|my) (pip|uc|benefits)',
          '(if i|do i) (tell|say|told|dont) (them|my|him|her|you|u) …… (will|would|do they|can they|see|confidential)',
        ),
      ),
      phrases(
        '(threatened|threatening|threatens|threaten) (with )?(eviction|to evict|court|notice)',
      ),
    ),
  },
  {
    name: 'money and belongings',
    pattern: phrases(
      `${w} … (took|takes|taken|taking|helped (himself|herself) to) … ([0-9]+|money|cash|notes|a (tenner|fiver|twenty)|quid) … (out of|out|from|off) (my|me|our|us)`,
      `(money|cash|card|stuff) … (nicked|stolen|robbed|taken|pinched) ${by}`,
      `${w} … ${aux}(nick|nicks|nicked|nicking|stole|steal|steals|stealing|stolen|robbed|robbing|rob|robs|pinched|pinching|thieving|pocketing|pocketed|helping (himself|herself|themselves) to|skimming|keeping|keepin|keep|kept|spent|spending) … (money|cash|card|benefits|allowance|savings|change|stuff|wages|phone|food|jewellery|pocket money|clothing|clothes|leaving care grant|grant|laptop|things|pip|uc)`,
      `${w} … ${aux}(took|takes|taken|take|taking) (half |all |most |some |out |£|part )*(of )?(my|our|his|her|the kids) (money|cash|benefits|bank card|card|allowance|savings|uc|universal credit|pip|wages|pin|giro|pocket money|esa|grant|clothing money|food money|birthday money)`,
      `${w} … ${aux}(borrow|borrowed|borrows|borrowing|lend|lent|loan|lends|cadged|scrounge) … (money|cash|off me|off us|from me|from us|[0-9]+|me money|quid|tenner|fiver)`,
      `${w} … (made|makes|making|asked|asks|told|got|tells|forced) (me|us|him|her) (to )?(sign|sign a|lend|give (him|her|them) (money|cash|my (card|pin|bank))|transfer|buy (him|her|them)|pay (him|her|them)|send (him|her|them) money|clean (his|her|their) (house|car)|work (for|at) (him|her|his|hers|their)|babysit)`,
      `${w} …… (using|uses|used|has|got|have|knows) (my|our) (bank card|pin|card|bank details|login|account)(?!( (number))? ?(because|so i|to help|for my claim))`,
    ),
    unless: anyOf(
      anyOf(
        aboutTheProcess,
        phrases(
          '(can|could|should|will|would|do|does|allowed to|are) (my |the |your |a )*(pa|carer|carers|foster carer|foster carers|staff|social worker|landlady|keyworker|worker) (be able to )?(keep|take|hold|look after|lend|borrow me|have)',
          '(said|told) … (i had|theres|i get|i would|ill get)',
          'lent me|lend me|borrow me',
          '(keeping|keep|kept) (an eye|my (file|records|details|money safe|stuff safe|spare key)|in touch|hold of)',
          '(keep|keeps|kept|keeping) (forgetting|saying|changing|cancelling|telling|asking|missing|moving)',
          'child benefit',
        ),
      ),
      phrases(
        'sign … (plan|pathway|tenancy|agreement|form for|consent|contract)',
        '(safe|until|til|till) (til |till |until )?im',
        '(keeping|keep|keeps) (my|our) (savings|money) (safe|in|for)',
      ),
    ),
  },
  {
    name: 'drugs, drink, gifts, secrets',
    pattern: phrases(
      `${w} … ${aux}(selling|sells|sold|sell|dealing) (vapes|bud|weed|drugs|burn|spice|fags|pills|stuff|it|phones)`,
      `${w} … ${aux}(deal|deals|dealing|sell|sells|selling|supply|supplying) (drugs |weed |stuff |it |spice |vapes )?to (the |us|me|kids|residents|young people|girls|lads)*(kids|residents|young people|us|me|lads|girls|boys)?`,
      `${w} … ${aux}(sell|sells|sold|selling|deals|dealing|dealt|gave|give|gives|giving|buys|bought|buying|offers|offered|offering|supplies|supplying|gets|getting|smokes|smoked|smoking|shared|shares|sharing|sniffs|sniffing|sneaks|sneaking|brings|brought|bringing|pass|passes|drinks|drinking|swap|swaps) (me |us |my mate |him |her |you |the kids |the lads |kids |some |a |in |his |her )*(weed|drugs|spice|coke|ket|pills|vodka|wine|alcohol|drink|beer|cider|spliff|spliffs|joint|joints|mdma|xans|bud|vapes full|zoots|zoot|balloons|crack|gear|phones|tobacco|burn)`,
      `${w} …… (comes in|turns up|came in|turned up|comes to work|on shift|at work|working|driving us|drives us|drove us|drove me|driving me|drives me) … (drunk|steaming|pissed|stoned|high|wasted|off (his|her|their) (face|head)|on drugs|hungover|smelling of (drink|weed|alcohol))`,
      `${w} … (drunk|stoned|high|pissed|steaming|wasted|asleep) (on|at|in|during) (his |her |their |the |a )?(shift|work|job|night shift|duty)`,
      `${w} … ${aux}(gave|give|gives|giving|bought|buys|buying|buy|gets|got|sends|sent) (me |us |her |him |my mate |just me )+… (present|presents|gift|gifts|phone|trainers|jewellery|underwear|lingerie|money|necklace|cash|perfume|ring|clothes) …… (secret|dont tell|not to tell|between us|said not|no one else|nobody else|special|pics|kiss|hug|massage|massages|favour|house|owe|in return|weird|only me)`,
      `${w} … (giving|gives|gave|pays|paying|paid) (me |him |her |my mate |us |them )?… (money|cash|vapes|fags|weed|drink) (for|in return|if) (massages|massage|pics|sex|kiss|favours|nudes|a kiss|hugs|if he|if she)`,
      `${w} …… (told|tells|tell|gave|give|gives|giving) (my )?(mum|dad|ex|exs|family|boyfriend|stepdad|brother|abuser|parents|birth mum|birth family|him|uncle) (where (i|we) (live|stay|moved|am)|my (new )?(address|number))`,
      `${w} …… (tell|tells|telling|told) (my |the )?(solicitor|home office|lawyer|police) (wrong|lies|different|things i)`,
      `${w} … ${aux}(letting|lets|let) (me|us|him|her|men|strangers|people|random) … (in to|into|stay (at|in|over)|sleep (at|in)|move in with (him|her)|drive (his|her)) (the girls|my room|his|her|our rooms|hers)`,
    ),
    unless: anyOf(
      anyOf(
        aboutTheProcess,
        phrases(
          '(gp|doctor|nurse|psychiatrist|pharmacist|chemist) … (gave|give|prescribed|gives|giving)',
          '(food voucher|food vouchers|leaving present|birthday card|christmas present|birthday present)',
        ),
      ),
      phrases(
        '(gotta|have to|allowed to|supposed to|gonna|need to|must|can|should|will|does … ) tell',
      ),
    ),
  },
]

/** Harm or misuse of trust by an adult whose work, paid or not, is with young people. */
export const allegation: readonly Rule[] = [...sexual, ...physical, ...abuseOfTrust]
