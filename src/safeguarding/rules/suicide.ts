import { asksAboutHelp, denied, fiction, past, study } from './guards.ts'
import { anyOf, phrases, type Rule } from './rule.ts'
import { pills } from './words.ts'
import { suicideSigns } from './suicide-signs.ts'
import { despair } from './despair.ts'

const idleWish = phrases(
  'die (of|from|laughing|on me|in (this|that|the) (heat|lesson|exam))',
  '(wanna|want|gonna) die (of|from|laughing|lol)',
  '(hungover|embarrassed|embarrassment|cringe|boredom|starving|hunger)',
)
const ending =
  '(die|be dead|b dead|not exist|stop existing|cease to exist|not wake up|never wake up)'
const self = '(myself|himself|herself|themselves|themself)'

const said: readonly Rule[] = [
  {
    name: 'killing oneself',
    pattern: phrases(
      '(jump|jumping|jumped) (in|into) (the|a) (river|severn|canal|water|sea|lake|docks|weir)',
      '(jump|jumping|jumped) (off|from|out of) … (bridge|roof|balcony|multistorey|multi|car park|building|cliff|flats|tower|block|viaduct|window|top floor)',
      '(under|in front of|hit by) a train',
      '(i|ill|i will) kill me',
      '(gonna|wanna|going to|about to|ready to|will) slit (my|her|his) (wrist|wrists|throat)',
      `(gonna|wanna|just|ill|id|to|might|will|could|should|and|or|about to|nearly|try|tried to|feel like|he|she|they) off ${self}`,
      `(kill|killing|kills|offing|offed|top|topping|end|ending|hang|hanging|drown|drowning|shoot|poison|gas|finish) ${self}`,
      `(do|doing) (${self} in|away with ${self})`,
      `throw(ing)? ${self} (off|in front|under|out)`,
      '(jump|jumping|step|stepping|walk|walking|run|running|lie|lay) … (in front of|under|onto) (a|the|an) (train|car|bus|lorry|hgv|traffic|tracks|motorway)',
      '(jump|jumping) (off|from) (a|the|this|that|my) (bridge|roof|balcony|building|window|cliff|flats|car park|multi)',
    ),
    unless: anyOf(
      anyOf(
        anyOf(
          phrases(`${self} (laughing|off to|with work|with this)`),
          study,
          fiction,
          past,
          denied,
        ),
        phrases('(hang|hanging) myself (a|the|some|my|up)'),
      ),
      phrases('(bungee|sky ?dive|parkour|trampoline|swimming|diving)'),
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
      anyOf(study, fiction, past, denied, asksAboutHelp),
      phrases('(suicide squad|prevention|awareness|bereaved by|lost … to suicide)'),
    ),
  },
  {
    name: 'wants to die',
    pattern: phrases(
      '(wanna|want|wish i was|just) (to )?be (gone|no more|with the angels)',
      '(gonna|wanna|going to|soon ill|ill be) (join|joining) my (little |big |baby )?(sister|brother|mum|nan|dad|grandad|son|daughter|baby|gran|auntie|mate|friend)(?! (in|at|for|on|to|there|class|when))',
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
        asksAboutHelp,
      ),
      phrases('rather die than (tell|ask|ring|phone|call|talk|speak|say|show|wear|let|be seen)'),
      phrases('(make|making|write|need) a will', 'organ donor', 'life insurance'),
    ),
  },
  {
    name: 'asks about dying',
    pattern: phrases(
      `${pills} (are |is |all )*(laid out|lined up|counted out|ready|in front of me|out on the bed)`,
      '(gonna|going to|wanna|about to|threatening to|says|said) … (overdose|od)(?! (last|when|years))',
      `(how much|how many|would|will) … (${pills}|it|that) … (do it|kill me|be enough|finish me|end it|be quick|be fatal|kill (a person|someone|you))`,
      '(survive|survived|surviving) … (jump|jumping|hanging|overdose|falling|a fall)',
      `(got|have|with|holding|counting|counted|lined up) … ${pills} …… (ready|next to me|lined up|in my hand|on the bed|in front of me|waiting|enough)`,
      `(?<!(dont|didnt|not|never) )(gonna|wanna|thinking about|thinking of|planning|plan to|tempted to|want to|urge to|might) (just )?(take|taking|swallow|neck|overdose|overdosing) (on |an |a |all |every |loads of |a load of |too many |the rest of )*(my |of my |the |these )?(overdose|${pills}|lot|them all)`,
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
        '(festival|boomtown|glastonbury|rave|harm reduction)',
        '(take|taking) … (prescribed|as normal|for a headache|for my (back|head|tooth))',
      ),
    ),
  },
]

/** Wanting to die, plans, goodbyes; the writer or someone they know. Widest of all, on purpose. */
export const suicide: readonly Rule[] = [...said, ...despair, ...suicideSigns]
