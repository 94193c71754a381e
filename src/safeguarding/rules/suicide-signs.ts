import { denied, fiction, information, joking, past, study } from './guards.ts'
import { anyOf, phrases, type Rule } from './rule.ts'
import { child } from './words.ts'

/** Plans, goodbyes, places, no future: situations that often hold no word of dying. */
export const suicideSigns: readonly Rule[] = [
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
      '(belt|rope|cord|sheet|sheets|noose) … (snapped|broke|slipped|didnt hold|gave way|wasnt strong)',
      '(tried|attempted) (it )?with a (belt|rope|cord|bag|sheet|razor|knife)',
      '(nobody|no one|they|someone|mum|staff|anyone|who) (will |can |wont |to |gonna |ever )*find (me|my body) …… (til|till|until|morning|monday|door|when|letter|note|picked|time|days|unlocked)',
      '(swallow|swallowing|taking|take) everything (in|i|from)',
      'locked (himself|herself|themselves|myself) in … (razor|blade|knife|pills|tablets|rope)',
      '(rope|noose|ligature|bedsheet|bedsheets|sheets|cord|belt) …… (wardrobe|ready|tied|hang|looking at it|beam|ceiling|loft|bars|neck|stares at me)',
      '(tying|tied|ties|tie|made|making) (a |the |his |her |my |up )*(rope|noose|ligature|sheets|bedsheet)',
      '(i|ive|and|just) (just )?(left|wrote|written) … (note|letter|notes|letters|message) … (for|to|on) (my|the|everyone|mum|them|her|him)',
      '(been )?planning (it|this|how) …… (tonight|tomorrow|weeks|months|today|weekend|to do it)',
      '(got|have|had|made|making) (it|it all|everything|a plan|my plan|the plan|the stuff|what i need) … (set up|planned|ready|to do it|to end|to die|for tonight)',
      'doing it (tonight|tomorrow|tmw|now|today|this weekend)',
      '(?<!((can|could|should|do|must|did|would|shall) (i|we|you|they)|dad says|mum says|says|said|to) )do it (tonight|tomorrow|tmw|now|today|this weekend)',
      '(gonna|going to|want to|need to|have to|about to|ready to|decided to|time to|try to) do it (tonight|tomorrow|tmw|now|today|this weekend)',
      '(tried|attempted) … (before|last time|once|already) …… this time',
      'this time (i |ill |im |its |it )?(will |wont |am |gonna )?(not |gonna |wont )?(mess|fail|fuck|get it wrong|mean it|do it right|do it properly|work|be different|make sure)',
      '(mean|meant) it this time',
      '(if i|when i|gonna|wanna|going|try to|tried to) … end (my|me) life',
      '(got|bought|tied|made|found|have|getting|tying) … (a |the |my )?(rope|noose|ligature)',
      '(?<!(someone|staff|worker|lady|supervisor) )(wrote|written|writing|ive done|done|left|leaving) … (letters|goodbye letters|goodbye notes|goodbye letter|a note|notes|a letter|my note)( to| for)? …… (everyone|family|kids|bed|table|when|goodbye|sorry|people|mum|them|find)',
      '(made my mind up|ive decided|ive decide|made up my mind|mind is made up|minds made up)',
    ),
    and: anyOf(
      phrases(
        '(die|dead|end|life|goodbye|bye|sorry|planning|mess|fail|not making it|not gonna be|alive|rope|noose|ligature|mean it|set up|ready|letters|note|notes|tried|do it|doing it|gone|wardrobe|tying|tied|hang|beam|ceiling|bars|river|bridge|tonight|find|snapped|broke|slipped|belt|cupboard|razor|blade|knife|pills|tablets)',
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
      '(heaven|afterlife|god|other side) …… (im ready|ready to go|ready for it|see you|tonight)',
      '(?<!(when|if) (it|its) )(wasnt|isnt|not|never) (there|their|theyre|your|anyones|any of your|(?<!(dog|cat|dogs|cats) its not )his|her|nobodys|my mums|my pas) fault',
      'before i (end it|jump|die|go through with it|leave this)',
      '(?<!(asking|check|checking|ask|advice) )before i do it(?! (again|wrong)\\b)',
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
      'dont think (im gonna|im going to|ill|i will) (make|see|reach|get) (it )?(to|past|through|till|my) … (birthday|[0-9]+(st|nd|rd|th)|christmas|tonight|tomorrow|18|21|25)',
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
      'been (sat |stood |up )?on (the|this|a) (bridge|roof|ledge|tracks)',
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
      '(having|in) (a )?(mental health |mh )?(crisis|breakdown) (right now|now|tonight)',
      '(having|im in|hes in|shes in|im|am in|been in) (a )?(mental health |mh )?(crisis|breakdown) and',
      '(might|gonna|about to|going to) do something (stupid|daft|bad|silly|to myself|drastic|i cant)',
    ),
    unless: anyOf(
      anyOf(study, information, denied, past),
      phrases('do something … (bad|stupid) to (my|him|her|them|someone|that)'),
    ),
  },
]
