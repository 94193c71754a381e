import { fiction, information, past, study } from './guards.ts'
import { anyOf, phrases, type Rule } from './rule.ts'

const minor = phrases(
  '(im|i am|am|and|only|just|still|age|aged|turned|hes|shes|weve|both|me) (only |just |still |turned |a )?(11|12|13|14|15|16|17|fifteen|sixteen|seventeen)',
  '(11|12|13|14|15|16|17) (years|year|and|got|nowhere|been|with|no|been kicked|girl|boy|kicked|homeless|but|sleeping)',
  '(under 18|underage|not 18|nearly 18|not even 18|minor|still at school|in year (9|10|11)|year (9|10|11))',
)
const tonight =
  '(tonight|right now|now|outside|on the street|on the streets|bus station|train station|bus stop|park|doorway|its (10|11|12|1|2|3|9|8|7)|[0-9]+ ?(pm|am)|freezing|cold|dark|baltic|raining|night|sat|walking (round|around|about)|this evening|late|midnight|today|stairwell|mcdonalds|field)'
const noRoof =
  '(nowhere|no where|no place|nothing|not got anywhere|dont have anywhere|havent got anywhere|aint got anywhere|isnt got anywhere|no bed|anywhere|nobody to stay)'

/** Under 18 with nowhere safe tonight, or someone dangerous where they are. An adult without a roof is not. */
export const unsafeTonight: readonly Rule[] = [
  {
    name: 'under 18 and nowhere tonight',
    pattern: phrases(
      '(homeless|roofless|street homeless) (tonight|right now|now|from tonight)',
      '(on|living on) the streets?',
      '(sleeping|sleep|stay|staying|kipping) (at|in|on|under) (the |a )?(bus station|train station|park|bridge|car park|doorway|street|streets|mcdonalds|stairwell|toilets|tent|bench|woods)',
      '(cant|not) (go|going) home …… (tonight|drunk|dad|mum|stepdad|hit|scared|kill)',
      `${noRoof} … (to )?(go|sleep|stay|kip|live|crash) …… ${tonight}`,
      `${tonight} …… ${noRoof} … (to )?(go|sleep|stay|kip|crash)`,
      `(kicked|chucked|thrown|threw|booted|slung|turfed|locked|lobbed|put) (me |us )?(out|outside) …… ${tonight}`,
      `${tonight} …… (kicked|chucked|thrown|threw|booted|slung|turfed|locked) (me |us )?out`,
      `(sleeping|slept|kipping|kip|sat|stuck|sleep|staying|im) (rough|outside|in (a|the|my) (park|car|doorway|tent|bus station|station|shed|stairwell|street|field|bin)|on (the|a) (streets|street|bench|bus|night bus)|out tonight|on my own outside)`,
      `(cant|not allowed|wont let me|scared|too scared|refuse) (to )?(go|get|back) (home|back|in|inside) …… ${tonight}`,
      `(ran away|run away|runaway|legged it|ran off|left (home(?! at\\b)|placement|my placement|care(?! (at|when)\\b))) …… ${tonight}`,
    ),
    and: minor,
    unless: anyOf(
      study,
      fiction,
      phrases('(when i was|last (year|month|week)|used to|months ago|years ago)'),
    ),
  },
  {
    name: 'a child away from placement',
    pattern: phrases(
      '(ran away|run away|ive run|legged it|gone missing|absconded) (from )?(my |the |a )?(placement|foster home|foster carers|foster placement|care home|childrens home|kids home|carers|home) …… (tonight|now|scared|nowhere|dont know where|cold|streets|older|lost|phone|alone|help|outside|dark|someone|hungry)',
      '(social worker|edt|placement|carers|carer|foster (mum|carer|dad)) … (kicked|chucked|threw|locked|put|left) me (out|outside) …… (tonight|now|outside|nowhere|dark|cold|night|street|streets)',
    ),
    unless: anyOf(study, fiction, past, phrases('im (18|19|20|21|22|23|24|25)')),
  },
  {
    name: 'someone dangerous where they are',
    pattern: phrases(
      `(dont|do not|not|didnt|never|isnt|im not|its not|isnt) (feel |feeling |even |actually |really |be )*safe (here|at home|in (my|this|the|here|his|her) ?(flat|house|room|placement|hostel|place|home|bed|unit|b and b|own)?|where i am|where im (staying|living|at)|at (my|the|this) (flat|placement|hostel|house|place|unit)|going (back|home)|to (go|be|stay|sleep)|with (him|her|them|these|this)|around (him|her|them|this)|tonight|being here|staying here) …… (tonight|now|man|men|guy|guys|bloke|him|he|hes|they|theyre|someone|people|threat|threatening|knife|drunk|drugs|door|lock|night|scared|lad|lads|shouting|fighting|dealers|banging)`,
      '(man|men|guy|bloke|someone|lad|resident|housemate|he|hes|flatmate|neighbour|staff) … (keeps|keep|tried|trying|tries|kept|been) (to |trying to |trying )?(get|getting|come|coming|open|opening|break|breaking|trying|trying the|walk|walking) (in|into|in to|my|the|on) (my )?(room|door|bedroom|handle|bathroom)',
      '(too |to |so |really |im |well |proper )?(scared|afraid|frightened|terrified) (to|of) (sleep|sleeping|go to sleep|be here|stay here|staying here|stay in|being in|be in|go back|going back|go home|going home|close my eyes|be alone) …… (tonight|him|he|hes|they|theyre|man|men|someone|guy|lad|people|there|door|lock|again|dad|stepdad|mum|hostel|placement|because)',
      '(man|men|guy|bloke|someone|lad|he|they) … (trying|tries|tried|rattling|rattles|turning) (my|the) (room |bedroom |bathroom |front )?(door|handle|lock)( handle)?',
      '(need|gotta|have to|want|wanna) (to )?(get|be) (out|away) (of here|from (him|them|here|her)) …… (tonight|now|scared|safe|hurt|danger|quick|please|before)',
      '(in danger|not safe|unsafe|isnt safe|aint safe) (here |where i am |at mine )?(right now|now|tonight|please|help|and i)',
      '(?<!if )im in danger',
    ),
    unless: anyOf(
      study,
      fiction,
      past,
      information,
      phrases(
        '(mould|damp|wiring|electrics|boiler|bid|band|homeseeker|transfer|online|bank|spiders?|the dark|needles|driving|balcony railing)',
      ),
    ),
  },
]
