import { denied, fiction, information, past, study } from './guards.ts'
import { anyOf, phrases, together, type Rule } from './rule.ts'
import { numberWord, pills, streetDrugs } from './words.ts'

const swallowed =
  '(took|taken|take|takin|taking|swallowed|swallow|necked|downed|popped|ate|eaten|had|dropped|done|drank|neck)'
const tooMuch =
  '(loads|loads of|lots|lots of|a lot of|all|all of|too many|to many|too much|a whole|whole|the whole|entire|the entire|bunch of|a bunch of' +
  '|handful of|a handful of|packet of|a packet of|a pack of|pack of|box of|a box of|strip of|a strip of|bottle of|a bottle of|every|shitload of|tons of|double|triple|over|about|like|nearly|around)'
const sick =
  '(feel|feeling|felt|hearts?|head|stomach|cant|scared|sick|dizzy|floaty|drowsy|sleepy|help|regret|changed my mind|now what|what do i do|numb|fuzzy|spinning|throwing up)'
const other =
  '(he|hes|she|shes|they|theyre|my (mate|mates|friend|friends|girl|boy|boyfriend|girlfriend|boyfriends|girlfriends|flatmate|housemate|brother|sister|mum|dad|nan|partner|cousin)|someone|this (girl|lad|guy|boy|man|woman|bloke)|(a|the|some) (girl|lad|guy|man|boy|woman|bloke))'

const overdose: readonly Rule[] = [
  {
    name: 'too many tablets',
    pattern: phrases(
      '(throwing up|being sick|vomiting|been sick|puking|spinning|shaking|passing out|seeing things|cant see) …… (took|taken|swallowed) … (tablets|pills|meds|paracetamol|something)',
      '(accidentally|accident|by mistake) (took|taken|swallowed|had) …… (dose|doses|tablets|pills|meds|insulin|too much|too many)',
      `${swallowed} … (load|loads|lot|lots|too many|to many|so many|all|bunch|handful|handfuls|whole|packet|packets|box|boxes|strip|strips|double|triple|entire|rest|bottle|every|pack|[1-9][0-9]) … (of )?(my |the |his |her |mums |dads |them )*${pills}`,
      `(mixed|mixing) (my |all |loads of )*${pills} (and|with) (vodka|alcohol|drink|whisky|rum|gin|ket|coke|beer|cans|lean|wine)`,
      '(cant|struggling to) (keep my eyes open|stay awake|stand up|stay conscious|feel my (body|legs|face)) …… (took|taken|pills|drugs|tablets|drink|drank|vodka|spiked|something)',
      '(took|taken|pills|drugs|tablets|drank|vodka|xans|valium|drink) …… (cant|struggling to) (keep my eyes open|stay awake|stand up|stay conscious)',
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
    unless: anyOf(
      anyOf(
        past,
        study,
        fiction,
        phrases(
          '(gp|doctor|pharmacy) … (reviewed|changed|stopped) my',
          'is it (ok|safe|dangerous) to',
        ),
      ),
      phrases(
        '(can|should|could|how many|how much) (i|you|u) (take|have)',
        '(all|enough) … with me',
        '(gonna|wanna|thinking about|thinking of|planning|plan to|tempted to|want to|urge to|might) (just )?(take|taking|swallow|neck)',
      ),
    ),
  },
  {
    name: 'took too much',
    pattern: phrases(
      `[0-9]+ times (my|the|his|her) (normal |usual |prescribed )?(dose|meds|amount)`,
      '(three|four|five|double|triple|twice|ten) (times )?(my|the|his|her) … (dose|meds|amount)',
      `(too much|too many|to much|way too|loads|whole|all of|all my|all her|all his|double|massive|grams|g of) … (${pills}|${streetDrugs})`,
      `(${pills}|${streetDrugs}) …… (took|taken|had|done|swallowed) … (too much|too many|to much|way too|loads|all|whole|double|the lot)`,
    ),
    and: anyOf(
      phrases(
        '(overheating|burning up|dying|sick|dizzy|help|scared|shaking|wont|cant|heart|floaty|weird|drowsy|blue|passed|fit|fitting|now what|what do i do|what will happen|ago|just|by (accident|mistake)|i took|took way|took too|ive taken|has taken|shes taken|hes taken)',
      ),
    ),
    unless: anyOf(
      past,
      study,
      fiction,
      information,
      phrases(
        '(can|should|could|how many|how much) (i|you) (take|have|smoke|be)',
        '(cut down|cutting down|give up|quit|stop smoking|smoking (way )?too much|smoke (way )?too much)',
        '(gonna|wanna|thinking about|thinking of|planning|plan to|tempted to|want to|urge to|might) … (take|taking|overdose|neck)',
      ),
    ),
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
    unless: anyOf(
      anyOf(
        past,
        study,
        fiction,
        denied,
        phrases('(what happens|someone overdoses|signs of|naloxone|training)'),
      ),
      phrases(
        '(gonna|wanna|thinking about|thinking of|planning|plan to|tempted to|want to|urge to|might) (just |actually )?(take|taking|overdose|overdosing|do)',
      ),
    ),
  },
  {
    name: 'bad reaction to drugs or drink',
    pattern: phrases(
      `(done|had|took|taken|smoked|sniffed|doing|on) … ${streetDrugs} …… (dropped|floor|hit the floor|collapsed|fell|eyes|shaking|not moving|talking|weird|heart|help)`,
      '(put|slipped|dropped|puts) (something|stuff|a pill|pills|drugs) in (my|her|his) (drink|pint|glass|vape)',
      '(dropped|bombed|double dropped|sniffed|smoked|bumped|k hole|whitey|greening out) …… (heart|dying|cant|not breathing|blue|wont|fit|fitting|scared|help|passed out|freaking)',
      `(too much|to much|loads of|bad|dodgy|first time on|off his head on|whited out|greened out) (of )?${streetDrugs} …… (not|wont|cant|passed|blue|slow|heart|shaking|sick|breath|breathing|fit|fitting|answering|collapsed|scared|help|overheating|burning up|floor)`,
      `(took|taken|had|done|smoked|sniffed|dropped|on) (some |a |too much |bad )?(${streetDrugs}|something|summat|pill|a pill|line|lines|bump|weed) …… (gone blue|wont wake|heart (is |wont )?(racing|pounding|stop)|not breathing|cant breathe|fitting|collapsed|not responding|turning blue|lips|unconscious|passed out)`,
      '(been|got|getting|drink was|drink got|think i was|think ive been|think i got|mate got|needle|was) spiked',
      'spiked (my|her|his) drink',
      'coming up wrong',
    ),
    unless: anyOf(anyOf(past, study, fiction), phrases('(test|job|quit|cut down|groups?|clean)')),
  },
]

const emergency: readonly Rule[] = [
  {
    name: 'cannot breathe, chest pain',
    pattern: phrases(
      '(arm|leg|side|face|hand) (is |just |has |went |gone |going |suddenly )+numb …… (speech|face|chest|talk|see|words|slur|vision|weird|droop)',
      '(speech|words|talking) (is |are |has |gone |all |coming out )+(slurred|weird|slurring|wrong|funny|jumbled)',
      '(bad|really|sharp|having|got|severe|getting|awful|intense) (bad |really |sharp |severe )*(chest pain|chest pains|pain in my chest|pains in my chest)',
      '(chest pain|chest pains|pain in my chest|pains in my chest) …… (arm|breath|breathe|breathing|sweat|dizzy|bad|now|help|jaw|worse)',
      '(trouble|difficulty|problems|struggling with) (with )?breathing',
      '(throat|throats|tongue|face|lips) (is |are |has |keeps |all |feels like its |getting )*(swelling|closing|swollen|closed up|swelled) …… (breathe|breathing|swallow|nuts|eating|ate|allerg|sting|stung|talk|help|up|bad)',
      '(throat|throats|tongue) (is |are |has |keeps |feels like its )*(swelling|closing)',
      'heart (is |keeps |feels like its )*(going (mental|mad|crazy)|beating (so|really|well|way|dead)|stopping|wont (slow|stop)|gonna explode|jumping out) …… (fast|took|drug|breathe|dying|dizzy|think|scared|help|hours|pill|coke)',
      '(think|feel like|swear|convinced) (im|hes|shes|she is|he is) (actually |really |literally |gonna )*(dying|die|dead)',
      '(cant|not|barely|hardly|struggling to|struggle to|stopped|isnt|hard to|wont) (really |properly |even |stop )?(breathe|breathing|get my breath|catch my breath|get air)',
      'breathing (is |has |well |really |very |so |all |gone )*(slow|funny|weird|shallow|fast|wrong|bad|stopped)',
      '(chest|heart) (is |feels |really |so |got |well |all )*(tight|hurts|hurting|pains|pain|crushing|killing|racing|pounding|stopping) …… (arm|jaw|breathe|breath|breathing|dizzy|sweating|collapse|faint|scared|help|cant|wont|numb|tingling|now)',
      '(having|had|think its|think im having|hes having|shes having) a (heart attack|stroke|seizure|fit|asthma attack|severe)',
      '(asthma attack|allergic reaction|anaphylaxis|anaphylactic|throat is closing|throat closing|throat swelling|tongue swelling|need my epipen|inhaler (isnt|not|wont) work(ing)?)',
      '(choking|choked) (on|and|right now|help)',
      'face (has |is |gone )?(drooping|droopy|dropped|drooped)',
    ),
    unless: anyOf(
      anyOf(
        anyOf(
          phrases(
            'cant breathe (laughing|lol)',
            '(mould|damp|smoking area) …… (landlord|report)',
            '(nearly|almost|gave|give|gives|giving) (me )?(had )?a (heart attack|stroke)',
          ),
          fiction,
          study,
          past,
        ),
        phrases('(hungover|embarrass|boredom|lol|laughing|starving|hunger|of shame|hangover)'),
      ),
      phrases(
        '(baby|toddler|son|daughter|he was born)',
        '(they|staff|copper|coppers|officer|officers|carer|carers) … restrained',
      ),
    ),
  },
  {
    name: 'not waking, unconscious',
    pattern: phrases(
      '(hes|shes|he|she|theyre|mate|friend) … (overheating|collapsing|convulsing|fitting|unresponsive|unconscious)',
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
      phrases(
        '(needles|blood tests|jabs|answering (me|my) (texts|calls|emails|messages)|her emails|phone calls|(pa|worker|landlord|council|dwp|adviser) … (answer|answering|respond|responding)|hair|dye|food|hungover|carpet|kitchen fitting|new kitchen)',
      ),
    ),
  },
  {
    name: 'bleeding badly',
    pattern: phrases(
      '(blood|bleeding) (is |keeps )*(coming|pouring|dripping|leaking) (out|from|down|through)',
      'water(s)? (has |have |just )*(broke|broken|gone)',
      '(so much|too much|loads of|lots of|pool of) blood',
      'blood (everywhere|pouring|all over|gushing|pumping|squirting)',
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
    unless: anyOf(
      anyOf(
        anyOf(
          fiction,
          study,
          phrases(
            '(fight|fighting|stabbed|attacked|punched|bottled|self harm|cut myself)',
            '(nosebleed|period|months ago|last year|stains|bloodstain|gums)',
          ),
          past,
        ),
        phrases('(taking|take|took|test|tests|sample) (so much |too much )?blood'),
      ),
      phrases('(pipe|boiler|washing machine|tap|heating|hot water)'),
    ),
  },
  {
    name: 'hurt badly, poisoned, fire',
    pattern: phrases(
      '(diabetic|epileptic|epilepsy|asthmatic) …… (passed out|fit|fits|seizure|seizures|fainted|collapsed|attack|shaking|cant)',
      '(artery|spurting|gushing|severed|impaled|chopped off|cut off my|lost a) …… (finger|leg|arm|blood|hand|saw|bleeding|now|help|spurting|it)',
      '(burnt|burned|scalded|burns) … (face|badly|bad|boiling|peeling|whole|chip pan|really bad|all over|hot oil)',
      '(cant|dont) (feel|move) … (side|legs|arms|face|arm|leg|body|hands|feet)',
      '(electrocuted|electric shock)',
      '(carbon monoxide|co) (alarm|detector) …… (beeping|going off|headache|headaches|dizzy|sick|sleepy)',
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
    unless: anyOf(
      anyOf(
        anyOf(
          past,
          fiction,
          study,
          phrases('(test|drill|who pays|bill for|mixtape|missing|wont put|fit one|how do i get a)'),
        ),
        phrases('nothings? (is )?beeping'),
      ),
      phrases(
        '(little|small|lil|bit|mild) (blister|burn|sore)',
        '(cold|freezing|heating|boiler|gloves)',
      ),
    ),
  },
]

/** Life at risk from the body, overdose first. Someone else's life counts as the writer's. */
export const medical: readonly Rule[] = [...overdose, ...emergency]
