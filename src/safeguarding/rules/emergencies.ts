import { fiction, past, study } from './guards.ts'
import { anyOf, phrases, type Rule } from './rule.ts'

const other =
  '(he|hes|she|shes|they|theyre|my (mate|mates|friend|friends|girl|boy|boyfriend|girlfriend|boyfriends|girlfriends|flatmate|housemate|brother|sister|mum|dad|nan|partner|cousin)|someone|this (girl|lad|guy|boy|man|woman|bloke)|(a|the|some) (girl|lad|guy|man|boy|woman|bloke))'

/** Breath, heart, bleeding, waking: what 999 asks about first. */
export const emergencies: readonly Rule[] = [
  {
    name: 'cannot breathe, chest pain',
    pattern: phrases(
      '(my|his|her) (hearts|heart is|heart) (racing|pounding|going mad) …… (took|taken|pill|pills|drugs|dodgy|something|sniffed|smoked)',
      '(took|taken|had|pill|pills|drugs|dodgy|sniffed|smoked) …… (hearts|heart is|heart) (racing|pounding|going mad)',
      'heart keeps (stopping|skipping|pausing)',
      '(hes|shes|he is|she is|im|mate is|friend is|baby is|is) choking',
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
      '(having|had|think its|think im having|hes having|shes having) a (seizure|fit|asthma attack|severe)',
      '(having|just had|has had|think its|think (i|he|she|hes|shes|ive) had|(ive|hes|shes|dads|mums|nans|grandads|mates|partners|boyfriends|girlfriends) had) a (heart attack|stroke)',
      'had a (heart attack|stroke) …… (right now|just now|help|floor|ambulance|face|speech|breathing|not moving|what do i do|wont wake|cant (move|talk|speak))',
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
      '(stopped|stop) breathing',
      '(im )?(gonna|about to) (faint|collapse|pass out|black out)',
      '(hes|shes|he|she|theyre|mate|friend) … (overheating|collapsing|convulsing|(?<!(tag|carpet|kitchen|meter) )fitting(?! (kitchens?|carpets?|windows|bathrooms|doors|in|it|them|a|the)\\b)|unresponsive|unconscious)',
      `${other} …… (wont|not|isnt|cant|wouldnt) (wake|waking|wake up|waking up|respond|responding|answering me|moving|answer me|come round|breathing)`,
      '(cant|wont) (get|wake) (him|her|them|my [a-z]+) (up|to wake|awake)',
      '(unconscious|unresponsive|not conscious|out cold|knocked out and|eyes (are )?(rolling|rolled)|foaming|frothing|(?<!(tag|carpet|kitchen|meter) )fitting(?! (kitchens?|carpets?|windows|bathrooms|doors|in|it|them|a|the)\\b)|having a seizure|having seizures)(?! room\\b)',
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
        '(fish|budgie|needles|blood tests|jabs|answering (me|my) (texts|calls|emails|messages)|her emails|phone calls|(pa|worker|landlord|council|dwp|adviser|lawyer|solicitor|barrister|home office) … (answer|answering|respond|responding)|hair|dye|food|hungover|carpet|kitchen fitting|new kitchen)',
      ),
    ),
  },
  {
    name: 'bleeding badly',
    pattern: phrases(
      '(bleeding|bled) (for|all) (hours|days|night|day)',
      'soaked (through )?([0-9]+|two|three|four) (pads|towels|pad|towel)',
      '(blood|bleeding) (is |keeps )*(coming|pouring|dripping|leaking) (out|from|down|through)',
      'water(s)? (has |have |just )*(broke|broken|gone)',
      '(so much|too much|loads of|lots of|pool of) blood',
      'blood (everywhere|pouring|all over|gushing|pumping|squirting)',
      '(bleeding|bleed|bleeds|blood) (is |are |really |so |just )*(loads|lots|a lot|heavily|heavy|badly|bad|out|everywhere|too much|to much|all over|wont stop|isnt stopping|not stopping|pouring|gushing|through)',
      '(wont|cant|not|isnt|dont) (get it to |make it )?stop(ping|ped)? bleeding',
      '(losing|lost) (a lot of|loads of|too much|so much|lots of) blood',
      '(coughing|throwing|vomiting|puking|sicking|spitting) (up )?(loads of )?blood',
      '(weeks|pregnant|pregnancy|bump) …… (bleeding|blood(?! (test|tests|type|group|pressure|sugar|results)\\b)|contractions|really bad pain|waters|baby (isnt|not|hasnt|stopped) mov(ing|ed)|cant feel (the )?baby)',
      '(bleeding(?! (has |is |was )?(finished|ended|over)\\b)|blood(?! (test|tests|type|group|pressure|sugar|results|family)\\b)) …… (pregnant|weeks gone|baby)',
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
      '(diabetic|epileptic|epilepsy|asthmatic) …… (passed out|(having|had|in|has had|just had) (a |another |loads of |lots of )*(fit|fits|seizure|seizures)|fitting|keeps fitting|fainted|collapsed|attack|shaking|cant (stop|stand|see|think|feel|move|wake|talk|breathe|get up|focus|keep|walk|find my))',
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
      '(call|need|send|get) (me |us |him |her )?(an )?(ambulance(?! for (your|a) (mind|mental|head)\\b)|paramedic|paramedics)',
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
