import { denied, fiction, information, joking, past, study } from './guards.ts'
import { anyOf, phrases, together, type Rule } from './rule.ts'
import { child, pills } from './words.ts'

const idleWish = phrases(
  'die (of|from|laughing|on me|in (this|that|the) (heat|lesson|exam))',
  '(wanna|want|gonna) die (of|from|laughing|lol)',
  '(hungover|embarrassed|embarrassment|cringe|boredom|starving|hunger)',
)
const ending =
  '(die|be dead|b dead|not exist|stop existing|cease to exist|not wake up|never wake up)'
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
    unless: anyOf(
      anyOf(phrases(`${self} (laughing|off to|with work|with this)`), study, fiction, past, denied),
      phrases('(hang|hanging) myself (a|the|some|my|up)'),
    ),
  },
  {
    name: 'suicidal',
    pattern: phrases(
      '(suicide|self murder)',
      'suicidal',
      'attempt(ing)? suicide',
      '(commit|committing|thought about|think about|thinking of|thinking about|considering|considered|talking about|thoughts of|try|trying|tried) … suicide',
    ),
    unless: anyOf(
      anyOf(study, fiction, past, denied),
      phrases('(suicide squad|prevention|awareness|bereaved by|lost … to suicide)'),
    ),
  },
  {
    name: 'wants to die',
    pattern: phrases(
      '(didnt|dont|never|not) (wanna |have to |gotta )*wake up',
      'sleep and (dont|not|never|no) … (come back|wake|get up)',
      'sleep (forever|for ever|for good)',
      '(why|how) am i (even |still )*(alive|here|living|breathing)(?! (for|so long))',
      '(shouldnt|dont deserve to|dont deserve|not meant to) (be alive|live|exist|be living|be breathing)',
      '(wish|wishing) … (id|i had|i) … (died|killed|not survived|didnt survive|didnt make it|dead)',
      '(meet|meeting) my maker',
      '(at my|my own|for my|about my|planning my|planned my|see my) (own )?(funeral|death|grave)',
      '(last|final) … on (this |the )?earth',
      '(better|happier|preferable) … (im|i|if i) (die|dead|died)',
      '(i|ill|i will) die … (than|then|rather than) (go back|they|be sent|live|be)',
      `(wanna|want|wants|wants to|wish|rather|ready to|better|need to|deserve to|trying to|decided to|hope|hoping|hope to|prefer|prefer to|should) … ${ending}`,
      '(wish|wishing) (i|he|she) (was|were|wasnt|had) … (dead|gone|never born|not here|never been born|alive)',
      'wish (i|id) (died|never (been |was )?(born|woke|woken))',
      'im better dead',
      '(thinking|thoughts|think|dreaming|fantasising) (about|of) (dying|death|ending|not being here|not being alive|being dead)',
      '(im|gonna be|ill be|be) dead (soon|by|tomorrow|tonight|in the morning|anyway|when)',
      'never been born',
      '(go|going) … (to )?sleep and (never|not) … (wake|waking)',
      '(never|not|dont) (wanna |have to |gotta )?wak(e|ing) up',
    ),
    unless: anyOf(
      anyOf(
        idleWish,
        phrases(
          '(his|her|the) funeral',
          '(battery|phone|wifi|laptop) … dead',
          '(alarm|early|mornings|for college|for work)',
        ),
        fiction,
        study,
        denied,
        past,
      ),
      phrases('(make|making|write|need) a will', 'organ donor', 'life insurance'),
    ),
  },
  {
    name: 'asks about dying',
    pattern: phrases(
      `(got|have|with|holding|counting|counted|lined up) … ${pills} …… (ready|next to me|lined up|in my hand|on the bed|in front of me|waiting|enough)`,
      `(gonna|wanna|thinking about|thinking of|planning|plan to|tempted to|want to|urge to|might) (just )?(take|taking|swallow|neck|overdose|overdosing) (on |an |a |all |every |loads of |a load of |too many |the rest of )*(my |of my |the |these )?(overdose|${pills}|lot|them all)`,
      'does it (hurt|take long) … (die|drown|hang|bleed out|suffocate|dying)',
      '(easiest|quickest|fastest|painless|best|least painful|easy|quick) (way|ways|method) … (die|kill (myself|yourself|you|me)|end it|go|suicide|do it)',
      '(ways|how long does it take|what does it feel like) … to (die|kill|bleed out|end)',
      `how many (of )?(my |these |the )?${pills} … (die|kill|dead|overdose|too many|not wake|dangerous|end|fatal|lethal|take)`,
      `(saving|saved|stashing|stashed|hoarding|collecting|bought|buying) (up )?(all )?(my |loads of |enough )?${pills} … (up|to|for|enough|ready)`,
      '(if|after) i (die|died|kill|killed) … (who|what|would|will|whos|whod)',
      '(what happens|who gets|whod get|whos getting|who has) … (if|when) … (i die|i died|im dead|im gone|im not here)',
    ),
    unless: anyOf(
      anyOf(
        study,
        fiction,
        phrases(
          '(will writing|make a will|write a will|life insurance|funeral plan|headache|period)',
        ),
      ),
      phrases(
        '(gonna|wanna) (just )?take (a|an|the|my|these|all my) (course|bus|test|train|taxi|break|gcse|gcses|exam|driving|stuff|things|photos|year|day|gap|tablets (for|with))',
        '(take|taking) … (prescribed|as normal|for a headache|for my (back|head|tooth))',
      ),
    ),
  },
  {
    name: 'does not want to be here',
    pattern: phrases(
      '(no|any|a) reason (left )?(to|for me to) (get up|wake up|get out of bed|carry on|go on|live|be|stay|keep|try)',
      '(dont|didnt) wanna (make it|get|live|be) (to|past|till|until) (my )?([0-9]+|birthday|christmas|tomorrow|next)',
      '(dont|didnt) wanna be (saved|found|rescued|helped anymore|fixed)',
      '(cant|cannot) (carry on|go on|keep) (pretending|faking|fighting|acting)',
      'nothing matters (anymore|now|to me)',
      'nothing matters',
      'dark thoughts',
      '(done|finished) with (everything|everyone|it all|life|this world|people and)',
      '(want|need|wish) (everything|it all|it|all this|this|life|the pain|the noise|all of it|my life|my brain|my head|this life) (to|would) (just |all |finally )*(stop|end|go away|be over|finish)',
      '(no more|end of|end to|stop) (the |my |this )?(pain|suffering|hurting) (after|tonight|soon|anymore|for ever|forever|for good)',
      '(finally |just wanna |wanna )(be )?(free|at peace|at rest|out of my misery)',
      '(given up|give up|giving up|gave up) (on )?(life|living|everything|with life|myself)',
      '(finish|finished|tired|enough) (with |of )?(this |my )?life',
      '(dont|cant|no reason to|struggling to|trust myself to|hard to|not sure i can|how to) (wanna |even |see me |see myself )*(stay|staying) alive',
      'nothing (left )?(here )?(to stay for|for me (here|anymore|in this)|to lose|to wake up for|to fight for|to keep me)',
      '(whats|is|isnt|theres|no|wot|see) (the |no |any )*point (of|in|to) (me|it all|anything|life|trying|even|waking|existing|any of it|getting up|eating)',
      '(cant|dont|no) (see |other )?(a |any |the |no |only )?way out',
      'the only way out',
      '(i just|i) cant (anymore|no more|do life|do living)',
      '(dont|cant) (see|imagine|picture) (me|myself) (making it|getting|living|being here|being alive|reaching|lasting)',
      '(dont|not) (wanna )?see (tomorrow|another day|the morning|morning)',
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
      anyOf(
        fiction,
        study,
        denied,
        phrases(
          '(song|mould|landlord|tenancy|course|job|placement|hostel|flatshare|form|phone call|driving|waiting list)',
        ),
      ),
      phrases(
        '(debt|contract|car park|building|one way system|job|course|hostel|flat|relationship)',
      ),
    ),
  },
  {
    name: 'speaks of dying',
    pattern: phrases(
      '(i|im|ill|id|me|to|she|he|they|you|hes|shes|wanna|gonna|will|just|please|and) … (die|be dead|dying)',
      '(hang|hanging|drown|kill|killing) (yourself|yourselves)',
      '(end|ending) (it|things|the pain|this pain|my pain|everything|myself)(?! (with|between|because|and move|early))',
      '(feel like|want|wanna|thinking about|think about|thought about|keep thinking about|nearly|about to|gonna|tempted to|if i|sometimes) … (jump|jumping|jumped|walking into|walk into|run into|running into) … (off|in front|into|traffic|a car|cars|kill|train|bridge|the road|window|river)',
      '(its )?too late (for me|to save me|to help me)',
      '(i|just) (really )?(want|wanna|need) out( of (this|life|here|it all))?',
      '(cant|dont know how to|not able to) (live|survive|cope|go on|exist|carry on|function) … (anymore|no more|with this|like this|without (him|her)|another|with myself)',
      '(dont|cant|cannot|no) … (see|have|got|is|imagine|want) (a |any |no |my )?future',
      '(got|have|ive|made) … plan … (to|and|for) … (pills|rope|tonight|die|do it|ready|end|kill|bridge)',
      '(pills|tablets|meds) …… (in front of me|ready|lined up|in my hand|next to me)',
      '(too|so) tired (to|of) (live|living|fight|fighting|carry on|go on|life)',
    ),
    unless: anyOf(
      idleWish,
      past,
      study,
      fiction,
      denied,
      joking,
      phrases(
        '(hes|theyre|they are|he is) gonna die',
        '(die|dying|dead) (of|from|laughing|inside|down|for a|to (get|see|know|go|try|have|move|start|meet|find|pass|be)|on my feet|if i dont|hard|another day|my hair|her hair|his hair|it)',
        '(when|if|before|after) (i|you|someone|people|somebody|they|we) (die|dies)(?! (like|then|tonight|this))',
        '(nan|grandad|grandma|gran|dog|cat|hamster|pet|mum|dad|uncle|auntie|friend) … (is|was|gonna|might|about to|may) … (die|dying)',
        '(cancer|hospice|terminal|hospital said|ill|visa|wifi|phone|battery|plant|plants|tenancy|contract|contracts|phone contract|lease|subscription|relationship|course|apprenticeship|placement|claim|insurance|boredom|hungover|hunger|cold|heat|(want|wanna|need) out of (my|the) (tenancy|contract|flat|house|hostel|job|course|gym))',
      ),
    ),
  },
  {
    name: 'a burden, not missed',
    pattern: phrases(
      'if i (was dead|were dead|was gone|were gone|wasnt here|wasnt around|wasnt alive|died|die|killed|disappeared|did it) …… (care|notice|cry|miss|bother|be better|be easier|be happier|be sad|be relieved)',
      '(you|they|u|nobody|everyone) (wont|will not|will never|never) (have to |gotta |need to )*(see|hear from|deal with|worry about|put up with|bother with) me (again|anymore|after|much longer)',
      'i wont (be a|be your|bother|be in) … (problem|burden|bother|nuisance|way|you|anyone) … (anymore|again|much longer|after|soon)',
      '(waste of (space|oxygen|air)|hate myself) …… (die|dead|gone|end|alive|anymore|cut|live)',
      '(better|happier|easier) … without me',
      '(better|easier|happier) (off )?(if|when) (i|im) … (gone|dead|died|wasnt|disappeared|not here)',
      '(nobody|no one|not one person|who|anyone|would anyone|they|people) … (notice|care|miss me|cry|bother|come to my funeral) … if (i|im) … (gone|dead|died|disappeared|alive|wasnt|killed|vanished|didnt wake)',
      '(nobody|no one|none of them) (would|will|d|gonna) miss me',
      '(im|been|being) (just |such |nothing but )?a burden (to|on)',
      '(come|coming|cry|crying|play|songs?) … my funeral',
    ),
    unless: anyOf(
      anyOf(fiction, denied),
      phrases('(late|appointment|meeting|interview)', '(if i was) (late|18|older|working)'),
    ),
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
    unless: anyOf(
      past,
      study,
      fiction,
      phrases('(tenancy|contract|course|lease|boyfriend|girlfriend|relationship|apprenticeship)'),
    ),
  },
  {
    name: 'a plan made',
    pattern: phrases(
      '(rope|noose|ligature|bedsheet|bedsheets|sheets|cord|belt) …… (wardrobe|ready|tied|hang|looking at it|beam|ceiling|loft|bars|neck|stares at me)',
      '(tying|tied|ties|tie|made|making) (a |the |his |her |my |up )*(rope|noose|ligature|sheets|bedsheet)',
      '(i|ive|and|just) (just )?(left|wrote|written) … (note|letter|notes|letters|message) … (for|to|on) (my|the|everyone|mum|them|her|him)',
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
        '(die|dead|end|life|goodbye|bye|sorry|planning|mess|fail|not making it|not gonna be|alive|rope|noose|ligature|mean it|set up|ready|letters|note|notes|tried|do it|doing it|gone|wardrobe|tying|tied|hang|beam|ceiling|bars|river|bridge|tonight|find)',
      ),
    ),
    unless: anyOf(
      study,
      phrases(
        '(theory|test|driving|exam|quit|quitting|smoking|vaping|interview|uni|application|college|gcse|gcses|proposal|propose|move|moving|party|form|landlord|complaint|tattoo|debt|budget|washing|cleaning|rent)',
      ),
    ),
  },
  {
    name: 'goodbyes',
    pattern: phrases(
      'before i (do it|end it|jump|die|go through with it|leave this)',
      '(find out|see|meet|ask) …… (other side|is there a god|if god|god is|heaven is|hell is|afterlife|after tonight)',
      '(is there|theres) … (god|heaven|afterlife|hell) …… (tonight|soon|find out|today|tomorrow)',
      `tell (my )?(${child}|mum|nan|brother|sister|dad|family|mate|friend|girlfriend|boyfriend|kids) … (he|she|they) (was|were) … (best|everything|loved|world|only)`,
      '(tidy|sorted|settled|paid (back|off)|sold|cleared) …… before i (go|leave)',
      '(today|tonight|tomorrow|this|its) (is |was |will be )*(my |the )?last (day|night|one) … (for me|ever|alive|here|of my life|on)',
      '(goodbye|goodbyes) …… (real|last one|final|never see|wont see|wont answer|picking up|phones off|phone is off|video|voice note|not answering|wont pick)',
      '(goodbye|bye|suicide|sorry) (video|vid|voice note|note|letter|messages)',
      '(said|saying|sent|sending|write|writing|wrote|texted|texting) … (my |me |us |all my |a |her |his )?(last )?(goodbye|goodbyes|bye forever) … (to everyone|on snap|text|message|everyone|and now|phone|forever|on insta|video|letter|letters|before|tonight)',
      '(this is|its|so) (my |the last |me saying )?(goodbye|bye forever|goodbye forever|bye then forever)',
      '(goodbye|bye) (forever|for ever|for good|everyone|world|cruel world)',
      `tell (my )?(${child}|mum|nan|brother|sister|dad|family|everyone|her|him|them|sarah|[a-z]+) (that )?i(m| am)? (loved|love|always loved|am sorry|sorry)`,
      '(look after|take care of|feed|have|mind) (my|the) …… (when|once|after|now) (im|ive) (gone|not here|dead|not around|not about|passed)(?! (on holiday|away|to))',
      '(when|once|after) im (gone|dead|no longer here|not here|not around)(?! (on|to|for|out|through|in|away|back))',
      '(by the time|when) (you|my pa|anyone|they|someone|my worker|he|she) … (read|reads|get|gets|see|sees|find|finds) … (ill|i will|im|its|it will) … (gone|dead|be too late|too late|be with|not be here|over)',
      '(be|join|see|meet|go|going|with) … (mum|nan|dad|brother|sister|grandad|baby|son|daughter|god|him|her) … (in heaven|up there|on the other side|other side|in the sky)',
      '(wanna|go|going|ready to go|gonna go) (to|be with) (god|heaven|allah|jesus)( now| today| tonight)',
      'thank(s| you) for (everything|all youve done|trying) …… (goodbye|sorry|bye|not your fault|wont (need|be))',
    ),
    unless: anyOf(
      anyOf(
        phrases(
          '(leaving do|leaving party|moving out party|my pa is leaving|new job|on holiday|died last|funeral|miss her|miss him|anniversary|passed away)',
        ),
        fiction,
        joking,
      ),
      phrases(
        '(sorry|sorry that) … (late|missed|miss|appointment|meeting|couldnt|cant make|cant come|reply|forgot|phone|busy|running|about (yesterday|today|earlier|last))',
      ),
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
    unless: anyOf(
      phrases('(charity shop|moving|vinted|ebay|depop|new flat|tip|dv|left him)'),
      past,
    ),
  },
  {
    name: 'no future',
    pattern: phrases(
      '(wont|not gonna) be (about|around|gonna|here|alive) …… (to (use|see|need|spend|get|open)|use it|spend it|see it)',
      '(wont|not gonna|dont think ill|dont think i will|never gonna|not going) (be )?(alive|breathing|living)',
      '(wont|not gonna) be (here|around|about) (much longer|anymore|to see|for (christmas|xmas|my birthday|it|long|that)|by (then|christmas|my birthday|the weekend|morning)|after (tonight|today|tomorrow|this))',
      '(wont|not gonna|dont) (be needing|need|be needin|want) (it|this|that|the|my|any|anything|a|none) …… (after (tonight|today|tomorrow|this week|this weekend|friday)|where im going|where i am going|after im gone|soon ill be)',
      '(not|isnt|wont|aint) (gonna )?(make|making|see|seeing|reach|reaching) (it )?(to|past|through|till|til|my) … (release date|birthday|[0-9]+(st|nd|rd|th)|christmas|xmas|new year|tonight|the night|morning|tomorrow|the weekend|next week|monday|18|21|25)',
      '(if|assuming) im (even |still )(here|alive|around) (by|then|next|tomorrow|in|to|at)',
      '(no|not got a|dont have a|isnt no|there is no|theres no|see no) future (for me|anymore|left)',
    ),
    unless: phrases(
      '(appointment|meeting|college|class|holiday|moved|moving|got a job|new job|interview|on time|party|bus|train|gig|session|in gloucester|in stroud)',
    ),
  },
  {
    name: 'at a place, alone',
    pattern: phrases(
      '(suspension bridge|severn bridge|beachy head|viaduct) …… (up here|here|alone|on it|looking|jump|tonight|im|pretty|quiet|cold)',
      '(thinking|thoughts|think|dreaming) (about|bout|of|abt) the (train|trains|bridge|rope|pills|tracks|river|cliff|drop|roof)',
      '(drive|driving|crash|crashing|steer|drove) … (car|bike|moped|van|off|myself) … (into|off) (a |the )?(wall|tree|bridge|lorry|river|cliff|road|traffic|barrier)',
      '(platform|bridge|station|cliff|roof|balcony|edge|tracks|road|motorway) …… (nearly|almost|wanna|thinking of|thought about|gonna|urge to|could just|about to|tempted) … (step|jump|stepped|jumped|jumping|fall|walk out|go over|let go)',
      '(nearly|almost|wanna|urge to|could just|tempted to|keep thinking about) … (step|jump|stepped|jumped|jumping|stepping|walk|walked) (off|in front|out in front|over|into|onto) …… (platform|bridge|train|traffic|edge|lorry|roof|tracks|cliff|balcony|bus|car|cars|railway|river|road|motorway)',
      '(im|were|sat|stood|standing|sitting) (up |down |here |by |at |on |near |sat |stood )*(the |a )(river|bridge|tracks|viaduct|cliff|weir|canal|docks|quarry|train line|level crossing) …… (note|goodbye|jump|alone|thinking|cant stop|bye|sorry|end|dont know|drown|deep|cold|done|over|nobody|pills)',
      '(im|standing|stood|sat|sitting|been) (up |here |stood |sat |standing |sitting )?(on|at|over|by) (the |a )?(edge|top|side|railings|railing|ledge) … (bridge|roof|cliff|car park|tracks|building|multi|flats|platform|river|balcony|of (it|the))',
      '(im|sat|stood|standing|sitting) (up |here |stood |sat |standing |sitting )?on (the |a |this )?(top of the |severn |motorway |railway |train )?(bridge|roof|ledge|railings|train tracks|tracks|railway|rail line|car park roof|multi storey)',
      '(looking|staring|look|stare) (down )?(at|over|in|into) (the )?(tracks|trains|drop|edge|water below|river below|knife|pills|tablets|rope)',
      '(voice|voices|head|something) … (tell|tells|telling|told|says|saying|shouting) … (jump|die|kill myself|end it|do it|not worth|hurt myself|cut)',
      '(want|wants|telling|tell) me to (jump|die|kill myself|do it tonight|end it)',
    ),
    unless: anyOf(
      anyOf(
        anyOf(
          anyOf(
            phrases(
              '(bus stop|fishing|taking photos|roofing|scaffold|sofa|picture|skydive|bungee)',
            ),
            fiction,
          ),
          phrases('(missed my|waiting for|walk the dog|picnic|swim)'),
        ),
        phrases('bridge (course|the gap|project|street)', '(at|to) college'),
      ),
      phrases('(driving (test|lesson|lessons)|insurance|accident last)'),
    ),
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
    unless: anyOf(
      anyOf(study, information, denied, past),
      phrases('do something … (bad|stupid) to (my|him|her|them|someone|that)'),
    ),
  },
]

/** Wanting to die, plans, goodbyes; the writer or someone they know. Widest of all, on purpose. */
export const suicide: readonly Rule[] = [...said, ...situation]
