import { creatures, fiction, information, joking, past, study } from './guards.ts'
import { anyOf, phrases, together, type Rule } from './rule.ts'
import { they, worker } from './words.ts'

const threat =
  '(kill|hurt|stab|shoot|beat|batter|burn|smash|slice|cut|bang|jump|shank|do|fuck|mess|end|finish|get|find|petrol bomb|throw acid|acid|break|rape|bury|slit|drown|strangle)'
const fear = '(scared|afraid|frightened|terrified|petrified|shitting myself)'

/** Handled as an allegation instead, which has a card of its own with 999 in it. */
const byWorker = phrases(worker, '(restrained|restraint|wing|cell)')
const distant = anyOf(past, study, fiction, byWorker, creatures)

/** Threats, being hunted, locked in, or afraid of someone near. */
export const threats: readonly Rule[] = [
  {
    name: 'signs of an attack together',
    pattern: together(
      phrases(
        '(knife|knives|machete|machetes|gun|bats|a bat|balaclava|balaclavas|petrol|acid|stab|stabbed|stabbing|shank|slashed|strangled|strangling|strangle|choking|choked|choke|beaten|beating|batter|battered|punching|punched|punches|throat|attacked|attacking|attack|jumped|chasing|chased|kidnap|kidnapped|grabbed me|grab me|drag me|dragged|violent|kicked in|smashed my|my (face|head) in|black and blue|bleeding|threatening|threatened|threats|hurt me|kicking off|screaming at|do me over|come for me|after me|get me|hitting|hit me|hits me|throwing|smashing|asking for me|looking for me)',
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
        '(court|prison|jail|solicitor|caught|dbs|compensation|gym|boxing|mma|match|rugby|football|game|club|interview|exam|essay|feelings|chips|kebab|tenancy|bill|bills|rent|dwp|uc|council tax|landlord|bailiff|bailiffs|debt collector|letter|letters|insurance|teeth|tooth|dentist|food|phone screen|dog attacked|cat|nursery|parenting|training|work is|boss|gums|nosebleed|period|tattoo|piercing|smear|implant|jab|needle|bus driver|5 a side|stuff back|break up|broke up|dumped)',
        '(kill me|killing me) (for|if|when|lol|because|with)',
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
      '(threatens|threatened|threatening|threaten) (me|us|my|to|him|her)(?! (evict|eviction|court|sanction|legal|stop my|cut my|bailiff))',
      '(family|they|theyre|he|hes|brothers|dad|uncle|people|someone|gang|lads|olders|ex|boyfriend|stepdad|husband|cousins|somebody|neighbour|men|man) … (wanna|want to|want|wants to|wants|trying to|tried to|try to|try) (to )?(kill|stab|shoot|murder|shank|poison|strangle|drown|run over) (me|us)',
      '(set|setting) (my|the|our) (flat|house|room|door|car) (alight|on fire|alite)',
      '(hes|theyre|they|he|ex|someone|people|olders|lads) (is |are |keep |keeps )*(sending me|sent me|leaving me|making) … (threats|threatening|death|knife|gun)',
      `${they} …… (says|say|said|saying|told me|tells me|threatened|threatening|threatens|swears|swore|reckons|text|texted|messaged|promised|keeps saying) … (hes|shes|theyre|hell|he will|she will|they will|theyll|he|she|they|to|gonna|will|im) (gonna |will |wanna |come and |come round and |going to )*${threat} (me|my|us|mum|the|our|up|for)`,
      `(says|say|said|saying|told me|threatened|threatening|threatens) … (hes|shes|theyre|hell|he will|they will|theyll|to) (gonna |will |come and )*${threat} (me|my (face|family|mum|house|flat|door|legs|head)|us|mum|the (flat|house|place))`,
      `(threatened|threatening|threatens|threats) (me|us|my (life|mum|family|sister|brother)|to (kill|hurt|stab|beat|burn|smash|come|shoot|rape|set|cut|throw acid|break|batter|slit|bang|slice|petrol|jump|ruin my face|find)|against)`,
      '(death threat|death threats|getting threats|theres a hit|price on my head|theres a bounty)',
      `(hes|theyre|they|he|they will|theyll|hell) (are |is )?(gonna |will |wanna )*(kill|stab|shoot|hurt|murder|batter|shank|do) (me|us|mum|my mum)`,
      'theyre (coming )?(to )?do me (over|in)',
      '(do|doing) me (over|in)',
      `(if|when) (i|im) (leave|tell|grass|dont|go|dump|report|talk|say|snitch|left|finish) …… (kill|hurt|stab|burn|find|beat|shoot|batter) (me|us|my|himself|mum|the)`,
    ),
    unless: anyOf(
      anyOf(
        joking,
        distant,
        information,
        creatures,
        phrases(
          '(kill|murder) me (if|when|for|because) … (late|see|find out|eat|ate|eating|spent|forgot|lost|broke|dont do|dont pass|knew|again)',
          '(condom|chips|bday|birthday|homework|hair)',
          'throw me out on my ear',
          '(bailiff|bailiffs|debt collector)',
        ),
      ),
      phrases(
        '(for|if|when) (i )?(eat|eating|ate|being late|im late|was late|losing|lose|lost|breaking|broke|forgetting|forgot|missing|miss|missed|spending|spent|not|dont|fail|failed|failing|she|see|sees|finds)',
        '(evict|eviction|sanction|sanctions|bailiff|bailiffs|court action|legal action|kick me off|stop my (money|uc|benefits|payments))',
      ),
    ),
  },
  {
    name: 'at the door',
    pattern: phrases(
      '(ex|exs|he|hes|stepdad|stepdads|dad|boyfriend|babydad|they|theyre) (is |are |just |now |been |got )*in (my|the|our) (garden|house|flat|room|stairwell|hallway|drive|back garden|kitchen|block|building)',
      '(brick|bricks|bottle|stone|firework|petrol bomb) (through|thru|at|in) (my|the|our) (window|windows|door|letterbox)',
      '(smashed|smashing|put|putting|broke|breaking|kicked|kicking|booted|bricked|broken) (my|our|the|all my) (front |back )?(window|windows|door|doors)',
      '(waiting|hanging|lurking|sat|stood|standing|parked) (around |about )?outside …… (my|the|for me|beat|get me|jump|kill|hurt|house|flat)',
      '(kicking|smashing|banging|booting|breaking|hammering|trying to (get|break|kick|smash)|pounding|tried to (get|break|kick|smash)|kick|smash) … (my|the|our) (front |back |bedroom |bathroom )?(door|window|windows|flat|room) (in|down|right now|now|off)',
      '(banging|hammering|pounding|kicking) (on|at) (my|the|our) (front |back |bedroom |bathroom )?(door|window) …… (now|shouting|wont (stop|go|leave)|scared|him|drunk|again|screaming|know where|threat|theyre|hes)',
      '(breaking|broken|broke|getting|climbing|trying to get|smashing) in(to)? (my|the|our) (flat|house|room|place|window) …… (now|im in|hiding|scared|help|someone|theyre|hes)',
      '(someone|somebody|theres a man|theres someone|theyre|hes) (is |are )?(breaking in|trying to get in|in my (flat|house|room)|in the (flat|house))',
      `(hes|shes|theyre|exs|ex is|stepdads|dads|boyfriends|dad is|boyfriend is|he is|they are|he|man|mans|men) (is |are |just |still |stood |waiting |sat |been |now |wait |waits |sitting |parked |there |standing )*(outside|at my door|at the door|outside my|downstairs|in the garden|in the hallway|in the stairwell|out the front|out front)`,
      '(found|finds|knows|know|worked out|found out|tracked) (out )?(where i (live|am|stay|moved)|my (new )?address|me and|my flat)',
    ),
    unless: anyOf(
      anyOf(
        anyOf(
          distant,
          information,
          joking,
          phrases(
            '(parcel|delivery|taxi|uber|my lift|pizza man|post|postie|nice|window cleaner|landlord|bailiff|bailiffs|debt|tv licence|hi vis|register|electoral|fag|smoking|locksmith|plumber|paramedics|ambulance|police are)',
          ),
        ),
        phrases(
          '(football|accident|cat|wind|storm|who pays|repair|repairs|fix|council|police (broke|kicked|smashed|put))',
        ),
      ),
      phrases(
        '(he|they|dad) (is|are) in the (house|flat|kitchen) (share|with me|tonight with)',
        '(can|could|does|do|should|is) … be in (my|the) (flat|house)',
        '(works?|working|lives?) in',
      ),
    ),
  },
  {
    name: 'followed or hiding',
    pattern: phrases(
      'followed (home|by|down|from|all the way|off the bus|back to)',
      '(following|followed|follows|chasing|chased|chase|stalking|behind) (me|us)(?! (on|back|up|around the shop))',
      '(being|been|im|getting|think im being) (followed|chased|stalked|watched by)',
      '(im |were |we are |been )?(hiding|hid|hide|locked myself|barricaded|ran and) (in|behind|under|from|up|myself in|because) (a |an |the |my |our |him|her|them|of|shop|bush|bathroom)',
      '(after me|coming for me|coming to get me|looking for me|out to get me|gonna get me|coming after me|want me dead|wants me dead)',
    ),
    unless: anyOf(
      distant,
      information,
      joking,
      phrases(
        '(insta|instagram|tiktok|snap|snapchat|twitter|following my application|police (are )?(looking|after|chasing)|following me up|dwp|bailiffs?|debt|presents|chasing me for (rent|money|council|forms|payment)|cat|dog)',
      ),
    ),
  },
  {
    name: 'locked in, controlled',
    pattern: phrases(
      '(locked|locks|lock|locking|shut|trapped|shuts|trap) (me|us|myself) (in|inside|up|upstairs)',
      '(wont|dont|not|never|refuse to|didnt) (let|letting|lets) (me|us) (leave|out|go home|go out|go(?! to)|outside)',
      '(took|taken|takes|hidden|hid|has got|got) (my|all my) (keys|shoes|phone and|passport and) …… (cant|wont|leave|back|locked|scared|go out|out)',
      '(trapped|stuck|locked) (in|inside|here|with) (the |my |his |her |this |a )?(flat|house|room|bathroom|car|him|them|with him|bedroom|basement)',
      '(cant|not allowed to) (leave|get out|get away|escape) (the house|here|him|because he|or he|because they|or they|without him)',
    ),
    unless: anyOf(
      distant,
      information,
      phrases(
        '(tenancy|contract|course|lease|lift|app|account|bank|phone locked|out of my|locked out|mates|job|apprenticeship|tent|school)',
      ),
    ),
  },
  {
    name: 'dangerous one on the way or kicking off',
    pattern: phrases(
      '(on (his|her|their|the) way|coming (home|back|over|round|here|down|to (my|mine|the|get))|(back|home|here|round) (in|at|by|any|soon)|gets (home|back|in)|finds out|see me|be back)',
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
