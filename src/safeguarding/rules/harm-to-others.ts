import { creatures, denied, fiction, past, study } from './guards.ts'
import { anyOf, phrases, type Rule } from './rule.ts'
import { weapon } from './words.ts'

const target =
  '(him|her|them|em|someone|everyone|people|anyone|my (ex|exs|mum|dad|stepdad|brother|sister|boyfriend|girlfriend|boss|housemate|flatmate|roommate|neighbour|neighbours|uncle|carer|teacher|social worker|pa|landlord|family|mate|friend|baby dad|babydad|cousin|padmate|cellmate|keyworker|partner|manager|nan)' +
  '|the (lad|lads|guy|man|bloke|boy|girl|kid|prick|cunt|bastard|bitch|people|screw|neighbour|dealer|next|one|person|twat|nonce)|that (lad|guy|man|bloke|boy|girl|kid|prick|cunt|bastard|bitch|nonce|screw|twat|dealer)|these (lads|people)|his|her family|his family|next door|every(one|body)|a (lad|guy|man|kid|boy|girl))'
const idiom = anyOf(
  fiction,
  phrases(
    '(kill|murder) (for|a|some)',
    '(fifa|pool|match|game|quiz|race|ranked|2k|cod|mario kart|chess|bowling|exam|essay)',
    '(chips|kebab|pizza|burger|curry)',
    '(beat|smash|smashing|batter|battering|destroy|bang) (them|him|her|em|this|that) (at|in|on|up in a game)',
    '(kill|murder|strangle) (him|her|them|em|my [a-z]+|this [a-z]+) … (lol|joking|not literally)',
  ),
)

/** The writer may hurt someone. Caught mid-sentence or in a mood: still worth a card and a number. */
export const harmToOthers: readonly Rule[] = [
  {
    name: 'going to hurt someone',
    pattern: phrases(
      '(hes|shes|theyre|that [a-z]+ is|he is|they are) gonna (die|get stabbed|get it tonight|bleed|regret being born)',
      'i (nearly|almost|just|actually) (strangled|killed|stabbed|hurt|choked|smothered|attacked|beat) (my|him|her|someone|a|the|them)',
      `(im gonna|ill|i will|gonna|i wanna|wanna|i want|want to|im|swear ill|feel like|swear|id|thinking of|thinking about|need to|about to|might|thoughts of|thoughts about|scared ill|scared im gonna|ready to|plan to|planning to|tempted to|i feel like) (actually |really |fucking |literally |just |proper |genuinely |properly |end up |come and |go and |go round and |going round there to |go round there and |go to )*(kill|killing|stab|stabbing|shoot|shooting|shank|shanking|murder|murdering|burn|batter|battering|hurt|hurting|slice|slash|smash|strangle|strangling|poison|run over|bottle|glass|knock out|chef|splash|attack|attacking|beat up|kick the shit out of|fuck up|cut up|do in|petrol bomb|torch|beat the shit out of|beat) ${target}`,
      `i could (actually|really|fucking|literally|genuinely|properly|easily) (kill|murder|strangle) ${target}`,
      `i could (just )?(kill|murder|strangle) ${target} … (swear|swear down|right now|tonight|with|when|honestly|man|seriously|so angry|do it|hes|shes)`,
      `i could (just |actually |really |fucking )*(stab|shoot|shank|batter|hurt|smash|burn|poison|attack|beat up|beat|knock out|run over|torch) ${target}`,
      `(put|putting|puts) (him|her|them|that lad|that [a-z]+) (in|6|six) (the ground|a box|hospital|a grave|the hospital|a coffin|feet|a body bag|the morgue|icu|intensive care)`,
      '(hes|shes|theyre|he is|they are|that lad is|you are) (a |so |fucking )?dead (man|when|if|once|next time|after|meat|tonight)',
      '(worth|happy to|ready to|willing to|dont care if i) (do|doing|go|going|get) (time|life|bird|prison|jail|nicked|inside) (for|over) (him|her|them|it|that|this)',
      '(gonna|wanna|ill|i will|thinking of) … (set fire to|burn down|torch|burn|blow up|petrol bomb|shoot up|smash up) (his|her|their|the|this|my|that) (house|flat|car|place|hostel|school|college|office|unit|placement|building)',
    ),
    unless: anyOf(
      idiom,
      creatures,
      past,
      study,
      denied,
      phrases('(dont|didnt|never|not) (mean to|gonna|wanna) (kill|hurt|stab|beat)'),
    ),
  },
  {
    name: 'means to hurt someone',
    pattern: phrases(
      `(run|running|mow|mowing) (him|her|them|my ex|my (dad|stepdad|boss)|that [a-z]+|someone) (over|down)`,
      'my hands (round|around|on) (his|her|their|my (girlfriends|boyfriends|exs)) (throat|neck)',
      '(visions|flashes|images|pictures) (of|in my head of) … (hurting|killing|stabbing|strangling)',
      `(stab|kill|shoot|hurt|batter) (anyone|anybody|everyone|whoever|the next person)`,
      `(going|gonna|go|heading|off) (round|over|to|down|back) … (now |there |tonight )*(to |and )?(smash|stab|kill|batter|shank|fuck up|burn|slice|shoot|beat)( his| her| their| him| them| that| the)`,
      '(going|gonna|go|heading|off) (round|over|to|down|back) … (now |there |tonight )*(to |and )?do (his|her|their|him|them)',
      `(thoughts|thinking|dreams|images|urge|urges) (of|about) … (drowning|poisoning|stabbing|strangling|suffocating|hurting|killing|shooting|burning|pushing|smashing) (my|him|her|them|someone|people|the|a)`,
      '(do something (bad|terrible|awful|horrible)|do (some|real) damage|do time) (to|for) (him|her|them|my|that|someone|his|people)',
      '(make|making) (him|her|them) (pay|suffer|bleed|hurt|regret)',
      '(hurt|stab|kill|get) (him|her|them) (like|the way|back) (they|he|she|for)',
    ),
    unless: anyOf(idiom, creatures, past, study, denied),
  },
  {
    name: 'armed and going for someone',
    pattern: phrases(
      `${weapon} …… (know|found out|found|worked out) where (he|she|they) (live|lives|stay|stays|is|are|work|works)`,
      '(outside|at|going to) (his|her|their) (house|flat|place|door|car) with (petrol|a lighter|fireworks)',
      `(outside|going to|on my way to|at) (his|her|their|my ex|my exs)( (house|flat|work|place|yard|door|gaff))? ?…… (with|w|got|holding|have) (a |an |the |my )*${weapon}`,
      `(got|have|carrying|holding|bought|taking|brought|took|ive|im|grabbed|tucked|keep|keeping) (got |a |an |my |the |him a |carrying a |this )*${weapon} (on me|with me|in my (bag|coat|pocket|sock|waistband|jacket|sleeve|room)|and im|ready|and (if|when|going|hes|theyre|he|ill)|for (him|them|her|when)|to (school|college|town))`,
      `(got|grabbed|took|have|carrying) (a |my |the )?${weapon} …… (find him|find them|find her|find the|going to his|going round|going for|see him|wait for him|waiting for him|hes getting|theyre getting|who did it|do him|sort him|get him)`,
      '(gonna|going to|going|off to|on my way to|im) (look for|looking for|find|finding|get|get back at|hunt|hunting|sort|waiting for) (him|them|her|the (lad|guy|lads|boy|boys|people|one)|who) …… (knife|blade|pay|did it|did this|kill|hurt|stab|regret|dead|smash|batter|hospital|revenge)',
      '(gonna|will|hes gonna|theyre gonna) (make (him|her|them) (pay|bleed|suffer)|get whats coming)',
      'get(ting)? revenge on (him|her|them)',
    ),
    unless: anyOf(
      idiom,
      past,
      study,
      phrases(
        '(gets caught|got caught|caught with|ikea|kitchen|cutlery|charity|chef course|catering)',
      ),
    ),
  },
  {
    name: 'thoughts or voices of hurting others',
    pattern: phrases(
      `(thoughts|thinking|think|thought|dreams|images|urge|urges|fantasies|keep imagining|imagining|impulse|visions|picturing) (of|about|to|where i|that i|bout) … (stab|stabbing|kill|killing|hurt|hurting|strangling|strangle|attacking|attack|murder|murdering|shooting|pushing) (people|someone|${target})`,
      `(voice|voices|it|something|head) … (tell|tells|telling|told|says|saying|want|wants) (me )?(to )?(hurt|kill|stab|attack|strangle|push) (people|someone|${target})`,
      '(scared|afraid|worried|frightened) (ill|im gonna|i will|i might|of what ill|that ill|i am gonna|what i might) … (hurt|kill|stab|attack|snap|lose it|do) (someone|people|somebody|him|her|them|and hurt|to him|to her|to them)',
      '(cant|dont know if i can|hard to) (control|hold|stop) (my anger|myself|it|my temper|the rage) …… (hurt|kill|stab|hit|someone|attack|knife|batter)',
      '(just|ive|i|think i|think ive) (just |have |think )*(stabbed|killed|shot|strangled|hit|battered|knocked out|bottled|slashed) (someone|him|my (boyfriend|girlfriend|mate|dad|mum|ex|housemate|flatmate|brother|partner)|a (lad|guy|man|kid))',
    ),
    unless: anyOf(idiom, past, study, creatures),
  },
]
