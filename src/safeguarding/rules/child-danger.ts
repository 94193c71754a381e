import { denied, fiction, information, joking, past, study } from './guards.ts'
import { anyOf, phrases, together, type Rule } from './rule.ts'
import { child, worker } from './words.ts'

const them = `((my|the|our|a) )?(him|her|them|${child}|son|daughter|boy|girl|nephew|niece|twins)`
const harm =
  '(hurt|hurting|hurts|hit|hits|hitting|shake|shook|shaken|shaking|shakes|slap|slapped|slapping|smack|smacked|smacking|throw|threw|thrown|throwing|drop|dropped|kick|kicked|kicking|punch|punched|burn|burnt|burned|burning|choke|choked|strangle|strangled|smother|smothered|drown|bite|bit|beat|beats|beating|batter|battered|abusing|abuse|abuses|abused|molesting|molested|touched|touching|touches|grabbed|grab|squeeze|squeezed|starving|starve|kill|shove|shoved|drag|dragged|whips|whip|belt)'
const adult = '(man|bloke|guy|men|lad|dude|fella|boyfriend|stranger|pedo|paedo|nonce|stepdad|uncle)'
const distant = anyOf(
  past,
  study,
  fiction,
  phrases(
    '(hes|shes|theyre|hes all|shes all|baby is|theyre all) (fine|ok|okay|alright|happy)',
    '(carer|carers|foster (mum|dad|carer)|staff|social worker) (used to|slapped|hit)',
    '(another kid|another child) (at|in) (nursery|school)',
    'lost a baby',
    // Who came here alone as a child says so of the past, however young they are.
    '(came|come|arrived|arrive) (here |to (the )?(uk|england|britain|europe|this country) )(as )?(a |an )?(unaccompanied )?(child |kid |minor )?(alone|by myself|on my own)',
    'as (a |an )?(unaccompanied )?(child|minor)',
    'how (do|can|would) you (know|tell) (if|when) (your|someone|someones|people|a (mate|friend|kid|child))',
    '(my|the) life story',
  ),
)

/** A child who is hurt, ill, alone or with someone who may harm them: the writer's or another's. */
export const childDanger: readonly Rule[] = [
  {
    name: 'a child ill or hurt',
    pattern: phrases(
      `${child} …… (trouble breathing|difficulty breathing|wheezing|gasping|collapsed|sucked in|ribs sucking|grey|gone grey|swallow(ed|ing)?|temperature (of )?(40|41|39))`,
      '(cant|wont|isnt|not) (breathe|breathing|wake|waking) …… (baby|toddler|my son|my daughter|newborn)',
      `${child} …… (not breathing|isnt breathing|cant breathe|stopped breathing|breathing (funny|fast|weird|wrong|right|slow|really|properly)|struggling to breathe|not waking|wont wake|cant wake|floppy|limp|gone blue|turned blue|turning blue|is blue|lips|choking|choked|fitting|having a fit|seizure|unconscious|not responding|unresponsive|swallowed|drank|drunk (some )?(bleach|cleaner)|ate (a|some|my)|eaten (a|some|my)|fell (out(?! with\\b)|off|down|from)|fallen (out(?! with\\b)|off|down)|banged (his|her|their) head|hit (his|her|their) head|scalded|burnt|burned|bleeding|wont feed|stopped feeding|rash|purple|convuls(ing|ion)|got hold of(?! (my|the|your|his|her) (phone|ipad|tablet|laptop|controller|xbox|number|account|card|keyboard)\\b))`,
      '(floppy|limp) …… (baby|shook|shaken|him|her)',
      '(hes|shes|gone|gone all|all|went) (floppy|limp)',
      `(wont|cant|not) (wake|get) (my |the )?${child}`,
    ),
    unless: anyOf(
      distant,
      phrases(
        '(nappy rash|book|appointment|not fitting|growing|shoes|car seat|jabs due|not pregnant|cot|weeks gone|pregnant again)',
        'im dead on my feet',
        '(they|social services|ss|court) took (my|the) baby',
      ),
    ),
  },
  {
    name: 'someone hurts a child',
    pattern: phrases(
      `(does|did|doing|do) (things|stuff|something|bad things) to (her|him|them|my (daughter|son|niece|nephew|little (sister|brother)))`,
      `(threatened|threatening|threatens|says hell|said hell|said he will|says he will|gonna|wants to) (to )?(kill|hurt|harm|take|hit|drown|beat) (our|my|the|his) (little )?(${child}|son|daughter)`,
      `(he|hes|she|shes|they|theyre|ex|exs|dad|dads|mum|mums|boyfriend|boyfriends|girlfriend|partner|stepdad|stepmum|uncle|man|woman|neighbour|neighbours|next door|someone|husband|sister|brother|bf|nan|grandad|babysitter|parents) (is |are |was |just |has |have |keeps |been |always |had |still |might |will |gonna |started |tried to |tries to )*${harm} (up |my |the |our |his |her |their |a )?(little |baby |own )?(${child}|son|daughter|twins|stepson)`,
      `(hear|heard|hearing|seen|saw|see|watched) … ${child} …… (screaming|hit|being hit|getting hit|beaten|crying all|slapped|thrown|hurt|smacked)`,
      `${child} …… (bruises|bruised|black eye|marks on|burns on|belt marks|cigarette burns|being (hurt|hit|beaten|abused|touched|sexually|groomed|starved)|getting (hit|beaten|hurt|abused))`,
    ),
    unless: anyOf(
      distant,
      phrases(
        '(bit|hit|pushed) (a|another|an other) (kid|child|boy|girl)',
        `${worker} (hit|slapped|grabbed|touched)`,
      ),
    ),
  },
  {
    name: 'someone hurts them, and they are a child',
    pattern: phrases(
      '(stepdad|stepdads|dad|dads|uncle|boyfriend|boyfriends|mum|mums|grandad|babysitter|man|he|hes|she|shes|ex|partner|they|someone|teenager|brother|neighbour) (is |are |keeps |has |been |was |always |just |still )*(touch|touches|touching|touched|hits|hitting|hurts|beats|beating|hurting|hurt|hit|beat|slap|slaps|slapped|kicks|kicked|starves|starving|locks|threw|throws|shakes|shook|burns|burnt) (her|him|them)',
    ),
    and: phrases(
      '(niece|nephew|my son|my daughter|toddler|my baby|the baby|my kid|my kids|the kids|stepson|stepdaughter|godson|goddaughter|(little|baby) (sister|brother|cousin|girl|boy)|(shes|hes|is|whos|only|who is) (1|2|3|4|5|6|7|8|9|10|11|12|13|14|15)|[0-9]+ years)',
    ),
    unless: anyOf(distant, phrases(worker), phrases('(walk|reigns|for contact)')),
  },
  {
    name: 'signs of a child at risk together',
    pattern: together(
      phrases(
        '(baby(?! (papers|photo|photos|pictures|pics|clothes|book|box|things|stuff|shower|grant|milk|group|bank)\\b)|babys|newborn|toddler|my son|my daughter|my kid|my kids|our son|our daughter|our kids|the kids|nephew|niece|stepson|stepdaughter|(little|baby|younger) (brother|brothers|sister|sisters|cousin|girl|boy)|(4|5|6|7|8|9|10|11|12|13|14) years( old)? (brother|sister|cousin|nephew|niece|boy|girl)|kids dad|babys dad|(shes|hes) (1|2|3|4|5|6|7|8|9|10|11|12|13)|(is|only) (1|2|3|4|5|6|7|8|9|10|11|12|13)(?! (weeks(?! old\\b)|months(?! old\\b)|days(?! old\\b)|hours|minutes|quid|pounds|percent|people|miles|left|am|pm|of)))',
      ),
      phrases(
        '(hit (his|her|their) head|banged (his|her|their) head|rolled off|fell off|fell down|fell out|swallowed|really sleepy|floppy|limp|blue|locked|locking|locks|cupboard|heroin|crack|spice|drunk|off (his|her) head|pics|nudes|touches|touched|touching|touch (him|her)|nearly threw|threw|nearly hit|throw|shook|shake|shaking|hurts|hurting|hurt (him|her|my)|breaking point|bruise|bruises|marks on|(?<!(live|living) )alone|on (his|her|their) own|missing|starving|no food|burns|burnt|scalded|bleach|battery|pushed|beaten|beats|beating|smacks|slaps|hits|groomed|grooming|strangled|smother|wont wake|not breathing|snatched|kidnapped|screaming)',
      ),
      phrases(
        '(ex|dad|dads|mum|mums|uncle|stepdad|boyfriend|man|he|hes|she|shes|they|someone|nearly|scared|help|i|now|outside|online|roblox|snap|stranger|neighbour|next door)',
      ),
      phrases(
        '(now|just|again|keeps|been|is|hes|shes|they|nearly|found|says|said|asking|got|when|every|tonight|last night|today|wont|smokes|making|makes|took|has|hit|gonna|i)',
      ),
    ),
    unless: anyOf(
      anyOf(
        distant,
        denied,
        joking,
        phrases(
          '(at|in) (school|nursery|playgroup|the park|college|soft play)',
          '(another kid|other kids|another child|teething|night terrors|sleep|asleep|tips|parenting|class|classes|group|groups|nursery|childcare|food bank|vouchers|custody|contact order|court|supervised|tenancy|bullied|bullying|phone|laptop|crisps|film|rash cream|nappy|groceries|breastfeed|breastfeeding|my own with|on my own|cries all night|got removed|taken into care|in foster care|life story|fostered|adopted|uc|benefits|rent|landlord|mould|damp|flat is|childproof|school)',
        ),
      ),
      information,
      phrases('(how do i explain|helpline)'),
    ),
  },
  {
    name: 'afraid to hurt a child',
    pattern: phrases(
      `(gonna|might|scared|will|wanna|ill|could|afraid|worried|feel like|nearly|thoughts of|thoughts about|thinking about|almost|close to|urge to|about to|going to|just|i|ive|accidentally) … ${harm} (my |the |our )?(little |baby |own )?${child}(?! (feelings|walk|rails))`,
      `i (just |accidentally |only |have |nearly |almost |really )?(shook|shaken|hit|slapped|smacked|threw|dropped|squeezed|smothered) ${them} …… (baby|floppy|cry|crying|bit|stop|quiet|scared|head|limp|month|weeks|wont|little|son|daughter|blue|nappy|cot|screaming|toddler)`,
      `ive (just )?(shaken|hit|hurt|slapped|thrown|dropped|smacked) ${them} …… (baby|floppy|cry|crying|bit|stop|quiet|scared|head|limp|month|weeks|little|cot|screaming|toddler)`,
      `(wont|dont|not) stop (crying|screaming) …… (lost it|losing it|snap|snapped|hurt|shake|shook|hit|throw|scared what|cant cope|gonna do|do something|walk out|leave (her|him)|pillow)`,
      `(lost it|losing it|snapped|snap|snapping|lose it) …… (with|at|on) (the |my )?${child}`,
    ),
    unless: anyOf(
      distant,
      denied,
      joking,
      phrases('(visit|the wall|finger|sleep training|lost it on the bus)'),
    ),
  },
  {
    name: 'a child left alone or neglected',
    pattern: phrases(
      `${child} (is |are |was |just |sat |all |been |out |stood |left |crying )*(alone|on their own|on his own|on her own|by itself|by himself|by herself)`,
      `(smoke|smokes|smoking|using|uses|injecting|taking|doing|does) (crack|spice|heroin|weed|drugs|gear|coke|meth) …… (round|around|near|in front of|with) (her|his|the|their|my) ${child}`,
      '(passed out|drunk|off (her|his|their) (head|face)|high|using|out of it|wasted|asleep|left) …… (brothers|sisters|them|kids|twins|siblings) …… [0-9]+ and [0-9]+',
      `(left|leaves|leaving|leave|leave|abandoned) (the |my |his |her |their |them |our |a )?(little )?${them} …… (alone|on (their|his|her) own|by (themselves|himself|herself|themself)|unattended|in the (car|bath|house|flat)|(?<!(kids|children|childrens) )home|outside|overnight)`,
      `${child} …… (on (their|his|her) own|home alone|left alone|all alone|with no food|no food|not been fed|not fed|havent eaten|hasnt eaten|starving|locked in|locked out|no one looking|nobody (looking|watching|with)|filthy|by themselves|in the cold|wandering)`,
      `(passed out|drunk|off (her|his|their) (head|face)|high|using|unconscious|out of it|on (smack|heroin|crack|gear)|wasted|asleep) …… ${child}`,
      `${child} …… (passed out|drunk|off (her|his|their) (head|face)|on (smack|heroin|crack|gear)|needles|drink driving|driving drunk)`,
    ),
    and: phrases(
      '(alone|own|food|mum|mums|dad|dads|she|shes|he|hes|they|left|locked|scared|eaten|fed|wandering|themselves|needles|parents|next door|babysitter|ex|neighbours|drunk|mate|friend|street|lady|woman|man|girl)',
    ),
    unless: anyOf(
      anyOf(
        distant,
        joking,
        phrases(
          '(food bank|foodbank|food parcel|vouchers|milk tokens|healthy start|nursery|childcare|me and my|i have no|ive no|got no money|no money|skint|uc|universal credit|breakfast club|im starving|on my own with|i was left|left care)',
        ),
      ),
      phrases(
        '(sleep|sleeps|sleeping|play|plays) (alone|on (his|her|their) own)',
        '(can|could|when|what age|old enough) … (go|walk|walking|cycle|travel|get|stay) … (alone|on (his|her|their) own)',
        '(bring|bringing|raise|raising) … (alone|on my own)',
      ),
    ),
  },
  {
    name: 'a child with an older person, or gone',
    pattern: phrases(
      `(wont|not|refuse to|refusing to|refuses to) (give|giving|bring|bringing|return|hand) … (${child}|son|daughter|him|her) (back|over|home) …… (high|drunk|drugs|scared|threat|threatening|police|knife|missing|gone|off (his|her) (head|face)|using)`,
      `(get|grab|take|lure|drag|pull|snatch|follow|followed|grabbed) (my |the )?(little )?(${child}|son|daughter) (into|in to|in|off|away|from) … (car|van|house|school|park|street)`,
      `${child} … (is |shes |hes |been |are |keeps )*(sleeping with|having sex with|going out with|seeing|in a relationship with|pregnant by) (a |an |some )?([2-9][0-9]|older|man|grown)`,
      `${child} … (is |are |keeps |has been |shes |hes |been |going to |gonna )*(meet|meeting|meets|met|seeing|talking to|chatting to|messaging|going out with|dating|staying with|sleeping at) (a|an|this|some|an older|older) (old |older |grown |random |strange )*(man|guy|bloke|men|lad|person|people|someone|stranger|adult|boyfriend)`,
      '(10|11|12|13|14|15) (years old )?…… (boyfriend|man|guy|bloke|lad|he) (is |hes |whos |aged |like |about |thats )*(1[89]|[2-9][0-9])',
      `${child} …… (with|meet|meeting|seeing|dating|talking to|going to meet|met|sleeping with|messaging|being messaged|groomed|texting) … (a |an |some |this |these )?(older|old|grown|random|[2-9][0-9] years?( old)?|strange) (old )?(${adult}|year old|men|people)`,
      `(guy|man|bloke|lad|someone) (from )?online … (wants|trying|asked|asking|going) … (meet|pics|nudes) …… ${child}`,
      `${child} …… (guy|man|bloke|lad|someone|people) (from )?online … (meet|meeting|pics|nudes)`,
      `${child} …… (in a|at a|in some|to a|at some) (hotel|strangers|mans|blokes)`,
      `${child} …… (nudes|naked (pic|pics|picture|pictures|photos|videos)|sending pics|asking (her|him) for pics|send(ing)? (her|him) (nudes|dick))`,
      `(took|taken|snatched|grabbed|kidnapped|ran off with|run off with|gone off with|taking|drove off with) (my |the |our )?(little )?(${child}|son|daughter) …… (and|wont|drunk|dont know|cant|gone|without|back|threat|scared|answer|abroad|airport|car)`,
      `${child} …… (gone missing|is missing|been missing|disappeared|ran away|run away|not come home|hasnt come home|not come back|didnt come home|hasnt come back|cant find (her|him|them))`,
      '(been|being|is|getting) groomed',
    ),
    unless: anyOf(
      anyOf(
        distant,
        phrases(
          '(social services|social worker|ss|they|court|council) (took|taken|take|have taken|are taking)',
          '(removed|adopted|fostered|contact|custody order|explain grooming|book|birthday|got took|access)',
          '(cunch|country|line|trap)',
        ),
      ),
      phrases('(gang|dealing|carrying|shotting|drugs|cunch|county lines)', '(bring my|go out)'),
    ),
  },
  {
    name: 'genital cutting or marriage of a child',
    pattern: phrases(
      `${child} …… (fgm|cut her down|be cut|get cut down there|circumcise her|circumcised when|marry (a|an|her)|getting married off)`,
      '(gonna|wanna|will|scared they) … cut (her|me|my (sister|daughter|niece|cousin)) (on holiday|abroad|over there|back home|in (africa|somalia|gambia|egypt|sudan|nigeria))',
    ),
    unless: distant,
  },
]
