import { denied, fiction, information, joking, past, study } from './guards.ts'
import { anyOf, phrases, type Rule } from './rule.ts'
import { child, pills } from './words.ts'

const idleWish = phrases(
  'die (of|from|laughing|on me|in (this|that|the) (heat|lesson|exam))',
  '(wanna|want|gonna) die (of|from|laughing|lol)',
  '(hungover|embarrassed|embarrassment|cringe|boredom|starving|hunger)',
)
const ending = '(die|be dead|b dead|not exist|stop existing|cease to exist|not wake up|never wake up)'
const self = '(myself|himself|herself|themselves|themself)'
const notAPlace = '(?! (in|at|with|on|near|by|alone|together|there|like a|forever|off|under))'

const said: readonly Rule[] = [
  {
    name: 'killing oneself',
    pattern: phrases(
      `(kill|killing|kills|off|offing|top|topping|end|ending|hang|hanging|drown|drowning|shoot|poison|gas|finish) ${self}`,
      `(do|doing) (${self} in|away with ${self})`,
      `throw(ing)? ${self} (off|in front|under|out)`,
      '(jump|jumping|step|stepping|walk|walking|run|running|lie|lay) … (in front of|under|onto) (a|the|an) (train|car|bus|lorry|hgv|traffic|tracks|motorway)',
      '(jump|jumping) (off|from) (a|the|this|that|my) (bridge|roof|balcony|building|window|cliff|flats|car park|multi)',
    ),
    unless: anyOf(phrases(`${self} (laughing|off to|with work|with this)`), study, fiction, past, denied),
  },
  {
    name: 'suicidal',
    pattern: phrases(
      'suicidal',
      'attempt(ing)? suicide',
      '(commit|committing|thought about|think about|thinking of|thinking about|considering|considered|talking about|thoughts of|try|trying|tried) … suicide',
    ),
    unless: anyOf(study, fiction, past, denied),
  },
  {
    name: 'wants to die',
    pattern: phrases(
      `(wanna|want|wants|wants to|wish|rather|ready to|better|need to|deserve to|trying to|decided to|hope|hoping|hope to|prefer|prefer to|should) … ${ending}`,
      '(wish|wishing) (i|he|she) (was|were|wasnt|had) … (dead|gone|never born|not here|never been born|alive)',
      'wish (i|id) (died|never (been |was )?(born|woke|woken))',
      'im better dead',
      '(thinking|thoughts|think|dreaming|fantasising) (about|of) (dying|death|ending|not being here|not being alive|being dead)',
      '(im|gonna be|ill be|be) dead (soon|by|tomorrow|tonight|in the morning|anyway|when)',
      'never been born',
      '(go|going) … (to )?sleep and (never|not) … (wake|waking)',
      '(never|not|dont) (wanna |have to |gotta )?wak(e|ing) up (again|tomorrow|in the morning|anymore|ever)?',
    ),
    unless: anyOf(
      idleWish,
      phrases('(his|her|the) funeral', '(battery|phone|wifi|laptop) … dead', '(alarm|early|mornings|for college|for work)'),
      fiction,
      study,
      denied,
      past,
    ),
  },
  {
    name: 'asks about dying',
    pattern: phrases(
      'does it (hurt|take long) … (die|drown|hang|bleed out|suffocate|dying)',
      '(easiest|quickest|fastest|painless|best|least painful|easy|quick) (way|ways|method) … (die|kill (myself|yourself|you|me)|end it|go|suicide|do it)',
      '(ways|how long does it take|what does it feel like) … to (die|kill|bleed out|end)',
      `how many (of )?(my |these |the )?${pills} … (die|kill|dead|overdose|too many|not wake|dangerous|end|fatal|lethal|take)`,
      `(saving|saved|stashing|stashed|hoarding|collecting|bought|buying) (up )?(all )?(my |loads of |enough )?${pills} … (up|to|for|enough|ready)`,
      '(if|after) i (die|died|kill|killed) … (who|what|would|will|whos|whod)',
      '(what happens|who gets|whod get|whos getting|who has) … (if|when) … (i die|i died|im dead|im gone|im not here)',
    ),
    unless: anyOf(study, fiction, phrases('(will writing|make a will|write a will|life insurance|funeral plan|headache|period)')),
  },
  {
    name: 'does not want to be here',
    pattern: phrases(
      `(dont|didnt|not|do not|never) (really |even |actually |just )?(wanna|want|wanting|want to)( to)? (be here|be alive|live|exist|be around|carry on|keep going|go on|be on this earth|be in this world|do life|be me)${notAPlace}`,
      '(cant|dont wanna|cannot|not able to|done) (do|doing|take|face|hack|handle|live|carry on|go on|keep going|bear|stand) (it|this|life|living|another day|everything|with (it|this)|like this|being here|being alive)?(anymore|no more|much longer|another|living)',
      '(cant|cannot) (go on|carry on living|keep living|live like this|go on living|live with myself|keep doing this)',
      'cant do (this|it) (no more|anymore)',
      '(tired of|done with|sick of|had enough of|hate|over) (this |my |the |all this )?(life|living|being alive|existing|world|everything)',
      '(no|whats the|see the|see a|see any|isnt any|isnt no|not any) point (in |of |to )?(me )?(anymore|living|being here|being alive|life|carrying on|going on|carry on|my life|existing|waking up|trying anymore)',
      '(nothing|no reason|not got anything|dont have anything|no one|nobody) (left |else )?(to live for|to live|to be here|to carry on|to stay alive|to keep going)',
      'life (isnt|is not|not) … worth',
      'not worth (living|being here|carrying on|it anymore)',
      '(just )?(wanna|want|need) (it|it all|everything|the pain|this|all of it|my life|to)( to)? (be )?(over|end|stop|to end|to be over)',
      '(disappear|vanish|fade away) (for ever|forever|for good|and never|completely)',
      'ready to (go|die|meet god|be with|leave this)(now|forever|my|this|world|up|to)',
    ),
    unless: anyOf(
      fiction,
      study,
      denied,
      phrases('(song|mould|landlord|tenancy|course|job|placement|hostel|flatshare|form|phone call|driving|waiting list)'),
    ),
  },
  {
    name: 'a burden, not missed',
    pattern: phrases(
      '(better|happier|easier) … without me',
      '(better|easier|happier) (off )?(if|when) (i|im) … (gone|dead|died|wasnt|disappeared|not here)',
      '(nobody|no one|not one person|who|anyone|would anyone|they|people) … (notice|care|miss me|cry|bother|come to my funeral) … if (i|im) … (gone|dead|died|disappeared|alive|wasnt|killed|vanished|didnt wake)',
      '(nobody|no one|none of them) (would|will|d|gonna) miss me',
      '(im|been|being) (just |such |nothing but )?a burden (to|on)',
      '(come|coming|cry|crying|play|songs?) … my funeral',
    ),
    unless: anyOf(fiction, denied),
  },
]

const situation: readonly Rule[] = [
  {
    name: 'ending it',
    pattern: phrases(
      '(end|ending|ends|finish|finishing) (it all|things for good|everything|my life|my own life|this life|their life|his life|her life|his own life|her own life)(?! (with|drawing))',
      '(gonna|wanna|ready to|thinking of|thinking about|saying|says|said|im|shes|hes|just|tonight im) … (end|ending) it(?! (with|between|because|and move))',
      '(take|taking) (my|his|her|their) (own )?life',
      'suicide note',
      '(my )?(final|last) (night|day|few hours|hours|text|message|words|goodbye|time talking|meal) … (alive|ever|on earth|to you|you will|from me|with you|here|goodbye)',
      '(last|final) time (ill|i will|im|you will|youll|anyone|i) … (text|message|speak|hear|talk|see)',
    ),
    unless: anyOf(past, study, fiction, phrases('(tenancy|contract|course|lease|boyfriend|girlfriend|relationship|apprenticeship)')),
  },
  {
    name: 'a plan made',
    pattern: phrases(
      '(been )?planning (it|this|how) …… (tonight|tomorrow|weeks|months|today|weekend|to do it)',
      '(got|have|had|made|making) (it|it all|everything|a plan|my plan|the plan|the stuff|what i need) … (set up|planned|ready|to do it|to end|to die|for tonight)',
      '(doing|do) it (tonight|tomorrow|tmw|now|today|this weekend)',
      '(tried|attempted) … (before|last time|once|already) …… this time',
      'this time (i |ill |im |its |it )?(will |wont |am |gonna )?(not |gonna |wont )?(mess|fail|fuck|get it wrong|mean it|do it right|do it properly|work|be different|make sure)',
      '(mean|meant) it this time',
      '(if i|when i|gonna|wanna|going|try to|tried to) … end (my|me) life',
      '(got|bought|tied|made|found|have|getting|tying) … (a |the |my )?(rope|noose|ligature)',
      '(wrote|written|writing|ive done|done|left|leaving) … (letters|goodbye letters|goodbye notes|goodbye letter|a note|notes|a letter|my note)( to| for)? …… (everyone|family|kids|bed|table|when|goodbye|sorry|people|mum|them|find)',
      '(made my mind up|ive decided|ive decide|made up my mind|mind is made up|minds made up)',
    ),
    and: anyOf(
      phrases(
        '(die|dead|end|life|goodbye|bye|sorry|planning|mess|fail|not making it|not gonna be|alive|rope|noose|ligature|mean it|set up|ready|letters|note|notes|tried|do it|doing it|gone)',
      ),
    ),
    unless: anyOf(
      study,
      phrases('(theory|test|driving|exam|quit|quitting|smoking|vaping|interview|uni|application|college|gcse|gcses|proposal|propose|move|moving|party|form|landlord|complaint|tattoo|debt|budget|washing|cleaning|rent)'),
    ),
  },
  {
    name: 'goodbyes',
    pattern: phrases(
      '(said|saying|sent|sending|write|writing|wrote|texted|texting) … (my |me |us |all my |a |her |his )?(last )?(goodbye|goodbyes|bye forever) … (to everyone|on snap|text|message|everyone|and now|phone|forever|on insta|video|letter|letters|before|tonight)',
      '(this is|its|so) (my |the last |me saying )?(goodbye|bye forever|goodbye forever|bye then forever)',
      '(goodbye|bye) (forever|for ever|for good|everyone|world|cruel world)',
      `tell (my )?(${child}|mum|nan|brother|sister|dad|family|everyone|her|him|them|sarah|[a-z]+) (that )?i(m| am)? (loved|love|always loved|am sorry|sorry) (her|him|them|you|it|for everything)?`,
      '(look after|take care of|feed|have|mind) (my|the) …… (when|once|after|now) (im|ive) (gone|not here|dead|not around|not about|passed)(?! (on holiday|away|to))',
      '(when|once|after) im (gone|dead|no longer here|not here|not around)(?! (on|to|for|out|through|in|away|back))',
      '(by the time|when) (you|my pa|anyone|they|someone|my worker|he|she) … (read|reads|get|gets|see|sees|find|finds) … (ill|i will|im|its|it will) … (gone|dead|be too late|too late|be with|not be here|over)',
      '(be|join|see|meet|go|going|with) … (mum|nan|dad|brother|sister|grandad|baby|son|daughter|god|him|her) … (in heaven|up there|on the other side|other side|in the sky)',
      '(wanna|go|going|ready to go|gonna go) (to|be with) (god|heaven|allah|jesus)( now| today| tonight)',
      'thank(s| you) for (everything|all youve done|trying) …… (goodbye|sorry|bye|not your fault|wont (need|be))',
    ),
    unless: anyOf(
      phrases('(leaving do|leaving party|moving out party|my pa is leaving|new job|on holiday|died last|funeral|miss her|miss him|anniversary|passed away)'),
      fiction,
      joking,
    ),
  },
  {
    name: 'giving everything away',
    pattern: phrases(
      '(gave|given|giving|give) (away )?(all |most of |everything i )(of )?(my |me )?(stuff|things|clothes|belongings|possessions|money|own|games|games away|savings)',
      '(gave|given|giving) (all |everything|my stuff|my things|my dog|my cat) … away',
      '(sorted|sorting|tidied|paid|cleared|cancelled) … (everything|all) … (so (nobody|no one|they|my)|before i go|wont be a bother)',
    ),
    and: phrases(
      '(peaceful|peace|calm|goodbye|where im going|after tonight|anymore|wont need|dont need|no need|for good|before i go|relief|ready|feels|sorry|heaven|gone|tonight)',
    ),
    unless: anyOf(phrases('(charity shop|moving|vinted|ebay|depop|new flat|tip|dv|left him)'), past),
  },
  {
    name: 'no future',
    pattern: phrases(
      '(wont|not gonna|dont think ill|dont think i will|never gonna|not going) (be )?(alive|breathing|living)',
      '(wont|not gonna) be (here|around|about) (much longer|anymore|to see|for (christmas|xmas|my birthday|it|long|that)|by (then|christmas|my birthday|the weekend|morning)|after (tonight|today|tomorrow|this))',
      '(wont|not gonna|dont) (be needing|need|be needin|want) (it|this|that|the|my|any|anything|a|none) …… (after (tonight|today|tomorrow|this week|this weekend|friday)|where im going|where i am going|after im gone|soon ill be)',
      '(not|isnt|wont|aint) (gonna )?(make|making|see|seeing|reach|reaching) (it )?(to|past|through|till|til|my) … (release date|birthday|[0-9]+(st|nd|rd|th)|christmas|xmas|new year|tonight|the night|morning|tomorrow|the weekend|next week|monday|18|21|25)',
      '(if|assuming) im (even |still )(here|alive|around) (by|then|next|tomorrow|in|to|at)',
      '(no|not got a|dont have a|isnt no|there is no|theres no|see no) future (for me|anymore|left)',
    ),
    unless: phrases('(appointment|meeting|college|class|holiday|moved|moving|got a job|new job|interview|on time|party|bus|train|gig|session|in gloucester|in stroud)'),
  },
  {
    name: 'at a place, alone',
    pattern: phrases(
      '(im|standing|stood|sat|sitting|been) (up |here |stood |sat |standing |sitting )?(on|at|over|by) (the |a )?(edge|top|side|railings|railing|ledge) … (bridge|roof|cliff|car park|tracks|building|multi|flats|platform|river|balcony|of (it|the))',
      '(im|sat|stood|standing|sitting) (up |here |stood |sat |standing |sitting )?on (the |a |this )?(top of the |severn |motorway |railway |train )?(bridge|roof|ledge|railings|train tracks|tracks|railway|rail line|car park roof|multi storey)',
      '(looking|staring|look|stare) (down )?(at|over|in|into) (the )?(tracks|trains|drop|edge|water below|river below|knife|pills|tablets|rope)',
      '(voice|voices|head|something) … (tell|tells|telling|told|says|saying|shouting) … (jump|die|kill myself|end it|do it|not worth|hurt myself|cut)',
      '(want|wants|telling|tell) me to (jump|die|kill myself|do it tonight|end it)',
    ),
    unless: anyOf(phrases('(bus stop|fishing|taking photos|roofing|scaffold|sofa|picture|skydive|bungee)'), fiction),
  },
  {
    name: 'cannot stay safe',
    pattern: phrases(
      '(dont know|not sure|dunno|idk) … (longer|much longer|long) i can (stay safe|keep safe|keep going|last|hold on|do this|go on|keep doing|fight)',
      '(cant|not|wont|cannot|dont trust myself to|struggling to|hard to) (be able to )?(keep|stay|kept) (myself )?(safe)(?! (online|at work|on site))',
      '(dont feel|not|isnt|im not) safe (with|from|around|alone with) (myself|my (own )?(thoughts|head|mind)|being alone)',
      '(scared|afraid|worried|frightened) … (of )?what (im|i|ill) … (gonna |might |will |could )?do( to myself| if im alone| tonight)?',
      '(scared|dont trust) (of )?myself (right now|tonight|alone|anymore|at the moment)',
      '(having|in) (a )?(mental health |mh )?(crisis|breakdown) (right now|now|tonight|and)',
      '(might|gonna|about to|going to) do something (stupid|daft|bad|silly|to myself|drastic|i cant)',
    ),
    unless: anyOf(study, information, denied, past),
  },
]

/** Wanting to die, plans, goodbyes; the writer or someone they know. Widest of all, on purpose. */
export const suicide: readonly Rule[] = [...said, ...situation]
