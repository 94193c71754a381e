import { anyOf, phrases, type Rule } from './rule.ts'
import { dryThreat } from './words.ts'
import { w, by, aux, aboutTheProcess } from './worker-acts.ts'

/** Not of the body: insults, threats, money, drugs, gifts and secrets. */
export const abuseOfTrust: readonly Rule[] = [
  {
    name: 'insults, threats, humiliation',
    pattern: phrases(
      `${w} …… (sent back to my country|get me sent back|report me unless|breach me unless|recall me unless|(wont|will not|not) (report|breach|recall|tell on|write me up|grass) … if|if i …… (wont|will not) (report|breach|recall|write me up))`,
      `${w} … ${aux}(called|calls|calling|call|said|says|shouted|shouting|named|screamed|saying) (me|us|to me|at me|her|him|my mate|im|i was|him) (i was |im |that im |that i am |an? |the |little |dirty |fat |ugly |stupid |fucking |such |nothing but |just |a |like a |go back |old |filthy |lying )*(slag|slut|whore|bitch|cunt|twat|retard|retarded|spastic|tramp|scum|vermin|gypo|gyppo|pikey|paki|nigger|n word|chink|terrorist|monkey|refugee|immigrant|faggot|fag|dyke|tranny|batty|freak|waste of space|worthless|piece of shit|dirty|thick|fat|mental|psycho|junkie|animal|savage|illegal|to my country|to your country)`,
      `${w} …… (racist|homophobic|transphobic|racial slur|racial slurs|slurs|mocks my|mocking my|makes fun of my (accent|disability|colour|skin|weight|scars|religion)|bullies|bullying|bullied|humiliates|humiliated|humiliating|torments|intimidates|intimidating|intimidated)`,
      `${w} …… ((threatened|threatens|threatening)(?! (me |us )?${dryThreat}(?![a-z]))|(make|makes|made|making|with|sends|sent|sending|his|her|their) threats|blackmail|blackmails|blackmailing|blackmailed)(?! (eviction|court)\\b)`,
      `${w} …… ((said|says|saying|told me) if i (tell|say|told|complain|report|grass|dont)|said not to tell|not to tell|(?<!(who|that|they|you|will|we|please) )dont tell|nobody (will|would|gonna) believe|noone will believe|no one will believe|theyll not believe|they will not believe|wont believe|our (little )?secret|(?<!or )keep (it|this) (a |our )?(secret|between us|quiet)|have friends in my country|get me (deported|recalled|arrested)|lose my (placement|room|baby|kid))`,
    ),
    unless: anyOf(
      anyOf(
        aboutTheProcess,
        phrases(
          '(what you say|this chat|on here|bot)',
          'wont believe me about (the|my) (pip|uc|benefits)',
          'bus driver',
          '(can|could|will|would|do|does|should) (a |the |my |your )*[a-z]+ keep (it|this|that|things|my|stuff) … (secret|private|quiet|between)',
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
      `${w} … ${aux}(nick|nicks|nicked|nicking|stole|steal|steals|stealing|stolen|robbed|robbing|rob|robs|pinched|pinching|thieving|pocketing|pocketed|helping (himself|herself|themselves) to|skimming|spent|spending) … (money|cash|card|benefits|allowance|savings|change|stuff|wages|phone|food|jewellery|pocket money|clothing|clothes|leaving care grant|grant|laptop|things|pip|uc)`,
      `${w} … ${aux}(keeping|keep|keeps|kept) (all |some |most |half |hold |of |on |to |back |hiding )*(money|cash|(my|our|his|her|the|their|peoples|everyones|residents|kids|other) … (money|cash|(?<!residence )card|benefits|allowance|savings|change|stuff|wages|phone|food|jewellery|clothing|clothes|grant|laptop|things|pip|uc))`,
      `${w} … ${aux}(took|takes|taken|take|taking) (half |all |most |some |out |£|part )*(of )?(my|our|his|her|the kids) (money|cash|benefits|bank card|card|allowance|savings|uc|universal credit|pip|wages|pin|giro|pocket money|esa|grant|clothing money|food money|birthday money)`,
      `${w} … ${aux}(borrow|borrowed|borrows|borrowing|lend|lent|loan|lends|cadged|scrounge) … (money|cash|off me|off us|from me|from us|[0-9]+|me money|quid|tenner|fiver)`,
      `${w} … (made|makes|making|asked|asks|told|got|tells|forced) (me|us|him|her) (to )?(sign(?! (to say|up|in|out|off|on|for)\\b)|sign a|lend|give (him|her|them) (money|cash|my (card|pin|bank))|transfer|buy (him|her|them)|pay (him|her|them)|send (him|her|them) money|clean (his|her|their) (house|car)|work (for|at) (him|her|his|hers|their)|babysit)`,
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
