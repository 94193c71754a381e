import { denied, fiction, past, study } from './guards.ts'
import { anyOf, phrases, type Rule } from './rule.ts'
import { numberWord, pills, streetDrugs } from './words.ts'

const swallowed = '(took|taken|take|takin|taking|swallowed|swallow|necked|downed|popped|ate|eaten|had|dropped|done|drank|neck)'
const tooMuch =
  '(loads|loads of|lots|lots of|a lot of|all|all of|too many|to many|too much|a whole|whole|the whole|entire|the entire|bunch of|a bunch of' +
  '|handful of|a handful of|packet of|a packet of|a pack of|pack of|box of|a box of|strip of|a strip of|bottle of|a bottle of|every|shitload of|tons of|double|triple|over|about|like|nearly|around)'
const sick = '(feel|feeling|felt|hearts?|head|stomach|cant|scared|sick|dizzy|floaty|drowsy|sleepy|help|regret|changed my mind|now what|what do i do|numb|fuzzy|spinning|throwing up)'
const other = '(he|hes|she|shes|they|theyre|my (mate|mates|friend|friends|girl|boy|boyfriend|girlfriend|boyfriends|girlfriends|flatmate|housemate|brother|sister|mum|dad|nan|partner|cousin)|someone|this (girl|lad|guy|boy|man|woman|bloke)|(a|the|some) (girl|lad|guy|man|boy|woman|bloke))'

const overdose: readonly Rule[] = [
  {
    name: 'too many tablets',
    pattern: phrases(
      `${swallowed} … ${tooMuch} (my |me |the |them |his |her |of |these |those )?(my |the |his |her )?${numberWord}? ?(of )?(my |the )?${pills}`,
      `${swallowed} (about |like |over |nearly |all |around )?([1-9][0-9]+|ten|twelve|fifteen|twenty|thirty|forty|fifty) (or so )?(of )?(my |the )?${pills}`,
      `${swallowed} (all |loads of |too many of |to many of )(of )?(my |them|it|the|these) …… (tablets|pills|meds|in one go|at once)`,
      `(too|to) (many|much) (of )?(my |the )?${pills} …… ${sick}`,
      `${numberWord} times … (what|wat|the dose|supposed|meant|prescribed)`,
      `${swallowed} … (the|some|my|those|these|his|her|their) ${pills} …… (changed my mind|scared|regret|dont wanna die|hour ago|dizzy|sick|help|sleepy|drowsy|to end|to die|and vodka|with vodka)`,
      '(drank|drunk|drinking|swallowed|drink) (some |loads of |a bit of )?(bleach|antifreeze|weed killer|weedkiller|poison|cleaner|disinfectant|white spirit|acid)',
      `(drank|drunk|drinking|had|necked|downed) … (vodka|whisky|whiskey|rum|gin|bottle|cans|wine) … (on|with|and|on top of) (all |loads of |a load of |some )?(my |the )?${pills}`,
      `${pills} (and|with) (a |loads of |half a )?(bottle of )?(vodka|whisky|rum|gin|alcohol|drink)`,
      'took the lot',
    ),
    unless: anyOf(past, study, fiction, phrases('(gp|doctor|pharmacy) … (reviewed|changed|stopped) my', 'is it (ok|safe|dangerous) to')),
  },
  {
    name: 'overdose by name',
    pattern: phrases(
      '(ive|i|just|think i|may have|might have|have|has|hes|shes|mate|friend|i think i|accidentally) (just |accidentally |actually |may have |might have )?(overdosed|overdose|overdosing)',
      '(took|taken|take|taking|had|done|having) (a |an |another |a big |a massive )?(overdose)',
      'overdosing',
      'overdosed',
      'im overdose',
    ),
    unless: anyOf(past, study, fiction, denied, phrases('(what happens|someone overdoses|signs of|naloxone|training)')),
  },
  {
    name: 'bad reaction to drugs or drink',
    pattern: phrases(
      `(too much|to much|loads of|bad|dodgy|first time on|off his head on|whited out|greened out) (of )?${streetDrugs} …… (not|wont|cant|passed|blue|slow|heart|shaking|sick|breath|breathing|fit|fitting|answering|collapsed|scared|help|overheating|burning up|floor)`,
      `(took|taken|had|done|smoked|sniffed|dropped|on) (some |a |too much |bad |summat |something )?${streetDrugs}? ?…… (gone blue|wont wake|heart (is |wont )?(racing|pounding|stop)|not breathing|cant breathe|fitting|collapsed|not responding|turning blue|lips|unconscious|passed out)`,
      '(been|got|getting|drink was|drink got|think i was|think ive been|think i got|mate got|needle|was) spiked',
      'spiked (my|her|his) drink',
      'coming up wrong',
    ),
    unless: anyOf(past, study, fiction),
  },
]

const emergency: readonly Rule[] = [
  {
    name: 'cannot breathe, chest pain',
    pattern: phrases(
      '(cant|not|barely|hardly|struggling to|struggle to|stopped|isnt|hard to|wont) (really |properly |even |stop )?(breathe|breathing|get my breath|catch my breath|get air)',
      'breathing (is |has |well |really |very |so |all |gone )*(slow|funny|weird|shallow|fast|wrong|bad|stopped)',
      '(chest|heart) (is |feels |really |so |got |well |all )*(tight|hurts|hurting|pains|pain|crushing|killing|racing|pounding|stopping) …… (arm|jaw|breathe|breath|breathing|dizzy|sweating|collapse|faint|scared|help|cant|wont|numb|tingling|now)',
      '(having|had|think its|think im having|hes having|shes having) a (heart attack|stroke|seizure|fit|asthma attack|severe)',
      '(asthma attack|allergic reaction|anaphylaxis|anaphylactic|throat is closing|throat closing|throat swelling|tongue swelling|need my epipen|inhaler (isnt|not|wont) work(ing)?)',
      '(choking|choked) (on|and|right now|help)',
      'face (has |is |gone )?(drooping|droopy|dropped|drooped)',
    ),
    unless: anyOf(
      phrases('cant breathe (laughing|lol)', '(mould|damp|smoking area) …… (landlord|report)', '(nearly|almost|gave|give|gives|giving) (me )?(had )?a (heart attack|stroke)'),
      fiction,
      study,
      past,
    ),
  },
  {
    name: 'not waking, unconscious',
    pattern: phrases(
      `${other} …… (wont|not|isnt|cant|wouldnt) (wake|waking|wake up|waking up|respond|responding|answering me|moving|answer me|come round|breathing)`,
      '(cant|wont) (get|wake) (him|her|them|my [a-z]+) (up|to wake|awake)',
      '(unconscious|unresponsive|not conscious|out cold|knocked out and|eyes (are )?(rolling|rolled)|foaming|frothing|fitting|having a seizure|having seizures)(?! room)',
      '(lips|face|shes|hes|going|gone|turning|went|turned|fingers) (are |is |all |gone |going |turning )*blue',
      `${other} (has |just |have |is )*(collapsed|passed out|blacked out|fainted)`,
      'im (gonna |about to )?(pass out|passing out|blacking out|fading|slipping away)',
      'feel like im (going under|dying|gonna pass out|slipping|fading|gonna collapse|gonna die)',
    ),
    unless: anyOf(
      past,
      fiction,
      study,
      phrases('(needles|blood tests|jabs|answering (me|my) (texts|calls|emails|messages)|her emails|phone calls|(pa|worker|landlord|council|dwp|adviser) … (answer|answering|respond|responding)|hair|dye|food|hungover|carpet|kitchen fitting|new kitchen)'),
    ),
  },
  {
    name: 'bleeding badly',
    pattern: phrases(
      '(bleeding|bleed|bleeds|blood) (is |are |really |so |just )*(loads|lots|a lot|heavily|heavy|badly|bad|out|everywhere|too much|to much|all over|wont stop|isnt stopping|not stopping|pouring|gushing|through)',
      '(wont|cant|not|isnt|dont) (get it to |make it )?stop(ping|ped)? bleeding',
      '(losing|lost) (a lot of|loads of|too much|so much|lots of) blood',
      '(coughing|throwing|vomiting|puking|sicking|spitting) (up )?(loads of )?blood',
      '(weeks|pregnant|pregnancy|bump) …… (bleeding|blood|contractions|really bad pain|waters|baby (isnt|not|hasnt|stopped) mov(ing|ed)|cant feel (the )?baby)',
      '(bleeding|blood) …… (pregnant|weeks gone|baby)',
      'waters (have |has |just )?(broke|broken|gone)',
      '(in labour|having contractions|contractions (are )?(every|coming)|baby (is )?coming (now|out|early))',
      '(cant|not|havent|hasnt) (feel|felt|feeling) (the |my )?baby (move|moving|kick|kicking)',
      '(glass|knife|bone) … (stuck in|sticking out|in my (leg|arm|stomach|hand))',
    ),
    unless: anyOf(fiction, study, phrases('(fight|fighting|stabbed|attacked|punched|bottled|self harm|cut myself)', '(nosebleed|period|months ago|last year|stains|bloodstain|gums)'), past),
  },
  {
    name: 'hurt badly, poisoned, fire',
    pattern: phrases(
      '(hit|banged|smacked|smashed|cracked) (my|his|her) head …… (sick|dizzy|blood|bleeding|passed|confused|blurry|sleepy|vomit|throwing up|seeing|fell|knocked)',
      '(been|got|just) (run over|hit by a car|knocked down|electrocuted|scalded)',
      '(fell|fallen) (out|off|down|from) (of )?(the |a |my )?(window|balcony|roof|stairs|ladder|building) …… (cant|bleeding|move|leg|back|head|help|not)',
      '(smell|smells|smelling) (of )?gas …… (dizzy|head|sick|headache|flat|everywhere|strong|really)',
      '(carbon monoxide|co) (alarm|detector) (is |keeps |has |just )*(going off|beeping|gone off|went off|sounding)',
      '(flat|house|kitchen|room|hostel|building|curtains|cooker|bed|place)s? (is |are |has |caught |gone |just )*on fire',
      'caught fire',
      'theres (a )?(fire|smoke) (in|everywhere|coming|under|all)',
      '(stiff neck|rash (that )?(wont|dont|not) (fade|go)) …… (rash|stiff|temperature|light|headache|hot|fade|glass)',
      '(cant|dont) (feel|move) my (legs|arms|face|arm|leg|side|neck|body)',
      '(call|need|send|get) (me |us |him |her )?(an )?(ambulance|paramedic|paramedics)',
      '(sugar|sugars|blood sugar|bloods) … (really |so |too |way )?(low|high) …… (shaking|cant|confused|insulin|help|pass|sick|drowsy)',
    ),
    unless: anyOf(past, fiction, study, phrases('(test|drill|who pays|bill for|mixtape|missing|wont put|fit one|how do i get a)')),
  },
]

/** Life at risk from the body, overdose first. Someone else's life counts as the writer's. */
export const medical: readonly Rule[] = [...overdose, ...emergency]
