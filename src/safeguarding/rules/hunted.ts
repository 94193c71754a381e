import { creatures, fiction, information, joking, past, study } from './guards.ts'
import { anyOf, phrases, type Rule } from './rule.ts'
import { they, worker } from './words.ts'

/** Handled as an allegation instead, which has a card of its own with 999 in it. */
const byWorker = phrases(worker, '(restrained|restraint|wing|cell)')
export const distant = anyOf(past, study, fiction, byWorker, creatures)

/** Somebody at the door, behind one, or who does not let one out. */
export const hunted: readonly Rule[] = [
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
      '(someone|somebody|someones|theres a man|theres someone|theyre|hes) (is |are )?(breaking in|trying to (get|break) in|in my (flat|house|room)(?! (said|says|told|reckons)\\b)|in the (flat|house))',
      `(hes|shes|theyre|exs|ex is|stepdads|dads|boyfriends|dad is|boyfriend is|he is|they are|he|man|mans|men) (is |are |just |still |stood |waiting |sat |been |now |wait |waits |sitting |parked |there |standing )*(outside|at my door|at the door|outside my|(?<!(by|with|from|off|and|like) (the|that|my|this) (man|bloke) )downstairs|in the garden|in the hallway|in the stairwell|out the front|out front)`,
      '(found|finds|knows|know|worked out|found out|tracked) (out )?(where i (live|am|stay|moved)|my (new )?address|my flat)',
      '(found|finds|tracked) me and',
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
      `(hiding|hid) from ${they}`,
      '(he|hes|she|shes|ex|man|guy|bloke) … (turns|turning|shows|showing|keeps turning) up (outside|at) (my|the) (work|job|house|flat|college|school|door|hostel|nans)',
      'followed (home|by|down|from|all the way|off the bus|back to)',
      '(?<!(never|money|record|conviction|sentence) )(following|followed|follows|chasing|chased|chase|stalking) (me|us)(?! (on|back|up|around the shop|for (the|his|her|their|my|a) (arrears|rent|half|bill|bills|debt|money))\\b)',
      '(?<!(build|building|built|houses|flats|garden|gardens|field|neighbours|queue) )behind (me|us)(?! (on|back|up|around the shop)\\b)',
      '(being|been|im|getting|think im being) (followed|chased|stalked|watched by)',
      '(im |were |we are |been )?(hiding|hid|hide|locked myself|barricaded|ran and) (in|behind|under|from|up|myself in|because) (a |an |the |my |our |him|her|them|of|shop|bush|bathroom)',
      '(?<!(look|looks|looked|looking|ask|asks|asked|asking|named|called|runs|cleans|clean|anymore|next|queue|person|one) )after me',
      '(coming for me|coming to get me|looking for me(?! (first|own|next|new|a|an|mum|dad|brother|sister|birth|passport|cv|id|stuff|keys)\\b)|out to get me|gonna get me|coming after me|want me dead|wants me dead)',
    ),
    unless: anyOf(
      distant,
      information,
      joking,
      phrases(
        '(insta|instagram|tiktok|snap|snapchat|twitter|following my application|police (are )?(looking|after|chasing)|following me up|dwp|bailiffs?|debt|presents|chasing me for (rent|money|council|forms|payment)|cat|dog|overdraft|arrears)',
        '(half|share|bill|bills|loan) …… (chase|chases|chasing|chased)',
        '(sentence|conviction|record) …… (follow|follows|following) me',
      ),
    ),
  },
  {
    name: 'locked in, controlled',
    pattern: phrases(
      '(locked|locks|lock|locking|shut|trapped|shuts|trap) (me|us|myself) (in|inside|up|upstairs)',
      '(wont|dont|not|never|refuse to|didnt) (let|letting|lets) (me|us) (leave|out|go home|go out|go(?! (to|past|on|through|further|any)\\b)|outside)',
      '(took|taken|takes|hidden|hid|has got|got) (my|all my) (keys|shoes|phone and|passport and) …… (cant|wont(?! say\\b)|leave|(?<!get (it|them) )back|locked|scared|go out|out)',
      '(trapped|stuck|locked) (in|inside|here|with) (the |my |his |her |this |a )?(flat|house|room|bathroom|car|him|(?<!stuck with )them|with him|bedroom|basement)',
      '(cant|not allowed to) (leave|get out|get away|escape) (here|him|because he|or he|because they|or they|without him)',
      'not allowed to (leave|get out of) (the|this|my|our) (house|flat)',
      '(cant|not allowed to) (leave|get out of|escape) the house …… (he|hes|hell|she|shes|they|theyre|them|him|boyfriend|partner|ex|dad|husband|family|lock|locked|locks|without|help|please|hurt|hit|kill)',
      '(he|hes|hell|she|shes|they|theyre|boyfriend|partner|ex|dad|husband|family|lock|locked|locks|help|please) …… (cant|not allowed to) (leave|get out of|escape) the house',
    ),
    unless: anyOf(
      distant,
      information,
      phrases(
        '(tenancy|contract|course|lease|lift|app|account|bank|phone locked|out of my|locked out|mates|job|apprenticeship|tent|school)',
      ),
    ),
  },
]
