/** Choices of words that several kinds share, to be put into `phrases`. */

export const numberWord =
  '([0-9]+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty)'

const kin =
  '(ex|exs|boyfriend|boyfriends|girlfriend|girlfriends|partner|partners|husband|husbands|wife' +
  '|fiance|fella|missus|babydad|baby dad|baby daddy|babys dad|sons dad|daughters dad|kids dad' +
  '|kids father|dad|dads|father|fathers|stepdad|stepdads|step dad|step dads|mum|mums|mother|stepmum' +
  '|brother|brothers|stepbrother|uncle|uncles|cousin|cousins|grandad|nan|family|parents|sister|sisters)'
const stranger =
  '(man|mans|men|guy|guys|bloke|blokes|lad|lads|boy|boys|dude|dudes|fella|fellas|woman|girl|girls|person' +
  '|people|gang|neighbour|neighbours|housemate|housemates|flatmate|flatmates|roommate|resident|dealer' +
  '|dealers|youngers|olders|elders|yutes|mandem|opps|op|stranger|customer|landlord|mate|mates|crew)'

/** Somebody who may be dangerous: never the person who is writing. */
export const they =
  '(he|hes|hell|she|shes|shell|they|theyre|theyll|theyve|someone|someones|people' +
  `|(my|our|his|her|mums|dads|sisters|mates|friends|the|an) (violent |abusive |drunk |older |big |little )?${kin}` +
  `|(a|an|the|this|that|some|one|two|three|four|my|our|his|her|these|those|another|bunch of|group of|couple of)( [a-z]+)? ${stranger}|lads|blokes|mandem|opps)`

/** A child: the writer's own, or one they know. */
export const child =
  '(baby|babys|babies|bubba|bub|newborn|toddler|toddlers|infant|my son|my sons|my daughter|my daughters' +
  '|my boy|my kid|my kids|the kid|the kids|kids|children|child|childs|little ones|little one|my child' +
  '|(little|baby|younger|kid) (sister|sisters|brother|brothers|cousin|cousins|boy|girl|lad|nephew|niece)' +
  '|nephew|nephews|niece|nieces|stepson|stepdaughter|step son|step daughter|godson|goddaughter' +
  '|grandson|granddaughter|(1|2|3|4|5|6|7|8|9|10|11|12|13|14|15) ?(years|year|month|months|week|weeks) old' +
  '|(4|5|6|7|8|9|10|11|12|13|14|15) ?years?( old)? (sister|brother|cousin|niece|nephew|girl|boy|lad|kid))'

export const weapon =
  '(knife|knives|blade|blades|shank|machete|zombie knife|rambo|sword|axe|hatchet|gun|guns|shooter|strap' +
  '|hammer|bat|baseball bat|crowbar|iron bar|metal bar|acid|screwdriver|scissors|samurai|weapon|bottle|glass)'

export const pills =
  '(tablets|pills|meds|medication|medicine|paracetamol|ibuprofen|aspirin|co codamol|cocodamol|codeine' +
  '|sertraline|citalopram|fluoxetine|mirtazapine|propranolol|quetiapine|antidepressants|antipsychotics' +
  '|painkillers|pain killers|sleepers|sleeping tablets|sleeping pills|zopiclone|diazepam|diazzies|valium|xanax|xans' +
  '|benzos|tramadol|pregabs|pregabalin|insulin|morphine|oramorph|methadone|lithium|nurofen|antihistamines)'

export const streetDrugs =
  '(ket|ketamine|lean|mdma|mandy|pills|pingers|coke|crack|heroin|gear|smack|spice|mamba|ghb|g|xans|acid' +
  '|speed|meth|fentanyl|nos|balloons|drugs|edibles|monkey dust)'

/** An adult whose work is with young people, or whom the council or a service sends. */
export const worker =
  '(pa|pas|personal adviser|personal advisor|adviser|advisor|keyworker|keyworkers|keyworkers mate' +
  '|support worker|support workers|support staff|social worker|social workers|youth worker|youth workers' +
  '|outreach worker|family worker|leaving care worker|residential worker|res worker|night worker|case worker' +
  '|care worker|care staff|worker|workers|staff|staffs|night staff|day staff|agency staff|bank staff|staff member' +
  '|member of staff|one of the staff|team leader|house manager|deputy manager|home manager|hostel manager' +
  '|placement manager|manager|the manager|our manager|my manager|carer|carers|foster carer|foster carers|foster mum' +
  '|foster mums|foster dad|foster dads|foster mother|foster father|foster parent|foster parents|fosterer' +
  '|carers (husband|wife|son|boyfriend|partner|brother)|teacher|teachers|tutor|lecturer|head teacher|headteacher' +
  '|teaching assistant|learning mentor|coach|football coach|boxing coach|instructor|driving instructor|mentor' +
  '|mentors|volunteer|scout leader|youth leader|club leader|group leader|church leader|pastor|vicar|priest|imam' +
  '|(he|she|they|who|someone|man|woman|guy|bloke) (works|worked|work|volunteers|used to work) (at|in|with|for) (my|the|our|us) ?(placement|home|hostel|unit|school|college|house|project|accommodation|care home|kids home|youth club)?' +
  '|(guy|man|bloke|woman|lady|leader|one) (from|at|who runs|that runs|who works at|who work in|who works in)' +
  ' (the )?(church|mosque|youth club|club|hostel|my hostel|boxing|the home|my house|this house|project|centre|unit)' +
  '|(lady|woman|man|bloke|couple|family|people) (i|im|who i|that i) (lodge|lodging|stay|live) with' +
  '|supported lodgings (host|lady|man|carer|provider)|lodgings host|my host|landlady|psychologist|psychiatrist' +
  '|therapist|counsellor|camhs worker|nurse|doctor|the doc|gp|physio|dentist|mental health worker|drug worker' +
  '|probation|probation officer|probation (woman|man|worker|lady)|yot worker|prison officer|officer|screw|screws' +
  '|guard|guards|security guard|copper|coppers|police officer|policeman|fed|feds|interpreter|translator|solicitor' +
  '|taxi man|taxi driver|cab driver|escort|chaperone|driver|contact supervisor|cleaner at my placement|placement cleaner|(cleaner|cook|chef|handyman|maintenance man|gardener) (at|in) (my|the|our) (placement|home|hostel|unit|school|college|project)|caretaker|warden|housing officer' +
  '|work coach|iro|reviewing officer|advocate|job coach|boss at placement)'

const meter = '(prepay|prepayment|pre payment|pay as you go|smart|key|card|token|meter)'
const service = '(gas|electric|electricity|water|internet|phone|money|benefits|power|wifi)'
const goods = '(stuff|things|belongings|bags|goods|tv|telly|car|deposit|pip|uc|benefits)'
const dryVerb =
  '(disconnect|evict|sanction|sue|charge|fine|bill|suspend|exclude|expel|sack|fire me|dismiss|terminate|withdraw' +
  '|repossess|tow|clamp|close|switch|cancel|default|fit|install|collect|seize|move me|go to court' +
  `|put (in )?(a |an |the |my )*${meter}|put (up )?(my|the) (rent|price)|put me (on|back)|(raise|increase) (my|the)` +
  `|cut (me |us |it |everything )?off(?! (my|his|her))|cut (my|our|the) ${service}|(keep|take) (my|our|the) ${goods}` +
  '|take (me|us|it|this) to (court|small claims|tribunal)|(kick|chuck|throw) (me|us) (out|off (the|my) (course|claim|list))' +
  `|(chuck|throw) (all )?(my|our) ${goods}|not (pay|renew|give)|end (my|the) (tenancy|contract|claim|placement|course)` +
  '|stop (my|paying|the|our)|change (the|my) locks|send (the |round |in )*(bailiff|bailiffs|debt|letters)' +
  '|call (the )?(council|landlord|bailiffs))'

/** What a landlord, a company or an office threatens: no violence, so an article answers. */
export const dryThreat =
  `(to (come and |come round and )?${dryVerb}` +
  '|(with )?(evict|eviction|court|bailiff|bailiffs|sanction|sanctions|legal|a sanction|a fine|a prepay|prepay|disconnection|disciplinary))'
