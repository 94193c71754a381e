import { fiction, study } from './guards.ts'
import { anyOf, phrases, type Rule } from './rule.ts'
import { worker } from './words.ts'

const w = `(${worker}|(she|he|they)s? (is|was) (my|a|our) (teacher|carer|worker|coach|mentor|keyworker))`
const by = `(by|off|from) (a |an |my |the |one of the |our |some |old |night )*${worker}`
const me = '(me|us|my (mate|mates|friend|friends|brother|sister|foster brother|foster sister|cousin)|kids|a kid|(a|this|one|another) (girl|boy|lad|kid|young person|resident)|him|her|them|someone|the (girls|boys|kids|lads)|residents|young people|people here)'
const aux = '(is |was |were |are |has |had |have |just |keeps |keep |kept |always |used to |been |would |will |tried to |tries to |started |once |went and |actually |proper |literally |well |and |like |who |that |got drunk and |came up and |said he |gonna |sometimes |even )*'

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
const hitByUs = phrases(`(i|ive) (just |have )?(hit|punched|pushed|kicked|assaulted|slapped|threatened|attacked) (a |my |the |one of the )*${worker}`)

const sexual: readonly Rule[] = [
  {
    name: 'sexual or romantic',
    pattern: phrases(
      `${w} … ${aux}(kissed|kiss|kissing|kisses|groped|grope|groping|fingered|raped|molested|abused|abusing|perving|perved|perves|perv|flirt|flirts|flirted|flirting|hits on|hit on|hitting on|came on to|coming on to|comes on to|sexually [a-z]+|handsy|touchy|touchy feely|inappropriate|creepy|creeping|noncing|nonce|wanked|wanking|masturbating|flashed|exposed himself|exposing himself|staring at my (body|boobs|bum|chest|arse))`,
      `${w} … ${aux}(touch|touched|touching|touches|rub|rubbed|rubbing|stroke|stroked|stroking|strokes|felt|feels|feeling|tickle|tickles|tickling|massage|massaged|massages|cuddle|cuddled|cuddles|cuddling|squeezed|squeezes|spanked|smacked my bum|hugs|hugged) (up )?(me|my|her|him|us|them)(?! (base|feelings))`,
      `${w} … (put|puts|putting|has|had|placed|places) (his|her|their) (hand|hands|arm|arms|leg|head) (on|up|down|round|around|in|between|over) (my|me|her)`,
      `${w} … ${aux}(sleeping with|sleeps with|slept with|shagging|shagged|having sex|had sex|has sex|sex with|seeing|dating|going out with|going with|in a relationship with|getting with|got with|pulled|together with) …(a |one |me|my |this |her|him|the )`.replace(' …(', ' ('),
      `${w} …… (im|i am|youre|you are|i look|i was|me) (so |well |really |proper |dead |too |very |looking |a )*(fit|pretty|sexy|hot|beautiful|gorgeous|peng|stunning|buff|leng|nice body|tempting|mature for my age|special to (him|her)|old for my age)`,
      `${w} …… (send|sends|sent|sending|asked|asks|asking|wants|want|share|shares|shared|showed|shows|show) (me |us |him |her |for |my |to see |a |his |some |pics |to |send )*(d pics|dick pics|dick pic|nudes|nude|naked|pics of (me|my|him)|pictures of (me|my)|porn|sexual|dirty|rude pics|topless|underwear|feet pics|pics in|sexts|sexting|sexy|kisses|hearts|love hearts|bikini)`,
      `${w} … ${aux}(text|texts|texting|messages|messaging|message|dms|dm|snaps|snapping|rings|ringing|calls|calling|facetimes|inboxing) (me |us |her |him |my mate )?… (at night|late|love|fit|babe|baby|darling|gorgeous|xx|every night|midnight|drunk|[1-9]am|private|personal (phone|number)|dirty|sexual|flirty|dont tell|secret)`,
      `${w} … ${aux}(added|adding|adds|follows|followed|following|friended|messaged|messaging|dmed|found|snapped|chatting to|talking to) me on (insta|instagram|snap|snapchat|facebook|tiktok|tinder|grindr|hinge|whatsapp|his personal|her personal|telegram|discord)`,
      `${w} … (asked|asks|asking|wants|invited|invites|inviting|takes|took|taken|take|taking|keeps asking) (me |us |my mate |you |to )*(out|on a date|for a drink|to (his|her|their|there|they) (house|flat|place|home|car|bed|room)|back to (his|hers|her|theirs)|to be (his|her)|to meet (him|her) (alone|outside|after))(?! of)`,
      `${w} …… (chatting|chats|talk|talks|talking|asks|asking|asked|jokes|joking|going on) (to me |me |us )?(about|bout|if im|if i) (sex|his sex|my sex|what i wear in bed|my body|my boobs|my bra|virgin|a virgin|wanking|porn|having sex|sleep with|his dick|positions|sexual)`,
      `${w} …… (do (him|her|them) a favour|sexual favours?|suck|sex for|sleep with (him|her|them)|in return|in exchange)`,
      `(touched|groped|kissed|raped|abused|molested|assaulted|fiddled with|felt up|perved on|perving on|watched|sexually abused|sexually assaulted|filmed|photographed|flirted with|creeped on|sexually harassed|harassed) (by|off) (a |an |my |the |one of the |our |some |old |night |this )*${worker}`,
      '(restrained|strip searched|stripped) me … (laughing|laughed|hurt|naked|alone|touched)',
    ),
    unless: anyOf(aboutTheProcess, phrases('(seeing|see) (a |my |the |me )?(doctor|gp|therapist|counsellor|nurse|him|her) (next|on|this|every|about|again|for)', '(kissed|hugged) goodbye', '(allowed to|can they|can i|normal to) hug')),
  },
  {
    name: 'watching, filming, coming in',
    pattern: phrases(
      `${w} …… (watch|watches|watched|watching|stares|staring|stare|looking at|looks at|perving) (at )?(me|us|girls|her|him|my|the girls) … (shower|change|changing|changed|undress|undressed|dressed|toilet|bed|sleep|sleeping|naked|body|chest|boobs|legs|asleep|getting|bath)`,
      `${w} …… (come|comes|came|coming|walk|walks|walked|walking|lets himself|let himself|lets herself|get|gets|got|sits|sat|sit|go|goes|going|in|into|enters|sneaks) (himself |herself )?(in|into|on|in to|to) (our|my|your|me|the girls|her|his|girls|the boys|you|us)?( bed| room| rooms| bedroom| bathroom| shower)? … (night|changing|changed|naked|getting dressed|undressed|asleep|sleeping|shower|without knock|in bed|bed|my bed|dark|sits on|towel|drunk|lock|underwear|3am|2am|4am|1am)`,
      `${w} … ${aux}(filmed|filming|films|recorded|recording|took (pics|photos|pictures|videos)|taking (pics|photos|pictures|videos)|photographed|videoed|posted|livestreamed) …… (me|us|my|shower|changing|asleep|meltdown|crying|staff|snapchat|group chat|laughing|girls)`,
    ),
    unless: anyOf(aboutTheProcess, phrases('(room check|room checks|fire drill|repair|repairs|inspection|plumber|cctv)')),
  },
]

const physical: readonly Rule[] = [
  {
    name: 'hitting, holding, shutting in',
    pattern: phrases(
      `${w} … ${aux}(hit|hits|hitting|slap|slapped|slaps|slapping|punch|punched|punches|punching|kick|kicked|kicks|kicking|beat|beats|beating|batter|battered|strangled|choked|smack|smacked|smacks|shoved|shove|shoves|shook|shake|headbutted|pinned|pin|pins|dragged|drags|drag|grabbed|grabs|grab|grabbing|twisted|twists|bent|pushed|push|pushes|threw|throws|throw|spat|spit|spits|burnt|burned|burns|hurt|hurts|hurting|attacked|assaulted|restrained|restrains|restrain|sat on|knelt on|kneeled on|stamped on|locked|locks|starved|bruised|cornered|manhandled|flung|yanked|whacked|clipped|scratched|bit|thumped) (up |on |hold of |at |a cup at |something at |stuff at |his keys at )?(${me}|my (arm|arms|wrist|neck|hair|face|head|food|leg|throat|back|ear)|each other)(?! (out|up with|off my (benefits|claim)|off the))`,
      `(hit|slapped|punched|kicked|beaten|strangled|grabbed|pushed|pinned|restrained|dragged|hurt|attacked|assaulted|bullied|threatened|shoved|choked|locked in|thrown|headbutted) (up |down |against the wall |in (my|the) [a-z]+ )?${by}`,
      `${w} … (push|pushed|threw|throw|throws|kicked|kick|tipped|spat|smashed|broke|binned|destroyed|ripped) … (my|our) (food|dinner|stuff|things|phone|belongings|clothes|tea|photos)`,
      '(restrained|restrain|held down|pinned|twisted|bent) (me|my arm|my wrist|my arms|me down) …… (swollen|bruise|bruised|bruises|broke|broken|hurt|hurts|manager|staff|cant move|breathe|marks|for no reason|fell)',
      `${w} … (wont|didnt|dont|not|used to not|never|refuse to|stopped|refused to|refuses to) (feed|feeding|fed|give|gave|giving|let) (me|us|him|her|them) (any |have |no |eat|food|my (food|meds|medication|inhaler|insulin|phone)|tea|dinner|water|drink|heating|use the (toilet|bathroom|loo))`,
      `${w} … ${aux}(locked|locks|lock|locking|shut|shuts|left) (me|us|him|her|them) (in|outside|in a|in my|in the|alone in|out in the cold)`,
    ),
    unless: anyOf(
      aboutTheProcess,
      hitByUs,
      phrases('(hit|hits|kick|kicked|push|pushed|pushes|pushing) me (up|with|to (do|go|apply|get|try|be)|off|into (doing|going|getting|a course))', '(kicked|kick|throw|threw|chucked|kicking|throwing|pushed|push) (me|us|him|her) (out|off)', 'locks? me out', '(hurt|hurts) my (feelings|arm with a jab)', '(nurse|doctor|gp|dentist|physio) … (jab|needle|injection|tooth|blood)', '(nightshift|changing (my|the) locks)', '(left|leaving) (me|us) (in|alone) (charge|peace)'),
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
    unless: anyOf(aboutTheProcess, phrases('(what you say|this chat|on here|bot)', 'wont believe me about (the|my) (pip|uc|benefits)', '(if i|do i) (tell|say|told|dont) (them|my|him|her|you|u) …… (will|would|do they|can they|see|confidential)')),
  },
  {
    name: 'money and belongings',
    pattern: phrases(
      `${w} … ${aux}(nick|nicks|nicked|nicking|stole|steal|steals|stealing|stolen|robbed|robbing|rob|robs|pinched|pinching|thieving|pocketing|pocketed|helping (himself|herself|themselves) to|skimming|keeping|keepin|keep|kept|spent|spending) … (money|cash|card|benefits|allowance|savings|change|stuff|wages|phone|food|jewellery|pocket money|clothing|clothes|leaving care grant|grant|laptop|things|pip|uc)`,
      `${w} … ${aux}(took|takes|taken|take|taking) (half |all |most |some |out |£|part )*(of )?(my|our|his|her|the kids) (money|cash|benefits|bank card|card|allowance|savings|uc|universal credit|pip|wages|pin|giro|pocket money|esa|grant|clothing money|food money|birthday money)`,
      `${w} … ${aux}(borrow|borrowed|borrows|borrowing|lend|lent|loan|lends|cadged|scrounge) … (money|cash|off me|off us|from me|from us|[0-9]+|me money|quid|tenner|fiver)`,
      `${w} … (made|makes|making|asked|asks|told|got|tells|forced) (me|us|him|her) (to )?(sign|sign a|lend|give (him|her|them) (money|cash|my (card|pin|bank))|transfer|buy (him|her|them)|pay (him|her|them)|send (him|her|them) money|clean (his|her|their) (house|car)|work (for|at) (him|her|his|hers|their)|babysit)`,
      `${w} …… (using|uses|used|has|got|have|knows) (my|our) (bank card|pin|card|bank details|login|account)(?! (number)? ?(because|so i|to help|for my claim))`,
    ),
    unless: anyOf(aboutTheProcess, phrases('(can|could|should|will|would|do|does|allowed to|are) (my |the |your |a )*(pa|carer|carers|foster carer|foster carers|staff|social worker|landlady|keyworker|worker) (be able to )?(keep|take|hold|look after|lend|borrow me|have)', '(said|told) … (i had|theres|i get|i would|ill get)', 'lent me|lend me|borrow me', '(keeping|keep|kept) (an eye|my (file|records|details|money safe|stuff safe|spare key)|in touch|hold of)', '(keep|keeps|kept|keeping) (forgetting|saying|changing|cancelling|telling|asking|missing|moving)', 'child benefit')),
  },
  {
    name: 'drugs, drink, gifts, secrets',
    pattern: phrases(
      `${w} … ${aux}(sell|sells|sold|selling|deals|dealing|dealt|gave|give|gives|giving|buys|bought|buying|offers|offered|offering|supplies|supplying|gets|getting|smokes|smoked|smoking|shared|shares|sharing|sniffs|sniffing|sneaks|sneaking|brings|brought|bringing|pass|passes|drinks|drinking|swap|swaps) (me |us |my mate |him |her |you |the kids |the lads |kids |some |a |in |his |her )*(weed|drugs|spice|coke|ket|pills|vodka|wine|alcohol|drink|beer|cider|spliff|spliffs|joint|joints|mdma|xans|bud|vapes full|zoots|zoot|balloons|crack|gear|phones|tobacco|burn)`,
      `${w} …… (comes in|turns up|came in|turned up|comes to work|on shift|at work|working|driving us|drives us|drove us|drove me|driving me|drives me) … (drunk|steaming|pissed|stoned|high|wasted|off (his|her|their) (face|head)|on drugs|hungover|smelling of (drink|weed|alcohol))`,
      `${w} … (drunk|stoned|high|pissed|steaming|wasted|asleep) (on|at|in|during) (his |her |their |the |a )?(shift|work|job|night shift|duty)`,
      `${w} … ${aux}(gave|give|gives|giving|bought|buys|buying|buy|gets|got|sends|sent) (me |us |her |him |my mate |just me )+… (present|presents|gift|gifts|phone|trainers|jewellery|underwear|lingerie|money|necklace|cash|perfume|ring|clothes) …… (secret|dont tell|not to tell|between us|said not|no one else|nobody else|special|pics|kiss|hug|massage|massages|favour|house|owe|in return|weird|only me)`,
      `${w} … (giving|gives|gave|pays|paying|paid) (me |him |her |my mate |us |them )?… (money|cash|vapes|fags|weed|drink) (for|in return|if) (massages|massage|pics|sex|kiss|favours|nudes|a kiss|hugs|if he|if she)`,
      `${w} …… (told|tells|tell|gave|give|gives|giving) (my )?(mum|dad|ex|exs|family|boyfriend|stepdad|brother|abuser|parents|birth mum|birth family|him|uncle) (where (i|we) (live|stay|moved|am)|my (new )?(address|number))`,
      `${w} …… (tell|tells|telling|told) (my |the )?(solicitor|home office|lawyer|police) (wrong|lies|different|things i)`,
      `${w} … ${aux}(letting|lets|let) (me|us|him|her|men|strangers|people|random) … (in to|into|stay (at|in|over)|sleep (at|in)|move in with (him|her)|drive (his|her)) (the girls|my room|his|her|our rooms|hers)`,
    ),
    unless: anyOf(aboutTheProcess, phrases('(gp|doctor|nurse|psychiatrist|pharmacist|chemist) … (gave|give|prescribed|gives|giving)', '(food voucher|food vouchers|leaving present|birthday card|christmas present|birthday present)')),
  },
]

/** Harm or misuse of trust by an adult whose work, paid or not, is with young people. */
export const allegation: readonly Rule[] = [...sexual, ...physical, ...abuseOfTrust]
