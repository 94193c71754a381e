import { denied, fiction, joking, past, study } from './guards.ts'
import { anyOf, phrases, type Rule } from './rule.ts'

const idleWish = phrases(
  'die (of|from|laughing|on me|in (this|that|the) (heat|lesson|exam))',
  '(wanna|want|gonna) die (of|from|laughing|lol)',
  '(hungover|embarrassed|embarrassment|cringe|boredom|starving|hunger)',
)
const notAPlace = '(?! (in|at|with|on|near|by|alone|together|there|like a|forever|off|under))'

/** No wish to go on, no way out, better gone: despair in plain words. */
export const despair: readonly Rule[] = [
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
    name: 'does not want to be here',
    pattern: phrases(
      'no (way|going|coming) back for me',
      '(want|wanna|need) (it|this|everything|it all|life) (all )?(finished|over|done with|to be over)',
      '(get|make it|last|live) (through|thru|past|to see) (another|the|this) (night|day|week|morning)',
      '(i|im) (just )?(give|giving|gave|given) up( (man|now|on everything|on life|honestly|please|tell))',
      'im finish(ed)?( (with|here|i|now))',
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
