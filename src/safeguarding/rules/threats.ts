import { creatures, fiction, information, joking, past, study } from './guards.ts'
import { distant } from './hunted.ts'
import { anyOf, phrases, together, type Rule } from './rule.ts'
import { dryThreat, they } from './words.ts'

const threat =
  '(kill|hurt|stab|shoot|beat|batter|burn|smash|slice|bang|jump|shank|fuck|petrol bomb|throw acid|acid|break|rape|bury|slit|drown|strangle)'

/** Ordinary verbs, a threat only with 'hell' or 'gonna' and nothing after it: not 'get me a bed'. */
const veiled =
  '((end|finish) (me|us)(?! off)|(get|find|do|cut|mess) (me|us|mum|my (face|head|neck|throat|mum|family|sister|brother|legs|arms|mates|kids|dog))(?=$| (?:\\.|and|if|when|next|tonight|tomorrow|again|soon|wherever|one day|once|after|before)(?![a-z])))'

const fear = '(scared|afraid|frightened|terrified|petrified|shitting myself)'

/** Threats, somebody dangerous on the way, or afraid of someone near. */
export const threats: readonly Rule[] = [
  {
    name: 'signs of an attack together',
    pattern: together(
      phrases(
        '(knife|knives|machete|machetes|gun|bats|a bat|balaclava|balaclavas|petrol|acid|stab|stabbed|stabbing|shank|slashed|strangled|strangling|strangle|choking|choked|choke|beaten|beating|batter|battered|punching|punched|punches|throat|attacked|attacking|attack|jumped|chasing|chased|kidnap|kidnapped|grabbed me|grab me|drag me|dragged|violent|kicked in|smashed my|my (face|head) in|black and blue|bleeding|threatening|threatened|threats|hurt me|kicking off|screaming at|do me over|come for me|(?<!(look|looks|looked|looking) )after me|get me(?! (out|a|an|some|in|on|to|through|back|up|started|my|there|home|one|into)\\b)|hitting|hit me|hits me|throwing|smashing|asking for me|looking for me(?! first\\b))',
      ),
      phrases(
        `(he|hes|hell|she|shes|they|theyre|theyve|theyd|someone|man|men|guy|lads|boys|bloke|gang|people|boyfriend|ex|exs|dad|dads|stepdad|partner|husband|brother|brothers|uncle|girlfriend|family|dealer|dealers|housemate|flatmate|neighbour|babydad)`,
      ),
      phrases(
        '(now|right now|tonight|just|just now|today|outside|coming|hiding|scared|help|again|keeps|wont stop|in the house|my door|on (his|their) way|every (day|night|time)|last night|yesterday|next time|this time|or else|gonna|terrified|upstairs|downstairs|round here|turned up|about to|trying to)',
      ),
      phrases('(me|my|im|ive|us|i)'),
    ),
    unless: anyOf(
      distant,
      information,
      joking,
      fiction,
      phrases(
        '(court|prison|jail|solicitor|caught|dbs|compensation|gym|boxing|mma|match|rugby|football|game|club|interview|exam|essay|feelings|chips|kebab|tenancy|bill|bills|rent|dwp|uc|council tax|landlord|bailiff|bailiffs|debt collector|letter|letters|insurance|teeth|tooth|dentist|food|phone screen|dog attacked|cat|nursery|parenting|training|work is|boss|gums|nosebleed|period|tattoo|piercing|smear|implant|jab|needle|bus driver|5 a side|hand myself in|monopoly|chess|scrabble|mario kart|arrears|overdraft|stuff back|break up|broke up|dumped)',
        '(kill me|killing me) (for|if|when|lol|because|with)',
        '(bank|council|klarna|lender|they) hit (me|us) with',
        '(looking|asking) for (me )?(a |my )(job|id|form|letter|cv)',
      ),
    ),
  },
  {
    name: 'a threat',
    pattern: phrases(
      '(gonna|will|trying to|wanna|about to|planning to|coming to|want to) (jump|rush|batter|stab|shank|rob|kidnap|slash|shoot|bottle|glass) (me|us|my (brother|sister|mum|mate|boyfriend))',
      '(said|says|told me|saying|reckon|reckons) (im|i am|ill be|youre) next',
      '(lads|boys|men|people|they|someone|girls|guy|man) … (wanting|wants|want|waiting|wanna|ready) to (fight|beat|jump|bang|batter|hurt|smash|rob|stab) (me|us)',
      '(gonna|will|might|about to|going to) (get|be) (stabbed|jumped|killed|beaten up|beaten|done in|shot|battered|slashed|attacked|robbed)',
      '(tried|trying|tries) to (grab|take|drag|kidnap|pull|snatch|run over|push) me (off|in|into|away|over|under|to the|down|from)',
      `(brother|brothers|dad|stepdad|uncle|cousins|family|ex|boyfriend|husband|partner|they|theyre|he|hes|olders|gang|lads|people|men|babydad) (is |are |will |has |have |said |just |really |actually |literally |probably |definitely )*(gonna |will |wanna |coming to |going to |trying to )+(kill|murder|stab|shoot|hurt|batter|harm|attack|jump|rape|burn) (me|us|my (mum|family|sister|brother))`,
      `(threatens|threatened|threatening|threaten) (?!(me |us )?${dryThreat}\\b)(me|us|my|to|him|her)(?! (evict|eviction|court|sanction|legal|bailiff)\\b)`,
      '(family|they|theyre|he|hes|brothers|dad|uncle|people|someone|gang|lads|olders|ex|boyfriend|stepdad|husband|cousins|somebody|neighbour|men|man) … (wanna|want to|want|wants to|wants|trying to|tried to|try to|try) (to )?(kill|stab|shoot|murder|shank|poison|strangle|drown|run over) (me|us)',
      '(set|setting) (my|the|our) (flat|house|room|door|car) (alight|on fire|alite)',
      '(hes|theyre|they|he|ex|someone|people|olders|lads) (is |are |keep |keeps )*(sending me|sent me|leaving me|making) … (threats|threatening|death|knife|gun)',
      `${they} …… (says|say|said|saying|told me|tells me|threatened|threatening|threatens|swears|swore|reckons|text|texted|messaged|promised|keeps saying) … (hes|shes|theyre|hell|he will|she will|they will|theyll|he|she|they|to|gonna|will|im) (gonna |will |wanna |come and |come round and |going to )*${threat} (me|my|us|mum|the|our|up|for)`,
      `${they} …… (says|say|said|saying|told me|tells me|threatened|threatening|threatens|swears|swore|reckons|text|texted|messaged|promised|keeps saying) … (hell|shell|theyll|(he|she|they) will|gonna) (come and |come round and |come back and )*${veiled}`,
      `(says|say|said|saying|told me|threatened|threatening|threatens|scared) … (hell|shell|theyll|(he|she|they) will|gonna) (come and )*${veiled}`,
      `(says|say|said|saying|told me|threatened|threatening|threatens) … (hes|shes|theyre|hell|he will|they will|theyll|to) (gonna |will |come and )*${threat} (me|my (face|family|mum|house|flat|door|legs|head)|us|mum|the (flat|house|place))`,
      `(threatened|threatening|threatens|threats) (?!${dryThreat}\\b)(me|us|my (life|mum|family|sister|brother)|to (kill|hurt|stab|beat|burn|smash|come|shoot|rape|set|cut|throw acid|break|batter|slit|bang|slice|petrol|jump|ruin my face|find)|against)`,
      '(death threat|death threats|getting threats|theres a hit|price on my head|theres a bounty)',
      `(hes|theyre|they|he|they will|theyll|hell) (are |is )?(gonna |will |wanna )*(kill|stab|shoot|hurt|murder|batter|shank) (me|us|mum|my mum)`,
      '(hes|theyre|they|he|hell|theyll) (are |is )?(gonna |will |wanna )*do (me|us|my mum)(?! (a|an|any|some|for|the|this|that|good|well|my)\\b)',
      'theyre (coming )?(to )?do me (over|in)',
      '(do|doing) me (over|in)',
      `(if|when) (i|im) (leave|tell|grass|dont|go|dump|report|talk|say|snitch|left|finish) …… (kill|hurt|stab|burn|find|beat|shoot|batter) (me|us|my|himself|mum|the)(?! (a|an|somewhere|anywhere|some|another|housing|accommodation|place)\\b)`,
    ),
    unless: anyOf(
      anyOf(
        joking,
        distant,
        information,
        creatures,
        phrases(
          '(kill|murder) me (if|when|for|because) … (late|see|find out|eat|ate|eating|spent|forgot|lost|broke|dont do (the|my) (washing|dishes|homework|bins)|dont pass|knew|again)',
          '(condom|chips|bday|birthday|homework|hair)',
          'throw me out on my ear',
          '(bailiff|bailiffs|debt collector)',
        ),
      ),
      phrases(
        '(kill|murder|strangle) (me|us) (for|if|when) (i |she |he |mum )?(eat|eating|ate|being late|im late|was late|losing|lose|lost|breaking|broke|forgetting|forgot|missing|miss|missed|spending|spent|not (home|there|back|ready)|dont (pass|clean|tidy|wash|do (the|my)|turn up|ring|text|get up)|fail|failed|failing|see|sees|finds)',
        '(evict|eviction|sanction|sanctions|bailiff|bailiffs|court action|legal action|kick me off|stop my (money|uc|benefits|payments))',
      ),
    ),
  },
  {
    name: 'dangerous one on the way or kicking off',
    pattern: phrases(
      '(on (his|her|their|the) way|coming (home|back|over|round|here|down|to (my|mine|the|get))|(hes|shes|theyre|dads|mums|stepdads|exs|boyfriends|girlfriends|partners|brothers|he|she|they|is|are|be|due|coming|comes|gets|get) (back|home|here|round) (in|at|by|any|soon)|gets (home|back|in)|finds out|see me|be back)',
    ),
    and: phrases(
      '(violent|beat|hit|hits|hitting|kill|strangled|punched|hurt|hurts|threatened|threatening|kick my|burn|knife|shank|hands round my|put me in hospital|battered|smash|smashed|choked|raging|fuming and drunk|drunk and angry|kick off|kicks off|do me over|restraining order|non mol|abusive|slapped|bruises|black eye|broke my|last time he|last time she|nearly killed|hospital|attack|attacked|raped|strangle|choke|stab)',
      `${fear} (of|hes|shes|theyre|hell|he|she|they|what he|what they|for my life|to go home|to be here|to leave)`,
    ),
    unless: anyOf(
      distant,
      joking,
      information,
      phrases('(kill|murder) me (if|when|for|because)', '(fish|hit the|hit a)'),
    ),
  },
  {
    name: 'afraid of someone',
    pattern: phrases(
      `(im |so |really |well |proper |too |to |ive been |been )*${fear} (of|hes|shes|theyre|my|that|he|she|they|to) … (hurt me|kill me|hit me|find me|come back|my (boyfriend|girlfriend|ex|dad|stepdad|partner|brother|uncle|husband|mums boyfriend)|him right now|him (and|when|tonight)|do something|do to me|go home|go back|leave the house|hurt us|batter)`,
      '(scared|fear) for (my|our|her|mums|his) life',
      `(dad|stepdad|mum|boyfriend|boyfriends|dads|he|hes|stepdads|mums|girlfriend|ex|partner|brother) … (drunk|off his head|raging|lost it|kicking off|gone mad|going mad|angry) …… (smashing|throwing|hitting|screaming|breaking|punching|scared|hiding|kicking)`,
      '(smashing|smashed|trashing|trashed|wrecking) (up )?(the|my|our|everything) (flat|house|room|place|up|kitchen|stuff) …… (scared|him|hes|drunk|hiding|now|shouting|screaming)',
      'order … pizza …… (hes here|he is here|shes here|theyre here|to my address|cant talk|cant speak)',
      '(cant talk|cant speak|cant ring) …… (hes (here|next|in)|he is (here|next)|they will hear|hes listening|hear me)',
    ),
    unless: anyOf(distant, information, joking),
  },
  {
    name: 'forced to marry, honour',
    pattern: phrases(
      '(marry|marriage|married|wedding|nikah) …… (dont want|not want|no choice|force|forced|forcing|tomorrow|tonight|flight|airport|ticket|tickets|passport|make me|making me|locked)',
      '(passport|flight|airport|tickets|ticket|force|forced|forcing|make me|making me|take me|taking me|send me|sending me|fly me|flying me|taken me|arranged|locked) …… (marry|marriage|married|wedding|nikah)',
      '(brought|bring|brings|bringing) shame …… (kill|hurt|beat|find|looking for)',
    ),
    and: phrases(
      '(tomorrow|tonight|today|now|this week|weekend|friday|saturday|sunday|monday|days|flight|airport|tickets|took my passport|take my passport|taken my passport|has my passport|have my passport|locked|kill|beat)',
    ),
    unless: anyOf(
      past,
      study,
      information,
      phrases(
        'next (year|yr)',
        '(visa for my|my wedding|help to get married|photo id|certificate)',
      ),
    ),
  },
]
